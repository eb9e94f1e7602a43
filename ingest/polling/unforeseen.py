"""Logs an error that nobody foresaw, without its message, which may hold a participant's text."""

from __future__ import annotations

import logging

from contest.unforeseen import stack_of

_log = logging.getLogger("pull")


def log_unforeseen(doing: str, error: BaseException) -> None:
    """Log the type of an error, what was being done, and the stack."""
    _log.error("unforeseen %s while %s\n%s", type(error).__name__, doing, stack_of(error))
