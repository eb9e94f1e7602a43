"""Counts participation by unit and by time (contract, "People and attempts", "Units")."""

from __future__ import annotations

from typing import Literal

from ibis import ir

from scoring.rules import counts
from scoring.rules.counts import is_accepted, is_valid


def participation(attempts: ir.Table, above: ir.Table) -> ir.Table:
    """Counts for every unit that has attempts, its own or from units beneath.

    `above`: pairs of `unit` and `ancestor`: each unit with itself and with every unit above it.
    Returns `unit`, `people` (distinct, accepted), `attempts` (accepted + superseded), `score_sum`
    (1/D) and `score_count` over accepted responses, and `last_submitted_at`. A person accepted in
    two units counts in both units, and once in a unit above both.
    """
    valid = attempts.filter(is_valid(attempts))
    spread = valid.join(above, valid.unit == above.unit).select(
        above.ancestor, *(valid[c] for c in ("person_id", "state", "marks", "submitted_at"))
    )
    accepted = is_accepted(spread)
    return spread.group_by(unit=spread.ancestor).aggregate(
        people=counts.people(spread),
        attempts=spread.count(),
        score_sum=spread.marks.sum(where=accepted),
        score_count=spread.count(where=accepted),
        last_submitted_at=spread.submitted_at.max(),
    )


def totals(attempts: ir.Table) -> ir.Table:
    """One line: people, attempts, score_sum, score_count and full_mark_people of the contest."""
    accepted = is_accepted(attempts)
    return attempts.aggregate(
        people=counts.people(attempts),
        attempts=counts.attempts(attempts),
        score_sum=attempts.marks.sum(where=accepted),
        score_count=attempts.count(where=accepted),
        full_mark_people=counts.full_mark_people(attempts),
    )


def turnout(attempts: ir.Table, step: Literal["day", "hour"]) -> ir.Table:
    """One line a day or hour: `starts_at`, `attempts`, and `people`, who took part for the first
    time in that day or hour."""
    valid = attempts.filter(is_valid(attempts))
    unit = "D" if step == "day" else "h"
    first = valid.group_by("person_id").aggregate(submitted_at=valid.submitted_at.min())
    people = first.group_by(starts_at=first.submitted_at.truncate(unit)).aggregate(
        people=first.count()
    )
    sent = valid.group_by(starts_at=valid.submitted_at.truncate(unit)).aggregate(
        attempts=valid.count()
    )
    joined = sent.left_join(people, sent.starts_at == people.starts_at)
    return joined.select(
        sent.starts_at, people=people.people.fill_null(0), attempts=sent.attempts
    ).order_by("starts_at")


def unit_turnout(attempts: ir.Table, above: ir.Table) -> ir.Table:
    """One line a unit and day on which the unit has attempts, its own or from units beneath.

    Returns `unit`, `starts_at` (the day), `attempts` (accepted + superseded) and `people`, who took
    part in the unit for the first time on that day. The people of a unit's days are together the
    `people` of `participation`.
    """
    valid = attempts.filter(is_valid(attempts))
    spread = valid.join(above, valid.unit == above.unit).select(
        above.ancestor, *(valid[c] for c in ("person_id", "state", "submitted_at"))
    )
    persons = spread.group_by(unit=spread.ancestor, person_id=spread.person_id).aggregate(
        first=spread.submitted_at.min(), counts=is_accepted(spread).any()
    )
    persons = persons.filter(persons.counts)
    people = persons.group_by(
        unit=persons.unit, starts_at=persons["first"].truncate("D")
    ).aggregate(people=persons.count())
    sent = spread.group_by(
        unit=spread.ancestor, starts_at=spread.submitted_at.truncate("D")
    ).aggregate(attempts=spread.count())
    joined = sent.left_join(people, [sent.unit == people.unit, sent.starts_at == people.starts_at])
    return joined.select(
        sent.unit, sent.starts_at, people=people.people.fill_null(0), attempts=sent.attempts
    )
