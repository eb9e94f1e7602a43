"""Repeatable chance: a draw depends on the seed and on its purpose, not on the order of draws.

So a row can be made again at any time and alone, and only its key has to be kept. This module uses
only `random()`, because Python guarantees its sequence for a seed, unlike `choice` or `shuffle`.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from itertools import accumulate
from typing import TypeVar

T = TypeVar("T")
Random = Callable[[], float]


class For(IntEnum):
    """The purpose of a draw. Streams of the same person with different purposes are independent."""

    PERSON = 1
    ROW = 2
    VISITS = 3
    UNITS = 4
    MARKS = 5
    CHANGES = 6


class Stream:
    """A generator that is set to the beginning of a numbered stream again and again."""

    def __init__(self, seed: int, purpose: For) -> None:
        self._base = (seed << 8 | purpose) << 40
        self._generator = random.Random()  # nosec B311 # a sample draws, it keeps no secret
        self.random: Random = self._generator.random

    def at(self, number: int = 0, part: int = 0) -> Random:
        """The draws of stream `number` (a person, say), `part` (an attempt)."""
        self._generator.seed(self._base | number << 8 | part)
        return self.random


def pick(options: Sequence[T], chance: float) -> T:
    """The option at a chance in [0, 1).

    >>> pick("abcd", 0.5)
    'c'
    """
    return options[int(chance * len(options))]


class Weighted:
    """Numbers 0, 1, … drawn in proportion to weights.

    >>> wheel = Weighted([1, 0, 3])
    >>> wheel.pick(0.2), wheel.pick(0.3)
    (0, 2)
    """

    def __init__(self, weights: Iterable[float]) -> None:
        self._ends = list(accumulate(weights))

    def pick(self, chance: float) -> int:
        """The number at a chance in [0, 1)."""
        return bisect_right(self._ends, chance * self._ends[-1])
