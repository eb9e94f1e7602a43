"""Counts people and attempts of judged responses (contract, "People and attempts")."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ibis import ir

from scoring.rules.basis import declared_in, nowhere


@declared_in(nowhere)
def is_accepted(t: ir.Table) -> ir.BooleanValue:
    """True for the one response of a person and round that counts.

    Example: a response with the state "superseded" is not accepted.
    """
    return t.state == "accepted"


@declared_in(nowhere)
def is_valid(t: ir.Table) -> ir.BooleanValue:
    """True for an attempt: the response that counts, or another valid response beside that one.

    Example: "accepted" and "superseded" are valid; "held", "rejected" and "withdrawn" are not.
    """
    return t.state.isin(["accepted", "superseded"])


@declared_in(nowhere)
def people(t: ir.Table) -> ir.IntegerValue:
    """Number of distinct persons with an accepted response.

    Example: one person has accepted responses in two rounds and another in one round: two people.
    """
    return t.person_id.nunique(where=is_accepted(t))


@declared_in(nowhere)
def attempts(t: ir.Table) -> ir.IntegerValue:
    """Number of accepted and superseded responses.

    Example: a person has one accepted and two superseded responses: three attempts.
    """
    return t.count(where=is_valid(t))


@declared_in(nowhere)
def full_mark_people(t: ir.Table) -> ir.IntegerValue:
    """Number of distinct persons with full marks in a response that counts.

    Example: a person with full marks only in a superseded attempt is not counted.
    """
    return t.person_id.nunique(where=is_accepted(t) & t.full)


TARGETS: Mapping[str, Callable[[ir.Table], ir.IntegerValue]] = {
    "people": people,
    "attempts": attempts,
    "all_correct_people": full_mark_people,
}
"""Value of `[prediction] of` → the number that predictions are compared with."""
