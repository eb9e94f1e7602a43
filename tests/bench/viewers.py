"""The real server under viewers over WebSocket: a rerun of each page, many viewers, a new minute.

All load goes to servers on the loopback that are started here, with a fixed number of viewers for a
fixed number of seconds. Where there are two programs, each measurement is made of one and then of
the other.
"""

from __future__ import annotations

import asyncio
import math
import shutil
import statistics
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager, AsyncExitStack, ExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.bench.measure import Spent, as_line, line
from tests.bench.program import HERE, Program, Server
from tests.streamlit_client import Run, Tab, tab

NOW = "2024-12-02T20:00"
"""The moment that the pages show, in the middle of the sample contest."""
EVERY = 5.0
"""Seconds between two reruns of a viewer."""
_LATER = 0.1
"""Seconds after a minute has begun, so that no clock is seen too early."""
_PLAIN = Path(__file__).with_name("plain_page.py")


@dataclass(frozen=True)
class Sizes:
    """How much is measured: reruns of each page; numbers of viewers, and seconds for each of these
    numbers; new minutes, and the seconds in which one passes."""

    reruns: int = 9
    viewers: tuple[int, ...] = (5, 20, 50)
    seconds: float = 40.0
    minutes: int = 4
    minute_seconds: int = 10


def measure(programs: Sequence[Program], export: Path, place: Path, sizes: Sizes) -> None:
    """Measure the first program, and the second where there is one."""
    place = place / "served"
    shutil.rmtree(place, ignore_errors=True)
    ledgers = [place / str(number) for number, _ in enumerate(programs)]
    for program, data in zip(programs, ledgers, strict=True):
        program.load(export, data)
    asyncio.run(_measure(programs, ledgers, sizes))


async def _measure(programs: Sequence[Program], ledgers: Sequence[Path], sizes: Sizes) -> None:
    with ExitStack() as stack:
        plain = stack.enter_context(Program(HERE).serve(str(_PLAIN)))
        servers = [
            stack.enter_context(dashboard(program, data))
            for program, data in zip(programs, ledgers, strict=True)
        ]
        await _pages(servers, plain, sizes)
        for count in sizes.viewers:
            await _many(servers, count, sizes)
    await _new_minutes(programs, ledgers, sizes)


def dashboard(program: Program, data: Path, **environment: str) -> AbstractContextManager[Server]:
    """A server of the ledger in a demonstration; its clock stands still at `NOW`."""
    return program.serve(
        "dashboard.py",
        CONTEST_DIR=str(program.folder),
        CONTEST_DATA=str(data),
        CONTEST_PUBLIC=f"{data}-public",
        CONTEST_DEMO="1",
        CONTEST_NOW=NOW,
        **environment,
    )


async def _pages(servers: Sequence[Server], plain: Server, sizes: Sizes) -> None:
    """Reruns of each page by a single viewer who has seen it before. CPU is the server's."""
    async with AsyncExitStack() as stack:
        reader = await stack.enter_async_context(tab(plain.address))
        reference = await _warm(plain, reader, "", 3 * sizes.reruns)
        line("a page of 100 paragraphs, a rerun, the median", reference, reference)
        viewers = [await stack.enter_async_context(tab(server.address)) for server in servers]
        for viewer in viewers:
            await _run(viewer)  # brings the menu
        for page in viewers[0].pages:
            spent = [
                await _warm(server, viewer, page, sizes.reruns)
                for server, viewer in zip(servers, viewers, strict=True)
                if page in viewer.pages
            ]
            line(f"/{page}, a rerun, the median", *as_line(spent, reference))


async def _warm(server: Server, viewer: Tab, page: str, reruns: int) -> Spent:
    await _run(viewer, page)
    cpu = server.cpu
    runs = [await _run(viewer, page) for _ in range(reruns)]
    middle = statistics.median(run.seconds for run in runs)
    return Spent(middle, (server.cpu - cpu) / reruns)


async def _many(servers: Sequence[Server], count: int, sizes: Sizes) -> None:
    """So many viewers of the first page, each of whom asks again every few seconds. Who waits
    longer than that asks again at once."""
    found = [await _loaded(server, count, sizes.seconds) for server in servers]
    for what in found[0]:
        line(f"{count} viewers every {EVERY:g} s, {what}", *as_line([one[what] for one in found]))


async def _loaded(server: Server, count: int, seconds: float) -> dict[str, Spent]:
    async with AsyncExitStack() as stack:
        viewers = [await stack.enter_async_context(tab(server.address)) for _ in range(count)]
        for viewer in viewers:
            await _run(viewer)
        cpu, began = server.cpu, time.monotonic()
        watching = (
            _watch(viewer, began + number * EVERY / count, began + seconds)
            for number, viewer in enumerate(viewers)
        )
        waited = sorted(wait for waits in await asyncio.gather(*watching) for wait in waits)
        each = (server.cpu - cpu) / len(waited)
    return {
        "p50": Spent(_within(waited, 0.50)),
        "p95": Spent(_within(waited, 0.95)),
        "CPU of the server for a rerun": Spent(each, each),
    }


async def _watch(viewer: Tab, due: float, end: float) -> list[float]:
    waits = []
    while due < end:
        await asyncio.sleep(due - time.monotonic())
        waits.append((await _run(viewer)).seconds)
        due = max(due + EVERY, time.monotonic())
    return waits


def _within(waited: Sequence[float], share: float) -> float:
    """Of sorted waits, the one that this share does not exceed."""
    return waited[math.ceil(share * len(waited)) - 1]


async def _new_minutes(programs: Sequence[Program], ledgers: Sequence[Path], sizes: Sizes) -> None:
    """Reruns after the minute on the page has changed. A pretended minute is shorter than a real
    one; the two programs' minutes begin at different times, so that neither disturbs the other."""
    step = sizes.minute_seconds
    with ExitStack() as stack:
        began = [time.time() + step * number / len(programs) for number, _ in enumerate(programs)]
        servers = [
            stack.enter_context(dashboard(program, data, CONTEST_SPEED=f"{60 / step}@{since}"))
            for program, data, since in zip(programs, ledgers, began, strict=True)
        ]
        found = await asyncio.gather(
            *(_minutes(server, since, sizes) for server, since in zip(servers, began, strict=True))
        )
    for what in found[0]:
        line(what, *as_line([one[what] for one in found]))


async def _minutes(server: Server, since: float, sizes: Sizes) -> dict[str, Spent]:
    step, first, second = sizes.minute_seconds, [], []
    async with tab(server.address) as viewer:
        await _run(viewer)
        for _ in range(sizes.minutes):
            passed = time.time() - since
            await asyncio.sleep(step - passed % step + _LATER)
            first.append((await _run(viewer)).seconds)
            second.append((await _run(viewer)).seconds)
    return {
        "the first rerun in a new minute, the median": Spent(statistics.median(first)),
        "the next rerun in the same minute, the median": Spent(statistics.median(second)),
    }


async def _run(viewer: Tab, page: str = "") -> Run:
    run = await viewer.run(page)
    assert not run.faults, f"/{page}: {run.faults}"
    return run
