"""The name of a unit among units of every place."""

from __future__ import annotations

from datetime import date

from contest.units import UnitTree


def unit_label(tree: UnitTree, code: str, day: date) -> str:
    """The label (`UnitTree.labels`) of the unit that has a code on a day, else of the last that had
    it; the code itself if no unit ever had it.

    >>> from contest.units import Unit
    >>> tree = UnitTree((Unit("H", "Huyện Một"), Unit("X", "Xã Hai", parent="H")))
    >>> day = date(2024, 12, 1)
    >>> [unit_label(tree, code, day) for code in ("H", "X", "?")]
    ['Huyện Một', 'Xã Hai', '?']
    """
    bearers = tree.bearers(code, day)
    return tree.labels[bearers[-1]] if bearers else code


def unit_path(tree: UnitTree, code: str) -> str:
    """A unit's name and the names above it, nearest first; of a reused code, the last unit."""
    return " – ".join(tree.units[step].name for step in tree.paths[tree.by_code[code][-1]])
