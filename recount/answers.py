"""Marks answers as the contract says ("Score"), in whole numbers of 1/D."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction

from contest.items import Item
from recount.texts import Cells, fold, is_error

Marker = Callable[[Cells, Sequence[int]], int]
_MOST = 100_000


def denominator(items: Sequence[Item]) -> int:
    """D: every mark that an answer can get is a whole number of 1/D."""
    shares = [
        item.points / max(len(set(item.key)), 1) if item.kind == "multiple_partial" else item.points
        for item in items
    ]
    return math.lcm(*(share.denominator for share in shares))


def marker(item: Item, parts: int) -> Marker:
    """The function that marks the answers to one question in 1/`parts`.

    A question without a key gives no marks. Equal answers are marked once.
    """
    points = {fold(option): fold(option) in set(map(fold, item.key)) for option in item.options}
    known: dict[str, int] = {}

    def mark(cells: Cells, places: Sequence[int]) -> int:
        if len(places) == 1:
            text = cells[places[0]]
        else:  # the one that is filled; of two that differ, nobody knows which was meant
            texts = {text for place in places if (text := fold(cells[place] or ""))}
            text = texts.pop() if len(texts) == 1 else None
        if not text or not item.key:
            return 0
        if (found := known.get(text)) is None:
            found = int(_share(item, fold(text), points) * item.points * parts)
            if len(known) < _MOST:
                known[text] = found
        return found

    return mark


def _share(item: Item, text: str, is_right: dict[str, bool]) -> Fraction:
    """The share of the points that an answer gets."""
    if text not in is_right and is_error(text):
        return Fraction(0)
    if item.kind == "single":
        return Fraction(is_right.get(text, False))
    chosen, has_rest = choices(text, list(is_right))
    right = sum(is_right[option] for option in chosen)
    wrong = len(chosen) - right + has_rest
    size = sum(is_right.values())
    if item.kind == "multiple":
        return Fraction(right == size and not wrong)
    return Fraction(max(0, right - wrong), size)


def choices(text: str, options: Sequence[str]) -> tuple[frozenset[str], bool]:
    """The options that a checkbox answer names, and whether anything else stands there.

    >>> sorted(choices("a, b, c, x", ["a, b", "a", "b", "c"])[0])
    ['a, b', 'c']
    >>> sorted(choices("a;c;", ["a", "b", "c"])[0])
    ['a', 'c']
    """
    is_microsoft = text.endswith(";") and not any(option.endswith(";") for option in options)
    between = ";" if is_microsoft else ", "
    words: list[str | None] = [*text.removesuffix(";" if is_microsoft else "").split(between)]
    found = set()
    for option in sorted(options, key=len, reverse=True):
        wanted = option.split(between)
        place = 0
        while place + len(wanted) <= len(words):
            if words[place : place + len(wanted)] == wanted:
                words[place : place + len(wanted)] = [None]
                found.add(option)
            place += 1
    return frozenset(found), any(words)
