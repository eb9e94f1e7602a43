"""The turnout chart as a plain model: new people and attempts over time, or both added up.

The model holds every number and every text about a point; a drawing adds only style. Values are
whole numbers of people or attempts. Times are contest-local and have no zone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Literal

from i18n.format import Format

Step = Literal["day", "hour", "total"]
Mark = Literal["bar", "area", "line"]
Role = Literal["people", "attempts"]
_MOST_STEPS = 5_000
_FEW = 7
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Turnout:
    """Turnout by step of time: the start of each step, its new people, and its attempts."""

    starts_at: Sequence[datetime]
    people: Sequence[int]
    attempts: Sequence[int]

    def filled(self, step: timedelta) -> Turnout:
        """The same turnout, with a zero for every step between without a response."""
        there = {
            at: counts
            for at, *counts in zip(self.starts_at, self.people, self.attempts, strict=True)
        }
        first, last = min(there, default=None), max(there, default=None)
        if first is None or last is None or (last - first) // step >= _MOST_STEPS:
            return self
        times = [first + step * number for number in range((last - first) // step + 1)]
        rows = [there.get(at, [0, 0]) for at in times]
        return Turnout(times, [people for people, _ in rows], [tries for _, tries in rows])


@dataclass(frozen=True, slots=True)
class Point:
    """A value and the start of its step. `number` and `when` are both as the language writes them.
    Hovering shows `when`, and below it `number` with the name of the series."""

    at: datetime
    value: int
    number: str
    when: str


@dataclass(frozen=True, slots=True)
class Series:
    """Points in order of time under one name. A later series lies over an earlier one.

    `mark`: a bar for each step, a line, or a line with the area beneath. `role`: the entry of the
    palette that gives the series its colour and stroke.
    """

    name: str
    role: Role
    mark: Mark
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The time from `start` to `end`; `first` is the time of the first point.

    `every`: ticks stand this far from `first` and from each other; None: the drawing chooses round
    times that fit its width. `pattern`: how a tick is written, in the letters of `strftime`; what
    follows a line break stands in a line of its own.
    """

    start: datetime
    end: datetime
    first: datetime
    every: timedelta | None
    pattern: str


@dataclass(frozen=True, slots=True)
class CountAxis:
    """Counts from zero up. `by_ones`: a tick at each whole number, if the counts are low.
    `separators`: the decimal mark and the thousands mark of the language."""

    by_ones: bool
    separators: str


@dataclass(frozen=True, slots=True)
class TurnoutChart:
    """The chart. `step`: the length of a point's step. `time`: None for a chart without points."""

    series: tuple[Series, ...]
    step: timedelta
    time: TimeAxis | None
    count: CountAxis


def turnout_chart(
    data: Turnout, step: Step, fmt: Format, *, people: str, attempts: str
) -> TurnoutChart:
    """New people as bars and attempts as a line, or both added up over time (`total`).

    `people` and `attempts` are the names of the two series in the reader's language. The names
    differ, because people and attempts are never the same number.
    """
    length = _HOUR if step == "hour" else _DAY
    data = data.filled(length)
    total = step == "total"
    new_people = list(accumulate(data.people)) if total else data.people
    all_attempts = list(accumulate(data.attempts)) if total else data.attempts
    times = [_written(at, step, fmt) for at in data.starts_at]

    def points(values: Sequence[int]) -> tuple[Point, ...]:
        rows = zip(data.starts_at, values, times, strict=True)
        return tuple(Point(at, value, fmt.whole(value), when) for at, value, when in rows)

    return TurnoutChart(
        series=(
            Series(people, "people", "area" if total else "bar", points(new_people)),
            Series(attempts, "attempts", "line", points(all_attempts)),
        ),
        step=length,
        time=_time_axis(data.starts_at, length, fmt),
        count=CountAxis(max(all_attempts, default=0) <= _FEW, fmt.separators),
    )


def _time_axis(times: Sequence[datetime], length: timedelta, fmt: Format) -> TimeAxis | None:
    """The axis in days, or in hours and days for a short time; at least a week of steps wide."""
    if not times:
        return None
    day = "%d/%m" if fmt.language == "vi" else "%-d %b"
    by_hour = length < _DAY and times[-1] - times[0] < 2 * _DAY
    spare = max((_FEW - len(times)) / 2, 0)
    margin = length * (spare + 0.6)
    return TimeAxis(
        start=times[0] - margin,
        end=times[-1] + margin,
        first=times[0],
        every=_DAY if len(times) <= _FEW and not by_hour else None,
        pattern=f"%H:%M\n{day}" if by_hour else day,
    )


def _written(at: datetime, step: Step, fmt: Format) -> str:
    return fmt.moment(at) if step == "hour" else fmt.day(at.date())
