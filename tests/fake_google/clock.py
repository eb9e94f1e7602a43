"""The server's time, and what happened to a sheet played again at any speed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from datetime import datetime

Step = Callable[[], object]


class Clock:
    """Seconds since 1970: the machine's, plus what it was advanced."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def now(self) -> float:
        return time.time() + self._ahead

    def advance(self, seconds: float) -> None:
        self._ahead += seconds


def replay(steps: Iterable[tuple[datetime, Step]], speed: float, stop: threading.Event) -> int:
    """Do what is to be done, each at its moment, `speed` times as fast, until all is done or `stop`
    is set.

    The first comes at once. Returns how many were done. Those that are late are done in one go, so
    any speed keeps up.
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
