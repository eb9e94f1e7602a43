"""Đơn vị của tôi: a leader sees the unit, what is missing and its people, and nobody else's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contest import Contest
from results import Principal, View, visible
from tests.builders import row
from tests.ui.conftest import OpenPage, page_text
from tests.ui.staged import HOSTILE, Stage, make_contest, sheet

PHONES = {"focal": "0912345678", "office": "02203888999", "other": "0987654321"}
ROWS = (
    row(1, name="Người Của Ta Một", unit="Phường Cẩm Thượng"),
    row(2, name=HOSTILE, unit="Phường Cẩm Thượng"),
    row(3, name="Người Của Ta Ba", unit="Phường Cẩm Thượng", phone="không có"),
    row(4, name="Người NƠI KHÁC bốn", unit="Thành phố Chí Linh"),
    *(row(n, name=f"Ông Mười {n}", unit="Thành phố Hải Dương") for n in range(10, 35)),
)


def contest(*roster: dict[str, str], **changes: object) -> Contest:
    contacts = (
        {"unit_code": "10507", "name": HOSTILE, "title": "Văn phòng", "phone": PHONES["office"]},
        {"unit_code": "288", "name": "Bà Đầu Mối", "title": "", "phone": PHONES["focal"]},
        {"unit_code": "290", "name": "Ông NƠI KHÁC", "title": "", "phone": PHONES["other"]},
    )
    return replace(make_contest(roster=roster, **changes), contacts=contacts)


def led(view: View, *codes: str) -> View:
    return visible(view._results, Principal("chi@thu.example", "leader", codes), now=view._now)


def test_a_leader_sees_the_rate_the_rank_what_is_missing_and_the_pace(
    open_page: OpenPage, stage: Stage
) -> None:
    app = open_page("my-unit", led(stage(contest(), sheet(*ROWS)), "288"))
    assert not app.exception
    text = page_text(app).replace("\u00a0", " ")
    for said in (
        "27/200 người", "13,5 %", "Thứ 1/2", "để đạt chỉ tiêu 80 %", "<dd class=\"ct-value\">133",
        "còn 11 ngày, cần 13 người/ngày, hiện 0 người/ngày",
        '<dd class="ct-value">1</dd><dd class="ct-under">Ban Tổ chức đang xác minh',
        f'href="tel:{PHONES["office"]}"', f'href="tel:{PHONES["focal"]}"',
    ):  # fmt: skip
        assert said in text + app.code[0].value.replace("\u00a0", " "), said


def test_a_leader_sees_own_people_and_nothing_of_other_units_or_of_scores(
    open_page: OpenPage, stage: Stage
) -> None:
    view = led(stage(contest(), sheet(*ROWS)), "10507")
    text = page_text(open_page("my-unit", view))
    assert "Người Của Ta Một" in text
    assert "chờ xử lý" in text
    for hidden in ("NƠI KHÁC", "Ông Mười", PHONES["other"], PHONES["focal"], "0900000001", "Điểm"):
        assert hidden not in text, hidden
    assert "<img src=x" not in text
    other = page_text(open_page("my-unit", view, unit="290"))
    assert "không thuộc phạm vi" in other
    assert "Phường Cẩm Thượng" in other
    assert other.count("không thuộc phạm vi") == page_text(
        open_page("my-unit", view, unit="no such unit")
    ).count("không thuộc phạm vi")


def test_units_beneath_come_silent_first_and_a_leader_may_walk_down(
    open_page: OpenPage, stage: Stage
) -> None:
    view = led(stage(contest(), sheet(*ROWS)), "288")
    text = page_text(open_page("my-unit", view))
    assert text.index("Phường Bình Hàn") < text.index(">Phường Cẩm Thượng")
    assert "1/2 đơn vị trực thuộc chưa có người dự thi." in text
    below = page_text(open_page("my-unit", view, unit="10507"))
    assert '<h2 class="ct-h2">Phường Cẩm Thượng</h2>' in below
    assert "Ông Mười" not in below
    assert '<a href="?unit=288">' in below


def test_who_sent_a_response_is_searched_and_paged(open_page: OpenPage, stage: Stage) -> None:
    app = open_page("my-unit", led(stage(contest(), sheet(*ROWS)), "288"))
    assert page_text(app).count("Ông Mười") == 17, "three others come before"
    app.text_input(key="my_people_search_288").set_value("cua ta").run()
    text = page_text(app)
    assert "Người Của Ta Ba" in text
    assert "Ông Mười" not in text


def test_the_roster_shows_three_states_by_name_and_unit_alone(
    open_page: OpenPage, stage: Stage
) -> None:
    people = [("Người Của Ta Một", "0900000001"), (HOSTILE, "0900000002"), ("Lê Vắng Mặt", "")]
    roster = [
        {"unit_code": "10507", "full_name": name, "birth_date": "1980-05-05", "phone": number}
        for name, number in people
    ]
    app = open_page("my-unit", led(stage(contest(*roster), sheet(*ROWS)), "10507"))
    labels = [option.content for option in app.pills(key="my_roster_10507").proto.options]
    assert labels == [
        "Chưa ghi nhận dự thi \\(1\\)", "Cần xác nhận \\(0\\)", "Đã dự thi \\(2\\)",
    ]  # fmt: skip
    text = page_text(app)
    assert "Lê Vắng Mặt" in text
    assert "1980" not in text
    app.pills(key="my_roster_10507").set_value("took_part").run()
    assert "0900" not in page_text(app)


def test_a_leader_of_an_ended_unit_reads_its_last_day_and_no_false_nothing(
    open_page: OpenPage, stage: Stage
) -> None:
    rows = (*ROWS, row(40, name="Ông CŨ", unit="Phường Phạm Ngũ Lão", time="20/11/2024 09:00:00"))
    view = led(stage(contest(), sheet(*rows)), "10522", "290")
    app = open_page("my-unit", view)
    text = page_text(app)
    assert "Phường Phạm Ngũ Lão</h2>" in text
    assert "ngày cuối cùng là 30/11/2024" in text
    assert "1/30 người" in text.replace("\u00a0", " ")
    for false in ("Chưa có lượt thi nào", "chưa báo cán bộ đầu mối", "Người đã gửi bài",
                  "Bài chờ xử lý", "Sửa dữ liệu", "Ông CŨ"):  # fmt: skip
        assert false not in text, false
    assert not app.code, "a reminder of a unit that is no more"
    again = page_text(open_page("my-unit", view, unit="10522"))
    assert "không thuộc phạm vi" not in again
    assert "Phường Phạm Ngũ Lão</h2>" in again


@pytest.mark.parametrize("codes", [(), ("no such unit",)])
def test_a_leader_without_a_unit_is_told_so(
    open_page: OpenPage, stage: Stage, codes: tuple[str, ...]
) -> None:
    text = page_text(open_page("my-unit", led(stage(contest(), sheet(*ROWS)), *codes)))
    assert "chưa gắn với đơn vị nào" in text


def test_a_leader_of_several_units_and_the_committee_choose_one(
    open_page: OpenPage, stage: Stage
) -> None:
    view = stage(contest(), sheet(*ROWS))
    app = open_page("my-unit", led(view, "290", "S01"))
    assert app.selectbox(key="my_unit").options == ["Thành phố Chí Linh", "Sở Nội vụ"]
    app.selectbox(key="my_unit").set_value("S01").run()
    assert "Sở Nội vụ</h2>" in page_text(app)
    assert "Chưa có lượt thi nào được tính" in page_text(app)
    app = open_page("my-unit", view, unit="S01")
    assert "Sở Nội vụ</h2>" in page_text(app)


def test_an_english_page_has_the_english_titles_also_in_the_text_to_copy(
    open_page: OpenPage, stage: Stage
) -> None:
    titles = {"title": "Cuộc thi của bài thử này", "title_en": "A trial contest"}
    info = contest().info.model_copy(update=titles)
    groups = tuple(
        group.model_copy(update={"title_en": f"Group {group.id}"}) for group in contest().groups
    )
    view = stage(make_contest(contest=info, groups=groups), sheet(*ROWS))
    app = open_page("my-unit", led(view, "288"), "en")
    (text,) = [code.value for code in app.code if "A trial contest" in code.value]
    assert titles["title"] not in text
    assert "group district" in text.lower()
    assert "Group district" in page_text(app)
