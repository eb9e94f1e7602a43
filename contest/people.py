"""Reads the optional, private tables about people: roster and contacts.

The tables are read and checked with the folder. The program never prints their content: a message
names a mistake by its line.
"""

from __future__ import annotations

from pathlib import Path

from contest.errors import Problem
from contest.phones import phone
from contest.tables import Row, parse_day, read_rows
from contest.units import UnitTree

ROSTER = ("unit_code", "full_name", "birth_date", "phone")
CONTACTS = ("unit_code", "name", "title", "phone", "email")


def read_people(
    path: Path, columns: tuple[str, ...], tree: UnitTree, problems: list[Problem]
) -> tuple[Row, ...]:
    """Read one of the tables. A missing file is an empty table."""
    rows: list[Row] = []
    for line, row in read_rows(path, columns, (), problems):
        where = f"line {line}"
        if row["unit_code"] and row["unit_code"] not in tree.by_code:
            found = f"unit_code {row['unit_code']!r}"
            problems.append(Problem(path.name, where, found, "the code of a unit in units.csv"))
        for column in ("unit_code", "full_name") if columns == ROSTER else ():
            if not row[column]:
                problems.append(Problem(path.name, where, f"an empty {column}", f"a {column}"))
        if columns == ROSTER and row["phone"] and phone(row["phone"]) is None:
            problems.append(Problem(path.name, where, "an unreadable phone", "0912345678"))
        if row.get("birth_date") and parse_day(row["birth_date"]) is None:
            problems.append(Problem(path.name, where, "an unreadable birth_date", "2000-12-31"))
        rows.append(row)
    return tuple(rows)
