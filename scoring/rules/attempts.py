"""A person's attempts in a round: their order, how many count, and which one (contract, "Order of
attempts", "States"). Held and rejected responses are no attempts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import ibis
from ibis import ir

from contest import Contest
from scoring.rules.basis import declared_in, nowhere


@declared_in(nowhere)
def attempt_order(t: ir.Table) -> list[ir.Value]:
    """By time; of equal times by the order of the sources in contest.toml, then by the first
    appearance: the load, then the place in it.

    Example: two forms get an answer in one second: that of the form declared first is earlier.
    """
    order = ["submitted_at", "source_order", "first_load_number", "first_row_number"]
    return [t[column] for column in order]


@declared_in(lambda settings: [settings.attempts])
def within_attempt_limit(t: ir.Table, contest: Contest) -> ir.BooleanValue:
    """The attempt is one of the first `max_per_round`. `attempt` counts from 0; those past the
    limit are rejected, however good they are.

    Example: `max_per_round = 5`: attempt 4 is within the limit, attempt 5 is past it.
    """
    limit = contest.settings.attempts.max_per_round
    return t.attempt < limit if limit else ibis.literal(True)


@declared_in(lambda settings: [settings.attempts])
def best_first(t: ir.Table) -> list[ir.Value]:
    """`counted = "best"`: the highest score counts, the earliest of equals.

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
"""By `[attempts] counted`: the order of which the first one counts."""
