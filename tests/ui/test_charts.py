"""A chart is a pure function of a small table; its drawing adds style, names no colour and fetches
nothing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET  # nosec B405 # reads what the program has written
from base64 import b64decode
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.format import LANGUAGES, Format
from i18n.words import Words
from publish.figures.hours import heat_map
from publish.figures.svg import HIGH, turnout_svg
from publish.figures.turnout import Step, Turnout, TurnoutChart, Window, count_axis, turnout_chart
from ui.components.picture import heat_picture, turnout_picture
from ui.components.plotly import turnout_figure

START = datetime(2024, 11, 18)
OPENS, CLOSES = datetime(2024, 11, 18, 7, 30), datetime(2024, 12, 13, 16, 30)
NOW = datetime(2024, 11, 19, 20, 0)
DATA = Turnout([START, START + timedelta(days=1)], [1200, 34], [1500, 60])
ALONE = Turnout([START], [1], [1])
WINDOW = Window(OPENS, CLOSES, NOW)
OPEN = Window(None, None, NOW)
STEPS: tuple[Step, ...] = ("day", "total", "recent")
VI, FMT = Words("vi"), Format("vi")


def chart(
    step: Step = "day", language: str = "vi", data: Turnout = DATA, window: Window = WINDOW
) -> TurnoutChart:
    return turnout_chart(data, step, window, Words(language), Format(language))  # type: ignore[arg-type]


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
        ("người dự thi mới", "bar"),
        ("lượt thi hợp lệ", "line"),
    ]
    assert values(model) == [[1200, 34], [1500, 60]]
    assert [trace.type for trace in turnout_figure(model, FMT).data] == ["bar", "scatter"]


def test_the_cumulative_chart_adds_up() -> None:
    model = chart("total")
    assert values(model) == [[1200, 1234], [1500, 1560]]
    assert [series.mark for series in model.series] == ["area", "line"]
    assert [trace.fill for trace in turnout_figure(model, FMT).data] == ["tozeroy", None]


def test_a_point_says_its_number_as_the_language_writes_it() -> None:
    def first(step: Step, language: str) -> tuple[str, str]:
        point = chart(step, language).series[0].points[0]
        return point.number, point.when

    assert first("day", "vi") == ("1.200", "18/11/2024")
    assert first("recent", "en") == ("0", "17 Nov 2024 21:00")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("step", STEPS)
def test_the_drawing_has_the_points_and_the_texts_of_its_model(step: Step, language: str) -> None:
    model, fmt = chart(step, language), Format(language)  # type: ignore[arg-type]
    figure = turnout_figure(model, fmt)
    assert len(figure.data) == len(model.series)
    for series, trace in zip(model.series, figure.data, strict=True):
        assert trace.name == series.name
        assert list(zip(trace.x, trace.y, strict=True)) == [(p.at, p.value) for p in series.points]
        assert hovered(trace) == [f"{p.when}<br>{p.number} {series.name}" for p in series.points]
    assert model.time
    assert figure.layout.xaxis.range == (model.time.start, model.time.end)
    assert figure.layout.yaxis.range == (0, model.count.top)
    assert list(figure.layout.xaxis.ticktext) == [said for _, said in model.time.ticks]
    assert figure.layout.separators == fmt.separators


def test_the_axis_is_the_whole_window_and_the_time_to_come_is_empty_behind_now() -> None:
    axis = chart().time
    assert axis
    half = timedelta(hours=12)  # a day is drawn around its midnight
    assert axis.start <= OPENS - half < CLOSES - half < axis.end
    assert axis.now == (NOW - half, "hiện tại")
    assert axis.ticks[0] == (START, "18/11")
    assert [said for _, said in axis.ticks] == [
        "18/11", "22/11", "26/11", "30/11", "04/12", "08/12", "12/12",
    ]  # fmt: skip
    assert max(point.at for point in chart().series[0].points) <= NOW


def test_after_the_closing_nothing_is_to_come_and_now_is_not_marked() -> None:
    axis = chart(window=Window(OPENS, CLOSES, CLOSES)).time
    assert axis
    assert axis.now is None


def test_days_without_a_response_are_zero_from_the_opening_to_now() -> None:
    late = Turnout([START + timedelta(days=2)], [5], [6])
    window = Window(OPENS, CLOSES, START + timedelta(days=4, hours=9))
    assert values(chart(data=late, window=window)) == [[0, 0, 5, 0, 0], [0, 0, 6, 0, 0]]
    assert values(chart("total", data=late, window=window))[0] == [0, 0, 5, 5, 5]


def test_the_last_48_hours_end_with_the_hour_of_now() -> None:
    before = NOW - timedelta(hours=48)
    data = Turnout([before, NOW - timedelta(hours=47), NOW], [9, 1, 2], [9, 1, 3])
    model = chart("recent", data=data)
    assert [len(series.points) for series in model.series] == [48, 48]
    assert values(model)[1] == [1, *[0] * 46, 3]
    assert [said for _, said in model.time.ticks] == [  # type: ignore[union-attr]
        "18/11", "08:00", "16:00", "19/11", "08:00", "16:00",
    ]  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 10**7), st.integers(0, 10**7)), min_size=1, max_size=40))
def test_no_value_and_no_number_is_cut_off(counts: list[tuple[int, int]]) -> None:
    times = [START + timedelta(days=n) for n in range(len(counts))]
    data = Turnout(times, [a for a, _ in counts], [a + b for a, b in counts])
    for step in ("day", "total"):
        model = chart(step, data=data, window=OPEN)  # type: ignore[arg-type]
        assert model.time
        for series in model.series:
            for point in series.points:
                assert 0 <= point.value * 1.1 < model.count.top
                assert model.time.start < point.at < model.time.end
        heights = [float(y) for y in re.findall(r"[ V](-?[\d.]+)", turnout_svg(model))]
        assert all(0 <= height <= HIGH for height in heights if height > 0)
        assert min(heights) >= 0


@given(st.integers(0, 10**9))
def test_ticks_of_counts_are_whole_equal_and_few(highest: int) -> None:
    axis = count_axis(highest, FMT)
    counts = [count for count, _ in axis.ticks]
    assert counts[0] == 0
    assert counts[-1] == axis.top > highest
    assert 2 <= len(counts) <= 7
    assert len({b - a for a, b in pairwise(counts)}) == 1


@pytest.mark.parametrize("step", STEPS)
def test_a_single_point_can_be_drawn(step: Step) -> None:
    model = chart(step, data=ALONE, window=Window(None, None, START))
    assert ET.fromstring(turnout_svg(model)) is not None  # nosec B314
    assert "người dự thi" in turnout_picture(model, "tên", VI)


def test_a_chart_without_points_is_drawn_as_nothing() -> None:
    model = chart(data=Turnout([], [], []))
    assert values(model) == [[], []]
    assert turnout_figure(model, FMT).layout.xaxis.range is None
    assert turnout_picture(model, "tên", VI) == ""


def test_no_colour_is_fixed_so_that_the_theme_can_choose() -> None:
    bare = turnout_figure(chart(window=Window(OPENS, None, NOW)), FMT)
    bare.layout.template = None
    assert not re.search(r"#[0-9a-f]{3,6}\b|rgb", bare.to_json().lower())


def test_stray_times_far_apart_are_not_filled() -> None:
    apart = Turnout([START, START + timedelta(days=6000)], [1, 1], [1, 1])
    assert values(chart(data=apart, window=OPEN)) == [[1, 1], [1, 1]]


def test_the_picture_says_every_number_in_its_table_and_holds_no_text() -> None:
    model = chart()
    html = turnout_picture(model, "Biểu đồ <b>", VI)
    for series in model.series:
        for point in series.points:
            assert html.count(f">{point.number}</td>") >= 1
    (content,) = re.findall(r"base64,([^\"]+)", html)
    svg = ET.fromstring(b64decode(content))  # nosec B314
    assert not [node for node in svg.iter() if node.tag.endswith("text")]
    assert "prefers-color-scheme:dark" in b64decode(content).decode()
    assert 'aria-label="Biểu đồ &lt;b&gt;"' in html


@given(
    st.lists(
        st.tuples(st.integers(0, 24 * 40), st.integers(0, 5000), st.integers(0, 5000)), max_size=60
    )
)
def test_the_hours_of_the_week_hold_every_attempt_and_every_person(
    rows: list[tuple[int, int, int]],
) -> None:
    data = Turnout(
        [START + timedelta(hours=at) for at, _, _ in rows],
        [people for _, people, _ in rows],
        [people + more for _, people, more in rows],
    )
    model = heat_map(data, VI, FMT)
    hours = [hour for day in model.days for hour in day.hours]
    assert len(hours) == 7 * 24
    assert sum(hour.attempts for hour in hours) == sum(data.attempts)
    assert sum(hour.people for hour in hours) == sum(data.people)
    assert all((hour.attempts == 0) == (hour.level == "0") for hour in hours)
    levels = [hour.level for hour in sorted(hours, key=lambda hour: hour.attempts)]
    assert levels == sorted(levels)


def test_an_hour_stands_at_its_day_of_the_week_and_every_number_is_written() -> None:
    model = heat_map(Turnout([datetime(2024, 12, 1, 9)], [3], [1204]), VI, FMT)
    assert [day.name for day in model.days][::6] == ["Thứ Hai", "Chủ Nhật"]
    assert model.days[6].hours[9].said == "Chủ Nhật, 9:00–10:00: 1.204 lượt thi"
    html = heat_picture(model, "tên", VI)
    assert html.count("<td") == 7 * 24
    assert "1.204</td>" in html


@given(st.integers(1, 10_000))
def test_the_legend_of_the_hours_names_every_count_once(highest: int) -> None:
    model = heat_map(Turnout([START], [0], [highest]), VI, Format("en"))
    ends = [said.replace(",", "").split("–") for _, said in model.legend]
    counts = [n for end in ends for n in range(int(end[0]), int(end[-1]) + 1)]
    assert counts == list(range(1, highest + 1))
