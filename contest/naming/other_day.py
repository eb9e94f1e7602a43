"""Finds the unit that a text names on another day, when the text names none on the day itself."""

from __future__ import annotations

from datetime import date

from contest.naming.answer import settle
from contest.naming.index import index_of
from contest.units import UnitTree


def named_another_day(tree: UnitTree, text: str, day: date) -> int | None:
    """The unit that a text certainly names, but that does not exist on `day`; None if the text
    names a unit of that day, or no unit on any day.

    >>> from contest.units import Unit
    >>> end, start = date(2024, 11, 30), date(2024, 12, 1)
    >>> tree = UnitTree((Unit("1", "Xã Một", valid_to=end, successors=("2",)),
    ...                  Unit("2", "Xã Hai", valid_from=start)))
    >>> named_another_day(tree, "xã hai", end), named_another_day(tree, "xã hai", start)
    (1, None)
    """
    index = index_of(tree)
    if settle(index, text, day, frozenset()).units:
        return None
    days = {d for unit in tree.units for d in (unit.valid_from, unit.valid_to) if d}
    for other in sorted(days, key=lambda d: abs(d - day)):
        settled = settle(index, text, other, frozenset())
        if settled.kind == "certain":
            (number,) = settled.units
            if not tree.units[number].valid_on(day):
                return number
    return None
