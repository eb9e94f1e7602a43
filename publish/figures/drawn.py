"""Turns the models of figures into the data of `layouts/figure.typ`, which adds only style.

Points keep the units of their data: seconds since the start of the axis, whole numbers, rates,
degrees of the map's plane. Every text is written here or in the model.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from publish.figures.bars import Bars
from publish.figures.hours import HeatMap
from publish.figures.map import LETTER, PHONE, TEXT, GroupMap
from publish.figures.turnout import TurnoutChart

Drawn = dict[str, Any]


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


def turnout(chart: TurnoutChart) -> Drawn:
    """The turnout by day, the last hours, or added up.

    `points` and `labelled` are pairs (seconds since the start of the axis, count), the latter with
    their text; `times` are its ticks, and `now` the mark of the present or none.

    Raises:
        ValueError: the chart has no points.
    """
    time = chart.time
    if time is None:
        raise ValueError("a chart without points cannot be drawn")

    def since(at: datetime) -> float:
        return (at - time.start).total_seconds()

    return {
        "kind": "turnout",
        "span": since(time.end),
        "step": chart.step.total_seconds(),
        "top": chart.count.top,
        "counts": chart.count.ticks,
        "times": [(since(at), said) for at, said in time.ticks],
        "now": (since(time.now[0]), time.now[1]) if time.now else None,
        "series": [
            {
                "name": series.name,
                "role": series.role,
                "mark": series.mark,
                "points": [(since(p.at), p.value) for p in series.points],
                "labelled": [(since(p.at), p.value, p.number) for p in series.labelled],
            }
            for series in chart.series
        ],
    }


def heat_map(model: HeatMap) -> Drawn:
    """The heat map: the days with the level and the number of each hour, and the legend."""
    return {
        "kind": "hours",
        "hours": model.hours,
        "days": [
            {
                "name": day.name,
                "short": day.short,
                "cells": [(hour.level, hour.number) for hour in day.hours],
            }
            for day in model.days
        ],
        "legend": model.legend,
    }


def numbers(blocks: Sequence[tuple[str, str, str]], bar: Bars | None = None) -> Drawn:
    """Numbers side by side, each as (label, number, note); below them a rate as a bar."""
    return {
        "kind": "numbers",
        "blocks": [
            {"label": label, "number": number, "note": note} for label, number, note in blocks
        ],
        "bar": bars(bar) if bar else None,
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
            {"level": one.level, "x": one.x, "y": one.y, "lines": one.lines} for one in model.labels
        ],
        "key": model.key,
        "legend": [
            (level, words) for level, words in legend.items() if level.isdigit() or level in shown
        ],
        "note": note,
    }
