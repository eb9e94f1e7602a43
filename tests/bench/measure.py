"""What the sections share: the sample, a stopwatch, a line of the table."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sample.__main__ import main as make_sample

FOLDER = Path("contests/hai-duong-2024")
T = TypeVar("T")


def sample(folder: Path, rows: int) -> Path:
    """An export of so many responses of the sample contest, made once."""
    place = folder / f"sample-{rows}"
    if not (place / "snapshot-2.csv").exists():
        print(f"making {rows:,} responses in {place} …")
        make_sample(
            ["--contest", str(FOLDER), "--out", str(place), "--rows", str(rows), "--no-truth"]
        )
    return place / "snapshot-2.csv"


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds, and what the work gave."""
    start = time.perf_counter()
    given = work()
    return time.perf_counter() - start, given


def line(what: str, seconds: float, reference: float) -> None:
    """One measurement and its ratio to the reference."""
    print(f"{what:<55} {seconds:8.3f} s   × {seconds / reference:6.2f}")
