"""The committee's decisions: ledger rows with author, time and note, never changed, only undone.

kind               subject                facts
map_heading        a field or item's id   heading: the one that the column has in the sheet now
accept             a response's id        row_hash
reject             a response's id        none
correct            a response's id        row_hash, and field: text to read instead of the cell;
                                          unit_code: the unit of the response
disqualify         a response's id        none; whose response it is can win no prize
disqualify_unit    a unit's code          unit_code and valid_from: the unit can win no prize
alias              a writing, folded      unit_code and valid_from: the unit that is meant; text
propose_headcount  a unit's code          unit_code and valid_from; headcount, source, dated: the
                                          number of people, its source and day; has no effect yet
propose_contact    a unit's code          unit_code and valid_from; name, title, phone: the unit's
                                          contact person; has no effect yet
propose_roster     a unit's code          unit_code and valid_from; lines, rows: the people who are
                                          expected of the unit, and their number; has no effect yet
propose_alias      a writing, folded      as alias; has no effect yet
accept_proposal    a proposal's id        none
accept_headcount   a proposal's id        none; the name that accept_proposal had first
merge_people       a person's id          others: ids of the persons who are the same person
split_person       a person's id          none: each name, with the names near it, is a person
leave_people       a person's id          others: ids of persons who stay apart, or none
confirm_load       a source's id          file_hash, doubt, would: the file that is let in, the
                                          code of the refusal, and the words that were repeated
seal_draw          the seal of tied ids  of, ids, event, on: the list, the tied, and the event with
                                          its day whose outcome will be the seed
draw               a seal_draw's id      seed: the outcome; or order and witnesses of a draw in
                                          the room
undo_load          a source's id          load_number, file, rows: the load that no longer counts
declare            a contest file's name  before, after: SHA-256 of the file's bytes
undo               a decision's id        none

A decision changes the results of the observations, never the observations. `row_hash` is the hash
of the content that the committee looked at (`content_hash` of the response). When the participant
edits the response, an acceptance or a correction no longer holds, but a rejection and a
disqualification still hold. Text that organizers write in other columns ends neither. A
disqualification follows the response to the person whose response it is now, whatever is merged,
split or edited. A declaration records that somebody wrote a file of the contest folder, and changes
nothing by itself: the folder does. Of several decisions about a response the last
one counts, but corrections of different fields add up. An undo is itself a decision, and undoing
the undo puts the first decision in force again. Decisions about people keep `names`, the marks of
the names that the committee looked at (`ledger.people_decisions`).
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

import pyarrow as pa

Kind = Literal[
    "map_heading",
    "accept",
    "reject",
    "correct",
    "disqualify",
    "disqualify_unit",
    "alias",
    "propose_headcount",
    "propose_contact",
    "propose_roster",
    "propose_alias",
    "accept_proposal",
    "accept_headcount",
    "merge_people",
    "split_person",
    "leave_people",
    "confirm_load",
    "undo_load",
    "seal_draw",
    "draw",
    "declare",
    "undo",
]
ROW_HASH = "row_hash"
LOAD_NUMBER, FILE, ROWS = "load_number", "file", "rows"
FILE_HASH, DOUBT, WOULD = "file_hash", "doubt", "would"
BEFORE, AFTER = "before", "after"

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
    """One line of the ledger's table `decisions`. `number`: the place in the order of decisions."""

    decision_id: str
    number: int
    decided_at: datetime
    decided_by: str
    kind: Kind
    subject: str
    facts: Mapping[str, str] = field(default_factory=dict, repr=False)  # may name people
    note: str = ""

    def row(self) -> dict[str, Any]:
        """The decision as a row of `DECISION`."""
        facts = json.dumps(dict(self.facts), ensure_ascii=False, sort_keys=True)
        names = DECISION.names
        return {name: getattr(self, name) for name in names} | {"facts": facts}

    @classmethod
    def of_row(cls, row: Mapping[str, Any]) -> Decision:
        """The decision from a row of `DECISION`."""
        return cls(**{**row, "facts": json.loads(row["facts"])})


def drafted(
    wanted: Iterable[tuple[Kind, str, Mapping[str, str]]],
    last: int,
    *,
    note: str,
    by: str,
    now: datetime,
) -> tuple[Decision, ...]:
    """New decisions from (kind, subject, facts), numbered from `last` + 1."""
    return tuple(
        Decision(uuid.uuid4().hex, number, now, by, kind, subject, dict(facts), note)
        for number, (kind, subject, facts) in enumerate(wanted, start=last + 1)
    )


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that nobody has undone, in order, without those of the kind `undo`.

    An undo has no effect once somebody has undone the undo.
    """
    ordered = sorted(decisions, key=lambda decision: decision.number)
    undone = undone_by(ordered)
    return tuple(d for d in ordered if d.kind != "undo" and d.decision_id not in undone)


def undone_by(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """Id of each undone decision → the last undo of it that is in force."""
    undone: dict[str, Decision] = {}
    for decision in sorted(decisions, key=lambda decision: -decision.number):
        if decision.kind == "undo" and decision.decision_id not in undone:
            undone.setdefault(decision.subject, decision)
    return undone
