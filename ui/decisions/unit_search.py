"""Finds units by words, without regard to case and accents."""

from __future__ import annotations

from contest.text import bare
from contest.units import UnitTree

MOST = 20


def units_found(tree: UnitTree, search: str) -> list[str]:
    """Codes of the units that have all words of `search` in their path or aliases; units with the
    words in their own name come first. At most 20; none for a blank search."""
    words = _words(search)
    if not words:
        return []
    found = sorted(
        (not words <= _words(unit.name), number, unit.code)
        for number, unit in enumerate(tree.units)
        if all(word in _searched(tree, number) for word in words)
    )
    return list(dict.fromkeys(code for _, _, code in found))[:MOST]


def unit_path(tree: UnitTree, code: str) -> str:
    """A unit's name and the names above it, nearest first; of a reused code, the last unit."""
    return " – ".join(tree.units[step].name for step in tree.paths[tree.by_code[code][-1]])


def _searched(tree: UnitTree, number: int) -> str:
    own = " ".join((*tree.units[number].aliases, tree.units[number].code))
    above = " ".join(tree.units[step].name for step in tree.paths[number])
    return bare(f"{own} {above}")


def _words(text: str) -> frozenset[str]:
    return frozenset("".join(c if c.isalnum() else " " for c in bare(text)).split())
