"""What has become of the data that units proposed.

A proposal has no effect until the committee accepts it. Undoing the acceptance lets the proposal
wait again. The committee refuses a proposal by undoing it. A later proposal of the same kind about
the same unit (for a writing, also about the same writing) replaces a proposal that waits, also if
the later one is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from ledger.decisions import Decision, Kind, in_force, undone_by

PROPOSING: tuple[Kind, ...] = (
    "propose_headcount", "propose_contact", "propose_roster", "propose_alias",
)  # fmt: skip
ACCEPTING: tuple[Kind, ...] = ("accept_proposal", "accept_headcount")
Fate = Literal["waits", "accepted", "refused", "replaced"]


@dataclass(frozen=True, slots=True)
class Fated:
    """A proposal and its fate. `settled_at`: the time of acceptance, refusal or replacement; None
    for a proposal that waits."""

    proposal: Decision
    fate: Fate
    settled_at: datetime | None


def fates(decisions: Iterable[Decision]) -> tuple[Fated, ...]:
    """Every proposal with its fate, in order. `decisions`: all decisions of the ledger."""
    lines = sorted(decisions, key=lambda decision: decision.number)
    undone = undone_by(lines)
    accepted = {line.subject: line for line in in_force(lines) if line.kind in ACCEPTING}
    later: dict[tuple[str, ...], Decision] = {}
    found: list[Fated] = []
    for line in reversed(lines):
        if line.kind not in PROPOSING:
            continue
        about = (line.kind, line.subject, line.facts["unit_code"], line.facts["valid_from"])
        settled: tuple[tuple[Fate, Decision | None], ...] = (
            ("refused", undone.get(line.decision_id)),
            ("accepted", accepted.get(line.decision_id)),
            ("replaced", later.get(about)),
        )
        told = (Fated(line, fate, by.decided_at) for fate, by in settled if by)
        found.append(next(told, Fated(line, "waits", None)))
        later[about] = line
    return tuple(reversed(found))


def waiting(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The proposals that wait for the committee, the oldest first."""
    return tuple(one.proposal for one in fates(decisions) if one.fate == "waits")


def effects(standing: Iterable[Decision]) -> Iterator[Decision]:
    """Yield the decisions about units that have an effect: each alias, and each accepted proposal
    at the place of its acceptance. `standing`: the decisions in force, in order."""
    proposed: dict[str, Decision] = {}
    for line in standing:
        if line.kind in PROPOSING:
            proposed[line.decision_id] = line
        elif line.kind == "alias":
            yield line
        elif line.kind in ACCEPTING and line.subject in proposed:
            yield proposed[line.subject]
