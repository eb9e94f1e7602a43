"""Turnout as everybody may know it: what `turnout.json`, the board, the pictures and the kit say.

The numbers come from the view of the press, which holds no person. A mean and a distribution are
not among them. `publish.press.small_cells` keeps back the groups and units that tell of few people.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from contest import Contest
from contest.settings import Group, Settings
from i18n.format import Language
from publish.press.small_cells import Cell, Id, shown
from results import League, View

Row = Mapping[str, Any]
_CONTEST: Id = ("contest", "")


@dataclass(frozen=True, slots=True)
class PublicGroup:
    """A group's total over its top units. `counted_people` ÷ `headcount` is `rate`: all three leave
    out the units without a known headcount. `headcount` and `rate` are None if none is known."""

    id: str
    title: str
    people: int
    counted_people: int
    headcount: int | None
    rate: float | None
    units: int


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

    `groups`: in the order of the contest. `units`: the named units, top units first, the highest
    rate first, as the contest's `name_low_units` allows.
    """

    id: str
    title: str
    as_of: datetime
    people: int
    attempts: int
    counted_people: int
    headcount: int | None
    rate: float | None
    groups: tuple[PublicGroup, ...]
    units: tuple[PublicUnit, ...]
    days: tuple[PublicDay, ...]


def public_turnout(view: View) -> PublicTurnout:
    """The public numbers of a view. Make them from the view of the press: what the press may not
    see cannot get into them."""
    contest, headline = view.contest, view.headline()
    rows = [row for row in view.participation("unit").to_pylist() if row["valid"]]
    leagues = {group.id: view.league(group.id) for group in contest.groups}
    shown_ids = shown(_cells(rows, leagues, contest.settings), contest.settings.privacy.small_cell)
    return PublicTurnout(
        id=contest.id,
        title=contest.title,
        as_of=view.known_until,
        people=headline.people,
        attempts=headline.attempts,
        counted_people=headline.counted_people,
        headcount=headline.headcount,
        rate=headline.participation_rate,
        groups=tuple(
            _group(group, leagues[group.id])
            for group in contest.groups
            if ("group", group.id) in shown_ids
        ),
        units=tuple(
            sorted(
                (_unit(row) for row in rows if ("unit", row["unit_code"]) in shown_ids), key=_order
            )
        ),
        days=tuple(
            PublicDay(row["starts_at"].date(), row["people"], row["attempts"])
            for row in view.turnout("day").to_pylist()
        ),
    )


def in_language(turnout: PublicTurnout, contest: Contest, language: Language) -> PublicTurnout:
    """The same numbers under the titles of a language; names of units stay Vietnamese.
    `contest`: as declared."""
    groups = (
        replace(group, title=contest.titled(group.title, language)) for group in turnout.groups
    )
    return replace(turnout, title=contest.titled(turnout.title, language), groups=tuple(groups))


def wanted(row: Row, target: float | None, name_low_units: bool) -> bool:
    """Whether the contest wants a unit named in public.

    With `name_low_units` every unit. Otherwise a unit that has reached the target; a unit without
    a known headcount, and every unit of a contest without a target, is not wanted.

    >>> row = {"people": 8, "headcount": 10}
    >>> wanted(row, 0.8, False), wanted(row, 0.9, False), wanted(row, None, False)
    (True, False, False)
    >>> wanted(row, None, True), wanted({"people": 8, "headcount": None}, 0.8, False)
    (True, False)
    """
    if name_low_units:
        return True
    if not row["headcount"] or target is None:
        return False
    return Fraction(row["people"], row["headcount"]) >= Fraction(str(target))


def _cells(
    rows: Sequence[Row], leagues: Mapping[str, League], settings: Settings
) -> Iterator[Cell]:
    """The groups as parts of the contest, the units as parts of what stands above them."""
    target, low = settings.targets.participation_rate, settings.publication.name_low_units
    group_of = {row["unit_code"]: row["group"] for row in rows}
    for id, league in leagues.items():
        has_top = any(row["parent_code"] is None for row in league.rows)
        yield Cell(("group", id), (_CONTEST,) if has_top else (), league.headcount, True)
    for row in rows:
        above, group = row["parent_code"], row["group"]
        totals: list[Id] = [("unit", above)] if above in group_of else []
        if group_of.get(above) != group:
            totals.append(("group", group) if group else _CONTEST)
        unit = ("unit", row["unit_code"])
        yield Cell(unit, tuple(totals), row["headcount"], wanted(row, target, low))


def _group(group: Group, league: League) -> PublicGroup:
    people = sum(row["people"] for row in league.rows)
    return PublicGroup(
        group.id, group.title, people, league.counted_people, league.headcount, league.rate,
        len(league.rows),
    )  # fmt: skip


def _unit(row: Row) -> PublicUnit:
    return PublicUnit(
        row["unit_code"], row["unit_name"], row["group"], row["parent_code"],
        row["people"], row["headcount"], row["participation_rate"],
    )  # fmt: skip


def _order(unit: PublicUnit) -> tuple[bool, Fraction, str]:
    rate = Fraction(unit.people, unit.headcount) if unit.headcount else Fraction(-1)
    return unit.parent is not None, -rate, unit.name
