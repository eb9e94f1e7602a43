"""The server's time, and a contest's rows played again at any speed."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Sequence
from datetime import datetime

from tests.fake_google.sheets import Tab, Value


class Clock:
    """Seconds since 1970: the machine's, plus what it was advanced."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def now(self) -> float:
        return time.time() + self._ahead

    def advance(self, seconds: float) -> None:
        self._ahead += seconds


def replay(
    tab: Tab,
    timed_rows: Iterable[tuple[datetime, Sequence[Value]]],
    speed: float,
    stop: threading.Event,
) -> int:
    """Append rows as they came in, `speed` times as fast, until all are in or `stop` is set.

    The first comes at once. Returns how many came. Rows that are late are appended in one go, so
    any speed keeps up.
    """
    started = time.monotonic()
    first, count = None, 0
    for moment, row in timed_rows:
        first = first or moment
        due = started + (moment - first).total_seconds() / speed
        if (early := due - time.monotonic()) > 0 and stop.wait(early):
            break
        tab.append(row)
        count += 1
    return count
