"""Staying under a server's limit of requests."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable


class Quota:
    """At most `limit` starts in any window of `seconds`, however many threads ask.

    A bucket that refills would let twice as many through in one window: a full one, and its refill.
    """

    def __init__(
        self,
        limit: int,
        seconds: float,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._starts: deque[float] = deque(maxlen=limit)
        self._seconds = seconds
        self._clock, self._sleep = clock, sleep
        self._lock = threading.Lock()

    def wait(self, patience: float) -> bool:
        """Wait for a place, at most `patience` seconds; False, at once, if it would take longer."""
        with self._lock:
            now = start = self._clock()
            if len(self._starts) == self._starts.maxlen:
                start = max(now, self._starts[0] + self._seconds)
            if start - now > patience:
                return False
            self._starts.append(start)
        if start > now:
            self._sleep(start - now)
        return True
