"""Figures from small tables: pure functions, one look.

No colour is named here: Streamlit's chart theme puts in those of the light or the dark theme in
the browser, so a figure is built once and right in both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Any, Literal

import plotly.graph_objects as go
from streamlit.elements.lib.streamlit_plotly_theme import configure_streamlit_plotly_theme

from i18n.format import Format

Step = Literal["day", "hour", "total"]
CONFIG: dict[str, Any] = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
_HEIGHT = 280
_MOST_STEPS = 5_000
_FEW = 7

configure_streamlit_plotly_theme()


@dataclass(frozen=True, slots=True)
class Turnout:
    """Turnout by step of time: when each starts, new people in it, attempts in it."""

    starts_at: Sequence[datetime]
    people: Sequence[int]
    attempts: Sequence[int]

    def filled(self, step: timedelta) -> Turnout:
        """With a zero for every step in between in which nothing came in."""
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


def turnout(data: Turnout, step: Step, fmt: Format, *, people: str, attempts: str) -> go.Figure:
    """New people as bars and attempts as a line, or both added up over time (`total`).

    `people` and `attempts` are the names of the two in the reader's language: they are never
    the same number.
    """
    length = timedelta(hours=1) if step == "hour" else timedelta(days=1)
    data = data.filled(length)
    total = step == "total"
    new_people = list(accumulate(data.people)) if total else list(data.people)
    all_attempts = list(accumulate(data.attempts)) if total else list(data.attempts)
    times = [_label(at, step, fmt) for at in data.starts_at]
    figure = go.Figure()
    if total:
        figure.add_scatter(
            x=data.starts_at,
            y=new_people,
            name=people,
            mode="lines",
            fill="tozeroy",
            line={"width": 2.5},
            hovertemplate=_hover(people),
            customdata=_spoken(new_people, times, fmt),
        )
    else:
        figure.add_bar(
            x=data.starts_at,
            y=new_people,
            name=people,
            width=0.84 * _milliseconds(length),
            hovertemplate=_hover(people),
            customdata=_spoken(new_people, times, fmt),
        )
    figure.add_scatter(
        x=data.starts_at,
        y=all_attempts,
        name=attempts,
        mode="lines+markers" if len(times) < 3 else "lines",
        line={"width": 1.75, "dash": "dot"},
        hovertemplate=_hover(attempts),
        customdata=_spoken(all_attempts, times, fmt),
    )
    figure.update_layout(**_layout(fmt))
    figure.update_xaxes(**_time_axis(data.starts_at, length, fmt))
    if max(all_attempts, default=0) <= _FEW:
        figure.update_yaxes(dtick=1)
    return figure


def _layout(fmt: Format) -> dict[str, Any]:
    return {
        "height": _HEIGHT,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "template": "streamlit",
        "separators": fmt.separators,
        "bargap": 0.2,
        "hovermode": "closest",
        "dragmode": False,
        "legend": {"orientation": "h", "x": 0, "y": 1.14, "itemclick": False},
        "yaxis": {"rangemode": "tozero", "tickformat": ",d", "fixedrange": True, "title": None},
        "xaxis": {"fixedrange": True, "title": None},
    }


def _time_axis(times: Sequence[datetime], length: timedelta, fmt: Format) -> dict[str, Any]:
    """Days, or hours and days where it is short; never narrower than a week of steps."""
    if not times:
        return {}
    day = "%d/%m" if fmt.language == "vi" else "%-d %b"
    by_hour = length < timedelta(days=1) and times[-1] - times[0] < timedelta(days=2)
    spare = max((_FEW - len(times)) / 2, 0)
    margin = length * (spare + 0.6)
    axis = {
        "type": "date",
        "tickformat": f"%H:%M\n{day}" if by_hour else day,
        "range": [times[0] - margin, times[-1] + margin],
    }
    if len(times) <= _FEW and not by_hour:
        return axis | {"dtick": _milliseconds(timedelta(days=1)), "tick0": times[0]}
    return axis | {"nticks": 8}


def _label(at: datetime, step: Step, fmt: Format) -> str:
    return fmt.moment(at) if step == "hour" else fmt.day(at.date())


def _milliseconds(length: timedelta) -> float:
    return length / timedelta(milliseconds=1)


def _hover(name: str) -> str:
    return f"%{{customdata[1]}}<br>%{{customdata[0]}} {name}<extra></extra>"


def _spoken(values: Sequence[int], times: Sequence[str], fmt: Format) -> list[list[str]]:
    return [[fmt.whole(value), when] for value, when in zip(values, times, strict=True)]
