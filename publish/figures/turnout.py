"""The turnout chart as a plain model: new people and attempts over time, or both added up.

The model holds every number and every text, and the ends and ticks of both axes; a drawing adds
only style. Values are whole numbers of people or attempts. Times are contest-local and have no
zone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Literal

from contest import Contest
from i18n.format import Format
from i18n.words import Words

Step = Literal["day", "total", "recent"]
"""By day, added up over the days, or the last hours."""
Mark = Literal["bar", "area", "line"]
Role = Literal["people", "attempts"]
RECENT = 48
"""The hours of `recent`."""
_MOST_STEPS = 5_000
_FEW = 7
_MOST_TICKS, _MOST_COUNTS = 7, 5
_MOST_LABELLED, _APART = 8, 4
_HEADROOM = 0.1
"""How far the axis goes above the highest value, so that the value's number stands inside."""
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Turnout:
    """Turnout by step of time: the start of each step, its new people, and its attempts."""

    starts_at: Sequence[datetime]
    people: Sequence[int]
    attempts: Sequence[int]

    def within(self, first: datetime, last: datetime, step: timedelta) -> Turnout:
        """The steps from `first` to `last`, with a zero for every step without a response."""
        there = {
            at: counts
            for at, *counts in zip(self.starts_at, self.people, self.attempts, strict=True)
        }
        times = [first + step * number for number in range((last - first) // step + 1)]
        rows = [there.get(at, [0, 0]) for at in times]
        return Turnout(times, [people for people, _ in rows], [tries for _, tries in rows])


@dataclass(frozen=True, slots=True)
class Window:
    """The time in which people may take part, and the time of the numbers. None: no such end."""

    opens_at: datetime | None
    closes_at: datetime | None
    now: datetime


@dataclass(frozen=True, slots=True)
class Point:
    """A value and the start of its step. `number` and `when` are both as the language writes
    them."""

    at: datetime
    value: int
    number: str
    when: str


@dataclass(frozen=True, slots=True)
class Series:
    """Points in order of time under one name. A later series lies over an earlier one.

    `mark`: a bar for each step, a line, or a line with the area beneath. `role`: the entry of the
    palette that gives the series its colour and stroke. `labelled`: the points whose number is
    written: all of a few, else the highest, and the last one if it lies apart and is not zero.
    """

    name: str
    role: Role
    mark: Mark
    points: tuple[Point, ...]
    labelled: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The time from `start` to `end`. A step is drawn around its start, half of it on each side.

    `ticks`: times with their text. `now`: where "now" stands, with its text; None: nothing is to
    come any more.
    """

    start: datetime
    end: datetime
    ticks: tuple[tuple[datetime, str], ...]
    now: tuple[datetime, str] | None

    def share(self, at: datetime) -> float:
        """How far a time lies from the start (0) to the end (1)."""
        return (at - self.start) / (self.end - self.start)


@dataclass(frozen=True, slots=True)
class CountAxis:
    """Counts from zero to `top`, which is above every value. `ticks`: counts with their text."""

    top: int
    ticks: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class TurnoutChart:
    """The chart. `step`: the length of a point's step. `time`: None for a chart without points."""

    series: tuple[Series, ...]
    step: timedelta
    time: TimeAxis | None
    count: CountAxis


def window_of(contest: Contest, now: datetime) -> Window:
    """The window of a contest at a contest-local time."""
    return Window(contest.opens_at, contest.closes_at, now)


def turnout_chart(
    data: Turnout, step: Step, window: Window, say: Words, fmt: Format
) -> TurnoutChart:
    """New people as bars and attempts as a line, or both added up over time (`total`).

    The axis of time is the whole window, so that the time to come is seen to be empty; for `recent`
    it is the last `RECENT` hours. Steps are filled with zeros up to now and not beyond, unless
    stray times lie too far apart. `data`: by the hour for `recent`, else by the day.
    """
    length = _HOUR if step == "recent" else _DAY
    span = _span(data, step, window, length)
    if span and (span[1] - span[0]) // length < _MOST_STEPS:
        data = data.within(span[0], span[1], length)
    total = step == "total"
    new_people = list(accumulate(data.people)) if total else data.people
    all_attempts = list(accumulate(data.attempts)) if total else data.attempts
    times = [_written(at, step, fmt) for at in data.starts_at]

    def points(values: Sequence[int]) -> tuple[Point, ...]:
        rows = zip(data.starts_at, values, times, strict=True)
        return tuple(Point(at, value, fmt.whole(value), when) for at, value, when in rows)

    people = points(new_people)
    return TurnoutChart(
        series=(
            Series(
                say("turnout.people_total" if total else "turnout.people"), "people",
                "area" if total else "bar", people, _labelled(people),
            ),
            Series(say("turnout.attempts"), "attempts", "line", points(all_attempts), ()),
        ),
        step=length,
        time=_time_axis(span, length, window, say, fmt) if span else None,
        count=count_axis(max([*all_attempts, *new_people], default=0), fmt),
    )  # fmt: skip


def count_axis(highest: int, fmt: Format) -> CountAxis:
    """The axis for counts up to `highest`, with at most six ticks at 1, 2 or 5 times a power of
    ten. The axis ends at a tick that lies above `highest` by a tenth of it at least.

    >>> count_axis(2456, Format("vi")).ticks[-1]
    (3000, '3.000')
    """
    wanted = highest * (1 + _HEADROOM)
    every = _round_step(wanted)
    steps = int(wanted // every) + 1
    ticks = tuple((n * every, fmt.whole(n * every)) for n in range(steps + 1))
    return CountAxis(steps * every, ticks)


def _span(
    data: Turnout, step: Step, window: Window, length: timedelta
) -> tuple[datetime, datetime, datetime] | None:
    """The first step, the last step that has begun, and the last step of the axis; None without a
    response."""
    if not data.starts_at:
        return None
    now = _floor(window.now, length)
    if step == "recent":
        return now - (RECENT - 1) * length, now, now
    first, last = min(data.starts_at), max(data.starts_at)
    if window.opens_at:
        first = min(first, _floor(window.opens_at, length))
    begun = max(last, now if window.closes_at is None else min(now, window.closes_at))
    begun = _floor(begun, length)
    end = max(begun, _floor(window.closes_at, length)) if window.closes_at else begun
    return first, begun, end


def _floor(at: datetime, length: timedelta) -> datetime:
    hour = at.replace(minute=0, second=0, microsecond=0)
    return hour if length == _HOUR else hour.replace(hour=0)


def _time_axis(
    span: tuple[datetime, datetime, datetime], length: timedelta, window: Window, say: Words,
    fmt: Format,
) -> TimeAxis:  # fmt: skip
    """The axis from the first to the last step, at least a week of steps wide."""
    first, begun, last = span
    spare = max((_FEW - ((last - first) // length + 1)) / 2, 0)
    margin = length * (spare + 0.6)
    now = window.now - length / 2  # a step is drawn around its start
    return TimeAxis(
        start=first - margin,
        end=last + margin,
        ticks=tuple(_ticks(first, last, length, fmt)),
        now=(now, say("turnout.now")) if begun < last else None,
    )


def _ticks(
    first: datetime, last: datetime, length: timedelta, fmt: Format
) -> Iterator[tuple[datetime, str]]:
    """Days at equal distances, at most `_MOST_TICKS`; or each eighth hour, midnight as its day."""
    if length == _HOUR:
        hours = (first + n * length for n in range((last - first) // length + 1))
        yield from (
            (at, fmt.clock(at) if at.hour else fmt.short_day(at))
            for at in hours
            if at.hour % 8 == 0
        )
        return
    every = -(-((last - first) // length + 1) // _MOST_TICKS) * length
    at = first
    while at <= last:
        yield at, fmt.short_day(at)
        at += every


def _labelled(points: tuple[Point, ...]) -> tuple[Point, ...]:
    if len(points) <= _MOST_LABELLED:
        return points
    highest = max(range(len(points)), key=lambda n: (points[n].value, n))
    last = len(points) - 1
    chosen = (highest, last) if last - highest >= _APART else (highest,)
    return tuple(points[n] for n in chosen if points[n].value)


def _round_step(highest: float) -> int:
    """The distance of ticks: 1, 2 or 5 times a power of ten, for at most `_MOST_COUNTS` ticks."""
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            if highest < step * _MOST_COUNTS:
                return step
        power *= 10


def _written(at: datetime, step: Step, fmt: Format) -> str:
    return fmt.moment(at) if step == "recent" else fmt.day(at.date())
