"""A chart is a pure function of a small table; its drawing adds style, names no colour and fetches
nothing."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest

from i18n.format import LANGUAGES, Format
from publish.figures.turnout import Step, Turnout, TurnoutChart, turnout_chart
from ui.components.plotly import turnout_figure

START = datetime(2024, 11, 18)
DATA = Turnout([START, START + timedelta(days=1)], [1200, 34], [1500, 60])
ALONE = Turnout([START], [1], [1])
STEPS: tuple[Step, ...] = ("day", "hour", "total")


def chart(step: Step = "day", language: str = "vi", data: Turnout = DATA) -> TurnoutChart:
    fmt = Format(language)  # type: ignore[arg-type]
    return turnout_chart(data, step, fmt, people="người", attempts="lượt")


def values(model: TurnoutChart) -> list[list[int]]:
    return [[point.value for point in series.points] for series in model.series]


def hovered(trace: Any) -> list[str]:
    """What hovering says of each point, as Plotly fills in a template."""
    template = trace.hovertemplate.removesuffix("<extra></extra>")
    return [
        re.sub(r"%\{customdata\[(\d)\]\}", lambda place, row=row: row[int(place[1])], template)
        for row in trace.customdata
    ]


def test_people_are_bars_and_attempts_a_line_of_their_own() -> None:
    model = chart()
    assert [(series.name, series.mark) for series in model.series] == [
        ("người", "bar"),
        ("lượt", "line"),
    ]
    assert values(model) == [[1200, 34], [1500, 60]]
    assert [trace.type for trace in turnout_figure(model).data] == ["bar", "scatter"]


def test_the_cumulative_chart_adds_up() -> None:
    model = chart("total")
    assert values(model) == [[1200, 1234], [1500, 1560]]
    assert [series.mark for series in model.series] == ["area", "line"]
    assert [trace.fill for trace in turnout_figure(model).data] == ["tozeroy", None]


def test_hovering_says_the_number_as_the_language_writes_it() -> None:
    def first(step: Step, language: str) -> tuple[str, str]:
        point = chart(step, language).series[0].points[0]
        return point.number, point.when

    assert first("day", "vi") == ("1.200", "18/11/2024")
    assert first("hour", "en") == ("1,200", "18 Nov 2024 00:00")
    assert chart().count.separators == ",."
    assert chart("day", "en").count.separators == ".,"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("step", STEPS)
def test_the_drawing_has_the_points_and_the_texts_of_its_model(step: Step, language: str) -> None:
    model = chart(step, language)
    figure = turnout_figure(model)
    assert len(figure.data) == len(model.series)
    for series, trace in zip(model.series, figure.data, strict=True):
        assert trace.name == series.name
        assert list(zip(trace.x, trace.y, strict=True)) == [(p.at, p.value) for p in series.points]
        assert hovered(trace) == [f"{p.when}<br>{p.number} {series.name}" for p in series.points]
    assert model.time
    assert figure.layout.xaxis.range == (model.time.start, model.time.end)
    assert figure.layout.xaxis.tickformat == model.time.pattern
    assert figure.layout.separators == model.count.separators


@pytest.mark.parametrize("step", STEPS)
def test_a_single_point_can_be_drawn(step: Step) -> None:
    assert turnout_figure(chart(step, data=ALONE)).data[1].mode == "lines+markers"


def test_a_chart_without_points_can_be_drawn() -> None:
    model = chart(data=Turnout([], [], []))
    assert values(model) == [[], []]
    assert turnout_figure(model).layout.xaxis.range is None


def test_no_colour_is_fixed_so_that_the_theme_can_choose() -> None:
    bare = turnout_figure(chart())
    bare.layout.template = None
    assert not re.search(r"#[0-9a-f]{3,6}\b|rgb", bare.to_json().lower())


def test_a_step_in_which_nothing_came_in_is_drawn_as_zero() -> None:
    gap = Turnout([START, START + timedelta(hours=3)], [5, 2], [6, 2])
    assert values(chart("hour", data=gap)) == [[5, 0, 0, 2], [6, 0, 0, 2]]


def test_stray_times_far_apart_are_not_filled() -> None:
    apart = Turnout([START, START + timedelta(days=4000)], [1, 1], [1, 1])
    assert values(chart("hour", data=apart)) == [[1, 1], [1, 1]]


def test_a_single_day_is_one_day_wide_on_an_axis_of_days() -> None:
    model = chart(data=ALONE)
    assert model.time
    assert model.time.end - model.time.start > timedelta(days=6)
    assert (model.time.first, model.time.every) == (START, timedelta(days=1))
    assert (model.step, model.count.by_ones) == (timedelta(days=1), True)
    figure = turnout_figure(model)
    assert figure.data[0].width < 86_400_000
    assert (figure.layout.xaxis.tick0, figure.layout.xaxis.dtick) == (START, 86_400_000)
    assert figure.layout.yaxis.dtick == 1
