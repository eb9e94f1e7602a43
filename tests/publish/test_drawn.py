"""Typst draws the points that Plotly draws, and writes what the models write."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from i18n.format import Format
from i18n.words import Words
from publish.figures import drawn
from publish.figures.bars import bars
from publish.figures.map import group_map, legend
from publish.figures.turnout import Step, Turnout, Window, turnout_chart
from results.league import league, ranked
from tests.publish.public_numbers import squares
from ui.components.plotly import map_figure, turnout_figure

SAY, FMT = Words("vi"), Format("vi")
START = datetime(2024, 11, 18)
WINDOW = Window(START, START + timedelta(days=25), START + timedelta(days=5))


def row(code: str, people: int, headcount: int | None) -> dict[str, Any]:
    return {
        "unit_code": code,
        "unit_name": f"Huyện {code}",
        "kind": "Huyện",
        "people": people,
        "headcount": headcount,
        "participation_rate": people / headcount if headcount else None,
        "rank": None,
        "valid": True,
    }


def days(*counts: int, step: Step = "day") -> Any:
    data = Turnout([START + timedelta(days=n) for n in range(len(counts))], counts, counts)
    window = Window(None, None, START + timedelta(days=len(counts) - 1))
    return turnout_chart(data, step, window, SAY, FMT)


@pytest.mark.parametrize("step", ["day", "total"])
def test_the_points_of_the_turnout_are_those_of_plotly(step: Step) -> None:
    data = Turnout([START, START + timedelta(days=3)], [1200, 34], [1500, 60])
    chart = turnout_chart(data, step, WINDOW, SAY, FMT)
    given, figure = drawn.turnout(chart), turnout_figure(chart, FMT)
    begin, end = figure.layout.xaxis.range
    assert given["span"] == (end - begin).total_seconds()
    for series, trace in zip(given["series"], figure.data, strict=True):
        placed = [(begin + timedelta(seconds=at), value) for at, value in series["points"]]
        assert placed == list(zip(trace.x, trace.y, strict=True))
        assert series["name"] == trace.name


def test_the_outlines_and_labels_of_the_map_are_those_of_plotly() -> None:
    rows = [row("U0", 120, 100), row("U1", 1, 3), row("U2", 0, 50), row("U3", 7, None)]
    model = group_map(rows, squares(4), 0.8, SAY, FMT)
    given, figure = drawn.group_map(model, legend(0.8, SAY, FMT), ""), map_figure(model)
    *outlines, labels = figure.data
    for one, trace in zip(given["outlines"], outlines, strict=True):
        points = [point for ring in one["rings"] for point in ring]
        assert points == list(zip(trace.x, trace.y, strict=True))
    written = [(one["x"], one["y"], "<br>".join(one["lines"])) for one in given["labels"]]
    assert written == list(zip(labels.x, labels.y, labels.text, strict=True))
    assert figure.layout.xaxis.range[1] == pytest.approx(given["width"] * 1.005)


def test_the_legend_tells_what_the_map_shows_and_all_bands() -> None:
    model = group_map([row("U0", 0, 10), row("U1", 9, 10)], squares(2), 0.8, SAY, FMT)
    given = drawn.group_map(model, legend(0.8, SAY, FMT), "")
    assert [level for level, _ in given["legend"]] == ["1", "2", "3", "4", "5", "silent"]
    assert given["legend"][4][1] == "từ 80\u00a0%, đạt chỉ tiêu"


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (0, [0, 1]),
        (4, [0, 1, 2, 3, 4, 5]),
        (7, [0, 2, 4, 6, 8]),
        (99, [0, 50, 100, 150]),
        (2456, [0, 1000, 2000, 3000]),
    ],
)
def test_counts_have_round_ticks_that_reach_over_the_highest(
    highest: int, ticks: list[int]
) -> None:
    given = drawn.turnout(days(0, highest))
    assert [count for count, _ in given["counts"]] == ticks
    assert given["top"] == ticks[-1]


def test_now_and_the_days_of_the_whole_window_are_written() -> None:
    data = Turnout([START], [5], [6])
    given = drawn.turnout(turnout_chart(data, "day", WINDOW, SAY, FMT))
    times = [said for _, said in given["times"]]
    assert times == ["18/11", "22/11", "26/11", "30/11", "04/12", "08/12", "12/12"]
    assert given["now"] is not None
    assert given["now"][1] == "hiện tại"
    assert given["now"][0] < given["span"] / 2


def test_few_days_have_all_their_numbers_and_many_the_highest_and_the_last() -> None:
    few = drawn.turnout(days(5, 1200, 7))["series"][0]["labelled"]
    assert [said for _, _, said in few] == ["5", "1.200", "7"]
    many = drawn.turnout(days(1, 90, *[2] * 12))["series"][0]["labelled"]
    assert [said for _, _, said in many] == ["90", "2"]
    near = drawn.turnout(days(*[2] * 12, 90, 1))["series"][0]["labelled"]
    assert [said for _, _, said in near] == ["90"]


def test_a_chart_without_points_is_refused() -> None:
    with pytest.raises(ValueError, match="without points"):
        drawn.turnout(days())


def test_bars_are_the_rows_of_a_league_with_number_and_denominator() -> None:
    rows = [row("U0", 412, 500), row("U1", 7, None), row("U2", 0, 50), row("U3", 600, 500)]
    table = league(ranked(rows))
    given = drawn.bars(bars(table.rows, 0.8, 10, SAY, FMT))
    assert [(one["code"], one["value"], one["rate"], one["people"]) for one in given["bars"]] == [
        ("U3", 1.2, "120,0\u00a0%", "600/500 người"),
        ("U0", 0.824, "82,4\u00a0%", "412/500 người"),
        ("U2", 0.0, "0,0\u00a0%", "0/50 người"),
        ("U1", None, "chưa có mẫu số", "7 người"),
    ]
    assert [one["level"] for one in given["bars"]] == ["5", "5", "silent", "unknown"]
    assert (given["top"], given["target"], given["target_text"]) == (1.2, 0.8, "Chỉ tiêu 80\u00a0%")
    assert given["more"] == ""


def test_what_does_not_fit_is_told() -> None:
    model = bars([row(f"U{n}", 1, 2) for n in range(5)], None, 3, SAY, FMT)
    assert [bar.code for bar in model.bars] == ["U0", "U1", "U2"]
    assert (model.more, model.target, model.top) == ("và 2 đơn vị khác", None, 1.0)
