"""Keeps requests under a server's limit."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable


class Quota:
    """Allows at most `limit` starts in any window of `seconds`, however many threads ask.

    A refilling bucket would allow twice as many in one window: a full bucket and its refill.
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
        """Wait for a place for at most `patience` seconds. If the wait would be longer, return
        False at once."""
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
