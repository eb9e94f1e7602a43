"""The map says by writing and by pattern what it says by colour; it fetches nothing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET  # nosec B405 # reads what the program has written
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.elements.lib import streamlit_plotly_theme as theme

from contest import Contest
from contest.geography import Shape
from i18n.format import Format
from i18n.words import Words
from publish.figures.label_place import place
from publish.figures.map import BANDS, GroupMap, edges, group_map, level, short_name
from publish.figures.svg import map_svg
from tests.ui.conftest import OpenPage, page_text
from tests.ui.staged import FULL, HOSTILE, UNITS, Stage, make_contest
from ui.components.plotly import map_figure


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


NARROW = (
    replace(square(105, 20, 3, 3), code="288"),
    replace(square(108, 20, 0.2, 1), code="290"),
    replace(square(108.2, 20, 0.02, 1), code="291"),
)


def model(*rows: Any, shapes: tuple[Shape, ...] = SHAPES, target: float | None = 0.8) -> GroupMap:
    return group_map(rows, shapes, target, Words("vi"), Format("vi"))


def written(made: GroupMap) -> list[tuple[str, ...]]:
    return [label.lines for label in made.labels]


def test_every_unit_carries_its_name_without_kind_and_its_rate() -> None:
    made = model(row("288", 120, 100), row("290", 1, 3), row("291", 0, 50))
    assert written(made) == [
        ("288", "120,0\u00a0%"),
        ("290", "33,3\u00a0%"),
        ("291", "0,0\u00a0%"),
    ]


def test_hovering_says_name_rate_and_people_of_how_many() -> None:
    made = model(row("288", 1204, 1000), row("290", 7, None))
    assert [outline.said for outline in made.outlines] == [
        ("Huyện 288", "120,4\u00a0% (vượt tổng số)", "1.204/1.000 người", "thứ hạng 1"),
        ("Huyện 290", "chưa có mẫu số", "7 người"),
    ]


def test_nobody_yet_and_no_headcount_are_told_apart_without_colour() -> None:
    made = model(row("288", 0, 10), row("290", 0, None), row("291", 1, 10))
    figure = map_figure(made)
    outlines = zip(made.outlines, figure.data[:-1], strict=True)
    looks = {outline.code: trace for outline, trace in outlines}
    unknown, silent = looks["290"], looks["288"]
    assert (unknown.line.dash, unknown.fillpattern.shape) == ("dash", "/")
    assert (silent.line.dash, silent.fillpattern.shape) == (None, None)
    assert silent.fillcolor not in {looks["291"].fillcolor, None}
    assert written(made)[1] == ("290", "chưa có mẫu số")
    assert "%" not in unknown.text


def test_frames_of_units_without_a_rate_lie_over_their_neighbours() -> None:
    made = model(row("288", 0, None), row("290", 0, 10), row("291", 1, 10))
    assert [outline.level for outline in made.outlines] == ["1", "silent", "unknown"]


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
    name = '<a href="http://evil.example">x</a> <b>&amp;'
    made = model(row("288", 1, 2, name))
    assert made.outlines[0].said[0] == name
    figure = map_figure(made)
    text = figure.data[0].text + figure.data[-1].text[0]
    assert re.findall(r"<[^>]*>", text.replace("<br>", "")) == []
    assert "&lt;b&gt;&amp;amp;" in text


def test_what_is_too_narrow_for_its_name_has_a_number_and_the_key_names_it() -> None:
    made = model(row("288", 1, 2), row("290", 1, 3, rank=7), row("291", 1, 4), shapes=NARROW)
    assert written(made)[1:] == [("290",), ("1",)]
    assert made.key == ("1 291 25,0\u00a0%",)


@given(st.lists(st.tuples(st.floats(0.02, 3), st.text(min_size=1, max_size=30)), min_size=1,
                max_size=12))  # fmt: skip
def test_every_unit_is_named_on_the_map_or_in_its_key(units: list[tuple[float, str]]) -> None:
    shapes, rows, west = [], [], 105.0
    for number, (wide, name) in enumerate(units):
        shapes.append(replace(square(west, 20, wide), code=str(number)))
        rows.append(row(str(number), 1, 2, f"Huyện {name}"))
        west += wide
    made = model(*rows, shapes=tuple(shapes))
    assert len(made.labels) == len(units)
    for label, one in zip(made.labels, rows, strict=True):
        if label.number is None:
            assert "".join(label.lines).startswith("".join(short_name(one).split()[:1]))
        else:
            assert made.key[label.number - 1].startswith(f"{label.number} {short_name(one)}")
    ET.fromstring(map_svg(made))  # nosec B314


def test_a_label_lies_inside_its_outline() -> None:
    made = model(row("288", 1, 2), row("290", 1, 3, rank=7), row("291", 1, 4), shapes=NARROW)
    corners = {outline.code: outline.rings[0] for outline in made.outlines}
    for label in made.labels:
        (west, south), (east, north) = min(corners[label.code]), max(corners[label.code])
        assert west < label.x < east
        assert south < label.y < north


def test_the_plane_starts_at_the_south_west_and_has_the_proportions_of_the_land() -> None:
    made = model(row("288", 1, 2), shapes=(replace(square(105, 59.5), code="288"),))
    # At 60 degrees north a degree of longitude is half as wide as one of latitude.
    expected = ((0, 0), (0.5, 0), (0.5, 1), (0, 1), (0, 0))
    for point, wanted in zip(made.outlines[0].rings[0], expected, strict=True):
        assert point == pytest.approx(wanted, abs=1e-5)
    assert (made.width, made.depth) == pytest.approx((0.5, 1))


def test_the_drawing_has_the_points_and_the_texts_of_its_model() -> None:
    outer, hole = square(0, 0, 10, 10).rings[0], square(2, 2, 6, 6).rings[0]
    shapes = (Shape("288", (outer, hole[::-1])), replace(square(11, 0, 5, 9), code="290"))
    made = model(row("288", 0, 10), row("290", 3, 10), shapes=shapes)
    *outlines, labels = map_figure(made).data
    assert len(outlines) == len(made.outlines) == 2
    for outline, trace in zip(made.outlines, outlines, strict=True):
        points = list(zip(trace.x, trace.y, strict=True))
        gap = (None, None)
        assert points == [point for ring in outline.rings for point in (gap, *ring)][1:]
        assert trace.text == "<br>".join(outline.said)
    drawn = list(zip(labels.x, labels.y, labels.text, strict=True))
    assert drawn == [(label.x, label.y, "<br>".join(label.lines)) for label in made.labels]


def test_a_text_keeps_out_of_holes() -> None:
    outer, hole = square(0, 0, 10, 10).rings[0], square(2, 2, 6, 6).rings[0]
    number, _, y = place([outer, hole[::-1]], [(8, 1)])
    assert number == 0
    assert y < 2 or y > 8


def test_a_text_needs_its_height_too() -> None:
    assert place(square(0, 0, 10, 1).rings, [(5, 2), (5, 0.5)])[0] == 1


def test_only_placeholders_of_the_theme_are_colours_and_nothing_is_fetched() -> None:
    figure = map_figure(model(row("288", 0, 10), row("290", 0, None), row("291", 9, 10)))
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
    open_page: OpenPage, stage: Stage, address: str
) -> None:
    app = open_page(address, stage(drawn(), *FULL))
    assert not app.exception
    text = page_text(app)
    assert text.count("Bản đồ: Huyện") == 1
    assert "từ 60\u00a0% đến dưới 80\u00a0% <b>(1)</b>" in text
    assert "chưa có mẫu số <b>(1)</b>" in text
    assert "không phải địa giới hành chính" in text
    assert HOSTILE not in text
    assert "Bản đồ" not in page_text(open_page(address, stage(make_contest(), *FULL)))


def test_a_unit_without_shape_is_named_and_no_other_group_has_a_map(
    open_page: OpenPage, stage: Stage
) -> None:
    view = stage(replace(drawn(), shapes=SHAPES[:1]), *FULL)
    assert "Chưa có hình trên bản đồ: Thành phố Chí Linh" in page_text(open_page("overview", view))
    assert "Bản đồ" not in page_text(open_page("group-department", view))


def test_a_shape_is_that_of_the_unit_valid_now(open_page: OpenPage, stage: Stage) -> None:
    ended = replace(UNITS.units[0], valid_to=make_contest().opens_at.date())  # type: ignore[union-attr]
    units = replace(UNITS, units=(ended, *UNITS.units[1:]))
    view = stage(replace(drawn(), shapes=SHAPES[:1], units=units), *FULL)
    assert "Bản đồ" not in page_text(open_page("group-district", view))


def test_the_table_beside_the_map_and_the_map_lead_to_the_pages_of_units(
    open_page: OpenPage, stage: Stage
) -> None:
    text = page_text(open_page("overview", stage(drawn(), *FULL)))
    assert text.count('href="group-district?unit=288"') == 2
    assert len(re.findall(r'<a [^>]*class="ct-unit', text)) == len(SHAPES)
