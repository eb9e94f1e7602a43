"""The truth's answers in the shape of the commands, and small changes to drawn contests."""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

from .random_contests import RandomContest
from .reading import fold
from .scorer import Contest, Count, Standing, Turnout, count, read_contest
from .snapshots import Load

STANDING_FIELDS = [
    "rank",
    "full_name",
    "unit_code",
    "unit_name",
    "score",
    "prediction_distance",
    "submitted_at",
    "prize",
    "category",
]
UNIT_PRIZE_FIELDS = [
    "prize",
    "group",
    "rank",
    "unit_code",
    "unit_name",
    "people",
    "headcount",
    "participation_rate",
    "mean_score",
]
TURNOUT_FIELDS = [
    "unit_code",
    "unit_name",
    "people",
    "attempts",
    "headcount",
    "participation_rate",
    "mean_score",
    "last_submitted_at",
]

Cells = tuple[Any, ...]


def drawn_contest(drawn: RandomContest) -> Contest:
    """The drawn folder, read by the truth."""
    with tempfile.TemporaryDirectory() as directory:
        folder, _ = drawn.write(Path(directory))
        return read_contest(folder)


def drawn_count(
    drawn: RandomContest, more: Sequence[Load] = (), as_of: datetime | None = None
) -> Count:
    """The truth about a drawn contest, after all its loads and some more."""
    return count(drawn_contest(drawn), [*drawn.loads, *more], as_of)


def standing_rows(
    result: Count,
    round_id: str | None = None,
    unit_code: str | None = None,
    top: int | None = None,
    category: str | None = None,
) -> list[Cells]:
    """Standings as sorted plain rows, without ids."""
    standings = result.standings(round_id, unit_code, top, category)
    return table((_standing(standing) for standing in standings), STANDING_FIELDS)


def standing_row(standing: Standing) -> Cells:
    """One line of the standings as `standing_rows` has it."""
    return table([_standing(standing)], STANDING_FIELDS)[0]


def turnout_rows(
    result: Count, by: str = "unit", under: str | None = None, round_id: str | None = None
) -> list[Cells]:
    """Participation as sorted plain rows."""
    lines = result.participation(by, under, round_id)
    return table((_turnout(line) for line in lines), TURNOUT_FIELDS)


def unit_prize_rows(result: Count) -> list[Cells]:
    """The units in the running for prizes as sorted plain rows."""
    lines = (vars(one) | _turnout(one.turnout) for one in result.unit_prizes())
    return table(lines, UNIT_PRIZE_FIELDS)


def _standing(standing: Standing) -> dict[str, Any]:
    unit = standing.unit
    return vars(standing) | {
        "full_name": standing.response.full_name,
        "unit_code": unit.code if unit else None,
        "unit_name": unit.name if unit else None,
    }


def _turnout(line: Turnout) -> dict[str, Any]:
    return vars(line) | {"unit_code": line.unit.code, "unit_name": line.unit.name}


def table(rows: Iterable[Mapping[str, Any]], fields: Sequence[str]) -> list[Cells]:
    """The fields of the rows as commands print them, in an order of their own."""
    return sorted((tuple(plain(row[field]) for field in fields) for row in rows), key=repr)


def plain(value: Any) -> Any:
    """Numbers rounded to 6 decimals, ISO times, folded text, nothing for blank."""
    match value:
        case datetime():
            return value.isoformat()
        case bool() | None:
            return value
        case int() | float() | Fraction():
            return round(float(value), 6)
        case _:
            return fold(str(value)) or None


def shuffled(drawn: RandomContest, random: Random) -> RandomContest:
    """The same contest with the rows of each file in a different order."""
    loads = []
    for load in drawn.loads:
        entries = load.named_rows()
        random.shuffle(entries)
        tokens, rows = [token for token, _ in entries], [row for _, row in entries]
        loads.append(replace(load, rows=tuple(rows), tokens=tuple(tokens)))
    return replace(drawn, loads=tuple(loads))


def with_one_row_a_second(drawn: RandomContest) -> RandomContest:
    """The first files, in which all rows of a person in the same second equal the first of them.

    If such rows differed, their order would decide which one counts, as the contract demands.
    """
    first = drawn.first_files()
    rows = {(load.source, t): row for load in first.loads for t, row in load.named_rows()}
    kept: dict[Cells, tuple[str, ...]] = {}
    for response in drawn_count(first).responses:
        key = (response.source.id, response.token)
        turn = (response.source.id, response.person, response.submitted_at)
        rows[key] = kept.setdefault(turn, rows[key])
    return replace(
        first,
        loads=tuple(
            replace(load, rows=tuple(rows[load.source, t] for t, _ in load.named_rows()))
            for load in first.loads
        ),
    )
