"""The order of persons in the standings (contract, "Prediction", "Rank", "Overall")."""

from __future__ import annotations

from datetime import datetime

import ibis
from ibis import ir

from contest import Contest
from scoring.ranks import NULL_LAST
from scoring.rules.basis import declared_in
from scoring.rules.counts import TARGETS

_COARSE = {"score": 1, "prediction_distance": 64, "submitted_at": 3600, "duration": 60}


@declared_in(lambda settings: [settings.prediction])
def prediction_target(t: ir.Table, contest: Contest) -> ir.IntegerValue:
    """The number that predictions are compared with: `[prediction] of`, counted over the rows of
    the scope.

    Example: with `of = "attempts"`, 3 accepted and 2 superseded responses: 5.
    """
    return TARGETS[contest.settings.prediction.of](t)


@declared_in(lambda settings: [settings.prediction])
def prediction_distance(prediction: ir.IntegerColumn, target: ir.IntegerColumn) -> ir.IntegerColumn:
    """|prediction − target| of the attempt that counts; null without a readable prediction.

    Example: the prediction is 120, the target 100: 20.
    """
    return (prediction - target).abs().cast("int64")


@declared_in(lambda settings: [settings.ranking])
def rank_keys(rows: ir.Table) -> dict[str, ir.IntegerValue]:
    """Each field of `[ranking] order` as a whole number; the better value has the smaller number.

    Better is a high score, a small distance, an early time, a short duration. Null comes last.

    Example: the keys of 9 and 8 marks are -9 and -8; the key of a missing prediction is
    `NULL_LAST`.
    """
    return {
        "score": -rows.score,
        "prediction_distance": ibis.coalesce(rows.prediction_distance, NULL_LAST),
        "submitted_at": rows.submitted_at.epoch_seconds().cast("int64"),
        "duration": ibis.coalesce(rows.duration_seconds, NULL_LAST),
    }


@declared_in(lambda settings: [settings.ranking])
def rank_order(contest: Contest) -> list[tuple[str, int]]:
    """The fields that decide a rank, most important first, each with the width of its buckets
    (`scoring.ranks`). Two persons with equal values in all fields have equal ranks. A field that is
    null for everybody decides nothing and is left out, because its bucket would hold all people of
    a score.

    Example: `order = ["score", "prediction_distance", "submitted_at"]` in a contest without a
    prediction: score, then time in buckets of 3600 seconds.
    """
    settings = contest.settings
    order = settings.ranking.order
    if "prediction" not in settings.columns:
        order = tuple(name for name in order if name != "prediction_distance") or order
    return [(name, _COARSE[name]) for name in order]


@declared_in(lambda settings: settings.categories)
def is_ranked(rows: ir.Table) -> ir.BooleanValue:
    """In a contest with categories: the person meets one, and is ranked among those of the same
    category. A response takes the first category that it meets; overall, the person takes that of
    the latest counted submission. A response that meets none counts, and has no rank.

    Example: the cell "Sinh viên" meets no category: the response counts for its unit and for the
    predictions, and stands in no standings.
    """
    return rows.category.notnull()


@declared_in(lambda settings: settings.rounds)
def rounds_opened(contest: Contest, reference_time: datetime) -> int:
    """Number of rounds that have opened at the reference time.

    Example: at the second in which round 2 opens: 2.
    """
    return sum(1 for r in contest.rounds if r.opens_at and r.opens_at <= reference_time)


@declared_in(lambda settings: [settings.prediction])
def overall_distance(
    people: ir.Table, contest: Contest, reference_time: datetime
) -> ir.IntegerValue:
    """A person's distance over several rounds.

    Round scope: the sum; null if the person missed a round that has opened, or if a distance is
    null. Contest scope: the distance of the latest counted attempt.

    `people` has, for each person, the number of `rounds` taken part in, the `total` of their
    distances, and the number of `known` distances.

    Example: distances 3 and 5 in rounds 1 and 2: 8. From the opening of round 3 on the distance is
    null, until the person takes part in round 3.
    """
    if contest.settings.prediction.scope == "contest":
        return people.latest["prediction_distance"]
    opened = rounds_opened(contest, reference_time)
    complete = (people.known == people.rounds) & (people.rounds >= opened)
    return complete.ifelse(people.total, ibis.null("int64"))


@declared_in(lambda settings: settings.rounds)
def overall_duration(people: ir.Table) -> ir.IntegerValue:
    """The sum of a person's durations over the rounds taken part in; null if a duration is null.

    `people` has, for each person, the number of `rounds`, the sum of the durations (`seconds`), and
    the number of `timed` rounds.

    Example: a duration of 60 seconds, and a round without a start: null.
    """
    return (people.timed == people.rounds).ifelse(people.seconds, ibis.null("int64"))
