"""The order of a person's attempts, and which one counts (contract, "States", "Order")."""

from __future__ import annotations

import ibis
from ibis import ir

from contest import Contest, reasons


def count_attempts(judged: ir.Table, contest: Contest) -> ir.Table:
    """Every judged response with its final `state` and `reason`.

    Within a person and round, responses without a reason are attempts, ordered by time, then by
    source, then by first appearance. Those past `max_per_round` are rejected; of the others one is
    accepted (`best`: the highest score, the earliest of equals; `first`; `last`), the rest are
    superseded.
    """
    order = ["submitted_at", "source_order", "first_load_number", "first_row_number"]
    eligible = judged.reason.isnull()
    person = [judged.person_id, judged["round"], eligible]
    numbered = judged.mutate(
        attempt=ibis.row_number().over(
            ibis.window(group_by=person, order_by=[judged[c] for c in order])
        )
    )
    limit = contest.settings.attempts.max_per_round
    within = numbered.attempt < limit if limit else ibis.literal(True)
    numbered = numbered.mutate(
        reason=ibis.cases(
            (numbered.reason.notnull(), numbered.reason),
            (within, ibis.null("string")),
            else_=ibis.literal(reasons.PAST_ATTEMPT_LIMIT),
        )
    )
    place = {
        "best": [numbered.marks.desc(), numbered.attempt],
        "first": [numbered.attempt],
        "last": [numbered.attempt.desc()],
    }[contest.settings.attempts.counted]
    good = numbered.reason.isnull()
    chosen = ibis.row_number().over(
        ibis.window(group_by=[numbered.person_id, numbered["round"], good], order_by=place)
    )
    counted = numbered.mutate(good=good, place=chosen)
    states = [
        (counted.reason == reason.code, reason.state)
        for reason in reasons.REASONS.values()
        if reason.state not in ("held", "superseded")
    ]
    return counted.mutate(
        state=ibis.cases(
            (counted.good & (counted.place == 0), "accepted"),
            (counted.good, "superseded"),
            *states,
            else_="held",
        ),
        reason=ibis.cases(
            (counted.good & (counted.place > 0), reasons.OTHER_ATTEMPT_COUNTS),
            else_=counted.reason,
        ),
    ).drop("good", "place")


def balance(attempts: ir.Table) -> ir.Table:
    """`state`, `reason` (null for accepted), `responses`."""
    return attempts.group_by(["state", "reason"]).aggregate(responses=attempts.count())
