"""The background work of a process that serves for weeks: it polls and limits its memory."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from contest.errors import FolderError
from ingest.polling.loop import Polling
from ingest.polling.poller import Poll, Poller, fingerprint
from ingest.polling.unforeseen import log_unforeseen
from ledger.arenas import limit_arenas
from service.environment import Place
from service.wired import declared, ledger_of

_LOOK_SECONDS = 5.0
_STOP_SECONDS = 5.0
_log = logging.getLogger("pull")

__all__ = ["Poll", "Polling", "keep_polling", "limit_arenas", "start_polling"]


async def keep_polling(place: Place, tell: Callable[[Poll], None]) -> None:
    """Poll the contest's live sources until this is cancelled. `tell` is called with every poll.

    A thread that ended is started again. If nothing can be polled, the folder is read again when
    one of its files changes.
    """
    polling, files = None, None
    try:
        while True:
            try:
                if polling is not None:
                    await asyncio.to_thread(polling.keep)
                elif files != (files := fingerprint(place.folder)):
                    polling = await asyncio.to_thread(start_polling, place, tell)
            except Exception as error:
                log_unforeseen("starting to poll", error)
            await asyncio.sleep(_LOOK_SECONDS)
    finally:
        if polling is not None:
            polling.stop()
            await asyncio.to_thread(polling.ended, _STOP_SECONDS)


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
