"""The background work of a process that serves for weeks: it polls and limits its memory."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from contest.errors import FolderError
from ingest.polling.loop import Polling
from ingest.polling.poller import Poll, Poller, fingerprint
from ingest.polling.unforeseen import log_unforeseen
from ledger.arenas import limit_arenas
from service.beside import said_id
from service.environment import Place, places
from service.wired import declared, ledger_of

_LOOK_SECONDS = 5.0
_STOP_SECONDS = 5.0
_log = logging.getLogger("pull")

__all__ = ["Poll", "Polling", "for_each_place", "keep_polling", "limit_arenas", "start_polling"]


async def for_each_place(work: Callable[[Place], Awaitable[None]]) -> None:
    """Do the work of each contest of the installation beside that of the others, until this is
    cancelled. The work of a contest begins when its folder appears, and ends when its folder
    vanishes. Work that fails is told to the log and begins again; the others go on."""
    at_work: dict[Place, asyncio.Task[None]] = {}

    async def begin(place: Place) -> None:
        try:
            await work(place)
        except Exception as error:
            log_unforeseen("the background work of a contest", error)

    async def end(tasks: list[asyncio.Task[None]]) -> None:
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task

    try:
        while True:
            now = await asyncio.to_thread(places)
            await end([at_work.pop(place) for place in [*at_work] if place not in now])
            for place in now:
                if place not in at_work or at_work[place].done():
                    at_work[place] = asyncio.create_task(begin(place))
            await asyncio.sleep(_LOOK_SECONDS)
    finally:
        await end([*at_work.values()])


async def keep_polling(place: Place, tell: Callable[[Poll], None]) -> None:
    """Poll the contest's live sources until this is cancelled. `tell` is called with every poll.

    A thread that ended is started again. If nothing can be polled, the folder is read again when
    one of its files changes, or the id that a folder beside it declares.
    """
    polling, files = None, None
    try:
        while True:
            try:
                if polling is not None:
                    await asyncio.to_thread(polling.keep)
                elif files != (files := _mark(place)):
                    polling = await asyncio.to_thread(start_polling, place, tell)
            except Exception as error:
                log_unforeseen("starting to poll", error)
            await asyncio.sleep(_LOOK_SECONDS)
    finally:
        if polling is not None:
            polling.stop()
            await asyncio.to_thread(polling.ended, _STOP_SECONDS)


def _mark(place: Place) -> object:
    """Changes when the folder may be usable now although it was not before."""
    beside = [said_id(one.folder) for one in places()] if place.shares_data else []
    return fingerprint(place.folder), beside


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
