"""Shares of a whole that add up to 100 % as they are printed."""

from __future__ import annotations

from collections.abc import Sequence


def proportions(counts: Sequence[int], places: int = 2) -> tuple[float | None, ...]:
    """The share of each count in the sum of all, rounded to a percentage with `places` decimals.

    The method is that of the largest remainder: each share is rounded down, and what is missing to
    100 % goes, one step each, to the shares that lost most, the first ones among equals. A count
    above 0 never becomes 0 %: the largest share gives the step. Nothing is counted: all are None.

    >>> proportions([1, 1, 1])
    (0.3334, 0.3333, 0.3333)
    >>> proportions([99_999, 1]), proportions([0, 0])
    ((0.9999, 0.0001), (None, None))
    """
    whole, steps = sum(counts), 100 * 10**places
    if not whole:
        return (None,) * len(counts)
    given, lost = map(list, zip(*(divmod(count * steps, whole) for count in counts), strict=True))
    in_turn = sorted(range(len(counts)), key=lambda n: -lost[n])
    for n in in_turn[: steps - sum(given)]:
        given[n] += 1
    for n, count in enumerate(counts):
        if count and not given[n]:
            given[n] += 1
            given[given.index(max(given))] -= 1
    return tuple(number / steps for number in given)
