"""Four weeks of polls on a pretended clock: the sample contest comes in, and nothing may grow.

Time and memory are measured by kind of poll in ten stretches. Processor time, because others may
use the machine too; the fake Google's own is in it.
"""

from __future__ import annotations

import gc
import os
import random
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from statistics import median
from unittest import mock

from ledger import Ledger
from tests.fake_google import FakeGoogle, faults
from tests.live_google import SAMPLE, live_sample
from tests.polling import Watched, assert_same_as_import
from tests.sheet_story import Story, story_of
from tests.troubles import QUOTA

_TENTHS = 10
_FAULT_SHARE = 1 / 400
_LONGEST_GROWTH = 2.0
_MOST_FILES = 60
_KINDS = ("nothing new", "new rows", "complete read")


@dataclass
class Stretch:
    """A tenth of the polls: milliseconds by kind, and what there was at its end."""

    times: dict[str, list[float]] = field(default_factory=lambda: {kind: [] for kind in _KINDS})
    rows: int = 0
    memory_mb: float = 0.0
    files: dict[str, int] = field(default_factory=dict)

    def usual(self, kind: str) -> float:
        return median(self.times[kind]) if self.times[kind] else 0.0


def four_weeks(place: Path, polls: int, rows: int, seed: int) -> None:
    """Poll so often while the sample contest of so many rows comes in. The figures are printed.

    Raises:
        AssertionError: the ledger is not the sheet, or something grew.
    """
    with FakeGoogle() as google, _an_hour_is_seconds():
        story = story_of(SAMPLE, rows, seed)
        live = live_sample(google, place, story.header)
        opened = story.steps[0][0].replace(tzinfo=live.contest.zone) - timedelta(minutes=5)
        watched = Watched(live, Ledger.at(place / "ledger"), toml=None, start=opened)
        stretches, busiest = _poll(watched, story, polls, random.Random(seed))
        for _ in range(3):
            assert watched.poll_all().error is None
        assert_same_as_import(watched, place)
    wrong = list(_grown(stretches[1], stretches[-1]))
    print(f"  most requests in a minute: {busiest} (quota {QUOTA}); the ledger is the sheet")
    assert busiest <= QUOTA
    assert not wrong, wrong


def _poll(
    watched: Watched, story: Story, polls: int, draw: random.Random
) -> tuple[list[Stretch], int]:
    live, steps = watched.live, deque(story.steps)
    google, stretches, recent, busiest = live.google, [Stretch()], deque[float](), 0
    for number in range(1, polls + 1):
        now = live.contest.local(watched.now())
        while steps and (steps[0][0] <= now or number == polls):
            steps.popleft()[1](live.tab)
        if draw.random() < _FAULT_SHARE:
            google.faults.script(draw.choice([faults.too_many(), faults.page(502), faults.reset()]))
        before = google.count()
        live.time.now += watched.poller.wait_seconds()
        started = time.process_time()
        (poll,) = watched.poller.poll_due()
        spent = (time.process_time() - started) * 1000
        requests = google.count() - before
        google.calls.clear()
        live.time.slept.clear()
        recent.extend([live.time.now] * requests)
        while recent and recent[0] <= live.time.now - 60:
            recent.popleft()
        busiest = max(busiest, len(recent))
        if poll.report is not None:
            kind = _KINDS[2] if requests > 1 else _KINDS[bool(poll.report.changes)]
            stretches[-1].times[kind].append(spent)
        if number * _TENTHS % polls < _TENTHS:
            _note(watched, stretches[-1])
            _show(number, stretches[-1])
            stretches.append(Stretch())
    return [stretch for stretch in stretches if stretch.memory_mb], busiest


def _note(watched: Watched, stretch: Stretch) -> None:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    stretch.memory_mb = pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    stretch.rows = len(watched.live.tab.rows)
    names = ("observations", "loads", watched.ledger.responses_name(watched.live.contest))
    for name in names:
        table = watched.ledger.table(name)
        stretch.files[name.split("/")[0]] = len(table.file_uris()) if table else 0


def _show(number: int, stretch: Stretch) -> None:
    times = ", ".join(
        f"{kind} {stretch.usual(kind):.0f} ms ×{len(stretch.times[kind]):,}" for kind in _KINDS
    )
    files = "/".join(str(count) for count in stretch.files.values())
    print(
        f"  {number:>6,} polls, {stretch.rows:>6,} rows: {times}; "
        f"{stretch.memory_mb:.0f} MB, files {files}",
        flush=True,
    )


def _grown(first: Stretch, last: Stretch) -> Iterator[str]:
    """What grew although the same was to be done. A complete read may grow with the sheet, and so
    may a memory that holds the sheet, which is Google's here."""
    for kind in _KINDS[:2]:
        if last.usual(kind) > _LONGEST_GROWTH * max(first.usual(kind), 5.0):
            yield f"{kind}: {first.usual(kind):.0f} ms grew to {last.usual(kind):.0f} ms"
    share = _LONGEST_GROWTH * max(1.0, last.rows / max(first.rows, 1))
    if last.usual(_KINDS[2]) > share * first.usual(_KINDS[2]):
        yield "complete reads grew faster than the sheet"
    if last.memory_mb > 1.5 * first.memory_mb:
        yield f"{first.memory_mb:.0f} MB grew to {last.memory_mb:.0f} MB"
    if max(last.files.values()) > _MOST_FILES:
        yield f"too many files: {last.files}"


@contextmanager
def _an_hour_is_seconds() -> Iterator[None]:
    """What the ledger keeps for an hour goes after seconds: so fast is the pretended clock."""
    with (
        mock.patch("ledger.compact.KEPT_HOURS", 0),
        mock.patch.dict(
            "ledger.ledger._PROPERTIES", {"delta.logRetentionDuration": "interval 20 seconds"}
        ),
    ):
        yield
