"""The turnout over time to send on: by day, added up, the last hours, the hours of the week."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time
from typing import Literal

from contest.csv_cells import Cell
from i18n.format import Format
from i18n.words import Words
from publish.figures import drawn
from publish.figures.hours import HeatMap, heat_map
from publish.figures.turnout import Step, Turnout, TurnoutChart, turnout_chart, window_of
from publish.sharing.shared import Shared, as_of_sentence
from results import View
from results.unit_days import UnitDay

Choice = Step | Literal["week"]
"""A view of the turnout; `week`: the hours of the days of the week."""
Source = Callable[[View, Choice], Turnout]
"""The numbers of a choice: by the hour for `recent` and `week`, else by the day."""


def of_contest(view: View, choice: Choice) -> Turnout:
    """The turnout of the whole contest."""
    found = view.turnout("hour" if choice in ("recent", "week") else "day").to_pydict()
    return Turnout(found["starts_at"], found["people"], found["attempts"])


def of_days(days: Sequence[UnitDay]) -> Turnout:
    """The days of a unit."""
    return Turnout(
        [datetime.combine(day.day, time.min) for day in days],
        [day.people for day in days],
        [day.attempts for day in days],
    )


def contest_turnout(view: View, say: Words, fmt: Format, *, choice: Choice) -> Shared:
    """A view of the turnout of the whole contest."""
    return _shared(view, say, fmt, of_contest(view, choice), choice, None, "")


def unit_turnout(view: View, say: Words, fmt: Format, *, code: str, choice: Choice) -> Shared:
    """A view of the turnout of a unit, for who leads the unit."""
    unit = view.unit(code)
    name = str(unit["unit_name"]) if unit else code
    return _shared(view, say, fmt, of_days(view.unit_days(code)), choice, code, name)


def _shared(
    view: View, say: Words, fmt: Format, data: Turnout, choice: Choice, code: str | None, unit: str
) -> Shared:
    headings, rows, said, figure = (
        _week(data, say, fmt) if choice == "week" else _steps(view, data, choice, say, fmt)
    )
    subtitle = " – ".join(filter(None, (unit, say(f"share.turnout_{choice}"))))
    if unit:
        said = say("share.of_unit", name=unit, said=said)
    return Shared(
        name=say(f"share.file_{choice}"),
        about=code,
        title=say("turnout.title"),
        subtitle=subtitle,
        sentence=as_of_sentence(said, view.known_until, say, fmt),
        figure=figure,
        headings=headings,
        rows=rows,
    )


_Told = tuple[Sequence[str], Sequence[Sequence[Cell]], str, drawn.Drawn]


def _steps(view: View, data: Turnout, step: Step, say: Words, fmt: Format) -> _Told:
    window = window_of(view.contest, view.reference_time)
    chart = turnout_chart(data, step, window, say, fmt)
    figure = drawn.turnout(chart)
    people, attempts = chart.series
    rows = [
        (one.at if step == "recent" else one.at.date(), one.value, other.value)
        for one, other in zip(people.points, attempts.points, strict=True)
    ]
    headings = (say("turnout.when"), people.name, attempts.name)
    return headings, rows, _said(chart, step, say, fmt), figure


def _said(chart: TurnoutChart, step: Step, say: Words, fmt: Format) -> str:
    people, attempts = (series.points for series in chart.series)
    if step == "total":
        last = people[-1].value
        return say(
            "share.said_total", n=last, people=fmt.whole(last),
            attempts=fmt.whole(attempts[-1].value), since=fmt.day(people[0].at.date()),
        )  # fmt: skip
    if step == "recent":
        total = sum(point.value for point in people)
        tries = sum(point.value for point in attempts)
        return say("share.said_recent", n=total, people=fmt.whole(total), attempts=fmt.whole(tries))
    best = max(people, key=lambda point: point.value)
    return say(
        "share.said_day", n=people[-1].value, people=people[-1].number, day=people[-1].when,
        most=best.number, best=best.when,
    )  # fmt: skip


def _week(data: Turnout, say: Words, fmt: Format) -> _Told:
    model = heat_map(data, say, fmt)
    rows = [
        (day.name, at, hour.people, hour.attempts)
        for day in model.days
        for at, hour in enumerate(day.hours)
    ]
    headings = (
        say("hours.day"), say("hours.hour"), say("turnout.people"), say("turnout.attempts"),
    )  # fmt: skip
    return headings, rows, _said_of_week(model, say), drawn.heat_map(model)


def _said_of_week(model: HeatMap, say: Words) -> str:
    hours = (hour for day in model.days for hour in day.hours)
    return say("share.said_week", said=max(hours, key=lambda hour: hour.attempts).said)
