"""The name of a unit with the name of the unit above it, because communes share names."""

from __future__ import annotations

from datetime import date

from contest.units import UnitTree


def unit_label(tree: UnitTree, code: str, day: date) -> str:
    """The name of the unit that has a code on a day, else of the last that had it, with the unit
    above; the code itself if no unit ever had it.

    >>> from contest.units import Unit
    >>> tree = UnitTree((Unit("H", "Huyện Một"), Unit("X", "Xã Hai", parent="H")))
    >>> day = date(2024, 12, 1)
    >>> [unit_label(tree, code, day) for code in ("H", "X", "?")]
    ['Huyện Một', 'Xã Hai – Huyện Một', '?']
    """
    bearers = tree.bearers(code, day)
    if not bearers:
        return code
    path = tree.paths[bearers[-1]]
    return " – ".join(tree.units[number].name for number in path[:2])
