"""Whom to chase: the units with too little participation, silent ones first, and what was promised.

The numbers of a unit are those of its page (`publish.unit_summary`), for all units at once: no unit
costs a query.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, NamedTuple

from publish.pace import Pace, pace
from publish.threshold import is_below, threshold_of
from publish.unit_summary import Beneath, Ended, ended_of, lowest, of_today
from results import Contacted, View
from results.unit_contacts import Focal

SHORT_SPAN = 3
"""Days of the shorter of the two paces that make a range; the longer one is `publish.pace.DAYS`."""

_Row = Mapping[str, Any]


class Layer(NamedTuple):
    """Units that are chased together: the top units of a group, or all units beneath them.

    `group` is "" for a leader: then the units are those that the leader has, or those beneath.
    """

    group: str
    beneath: bool


class Reach(NamedTuple):
    """People at the closing if the pace of the last three or of the last seven full days goes on:
    the fewer and the more of the two. Nobody claims that the truth lies between them."""

    fewest: int
    most: int


@dataclass(frozen=True, slots=True)
class Chased:
    """A unit to chase. `above`: the name of the unit above; "" for a top unit.

    `pace` is None if the headcount is unknown; `reach` is None then too, and before the first full
    day and after the closing. `contacts`: the newest first. `promise`: the newest contact in which
    the unit promised something; None: it never did. `is_broken`: the day of that promise has passed
    and fewer people took part.
    """

    unit: Beneath
    above: str
    pace: Pace | None
    reach: Reach | None
    focal: tuple[Focal, ...]
    contacts: tuple[Contacted, ...]
    promise: Contacted | None
    is_broken: bool


@dataclass(frozen=True, slots=True)
class Chase:
    """The units of one layer. `units`: how many they are. `threshold`: the rate below which a unit
    is chased.

    `below`: those below it and those without participants. These stand first, the larger ones
    before; then the lowest rates. `unknown`: units with participants whose headcount is unknown, so
    nobody can say whether they are below. `over`: units with more people than their headcount.
    `ended`: names of the units that have ended since the opening; their people count in the units
    that they have become.
    """

    threshold: float
    units: int
    below: tuple[Chased, ...]
    unknown: tuple[Beneath, ...]
    over: tuple[Beneath, ...]
    ended: tuple[tuple[str, Ended], ...]

    @property
    def silent(self) -> int:
        """Number of units without participants."""
        return sum(not one.unit.people for one in self.below)


def chase(view: View) -> dict[Layer, Chase]:
    """The units that the viewer leads, by layer, in the order of the groups, top units first.

    A leader gets only the own units and those beneath. A layer without units is left out.
    """
    there, threshold = of_today(view), threshold_of(view.contest.settings.targets)
    rows = [row for row in there.participation("unit").to_pylist() if there.leads(row["unit_code"])]
    names = {row["unit_code"]: str(row["unit_name"]) for row in rows}
    of_layer = partial(_layer, view, {row["unit_code"]: row["group"] for row in rows})
    chased = partial(_chased, there, names, _focal(there, rows), _contacts(view))
    ended = _ended(view)
    groups = [group.id for group in view.contest.groups]
    found: dict[Layer, Chase] = {}
    for layer in (Layer(group, beneath) for group in ("", *groups) for beneath in (False, True)):
        here = [row for row in rows if of_layer(row) == layer]
        by_code = {row["unit_code"]: row for row in here}
        gone = tuple((row["unit_name"], end) for row, end in ended if of_layer(row) == layer)
        if here or gone:
            below = lowest(
                row for row in here if is_below(row["people"], row["headcount"], threshold)
            )
            found[layer] = Chase(
                threshold,
                len(here),
                tuple(chased(by_code[unit.code], unit) for unit in below),
                lowest(row for row in here if row["headcount"] is None and row["people"]),
                lowest(row for row in here if row["people"] > (row["headcount"] or row["people"])),
                gone,
            )
    return found


def _layer(view: View, groups: Mapping[str, str], row: _Row) -> Layer:
    """The layer of a unit. `groups`: code of each unit → its group."""
    if view.principal.role == "leader":
        return Layer("", row["unit_code"] not in view.principal.units)
    return Layer(row["group"], groups.get(row["parent_code"]) == row["group"])


def _chased(
    view: View,
    names: Mapping[str, str],
    focal: Mapping[str, Sequence[Focal]],
    contacts: Mapping[tuple[str, date | None], Sequence[Contacted]],
    row: _Row,
    unit: Beneath,
) -> Chased:
    noted = tuple(contacts.get((unit.code, row["valid_from"]), ()))
    promise = next((one for one in noted if one.promised is not None), None)
    found, reach = _speeds(view, unit) if unit.headcount else (None, None)
    return Chased(
        unit,
        names.get(row["parent_code"], ""),
        found,
        reach,
        tuple(focal.get(unit.code, ())),
        noted,
        promise,
        is_broken(promise, unit.people, view.reference_time, view.contest.closes_at),
    )


def _speeds(view: View, unit: Beneath) -> tuple[Pace, Reach | None]:
    """The pace of a unit with a known headcount, and where its two paces lead."""
    contest, headcount = view.contest, unit.headcount
    assert headcount is not None
    find = partial(
        pace,
        view.unit_days(unit.code),
        unit.people,
        headcount,
        contest.settings.targets.participation_rate,
        view.reference_time,
        contest.opens_at,
        contest.closes_at,
    )
    found = find()
    ends = [found.projected, find(span=SHORT_SPAN).projected]
    known = [people for people in ends if people is not None]
    return found, Reach(min(known), max(known)) if known else None


def is_broken(
    promise: Contacted | None, people: int, moment: datetime, closes_at: datetime | None
) -> bool:
    """Whether the day of a promise has passed and fewer people took part than were promised.

    A promise ends with the contest. A unit that has the people later has kept it.
    """
    if promise is None or promise.promised is None or promise.until is None:
        return False
    is_over = moment.date() > promise.until or (closes_at is not None and moment >= closes_at)
    return is_over and people < promise.promised


def _focal(view: View, rows: Iterable[_Row]) -> dict[str, list[Focal]]:
    """The focal persons of the units, by code."""
    rows = list(rows)
    codes = {row["unit_code"] for row in rows}
    found: defaultdict[str, list[Focal]] = defaultdict(list)
    for row in rows:
        if row["parent_code"] not in codes:  # its focal persons come with all beneath
            for one in view.focal(row["unit_code"]):
                found[one.unit_code].append(one)
    return found


def _contacts(view: View) -> dict[tuple[str, date | None], list[Contacted]]:
    """The contacts of each unit, the newest first, by the unit's code and first day."""
    found: defaultdict[tuple[str, date | None], list[Contacted]] = defaultdict(list)
    for one in view.contact_log():
        found[one.unit_code, one.valid_from].append(one)
    return found


def _ended(view: View) -> list[tuple[_Row, Ended]]:
    """The units that have ended since the opening, with their ends."""
    opens_at, today = view.contest.opens_at, view.day_of_codes
    begun = opens_at.date() if opens_at else date.min
    return [
        (row, end)
        for row in view.participation("unit").to_pylist()
        if row["valid_to"] and row["valid_to"] >= begun and view.leads(row["unit_code"])
        for end in [ended_of(view.contest, row["unit_code"], row, today)]
        if end
    ]
