"""Who stands where (contract, "Prediction", "Rank", "Overall")."""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import ir

from contest import Contest
from scoring.ranks import NULL_LAST, with_rank

OVERALL = -1
"""The round number of overall standings."""

_COARSE = {"score": 1, "prediction_distance": 64, "submitted_at": 3600, "duration": 60}


def targets(attempts: ir.Table, contest: Contest) -> ir.Table:
    """`round`, `target`: the number that predictions of a round are compared with."""
    rule = contest.settings.prediction
    accepted = attempts.state == "accepted"
    counted = {
        "people": attempts.person_id.nunique(where=accepted),
        "attempts": attempts.count(where=attempts.state.isin(["accepted", "superseded"])),
        "all_correct_people": attempts.person_id.nunique(where=accepted & attempts.full),
    }[rule.of]
    by_round = attempts.group_by("round").aggregate(target=counted)
    if rule.scope == "round":
        return by_round
    whole = attempts.aggregate(target=counted)
    return by_round.select("round").cross_join(whole)


def counted_attempts(attempts: ir.Table, contest: Contest) -> ir.Table:
    """The accepted responses, with `prediction_distance` (null: nothing readable predicted)."""
    aims = targets(attempts, contest)
    accepted = attempts.filter(attempts.state == "accepted")
    joined = accepted.join(aims, accepted["round"] == aims["round"])
    return joined.select(
        *(accepted[c] for c in ("person_id", "response_id", "full_name", "unit", "round")),
        score=accepted.marks,
        prediction_distance=(accepted.prediction - aims.target).abs().cast("int64"),
        submitted_at=accepted.submitted_at,
        duration_seconds=accepted.duration_seconds,
    )


def standings(attempts: ir.Table, contest: Contest, reference_time: datetime) -> ir.Table:
    """Every person of every round, and overall (`round` = `OVERALL`), ranked.

    Columns: rank, round, person_id, response_id, full_name, unit, score (1/D),
    prediction_distance, submitted_at, duration_seconds. With one round, overall is that round.
    """
    counted = counted_attempts(attempts, contest)
    if len(contest.rounds) == 1:
        rows = counted.mutate(round=ibis.literal(OVERALL))
    else:
        rows = counted.union(overall(counted, contest, reference_time).select(*counted.columns))
    keyed = rows.mutate(
        key_score=-rows.score,
        key_prediction_distance=ibis.coalesce(rows.prediction_distance, NULL_LAST),
        key_submitted_at=rows.submitted_at.epoch_seconds().cast("int64"),
        key_duration=ibis.coalesce(rows.duration_seconds, NULL_LAST),
    )
    keys = [(f"key_{name}", _COARSE[name]) for name in contest.settings.ranking.order]
    ranked = with_rank(keyed, keys, within="round")
    return ranked.drop(*(name for name in ranked.columns if name.startswith("key_")))


def overall(counted: ir.Table, contest: Contest, reference_time: datetime) -> ir.Table:
    """One line a person over several rounds.

    `score`: sum over the rounds taken part in. `prediction_distance`: with round scope the sum,
    null if a round already opened was missed or its distance is null; with contest scope that of
    the latest counted attempt. Duration: the sum, null if one is null. Time, name, unit and
    response are those of the latest.
    """
    opened = sum(1 for r in contest.rounds if r.opens_at and r.opens_at <= reference_time)
    distance = counted.prediction_distance
    # A struct, because the engines' argmax passes over nulls.
    fields = ("response_id", "full_name", "unit", "prediction_distance")
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
    if contest.settings.prediction.scope == "contest":
        of_person = people.latest["prediction_distance"]
    else:
        complete = (people.known == people.rounds) & (people.rounds >= opened)
        of_person = complete.ifelse(people.total, ibis.null("int64"))
    return people.select(
        "person_id",
        "score",
        "submitted_at",
        **{name: people.latest[name] for name in ("response_id", "full_name", "unit")},
        round=ibis.literal(OVERALL),
        prediction_distance=of_person.cast("int64"),
        duration_seconds=(people.timed == people.rounds)
        .ifelse(people.seconds, ibis.null("int64"))
        .cast("int64"),
    )
