"""Orders a person's attempts and chooses the one that counts (contract, "States", "Order")."""

from __future__ import annotations

import ibis
from ibis import ir

from contest import Contest, reasons
from scoring.persons import partition_key
from scoring.rules.attempts import COUNTED, attempt_order, within_attempt_limit


def count_attempts(judged: ir.Table, contest: Contest) -> ir.Table:
    """Every judged response with its final `state` and `reason`.

    Within a person and round, responses without a reason are attempts, in `attempt_order`. Attempts
    past the limit are rejected. Of the other attempts, the first by `[attempts] counted` is
    accepted and the rest are superseded (`scoring.rules.attempts`).
    """
    eligible = judged.reason.isnull()
    person = [partition_key(judged), judged["round"], eligible]
    numbered = judged.mutate(
        attempt=ibis.row_number().over(ibis.window(group_by=person, order_by=attempt_order(judged)))
    )
    within = within_attempt_limit(numbered, contest)
    numbered = numbered.mutate(
        reason=ibis.cases(
            (numbered.reason.notnull(), numbered.reason),
            (within, ibis.null("string")),
            else_=ibis.literal(reasons.PAST_ATTEMPT_LIMIT),
        )
    )
    place = COUNTED[contest.settings.attempts.counted](numbered)
    good = numbered.reason.isnull()
    chosen = ibis.row_number().over(
        ibis.window(group_by=[partition_key(numbered), numbered["round"], good], order_by=place)
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
    """Number of `responses` by `state` and `reason` (null for accepted)."""
    return attempts.group_by(["state", "reason"]).aggregate(responses=attempts.count())
