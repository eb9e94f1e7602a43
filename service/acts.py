"""The acts that somebody can decide. Each act is a small function that turns the data of a page or
a command into a `Wanted`. The functions write nothing; `service.decide` writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from contest import Contest
from contest.units import UnitTree
from ingest.reading.corrections import FIELDS, check_correction
from ledger import unit_decisions
from ledger.decisions import ROW_HASH, Decision, Kind
from ledger.people_decisions import PeopleKind, split_groups
from ledger.unit_decisions import UNIT_CODE
from results import View

__all__ = ["UNIT_CODE", "Kind", "PeopleKind", "Wanted", "split_groups"]

Line = Mapping[str, Any]
"""A response as `View.responses` gives it. An act is bound to the response's present content."""


class Wanted(NamedTuple):
    """A decision that somebody wants to take. `ledger.decisions` lists kinds, subjects, facts."""

    kind: Kind
    subject: str
    facts: Mapping[str, str]


def accept(line: Line) -> Wanted:
    """The response counts as it is, as long as its content stays the same."""
    return Wanted("accept", line["response_id"], {ROW_HASH: line["content_hash"]})


def reject(response_id: str) -> Wanted:
    """The response does not count, even after a later edit."""
    return Wanted("reject", response_id, {})


def correct(line: Line, texts: Mapping[str, str]) -> Wanted:
    """The program reads these texts, by field, instead of the response's cells."""
    return Wanted("correct", line["response_id"], {**texts, ROW_HASH: line["content_hash"]})


def assign(line: Line, code: str) -> Wanted:
    """The response belongs to the unit with this code."""
    return correct(line, {UNIT_CODE: code})


def correctable(contest: Contest) -> list[str]:
    """The fields of this contest that somebody can correct, without the unit."""
    return [f for f in FIELDS if f != UNIT_CODE and f in contest.settings.columns]


def check_texts(contest: Contest, texts: Mapping[str, str]) -> None:
    """Refuse a correction of a field that nobody can correct, or to an unknown unit.

    Raises:
        UsageError: no such field, or no such unit.
    """
    check_correction(contest, texts)


def alias(tree: UnitTree, text: str, number: int) -> Wanted:
    """The writing means the unit of this number, in past and future rows.

    Raises:
        UsageError: the writing is blank.
    """
    return Wanted("alias", *unit_decisions.alias(tree, text, number))


def propose_headcount(
    tree: UnitTree, number: int, headcount: str, source: str, dated: str
) -> Wanted:
    """The unit of this number has `headcount` people on the day `dated`, according to `source`.

    Raises:
        UsageError: the headcount is not a whole number above 0, the source is blank, or `dated` is
            not a day.
    """
    facts = unit_decisions.proposal(tree, number, headcount, source, dated)
    return Wanted("propose_headcount", *facts)


def accept_headcount(proposal_id: str) -> Wanted:
    """The unit has the proposed headcount from now on."""
    return Wanted("accept_headcount", proposal_id, {})


def refuse_headcount(proposal_id: str) -> Wanted:
    """The proposal no longer waits."""
    return undo(proposal_id)


def map_heading(subject: str, heading: str) -> Wanted:
    """The column of a field, or of a question (named by its id), now has this heading."""
    return Wanted("map_heading", subject, {"heading": heading})


def people(view: View, kind: PeopleKind, persons: Sequence[str]) -> Wanted:
    """The persons are one (`merge_people`), several (`split_person`), or are left as they are.

    Raises:
        UsageError: a person is unknown, a merge names fewer than two persons, or a split names a
            person with only one name.
    """
    return Wanted(*view.persons.act(kind, persons))


def undo(decision_id: str) -> Wanted:
    """The decision is undone. Undoing an undo puts the first decision in force again."""
    return Wanted("undo", decision_id, {})


def undoing(taken: Iterable[Decision]) -> tuple[Wanted, ...]:
    """All these decisions are undone."""
    return tuple(undo(decision.decision_id) for decision in taken)


def restoring(taken: Iterable[Decision], decisions: Sequence[Decision]) -> tuple[Wanted, ...]:
    """These decisions are in force again, because their undos are undone. `decisions`: all
    decisions of the ledger."""
    undone: set[str] = set()
    for decision in sorted(decisions, key=lambda d: -d.number):
        if decision.kind == "undo" and decision.decision_id not in undone:
            undone.add(decision.subject)
    ids = {decision.decision_id for decision in taken}
    return undoing(
        decision
        for decision in decisions
        if decision.kind == "undo"
        and decision.subject in ids
        and decision.decision_id not in undone
    )
