"""The long campaigns of live sources; `make test` runs the first two short."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from contest import load
from ledger import Ledger
from tests.builders import write_folder
from tests.fake_google import FakeGoogle
from tests.killing import kill_while_rows_come
from tests.live_google import answer, live_small
from tests.polling import Watched
from tests.soak.weeks import four_weeks
from tests.troubles import poll_with_every_fault


def polls_with_every_fault(place: Path, count: int, seed: int) -> None:
    """A quarter of the requests fail, the sheet is changed all the time, and the clock jumps."""
    with _watched(place, more_rows=17) as watched:
        watched.poll()
        poll_with_every_fault(watched, polls=count, seed=seed, place=place)


def kills(place: Path, count: int, seed: int) -> None:
    """A poller is killed at random moments."""
    with _watched(place, more_rows=0) as watched:
        os.environ.update(watched.live.environment)
        kill_while_rows_come(watched, kills=count, seed=seed, place=place)


def weeks_of_polls(place: Path, count: int, seed: int) -> None:
    """Four weeks at half a minute are 80,000 polls."""
    four_weeks(place, polls=count, rows=4_000, seed=seed)


LIVE: dict[Callable[[Path, int, int], None], int] = {
    polls_with_every_fault: 1_000,
    kills: 200,
    weeks_of_polls: 80_000,
}
"""Each campaign and how long it is."""


def run(campaign: Callable[[Path, int, int], None], count: int, seed: int) -> None:
    """Run it in a temporary directory.

    Raises:
        AssertionError: it found something.
    """
    os.environ["NO_PROXY"] = "127.0.0.1"
    with TemporaryDirectory(prefix="soak-") as place:
        campaign(Path(place), count, seed)


@contextmanager
def _watched(place: Path, more_rows: int) -> Iterator[Watched]:
    contest = load(write_folder(place / "thu"))
    with FakeGoogle() as google:
        live = live_small(google, contest, place)
        live.tab.extend(answer(number) for number in range(4, 4 + more_rows))
        yield Watched(live, Ledger.at(place / "ledger"))
