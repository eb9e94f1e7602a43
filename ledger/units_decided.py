"""The effect of decisions about units: names, headcounts, contact persons and rosters.

An accepted proposal has the effect of its acceptance's place in the order. A decision about a unit
that has disappeared from the folder has no effect.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from contest import Contest
from contest.roster import with_listed
from contest.tables import Row
from contest.units import Unit, UnitTree
from ledger.decisions import Decision, Kind
from ledger.proposals import effects
from ledger.unit_decisions import (
    DATED,
    HEADCOUNT,
    NAME,
    PHONE,
    SOURCE,
    TITLE,
    UNIT_CODE,
    is_bearer,
    people_of,
    unit_of,
)  # fmt: skip

_Facts = Mapping[str, str]


def unit_names(tree: UnitTree, standing: Iterable[Decision]) -> dict[str, int]:
    """Folded writing → number of the unit that it means by decision. The last decision counts."""
    found: dict[str, int] = {}
    for decision in effects(standing):
        if decision.kind in ("alias", "propose_alias"):
            number = unit_of(tree, decision.facts)
            if number is not None:
                found[decision.subject] = number
    return found


def as_units_decided(contest: Contest, standing: Iterable[Decision]) -> Contest:
    """The contest with the decided names, headcounts, contact persons and rosters of units."""
    lines = tuple(standing)
    names, taken = unit_names(contest.units, lines), tuple(effects(lines))
    if names != contest.unit_names:
        contest = replace(contest, unit_names=names)
    for kind, changed in _CHANGED.items():
        if last := _last(contest.units, taken, kind):
            contest = changed(contest, last)
    return contest


def _last(tree: UnitTree, taken: Sequence[Decision], kind: Kind) -> dict[int, _Facts]:
    """Number of a unit → the facts of its last decision of a kind."""
    found = {unit_of(tree, one.facts): one.facts for one in taken if one.kind == kind}
    return {number: facts for number, facts in found.items() if number is not None}


def _with_headcounts(contest: Contest, last: Mapping[int, _Facts]) -> Contest:
    units = tuple(
        _counted(unit, last[number]) if number in last else unit
        for number, unit in enumerate(contest.units.units)
    )
    return replace(contest, units=replace(contest.units, units=units))


def _counted(unit: Unit, facts: _Facts) -> Unit:
    source = f"{facts[SOURCE]} ({facts[DATED]})"
    return replace(unit, headcount=int(facts[HEADCOUNT]), headcount_source=source)


def _with_contacts(contest: Contest, last: Mapping[int, _Facts]) -> Contest:
    rows = {
        facts[UNIT_CODE]: [{name: facts[name] for name in (UNIT_CODE, NAME, TITLE, PHONE)}]
        for number, facts in last.items()
        if is_bearer(contest.units, number)
    }
    return replace(contest, contacts=_replaced(contest.contacts, rows))


def _with_rosters(contest: Contest, last: Mapping[int, _Facts]) -> Contest:
    rows = {
        facts[UNIT_CODE]: [
            {UNIT_CODE: facts[UNIT_CODE], **person._asdict()} for person in people_of(facts)
        ]
        for number, facts in last.items()
        if is_bearer(contest.units, number)
    }
    roster = _replaced(contest.roster, rows)
    return replace(contest, roster=roster, units=with_listed(contest.units, roster))


_CHANGED: Mapping[Kind, Callable[[Contest, Mapping[int, _Facts]], Contest]] = {
    "propose_headcount": _with_headcounts,
    "propose_contact": _with_contacts,
    "propose_roster": _with_rosters,
}


def _replaced(rows: Sequence[Row], new: Mapping[str, list[Row]]) -> tuple[Row, ...]:
    """The rows of other units, then the new rows of these units."""
    return (
        *(row for row in rows if row[UNIT_CODE] not in new),
        *(r for n in new.values() for r in n),
    )
