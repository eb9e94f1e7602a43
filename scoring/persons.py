"""Gives each response its person: the person that was read, or the one that was decided."""

from __future__ import annotations

import ibis
from ibis import ir


def with_persons(responses: ir.Table, moved: ir.Table) -> ir.Table:
    """The responses with `person_id` as decided, and `settled`.

    `settled`: true if a decision about persons has looked at the response's name. `moved`: one line
    for each response that decisions are about (`ledger.people_decisions.MOVED`). Every other
    response keeps its person.
    """
    t = responses.left_join(moved, "response_id").select(responses, "decided_person", "settled")
    return t.mutate(
        person_id=ibis.coalesce(t.decided_person, t.person_id),
        settled=t.settled.fill_null(False),
    ).drop("decided_person")


def partition_key(t: ir.Table) -> ir.StringValue:
    """The person of a response; for a response of an unknown person, the response itself.

    Windows over a person's responses partition by this key. With `person_id` alone, all
    unidentified responses would be one partition, and one node of a cluster would sort them all.
    """
    return ibis.coalesce(t.person_id, t.response_id)
