"""Compares the program's tables with the recount, row by row.

A difference names its row by the id of the response, by round, category and person, or by the
unit's code. It holds no name and no contact.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any, NamedTuple, TypeVar

from recount.count import Count
from recount.ranking import OVERALL, Line
from recount.records import Response
from recount.times import moment_of
from recount.units import Turnout, key_of

MOST = 1_000
Row = Mapping[str, Any]
Said = Mapping[str, Any]
"""What one of the two counts says about a row, by column."""
_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")
_UNITS = ("R206_unit_unknown", "R207_unit_ambiguous")
"""The recount takes the credited units as recorded, so it cannot tell these two apart."""


class Difference(NamedTuple):
    """One row that differs. `ours` and `recount`: only what differs; None: there is no such row."""

    table: str
    key: str
    ours: str | None
    recount: str | None


@dataclass(frozen=True, slots=True)
class Tables:
    """The program's tables, as rows in any order. Marks and scores are in 1/`parts`.

    - `responses`: response_id, person_id, state, reason, marks, category (an id or None).
    - `standings`: round (-1: overall), person_id, response_id, rank, score, prediction_distance,
      submitted_at, category, prize (a name or None).
    - `participation`: round, unit (a number), people, attempts, score_sum, score_count,
      last_submitted_at.
    - `unit_prizes`: group, unit (a number), prize (a name, once for each list).
    """

    parts: int
    responses: Iterable[Row]
    standings: Iterable[Row]
    participation: Iterable[Row]
    unit_prizes: Iterable[Row]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome: the number of differences, and the first `MOST` of them."""

    total: int
    differences: tuple[Difference, ...]

    @property
    def agrees(self) -> bool:
        """True if there is no difference."""
        return self.total == 0


def compare(tables: Tables, found: Count) -> Verdict:
    """All differences between the program's tables and the recount."""
    total, kept = 0, list[Difference]()
    for difference in _differences(tables, found):
        total += 1
        if len(kept) < MOST:
            kept.append(difference)
    return Verdict(total, tuple(kept))


def _differences(tables: Tables, found: Count) -> Iterator[Difference]:
    yield from _responses(tables, found)
    yield from _standings(tables, found)
    yield from _participation(tables, found)
    yield from _unit_prizes(tables.unit_prizes, found)


def _responses(tables: Tables, found: Count) -> Iterator[Difference]:
    categories = _categories(found)

    def ours(row: Row) -> Said:
        reason = row["reason"]
        return {
            **{name: row[name] for name in ("person_id", "state", "category")},
            "reason": _UNITS[0] if reason in _UNITS else reason,
            "marks": Fraction(row["marks"], tables.parts),
        }

    def theirs(one: Response) -> Said:
        return {
            "person_id": one.person,
            "state": one.state,
            "reason": one.reason,
            "marks": Fraction(one.marks, found.parts),
            "category": categories[one.category],
        }

    keyed = ((row["response_id"], row) for row in tables.responses)
    yield from _compared("responses", keyed, ours, dict(found.responses), theirs, str)


def _standings(tables: Tables, found: Count) -> Iterator[Difference]:
    categories, rounds = _categories(found), _rounds(found)

    def ours(row: Row) -> Said:
        names = ("rank", "response_id", "prediction_distance", "prize")
        return {
            **{name: row[name] for name in names},
            "score": Fraction(row["score"], tables.parts),
            "submitted_at": _time(row["submitted_at"]),
        }

    def theirs(line: Line) -> Said:
        return {
            "rank": line.rank,
            "response_id": line.response_id,
            "score": Fraction(line.score, found.parts),
            "prediction_distance": line.distance,
            "submitted_at": moment_of(line.when),
            "prize": line.prize,
        }

    keyed = (((row["round"], row["category"], row["person_id"]), row) for row in tables.standings)
    expected = {
        (number, categories[category], line.person): line
        for (number, category), lines in found.standings.items()
        for line in lines
    }
    yield from _compared(
        "standings",
        keyed,
        ours,
        expected,
        theirs,
        lambda key: f"{rounds[key[0]]}|{key[1] or ''}|{key[2]}",
    )


def _participation(tables: Tables, found: Count) -> Iterator[Difference]:
    tree, rounds = found.contest.units, _rounds(found)

    def ours(row: Row) -> Said:
        return {
            **{name: row[name] for name in ("people", "attempts", "score_count")},
            "score_sum": Fraction(row["score_sum"] or 0, tables.parts),
            "last_submitted_at": _time(row["last_submitted_at"]),
        }

    def theirs(own: Turnout) -> Said:
        return {
            "people": len(own.people),
            "attempts": own.attempts,
            "score_count": own.counted,
            "score_sum": Fraction(own.score, found.parts),
            "last_submitted_at": moment_of(own.last),
        }

    keyed = (((row["round"], row["unit"]), row) for row in tables.participation)
    expected = {
        (number, unit): own
        for number, units in found.participation.items()
        for unit, own in units.items()
    }
    yield from _compared(
        "participation",
        keyed,
        ours,
        expected,
        theirs,
        lambda key: "|".join(filter(None, (rounds[key[0]], key_of(tree, key[1])))),
    )


def _unit_prizes(rows: Iterable[Row], found: Count) -> Iterator[Difference]:
    tree = found.contest.units
    keyed = (((row["group"], row["unit"], row["prize"]), row) for row in rows)
    expected = {
        (group, unit, name): name
        for (group, unit), names in found.unit_prizes.items()
        for name in names
    }
    yield from _compared(
        "unit_prizes",
        keyed,
        lambda row: {"prize": row["prize"]},
        expected,
        lambda name: {"prize": name},
        lambda key: f"{key[0]}|{key_of(tree, key[1])}",
    )


def _categories(found: Count) -> dict[int, str | None]:
    ids = [category.id for category in found.contest.settings.categories]
    return {-1: None, **dict(enumerate(ids))}


def _rounds(found: Count) -> dict[int, str]:
    return {OVERALL: "", **{number: r.id for number, r in enumerate(found.contest.rounds)}}


def _compared(
    table: str,
    rows: Iterable[tuple[_Key, Row]],
    ours_of: Callable[[Row], Said],
    expected: dict[_Key, _Value],
    theirs_of: Callable[[_Value], Said],
    shown: Callable[[_Key], str],
) -> Iterator[Difference]:
    """The rows that differ. A key that comes twice in the program's table is a difference too.

    `expected` is used up.
    """
    for key, row in rows:
        ours = ours_of(row)
        if (value := expected.pop(key, None)) is None:
            yield Difference(table, shown(key), _text(ours), None)
        elif ours != (theirs := theirs_of(value)):
            names = [name for name in theirs if ours[name] != theirs[name]]
            yield Difference(table, shown(key), *(_text(said, names) for said in (ours, theirs)))
    for key, value in expected.items():
        yield Difference(table, shown(key), None, _text(theirs_of(value)))


def _time(moment: datetime | None) -> datetime | None:
    return moment.replace(microsecond=0) if moment else None


def _text(said: Said, names: Iterable[str] | None = None) -> str:
    values = {name: said[name] for name in (said if names is None else names)}
    return ", ".join(f"{name}={'null' if v is None else v}" for name, v in values.items())
