"""The server's time, and the replay of a sheet's events at any speed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from datetime import datetime

Step = Callable[[], object]


class Clock:
    """Seconds since 1970 by the machine's clock, plus the seconds by which a test advanced it."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def now(self) -> float:
        return time.time() + self._ahead

    def advance(self, seconds: float) -> None:
        self._ahead += seconds


def replay(steps: Iterable[tuple[datetime, Step]], speed: float, stop: threading.Event) -> int:
    """Run each step at its moment, `speed` times as fast, until the end or until `stop` is set.

    The first step runs at once. Late steps run without pauses, so any speed keeps up. Returns the
    number of steps done.
    """
    started = time.monotonic()
    first, count = None, 0
    for moment, step in steps:
        first = first or moment
        due = started + (moment - first).total_seconds() / speed
        if (early := due - time.monotonic()) > 0 and stop.wait(early):
            break
        step()
        count += 1
    return count
