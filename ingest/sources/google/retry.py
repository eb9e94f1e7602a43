"""Tries again after failures that may pass by themselves, for a bounded time.

This is our own code, because `tenacity` reads its own clock, so a test of its deadline would have
to wait.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


class TransientError(Exception):
    """A failure that may pass by itself. `final` is the error to raise if it does not pass.

    `wait_seconds`: the wait that the server asked for; None if it did not ask.
    """

    def __init__(self, final: Exception, wait_seconds: float | None = None) -> None:
        super().__init__(str(final))
        self.final = final
        self.wait_seconds = wait_seconds


@dataclass(frozen=True)
class Patience:
    """The number of attempts and the time for them.

    The pause before attempt n is drawn evenly from 0 to min(`longest_pause`, `first_pause` × 2ⁿ)
    seconds. The pause is never shorter than the wait that the server asked for.
    """

    attempts: int = 6
    seconds: float = 180.0
    first_pause: float = 1.0
    longest_pause: float = 30.0
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], object] = time.sleep
    draw: Callable[[float, float], float] = random.uniform


def retry(work: Callable[[float], T], patience: Patience) -> T:
    """The result of `work(seconds left)`, which is tried again while it raises TransientError.

    Raises:
        Exception: the `final` of the last failure when attempts or time are used up; any other
            exception of `work` at once.
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
