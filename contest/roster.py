"""The roster: the people who are expected to take part, and the headcounts of their units.

The roster is private: no message and no log shows one of its lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from contest.phones import phone
from contest.tables import Row, parse_day
from contest.text import fold, fold_case
from contest.units import UnitTree

HEADCOUNT_SOURCE = "danh sách"
"""The source of a headcount that is counted in the roster."""


LONGEST = 200
"""Letters of the longest text about a person."""
Fault = Literal["no_name", "long", "birth_date", "phone"]
"""What is wrong with a line: no name, a text of more than `LONGEST` letters, an unreadable birth
date, an unreadable phone."""


class Person(NamedTuple):
    """One line of a list of people, in its normal form. `birth_date`: 2000-12-31. `phone`:
    0912345678. Both are "" if they are unknown."""

    full_name: str
    birth_date: str = ""
    phone: str = ""

    def __repr__(self) -> str:
        """Nothing of the person, because a text for programmers may reach a log."""
        return "Person(…)"


def read_person(full_name: str, birth_date: str = "", phone_text: str = "") -> Person | Fault:
    """A line of a list of people in its normal form, or what is wrong with the line.

    >>> tuple(read_person(" Nguyễn  An ", "1/2/2000", "+84 912 345 678"))
    ('Nguyễn An', '2000-02-01', '0912345678')
    >>> read_person("Nguyễn An", "31/2/2000"), read_person("")
    ('birth_date', 'no_name')
    """
    name, born, number = fold(full_name), fold(birth_date), fold(phone_text)
    if not name:
        return "no_name"
    if max(len(name), len(born), len(number)) > LONGEST:
        return "long"
    day, dialled = parse_day(born), phone(number)
    if born and day is None:
        return "birth_date"
    if number and dialled is None:
        return "phone"
    return Person(name, day.isoformat() if day else "", dialled or "")


def distinct(people: Iterable[Person]) -> tuple[Person, ...]:
    """The people in order, each line once. The case of a name does not matter."""
    seen: dict[tuple[str, str, str], Person] = {}
    for one in people:
        seen.setdefault((fold_case(one.full_name), one.birth_date, one.phone), one)
    return tuple(seen.values())


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


def with_listed(tree: UnitTree, rows: Sequence[Row]) -> UnitTree:
    """The tree whose units know how many people the roster lists in and beneath each of them."""
    lines = expected(tree, rows)
    if not lines:
        return tree
    counts = Counter(step for one in lines for step in tree.paths[one.unit])
    units = (replace(unit, listed=counts[number]) for number, unit in enumerate(tree.units))
    return replace(tree, units=tuple(units))
