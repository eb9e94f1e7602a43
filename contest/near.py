"""Finds names of people that are so alike that somebody should look at them.

Alike names never prove that they belong to one person. Names are compared bare
(`contest.text.bare`). Two names are near if they differ in one of these ways:

- One letter is left out, added or replaced, or two letters have changed places. The first letter of
  a word must be the same, because Hùng and Dũng are two people.
- The words have another order.
- One name leaves out some of the middle words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import combinations, pairwise
from typing import TypeVar

from rapidfuzz.distance import OSA

from contest.text import bare

T = TypeVar("T", bound=Hashable)
_LONGEST, _MOST_WORDS, _MOST_ALIKE = 80, 8, 50
"""Bounds of a name in letters and words, and of the names that share a form. A text with more
letters is only compared as a whole."""


def near(one: str, other: str) -> bool:
    """True if the names are near or the same.

    >>> near("Nguyễn Văn Hùng", "NGUYEN VAN HUNGG"), near("Trần Thị Lan", "Trần Lan")
    (True, True)
    >>> near("Nguyễn Thị Lan", "Nguyễn Thị Mai")
    False
    """
    first, second = bare(one), bare(other)
    if first == second:
        return True
    if max(len(first), len(second)) > _LONGEST:
        return False
    if _slip(first, second):
        return True
    if second in _shorter(first) or first in _shorter(second):
        return True
    return sorted(first.split()) == sorted(second.split())


def near_pairs(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield every pair of these bare names that are near, some pairs more than once.

    The work grows with the number of names, not with its square, because near names share a form
    with one letter less, a form without middle words, or their sorted words. If more than 50 names
    share a form, somebody is playing, and only neighbours are compared.
    """
    distinct = sorted({name for name in names if 0 < len(name) <= _LONGEST})
    alike: dict[str, list[str]] = defaultdict(list)
    ordered: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in distinct:
        for form in {name, *(name[:n] + name[n + 1 :] for n in range(len(name)))}:
            alike[form].append(name)
        ordered[tuple(sorted(name.split()))].append(name)
    for same in alike.values():
        pairs = combinations(same, 2) if len(same) <= _MOST_ALIKE else pairwise(same)
        for one, other in pairs:
            if _slip(one, other):
                yield one, other
    for same in ordered.values():
        yield from pairwise(same)
    known = set(distinct)
    for name in distinct:
        yield from ((name, short) for short in _shorter(name) if short in known)


def groups(things: Iterable[T], pairs: Iterable[tuple[T, T]]) -> list[tuple[T, ...]]:
    """Group the things that pairs connect, in the order of the things.

    >>> groups("abcd", [("d", "a"), ("b", "b")])
    [('a', 'd'), ('b',), ('c',)]
    """
    above = {thing: thing for thing in things}

    def top(thing: T) -> T:
        while above[thing] != thing:
            above[thing] = above[above[thing]]
            thing = above[thing]
        return thing

    for one, other in pairs:
        above[top(other)] = top(one)
    together: dict[T, list[T]] = defaultdict(list)
    for thing in above:
        together[top(thing)].append(thing)
    return [tuple(some) for some in together.values()]


def _slip(one: str, other: str) -> bool:
    if OSA.distance(one, other, score_cutoff=1) > 1:
        return False
    words, others = one.split(), other.split()
    return len(words) != len(others) or all(
        a[0] == b[0] for a, b in zip(words, others, strict=True)
    )


def _shorter(name: str) -> Iterator[str]:
    """Yield the name without some of the words between the first and the last."""
    words = name.split()
    if not 2 < len(words) <= _MOST_WORDS:
        return
    for kept in range(len(words) - 2):
        for middle in combinations(words[1:-1], kept):
            yield " ".join((words[0], *middle, words[-1]))
