"""A person's attempts in a round: their order, their limit, and the one that counts (contract,
"Order of attempts", "States"). Held and rejected responses are not attempts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import ibis
from ibis import ir

from contest import Contest
from scoring.rules.basis import declared_in, nowhere


@declared_in(nowhere)
def attempt_order(t: ir.Table) -> list[ir.Value]:
    """The keys that order attempts: by time. Attempts of equal time are ordered by the order of the
    sources in contest.toml, then by the first appearance: the load, then the place in the load.

    Example: two forms get an answer in the same second: the answer of the form declared first is
    earlier.
    """
    order = ["submitted_at", "source_order", "first_load_number", "first_row_number"]
    return [t[column] for column in order]


@declared_in(lambda settings: [settings.attempts])
def within_attempt_limit(t: ir.Table, contest: Contest) -> ir.BooleanValue:
    """True for the first `max_per_round` attempts. `attempt` counts from 0. Attempts past the limit
    are rejected, however good they are.

    Example: `max_per_round = 5`: attempt 4 is within the limit, attempt 5 is past it.
    """
    limit = contest.settings.attempts.max_per_round
    return t.attempt < limit if limit else ibis.literal(True)


@declared_in(lambda settings: [settings.attempts])
def best_first(t: ir.Table) -> list[ir.Value]:
    """`counted = "best"`: the highest score counts; of equal scores, the earliest.

    Example: 8, 9, 9 marks: the second attempt counts.
    """
    return [t.marks.desc(), t.attempt]


@declared_in(lambda settings: [settings.attempts])
def earliest_first(t: ir.Table) -> list[ir.Value]:
    """`counted = "first"`: the earliest attempt counts.

    Example: 8, 9, 9 marks: the first attempt counts.
    """
    return [t.attempt]


@declared_in(lambda settings: [settings.attempts])
def latest_first(t: ir.Table) -> list[ir.Value]:
    """`counted = "last"`: the latest attempt within the limit counts.

    Example: 8, 9, 9 marks and `max_per_round = 2`: the second attempt counts.
    """
    return [t.attempt.desc()]


COUNTED: Mapping[str, Callable[[ir.Table], list[ir.Value]]] = {
    "best": best_first,
    "first": earliest_first,
    "last": latest_first,
}
"""Value of `[attempts] counted` → the order of attempts in which the first attempt counts."""
