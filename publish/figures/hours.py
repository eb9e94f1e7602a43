"""The heat map as a plain model: how many attempts come at which hour of which day of the week.

Rows are the days from Monday to Sunday, columns the hours from 0 to 23. The model holds every
number and every text; a drawing adds only style.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from i18n.format import Format
from i18n.words import Words
from publish.figures.turnout import Turnout

BANDS = 5
DAYS, HOURS = 7, 24


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour of a day of the week. `level`: "0" for no attempt, else the band of its count from
    "1" to "5". `number`: the attempts as the language writes them. `said`: a line of its own."""

    people: int
    attempts: int
    level: str
    number: str
    said: str


@dataclass(frozen=True, slots=True)
class WeekDay:
    """A day of the week with its 24 hours. `short`: the name in two or three letters."""

    name: str
    short: str
    hours: tuple[Hour, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The heat map. `hours`: the names of the columns. `legend`: each band with its counts in
    words, the lowest first; bands that no whole number falls into are left out."""

    days: tuple[WeekDay, ...]
    hours: tuple[str, ...]
    legend: tuple[tuple[str, str], ...]


def heat_map(data: Turnout, say: Words, fmt: Format) -> HeatMap:
    """The heat map of a turnout by the hour. Bands are fifths of the highest count."""
    people = [[0] * HOURS for _ in range(DAYS)]
    attempts = [[0] * HOURS for _ in range(DAYS)]
    for at, new, tries in zip(data.starts_at, data.people, data.attempts, strict=True):
        people[at.weekday()][at.hour] += new
        attempts[at.weekday()][at.hour] += tries
    highest = max(map(max, attempts))

    def hour(day: int, at: int) -> Hour:
        count = attempts[day][at]
        when = say("hours.at", day=say(f"weekday.{day}"), start=f"{at}:00", end=f"{at + 1}:00")
        number = fmt.whole(count)
        said = f"{when}: {say('hours.attempts', n=count, count=number)}"
        return Hour(people[day][at], count, level(count, highest), number, said)

    return HeatMap(
        days=tuple(
            WeekDay(
                say(f"weekday.{day}"), say(f"weekday_short.{day}"),
                tuple(hour(day, at) for at in range(HOURS)),
            )
            for day in range(DAYS)
        ),
        hours=tuple(map(str, range(HOURS))),
        legend=tuple(_legend(highest, fmt)),
    )  # fmt: skip


def level(count: int, highest: int) -> str:
    """The band of a count: the fifth of `highest` that it lies in; "0" for none.

    >>> level(0, 10), level(1, 10), level(10, 10), level(3, 3)
    ('0', '1', '5', '5')
    """
    return str(-(-count * BANDS // highest)) if highest else "0"


def _legend(highest: int, fmt: Format) -> Sequence[tuple[str, str]]:
    edges = [highest * n // BANDS for n in range(BANDS + 1)]
    lines = []
    for band in range(1, BANDS + 1):
        low, high = edges[band - 1] + 1, edges[band]
        if low <= high:
            said = fmt.whole(high) if low == high else f"{fmt.whole(low)}–{fmt.whole(high)}"
            lines.append((str(band), said))
    return lines
