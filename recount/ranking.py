"""Ranks people in each round and overall (contract, "Prediction", "Rank", "Overall")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from contest import Contest
from recount.records import Response

OVERALL = -1
_LAST = (1, 0)


@dataclass(slots=True)
class Line:
    """One line of the standings. `score`: in 1/D. `prize`: the name that the person holds."""

    person: str
    response_id: str
    category: int
    score: int
    distance: int | None
    when: int
    duration: int | None
    rank: int = 0
    prize: str | None = field(default=None)


Standings = dict[tuple[int, int], list[Line]]
"""Round (`OVERALL`) and category (-1: the contest has none) → the lines in order of rank."""


def standings(
    responses: Sequence[Response], contest: Contest, now: datetime, *, has_categories: bool
) -> Standings:
    """The standings of every round, and overall. A contest with one round has the overall ones.

    With categories, who meets none stands in no list. `now`: contest-local.
    """
    counted: dict[int, list[tuple[Response, Line]]] = defaultdict(list)
    target = _targets(responses, contest)
    for one in responses:
        if one.state == "accepted" and one.person is not None and one.when is not None:
            distance = None if one.prediction is None else abs(one.prediction - target(one.round))
            counted[one.round].append((one, _line(one, distance)))
    found: Standings = {}
    if len(contest.rounds) > 1:
        for number, pairs in counted.items():
            found |= _ranked(number, [line for _, line in pairs], contest, has_categories)
        return found | _ranked(OVERALL, _overall(counted, contest, now), contest, has_categories)
    lines = [line for pairs in counted.values() for _, line in pairs]
    return _ranked(OVERALL, lines, contest, has_categories)


def _line(one: Response, distance: int | None) -> Line:
    assert one.person is not None
    assert one.when is not None
    return Line(
        one.person, one.response_id, one.category, one.marks, distance, one.when, one.duration
    )


def _targets(responses: Iterable[Response], contest: Contest) -> Callable[[int], int]:
    """The number that predictions of a round are compared with."""
    of, is_whole = contest.settings.prediction.of, contest.settings.prediction.scope == "contest"
    attempts: dict[int, int] = defaultdict(int)
    people: dict[int, set[str]] = defaultdict(set)
    for one in responses:
        if not one.is_valid:
            continue
        scope = OVERALL if is_whole else one.round
        attempts[scope] += 1
        if one.state == "accepted" and (one.full or of == "people"):
            people[scope].add(one.owner)

    def target(number: int) -> int:
        scope = OVERALL if is_whole else number
        return attempts[scope] if of == "attempts" else len(people[scope])

    return target


def _overall(
    counted: dict[int, list[tuple[Response, Line]]], contest: Contest, now: datetime
) -> list[Line]:
    """One line a person: the sum of the scores; the rest is that of the latest counted attempt."""
    opened = {n for n, r in enumerate(contest.rounds) if r.opens_at and r.opens_at <= now}
    is_whole = contest.settings.prediction.scope == "contest"
    people: dict[str, dict[int, Line]] = defaultdict(dict)
    for number, pairs in counted.items():
        for _, line in pairs:
            people[line.person][number] = line
    found = []
    for person, rounds in people.items():
        lines = rounds.values()
        latest = max(lines, key=lambda line: line.when)
        distance = latest.distance
        if not is_whole:
            distance = _sum([line.distance for line in lines]) if opened <= {*rounds} else None
        found.append(
            Line(
                person,
                latest.response_id,
                latest.category,
                sum(line.score for line in lines),
                distance,
                latest.when,
                _sum([line.duration for line in lines]),
            )
        )
    return found


def _sum(values: Sequence[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def _ranked(
    number: int, lines: Iterable[Line], contest: Contest, has_categories: bool
) -> Standings:
    apart: Standings = defaultdict(list)
    for line in lines:
        if not has_categories:
            apart[number, -1].append(line)
        elif line.category >= 0:
            apart[number, line.category].append(line)
    order = contest.settings.ranking.order
    keys: dict[str, Callable[[Line], tuple[int, int]]] = {
        "score": lambda line: (0, -line.score),
        "prediction_distance": lambda line: _LAST if line.distance is None else (0, line.distance),
        "submitted_at": lambda line: (0, line.when),
        "duration": lambda line: _LAST if line.duration is None else (0, line.duration),
    }

    def key(line: Line) -> tuple[tuple[int, int], ...]:
        return tuple(keys[name](line) for name in order)

    for own in apart.values():
        own.sort(key=key)
        before = 0
        for _, equal in groupby(own, key):
            group = [*equal]
            for line in group:
                line.rank = before + 1
            before += len(group)
    return dict(apart)
