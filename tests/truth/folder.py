"""A contest folder read into plain records: contest.toml, units.csv, items.csv.

Only what decides a count is read. Categories, exclusions, an age limit and prizes are left out.
"""

import csv
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

from .reading import caseless, fold


@dataclass(frozen=True)
class Period:
    """A half-open stretch of time: a round, a void, or the whole window as round "all"."""

    id: str
    opens_at: datetime | None
    closes_at: datetime | None

    def contains(self, moment: datetime) -> bool:
        """`opens_at ≤ moment < closes_at`; an undeclared end excludes nothing."""
        return (self.opens_at is None or self.opens_at <= moment) and (
            self.closes_at is None or moment < self.closes_at
        )


@dataclass(frozen=True)
class Source:
    """One sheet; `round` binds it to one round."""

    id: str
    place: int
    day_first: bool
    round: str | None


@dataclass(frozen=True)
class Item:
    """One question of a round (`round` None: of every round)."""

    id: str
    round: str | None
    heading: str
    kind: str
    points: Fraction
    options: tuple[str, ...]
    key: tuple[str, ...]


@dataclass(frozen=True)
class Unit:
    """One row of units.csv: a unit is (`code`, `valid_from`)."""

    code: str
    name: str
    group: str
    parent: str
    headcount: int | None
    names: frozenset[str]
    valid_from: date | None
    valid_to: date | None
    successors: tuple[str, ...]

    def valid_on(self, day: date) -> bool:
        """valid_from and valid_to are dates, both inclusive."""
        return (self.valid_from is None or self.valid_from <= day) and not self.over_by(day)

    def over_by(self, day: date) -> bool:
        """True if the unit is valid only before that day."""
        return self.valid_to is not None and self.valid_to < day


def loose(text: str) -> str:
    """The text without the parts that say nothing about the unit."""
    called = caseless(text).rstrip(" .,")
    while called.startswith("ubnd "):
        called = called.removeprefix("ubnd ")
    return called


class UnitTree:
    """All rows of units.csv, with the questions the contract asks of them."""

    def __init__(self, units: Iterable[Unit]) -> None:
        """Keeps the rows in their order."""
        self.units = list(units)

    def parents(self, unit: Unit) -> list[Unit]:
        """The rows whose code is the unit's parent and whose validity meets its own."""
        first, last = unit.valid_from or date.min, unit.valid_to or date.max
        return [
            row
            for row in self.units
            if unit.parent
            and row.code == unit.parent
            and (row.valid_from or date.min) <= last
            and first <= (row.valid_to or date.max)
        ]

    def line(self, unit: Unit, day: date) -> list[Unit]:
        """A response belongs to the most specific certain unit and to all above it."""
        line = [unit]
        for parent in self.parents(unit):
            if parent.valid_on(day):
                line.extend(self.line(parent, day))
        return line

    def above(self, unit: Unit) -> list[Unit]:
        """Every unit above, whatever the day."""
        found: list[Unit] = []
        for parent in self.parents(unit):
            found.extend([parent, *self.above(parent)])
        return found

    def group_of(self, unit: Unit) -> str:
        """`group` on a top unit, its children inherit it."""
        if unit.group:
            return unit.group
        return next((self.group_of(parent) for parent in self.parents(unit)), "")

    def tops(self, group: str) -> list[Unit]:
        """The top units of a group: in the group, parent not in the group."""
        return [
            unit
            for unit in self.units
            if self.group_of(unit) == group
            and all(self.group_of(parent) != group for parent in self.parents(unit))
        ]

    def beneath(self, code: str) -> list[Unit]:
        """All units strictly beneath a code."""
        return [unit for unit in self.units if code in [row.code for row in self.above(unit)]]

    def headcount(self, unit: Unit, day: date) -> int | None:
        """As given; empty: the sum of the children valid that day if all are known; else null."""
        if unit.headcount is not None:
            return unit.headcount
        children = [
            self.headcount(child, day)
            for child in self.units
            if child.valid_on(day) and unit in self.parents(child)
        ]
        known = [count for count in children if count is not None]
        return sum(known) if known and len(known) == len(children) else None

    def named(self, text: str, day: date) -> list[Unit]:
        """The units a text may mean that day; certain when there is exactly one.

        Certain: "the text equals, compared as above, the name or an alias of exactly one unit",
        valid that day. "A name valid only before the submission goes to its one successor."
        """
        bearers = [unit for unit in self.units if caseless(text) in unit.names]
        valid = [unit for unit in bearers if unit.valid_on(day)]
        if not bearers:
            return self.loosely_named(text, day)
        return valid or self.all_heirs(bearers, day)

    def loosely_named(self, text: str, day: date) -> list[Unit]:
        """The units of a text that is not a name as it stands. Punctuation after the text and
        "UBND" before it mean nothing. Successors of ended units stand beside units of the day."""
        called = loose(text)
        bearers = [unit for unit in self.units if called in map(loose, unit.names)]
        valid = [unit for unit in bearers if unit.valid_on(day)]
        return [*valid, *(heir for heir in self.all_heirs(bearers, day) if heir not in valid)]

    def all_heirs(self, units: Iterable[Unit], day: date) -> list[Unit]:
        """The successors, valid that day, of those units that have ended."""
        heirs: list[Unit] = []
        for unit in units:
            if unit.over_by(day):
                heirs.extend(heir for heir in self.heirs(unit, day) if heir not in heirs)
        return heirs

    def heirs(self, unit: Unit, day: date, seen: tuple[Unit, ...] = ()) -> list[Unit]:
        """The successors valid that day, through successors that have ended themselves."""
        found: list[Unit] = []
        for row in self.units:
            if row.code not in unit.successors or row in (unit, *seen):
                continue
            if row.valid_on(day):
                found.append(row)
            elif row.over_by(day):
                found.extend(self.heirs(row, day, (unit, *seen)))
        return found


@dataclass(frozen=True)
class Contest:
    """What the organizers declare."""

    window: Period
    rounds: tuple[Period, ...]
    voids: tuple[Period, ...]
    sources: tuple[Source, ...]
    columns: dict[str, list[str]]
    match_on: tuple[str, ...]
    required: tuple[str, ...]
    hold_other_name: bool
    max_per_round: int | None
    counted: str
    prediction_of: str
    prediction_scope: str
    order: tuple[str, ...]
    units: UnitTree
    items: tuple[Item, ...]

    @property
    def played_rounds(self) -> tuple[Period, ...]:
        """None declared = one round, id "all", over the whole window."""
        return self.rounds or (self.window,)

    def round_at(self, moment: datetime) -> Period | None:
        """The round a moment lies in; rounds do not overlap."""
        return next((r for r in self.played_rounds if r.contains(moment)), None)

    def items_of(self, round_id: str) -> list[Item]:
        """An item without a round belongs to every round."""
        return [item for item in self.items if item.round in (None, round_id)]

    def full_marks(self, round_id: str) -> Fraction:
        """The sum of points of the round's items."""
        return sum((item.points for item in self.items_of(round_id)), Fraction(0))

    def unit_fields(self) -> list[str]:
        """`unit`, or `unit_1`, `unit_2`, …, the most specific last."""
        numbered = [field for field in self.columns if field.startswith("unit_")]
        return sorted(numbered, key=lambda f: int(f.removeprefix("unit_"))) or ["unit"]


def read_contest(folder: Path) -> Contest:
    """Missing optional tables, columns and sections read as empty; absent keys have defaults."""
    declared = tomllib.loads((folder / "contest.toml").read_text(encoding="utf-8"))
    identity = declared.get("identity", {})
    attempts = declared.get("attempts", {})
    prediction = declared.get("prediction", {})
    default_order = ["score", "prediction_distance", "submitted_at"]
    return Contest(
        window=_period({"id": "all"} | _times(declared["contest"])),
        rounds=tuple(_period(table) for table in declared.get("rounds", [])),
        voids=tuple(_period(table) for table in declared.get("voids", [])),
        sources=tuple(
            Source(table["id"], place, table.get("day_first", True), table.get("round"))
            for place, table in enumerate(declared.get("sources", []))
        ),
        columns=declared.get("columns", {}),
        match_on=tuple(identity.get("match_on", [])),
        required=tuple(identity.get("required", [])),
        hold_other_name=identity.get("same_key_other_name", "flag") == "hold",
        max_per_round=attempts.get("max_per_round"),
        counted=attempts.get("counted", "best"),
        prediction_of=prediction.get("of", "people"),
        prediction_scope=prediction.get("scope", "round"),
        order=tuple(declared.get("ranking", {}).get("order", default_order)),
        units=UnitTree(_unit(row) for row in _table(folder / "units.csv")),
        items=tuple(_item(row) for row in _table(folder / "items.csv")),
    )


def _times(table: dict[str, Any]) -> dict[str, Any]:
    return {key: table[key] for key in ("opens_at", "closes_at") if key in table}


def _period(table: dict[str, Any]) -> Period:
    return Period(table.get("id", ""), table.get("opens_at"), table.get("closes_at"))


def _table(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [{k: v or "" for k, v in row.items() if k} for row in csv.DictReader(stream)]


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())


def _item(row: dict[str, str]) -> Item:
    return Item(
        id=row["id"],
        round=row.get("round") or None,
        heading=row["heading"],
        kind=row["kind"],
        points=Fraction(row["points"]),
        options=_parts(row.get("options", "")),
        key=_parts(row.get("key", "")),
    )


def _unit(row: dict[str, str]) -> Unit:
    valid_from, valid_to = row.get("valid_from"), row.get("valid_to")
    names = [row["name"], *_parts(row.get("aliases", ""))]
    return Unit(
        code=row["code"],
        name=fold(row["name"]),
        group=row.get("group", ""),
        parent=row.get("parent", ""),
        headcount=int(row.get("headcount") or 0) or None,  # 0 reads as empty
        names=frozenset(caseless(name) for name in names),
        valid_from=date.fromisoformat(valid_from) if valid_from else None,
        valid_to=date.fromisoformat(valid_to) if valid_to else None,
        successors=_parts(row.get("successor", "")),
    )
