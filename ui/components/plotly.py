"""Models of `publish.figures` drawn with Plotly, in one look.

A drawing adds only style: every number and every text about a unit or a moment comes from the
model. No colour is named here. Streamlit's chart theme puts in those of the light or the dark theme
in the browser, so a figure is built once and right in both.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from plotly.graph_objects import Figure as Figure
from streamlit.elements.lib import streamlit_plotly_theme as theme

from publish.figures.turnout import CountAxis, Role, Series, TimeAxis, TurnoutChart

CONFIG: dict[str, Any] = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
_HEIGHT, _MARGIN = 280, 8
_BAR = 0.84  # of its step
_STROKES: dict[Role, dict[str, Any]] = {
    "people": {"width": 2.5},
    "attempts": {"width": 1.75, "dash": "dot"},
}
_MOST_TICKS = 8

theme.configure_streamlit_plotly_theme()


def turnout_figure(chart: TurnoutChart) -> Figure:
    """The turnout chart; each series takes the next colour of the theme."""
    figure = Figure()
    for series in chart.series:
        if series.mark == "bar":
            figure.add_bar(**_points(series), width=_BAR * _milliseconds(chart.step))
        else:
            figure.add_scatter(**_points(series), **_line(series))
    figure.update_layout(
        height=_HEIGHT,
        margin=dict.fromkeys("lrtb", _MARGIN),
        template="streamlit",
        separators=chart.count.separators,
        bargap=0.2,
        hovermode="closest",
        dragmode=False,
        legend={"orientation": "h", "x": 0, "y": 1.14, "itemclick": False},
        yaxis=_count_axis(chart.count),
        xaxis=_time_axis(chart.time),
    )
    return figure


def _points(series: Series) -> dict[str, Any]:
    return {
        "x": [point.at for point in series.points],
        "y": [point.value for point in series.points],
        "name": series.name,
        "hovertemplate": f"%{{customdata[1]}}<br>%{{customdata[0]}} {series.name}<extra></extra>",
        "customdata": [[point.number, point.when] for point in series.points],
    }


def _line(series: Series) -> dict[str, Any]:
    """One point alone is no line, and two are a short one: they are marked."""
    marked = series.mark == "line" and len(series.points) < 3
    mode = "lines+markers" if marked else "lines"
    fill = {"fill": "tozeroy"} if series.mark == "area" else {}
    return {"mode": mode, "line": _STROKES[series.role], **fill}


def _count_axis(axis: CountAxis) -> dict[str, Any]:
    look = {"rangemode": "tozero", "tickformat": ",d", "fixedrange": True, "title": None}
    return look | {"dtick": 1} if axis.by_ones else look


def _time_axis(axis: TimeAxis | None) -> dict[str, Any]:
    look: dict[str, Any] = {"fixedrange": True, "title": None}
    if axis is None:
        return look
    look |= {"type": "date", "tickformat": axis.pattern, "range": [axis.start, axis.end]}
    if axis.every is None:
        return look | {"nticks": _MOST_TICKS}
    return look | {"dtick": _milliseconds(axis.every), "tick0": axis.first}


def _milliseconds(length: timedelta) -> float:
    return length / timedelta(milliseconds=1)
