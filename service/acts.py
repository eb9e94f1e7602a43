"""What can be decided, each act a small function: what the page or the command has at hand becomes
what is wanted. Nothing is written here; `service.decide` writes.
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
"""A response as `View.responses` gives it: an act is bound to the content that it has now."""


class Wanted(NamedTuple):
    """A decision that somebody wants taken: see `ledger.decisions` for kinds, subjects, facts."""

    kind: Kind
    subject: str
    facts: Mapping[str, str]


def accept(line: Line) -> Wanted:
    """The response counts as it is, while its content stays."""
    return Wanted("accept", line["response_id"], {ROW_HASH: line["content_hash"]})


def reject(response_id: str) -> Wanted:
    """The response does not count, whatever it says later."""
    return Wanted("reject", response_id, {})


def correct(line: Line, texts: Mapping[str, str]) -> Wanted:
    """Of the response these texts are read instead of its cells, by field."""
    return Wanted("correct", line["response_id"], {**texts, ROW_HASH: line["content_hash"]})


def assign(line: Line, code: str) -> Wanted:
    """The response belongs to the unit with this code."""
    return correct(line, {UNIT_CODE: code})


def correctable(contest: Contest) -> list[str]:
    """The fields of this contest that can be corrected, the unit aside."""
    return [f for f in FIELDS if f != UNIT_CODE and f in contest.settings.columns]


def check_texts(contest: Contest, texts: Mapping[str, str]) -> None:
    """Refuse a correction of something that cannot be corrected.

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
    """The unit of this number has so many people, as `source` says of the day `dated`.

    Raises:
        UsageError: no whole number above 0, no source, or no day.
    """
    facts = unit_decisions.proposal(tree, number, headcount, source, dated)
    return Wanted("propose_headcount", *facts)


def accept_headcount(proposal_id: str) -> Wanted:
    """The proposed headcount is that of the unit from now on."""
    return Wanted("accept_headcount", proposal_id, {})


def refuse_headcount(proposal_id: str) -> Wanted:
    """The proposal waits no longer."""
    return undo(proposal_id)


def map_heading(subject: str, heading: str) -> Wanted:
    """The column of a field, or of a question (by its id), has this heading now."""
    return Wanted("map_heading", subject, {"heading": heading})


def people(view: View, kind: PeopleKind, persons: Sequence[str]) -> Wanted:
    """The persons are one (`merge_people`), several (`split_person`), or are left as they are.

    Raises:
        UsageError: somebody is unknown, there are not two to merge, or one name alone to split.
    """
    return Wanted(*view.persons.act(kind, persons))


def undo(decision_id: str) -> Wanted:
    """The decision is undone; of an undo: what it undid is in force again."""
    return Wanted("undo", decision_id, {})


def undoing(taken: Iterable[Decision]) -> tuple[Wanted, ...]:
    """All of these are undone."""
    return tuple(undo(decision.decision_id) for decision in taken)


def restoring(taken: Iterable[Decision], decisions: Sequence[Decision]) -> tuple[Wanted, ...]:
    """These are in force again: what undoes them is undone. `decisions`: all there are."""
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
