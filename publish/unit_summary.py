"""The numbers of one unit that its leader asks for first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from contest import Contest
from contest.settings import Hotline
from i18n.phase import Phase, phase_at
from publish.pace import Pace, pace
from results import League, View
from results.unit_days import UnitDay

LOWEST = 5


@dataclass(frozen=True, slots=True)
class Beneath:
    """A unit directly beneath. `headcount` and `rate` are None if the headcount is unknown."""

    code: str
    name: str
    people: int
    headcount: int | None
    rate: float | None


@dataclass(frozen=True, slots=True)
class Ended:
    """The last day of a unit that has ended, and the names of the units that it has become."""

    last_day: date
    successors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitSummary:
    """What a unit's page, link and letter say of the unit. No name of a person is in it.

    `moment`: the contest-local time of looking, at most the closing. `as_of`: the time up to which
    the sheets are known. The numbers are those of the unit that has the code on
    `View.day_of_codes`, with the responses of units that merged into it, also of those that merged
    after the closing. If the unit has ended, they are those of its last day.

    `rate` is None if the headcount is unknown; then `rank` and `pace` are None too. `pace` is None
    for a unit that has ended. `rank` is the
    place by rate among `peers` units: those directly beneath the same unit, or the units of its
    group; `among` names that unit or group. `rank` is None while nobody took part. `target`: the
    share that `pace` counts up to; None: the headcount.

    `beneath` and `silent`: number of units directly beneath, and of those without participants.
    `lowest`: at most five of them, first those without participants, then those with the lowest
    rates. `days`: see `View.unit_days`; empty for a viewer who does not lead the unit.
    """

    title: str
    form_url: str
    hotline: Hotline | None
    phase: Phase
    opens_at: datetime | None
    closes_at: datetime | None
    moment: datetime
    as_of: datetime
    code: str
    name: str
    ended: Ended | None
    people: int
    attempts: int
    headcount: int | None
    rate: float | None
    target: float | None
    rank: int | None
    peers: int
    among: str
    pace: Pace | None
    beneath: int
    silent: int
    lowest: tuple[Beneath, ...]
    days: tuple[UnitDay, ...]


def view_of_today(view: View, code: str) -> View:
    """The view in which a code means its bearer on `View.day_of_codes`, with the responses of the
    units that merged into that bearer. A unit that has ended is seen as at submission."""
    units, today = view.contest.units, view.day_of_codes
    bearers = (units.units[number] for number in units.by_code.get(code, ()))
    return of_today(view) if any(unit.valid_on(today) for unit in bearers) else view


def of_today(view: View) -> View:
    """The view of the units of `View.day_of_codes`; the same view if no unit ever changes."""
    changing = any(unit.valid_from or unit.valid_to for unit in view.contest.units.units)
    return view.with_units_of(view.day_of_codes) if changing else view


def unit_summary(view: View, code: str, language: str = "vi") -> UnitSummary | None:
    """The numbers of the unit with this code; None if no unit ever had the code. `language`: of the
    titles of the contest and of the group that the unit is ranked in."""
    contest, now = view.contest, view.reference_time
    there = view_of_today(view, code)
    unit = there.unit(code)
    if unit is None:
        return None
    peers, among = _peers(there, unit)
    beneath = there.league(under=code)
    days = there.unit_days(code)
    target = contest.settings.targets.participation_rate
    opens_at, closes_at = contest.opens_at, contest.closes_at
    people, headcount = unit["people"], unit["headcount"]
    ended = ended_of(contest, code, unit, view.day_of_codes)
    found = None
    if headcount and not ended:
        found = pace(days, people, headcount, target, now, opens_at, closes_at)
    return UnitSummary(
        title=contest.titled(contest.title, language),
        form_url=contest.info.form_url,
        hotline=contest.hotline,
        phase=phase_at(now, opens_at, closes_at),
        opens_at=opens_at,
        closes_at=closes_at,
        moment=now,
        as_of=view.known_until,
        code=code,
        name=unit["unit_name"],
        ended=ended,
        people=people,
        attempts=unit["attempts"],
        headcount=headcount,
        rate=unit["participation_rate"],
        target=target,
        rank=peers.rank_of(code),
        peers=peers.ranked,
        among=contest.titled(among, language),
        pace=found,
        beneath=len(beneath.rows),
        silent=len(beneath.silent),
        lowest=lowest(beneath.rows)[:LOWEST],
        days=days,
    )


def lowest(rows: Iterable[Mapping[str, Any]]) -> tuple[Beneath, ...]:
    """The units with the least participation first.

    Units without participants come first, the larger ones before; then by rate, the lowest first;
    last the units with participants whose headcount is unknown.
    """

    def key(row: Mapping[str, Any]) -> tuple[Any, ...]:
        rate, headcount = row["participation_rate"], row["headcount"] or 0
        return (row["people"] > 0, rate is None, rate or 0, -headcount, row["unit_name"])

    return tuple(
        Beneath(
            row["unit_code"],
            row["unit_name"],
            row["people"],
            row["headcount"],
            row["participation_rate"],
        )
        for row in sorted(rows, key=key)
    )


def _peers(view: View, unit: Mapping[str, Any]) -> tuple[League, str]:
    """The units that a unit is ranked among, and the name of the unit or group around them."""
    above = unit["path"][-1] if unit["path"] else None
    if above and above[2] == unit["group"]:
        return view.league(under=above[0]), above[1]
    for group in view.contest.groups:
        if group.id == unit["group"]:
            return view.league(group.id), group.title
    return League((), ()), ""


def ended_of(contest: Contest, code: str, unit: Mapping[str, Any], today: date) -> Ended | None:
    """The end of a unit, by its participation row; None for a unit that has not ended on `today`.
    A unit may end after the contest, when the numbers stand still."""
    last = unit["valid_to"]
    if last is None or last >= today:
        return None
    number = next(
        number
        for number in contest.units.by_code[code]
        if contest.units.units[number].valid_to == unit["valid_to"]
    )
    after = sorted(contest.units.successors_on(number, max(today, last + timedelta(days=1))))
    return Ended(unit["valid_to"], tuple(contest.units.units[heir].name for heir in after))
