"""Where somebody stands in a release: the place, the nearest other ranks, and the prizes. All of it
comes from the frozen files of the release."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from itertools import takewhile
from typing import Any

from contest import Contest
from contest.forgetting import of_persons
from contest.settings import RankField
from contest.text import fold_case
from ledger.ledger import Ledger
from ledger.releases import Release, files_of, mark_of_releases, names_of
from results.explained_places import Placed
from results.once import Once
from results.released import Line, Winner, lines_of, released, released_contest

_STANDINGS = "standings.csv"
_FROZEN: tuple[RankField, ...] = ("score", "prediction_distance", "submitted_at")
"""The fields of the order that a release has."""
_read = of_persons(Once(2))


@dataclass(frozen=True, slots=True)
class ReleasedPlace:
    """A place in a list of a release. `response_id`: of the response that is ranked. `round`: its
    id, "" is overall. `prizes`: what the person holds or waits for there. `place`: with names of
    nobody."""

    response_id: str
    round: str
    prizes: tuple[Winner, ...]
    place: Placed


@dataclass(frozen=True, slots=True)
class ReleasedPlaces:
    """What a release says of somebody. `order`: the fields by which it ranked, up to the first that
    the release does not hold. `places`: none if the person is not ranked in it. `contest`: see
    `results.released.Released`."""

    release: Release
    contest: Contest
    order: tuple[RankField, ...]
    places: tuple[ReleasedPlace, ...]


@dataclass(frozen=True, slots=True)
class _Index:
    """`lists`: by round and category, in order of rank. `at`: the id of a response → the rows of
    the standings that name it, each with its list and its place there. `names`: row → name."""

    order: tuple[RankField, ...]
    lists: Mapping[tuple[str, str], Sequence[Line]]
    at: Mapping[str, Sequence[tuple[tuple[str, str], int]]]
    names: Mapping[str, str]


def released_places(
    ledger: Ledger, release: Release, response_ids: Collection[str], name: str
) -> ReleasedPlaces:
    """The places of the rows that name one of these responses and a person of this name. An erased
    person has no name in a release, and so no place.

    Raises:
        LedgerError: a table of the ledger cannot be read.
    """
    key = (ledger.uri, release.making, mark_of_releases(ledger))
    index: _Index = _read.get(key, lambda: _index(ledger, release))
    said_by = released(ledger, release)
    said = fold_case(name)
    found = [
        (of, number)
        for id in sorted(response_ids)
        for of, number in index.at.get(id, ())
        if index.names.get(index.lists[of][number]["row"]) == said
    ]
    places = (_place(index, of, number, said_by.winners) for of, number in found)
    return ReleasedPlaces(release, said_by.contest, index.order, tuple(places))


def _place(index: _Index, of: tuple[str, str], number: int, won: Sequence[Winner]) -> ReleasedPlace:
    lines = index.lists[of]
    own = lines[number]
    ranks = [int(line["rank"]) for line in lines]
    first, after = bisect_left(ranks, ranks[number]), bisect_right(ranks, ranks[number])
    placed = Placed(
        _row(own),
        _row(lines[first - 1]) if first else None,
        _row(lines[after]) if after < len(lines) else None,
        people=len(lines),
        tied=after - first - 1,
        category=of[1],
    )
    row = int(own["row"])
    prizes = tuple(one for one in won if one.row == row)
    return ReleasedPlace(own["response_id"], of[0], prizes, placed)


def _row(line: Line) -> dict[str, Any]:
    distance = line["prediction_distance"]
    return {
        "rank": int(line["rank"]),
        "score": float(Fraction(line["score"])),
        "prediction_distance": int(distance) if distance else None,
        "submitted_at": datetime.fromisoformat(line["submitted_at"])
        if line["submitted_at"]
        else None,
    }


def _index(ledger: Ledger, release: Release) -> _Index:
    files = files_of(ledger, release, (_STANDINGS,))
    order = released_contest(ledger, release).settings.ranking.order
    lists: dict[tuple[str, str], list[Line]] = {}
    at: dict[str, list[tuple[tuple[str, str], int]]] = {}
    for line in lines_of(files[_STANDINGS]):
        of = (line["round"], line["category"])
        lines = lists.setdefault(of, [])
        at.setdefault(line["response_id"], []).append((of, len(lines)))
        lines.append(line)
    return _Index(
        tuple(takewhile(_FROZEN.__contains__, order)),
        lists,
        at,
        {str(one.row): fold_case(one.name) for one in names_of(ledger, release)},
    )
