"""The background work of a process that serves for weeks: it polls and limits its memory."""

from __future__ import annotations

import logging
from collections.abc import Callable

from contest.errors import FolderError
from ingest.polling.loop import Polling
from ingest.polling.poller import Poll, Poller
from ledger.arenas import limit_arenas
from service.environment import Place
from service.wired import declared, ledger_of

_log = logging.getLogger("pull")

__all__ = ["Poll", "Polling", "limit_arenas", "start_polling"]


def start_polling(place: Place, tell: Callable[[Poll], None]) -> Polling | None:
    """Start the poller of the contest's live sources; the poller calls `tell` with every poll.

    Returns None if no source is live, or if the folder cannot be used; the pages say why.
    """
    try:
        contest = declared(place)
    except FolderError as error:
        _log.error("nothing is polled: %s", error)
        return None
    if not any(source.is_live for source in contest.sources):
        return None
    ledger = ledger_of(place, contest)
    return Polling(lambda clock: Poller(place.folder, ledger, clock=clock), ledger, tell)
