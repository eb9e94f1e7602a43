"""How many reached which share of the full marks, by response that counts and by attempt.

The shares are compared as exact fractions of the full marks of the attempt's round.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from contest import Contest
from results.compute import Results
from scoring.standings import OVERALL

Reach = Literal["full", "high", "middle", "low", "unscored"]
HIGH, LOW = Fraction(3, 4), Fraction(1, 4)


@dataclass(frozen=True, slots=True)
class ScoreCounts:
    """A number of responses for each reach of the full marks. Only `none` overlaps: it is a part of
    `low`.

    `full`: all marks. `high`: from 75 %, without `full`. `middle`: from 25 % to below 75 %. `low`:
    below 25 %. `none`: no mark at all. `unscored`: of a round whose items have no points.
    """

    full: int = 0
    high: int = 0
    middle: int = 0
    low: int = 0
    none: int = 0
    unscored: int = 0

    @property
    def scored(self) -> int:
        """The denominator of the shares: all but `unscored`."""
        return self.full + self.high + self.middle + self.low


@dataclass(frozen=True, slots=True)
class Scores:
    """The same counts of two things. `counted`: responses that count, one for a person and round.
    `attempts`: these and the superseded ones, so a person counts as often as they took part."""

    counted: ScoreCounts
    attempts: ScoreCounts


def reach(marks: int, full: int) -> Reach:
    """The reach of `marks` of `full`, both in 1/D.

    >>> [reach(marks, 8) for marks in (8, 7, 6, 5, 2, 1, 0)]
    ['full', 'high', 'high', 'middle', 'middle', 'low', 'low']
    >>> reach(0, 0)
    'unscored'
    """
    if not full:
        return "unscored"
    share = Fraction(marks, full)
    if share >= 1:
        return "full"
    return "high" if share >= HIGH else "middle" if share >= LOW else "low"


def scores(results: Results, number: int, category: int | None) -> Scores:
    """The counts of a round (`OVERALL`: of all rounds together) and of a category (its number;
    None: all, also responses without one)."""
    lines = [
        line
        for line in results.keep("scores", lambda: _lines(results))
        if number in (OVERALL, line["round"]) and category in (None, line["category"])
    ]
    return Scores(*(_counts(results.contest, lines, of) for of in ("counted", "attempts")))


def _lines(results: Results) -> list[dict[str, int]]:
    lines: list[dict[str, int]] = results.rows("scores", "from scores").to_pylist()
    return lines


def _counts(contest: Contest, lines: list[dict[str, int]], of: str) -> ScoreCounts:
    full = {n: contest.full_marks(one.id) for n, one in enumerate(contest.rounds)}
    found: Counter[str] = Counter()
    for line in lines:
        name = reach(line["marks"], full[line["round"]])
        found[name] += line[of]
        if name == "low" and not line["marks"]:
            found["none"] += line[of]
    numbers: Mapping[str, int] = found
    return ScoreCounts(**numbers)
