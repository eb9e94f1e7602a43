"""The committee's decisions about units: the meaning of a writing, and a unit's headcount.

A decision names a unit by its code and its first day, because a code may be reused after a merger.
A decision about a unit that has disappeared from the folder has no effect.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from contest import Contest
from contest.errors import UsageError
from contest.tables import parse_day
from contest.text import fold_case
from contest.units import Unit, UnitTree
from ledger.decisions import Decision

UNIT_CODE, VALID_FROM, TEXT = "unit_code", "valid_from", "text"
HEADCOUNT, SOURCE, DATED = "headcount", "source", "dated"


def unit_facts(unit: Unit) -> dict[str, str]:
    """The facts by which a decision names a unit.

    >>> unit_facts(Unit("10621", "Xã Quốc Tuấn"))
    {'unit_code': '10621', 'valid_from': ''}
    """
    first_day = unit.valid_from.isoformat() if unit.valid_from else ""
    return {UNIT_CODE: unit.code, VALID_FROM: first_day}


def unit_of(tree: UnitTree, facts: Mapping[str, str]) -> int | None:
    """The number of the unit that a decision names; None if the folder no longer has the unit."""
    for number in tree.by_code.get(facts[UNIT_CODE], ()):
        if unit_facts(tree.units[number])[VALID_FROM] == facts[VALID_FROM]:
            return number
    return None


def unit_names(tree: UnitTree, standing: Iterable[Decision]) -> dict[str, int]:
    """Folded writing → number of the unit that it means by decision. The last decision counts."""
    found: dict[str, int] = {}
    for decision in standing:
        if decision.kind == "alias":
            number = unit_of(tree, decision.facts)
            if number is not None:
                found[decision.subject] = number
    return found


def open_proposals(standing: Iterable[Decision]) -> tuple[Decision, ...]:
    """The proposed headcounts that wait for the committee, in order."""
    lines = tuple(standing)
    accepted = {line.subject for line in lines if line.kind == "accept_headcount"}
    return tuple(
        line
        for line in lines
        if line.kind == "propose_headcount" and line.decision_id not in accepted
    )


def with_headcounts(tree: UnitTree, standing: Iterable[Decision]) -> UnitTree:
    """The tree with the last accepted headcount of each unit."""
    lines = tuple(standing)
    proposed = {line.decision_id: line for line in lines if line.kind == "propose_headcount"}
    accepted: dict[int, Mapping[str, str]] = {}
    for line in lines:
        proposal = proposed.get(line.subject) if line.kind == "accept_headcount" else None
        number = unit_of(tree, proposal.facts) if proposal else None
        if proposal and number is not None:
            accepted[number] = proposal.facts
    if not accepted:
        return tree
    units = tuple(
        _counted(unit, accepted[number]) if number in accepted else unit
        for number, unit in enumerate(tree.units)
    )
    return replace(tree, units=units)


def as_units_decided(contest: Contest, standing: Iterable[Decision]) -> Contest:
    """The contest with the decided names and headcounts of units."""
    lines = tuple(standing)
    names = unit_names(contest.units, lines)
    tree = with_headcounts(contest.units, lines)
    if names == contest.unit_names and tree is contest.units:
        return contest
    return replace(contest, units=tree, unit_names=names)


def alias(tree: UnitTree, text: str, number: int) -> tuple[str, dict[str, str]]:
    """Subject and facts of the decision that a writing means a unit.

    Raises:
        UsageError: the writing is blank.
    """
    key = fold_case(text)
    if not key:
        raise UsageError("the writing is blank; expected what a participant wrote as the unit")
    return key, {**unit_facts(tree.units[number]), TEXT: text}


def proposal(
    tree: UnitTree, number: int, headcount: str, source: str, dated: str
) -> tuple[str, dict[str, str]]:
    """Subject and facts of the decision that proposes a unit's headcount.

    `dated`: the day that the number is of, such as 2024-11-01.

    Raises:
        UsageError: the headcount is not a whole number above 0, the source is blank, or `dated` is
            not a day.
    """
    unit = tree.units[number]
    if not (headcount.isascii() and headcount.isdigit() and 0 < int(headcount) < 10**9):
        raise UsageError(f"found the headcount {headcount!r}; expected a whole number above 0")
    if not source.strip():
        raise UsageError(f"the headcount of {unit.name} has no source; expected its origin")
    if parse_day(dated) is None:
        raise UsageError(f"found the day {dated!r}; expected one such as 2024-11-01")
    facts = {HEADCOUNT: str(int(headcount)), SOURCE: source.strip(), DATED: dated}
    return unit.code, {**unit_facts(unit), **facts}


def _counted(unit: Unit, facts: Mapping[str, str]) -> Unit:
    source = f"{facts[SOURCE]} ({facts[DATED]})"
    return replace(unit, headcount=int(facts[HEADCOUNT]), headcount_source=source)
