"""People and attempts (contract, "People and attempts"), of judged responses."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ibis import ir

from scoring.rules.basis import declared_in, nowhere


@declared_in(nowhere)
def is_accepted(t: ir.Table) -> ir.BooleanValue:
    """The one response of a person and round that counts.

    Example: "superseded" is not.
    """
    return t.state == "accepted"


@declared_in(nowhere)
def is_valid(t: ir.Table) -> ir.BooleanValue:
    """An attempt: the response that counts, or another valid one beside it.

    Example: "accepted" and "superseded" are; "held", "rejected" and "withdrawn" are not.
    """
    return t.state.isin(["accepted", "superseded"])


@declared_in(nowhere)
def people(t: ir.Table) -> ir.IntegerValue:
    """Distinct persons with an accepted response.

    Example: one person is accepted in two rounds and one in one: two people.
    """
    return t.person_id.nunique(where=is_accepted(t))


@declared_in(nowhere)
def attempts(t: ir.Table) -> ir.IntegerValue:
    """Accepted and superseded responses.

    Example: a person with three valid attempts: one accepted, two superseded, three attempts.
    """
    return t.count(where=is_valid(t))


@declared_in(nowhere)
def full_mark_people(t: ir.Table) -> ir.IntegerValue:
    """Distinct persons with full marks in a response that counts.

    Example: full marks in a superseded attempt alone: not one of them.
    """
    return t.person_id.nunique(where=is_accepted(t) & t.full)


TARGETS: Mapping[str, Callable[[ir.Table], ir.IntegerValue]] = {
    "people": people,
    "attempts": attempts,
    "all_correct_people": full_mark_people,
}
"""By `[prediction] of`: the number that predictions are compared with."""
