"""Turns the models of figures into the data of `layouts/figure.typ`, which adds only style.

Points keep the units of their data: seconds since the start of the axis, whole numbers, rates,
degrees of the map's plane. Every text is written here or in the model.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from i18n.format import Format
from publish.figures.bars import Bars
from publish.figures.map import LETTER, PHONE, TEXT, GroupMap
from publish.figures.turnout import Point, Series, TurnoutChart

Drawn = dict[str, Any]
_MOST_DAYS, _MOST_COUNTS = 8, 5
_APART = 4
_DAY = timedelta(days=1)


def bars(model: Bars) -> Drawn:
    """The bars. `value` and `target` are rates on an axis from 0 to `top`."""
    target, text = model.target or (None, "")
    return {
        "kind": "bars",
        "bars": [asdict(bar) for bar in model.bars],
        "top": model.top,
        "target": target,
        "target_text": text,
        "more": model.more,
    }


def turnout(chart: TurnoutChart, fmt: Format) -> Drawn:
    """The turnout by day, or added up; a tick of its axis of time is a day.

    `points` are pairs (seconds since the start of the axis, count). `labelled`: the points whose
    number is written: all of a few days, else the highest, and the last one if it lies apart.

    Raises:
        ValueError: the chart has no points.
    """
    time = chart.time
    if time is None:
        raise ValueError("a chart without points cannot be drawn")
    highest = max(point.value for series in chart.series for point in series.points)
    last = chart.series[0].points[-1].at
    every = _round_step(highest)
    top = -(-highest // every) * every or 1
    return {
        "kind": "turnout",
        "span": (time.end - time.start).total_seconds(),
        "step": chart.step.total_seconds(),
        "top": top,
        "counts": [(n, fmt.whole(n)) for n in range(0, top + 1, every)],
        "days": [
            ((at - time.start).total_seconds(), fmt.short_day(at)) for at in _days(time.first, last)
        ],
        "series": [_series(series, time.start) for series in chart.series],
    }


def group_map(model: GroupMap, legend: dict[str, str], note: str) -> Drawn:
    """The map. `legend`: the words of each level; those of bands and of what the map shows appear.

    `letters`: the size of the letters of labels, in units of the plane.
    """
    shown = {outline.level for outline in model.outlines}
    return {
        "kind": "map",
        "width": model.width,
        "depth": model.depth,
        "letters": TEXT * max(model.width / PHONE, model.depth / model.height),
        "letter": LETTER,
        "outlines": [{"level": one.level, "rings": one.rings} for one in model.outlines],
        "labels": [
            {"level": one.level, "x": one.x, "y": one.y, "lines": one.lines}
            for one in model.labels
            if one.lines
        ],
        "legend": [
            (level, words) for level, words in legend.items() if level.isdigit() or level in shown
        ],
        "note": note,
    }


def _series(series: Series, start: datetime) -> Drawn:
    return {
        "name": series.name,
        "role": series.role,
        "mark": series.mark,
        "points": [((p.at - start).total_seconds(), p.value) for p in series.points],
        "labelled": [
            ((p.at - start).total_seconds(), p.value, p.number)
            for p in (_labelled(series.points) if series.role == "people" else ())
        ],
    }


def _labelled(points: tuple[Point, ...]) -> tuple[Point, ...]:
    highest = max(range(len(points)), key=lambda n: (points[n].value, n))
    last = len(points) - 1
    few = len(points) <= _MOST_DAYS
    apart = last - highest >= _APART
    chosen = range(len(points)) if few else (highest, last) if apart else (highest,)
    return tuple(points[n] for n in chosen)


def _round_step(highest: int) -> int:
    """The distance of ticks: 1, 2 or 5 times a power of ten, for at most `_MOST_COUNTS` ticks."""
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            if highest <= step * _MOST_COUNTS:
                return step
        power *= 10


def _days(first: datetime, last: datetime) -> Iterator[datetime]:
    """The first day, and days at equal distances up to the last one, at most `_MOST_DAYS`."""
    every = -(-((last - first) // _DAY + 1) // _MOST_DAYS) * _DAY
    at = first
    while at <= last:
        yield at
        at += every
