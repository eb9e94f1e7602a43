"""Figures are pure functions of small tables; they name no colour and fetch nothing."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import plotly.graph_objects as go
import pytest

from i18n.format import Format
from publish.figures import turnout as charts
from publish.figures.turnout import Step, Turnout

START = datetime(2024, 11, 18)
DATA = Turnout([START, START + timedelta(days=1)], [1200, 34], [1500, 60])


def draw(step: Step = "day", language: str = "vi", data: Turnout = DATA) -> go.Figure:
    fmt = Format(language)  # type: ignore[arg-type]
    return charts.turnout(data, step, fmt, people="người", attempts="lượt")


def test_people_are_bars_and_attempts_a_line_of_their_own() -> None:
    figure = draw()
    assert [trace.type for trace in figure.data] == ["bar", "scatter"]
    assert list(figure.data[0].y) == [1200, 34]
    assert list(figure.data[1].y) == [1500, 60]


def test_the_cumulative_chart_adds_up() -> None:
    figure = draw("total")
    assert list(figure.data[0].y) == [1200, 1234]
    assert list(figure.data[1].y) == [1500, 1560]


def test_hovering_says_the_number_as_the_language_writes_it() -> None:
    assert draw().data[0].customdata[0] == ["1.200", "18/11/2024"]
    assert draw("hour", "en").data[0].customdata[0] == ["1,200", "18 Nov 2024 00:00"]
    assert (draw().layout.separators, draw("day", "en").layout.separators) == (",.", ".,")


@pytest.mark.parametrize("step", ["day", "hour", "total"])
def test_a_single_point_can_be_drawn(step: Step) -> None:
    figure = draw(step, data=Turnout([START], [1], [1]))
    assert figure.data[1].mode == "lines+markers"


def test_no_colour_is_fixed_so_that_the_theme_can_choose() -> None:
    bare = draw()
    bare.layout.template = None
    assert not re.search(r"#[0-9a-f]{3,6}\b|rgb", bare.to_json().lower())


def test_a_step_in_which_nothing_came_in_is_drawn_as_zero() -> None:
    gap = Turnout([START, START + timedelta(hours=3)], [5, 2], [6, 2])
    assert list(draw("hour", data=gap).data[1].y) == [6, 0, 0, 2]
    assert list(draw("hour", data=gap).data[0].y) == [5, 0, 0, 2]


def test_stray_times_far_apart_are_not_filled() -> None:
    apart = Turnout([START, START + timedelta(days=4000)], [1, 1], [1, 1])
    assert len(draw("hour", data=apart).data[0].x) == 2


def test_a_single_day_is_one_day_wide_on_an_axis_of_days() -> None:
    figure = draw(data=Turnout([START], [1], [1]))
    assert figure.data[0].width < 86_400_000
    first, last = figure.layout.xaxis.range
    assert last - first > timedelta(days=6)
    assert (figure.layout.xaxis.dtick, figure.layout.yaxis.dtick) == (86_400_000, 1)
