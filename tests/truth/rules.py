"""The rules about persons and prizes that a folder declares, as plain records."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .reading import caseless, fold, read_national_id, read_phone

PrizeList = tuple[Any, ...]
"""`("people", round, category)`, "" overall and without categories; or
`("units", group, measures, minimum_headcount)`."""


@dataclass(frozen=True)
class Category:
    """Who wrote one of `answers` (folded, case kept) under the heading `column`."""

    id: str
    column: str
    answers: frozenset[str]


@dataclass(frozen=True)
class Prize:
    """One line of `[[prizes]]` or `[[unit_prizes]]`: `count` places of its list."""

    name: str
    count: int
    of: PrizeList


@dataclass(frozen=True)
class Exclusion:
    """One line of exclusions.csv: its filled fields as they are compared. None: the field is
    filled and cannot be read, so nobody matches it."""

    fields: Mapping[str, str | None]
    unit_code: str


def compared(field: str, text: str) -> str | None:
    """Phones are compared as read, numbers of identity too; e-mails and names whatever their
    case. None: blank or unreadable."""
    match field:
        case "phone":
            return read_phone(text)
        case "national_id":
            return read_national_id(text)
        case _:
            return caseless(text) or None


def read_exclusion(row: Mapping[str, str]) -> Exclusion:
    """The filled fields of a line; `reason` is none of them."""
    names = ("phone", "email", "national_id", "full_name")
    filled = [name for name in names if fold(row.get(name, ""))]
    fields = {name: compared(name, row[name]) for name in filled}
    return Exclusion(fields, fold(row.get("unit_code", "")))


def read_category(table: Mapping[str, Any]) -> Category:
    """One `[[categories]]`."""
    when = table["when"]
    return Category(table["id"], when["column"], frozenset(map(fold, when["is"])))


def read_prize(table: Mapping[str, Any]) -> Prize:
    """One `[[prizes]]`."""
    of = ("people", table.get("round", ""), table.get("category", ""))
    return Prize(table["name"], table["count"], of)


def read_unit_prize(table: Mapping[str, Any]) -> Prize:
    """One `[[unit_prizes]]`: the same group, measures and minimum are one list."""
    measures = tuple(table.get("measure", ["participation_rate"]))
    of = ("units", table.get("group", ""), measures, table.get("minimum_headcount", 0))
    return Prize(table["name"], table.get("count", 1), of)
