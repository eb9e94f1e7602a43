"""Turnout as everybody may know it: what `turnout.json`, the board, the pictures and the kit say.

The numbers come from the view of the press, which holds no person. A mean and a distribution are
not among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from results import View

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PublicGroup:
    """A group's total over its top units. `headcount` sums the known headcounts. `counted_people` ÷
    `headcount` is `rate`: the people of just these units. `headcount` and `rate` are None if no
    headcount is known."""

    id: str
    title: str
    people: int
    counted_people: int
    headcount: int | None
    rate: float | None
    units: int
    silent: int


@dataclass(frozen=True, slots=True)
class PublicUnit:
    """A unit that public files name. `parent`: code of the unit above; None: a top unit."""

    code: str
    name: str
    group: str
    parent: str | None
    people: int
    headcount: int | None
    rate: float | None


@dataclass(frozen=True, slots=True)
class PublicDay:
    """A local day: people who took part for the first time, and valid attempts."""

    day: date
    people: int
    attempts: int


@dataclass(frozen=True, slots=True)
class PublicTurnout:
    """The public numbers of a contest. `as_of` is contest-local. `counted_people` ÷ `headcount` is
    `rate`: all three leave out the top units without a known headcount.

    `units`: the named units, top units first, the highest rate first, at most as the contest's
    `name_low_units` allows.
    """

    id: str
    title: str
    as_of: datetime
    people: int
    attempts: int
    counted_people: int
    headcount: int | None
    rate: float | None
    people_today: int
    people_yesterday: int
    groups: tuple[PublicGroup, ...]
    units: tuple[PublicUnit, ...]
    days: tuple[PublicDay, ...]


def public_turnout(view: View) -> PublicTurnout:
    """The public numbers of a view. Make them from the view of the press: what the press may not
    see cannot get into them."""
    contest, headline = view.contest, view.headline()
    return PublicTurnout(
        id=contest.id,
        title=contest.title,
        as_of=view.known_until,
        people=headline.people,
        attempts=headline.attempts,
        counted_people=headline.counted_people,
        headcount=headline.headcount,
        rate=headline.participation_rate,
        people_today=headline.people_today,
        people_yesterday=headline.people_yesterday,
        groups=tuple(_groups(view)),
        units=tuple(sorted(_units(view), key=_order)),
        days=tuple(
            PublicDay(row["starts_at"].date(), row["people"], row["attempts"])
            for row in view.turnout("day").to_pylist()
        ),
    )


def named(row: Row, target: float | None, small_cell: int, name_low_units: bool) -> bool:
    """Whether public files name a unit.

    A unit with a known headcount below `small_cell` stands within the unit above it. With
    `name_low_units` all others are named. Otherwise a unit is named that has reached the target; a
    unit without a known headcount, and every unit of a contest without a target, is not named.

    >>> row = {"people": 8, "headcount": 10}
    >>> named(row, 0.8, 5, False), named(row, 0.9, 5, False), named(row, None, 5, False)
    (True, False, False)
    >>> named(row, None, 5, True), named(row, 0.8, 11, True)
    (True, False)
    """
    headcount = row["headcount"]
    if headcount is not None and headcount < small_cell:
        return False
    if name_low_units:
        return True
    if not headcount or target is None:
        return False
    return Fraction(row["people"], headcount) >= Fraction(str(target))


def _groups(view: View) -> Iterator[PublicGroup]:
    for group in view.contest.groups:
        league = view.league(group.id)
        people = sum(row["people"] for row in league.rows)
        units, silent = len(league.rows), len(league.silent)
        yield PublicGroup(
            group.id, group.title, people, league.counted_people, league.headcount, league.rate,
            units, silent,
        )  # fmt: skip


def _units(view: View) -> Iterator[PublicUnit]:
    settings = view.contest.settings
    target, small = settings.targets.participation_rate, settings.privacy.small_cell
    for row in view.participation("unit").to_pylist():
        if row["valid"] and named(row, target, small, settings.publication.name_low_units):
            yield PublicUnit(
                row["unit_code"], row["unit_name"], row["group"], row["parent_code"],
                row["people"], row["headcount"], row["participation_rate"],
            )  # fmt: skip


def _order(unit: PublicUnit) -> tuple[bool, Fraction, str]:
    rate = Fraction(unit.people, unit.headcount) if unit.headcount else Fraction(-1)
    return unit.parent is not None, -rate, unit.name
