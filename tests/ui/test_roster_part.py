"""The roster on a unit's page: counts, the list by status, no whole phone, text that stays text."""

from __future__ import annotations

from tests.builders import row
from tests.ui.conftest import OpenPage, page_text
from tests.ui.staged import FULL, HOSTILE, Stage, make_contest, sheet

PHONE = "09" + "12345678"


def someone(number: int, **cells: str) -> dict[str, str]:
    """A line of roster.csv about the person of `tests.builders.row`."""
    return {
        "unit_code": "288", "full_name": f"Người Số {number}", "birth_date": "",
        "phone": f"09000{number:05}", **cells,
    }  # fmt: skip


def test_a_unit_sees_who_is_not_recorded_first_and_who_is_to_confirm(
    open_page: OpenPage, stage: Stage
) -> None:
    expected = [
        someone(1, phone=PHONE),
        *(someone(n) for n in range(2, 24)),
        someone(40, full_name=HOSTILE),
        someone(50, full_name="Trần Thị Bích"),
    ]
    rows = (
        row(40, name=HOSTILE, unit="?"),
        row(50, name="Trần Thị Bích", unit="Thành phố Hải Dương"),
    )
    app = open_page(
        "group-district", stage(make_contest(roster=expected), sheet(*rows)), unit="288"
    )
    assert not app.exception
    text = page_text(app)
    assert "Người Số 20" in text
    assert "Người Số 21" not in text, "on the next page"
    assert PHONE not in text
    assert "091 *** 5678" in text
    labels = [option.content for option in app.pills(key="roster_status_288").proto.options]
    assert labels == [
        "Chưa ghi nhận dự thi \\(23\\)", "Cần xác nhận \\(1\\)", "Đã dự thi \\(1\\)",
    ]  # fmt: skip
    app.pills(key="roster_status_288").set_value("to_confirm").run()
    text = page_text(app)
    assert "có bài đang chờ xử lý" in text
    assert "<img" not in text


def test_without_a_roster_there_is_nothing_of_it(open_page: OpenPage, stage: Stage) -> None:
    app = open_page("group-district", stage(make_contest(), *FULL), unit="288")
    assert "Danh sách dự kiến" not in page_text(app)


def test_a_declared_headcount_that_the_roster_contradicts_is_said(
    open_page: OpenPage, stage: Stage
) -> None:
    contest = make_contest(roster=[someone(1)])
    view = stage(contest, sheet(row(1, unit="Thành phố Hải Dương")))
    text = page_text(open_page("group-district", view, unit="288"))
    assert "Tổng số đã khai báo là 200 người, danh sách có 1 người." in text
