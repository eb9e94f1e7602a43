"""Trying again what may pass by itself, for a bounded time.

Own code, because `tenacity` reads its own clock: its deadline cannot be tested without waiting.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


class TransientError(Exception):
    """A failure that may pass by itself; `final` is the error to tell if it does not.

    `wait_seconds`: how long the server asked to wait; None: it did not say.
    """

    def __init__(self, final: Exception, wait_seconds: float | None = None) -> None:
        super().__init__(str(final))
        self.final = final
        self.wait_seconds = wait_seconds


@dataclass(frozen=True)
class Patience:
    """How often and how long to try. The pause before attempt n is drawn evenly from 0 to
    min(`longest_pause`, `first_pause` × 2ⁿ) seconds, but is never shorter than the server asked.
    """

    attempts: int = 6
    seconds: float = 180.0
    first_pause: float = 1.0
    longest_pause: float = 30.0
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], object] = time.sleep
    draw: Callable[[float, float], float] = random.uniform


def retry(work: Callable[[float], T], patience: Patience) -> T:
    """What `work(seconds left)` gives, tried again while it raises TransientError.

    Raises:
        Exception: the `final` of the last failure, when attempts or time are used up; anything else
            that `work` raises, at once.
    """
    started, attempt = patience.clock(), 0
    while True:
        left = patience.seconds - (patience.clock() - started)
        try:
            return work(left)
        except TransientError as failure:
            attempt += 1
            longest = min(patience.longest_pause, patience.first_pause * 2**attempt)
            pause = max(patience.draw(0, longest), failure.wait_seconds or 0)
            left = patience.seconds - (patience.clock() - started)
            if attempt >= patience.attempts or pause >= left:
                raise failure.final from failure.__cause__
        patience.sleep(pause)
