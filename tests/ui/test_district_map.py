"""The map says by writing and by pattern what it says by colour; it fetches nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import pytest
from streamlit.elements.lib import streamlit_plotly_theme as theme

from contest import Contest
from contest.geography import Shape
from i18n.format import Format
from i18n.words import Words
from publish.figures.label_place import place
from publish.figures.map import BANDS, district_map, edges, level
from tests.ui.conftest import OpenPage, page_text
from tests.ui.fakes import HOSTILE, UNITS, full_view, make_contest


def square(west: float, south: float, wide: float = 1.0, high: float = 1.0) -> Shape:
    east, north = west + wide, south + high
    ring = ((west, south), (east, south), (east, north), (west, north), (west, south))
    return Shape("", (ring,))


SHAPES = (
    replace(square(105, 20), code="288"),
    replace(square(106, 20), code="290"),
    replace(square(105, 21), code="291"),
)


def row(code: str, people: int, headcount: int | None, name: str = "", rank: int = 1) -> Any:
    return {
        "unit_code": code,
        "unit_name": name or f"Huyện {code}",
        "kind": "Huyện",
        "people": people,
        "headcount": headcount,
        "participation_rate": people / headcount if headcount else None,
        "rank": rank if headcount else None,
    }


def draw(*rows: Any, shapes: tuple[Shape, ...] = SHAPES, target: float | None = 0.8) -> go.Figure:
    return district_map(rows, shapes, target, Words("vi"), Format("vi"))


def written(figure: go.Figure) -> list[str]:
    return list(figure.data[-1].text)


def test_every_unit_carries_its_name_without_kind_and_its_rate() -> None:
    figure = draw(row("288", 120, 100), row("290", 1, 3), row("291", 0, 50))
    assert written(figure) == ["288<br>120,0\u00a0%", "290<br>33,3\u00a0%", "291<br>0,0\u00a0%"]


def test_hovering_says_name_rate_and_people_of_how_many() -> None:
    figure = draw(row("288", 1204, 1000), row("290", 7, None))
    assert [trace.text for trace in figure.data[:-1]] == [
        "Huyện 288<br>120,4\u00a0% (vượt tổng số)<br>1.204/1.000 người<br>thứ hạng 1",
        "Huyện 290<br>chưa có mẫu số<br>7 người",
    ]


def test_nobody_yet_and_no_headcount_are_told_apart_without_colour() -> None:
    figure = draw(row("288", 0, 10), row("290", 0, None), row("291", 1, 10))
    looks = {trace.text.partition("<br>")[0]: trace for trace in figure.data[:-1]}
    unknown, silent = looks["Huyện 290"], looks["Huyện 288"]
    assert (unknown.line.dash, unknown.fillpattern.shape) == ("dash", "/")
    assert (silent.line.dash, silent.fillpattern.shape) == (None, None)
    assert silent.fillcolor not in {looks["Huyện 291"].fillcolor, None}
    assert written(figure)[1] == "290<br>chưa có mẫu số"
    assert "%" not in unknown.text


@pytest.mark.parametrize(
    ("people", "headcount", "target", "expected"),
    [
        (1, 1000, 0.8, "1"),
        (19, 100, 0.8, "1"),
        (60, 100, 0.8, "4"),
        (799, 1000, 0.8, "4"),
        (80, 100, 0.8, "5"),
        (300, 100, 0.8, "5"),
        (80, 100, None, "5"),
        (35, 100, 0.35, "5"),
        (0, 100, 0.8, "silent"),
        (5, None, 0.8, "unknown"),
    ],
)
def test_the_target_is_a_border_and_a_rate_on_a_border_has_reached_it(
    people: int, headcount: int | None, target: float | None, expected: str
) -> None:
    assert level(row("a", people, headcount), target) == expected
    assert len(edges(target)) == BANDS - 1


def test_names_are_never_read_as_markup() -> None:
    figure = draw(row("288", 1, 2, '<a href="http://evil.example">x</a> <b>&amp;'))
    text = figure.data[0].text + written(figure)[0]
    assert re.findall(r"<[^>]*>", text.replace("<br>", "")) == []
    assert "&lt;b&gt;&amp;amp;" in text


def test_what_is_too_narrow_for_words_shows_its_rank_and_the_narrowest_nothing() -> None:
    shapes = (
        replace(square(105, 20, 3, 3), code="288"),
        replace(square(108, 20, 0.2, 1), code="290"),
        replace(square(108.2, 20, 0.02, 1), code="291"),
    )
    figure = draw(row("288", 1, 2), row("290", 1, 3, rank=7), row("291", 1, 4), shapes=shapes)
    assert written(figure)[1:] == ["7", ""]


def test_a_text_keeps_out_of_holes() -> None:
    outer, hole = square(0, 0, 10, 10).rings[0], square(2, 2, 6, 6).rings[0]
    number, _, y = place([outer, hole[::-1]], [(8, 1)])
    assert number == 0
    assert y < 2 or y > 8


def test_a_text_needs_its_height_too() -> None:
    assert place(square(0, 0, 10, 1).rings, [(5, 2), (5, 0.5)])[0] == 1


def test_only_placeholders_of_the_theme_are_colours_and_nothing_is_fetched() -> None:
    figure = draw(row("288", 0, 10), row("290", 0, None), row("291", 9, 10))
    figure.layout.template = None
    known = {value for name, value in vars(theme).items() if name.isupper()}
    written_out = figure.to_json()
    assert set(re.findall(r"#[0-9a-f]{3,6}\b", written_out.lower())) <= known
    assert "rgb" not in written_out
    assert {trace.type for trace in figure.data} == {"scatter"}
    assert figure.layout.dragmode is False
    assert figure.layout.xaxis.fixedrange
    assert figure.layout.yaxis.fixedrange


def drawn(**changes: Any) -> Contest:
    return replace(make_contest(), shapes=SHAPES, **changes)


@pytest.mark.parametrize("address", ["overview", "group-district"])
def test_a_page_shows_the_map_with_its_key_only_where_there_are_shapes(
    open_page: OpenPage, address: str
) -> None:
    app = open_page(address, full_view(drawn()))
    assert not app.exception
    text = page_text(app)
    assert text.count("Bản đồ: Huyện") == 1
    assert "từ 60\u00a0% đến dưới 80\u00a0% <b>(1)</b>" in text
    assert "chưa có mẫu số <b>(1)</b>" in text
    assert "không phải địa giới hành chính" in text
    assert HOSTILE not in text
    assert "Bản đồ" not in page_text(open_page(address, full_view(make_contest())))


def test_a_unit_without_shape_is_named_and_no_other_group_has_a_map(open_page: OpenPage) -> None:
    view = full_view(replace(drawn(), shapes=SHAPES[:1]))
    assert "Chưa có hình trên bản đồ: Thành phố Chí Linh" in page_text(open_page("overview", view))
    assert "Bản đồ" not in page_text(open_page("group-department", view))


def test_a_shape_is_that_of_the_unit_valid_now(open_page: OpenPage) -> None:
    ended = replace(UNITS.units[0], valid_to=make_contest().opens_at.date())  # type: ignore[union-attr]
    units = replace(UNITS, units=(ended, *UNITS.units[1:]))
    view = full_view(replace(drawn(), shapes=SHAPES[:1], units=units))
    assert "Bản đồ" not in page_text(open_page("group-district", view))
