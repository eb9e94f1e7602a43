"""Tells whether a text is a way to write one unit's name, and nothing more.

A participant may write a name or a number of a person into the cell of the unit. A unit's leader is
asked about a text only if the text holds no such thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from contest.naming import words
from contest.naming.answer import resolve
from contest.naming.spelling import word_list
from contest.units import UnitTree

_NEAR = 70.0
_KNOWN = frozenset((*words.KINDS, *words.SAID_WITHOUT_MEANING))


def is_likely(tree: UnitTree, text: str, number: int, day: date) -> bool:
    """True if the text may mean the unit on a day, and says nothing else.

    The text must be nearly the unit's name or an alias, alone or with the unit above. The unit must
    be one of the candidates of `resolve`. The text must not have more words than the name, kinds
    and authorities apart. Each word must be a word of the units' names, or one letter away from a
    word of this unit's names.

    >>> from contest.units import Unit
    >>> tree = UnitTree((Unit("1", "Sở Nội vụ"), Unit("2", "Sở Y tế")))
    >>> day = date(2024, 12, 1)
    >>> is_likely(tree, "So Noi v", 0, day), is_likely(tree, "An Sở Nội vụ", 0, day)
    (True, False)
    """
    written = word_list(text)
    said = " ".join(written)
    names = list(_names(tree, number))
    if not any(fuzz.token_sort_ratio(said, name) >= _NEAR for name in names):
        return False
    if sum(word not in _KNOWN for word in written) > max(len(name.split()) for name in names):
        return False
    own = {word for name in names for word in name.split()}
    known = _KNOWN | _words_of(tree) | own
    if not all(word in known or any(OSA.distance(word, w) <= 1 for w in own) for word in written):
        return False
    return any(found.unit == number for found in resolve(tree, text, day).candidates)


def _names(tree: UnitTree, number: int) -> Iterator[str]:
    """The names of a unit as `word_list` gives them, each alone and with the unit above."""
    above = tree.parents[number]
    for name in (tree.units[number].name, *tree.units[number].aliases):
        yield " ".join(word_list(name))
        if above is not None:
            yield " ".join(word_list(f"{name} {tree.units[above].name}"))


@lru_cache(maxsize=4)
def _vocabulary(names: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset(word for some in names for name in some for word in word_list(name))


def _words_of(tree: UnitTree) -> frozenset[str]:
    """Every word in the names and the aliases of all units."""
    return _vocabulary(tuple((unit.name, *unit.aliases) for unit in tree.units))
