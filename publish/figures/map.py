"""The map of a group: outlines filled by participation rate, on plain axes.

Nothing is fetched: no base map, no tiles. Colours are the placeholders of Streamlit's chart theme,
which the browser replaces by those of the light or the dark theme; what a colour says is also
written on each outline.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape
from typing import Any

import plotly.graph_objects as go
from streamlit.elements.lib import streamlit_plotly_theme as theme

from contest.geography import Shape
from i18n.format import Format
from i18n.rates import people_cell, rate_text
from i18n.words import Words
from publish.figures.label_place import place

Row = Mapping[str, Any]

CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
    "typesetMath": False,
}
BANDS = 5
SILENT, UNKNOWN = "silent", "unknown"
_USUAL_TARGET = Fraction(4, 5)
_FILLS = (
    theme.SEQUENTIAL_1,
    theme.SEQUENTIAL_3,
    theme.SEQUENTIAL_5,
    theme.SEQUENTIAL_7,
    theme.SEQUENTIAL_9,
)
_PALE = 3  # on the first fills text is written in the text's colour, on the others in the page's
_PHONE, _MARGIN, _MOST_HIGH, _LEAST_HIGH = 350, 6, 520, 240
_TEXT, _LINE, _LETTER = 12, 14, 0.5


theme.configure_streamlit_plotly_theme()


def edges(target: float | None) -> tuple[Fraction, ...]:
    """Where the second to the last band begin: quarters of the target, 80 % if none is declared.

    The last band is those that have reached it. Exact, so that 60 of 100 is not below 60 %.

    >>> [str(edge) for edge in edges(None)]
    ['1/5', '2/5', '3/5', '4/5']
    """
    top = Fraction(str(target)) if target else _USUAL_TARGET
    return tuple(top * n / (BANDS - 1) for n in range(1, BANDS))


def level(row: Row, target: float | None) -> str:
    """The band of a unit, "1" (lowest) to "5"; "silent": nobody; "unknown": no headcount."""
    if not row["headcount"]:
        return UNKNOWN
    if not row["people"]:
        return SILENT
    rate = Fraction(row["people"], row["headcount"])
    return str(1 + sum(rate >= edge for edge in edges(target)))


def short_name(row: Row) -> str:
    """The unit's name without its kind: "Nam Sách" of a "Huyện Nam Sách"."""
    name, kind = str(row["unit_name"]), row["kind"]
    rest = name[len(kind) :].strip() if kind and name.startswith(f"{kind} ") else ""
    return rest or name


def district_map(
    rows: Sequence[Row], shapes: Sequence[Shape], target: float | None, say: Words, fmt: Format
) -> go.Figure:
    """The figure: each unit that has a shape as a filled outline with its name and rate on it.

    `rows`: participation rows with `rank`. What does not fit on a phone is shortened to the rate,
    then to the rank; the table has them all.
    """
    by_code = {row["unit_code"]: row for row in rows}
    flat = _Flat.of(shapes)
    drawn = [(shape, by_code[shape.code]) for shape in shapes if shape.code in by_code]
    figure = go.Figure()
    for shape, row in sorted(drawn, key=lambda pair: _FRAMED.get(level(pair[1], target), 0)):
        figure.add_scatter(
            **flat.path(shape),
            mode="lines",
            fill="toself",
            hoveron="fills",
            hoverinfo="text",
            text=_hover(row, say, fmt),
            **_look(level(row, target)),
        )
    texts = [_text(shape, row, flat, say, fmt) for shape, row in drawn]
    figure.add_scatter(
        x=[x for x, _, _ in texts],
        y=[y for _, y, _ in texts],
        text=[text for _, _, text in texts],
        mode="text",
        textfont={"size": _TEXT, "color": [_ink(level(row, target)) for _, row in drawn]},
        hoverinfo="skip",
    )
    figure.update_layout(
        height=flat.height + 2 * _MARGIN,
        margin=dict.fromkeys("lrtb", _MARGIN),
        template="streamlit",
        showlegend=False,
        dragmode=False,
        hovermode="closest",
        xaxis=_axis(flat.width) | {"scaleanchor": "y"},
        yaxis=_axis(flat.depth),
    )
    return figure


_FRAMED = {SILENT: 1, UNKNOWN: 2}
"""Drawn after the others, so that no neighbour lies on their frames."""


@dataclass(frozen=True, slots=True)
class _Flat:
    """Degrees as kilometres-like units on a plane: a degree of longitude is cos(latitude) wide."""

    west: float
    south: float
    narrow: float
    width: float
    depth: float

    @classmethod
    def of(cls, shapes: Sequence[Shape]) -> _Flat:
        points = [point for shape in shapes for ring in shape.rings for point in ring]
        west, east = min(x for x, _ in points), max(x for x, _ in points)
        south, north = min(y for _, y in points), max(y for _, y in points)
        narrow = math.cos(math.radians((south + north) / 2))
        return cls(west, south, narrow, (east - west) * narrow, north - south)

    @property
    def height(self) -> int:
        """Pixels, so that the map fills a phone's width where that is not too high."""
        return round(min(max(_PHONE * self.depth / self.width, _LEAST_HIGH), _MOST_HIGH))

    @property
    def pixel(self) -> float:
        """What a pixel is on a phone."""
        return max(self.width / _PHONE, self.depth / self.height)

    def rings(self, shape: Shape) -> list[list[tuple[float, float]]]:
        return [
            [((x - self.west) * self.narrow, y - self.south) for x, y in ring]
            for ring in shape.rings
        ]

    def path(self, shape: Shape) -> dict[str, list[float | None]]:
        """All rings in a row, as Plotly wants them: a gap between two."""
        xs: list[float | None] = []
        ys: list[float | None] = []
        for ring in self.rings(shape):
            xs += [*(round(x, 5) for x, _ in ring), None]
            ys += [*(round(y, 5) for _, y in ring), None]
        return {"x": xs[:-1], "y": ys[:-1]}


def _axis(length: float) -> dict[str, Any]:
    return {
        "visible": False,
        "fixedrange": True,
        "range": [-length * 0.005, length * 1.005],
        "constrain": "domain",
    }


def _look(of: str) -> dict[str, Any]:
    """Fill and border: hatched and dashed where there is no rate, empty where there is nobody."""
    line: dict[str, Any] = {"color": theme.GRAY_70, "width": 0.8}
    if of == UNKNOWN:
        hatch = {"shape": "/", "size": 8, "solidity": 0.1, "fgcolor": theme.GRAY_70}
        return {
            "line": line | {"dash": "dash", "width": 1.6},
            "fillcolor": theme.BG_COLOR,
            "fillpattern": hatch | {"bgcolor": theme.BG_COLOR, "fgopacity": 0.45},
        }
    if of == SILENT:
        return {"line": line | {"width": 1.6}, "fillcolor": theme.BG_COLOR}
    return {"line": line, "fillcolor": _FILLS[int(of) - 1]}


def _ink(of: str) -> str:
    return theme.BG_COLOR if of.isdigit() and int(of) > _PALE else theme.GRAY_90


def _text(shape: Shape, row: Row, flat: _Flat, say: Words, fmt: Format) -> tuple[float, float, str]:
    """What is written on an outline and where: the most that fits, at the least nothing."""
    choices = [*_choices(row, say, fmt), [fmt.whole(row["rank"])]]
    sizes = [
        (
            max(map(len, lines)) * _LETTER * _TEXT * flat.pixel,
            len(lines) * _LINE * flat.pixel,
        )
        for lines in choices
    ]
    number, x, y = place(flat.rings(shape), sizes)
    lines = choices[number] if number >= 0 else []
    return x, y, "<br>".join(_safe(line) for line in lines)


def _choices(row: Row, say: Words, fmt: Format) -> list[list[str]]:
    name = short_name(row)
    words = name.split()
    half = (len(words) + 1) // 2
    names = [[name], [" ".join(words[:half]), " ".join(words[half:])]][: len(words)]
    rates = [rate_text(row["participation_rate"], say, fmt)]
    if row["participation_rate"] is None:
        rates.append(fmt.share(None))
    named = [[*name_lines, rate] for rate in rates for name_lines in names]
    return [*named, *([rate] for rate in rates)]


def _hover(row: Row, say: Words, fmt: Format) -> str:
    rate = rate_text(row["participation_rate"], say, fmt)
    if (row["participation_rate"] or 0) > 1:
        rate = f"{rate} ({say('over_headcount')})"
    people = say("map.people", n=row["people"], people=people_cell(row, fmt))
    place_ = "" if row["rank"] is None else say("map.rank", rank=fmt.whole(row["rank"]))
    lines = [str(row["unit_name"]), rate, people, place_]
    return "<br>".join(_safe(line) for line in lines if line)


def _safe(text: str) -> str:
    """Plotly reads a few tags and entities in texts; names are not to be read."""
    return escape(text, quote=False)
