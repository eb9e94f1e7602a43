"""Every figure can be sent on: a picture, its numbers, a sentence; made when somebody takes it, and
with no more than the taker sees."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET  # nosec B405 # reads what the program has written
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from contest.errors import NotAllowedError
from contest.geography import Shape
from contest.settings import Group
from i18n.format import Format
from i18n.words import Words
from publish.chase import Layer
from publish.sharing import chase, items, turnout, units
from publish.sharing.shared import MOST_BARS, SIZE, Sharing, file_name, file_of
from results import Principal, View
from service import downloads
from tests.ui.conftest import OpenPage, page_text
from tests.ui.staged import FULL, HOSTILE, QUESTION, Stage, make_contest
from ui.components import share

VI, FMT = Words("vi"), Format("vi")
SQUARE = ((105.0, 20.0), (106.0, 20.0), (106.0, 21.0), (105.0, 21.0), (105.0, 20.0))
SHAPES = tuple(
    Shape(code, (tuple((x + n, y) for x, y in SQUARE),))
    for n, code in enumerate(("288", "290", "291"))
)
ASKED = replace(QUESTION, topic="Cải cách thủ tục")
FIGURES: dict[str, Sharing] = {
    "headline": units.contest_headline,
    "groups": units.groups_bars,
    "group": partial(units.group_headline, group="district"),
    "units": partial(units.group_bars, group="district"),
    "map": partial(units.map_of_group, group="district"),
    "unit": partial(units.unit_headline, code="291"),
    "beneath": partial(units.beneath_bars, code="288"),
    "unit days": partial(turnout.unit_turnout, code="288", choice="day"),
    "days": partial(turnout.contest_turnout, choice="day"),
    "total": partial(turnout.contest_turnout, choice="total"),
    "recent": partial(turnout.contest_turnout, choice="recent"),
    "week": partial(turnout.contest_turnout, choice="week"),
    "questions": items.questions,
    "options": partial(items.options, item_id="q1"),
    "topics": items.topics,
    "topics of units": partial(items.unit_topics, group="district"),
    "chased": partial(chase.chased_bars, layer=Layer("district", beneath=False)),
}


@pytest.fixture
def view(stage: Stage) -> View:
    return stage(replace(make_contest(items=(ASKED,)), shapes=SHAPES), *FULL)


def rows_of(content: bytes, delimiter: str = ";") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=delimiter))


def table(sharing: Sharing, view: View, language: str = "vi") -> list[dict[str, str]]:
    say, fmt = Words(language), Format(language)  # type: ignore[arg-type]
    shared = sharing(view, say, fmt)
    content = file_of(shared, "csv", view.contest, view.known_until, say, fmt)
    return rows_of(content, ";" if language == "vi" else ",")


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_a_whole_picture_a_table_and_a_sentence(view: View, name: str) -> None:
    shared = FIGURES[name](view, VI, FMT)
    made = {
        form: file_of(shared, form, view.contest, view.known_until, VI, FMT)  # type: ignore[arg-type]
        for form in ("png", "svg", "csv")
    }
    picture = Image.open(io.BytesIO(made["png"]))
    picture.load()
    assert picture.size == SIZE
    title = ET.fromstring(made["svg"])[0].text or ""  # nosec B314
    assert title.startswith("Cuộc thi thử – ")
    assert title.endswith("Số liệu tính đến 02/12/2024 14:05")
    lines = rows_of(made["csv"])
    assert len(lines) == len(shared.rows)
    assert {line["Số liệu tính đến"] for line in lines} <= {"2024-12-02 14:05:00"}
    assert shared.sentence.startswith("Tính đến 14:05 ngày 02/12/2024, ")
    assert shared.sentence.endswith(".")


def test_the_numbers_of_the_table_are_those_of_the_view(view: View) -> None:
    h = view.headline()
    (line,) = table(units.contest_headline, view)
    assert int(line["Người dự thi"]) == h.people
    assert int(line["Lượt thi hợp lệ"]) == h.attempts
    assert float(line["Tỷ lệ tham gia"].replace(",", ".")) == h.participation_rate

    league = view.league("district")
    lines = table(FIGURES["units"], view)
    assert [int(line["Người dự thi"]) for line in lines] == [row["people"] for row in league.rows]
    assert lines[-1]["Tỷ lệ tham gia"] == ""

    days = view.turnout().to_pydict()
    lines = [line for line in table(FIGURES["days"], view) if line["lượt thi hợp lệ"] != "0"]
    assert [line["Thời gian"] for line in lines] == [str(at.date()) for at in days["starts_at"]]
    assert [int(line["người dự thi mới"]) for line in lines] == days["people"]

    lines = table(FIGURES["week"], view)
    assert sum(int(line["lượt thi hợp lệ"]) for line in lines) == h.attempts


def test_a_vietnamese_table_marks_decimals_with_a_comma_and_an_english_one_with_a_point(
    view: View,
) -> None:
    rate = view.league("district").rows[0]["participation_rate"]
    assert table(FIGURES["units"], view)[0]["Tỷ lệ tham gia"] == str(rate).replace(".", ",")
    assert table(FIGURES["units"], view, "en")[0]["Participation rate"] == str(rate)


def test_the_sentence_says_the_headline(view: View) -> None:
    h = view.headline()
    rate, of = FMT.share(h.participation_rate), FMT.out_of(h.counted_people, h.headcount)
    assert units.contest_headline(view, VI, FMT).sentence == (
        "Tính đến 14:05 ngày 02/12/2024, đã có 1.204 người dự thi với 1.244 lượt thi hợp lệ, "
        f"tỷ lệ tham gia đạt {rate} ({of} người)."
    )


def test_a_sentence_names_whom_it_is_about_as_a_newspaper_does(view: View) -> None:
    begun = "Tính đến 14:05 ngày 02/12/2024, "
    unit = FIGURES["unit"](view, VI, FMT).sentence
    name = str((view.unit("291") or {})["unit_name"])
    assert unit.startswith(f"{begun}tại {name}, đã có ")
    group = FIGURES["group"](view, VI, FMT).sentence
    assert group.startswith(f"{begun}khối Huyện đã có ")
    league = view.league("district")
    count = f"{league.started}/{len(league.rows)}"
    first, second, *_ = (
        f"{row['unit_name']} ({FMT.share(row['participation_rate'])})" for row in league.rows
    )
    told = FIGURES["units"](view, VI, FMT).sentence
    assert told.startswith(
        f"{begun}{count} đơn vị của khối Huyện đã có người dự thi; dẫn đầu là {first}"
    )
    assert f" và {second}" in told
    beneath = FIGURES["beneath"](view, VI, FMT).sentence
    assert f" đơn vị trực thuộc {(view.unit('288') or {})['unit_name']} đã có " in beneath


def test_the_weakest_topic_of_each_unit_is_sent_on_the_lowest_share_first(view: View) -> None:
    shared = FIGURES["topics of units"](view, VI, FMT)
    known = [unit for unit in view.unit_topics("district") if unit.weakest is not None]
    assert known
    assert len(shared.rows) == len(known)
    shares = [row[1] for row in shared.rows]
    assert shares == sorted(shares)
    assert f"{len(known)}/{len(known)} đơn vị của khối" in shared.sentence
    assert "“Cải cách thủ tục”" in shared.sentence


def test_one_bar_too_many_is_drawn_rather_than_counted(stage: Stage) -> None:
    def more(count: int) -> str:
        asked = [replace(ASKED, id=f"q{n}", heading=f"Câu {n}") for n in range(count)]
        shared = items.questions(stage(make_contest(items=tuple(asked)), *FULL), VI, FMT)
        return str(shared.figure)

    assert "dòng khác" not in more(MOST_BARS + 1)
    assert "và 2 dòng khác" in more(MOST_BARS + 2)


def test_a_file_is_named_after_what_it_shows_and_its_time(view: View) -> None:
    shared = FIGURES["units"](view, VI, FMT)
    name = file_name(shared, "png", view.known_until)
    assert name == "ty-le-tham-gia-district-20241202-1405.png"
    kinds = [
        file_name(one(view, VI, FMT), "csv", view.known_until)
        for name, one in FIGURES.items()
        if name != "beneath"
    ]
    assert len(set(kinds)) == len(kinds)


def test_a_hostile_name_stays_text_in_every_file(view: View) -> None:
    shared = FIGURES["units"](view, VI, FMT)
    assert HOSTILE in str(shared.rows)
    svg = file_of(shared, "svg", view.contest, view.known_until, VI, FMT)
    assert b"onerror" not in svg
    unit = FIGURES["unit"](view, VI, FMT)
    root = ET.fromstring(file_of(unit, "svg", view.contest, view.known_until, VI, FMT))  # nosec B314
    assert HOSTILE in (root[0].text or "")


def test_nobody_sends_on_what_his_page_does_not_show(view: View) -> None:
    leader = view_of(view, Principal("l", "leader", frozenset({"290"})))
    assert units.contest_headline(leader, VI, FMT).rows
    with pytest.raises(NotAllowedError):
        items.questions(leader, VI, FMT)
    assert turnout.unit_turnout(leader, VI, FMT, code="290", choice="day").rows
    with pytest.raises(ValueError, match="without points"):  # the leader of another unit
        turnout.unit_turnout(leader, VI, FMT, code="288", choice="day")


def view_of(view: View, who: Principal) -> View:
    return View(view._results, who, {}, None)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The forms of the files that are made."""
    forms: list[str] = []

    def noting(*args: Any, **kwargs: Any) -> bytes:
        forms.append(str(args[1]))
        return file_of(*args, **kwargs)

    monkeypatch.setattr(share, "file_of", noting)
    monkeypatch.setattr(downloads, "_offers", {})
    return forms


PLACES = {
    "overview": ["share_headline", "share_groups", "share_turnout_contest", "share_map_district"],
    "group-district": ["share_numbers", "share_units", "share_map_district"],
    "chase": ["share_chase_district_False"],
    "items": ["share_items", "share_options_q1", "share_topics", "share_unit_topics_district"],
}


@pytest.mark.parametrize("address", PLACES)
def test_a_page_makes_nothing_to_send_on_before_somebody_asks(
    open_page: OpenPage,
    view: View,
    counted: list[str],
    monkeypatch: pytest.MonkeyPatch,
    address: str,
) -> None:
    calls: list[str] = []
    for room in (units, turnout, items, chase):
        monkeypatch.setattr(room, "as_of_sentence", lambda *_: calls.append("made") or "")
    app = open_page(address, view)
    assert not app.exception
    assert (counted, calls) == ([], [])
    assert [name for name in buttons(app) if name not in PLACES[address]] == []
    assert set(buttons(app)) == set(PLACES[address])


def test_an_open_button_offers_three_files_and_makes_each_at_its_click(
    open_page: OpenPage, view: View, counted: list[str]
) -> None:
    app = open_page("overview", view)
    app.session_state["share_headline"] = True
    app.run()
    assert not app.exception
    names = re.findall(r'download="([^"]+)"', page_text(app))
    assert names == [f"tinh-hinh-tham-gia-20241202-1405.{form}" for form in ("png", "svg", "csv")]
    assert "đã có 1.204 người dự thi" in app.code[0].value
    assert counted == []
    offer = next(one for one in downloads._offers.values() if one.name.endswith(".csv"))
    content = offer.make(Principal("an", "reviewer"))
    assert counted == ["csv"]
    assert rows_of(content)[0]["Người dự thi"] == "1204"


def buttons(app: AppTest) -> list[str]:
    found: list[str] = []

    def walk(block: Any, see: Callable[[Any], None]) -> None:
        see(block)
        for child in getattr(block, "children", {}).values():
            walk(child, see)

    def see(block: Any) -> None:
        proto = getattr(block, "proto", None)
        if proto is not None and getattr(block, "type", "") == "popover":
            found.append(proto.popover.id.rsplit("-", 1)[-1])

    walk(app._tree, see)
    return found


def test_an_english_figure_has_the_english_titles(stage: Stage) -> None:
    districts = Group(id="district", title="Huyện", title_en="Districts")
    info = make_contest().info.model_copy(update={"title_en": "A trial contest"})
    view = stage(make_contest(groups=(districts,), contest=info), *FULL)
    say, fmt = Words("en"), Format("en")
    assert units.groups_bars(view, say, fmt).rows[0][0] == "Districts"
    assert units.group_bars(view, say, fmt, group="district").subtitle.startswith("Districts – ")
    assert units.contest_headline(view, say, fmt).rows[0][0] == "A trial contest"
    assert units.groups_bars(view, VI, FMT).rows[0][0] == "Huyện"
