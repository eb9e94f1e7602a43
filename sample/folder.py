"""Reads the parts of a contest folder that the generator needs: window, headings, items, units and
prizes.

The reading is plain and independent, because the truth must not depend on the program that it
checks.
"""

from __future__ import annotations

import csv
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from sample.clock import date_of, day_of, seconds_of

FIELDS = ("submitted_at", "full_name", "birth_date", "phone", "unit", "prediction")
_FIRST_DAY, _LAST_DAY = day_of(date.min), day_of(date.max)


def fold(text: str) -> str:
    """The form in which names of units are compared: NFC, white space folded, case ignored.

    >>> fold("  XÃ\\u00a0Hồng  Phong")
    'xã hồng phong'
    """
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


@dataclass(frozen=True, slots=True)
class Unit:
    """A line of units.csv. `number` is the position of the line. Days are inclusive."""

    number: int
    code: str
    name: str
    kind: str
    group: str
    parent: str
    headcount: int | None
    aliases: tuple[str, ...]
    first_day: int
    last_day: int
    successors: tuple[str, ...]

    def valid_on(self, day: int) -> bool:
        """True if the unit exists that day."""
        return self.first_day <= day <= self.last_day

    @property
    def valid_from(self) -> str:
        """The cell of units.csv: empty if the beginning is unknown."""
        return "" if self.first_day == _FIRST_DAY else date_of(self.first_day).isoformat()

    @property
    def short_name(self) -> str:
        """The name without its kind: "Hồng Phong"."""
        return self.name.removeprefix(self.kind).strip()

    @property
    def lower_name(self) -> str:
        """The name as it stands inside a sentence: "xã Hồng Phong"."""
        return self.name[:1].lower() + self.name[1:]

    @property
    def texts(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True)
class Units:
    """All units of the contest."""

    all: tuple[Unit, ...]

    @cached_property
    def named(self) -> dict[str, tuple[Unit, ...]]:
        """Folded name or alias → the units that have or had the name."""
        found: dict[str, tuple[Unit, ...]] = {}
        for unit in self.all:
            for text in dict.fromkeys(map(fold, unit.texts)):
                found[text] = (*found.get(text, ()), unit)
        return found

    def parent_of(self, unit: Unit) -> Unit | None:
        """The unit directly above a unit."""
        return next((above for above in self.all if above.code == unit.parent), None)

    def children_of(self, unit: Unit) -> list[Unit]:
        """The units of all times directly beneath a unit."""
        return [child for child in self.all if child.parent == unit.code]

    def heir(self, unit: Unit, day: int) -> Unit:
        """The unit itself, or its successor if the unit has ended."""
        if unit.last_day >= day:
            return unit
        (code,) = unit.successors
        return next(heir for heir in self.all if heir.code == code and heir.valid_on(day))


@dataclass(frozen=True, slots=True)
class Item:
    """A line of items.csv; `key` holds positions of options."""

    heading: str
    kind: str
    points: str
    options: tuple[str, ...]
    key: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Prize:
    """A `[[prizes]]`. All of them are overall and of no category."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class UnitPrize:
    """A `[[unit_prizes]]`. Those of the same `ranking` (group, measures, minimum headcount) are
    given out of one list."""

    name: str
    count: int
    ranking: tuple[str, tuple[str, ...], int]


@dataclass(frozen=True)
class Contest:
    """The parts of a contest folder from which rows are made."""

    opens: int
    closes: int
    max_per_round: int
    headings: dict[str, str]
    items: tuple[Item, ...]
    units: Units
    prizes: tuple[Prize, ...]
    unit_prizes: tuple[UnitPrize, ...]


def read_contest(folder: Path) -> Contest:
    """Read the folder, which must be correct."""
    with (folder / "contest.toml").open("rb") as file:
        settings = tomllib.load(file)
    return Contest(
        opens=seconds_of(settings["contest"]["opens_at"]),
        closes=seconds_of(settings["contest"]["closes_at"]),
        max_per_round=settings["attempts"]["max_per_round"],
        headings={field: settings["columns"][field][0] for field in FIELDS},
        items=tuple(map(_item, _table(folder / "items.csv"))),
        units=read_units(folder / "units.csv"),
        prizes=_prizes(settings.get("prizes", ())),
        unit_prizes=tuple(map(_unit_prize, settings.get("unit_prizes", ()))),
    )


def read_units(path: Path) -> Units:
    """Read a units.csv, which must be correct."""
    return Units(tuple(map(_unit, range(1_000_000), _table(path))))


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _item(row: dict[str, str]) -> Item:
    options = _parts(row["options"])
    key = tuple(sorted(options.index(text) for text in _parts(row["key"])))
    return Item(row["heading"], row["kind"], row["points"] or "1", options, key)


def _unit(number: int, row: dict[str, str]) -> Unit:
    return Unit(
        number=number,
        code=row["code"],
        name=row["name"],
        kind=row.get("kind", ""),
        group=row.get("group", ""),
        parent=row.get("parent", ""),
        headcount=int(row.get("headcount", "") or 0) or None,
        aliases=_parts(row.get("aliases", "")),
        first_day=_day(row.get("valid_from", ""), _FIRST_DAY),
        last_day=_day(row.get("valid_to", ""), _LAST_DAY),
        successors=_parts(row.get("successor", "")),
    )


def _prizes(entries: Sequence[dict[str, Any]]) -> tuple[Prize, ...]:
    """The prizes of persons; none if one of them is of a round or a category, because the truth
    knows one list of persons only and then leaves prizes out."""
    if any({"round", "category"} & entry.keys() for entry in entries):
        return ()
    return tuple(Prize(entry["name"], entry["count"]) for entry in entries)


def _unit_prize(entry: dict[str, Any]) -> UnitPrize:
    measures = tuple(entry.get("measure", ["participation_rate"]))
    ranking = (entry.get("group", ""), measures, entry.get("minimum_headcount", 0))
    return UnitPrize(entry["name"], entry.get("count", 1), ranking)


def _day(text: str, absent: int) -> int:
    return day_of(date.fromisoformat(text)) if text else absent
