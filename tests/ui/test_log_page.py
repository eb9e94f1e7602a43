"""The page Nhật ký: who took what away, looked somebody up or saw a whole contact."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from contest.errors import NotAllowedError
from results import Principal, compute, visible
from results.principal import Role
from service.environment import Moment, Place
from service.log import Logged, note_down
from service.unmask import whole_cell
from tests.builders import row
from tests.ui.conftest import page_text
from tests.ui.reviewing import MOMENT, Desk, make_desk
from ui import log

AUDITOR = Principal("Trần Thanh Tra", "auditor")
NIGHT = datetime(2024, 12, 1, 17, 0, tzinfo=UTC)
"""Midnight of 2 December in Vietnam."""


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    return make_desk(monkeypatch, tmp_path, row(1, phone="0912345678"))


def note(
    desk: Desk,
    act: Logged,
    scope: str,
    at: datetime = MOMENT,
    rows: int = 1,
    sha256: str | None = None,
) -> None:
    note_down(
        place_of(desk), AUDITOR, act, scope=scope, rows=rows, sha256=sha256, moment=Moment(at)
    )


def place_of(desk: Desk) -> Place:
    return Place(Path(desk.ledger.uri).parent / "contest", desk.ledger.uri)


def test_the_page_shows_who_did_what_when_and_to_how_many_rows_newest_first(desk: Desk) -> None:
    note(desk, "export", "xep-hang.csv", at=NIGHT, rows=1204, sha256="ab" * 32)
    note(desk, "look_up", "=<b>auditor</b>\u202e")
    app = desk.on("log")
    assert not app.exception
    text = page_text(app)
    assert "Trần Thanh Tra · " in text
    assert "Kiểm tra" in text
    assert "02/12/2024 00:00:00" in text
    assert "1.204" in text
    assert f'title="{"ab" * 32}"' in text
    assert text.index("Tra cứu</td>") < text.index("Tải về</td>")
    assert "&lt;b&gt;auditor&lt;/b&gt;</td>" in text
    assert "\u202e" not in text


def test_the_page_shows_one_act_or_one_day(desk: Desk) -> None:
    empty = page_text(desk.on("log"))
    assert "Nhật ký chưa có dòng nào" in empty
    assert "như vậy" not in empty
    note(desk, "export", "hom-nay.csv", at=NIGHT)
    note(desk, "export", "hom-qua.csv", at=NIGHT.replace(hour=16, minute=59))
    note(desk, "look_up", "tra-cuu", at=NIGHT)
    app = desk.on("log")
    app.selectbox(key="log_act").select("export").run()
    assert not app.exception
    assert "tra-cuu" not in page_text(app)
    assert "hom-qua.csv" in page_text(app)
    app.date_input(key="log_day").set_value(date(2024, 12, 2)).run()
    assert "hom-qua.csv" not in page_text(app)
    assert "hom-nay.csv" in page_text(app)
    app.date_input(key="log_day").set_value(date(2024, 12, 5)).run()
    assert "Không có dòng nào như vậy" in page_text(app)


def test_each_line_says_what_it_is_about_in_words_with_the_names_of_units(desk: Desk) -> None:
    response = desk.id_of("Người Số 1")
    place, moment = place_of(desk), Moment(MOMENT)
    whole_cell(place, AUDITOR, response, "phone", moment, "đối chiếu với đơn vị")
    note(desk, "export", "ket-qua.csv: gửi báo")
    note(desk, "link", "new link of unit S1")
    note(desk, "link", "new links of 12 units")
    note(desk, "link", "link of unit GONE revoked")
    note(desk, "look_up", "leader:S1,S2")
    note(desk, "look_up", "admin")
    bearer = Principal("liên kết S2", "leader", ("S2",))
    note_down(place, bearer, "look_up", scope=bearer.scope, rows=1, moment=moment)
    text = page_text(desk.on("log"))
    for said in (
        f"Bài {response[:12]}: số điện thoại", "Mục đích: đối chiếu với đơn vị",
        "Tệp ket-qua.csv", "Mục đích: gửi báo", "Tạo liên kết cho Sở Một",
        "Tạo liên kết cho 12 đơn vị", "Thu hồi liên kết của GONE",
        "Trong các bài của Sở Một, Sở Hai", "Trong mọi bài dự thi", "liên kết của Sở Hai",
    ):  # fmt: skip
        assert said in text, said
    for english in ("response ", " unit", "revoke", "admin", "leader"):
        assert english not in re.sub("<[^>]*>", "", text), english


def test_a_long_log_is_shown_page_by_page(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "PAGE", 2)
    for number in range(3):
        note(desk, "export", f"tep-{number}.csv", at=NIGHT.replace(second=number))
    text = page_text(desk.on("log"))
    assert "tep-2.csv" in text
    assert "tep-1.csv" in text
    assert "tep-0.csv" not in text


def test_a_purpose_holds_no_whole_contact(desk: Desk) -> None:
    response = desk.id_of("Người Số 1")
    purpose = "gọi 0912.345.678 về đơn của b.nguyen02@example.com"
    place = place_of(desk)
    whole_cell(place, AUDITOR, response, "phone", Moment(MOMENT), purpose)
    note(desk, "unmask", f"response {response}, phone: {purpose}")  # as earlier versions wrote it
    kept, shown = desk.ledger.table("log"), page_text(desk.on("log"))
    assert kept is not None
    masked = "gọi 091 *** 5678 về đơn của ***02@example.com"
    scopes = [line["scope"] for line in kept.to_pyarrow_table().to_pylist()]
    assert f"response {response}, phone: {masked}" in scopes
    assert shown.count(masked) == 2
    assert "345" not in shown.replace(response[:12], "")


def test_the_log_is_for_those_who_may_see_the_history(desk: Desk) -> None:
    results = compute(desk.contest, desk.ledger, now=MOMENT)
    roles: tuple[Role, ...] = ("viewer", "leader", "press", "nobody")
    for role in roles:
        with pytest.raises(NotAllowedError):
            visible(results, Principal("Ai", role, ("288",))).log_lines()
