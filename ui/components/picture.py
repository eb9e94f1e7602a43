"""Draws the models of `publish.figures` on a page without a library in the browser.

The shapes are an embedded SVG (`publish.figures.svg`); every text is HTML over it. A number shows
when a finger or the mouse is on its step, and all of them stand in a table beneath.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from i18n.words import Words
from publish.figures.hours import HeatMap
from publish.figures.map import GroupMap
from publish.figures.svg import map_svg, turnout_svg
from publish.figures.turnout import Series, TimeAxis, TurnoutChart
from ui.components.markup import Html, join, svg_image, tag
from ui.components.tables import Column, table

_AT_THE_END = 0.6
"""From this share of the axis on, a text beside a mark stands left of it."""


def turnout_picture(chart: TurnoutChart, name: str, say: Words) -> Html:
    """The turnout chart under a name that is read aloud; nothing for a chart without points."""
    if chart.time is None:
        return join([])
    return tag(
        "figure",
        tag("ul", *(tag("li", _key(one), one.name) for one in chart.series), cls="ct-keys"),
        tag(
            "div",
            _counts(chart),
            tag(
                "div",
                svg_image(turnout_svg(chart)),
                _now(chart.time),
                *_written(chart, chart.time),
                _steps(chart, chart.time),
                cls="ct-plane",
            ),
            _times(chart.time),
            cls="ct-plot",
        ),
        _numbers(chart, name, say),
        cls="ct-chart",
        aria_label=name,
    )


def heat_picture(model: HeatMap, name: str, say: Words) -> Html:
    """The heat map as a table: a row a day; on a phone a column a day, by the style sheet."""
    heads = [tag("th", None, role="columnheader")] + [
        tag("th", hour, role="columnheader", scope="col") for hour in model.hours
    ]
    rows = [
        tag(
            "tr",
            tag(
                "th",
                tag("span", day.name, cls="ct-long"),
                tag("span", day.short, cls="ct-short", aria_hidden="true"),
                role="rowheader",
                scope="row",
            ),
            *(
                tag("td", hour.number, cls=f"ct-level-{hour.level}", title=hour.said, role="cell")
                for hour in day.hours
            ),
            role="row",
        )
        for day in model.days
    ]
    legend = [tag("li", _swatch(level), said) for level, said in model.legend]
    return tag(
        "figure",
        tag(
            "table",
            tag("thead", tag("tr", *heads, role="row"), role="rowgroup"),
            tag("tbody", *rows, role="rowgroup"),
            cls="ct-heat",
            role="table",
            aria_label=name,
        ),
        tag("ul", *legend, cls="ct-keys", aria_label=say("hours.legend")),
        cls="ct-chart",
    )


def map_picture(model: GroupMap, name: str, link: Callable[[str], str | None]) -> Html:
    """The map with its labels, and the names behind the numbers. `link`: the address of the page of
    a unit by its code; None: it has none."""
    said = {one.code: " · ".join(one.said) for one in model.outlines}
    labels = [
        tag(
            "a",
            join(label.lines, "\n"),
            href=link(label.code),
            style=_style(left=label.x / model.width, bottom=label.y / model.depth),
            cls=f"ct-unit ct-on-{label.level}",
            data_said=said[label.code],
            aria_label=said[label.code],
        )
        for label in model.labels
    ]
    wide = f"--ct-wide:{model.width / model.depth:.4f};--ct-high:{model.height}px"
    return tag(
        "figure",
        tag("div", svg_image(map_svg(model)), *labels, cls="ct-land", style=wide),
        tag("p", join(model.key, " · "), cls="ct-quiet") if model.key else None,
        cls="ct-chart",
        aria_label=name,
    )


def _key(series: Series) -> Html:
    kind = "line" if series.mark == "line" else "bar"
    return tag("i", cls=f"ct-key ct-{kind} ct-{series.role}", aria_hidden="true")


def _swatch(level: str) -> Html:
    return tag("i", cls=f"ct-swatch ct-level-{level}", aria_hidden="true")


def _counts(chart: TurnoutChart) -> Html:
    """The numbers of the axis of counts, in a column as wide as the widest of them."""
    top = chart.count.top
    ticks = [
        tag("span", said, style=_style(bottom=count / top)) for count, said in chart.count.ticks
    ]
    widest = max((said for _, said in chart.count.ticks), key=len)
    return tag("div", tag("b", widest), *ticks, cls="ct-counts", aria_hidden="true")


def _times(axis: TimeAxis) -> Html:
    ticks = [tag("span", said, style=_style(left=axis.share(at))) for at, said in axis.ticks]
    return tag("div", *ticks, cls="ct-times", aria_hidden="true")


def _now(axis: TimeAxis) -> Html | None:
    if axis.now is None:
        return None
    share = axis.share(axis.now[0])
    side = "ct-now ct-left" if share > _AT_THE_END else "ct-now"
    return tag("span", axis.now[1], style=_style(left=share), cls=side)


def _written(chart: TurnoutChart, axis: TimeAxis) -> Iterable[Html]:
    """The numbers that are written at their points."""
    for series in chart.series:
        for point in series.labelled:
            place = _style(left=axis.share(point.at), bottom=point.value / chart.count.top)
            by_now = axis.now is not None and point is series.points[-1]
            kind = "ct-left" if by_now else None  # so that the line of "now" crosses no digit
            yield tag("b", point.number, style=place, cls=kind, aria_hidden="true")


def _steps(chart: TurnoutChart, axis: TimeAxis) -> Html:
    """A strip for each step that says the step's numbers to a mouse or a finger."""
    points = chart.series[0].points
    start = axis.share(points[0].at - chart.step / 2)
    end = axis.share(points[-1].at + chart.step / 2)
    strips = [tag("i", data_said=_said(chart.series, number)) for number in range(len(points))]
    place = f"left:{start:.4%};width:{end - start:.4%}"
    return tag("div", *strips, cls="ct-steps", style=place, aria_hidden="true")


def _said(series: Sequence[Series], number: int) -> str:
    numbers = (f"{one.points[number].number} {one.name}" for one in series)
    return " · ".join([series[0].points[number].when, *numbers])


def _numbers(chart: TurnoutChart, name: str, say: Words) -> Html:
    """All numbers of the chart, folded."""

    def of(series: Series) -> Column:
        return Column(series.name, lambda row: series.points[row["n"]].number, "lead-value", True)

    when = chart.series[0].points
    columns = [Column(say("turnout.when"), lambda row: when[row["n"]].when, "main")]
    columns += map(of, chart.series)
    rows = [{"n": n} for n in range(len(when))]
    return tag(
        "details",
        tag("summary", say("figures.numbers")),
        table(columns, rows, name=name),
        cls="ct-numbers",
    )


def _style(**places: float) -> str:
    return ";".join(f"{side}:{share:.4%}" for side, share in places.items())
