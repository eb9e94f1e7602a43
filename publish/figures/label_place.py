"""Finds a place inside an outline where a text fits: pure geometry, in the drawing's units."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

Line = Sequence[tuple[float, float]]
Spans = list[tuple[float, float]]
_LEVELS = 48


def place(rings: Sequence[Line], sizes: Sequence[tuple[float, float]]) -> tuple[int, float, float]:
    """The first of these boxes (width, height) that fits wholly inside, and the box's middle.

    `rings`: closed lines of one outline, including holes. The answer is `(number, x, y)`. If no box
    fits, the number is -1 and (x, y) is the middle of the widest place.

    >>> place([[(0, 0), (4, 0), (4, 2), (0, 2), (0, 0)]], [(5, 1), (3, 1)])[0]
    1
    """
    heights = [y for ring in rings for _, y in ring]
    low, high = min(heights), max(heights)
    step = (high - low) / _LEVELS
    levels = [low + step * (n + 0.5) for n in range(_LEVELS)]
    inside = [_inside(rings, y) for y in levels]
    for number, (width, height) in enumerate(sizes):
        reach = math.ceil(height / 2 / step)
        best = _widest(levels, inside, reach)
        if best is not None and best[0] >= width:
            return number, best[1], best[2]
    _, x, y = _widest(levels, inside, 0) or (0.0, rings[0][0][0], rings[0][0][1])
    return -1, x, y


def _widest(
    levels: Sequence[float], inside: Sequence[Spans], reach: int
) -> tuple[float, float, float] | None:
    """Width and middle of the widest span that stays inside over `reach` levels up and down.

    Of spans of about the same width, the one nearer to the middle height wins.
    """
    middle = (levels[0] + levels[-1]) / 2
    best: tuple[float, float, float] | None = None
    best_value = -math.inf
    for number in range(reach, len(levels) - reach):
        common = inside[number]
        for other in inside[number - reach : number + reach + 1]:
            common = _common(common, other)
        for start, end in common:
            value = (end - start) - abs(levels[number] - middle) / 4
            if value > best_value:
                best, best_value = (end - start, (start + end) / 2, levels[number]), value
    return best


def _inside(rings: Sequence[Line], y: float) -> Spans:
    """The parts of the level y that lie inside, found by counting borders from the left."""
    crossed = sorted(
        x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        for ring in rings
        for (x1, y1), (x2, y2) in pairwise(ring)
        if (y1 <= y) != (y2 <= y)
    )
    return list(zip(crossed[::2], crossed[1::2], strict=False))


def _common(some: Spans, others: Spans) -> Spans:
    pairs = ((max(a, c), min(b, d)) for a, b in some for c, d in others)
    return [(start, end) for start, end in pairs if start < end]
