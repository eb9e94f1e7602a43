"""The headline numbers of a contest or of a round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from contest import Contest
from results.compute import Results
from results.units import UnitRows
from scoring.standings import OVERALL


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline numbers. None means unknown: no headcount declared, nobody took part, no items.

    `mean_score` and `full_marks` are per response; `full_marks` is None if the rounds have
    different full marks. `mean_score` and `full_mark_people` are None for a viewer who does not see
    single persons while fewer people than `small_cell` took part.

    `silent_units`: of the units without a unit above. `silent_beneath`: number of the silent units
    beneath others, by group and by whether the unit above is of that group too; only where somebody
    took part in such a unit, because else the contest does not ask for them.

    `participation_rate` is `counted_people` ÷ `headcount`. Both numbers sum only the top units
    whose headcount is known.
    """

    people: int
    attempts: int
    counted_people: int
    headcount: int | None
    participation_rate: float | None
    mean_score: float | None
    full_marks: float | None
    full_mark_people: int | None
    units: int
    silent_units: int
    silent_beneath: Mapping[tuple[str, bool], int]
    units_without_headcount: int
    people_today: int
    people_yesterday: int


def headline(results: Results, units: UnitRows, number: int) -> Headline:
    """The headline numbers of the round with that number, or of the contest (`OVERALL`)."""
    query = "select * from totals where round = ?"
    totals = results.rows("totals", query, [number]).to_pylist()
    total = totals[0] if totals else {}
    top = units.top_rows(number)
    known = [row for row in top if row["headcount"]]
    headcount = sum(row["headcount"] for row in known) or None
    counted = sum(row["people"] for row in known)
    days = _people_by_day(results)
    today = results.reference_time.date()
    people = total.get("people", 0)
    hidden = 0 < people < units.small_cell
    return Headline(
        people=people,
        attempts=total.get("attempts", 0),
        counted_people=counted,
        headcount=headcount,
        participation_rate=counted / headcount if headcount else None,
        mean_score=None if hidden else units.mean(total.get("score_sum"), total.get("score_count")),
        full_marks=_full_marks(results.contest, number),
        full_mark_people=None if hidden else total.get("full_mark_people", 0),
        units=len(top),
        silent_units=sum(not row["people"] for row in top),
        silent_beneath=units.silent_beneath(number),
        units_without_headcount=len(top) - len(known),
        people_today=days.get(today, 0),
        people_yesterday=days.get(today - timedelta(days=1), 0),
    )


def _full_marks(contest: Contest, number: int) -> float | None:
    rounds = contest.rounds if number == OVERALL else (contest.rounds[number],)
    marks = {contest.full_marks(r.id) for r in rounds}
    if not contest.items or len(marks) != 1:
        return None
    return marks.pop() / contest.denominator


def _people_by_day(results: Results) -> dict[Any, int]:
    rows = results.rows("turnout_day", "from turnout_day").to_pylist()
    return {row["starts_at"].date(): row["people"] for row in rows}
