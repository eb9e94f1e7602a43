"""Draws the models of `publish.figures` with Plotly, all in one style.

A drawing adds only style: every number and every text about a unit or a moment comes from the
model. This module names no colour. Streamlit's chart theme has placeholders, which the browser
replaces by the colours of the light or the dark theme, so one figure is right in both.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from html import escape
from typing import Any

from plotly.graph_objects import Figure as Figure
from streamlit.elements.lib import streamlit_plotly_theme as theme

from contest.sanitize import sanitized
from i18n.format import Format
from publish.figures.map import SILENT, TEXT, UNKNOWN, GroupMap, Outline
from publish.figures.palette import TURNED
from publish.figures.turnout import CountAxis, Role, Series, TimeAxis, TurnoutChart

CONFIG: dict[str, Any] = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
MAP_CONFIG: dict[str, Any] = {**CONFIG, "typesetMath": False}
_HEIGHT, _MARGIN = 280, 8
_BAR = 0.84  # share of a step that a bar fills
_STROKES: dict[Role, dict[str, Any]] = {
    "people": {"width": 2.5},
    "attempts": {"width": 1.75, "dash": "dot"},
}
_LONGEST = 200
_MAP_MARGIN = 6
_FILLS = {
    "1": theme.SEQUENTIAL_1,
    "2": theme.SEQUENTIAL_3,
    "3": theme.SEQUENTIAL_5,
    "4": theme.SEQUENTIAL_7,
    "5": theme.SEQUENTIAL_9,
}

theme.configure_streamlit_plotly_theme()


def turnout_figure(chart: TurnoutChart, fmt: Format) -> Figure:
    """The turnout chart; each series takes the next colour of the theme."""
    figure = Figure()
    for series in chart.series:
        if series.mark == "bar":
            figure.add_bar(**_points(series), width=_BAR * _milliseconds(chart.step))
        else:
            figure.add_scatter(**_points(series), **_line(series))
    if chart.time and chart.time.now:
        at, said = chart.time.now
        line = {"color": theme.GRAY_70, "width": 1.5, "dash": "dash"}
        figure.add_shape(type="line", x0=at, x1=at, y0=0, y1=1, yref="paper", line=line)
        figure.add_annotation(x=at, y=1, yref="paper", text=said, showarrow=False, xanchor="left")
    figure.update_layout(
        height=_HEIGHT,
        margin=dict.fromkeys("lrtb", _MARGIN),
        template="streamlit",
        separators=fmt.separators,
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
    """A series as a line. One or two points get markers, because their line is hard to see."""
    marked = series.mark == "line" and len(series.points) < 3
    mode = "lines+markers" if marked else "lines"
    fill = {"fill": "tozeroy"} if series.mark == "area" else {}
    return {"mode": mode, "line": _STROKES[series.role], **fill}


def _count_axis(axis: CountAxis) -> dict[str, Any]:
    return {
        "range": [0, axis.top],
        "tickvals": [count for count, _ in axis.ticks],
        "ticktext": [said for _, said in axis.ticks],
        "fixedrange": True,
        "title": None,
    }


def _time_axis(axis: TimeAxis | None) -> dict[str, Any]:
    look: dict[str, Any] = {"fixedrange": True, "title": None}
    if axis is None:
        return look
    return look | {
        "type": "date",
        "range": [axis.start, axis.end],
        "tickvals": [at for at, _ in axis.ticks],
        "ticktext": [said for _, said in axis.ticks],
    }


def _milliseconds(length: timedelta) -> float:
    return length / timedelta(milliseconds=1)


def map_figure(model: GroupMap) -> Figure:
    """The map on plain axes: the outlines in order, and over them the labels as one trace."""
    figure = Figure()
    for outline in model.outlines:
        figure.add_scatter(
            **_path(outline),
            mode="lines",
            fill="toself",
            hoveron="fills",
            hoverinfo="text",
            text=_lines(outline.said),
            **_look(outline.level),
        )
    figure.add_scatter(
        x=[label.x for label in model.labels],
        y=[label.y for label in model.labels],
        text=[_lines(label.lines) for label in model.labels],
        mode="text",
        textfont={"size": TEXT, "color": [_ink(label.level) for label in model.labels]},
        hoverinfo="skip",
    )
    figure.update_layout(
        height=model.height + 2 * _MAP_MARGIN,
        margin=dict.fromkeys("lrtb", _MAP_MARGIN),
        template="streamlit",
        showlegend=False,
        dragmode=False,
        hovermode="closest",
        xaxis=_plane_axis(model.width) | {"scaleanchor": "y"},
        yaxis=_plane_axis(model.depth),
    )
    return figure


def _path(outline: Outline) -> dict[str, list[float | None]]:
    """All rings in a row, with a gap between two rings, as Plotly expects."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for ring in outline.rings:
        xs += [*(x for x, _ in ring), None]
        ys += [*(y for _, y in ring), None]
    return {"x": xs[:-1], "y": ys[:-1]}


def _plane_axis(length: float) -> dict[str, Any]:
    """An axis slightly wider than the plane, so that the border cuts no frame."""
    return {
        "visible": False,
        "fixedrange": True,
        "range": [-length * 0.005, length * 1.005],
        "constrain": "domain",
    }


def _look(level: str) -> dict[str, Any]:
    """Fill and border: hatched and dashed without a rate, empty without participants."""
    line: dict[str, Any] = {"color": theme.GRAY_70, "width": 0.8}
    if level == UNKNOWN:
        hatch = {"shape": "/", "size": 8, "solidity": 0.1, "fgcolor": theme.GRAY_70}
        return {
            "line": line | {"dash": "dash", "width": 1.6},
            "fillcolor": theme.BG_COLOR,
            "fillpattern": hatch | {"bgcolor": theme.BG_COLOR, "fgopacity": 0.45},
        }
    if level == SILENT:
        return {"line": line | {"width": 1.6}, "fillcolor": theme.BG_COLOR}
    edge = theme.BG_COLOR if level in TURNED else theme.GRAY_70
    return {"line": line | {"color": edge, "width": 1.2}, "fillcolor": _FILLS[level]}


def _ink(level: str) -> str:
    return theme.BG_COLOR if level in TURNED else theme.GRAY_90


def _lines(texts: Iterable[str]) -> str:
    """Lines of text, escaped because Plotly reads some tags and entities, also in a name."""
    return "<br>".join(escape(sanitized(text, _LONGEST), quote=False) for text in texts)
