"""Reads the exclusions: the people whom the thể lệ keeps from taking part, such as the organizers.

Exclusions are private: no message shows one of their cells.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from contest.errors import Problem
from contest.national_ids import national_id
from contest.phones import phone
from contest.tables import Row, read_rows
from contest.text import fold, fold_case
from contest.units import UnitTree

FILE = "exclusions.csv"
COLUMNS = ("phone", "email", "national_id", "full_name", "unit_code", "reason")


class Exclusion(NamedTuple):
    """One line of exclusions.csv, as responses are compared with it. An empty field asks nothing.

    `phone`, `national_id`: as responses are read. `email`, `full_name`: without case. `unit_code`:
    this unit and all units beneath.
    """

    phone: str = ""
    email: str = ""
    national_id: str = ""
    full_name: str = ""
    unit_code: str = ""

    def __repr__(self) -> str:
        """Nothing of the person, because a text for programmers may reach a log."""
        return "Exclusion(…)"


def read_exclusions(path: Path, tree: UnitTree, problems: list[Problem]) -> tuple[Exclusion, ...]:
    """The lines of exclusions.csv. A missing file excludes nobody.

    A line that could exclude nobody or the wrong people is a problem: without any field, with an
    unknown unit, or with a number that cannot be read.
    """
    found: list[Exclusion] = []
    for line, row in read_rows(path, COLUMNS, (), problems):
        where = f"line {line}"
        one = _read(row)
        if row["unit_code"] and row["unit_code"] not in tree.by_code:
            unknown = f"unit_code {row['unit_code']!r}"
            problems.append(Problem(FILE, where, unknown, "the code of a unit in units.csv"))
        for name, example in (("phone", "0912345678"), ("national_id", "12 digits")):
            if row[name] and not getattr(one, name):
                problems.append(Problem(FILE, where, f"an unreadable {name}", example))
        if not any(one):
            expected = f"one of {', '.join(COLUMNS[:-1])}"
            problems.append(Problem(FILE, where, "nobody to exclude", expected))
        found.append(one)
    return tuple(found)


def _read(row: Row) -> Exclusion:
    return Exclusion(
        phone(row["phone"]) or "",
        fold(row["email"]).casefold(),
        national_id(row["national_id"]) or "",
        fold_case(row["full_name"]),
        row["unit_code"],
    )
