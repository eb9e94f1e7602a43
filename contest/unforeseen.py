"""Tells an unforeseen error by its type and its place, never by its message.

A message of Python or of an engine may hold a participant's text, and a log is read by others than
the answers are. Pages, commands and the poller use these functions alike.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from contest.errors import ContestError

_FRAMES = 30
"""The innermost frames of an error. A recursion that does not end has a thousand."""


def place_of(error: BaseException) -> str:
    """Type and place of an error in a few words.

    >>> try:
    ...     int("09000 is a phone")
    ... except ValueError as error:
    ...     place_of(error).rpartition(":")[0]
    'ValueError at <doctest contest.unforeseen.place_of[0]>'
    """
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return type(error).__name__
    last = frames[-1]
    return f"{type(error).__name__} at {_short(last.filename)}:{last.lineno}"


def stack_of(error: BaseException) -> str:
    """Types and stacks of an error and of the errors that led to it, the first one first, without
    any message and without lines of source."""
    lines: list[str] = []
    for one in reversed(list(_chain(error))):
        lines.append(type(one).__name__)
        lines += [
            f"  {frame.filename}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(one.__traceback__)[-_FRAMES:]
        ]
    return "\n".join(lines)


def keep_messages_out_of_logs() -> None:
    """Log every error of this process as type and stack: of libraries too, and of threads.

    Streamlit, for example, logs an error of a page with its message before it asks anybody. Call
    this function where a process begins. The messages of a `ContestError` stay, because they are
    written for people and hold no personal data.
    """
    make = logging.getLogRecordFactory()

    def record(*args: Any, **options: Any) -> logging.LogRecord:
        made = make(*args, **options)
        if made.exc_info and made.exc_info[1] is not None:
            made.exc_text, made.exc_info = stack_of(made.exc_info[1]), None
        made.msg = _without_message(made.msg)
        if isinstance(made.args, tuple):
            made.args = tuple(map(_without_message, made.args))
        return made

    logging.setLogRecordFactory(record)
    logging.raiseExceptions = False  # which would print the values of a line that fails
    sys.excepthook = _log_uncaught
    threading.excepthook = lambda args: _log_uncaught(
        args.exc_type, args.exc_value, args.exc_traceback
    )


def _without_message(value: object) -> object:
    if isinstance(value, BaseException) and not isinstance(value, ContestError):
        return place_of(value)
    return value


def _log_uncaught(
    kind: type[BaseException], error: BaseException | None, _trace: TracebackType | None
) -> None:
    told = stack_of(error) if error else kind.__name__
    print(f"an unforeseen error, a fault of this program:\n{told}", file=sys.stderr)


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _short(file: str) -> str:
    """The path within the program or its libraries."""
    path = Path(file)
    root = Path(__file__).resolve().parent.parent
    return str(path.relative_to(root)) if path.is_relative_to(root) else path.name
