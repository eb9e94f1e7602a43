"""Taken decisions in the form that pages and commands read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from contest import Contest
from contest.units import UnitTree
from ledger import unit_decisions
from ledger.decided import corrections
from ledger.decisions import AFTER, BEFORE, DECISION, LOAD_NUMBER, ROW_HASH, Decision, in_force
from ledger.people_decisions import KINDS, OTHERS
from ledger.proposals import ACCEPTING, PROPOSING
from ledger.unit_decisions import DATED, HEADCOUNT, SOURCE, TEXT, UNIT_CODE

__all__ = [
    "ACCEPTING",
    "AFTER",
    "BEFORE",
    "DATED",
    "HEADCOUNT",
    "KINDS",
    "PROPOSING",
    "ROW_HASH",
    "SOURCE",
    "TEXT",
    "UNIT_CODE",
    "Decision",
    "in_force",
]

COLUMNS = tuple(DECISION.names)


def rows(decisions: Iterable[Decision], contest: Contest) -> list[dict[str, Any]]:
    """Decisions as rows of `COLUMNS`; times are contest-local."""
    return [{**d.row(), "decided_at": contest.local(d.decided_at)} for d in decisions]


def unit_of(tree: UnitTree, decision: Decision) -> int | None:
    """The number of the unit that a decision names; None if the folder no longer has the unit."""
    return unit_decisions.unit_of(tree, decision.facts)


def load_of(decision: Decision) -> tuple[str, int]:
    """The source and the number of the load that a decision undoes."""
    return decision.subject, int(decision.facts[LOAD_NUMBER])


def persons_of(decision: Decision) -> list[str]:
    """The persons that a decision about people names."""
    return [decision.subject, *decision.facts[OTHERS].split()]


def corrected(decisions: Iterable[Decision], line: Mapping[str, Any]) -> Mapping[str, str]:
    """Field → the text that the program reads instead of the cell of a response.

    `line`: the response as `View.responses` gives it. The result is empty if the content of the
    response has changed since the correction.
    """
    found = corrections(decisions).get(line["response_id"], {})
    return found if found.get(ROW_HASH) == line["content_hash"] else {}
