"""Counts valid attempts by their marks (contract, "Score")."""

from __future__ import annotations

from ibis import ir

from scoring.rules import counts
from scoring.rules.counts import is_accepted, is_valid


def score_counts(attempts: ir.Table) -> ir.Table:
    """One line for each `round`, `category` and `marks` (1/D) that a valid attempt has.

    `counted`: accepted responses, so a person counts once a round. `attempts`: accepted and
    superseded responses. `category` is null for an attempt without one.
    """
    valid = attempts.filter(is_valid(attempts))
    return valid.group_by("round", "category", "marks").aggregate(
        counted=valid.count(where=is_accepted(valid)), attempts=counts.attempts(valid)
    )
