"""A contest folder read into plain records: contest.toml and the tables beside it.

Only what decides a count is read.
"""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

from .rules import (
    Category,
    Exclusion,
    Prize,
    read_category,
    read_exclusion,
    read_prize,
    read_unit_prize,
)
from .tables import parts, read_table
from .units import UnitTree, read_unit


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
    categories: tuple[Category, ...]
    minimum_age: int | None
    exclusions: tuple[Exclusion, ...]
    prizes: tuple[Prize, ...]
    one_per_person: bool
    unit_prizes: tuple[Prize, ...]

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
        units=UnitTree(
            map(read_unit, read_table(folder / "units.csv")), read_table(folder / "roster.csv")
        ),
        items=tuple(map(_item, read_table(folder / "items.csv"))),
        categories=tuple(map(read_category, declared.get("categories", []))),
        minimum_age=identity.get("minimum_age"),
        exclusions=tuple(map(read_exclusion, read_table(folder / "exclusions.csv"))),
        prizes=tuple(map(read_prize, declared.get("prizes", []))),
        one_per_person=declared.get("prize_rules", {}).get("one_per_person", True),
        unit_prizes=tuple(map(read_unit_prize, declared.get("unit_prizes", []))),
    )


def _times(table: dict[str, Any]) -> dict[str, Any]:
    return {key: table[key] for key in ("opens_at", "closes_at") if key in table}


def _period(table: dict[str, Any]) -> Period:
    return Period(table.get("id", ""), table.get("opens_at"), table.get("closes_at"))


def _item(row: dict[str, str]) -> Item:
    return Item(
        id=row["id"],
        round=row.get("round") or None,
        heading=row["heading"],
        kind=row["kind"],
        points=Fraction(row["points"]),
        options=parts(row.get("options", "")),
        key=parts(row.get("key", "")),
    )
