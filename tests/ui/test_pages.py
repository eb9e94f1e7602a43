"""Every page, in both languages, in the situations that a contest can be in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from contest.settings import Source
from contest.units import UnitTree
from results import Pulse, View
from tests.builders import row
from tests.ui.conftest import OpenPage, page_text
from tests.ui.staged import (
    BEFORE,
    CLOSES,
    FULL,
    HOSTILE,
    UNITS,
    Stage,
    make_contest,
    sheet,
    with_rounds,
    with_window,
)
from ui.components.markup import tag

PAGES = (
    "overview",
    "group-district",
    "group-department",
    "standings",
    "intake",
    "review",
    "people",
    "units",
    "lookup",
    "log",
    "draft",
)
ONE = row(1, name="Nguyễn Văn An", unit="Phường Cẩm Thượng")
SITUATIONS: dict[str, Callable[[Stage], View]] = {
    "empty": lambda stage: stage(make_contest()),
    "before opening": lambda stage: stage(make_contest(), moment=BEFORE),
    "one response": lambda stage: stage(make_contest(), sheet(ONE)),
    "in the middle": lambda stage: stage(make_contest(), *FULL),
    "after closing": lambda stage: stage(make_contest(), *FULL, moment=CLOSES),
    "no window declared": lambda stage: stage(with_window(make_contest(), None, None), *FULL),
    "several rounds and sources": lambda stage: stage(
        with_rounds(make_contest()), *FULL, sheet(ONE, source="bieu-mau-2")
    ),
}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_drawn_whole_in_every_situation(
    open_page: OpenPage, stage: Stage, address: str, situation: str, language: str
) -> None:
    app = open_page(address, SITUATIONS[situation](stage), language)
    assert not app.exception
    text = page_text(app)
    assert "0220 3123 456" in text
    assert ("Số liệu tính đến" if language == "vi" else "Data as of") in text
    assert ("Chế độ trình diễn" if language == "vi" else "Demonstration:") in text


def test_the_first_numbers_keep_people_and_attempts_apart(
    open_page: OpenPage, stage: Stage
) -> None:
    text = page_text(open_page("overview", stage(make_contest(), *FULL)))
    assert "1.204" in text
    assert "1.244" in text
    assert "40 lượt lấy bài khác" in text


def test_numbers_are_written_the_english_way_in_english(open_page: OpenPage, stage: Stage) -> None:
    text = page_text(open_page("overview", stage(make_contest(), *FULL), "en"))
    assert "1,204" in text
    assert "1.204" not in text
    assert "2 Dec 2024 14:05" in text


def test_an_unknown_headcount_is_said_and_never_zero_percent(
    open_page: OpenPage, stage: Stage
) -> None:
    text = page_text(open_page("group-district", stage(make_contest(), *FULL)))
    row = next(line for line in text.split("<tr")[1:] if "Huyện [x]" in line)
    assert "chưa có mẫu số" in row
    assert "%" not in row.replace("%2", "")
    units = UnitTree(tuple(replace(unit, headcount=None) for unit in UNITS.units))
    nobody_knows = replace(make_contest(), units=units)
    text = page_text(open_page("overview", stage(nobody_knows, *FULL)))
    assert "chưa có mẫu số" in text
    assert "0,0" not in text


def test_a_rate_above_the_headcount_is_flagged_with_its_denominator(
    open_page: OpenPage, stage: Stage
) -> None:
    text = page_text(open_page("group-district", stage(make_contest(), *FULL), unit="288"))
    assert "120,0\u00a0%" in text
    assert "vượt tổng số" in text
    assert "60/50" in text


def test_a_group_ranks_its_units_and_names_the_silent_ones(
    open_page: OpenPage, stage: Stage
) -> None:
    text = page_text(open_page("group-department", stage(make_contest(), *FULL)))
    assert "Đơn vị chưa có người dự thi (1)" in text
    assert text.count("Sở Nội vụ") >= 2
    assert "0/40" in text


def test_a_unit_opens_with_its_place_and_what_lies_beneath(
    open_page: OpenPage, stage: Stage
) -> None:
    view = stage(make_contest(), *FULL)
    text = page_text(open_page("group-district", view, unit="288"))
    assert "150/200 người" in text
    assert "Thứ 1/2" in text
    assert "Phường Cẩm Thượng" in text
    assert "Thành phố Chí Linh" not in text
    assert "Phường Phạm Ngũ Lão" not in text, "it has ended, and the page opens with those in force"
    text = page_text(open_page("group-district", view, unit="288", units="submitted"))
    assert "Đơn vị đã kết thúc hoạt động nhưng có bài dự thi" in text
    assert "Phường Phạm Ngũ Lão" in text


@pytest.mark.parametrize("code", ["nope", "S01", "<script>", "288' OR 1=1", "x" * 500, "\x00"])
def test_a_unit_that_is_not_of_the_group_is_refused_and_not_repeated(
    open_page: OpenPage, stage: Stage, code: str
) -> None:
    app = open_page("group-district", stage(make_contest(), *FULL), unit=code)
    assert not app.exception
    text = page_text(app)
    assert "Các đơn vị theo tỷ lệ tham gia" in text
    assert "OR 1=1" not in text
    assert "<script" not in text


def test_the_standings_say_which_part_of_how_many_is_shown(
    open_page: OpenPage, stage: Stage
) -> None:
    app = open_page("standings", stage(make_contest(), *FULL))
    assert "1–50 / 1.204" in page_text(app)
    assert page_text(app).count("<tr") == 51
    app.pagination[0].set_value(25).run()
    assert "1.201–1.204 / 1.204" in page_text(app)
    assert page_text(app).count("<tr") == 5


def test_a_search_starts_again_on_the_first_page(open_page: OpenPage, stage: Stage) -> None:
    app = open_page("standings", stage(make_contest(), *FULL))
    app.pagination[0].set_value(3).run()
    app.text_input(key="search").set_value("bích").run()
    assert "1–40 / 40" in page_text(app)
    app.text_input(key="search").set_value("không ai").run()
    assert "Không có ai phù hợp" in page_text(app)


def test_the_standings_can_be_filtered_by_unit_and_say_their_rule(
    open_page: OpenPage, stage: Stage
) -> None:
    app = open_page("standings", stage(make_contest(), *FULL))
    app.selectbox(key="unit_filter").set_value("288").run()
    text = page_text(app)
    assert "1–50 / 150" in text
    assert "điểm cao hơn, chênh lệch dự đoán nhỏ hơn, thời điểm nộp bài sớm hơn" in text
    assert "Căn cứ: Điều 5 Thể lệ." in text


def test_a_round_can_be_chosen_only_where_there_are_several(
    open_page: OpenPage, stage: Stage
) -> None:
    app = open_page("standings", stage(make_contest(), *FULL))
    assert [box.key for box in app.selectbox if box.key != "face"] == ["unit_filter"]
    app = open_page("standings", SITUATIONS["several rounds and sources"](stage))
    assert app.selectbox(key="round").options == ["Toàn cuộc thi", "Tuần 1", "Tuần 2"]


def test_the_balance_is_written_as_an_equation(open_page: OpenPage, stage: Stage) -> None:
    text = page_text(open_page("intake", stage(make_contest(), *FULL)))
    terms = ["1.265", "1.204", "12", "7", "40", "2"]
    places = [text.index(str(tag("b", term))) for term in terms]
    assert places == sorted(places)


def test_a_prediction_that_could_not_be_read_is_counted_and_shown(
    open_page: OpenPage, stage: Stage
) -> None:
    unit = "Phường Cẩm Thượng"
    rows = (row(1, unit=unit, prediction="5000 <b>người"), row(2, unit=unit, prediction="5.000"))
    view = stage(make_contest(), sheet(*rows))
    text = page_text(open_page("intake", view))
    assert "1 bài hợp lệ có ô số dự đoán ghi mà không đọc được." in text
    assert "5000 &lt;b&gt;người" in text


def test_every_reason_is_shown_with_its_sentence_in_the_readers_language(
    open_page: OpenPage, stage: Stage
) -> None:
    view = stage(make_contest(), *FULL)
    text = page_text(open_page("intake", view))
    assert "Nộp ngoài thời gian của cuộc thi." in text
    assert text.count("R101_outside_window") == 1, "the code of a reason is a tooltip alone"
    assert 'title="R101_outside_window"' in text
    assert "Submitted outside the contest" in page_text(open_page("intake", view, "en"))


def test_a_source_that_lost_its_connection_is_the_first_thing_said(
    open_page: OpenPage, stage: Stage
) -> None:
    good_at = datetime(2024, 12, 2, 14, 2, tzinfo=make_contest().zone)
    at = {"polled_at": good_at, "next_at": good_at, "good_at": good_at}
    pulse = Pulse("bm", 30, **at, stale=True)
    contest = make_contest(sources=(Source(id="bm", kind="google_sheet"),))
    view = stage(contest, sheet(ONE), pulses=[pulse])
    text = page_text(open_page("overview", view, pulses=[pulse]))
    assert text.index("mất kết nối: Bảng câu trả lời") < text.index("Người dự thi")
    assert "Số liệu đang hiện là của lúc 02/12/2024 14:02" in text
    assert "Số liệu tính đến 02/12/2024 14:02" in text


def test_an_empty_contest_that_is_read_live_asks_for_no_file(
    open_page: OpenPage, stage: Stage
) -> None:
    live = make_contest(sources=(Source(id="bm", kind="google_sheet"),))
    assert "Bài mới sẽ tự hiện" in page_text(open_page("overview", stage(live)))
    assert "Nạp tệp xuất" in page_text(open_page("overview", stage(make_contest())))


def test_the_phase_is_said_in_the_head(open_page: OpenPage, stage: Stage) -> None:
    assert "Chưa mở; mở lúc 18/11/2024 07:30" in page_text(
        open_page("overview", stage(make_contest(), moment=BEFORE))
    )
    assert "Đang diễn ra, còn 11 ngày" in page_text(
        open_page("overview", stage(make_contest(), *FULL))
    )
    last_hour = CLOSES - timedelta(minutes=59)
    assert "còn 59 phút" in page_text(
        open_page("overview", stage(make_contest(), *FULL, moment=last_hour))
    )
    assert "Đã kết thúc lúc 13/12/2024 16:30" in page_text(
        open_page("overview", stage(make_contest(), *FULL, moment=CLOSES))
    )


def test_hostile_text_is_shown_as_it_was_typed(open_page: OpenPage, stage: Stage) -> None:
    view = stage(make_contest(), *FULL)
    for address in PAGES:
        app = open_page(address, view)
        assert not app.exception
        assert "<img src=x" not in page_text(app)
    text = page_text(open_page("standings", view))
    assert "[x](http://evil.example) $a^2$ :red[b] **c** &lt;img" in text
    assert str(tag("td", HOSTILE)).removeprefix("<td>") in text


def test_standings_stand_as_they_stood_at_the_end_of_a_day(
    open_page: OpenPage, stage: Stage
) -> None:
    rows = (row(n, time=f"{18 + 2 * n}/11/2024 08:00:00", unit="Sở Nội vụ") for n in (1, 2))
    app = open_page("standings", stage(make_contest(), sheet(*rows)))
    assert "Người Số 2" in page_text(app)
    app.date_input(key="as_of").set_value(date(2024, 11, 21)).run()
    assert not app.exception
    assert "Người Số 1" in page_text(app)
    assert "Người Số 2" not in page_text(app)
