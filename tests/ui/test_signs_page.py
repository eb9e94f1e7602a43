"""The page Dấu hiệu cần xác minh over a real ledger: rows, base rates, and nothing that acts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.builders import row
from tests.ui.conftest import page_text
from tests.ui.reviewing import Desk, make_desk
from ui.signs.parts import PAGE

PRIZE = '[[prizes]]\nname = "Giải Nhất"\ncount = 1\n'


def in_both(number: int) -> list[tuple[str, ...]]:
    """Two responses of one phone in two units."""
    return [
        row(number, unit=unit, time=f"20/11/2024 {hour:02}:{number:02}:10")
        for unit, hour in (("Sở Một", 8), ("Sở Hai", 10))
    ]


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    rows = [*in_both(1), row(2), row(2, time="20/11/2024 09:00:00"), row(3, prediction="")]
    return make_desk(monkeypatch, tmp_path, *rows, rules=PRIZE)


def test_a_sign_has_its_rows_its_base_rate_and_the_way_to_each_response(desk: Desk) -> None:
    text = page_text(desk.on("signs"))
    assert "Một số điện thoại ở nhiều đơn vị (1)" in text
    assert "2 bài của một số điện thoại" in text
    assert "1/2" in text, "two phones came twice, one of them in two units"
    for name in desk.view().signs()[1].groups[0].response_ids:
        assert f"review?response={name}" in text
    assert "090" not in text, "no telephone number is shown"


def test_what_was_not_found_is_said_with_its_base_rate(desk: Desk) -> None:
    text = page_text(desk.on("signs"))
    absent = text[text.index("Không thấy") :]
    assert "Dồn dập trong một phút. Để so sánh: " in absent
    assert "Bài gần giải: bị sửa ngay trong bảng" in absent


def test_a_row_near_a_prize_that_was_edited_is_named(desk: Desk) -> None:
    desk.load(*in_both(1), row(2, name="Trần Văn Mới"), row(3, prediction=""))
    text = page_text(desk.on("signs"))
    assert "sửa ngay trong bảng" in text
    edited = text[: text.index("Không thấy")]
    assert "Trần Văn Mới" in edited


def test_the_page_decides_nothing_and_accuses_nobody(desk: Desk) -> None:
    before = desk.numbers()
    app = desk.on("signs")
    assert not app.exception
    assert not app.button
    assert "không tự động loại bài nào" in page_text(app)
    assert not re.search("gian lận|vi phạm|nghi vấn", page_text(app), re.IGNORECASE)
    assert desk.numbers() == before
    assert desk.view().decisions == ()


def test_many_groups_stand_on_pages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    rows = [one for number in range(PAGE + 2) for one in in_both(number)]
    desk = make_desk(monkeypatch, tmp_path, *rows)
    text = page_text(desk.on("signs"))
    assert f"Một số điện thoại ở nhiều đơn vị ({PAGE + 2})" in text
    assert text.count("2 bài của một số điện thoại") >= PAGE
    assert len(set(re.findall(r"review\?response=(\w+)", text))) == 2 * PAGE


def test_the_page_speaks_english_too(desk: Desk) -> None:
    text = page_text(desk.on("signs", language="en"))
    assert "One phone in several units (1)" in text
    assert "rejects no response by itself" in text
