"""The place of a person in the standings, the rules that lead to it, and the nearest persons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from results.compute import Results
from results.explained_states import Line, line
from results.names import tidied_line
from scoring.rules import places
from scoring.standings import OVERALL

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Placed:
    """A person's line in the standings of a round or overall, and of a category.

    `row`, `above` and `below`: rank, person_id, response_id, full_name, unit_name, score,
    prediction_distance, submitted_at and duration, as in `View.standings`. `above` and `below` are
    the nearest lines of another rank; None at an end of the list. `people`: how many are ranked.
    `tied`: how many others share the rank. `category`: its id; "" in a contest without categories.
    """

    row: Row
    above: Row | None
    below: Row | None
    people: int
    tied: int
    category: str


def placed(results: Results, row: Row, number: int) -> Placed | None:
    """Where the person of an accepted response stands; None for who is not ranked."""
    contest, person = results.contest, row["person_id"]
    own = _one(results, "person_id = ?", [_standing(results, number), person])
    if own is None:
        return None
    apart = "category is not distinct from ?"
    among = [_standing(results, number), own["category"]]
    counts = results.rows(
        "standings",
        "select count(*) as people, count(*) filter (where rank = ?) as level from standings "
        f"where round = ? and {apart}",  # nosec B608 # a condition of ours
        [own["rank"], *among],
    ).to_pylist()[0]
    categories = [one.id for one in contest.settings.categories]
    return Placed(
        own,
        _one(results, f"{apart} and rank < ?", [*among, own["rank"]], "rank desc"),
        _one(results, f"{apart} and rank > ?", [*among, own["rank"]], "rank"),
        counts["people"],
        counts["level"] - 1,
        "" if own["category"] is None else categories[own["category"]],
    )


def _standing(results: Results, number: int) -> int:
    """The number of a round in the table; the only round of a contest stands as overall there."""
    return OVERALL if len(results.contest.rounds) == 1 else number


def _one(results: Results, where: str, params: list[Any], order: str = "rank") -> Row | None:
    """The first line of a round that meets a condition; of equal rank the first by person."""
    found = results.rows(
        "standings",
        "select rank, person_id, response_id, full_name, unit_name, category, "
        f"score / {results.contest.denominator}.0 as score, prediction_distance, submitted_at, "  # nosec B608 # conditions of ours
        "duration_seconds as duration from standings left join units using (unit) "
        f"where round = ? and {where} order by {order}, person_id limit 1",
        params,
    ).to_pylist()
    return tidied_line(found[0]) if found else None


def place_lines(results: Results, row: Row, number: int, place: Placed | None) -> Iterator[Line]:
    """The prediction beside its target, the category, and the rank. Only an accepted response
    reaches these rules."""
    contest, reached = results.contest, row["state"] == "accepted"
    settings = contest.settings
    if "prediction" in settings.columns and "prediction_distance" in settings.ranking.order:
        yield from _prediction_lines(results, row, number, place)
    if settings.categories:
        met = row["category"]
        found = settings.categories[met].id if reached and met is not None else None
        yield line(places.is_ranked, contest, found, None, met is not None if reached else None)
    if place is None:
        yield line(places.rank_order, contest, None, None, None)
        return
    yield line(places.rank_order, contest, place.row["rank"], place.people, True)


def _prediction_lines(
    results: Results, row: Row, number: int, place: Placed | None
) -> Iterator[Line]:
    contest, several = results.contest, len(results.contest.rounds) > 1
    whole = several and number == OVERALL
    if row["state"] != "accepted":
        yield line(places.prediction_target, contest, None, None, None)
        yield line(places.prediction_distance, contest, None, None, None)
        if whole:
            yield line(places.overall_distance, contest, None, None, None)
        return
    aims = results.rows("targets", "select target from targets where round = ?", [row["round"]])
    target, given = aims["target"][0].as_py(), row["prediction"]
    known = given is not None
    yield line(places.prediction_target, contest, given, target, known)
    distance = abs(given - target) if known else None
    yield line(places.prediction_distance, contest, distance, None, known)
    if whole and place is not None:
        total = place.row["prediction_distance"]
        yield line(places.overall_distance, contest, total, None, total is not None)
