"""The data that units proposed about themselves, and what has become of each proposal."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from contest import Contest
from ledger.decisions import ROWS, Decision, Kind
from ledger.proposals import Fate, fates
from ledger.unit_decisions import (
    DATED,
    HEADCOUNT,
    NAME,
    PHONE,
    SOURCE,
    TEXT,
    TITLE,
    UNIT_CODE,
    unit_of,
)
from results.compute import Results
from results.masks import masked_line
from results.responses import masked_decisions

__all__ = [
    "DATED", "HEADCOUNT", "NAME", "PHONE", "ROWS", "SOURCE", "TEXT", "TITLE", "Fate", "Proposal",
    "proposals",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal about the unit with `code`, with masked contacts.

    `subject` and `by` (who proposed it) are "" for viewers who do not see the people of all units.
    `says`: the proposed facts, named as in `ledger.decisions`; of a roster only the number of lines
    (`rows`). `instead_of`: the facts of the same names that hold now, without unknown ones.
    `proposed_at`, `settled_at`: contest-local; `settled_at` is None while the proposal waits.
    """

    decision_id: str
    kind: Kind
    subject: str = field(repr=False)
    code: str
    unit_name: str
    says: Mapping[str, str] = field(repr=False)
    instead_of: Mapping[str, str] = field(repr=False)
    proposed_at: datetime
    by: str
    fate: Fate
    settled_at: datetime | None


def proposals(results: Results, own: Collection[int] | None) -> tuple[Proposal, ...]:
    """Every proposal about a unit of the folder, the oldest first. `own`: keeps proposals about
    these units, without the names of those who made them."""
    contest = results.contest
    found = []
    for one in fates(results.decisions):
        number = unit_of(contest.units, one.proposal.facts)
        if number is None or (own is not None and number not in own):
            continue
        (shown,) = masked_decisions([one.proposal])
        found.append(
            Proposal(
                shown.decision_id,
                shown.kind,
                shown.subject if own is None else "",
                shown.facts[UNIT_CODE],
                contest.units.units[number].name,
                shown.facts,
                masked_line(_present(contest, number, shown)),
                contest.local(shown.decided_at),
                shown.decided_by if own is None else "",
                one.fate,
                contest.local(one.settled_at) if one.settled_at else None,
            )
        )
    return tuple(found)


def _present(contest: Contest, number: int, proposal: Decision) -> dict[str, str]:
    """The facts of a unit that a proposal would replace."""
    unit = contest.units.units[number]
    match proposal.kind:
        case "propose_headcount" if unit.headcount is not None:
            return {HEADCOUNT: str(unit.headcount), SOURCE: unit.headcount_source}
        case "propose_contact":
            contacts = (row for row in contest.contacts if row[UNIT_CODE] == unit.code)
            row = next(contacts, {})
            return {name: row[name] for name in (NAME, TITLE, PHONE) if row}
        case "propose_roster":
            return {ROWS: str(sum(row[UNIT_CODE] == unit.code for row in contest.roster))}
    return {}
