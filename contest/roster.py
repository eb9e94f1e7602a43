"""The roster: the people who are expected to take part, and the headcounts of their units.

The roster is private: no message and no log shows one of its lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from contest.phones import phone
from contest.tables import Row, parse_day
from contest.text import fold_case
from contest.units import UnitTree

HEADCOUNT_SOURCE = "danh sách"


@dataclass(frozen=True, slots=True)
class Expected:
    """One line of roster.csv: a person and the person's unit (its number in units.csv).

    `name_key` is the name in the form for comparison. `birth_date` and `phone` are None if the
    cell is blank or unreadable.
    """

    unit: int
    full_name: str
    name_key: str
    birth_date: date | None
    phone: str | None


def expected(tree: UnitTree, rows: Sequence[Row]) -> tuple[Expected, ...]:
    """The lines of the roster, each line once. A reused code means the last unit that has it.

    A line without a known unit or without a name is left out.
    """
    lines = (
        Expected(
            tree.by_code[row["unit_code"]][-1],
            row["full_name"],
            fold_case(row["full_name"]),
            parse_day(row["birth_date"]),
            phone(row["phone"]),
        )
        for row in rows
        if row["unit_code"] in tree.by_code and row["full_name"]
    )
    seen = {(one.unit, one.name_key, one.birth_date, one.phone): one for one in lines}
    return tuple(seen.values())


def with_headcounts(tree: UnitTree, rows: Sequence[Row]) -> UnitTree:
    """Give each unit without a declared headcount the number of people expected in and beneath it.

    A unit stays unchanged if no line of the roster names the unit itself.
    """
    lines = expected(tree, rows)
    own = {one.unit for one in lines}
    counts = dict.fromkeys(own, 0)
    for one in lines:
        for step in tree.paths[one.unit]:
            if step in counts:
                counts[step] += 1
    units = tuple(
        replace(unit, headcount=counts[number], headcount_source=HEADCOUNT_SOURCE)
        if number in counts and unit.headcount is None
        else unit
        for number, unit in enumerate(tree.units)
    )
    return replace(tree, units=units) if units != tree.units else tree
