"""A leader proposes the unit's own data on the page Đơn vị của tôi, over a real ledger."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from results import Principal
from service import acts
from tests.builders import row
from tests.ui.conftest import page_text
from tests.ui.reviewing import Desk, make_desk, press
from tests.ui.staged import HOSTILE
from ui.shell import session

LEADER = Principal("Phó phòng", "leader", ("S2",))
ROWS = (
    row(1),
    row(2, unit="sở haii"),
    row(3, unit="An sở hai"),
    row(4, unit="Sở Hai 0987000111"),
)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    made = make_desk(monkeypatch, tmp_path, *ROWS)
    monkeypatch.setattr(session, "principal", lambda: LEADER)
    return made


def kinds(desk: Desk) -> list[tuple[str, str]]:
    return [(line.kind, line.decided_by) for line in desk.ledger.decisions()]


def test_a_leader_proposes_each_kind_and_is_told_what_became_of_it(desk: Desk) -> None:
    before = desk.numbers()
    app = desk.on("my-unit")
    assert not app.exception
    app.number_input(key="repair_count_S2").set_value(8)
    app.text_input(key="repair_source_S2").input(f"Báo cáo {HOSTILE}")
    press(app, "FormSubmitter:repair_headcount_S2-Gửi đề nghị")
    assert "Đã gửi đề nghị" in page_text(app)
    app.text_input(key="repair_name_S2").input("Bà Lan")
    app.text_input(key="repair_phone_S2").input("0987000111")
    press(app, "FormSubmitter:repair_contact_S2-Gửi đề nghị")
    app.text_area(key="repair_paste_S2").input("Họ tên\tNgày sinh\nNgười Kín\t1/2/1990\n").run()
    assert "Đọc được 1 người; 0 dòng lặp lại" in page_text(app)
    press(app, "repair_roster_S2")
    assert app.radio(key="repair_writing_S2").options == ["“sở haii”"]
    app.radio(key="repair_writing_S2").set_value("sở haii")
    press(app, "repair_alias_S2")
    by = "Phó phòng"
    assert kinds(desk) == [
        ("propose_headcount", by), ("propose_contact", by), ("propose_roster", by),
        ("propose_alias", by),
    ]  # fmt: skip
    assert desk.numbers() == before
    text = page_text(app)
    assert text.count("chờ duyệt") == 4
    assert "Bà Lan · 098 *** 0111" in text
    assert "<img" not in text
    for hidden in ("0987000111", "Người Kín", "An sở hai", "Sở Hai 0987"):
        assert hidden not in text, hidden
    first, second, *_ = desk.ledger.decisions()
    for wanted in (
        acts.accept_proposal(first.decision_id),
        acts.refuse_proposal(second.decision_id),
    ):
        desk.ledger.decide(*wanted, by="Người Duyệt Kín", now=first.decided_at)
    text = page_text(desk.on("my-unit"))
    assert "đã được chấp nhận ngày" in text
    assert "không được nhận, ngày" in text
    assert "Người Duyệt Kín" not in text


def test_a_list_with_faults_is_not_offered_for_sending_and_its_lines_are_named(desk: Desk) -> None:
    app = desk.on("my-unit")
    text = "Họ tên\tNgày sinh\n\t1/2/1990\nNgười Kín\t1990\n"
    app.text_area(key="repair_paste_S2").input(text).run()
    shown = page_text(app)
    assert "Chưa gửi được: 2 dòng cần sửa." in shown
    assert "Dòng 2: thiếu họ tên" in shown
    assert "Dòng 3: ngày sinh không đọc được" in shown
    assert "Người Kín" not in shown
    assert "repair_roster_S2" not in [button.key for button in app.button]
    app.text_area(key="repair_paste_S2").input("Tên cơ quan\nSở Hai\n").run()
    assert "Không thấy cột Họ và tên" in page_text(app)


def test_a_blank_form_says_what_it_needs_and_writes_nothing(desk: Desk) -> None:
    app = desk.on("my-unit")
    press(app, "FormSubmitter:repair_headcount_S2-Gửi đề nghị")
    assert "nguồn và ngày của số liệu" in page_text(app)
    press(app, "FormSubmitter:repair_contact_S2-Gửi đề nghị")
    assert "số điện thoại đúng" in page_text(app)
    assert kinds(desk) == []


def test_the_forms_are_for_those_who_may_propose_about_the_unit(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for who in (replace(LEADER, only_looks=True), Principal("Xem", "viewer")):
        monkeypatch.setattr(session, "principal", lambda who=who: who)
        app = desk.on("my-unit", unit="S2")
        assert not app.exception
        assert "Sửa dữ liệu của đơn vị" not in page_text(app)
    monkeypatch.setattr(session, "principal", lambda: replace(LEADER, units=("S1",)))
    app = desk.on("my-unit", unit="S2")
    assert [box.key for box in app.text_area] == ["repair_paste_S1"]
