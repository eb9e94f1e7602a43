"""What the sections share: the sample, a stopwatch, a line of the table."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sample.__main__ import main as make_sample

FOLDER = Path("contests/hai-duong-2024")
T = TypeVar("T")


@dataclass(frozen=True, order=True)
class Spent:
    """Seconds by the clock, and of this process on all processors: on a busy machine the second
    tells more."""

    seconds: float
    cpu: float


def sample(folder: Path, rows: int) -> Path:
    """An export of so many responses of the sample contest, made once."""
    place = folder / f"sample-{rows}"
    if not (place / "snapshot-2.csv").exists():
        print(f"making {rows:,} responses in {place} …")
        make_sample(
            ["--contest", str(FOLDER), "--out", str(place), "--rows", str(rows), "--no-truth"]
        )
    return place / "snapshot-2.csv"


def timed(work: Callable[[], T]) -> tuple[Spent, T]:
    """What was spent, and what the work gave."""
    start, cpu = time.perf_counter(), time.process_time()
    given = work()
    return Spent(time.perf_counter() - start, time.process_time() - cpu), given


def line(what: str, spent: Spent, reference: Spent | None = None) -> None:
    """One measurement, and its ratios to the reference."""
    text = f"{what:<52} {spent.seconds:8.3f} s {spent.cpu:8.3f} s CPU"
    if reference:
        ratios = spent.seconds / reference.seconds, spent.cpu / reference.cpu
        text += f"   × {ratios[0]:5.2f} ({ratios[1]:5.2f} of CPU)"
    print(text, flush=True)
