"""Ranks persons in each round and overall (contract, "Prediction", "Rank", "Overall")."""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import ir

from contest import Contest
from scoring.ranks import with_rank
from scoring.rules.counts import is_accepted
from scoring.rules.places import (
    is_ranked,
    overall_distance,
    overall_duration,
    prediction_distance,
    prediction_target,
    rank_keys,
    rank_order,
)

OVERALL = -1
"""The round number of overall standings."""


def targets(attempts: ir.Table, contest: Contest) -> ir.Table:
    """`round`, `target`: the number that predictions of a round are compared with."""
    target = prediction_target(attempts, contest)
    by_round = attempts.group_by("round").aggregate(target=target)
    if contest.settings.prediction.scope == "round":
        return by_round
    whole = attempts.aggregate(target=target)
    return by_round.select("round").cross_join(whole)


def counted_attempts(attempts: ir.Table, contest: Contest) -> ir.Table:
    """The accepted responses with `prediction_distance` (null: no readable prediction)."""
    aims = targets(attempts, contest)
    accepted = attempts.filter(is_accepted(attempts))
    joined = accepted.join(aims, accepted["round"] == aims["round"])
    return joined.select(
        *(
            accepted[c]
            for c in ("person_id", "response_id", "full_name", "unit", "category", "round")
        ),
        score=accepted.marks,
        prediction_distance=prediction_distance(accepted.prediction, aims.target),
        submitted_at=accepted.submitted_at,
        duration_seconds=accepted.duration_seconds,
    )


def standings(attempts: ir.Table, contest: Contest, reference_time: datetime) -> ir.Table:
    """Every person, ranked in every round and overall (`round` = `OVERALL`), apart by category.

    Columns: rank, round, category, person_id, response_id, full_name, unit, score (1/D),
    prediction_distance, submitted_at, duration_seconds. In a contest with one round, the overall
    standings are those of the round. `category` is null in a contest without categories; in a
    contest with categories, whoever meets none has no line.
    """
    counted = counted_attempts(attempts, contest)
    if len(contest.rounds) == 1:
        rows = counted.mutate(round=ibis.literal(OVERALL))
    else:
        rows = counted.union(overall(counted, contest, reference_time).select(*counted.columns))
    keyed = rows.mutate(**{f"key_{name}": key for name, key in rank_keys(rows).items()})
    keys = [(f"key_{name}", coarseness) for name, coarseness in rank_order(contest)]
    apart = ["round"]
    if contest.settings.categories:
        keyed, apart = keyed.filter(is_ranked(keyed)), ["round", "category"]
    ranked = with_rank(keyed, keys, within=apart)
    return ranked.drop(*(name for name in ranked.columns if name.startswith("key_")))


def overall(counted: ir.Table, contest: Contest, reference_time: datetime) -> ir.Table:
    """One line a person over several rounds.

    `score`: sum over the rounds taken part in. `scoring.rules.places` defines distance and
    duration. Time, name, unit, category and response come from the latest counted submission.
    """
    distance = counted.prediction_distance
    # A struct, because the engines' argmax skips nulls.
    fields = ("response_id", "full_name", "unit", "category", "prediction_distance")
    latest = ibis.struct({name: counted[name] for name in fields}).argmax(counted.submitted_at)
    people = counted.group_by("person_id").aggregate(
        latest=latest,
        score=counted.score.sum(),
        submitted_at=counted.submitted_at.max(),
        total=distance.sum(),
        known=distance.count(),
        seconds=counted.duration_seconds.sum(),
        timed=counted.duration_seconds.count(),
        rounds=counted.count(),
    )
    return people.select(
        "person_id",
        "score",
        "submitted_at",
        **{name: people.latest[name] for name in ("response_id", "full_name", "unit", "category")},
        round=ibis.literal(OVERALL),
        prediction_distance=overall_distance(people, contest, reference_time).cast("int64"),
        duration_seconds=overall_duration(people).cast("int64"),
    )
