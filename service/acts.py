"""The acts that somebody can decide. Each act is a small function that turns the data of a page or
a command into a `Wanted`. The functions write nothing; `service.decide` writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from contest import Contest
from contest.errors import UsageError
from contest.roster import Person
from contest.units import UnitTree
from ingest import LoadReport
from ingest.reading.corrections import FIELDS, check_correction
from ledger import draws, unit_decisions
from ledger.decisions import AFTER, BEFORE, DOUBT, FILE_HASH, ROW_HASH, WOULD, Decision, Kind
from ledger.draws import Draw
from ledger.loads import restorable, undoable
from ledger.loads import undoing as undoing_facts
from ledger.people_decisions import PeopleKind, split_groups
from ledger.unit_decisions import UNIT_CODE
from results import Load, Tie, View

__all__ = ["UNIT_CODE", "Kind", "PeopleKind", "Wanted", "split_groups"]

Line = Mapping[str, Any]
"""A response as `View.responses` gives it. An act is bound to the response's present content."""


class Wanted(NamedTuple):
    """A decision that somebody wants to take. `ledger.decisions` lists kinds, subjects, facts."""

    kind: Kind
    subject: str
    facts: Mapping[str, str]

    def __repr__(self) -> str:
        """Without the facts, which may name people."""
        return f"Wanted({self.kind!r}, {self.subject!r})"


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


def disqualify(response_id: str) -> Wanted:
    """Whose response this is can win no prize."""
    return Wanted("disqualify", response_id, {})


def disqualify_unit(tree: UnitTree, number: int) -> Wanted:
    """The unit of this number can win no prize."""
    unit = tree.units[number]
    return Wanted("disqualify_unit", unit.code, unit_decisions.unit_facts(unit))


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
    facts = unit_decisions.headcount(tree, number, headcount, source, dated)
    return Wanted("propose_headcount", *facts)


def propose_contact(tree: UnitTree, number: int, name: str, title: str, phone: str) -> Wanted:
    """The unit of this number has this contact person; `title` may be blank.

    Raises:
        UsageError: the name is blank, a text is too long, the phone cannot be read, or another unit
            has the unit's code now.
    """
    facts = unit_decisions.contact(tree, number, name, title, phone)
    return Wanted("propose_contact", *facts)


def propose_roster(tree: UnitTree, number: int, people: Iterable[Person]) -> Wanted:
    """These people, and no others, are expected of the unit of this number.

    Raises:
        UsageError: there are no people or too many, a line is not a person, or another unit has the
            unit's code now.
    """
    return Wanted("propose_roster", *unit_decisions.roster(tree, number, people))


def propose_alias(tree: UnitTree, text: str, number: int) -> Wanted:
    """The writing means the unit of this number, says the unit itself.

    Raises:
        UsageError: the writing is blank or too long.
    """
    return Wanted("propose_alias", *unit_decisions.writing(tree, text, number))


def accept_proposal(proposal_id: str) -> Wanted:
    """The proposed data are the unit's data from now on."""
    return Wanted("accept_proposal", proposal_id, {})


def refuse_proposal(proposal_id: str) -> Wanted:
    """The proposal no longer waits."""
    return undo(proposal_id)


def map_heading(subject: str, heading: str) -> Wanted:
    """The column of a field, or of a question (named by its id), now has this heading."""
    return Wanted("map_heading", subject, {"heading": heading})


def confirm_load(report: LoadReport) -> Wanted:
    """The refused file is let in, for the load that the report announces.

    Raises:
        UsageError: the file was not refused, or no confirmation lets the file in.
    """
    refused = report.refused
    if refused is None or not refused.confirm:
        raise UsageError(f"{report.file}: there is nothing to confirm; load the file")
    facts = {FILE_HASH: report.file_hash, DOUBT: refused.code, WOULD: refused.confirm}
    return Wanted("confirm_load", report.source, facts)


def undo_load(view: View, source: str) -> Wanted:
    """The newest load in force of the source counts no longer.

    Raises:
        UsageError: the source has no load in force, or the newest one is a live reading.
    """
    return Wanted("undo_load", source, undoing_facts(undoable(view.loads, source)))


def may_undo_load(view: View, load: Load) -> bool:
    """True if the load is the newest in force of its source, and a file."""
    try:
        return undoable(view.loads, load.source) == load
    except UsageError:
        return False


def may_restore_load(view: View, load: Load) -> bool:
    """True if the load was undone, and what it stands on is in force again or still."""
    return load in restorable(view.loads, load.source)


def people(view: View, kind: PeopleKind, persons: Sequence[str]) -> Wanted:
    """The persons are one (`merge_people`), several (`split_person`), or are left as they are.

    Raises:
        UsageError: a person is unknown, a merge names fewer than two persons, or a split names a
            person with only one name.
    """
    return Wanted(*view.persons.act(kind, persons))


def seal_draw(view: View, tie: Tie, event: str, on: date, today: date) -> Wanted:
    """The tied list is sealed for the outcome of a public event of that day.

    Raises:
        UsageError: the event is blank, too long or has passed, or the tie is sealed already.
    """
    facts = draws.sealing(tie.of, tie.ids, event, on, view.draws(), today)
    return Wanted("seal_draw", *facts)


def draw_by_seed(draw: Draw, seed: str, today: date) -> Wanted:
    """The event of a sealed draw had this outcome, which orders the tied.

    Raises:
        UsageError: the draw is recorded already, the event is still to come, or the outcome is
            blank or too long.
    """
    return Wanted("draw", *draws.drawing(draw, today, seed=seed))


def draw_by_hand(draw: Draw, order: Sequence[str], witnesses: str, today: date) -> Wanted:
    """The tied were drawn in the room in this order, before these witnesses.

    Raises:
        UsageError: the draw is recorded already, the day is still to come, the order does not name
            each of the tied once, or nobody witnessed it.
    """
    return Wanted("draw", *draws.drawing(draw, today, order=order, witnesses=witnesses))


def declare(file: str, before: str, after: str) -> Wanted:
    """A file of the contest folder now has these bytes. `before`, `after`: their SHA-256; "" for a
    file that was not there. `service.declare` writes the file."""
    return Wanted("declare", file, {BEFORE: before, AFTER: after})


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
