"""The roster on a unit's page: counts, the list by status, no whole phone, text that stays text."""

from __future__ import annotations

from typing import Any

from tests.ui.conftest import OpenPage, page_text
from tests.ui.fakes import HOSTILE, full_view, make_contest

PHONE = "09" + "12345678"


def someone(number: int, status: str, how: str, **fields: Any) -> dict[str, Any]:
    return {
        "unit_code": "288", "unit_name": "Thành phố Hải Dương", "full_name": f"Người Số {number}",
        "birth_date": None, "phone": PHONE, "status": status, "how": how, "response_id": None,
        **fields,
    }  # fmt: skip


def test_a_unit_sees_who_is_not_recorded_first_and_who_is_to_confirm(open_page: OpenPage) -> None:
    view = full_view(make_contest())
    view.expected = [
        *(someone(n, "not_recorded", "") for n in range(1, 24)),
        someone(40, "to_confirm", "waits", full_name=HOSTILE),
        someone(50, "took_part", "identity"),
    ]
    app = open_page("group-district", view, unit="288")
    assert not app.exception
    text = page_text(app)
    assert "Người Số 20" in text
    assert "Người Số 21" not in text, "on the next page"
    assert PHONE not in text
    assert "0912 *** 678" in text
    labels = [option.content for option in app.pills(key="roster_status_288").proto.options]
    assert labels == [
        "Chưa ghi nhận dự thi \\(23\\)", "Cần xác nhận \\(1\\)", "Đã dự thi \\(1\\)",
    ]  # fmt: skip
    app.pills(key="roster_status_288").set_value("to_confirm").run()
    text = page_text(app)
    assert "có bài đang chờ xử lý" in text
    assert "<img" not in text


def test_without_a_roster_there_is_nothing_of_it(open_page: OpenPage) -> None:
    app = open_page("group-district", full_view(make_contest()), unit="288")
    assert "Danh sách dự kiến" not in page_text(app)


def test_a_declared_headcount_that_the_roster_contradicts_is_said(open_page: OpenPage) -> None:
    view = full_view(make_contest())
    view.expected = [someone(1, "took_part", "identity")]
    text = page_text(open_page("group-district", view, unit="288"))
    assert "Tổng số đã khai báo là 200 người, danh sách có 1 người." in text
