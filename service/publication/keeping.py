"""Looks every few seconds whether turnout is due, and keeps the last trouble for the page."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from contest.errors import ContestError, FolderError, LedgerError
from contest.unforeseen import stack_of
from service import environment
from service.environment import Place
from service.publication.publishing import publish_if_due
from service.publication.record import PublicationError
from service.publication.results import publish_result
from service.wired import look

LOOK_SECONDS = 5.0
RETRY = timedelta(minutes=1)
"""After trouble: the time until the next try."""
_log = logging.getLogger("publication")

What = Literal["folder", "ledger", "public", "unforeseen"]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why publication by itself did not succeed, and since when (aware). `what`: the contest's
    folder, its ledger, the public folder with its record, or an error that nobody foresaw."""

    what: What
    since: datetime


_troubles: dict[Place, Trouble] = {}


def trouble(place: Place) -> Trouble | None:
    """The trouble of a contest's publication by itself; None after a success."""
    return _troubles.get(place)


async def keep_publishing(place: Place, clock: Callable[[], datetime], local: str) -> None:
    """Publish when it is due, until this is cancelled. `local`: see `publishing.address`."""
    not_before = clock()
    while True:
        now = clock()
        if now >= not_before:
            await asyncio.to_thread(try_to_publish, place, now, local)
            not_before = now + RETRY if trouble(place) else now
        await asyncio.sleep(LOOK_SECONDS)


def try_to_publish(place: Place, now: datetime, local: str) -> None:
    """Publish if it is due; write trouble down and into the log, the same trouble once."""
    try:
        if publish_if_due(place, environment.moment(now), local):
            _log.info("turnout was published")
        if publish_result(place, environment.moment(now)):
            _log.info("the result was published")
        look(place, now)  # so an erasure is noticed although nobody looks (`service.wired.look`)
        _troubles.pop(place, None)
    except Exception as error:
        what, said = _what(error), str(error)
        if what == "unforeseen":
            said = f"unforeseen {type(error).__name__}\n{stack_of(error)}"
        known = trouble(place)
        if known is None or known.what != what:
            _log.error("turnout was not published, and what was public stays: %s", said)
            _troubles[place] = Trouble(what, now)


def _what(error: Exception) -> What:
    kinds: tuple[tuple[type[Exception], What], ...] = (
        (FolderError, "folder"), (LedgerError, "ledger"), (PublicationError, "public"),
        (ContestError, "ledger"),
    )  # fmt: skip
    return next((what for kind, what in kinds if isinstance(error, kind)), "unforeseen")
