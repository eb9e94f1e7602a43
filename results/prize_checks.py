"""The states of a prize before it is given: stands to win, waits for a check, verified, not
eligible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from ledger.decisions import Decision, in_force
from ledger.unit_decisions import UNIT_CODE, VALID_FROM
from ledger.verifications import Verification, verifications_of
from results.compute import Results
from results.masks import masked_text

PrizeState = Literal["expected", "pending", "verified", "ineligible"]


@dataclass(frozen=True, slots=True)
class PrizeCheck:
    """The state of whoever stands to win, and who stated it.

    `at`: contest-local. `by` and `note` are "", and `at` None, if nobody has stated anything.
    `changed`: the response was verified and has been edited since, so somebody verifies it again.
    `decision_id`: the decision that says "ineligible", else "".
    """

    state: PrizeState = "expected"
    at: datetime | None = None
    by: str = ""
    note: str = field(default="", repr=False)
    changed: bool = False
    decision_id: str = ""


@dataclass(frozen=True, slots=True)
class PrizeChecks:
    """The checks of all who have one."""

    persons: Mapping[str, PrizeCheck]
    responses: Mapping[str, PrizeCheck]
    units: Mapping[tuple[str, str], PrizeCheck]

    def of_person(self, person_id: str, response_id: str) -> PrizeCheck:
        """The check of a line of the standings: of its person, else of its response."""
        return self.persons.get(person_id) or self.responses.get(response_id, PrizeCheck())

    def of_unit(self, code: str, valid_from: date | None) -> PrizeCheck:
        """The check of a unit."""
        return self.units.get((code, valid_from.isoformat() if valid_from else ""), PrizeCheck())


_HOLDERS = """
select response_id, coalesce(decided_person, person_id, response_id) as holder, content_hash
from responses left join moved using (response_id)
where response_id in (select unnest(?::varchar[]))
"""


def prize_checks(results: Results) -> PrizeChecks:
    """What was verified and decided, read anew each time: verifications are beside the state."""
    lines = verifications_of(results.ledger)
    decisions = in_force(results.decisions)
    persons_out = {d.subject: d for d in decisions if d.kind == "disqualify"}
    ids = sorted({*persons_out, *(one.response_id for one in lines if one.response_id)})
    found = results.rows("moved", _HOLDERS, [ids]).to_pylist() if ids else []
    holders = {row["response_id"]: row["holder"] for row in found}
    hashes = {row["response_id"]: row["content_hash"] for row in found}
    units = {
        (one.unit_code, one.valid_from): _verified(results, one, one.row_hash)
        for one in lines
        if one.unit_code
    }
    units |= {
        (d.facts[UNIT_CODE], d.facts[VALID_FROM]): _decided(results, d)
        for d in decisions
        if d.kind == "disqualify_unit"
    }
    return PrizeChecks(
        {holders[key]: _decided(results, d) for key, d in persons_out.items() if key in holders},
        {
            one.response_id: _verified(results, one, hashes.get(one.response_id, ""))
            for one in lines
            if one.response_id
        },
        units,
    )


def _verified(results: Results, line: Verification, content: str) -> PrizeCheck:
    """An edit after the verification puts the state back to "pending"."""
    changed = line.verdict == "verified" and line.row_hash != content
    return PrizeCheck(
        "pending" if changed else line.verdict,
        results.contest.local(line.at),
        line.who,
        masked_text(line.note),
        changed,
    )


def _decided(results: Results, decision: Decision) -> PrizeCheck:
    return PrizeCheck(
        "ineligible",
        results.contest.local(decision.decided_at),
        decision.decided_by,
        masked_text(decision.note),
        decision_id=decision.decision_id,
    )
