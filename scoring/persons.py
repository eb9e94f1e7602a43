"""Whose a response is: as it was read, or as the committee decided."""

from __future__ import annotations

import ibis
from ibis import ir


def with_persons(responses: ir.Table, moved: ir.Table) -> ir.Table:
    """The responses with `person_id` as decided, and `settled`: a decision about persons has looked
    at the response's name.

    `moved`: the responses that decisions are about (`ledger.people_decisions.MOVED`), one line
    each; the others keep their person.
    """
    t = responses.left_join(moved, "response_id").select(responses, "decided_person", "settled")
    return t.mutate(
        person_id=ibis.coalesce(t.decided_person, t.person_id),
        settled=t.settled.fill_null(False),
    ).drop("decided_person")


def partition_key(t: ir.Table) -> ir.StringValue:
    """The person, and for a response whose person nobody knows the response itself. Windows over a
    person's responses use it: by `person_id`, all unidentified responses would be one partition,
    which one node of a cluster has to sort."""
    return ibis.coalesce(t.person_id, t.response_id)
