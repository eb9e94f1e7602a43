"""What the committee decided: ledger rows with who, when and why, never changed, only undone.

kind               subject                facts
map_heading        a field or item's id   heading: where the sheet now shows it
accept             a response's id        row_hash
reject             a response's id        none
correct            a response's id        row_hash, and field: text to read instead of the cell;
                                          unit_code: the unit it belongs to
alias              a writing, folded      unit_code and valid_from: the unit that it means; text
propose_headcount  a unit's code          unit_code and valid_from; headcount, source, dated: how
                                          many people, who says so, of which day; moves nothing
accept_headcount   a proposal's id        none
merge_people       a person's id          others: ids of the persons who are this one
split_person       a person's id          none: each name, with those that are near, is a person
leave_people       a person's id          others: ids of persons who may stay apart, or none
undo               a decision's id        none

A decision changes what follows from the observations, never the observations. `row_hash` is that
of the content that was looked at (`content_hash` of the response): when the participant edits the
response, an acceptance or a correction no longer holds; a rejection does. What organizers write in
other columns ends neither. Of several decisions about a response the last one
counts, but corrections of different fields add up. Undoing one is another decision, and undoing
that one puts the first in force again. Those about people keep `names`, the marks of the names
that were looked at (`ledger.people_decisions`).
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

import pyarrow as pa

from contest import Contest
from contest.errors import UsageError
from contest.text import fold, fold_case
from ledger.unit_decisions import as_units_decided

Kind = Literal[
    "map_heading",
    "accept",
    "reject",
    "correct",
    "alias",
    "propose_headcount",
    "accept_headcount",
    "merge_people",
    "split_person",
    "leave_people",
    "undo",
]
ROW_HASH = "row_hash"

DECISION = pa.schema(
    [
        pa.field("decision_id", pa.string(), nullable=False),
        pa.field("number", pa.int64(), nullable=False),
        pa.field("decided_at", pa.timestamp("us", "UTC"), nullable=False),
        pa.field("decided_by", pa.string(), nullable=False),
        pa.field("kind", pa.string(), nullable=False),
        pa.field("subject", pa.string(), nullable=False),
        pa.field("facts", pa.string(), nullable=False),
        pa.field("note", pa.string(), nullable=False),
    ]
)


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the ledger's table `decisions`; `number` is its place in their order."""

    decision_id: str
    number: int
    decided_at: datetime
    decided_by: str
    kind: Kind
    subject: str
    facts: Mapping[str, str] = field(default_factory=dict)
    note: str = ""

    def row(self) -> dict[str, Any]:
        """As a row of `DECISION`."""
        facts = json.dumps(dict(self.facts), ensure_ascii=False, sort_keys=True)
        names = DECISION.names
        return {name: getattr(self, name) for name in names} | {"facts": facts}

    @classmethod
    def of_row(cls, row: Mapping[str, Any]) -> Decision:
        """From a row of `DECISION`."""
        return cls(**{**row, "facts": json.loads(row["facts"])})


def drafted(
    wanted: Iterable[tuple[Kind, str, Mapping[str, str]]],
    last: int,
    *,
    note: str,
    by: str,
    now: datetime,
) -> tuple[Decision, ...]:
    """Decisions (kind, subject, facts) that follow the one numbered `last`."""
    return tuple(
        Decision(uuid.uuid4().hex, number, now, by, kind, subject, dict(facts), note)
        for number, (kind, subject, facts) in enumerate(wanted, start=last + 1)
    )


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Those that were not undone, in order; no `undo` among them.

    An undo counts while it was not undone itself.
    """
    ordered = sorted(decisions, key=lambda decision: decision.number)
    undone: set[str] = set()
    for decision in reversed(ordered):
        if decision.kind == "undo" and decision.decision_id not in undone:
            undone.add(decision.subject)
    return tuple(d for d in ordered if d.kind != "undo" and d.decision_id not in undone)


def as_decided(contest: Contest, decisions: Iterable[Decision]) -> Contest:
    """The contest with the mapped headings, each after those that the folder declares, and with
    what was decided about units.

    A decision about a field, an item or a unit that the folder no longer declares says nothing.
    """
    standing = in_force(decisions)
    for decision in standing:
        if decision.kind == "map_heading":
            contest = _mapped(contest, decision.subject, fold(decision.facts["heading"]))
    return as_units_decided(contest, standing)


def _mapped(contest: Contest, subject: str, heading: str) -> Contest:
    columns = contest.settings.columns
    if subject in columns:
        headings = columns[subject]
        if fold_case(heading) in map(fold_case, headings):
            return contest
        wider = {**columns, subject: (*headings, heading)}
        return replace(contest, settings=contest.settings.model_copy(update={"columns": wider}))
    items = tuple(
        replace(item, other_headings=(*item.other_headings, heading))
        if item.id == subject and fold_case(heading) not in map(fold_case, item.headings)
        else item
        for item in contest.items
    )
    return contest if items == contest.items else replace(contest, items=items)


VERDICTS = pa.schema(
    [("response_id", pa.string()), ("verdict", pa.string()), ("decided_hash", pa.string())]
)


def verdicts(decisions: Iterable[Decision]) -> pa.Table:
    """The last acceptance or rejection of each response: `response_id`, `verdict` (accept |
    reject), `decided_hash` (of the content that was accepted)."""
    last = {d.subject: d for d in in_force(decisions) if d.kind in ("accept", "reject")}
    rows = [
        {"response_id": key, "verdict": d.kind, "decided_hash": d.facts.get(ROW_HASH)}
        for key, d in last.items()
    ]
    return pa.Table.from_pylist(rows, schema=VERDICTS)


def corrections(decisions: Iterable[Decision]) -> dict[str, dict[str, str]]:
    """What is corrected of each response: its facts, `row_hash` among them."""
    found: dict[str, dict[str, str]] = {}
    for decision in in_force(decisions):
        if decision.kind == "correct":
            earlier = found.get(decision.subject, {})
            same = earlier.get(ROW_HASH) == decision.facts[ROW_HASH]
            found[decision.subject] = {**(earlier if same else {}), **decision.facts}
    return found


def check_mapping(contest: Contest, subject: str, heading: str) -> None:
    """Refuse a mapping that names nothing, or a heading that is something else already.

    Raises:
        UsageError: there is no such field or item, it has a twin, or the heading is blank or taken.
    """
    columns = contest.settings.columns
    known = [*columns, *(item.id for item in contest.items)]
    if subject not in known:
        raise UsageError(
            f"there is no field or question {subject!r}; expected one of {', '.join(known)}"
        )
    if subject in contest.twins:
        raise UsageError(
            f"another question has the heading of {subject!r}, so it is not certain which of them "
            "was renamed, and its answers might be scored as the other's; give the question its "
            "former name in the form, and what waits is read by itself"
        )
    key = fold_case(heading)
    if not key:
        raise UsageError("the heading is blank; expected it as the sheet's first row shows it")
    taken = [name for name, headings in columns.items() if key in map(fold_case, headings)]
    taken += [item.id for item in contest.items if key in map(fold_case, item.headings)]
    if others := [name for name in taken if name != subject]:
        raise UsageError(f"the heading {heading!r} is that of {', '.join(others)} already")
