"""The page Tra cứu: a sentence to read aloud for each state, and nothing of it anywhere else."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path

import pytest

from contest.errors import LedgerError
from ledger import Ledger
from results.masks import masked_email, masked_phone
from service.environment import account
from tests.builders import row
from tests.ui.conftest import OpenPage, page_text
from tests.ui.reviewing import Desk, make_desk
from tests.ui.staged import (
    CLOSES,
    HOSTILE,
    OPENS,
    Sheet,
    Stage,
    make_contest,
    sheet,
    with_window,
)

RECEIVED = "Ban Tổ chức đã nhận bài của ông/bà lúc 09 giờ 14 phút 05 giây ngày 20/11/2024; "


def hers(**cells: str) -> tuple[str, ...]:
    """The response of the one who calls."""
    return row(1, **{"time": "20/11/2024 09:14:05", "unit": "Sở Nội vụ", "answer": "B", **cells})


@pytest.mark.parametrize(
    ("sheets", "opens_at", "outcome"),
    [
        ([sheet(hers())], OPENS, "bài được tính kết quả."),
        (
            [sheet(hers(), hers(time="21/11/2024 08:00:00", answer="A"))],
            OPENS,
            "bài hợp lệ, kết quả được tính theo một bài khác của ông/bà.",
        ),
        (
            [sheet(hers(unit="so y te"))],
            OPENS,
            "bài đang chờ Ban Tổ chức xem xét vì tên đơn vị ghi trong bài chưa khớp với đơn vị "
            "nào.",
        ),
        (
            [sheet(hers())],
            datetime(2024, 11, 21),
            "bài không được tính kết quả vì nộp ngoài thời gian của cuộc thi.",
        ),
        (
            [sheet(hers(), row(2)), sheet(row(2))],
            OPENS,
            "bài không còn trong bảng câu trả lời nên không được tính kết quả.",
        ),
    ],
    ids=["accepted", "superseded", "held", "rejected", "withdrawn"],
)
def test_each_state_is_a_sentence_to_read_aloud(
    open_page: OpenPage, stage: Stage, sheets: list[Sheet], opens_at: datetime, outcome: str
) -> None:
    contest = with_window(make_contest(), opens_at, CLOSES)
    app = open_page("lookup", stage(contest, *sheets))
    app.text_input(key="lookup_text").input("0001")
    app.button(key="lookup_find").click().run()
    assert f">{RECEIVED}{outcome}<" in page_text(app)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    return make_desk(monkeypatch, tmp_path)


def test_who_is_found_by_telephone_is_shown_without_it_and_logged_without_a_name(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.load(row(1, name=HOSTILE, phone="0912345678"), row(2, phone="0987654321"))
    app = desk.on("lookup")
    with caplog.at_level(logging.INFO):
        app.text_input(key="lookup_text").input("0912 345 678")
        app.button(key="lookup_find").click().run()
        app.run()
    assert not app.exception
    text = page_text(app)
    assert "091 *** 5678" in text
    assert "345" not in text
    assert "<img" not in text
    assert "lúc 08 giờ 01 phút 00 giây ngày 20/11/2024; bài được tính kết quả." in text
    assert "Người Số 2" not in text
    assert [(x["who"], x["act"], x["scope"], x["rows"]) for x in desk.log()] == [
        (account(), "look_up", "admin", 1)
    ]
    assert "0912" not in str(desk.log())
    assert not [r for r in caplog.records if "0912" in r.getMessage() or "img" in r.getMessage()]
    assert dict(app.query_params) == {}
    (link,) = [x for x in app.get("page_link") if "Chuyển sang" in x.proto.label]
    assert desk.view().look_up("0912345678")[0]["response_id"] in link.proto.query_string


def test_what_cannot_be_noted_down_is_not_shown(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.load(row(1, phone="0912345678"))

    def full(*_: object, **__: object) -> None:
        raise LedgerError("the disk is full")

    monkeypatch.setattr(Ledger, "append", full)
    app = desk.on("lookup")
    app.text_input(key="lookup_text").input("0912345678")
    app.button(key="lookup_find").click().run()
    for _ in range(2):
        assert "Không ghi được vào sổ số liệu" in page_text(app)
        assert "Người Số 1" not in page_text(app)
        app.run()
    monkeypatch.undo()


def test_when_nothing_is_found_the_page_says_what_to_ask_next(desk: Desk) -> None:
    desk.load(row(1))
    app = desk.on("lookup")
    app.text_input(key="lookup_text").input("<b>không có ai</b>")
    app.button(key="lookup_find").click().run()
    text = page_text(app)
    assert "Chưa tìm thấy bài nào." in text
    assert "Hãy hỏi lại số điện thoại đã ghi trong bài" in text
    assert "không có ai" not in text


def test_many_hits_come_a_page_at_a_time(open_page: OpenPage, stage: Stage) -> None:
    rows = [row(n, phone=f"09{n:04}0912", unit="so y te") for n in range(51)]
    app = open_page("lookup", stage(make_contest(), sheet(*rows)))
    app.text_input(key="lookup_text").input("0912")
    app.button(key="lookup_find").click().run()
    assert page_text(app).count("Ban Tổ chức đã nhận bài") == 10
    assert "Có từ 50 bài trở lên" in page_text(app)
    app.pagination[0].set_value(5).run()
    assert page_text(app).count("Ban Tổ chức đã nhận bài") == 10


def test_numbers_and_addresses_are_masked_but_for_their_end() -> None:
    assert masked_phone("02203123456") == "022 *** 3456"
    assert masked_phone("912") == "*** 912"
    assert masked_email("an.nguyen02@example.com") == "***02@example.com"
    assert masked_email("an@example.com") == "***@example.com"
