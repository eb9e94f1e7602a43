"""The page Kiến nghị, phản ánh over a real ledger: take down, answer, who reads, and the file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from service.environment import Moment
from service.petitioned import take_petition
from tests.builders import COMMITTEE, here, row
from tests.ui.conftest import page_text
from tests.ui.reviewing import MOMENT, Desk, make_desk

HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    return make_desk(monkeypatch, tmp_path, row(1), row(2))


def test_a_petition_is_taken_down_and_answered_on_the_page(desk: Desk) -> None:
    app = desk.on("petitions")
    assert "Không có kiến nghị, phản ánh nào chờ trả lời" in page_text(app)
    app.text_area(key="petition_content_0").input(f"{HOSTILE} Xem lại bài, 0912345678")
    next(one for one in app.button if one.label == "Ghi tiếp nhận").click().run()
    assert not app.exception
    (one,) = desk.view().petitions()
    assert (one.number, one.channel, one.due_on) == (1, "phone", date(2024, 12, 16))
    text = page_text(app)
    assert "1 kiến nghị, phản ánh chờ trả lời" in text
    assert "0912345678" not in text
    app.text_area(key="petition_text_1_1").input("Đã giải thích")
    next(one for one in app.button if one.label == "Ghi trả lời").click().run()
    assert not app.exception
    assert desk.view().open_petitions() == 0
    assert "Đã giải thích" in page_text(app)


def test_a_blank_petition_is_not_written_and_the_page_says_so(desk: Desk) -> None:
    app = desk.on("petitions")
    next(one for one in app.button if one.label == "Ghi tiếp nhận").click().run()
    assert "Chưa ghi" in page_text(app)
    assert desk.view().petitions() == ()


def test_an_overdue_petition_is_marked_and_a_task(desk: Desk) -> None:
    assert "kiến nghị đến hạn" not in page_text(desk.on("overview"))
    take_petition(
        here(), COMMITTEE, received_on=date(2024, 11, 20), channel="letter", content="Chậm trả lời",
        due_on=date(2024, 11, 29), moment=Moment(MOMENT),
    )  # fmt: skip
    assert "quá hạn" in page_text(desk.on("petitions"))
    assert "kiến nghị đến hạn" in page_text(desk.on("overview"))
