"""Draws the shapes of a figure as SVG for a page: bars, lines, areas, outlines; never a text.

Texts stand beside the picture as HTML, so they keep their size on a phone, can be read aloud, and
nobody's name is in the SVG. The colours are those of the palette; a page that is dark shows the
picture in the dark colours, because a browser tells an embedded picture the scheme of its page.
"""

from __future__ import annotations

from collections.abc import Iterable

from publish.figures.map import SILENT, UNKNOWN, GroupMap
from publish.figures.palette import DARK, LIGHT, TURNED, Palette
from publish.figures.turnout import Series, TimeAxis, TurnoutChart

WIDE, HIGH = 1000, 1000
"""The plane of a chart, which is stretched to the place that it gets."""
_BAR = 0.8
"""The share of a step that a bar fills."""
_DECIMALS = 1
_SCALE = 1000
"""The units of a map's picture in a degree of latitude."""


def turnout_svg(chart: TurnoutChart) -> str:
    """The marks of a turnout chart on its two axes, the lines of its counts, and "now".

    Raises:
        ValueError: the chart has no points.
    """
    time = chart.time
    if time is None:
        raise ValueError("a chart without points cannot be drawn")
    lines = (_level(count, chart.count.top) for count, _ in chart.count.ticks)
    parts = [f'<path class="grid" d="{"".join(f"M0 {y}H{WIDE}" for y in lines)}"/>']
    if time.now:
        x = _number(time.share(time.now[0]) * WIDE)
        parts.append(f'<rect class="later" x="{x}" width="{WIDE}" height="{HIGH}"/>')
        parts.append(f'<path class="now" d="M{x} 0V{HIGH}"/>')
    width = chart.step / (time.end - time.start) * WIDE
    parts += [_marks(series, time, chart.count.top, width) for series in chart.series]
    return _svg(WIDE, HIGH, parts, stretched=True)


def map_svg(model: GroupMap) -> str:
    """The outlines of a map, filled by level. North is up."""
    parts = [
        '<defs><pattern id="hatch" width="14" height="14" patternUnits="userSpaceOnUse">'
        '<rect class="ground" width="14" height="14"/><path class="quiet" d="M0 14L14 0"/>'
        "</pattern></defs>"
    ]
    for outline in model.outlines:
        rings = ("M" + "L".join(_place(x, y, model.depth) for x, y in ring[:-1]) + "Z"
                 for ring in outline.rings)  # fmt: skip
        parts.append(f'<path class="unit level-{outline.level}" d="{"".join(rings)}"/>')
    return _svg(model.width * _SCALE, model.depth * _SCALE, parts, stretched=False)


def _marks(series: Series, time: TimeAxis, top: int, width: float) -> str:
    places = [(time.share(p.at) * WIDE, _level(p.value, top)) for p in series.points]
    if series.mark == "bar":
        half = width * _BAR / 2
        bars = (f"M{_number(x - half)} {HIGH}V{y}h{_number(2 * half)}V{HIGH}Z" for x, y in places)
        return f'<path class="bar {series.role}" d="{"".join(bars)}"/>'
    if len(places) == 1:  # a step of its own, because a lone point is no line
        (x, y), half = places[0], width * _BAR / 2
        return (
            f'<path class="line {series.role}" d="M{_number(x - half)} {y}h{_number(2 * half)}"/>'
        )
    road = "L".join(f"{_number(x)} {y}" for x, y in places)
    line = f'<path class="line {series.role}" d="M{road}"/>'
    if series.mark != "area":
        return line
    under = f"M{_number(places[0][0])} {HIGH}L{road}V{HIGH}Z"
    return f'<path class="area {series.role}" d="{under}"/>{line}'


def _level(count: int, top: int) -> str:
    return _number(HIGH * (1 - count / top))


def _place(x: float, y: float, depth: float) -> str:
    return f"{_number(x * _SCALE)} {_number((depth - y) * _SCALE)}"


def _number(value: float) -> str:
    return f"{round(value, _DECIMALS):g}"


def _svg(width: float, height: float, parts: Iterable[str], *, stretched: bool) -> str:
    fit = ' preserveAspectRatio="none"' if stretched else ""
    style = f"{_SHAPES}{_colours(LIGHT)}@media(prefers-color-scheme:dark){{{_colours(DARK)}}}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_number(width)} {_number(height)}"'
        f"{fit}><style>{style}</style>{''.join(parts)}</svg>"
    )


_SHAPES = (
    "path{vector-effect:non-scaling-stroke;fill:none;stroke-linejoin:round}"
    ".grid{stroke-width:1}.now{stroke-width:1.5;stroke-dasharray:4 3}.line{stroke-width:2.5}"
    ".line.attempts{stroke-width:2;stroke-dasharray:2 3}.area{fill-opacity:.25}"
    f".unit{{stroke-width:1.2;fill-rule:evenodd}}.level-{SILENT}{{stroke-width:2}}"
    f".level-{UNKNOWN}{{stroke-width:2;stroke-dasharray:5 3;fill:url(#hatch)}}"
)


def _colours(c: Palette) -> str:
    """Every fill and stroke. Two neighbours of one fill are kept apart by a line that differs from
    the fill: the frame on a fill near the ground, the ground on a fill far from it."""
    fills = "".join(
        f".level-{band}{{fill:{fill};stroke:{c.ground if str(band) in TURNED else c.frame}}}"
        for band, fill in enumerate(c.bands, start=1)
    )
    roles = "".join(
        f".bar.{role},.area.{role}{{fill:{colour}}}.line.{role}{{stroke:{colour}}}"
        for role, colour in (("people", c.people), ("attempts", c.attempts))
    )
    return (
        f".grid{{stroke:{c.grid}}}.now{{stroke:{c.quiet}}}.later{{fill:{c.grid};fill-opacity:.35}}"
        f".ground{{fill:{c.ground}}}.quiet{{stroke:{c.quiet}}}.level-{SILENT}{{fill:{c.ground}}}"
        f".level-{SILENT},.level-{UNKNOWN}{{stroke:{c.frame}}}{fills}{roles}"
    )
