"""The page Chờ xử lý over a real ledger: what is decided there, its preview, and its undoing."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from ledger.unit_decisions import UNIT_CODE
from results.principal import NOBODY
from service.environment import account
from tests.builders import row
from tests.ui.conftest import page_text
from tests.ui.reviewing import MOMENT, Desk, make_desk, press
from tests.ui.staged import HOSTILE
from ui.decisions import write
from ui.decisions.unit_search import units_found
from ui.shell import session

ROWS = (
    row(1),
    row(2, unit="cơ quan hai"),
    row(3, unit="cơ quan hai"),
    row(4, unit="lạ"),
    row(5, phone="12"),
    row(6, time=""),
    row(7, name=HOSTILE, unit=f"Sở {HOSTILE}"),
)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    return make_desk(monkeypatch, tmp_path, *ROWS)


def pick(app: AppTest, response_id: str) -> AppTest:
    """Tick a row."""
    return app.checkbox(key=f"review_pick_{response_id}").check().run()


def decide(app: AppTest, action: str) -> AppTest:
    """Choose the kind of decision."""
    box = next(b for b in app.button_group if "review_action" in (b.key or ""))
    box.set_value(action).run()
    return app


def field(elements: object, start: str) -> object:
    """The widget whose key starts so; choices carry what they are about in their key."""
    (found,) = [e for e in elements if (e.key or "").startswith(start)]  # type: ignore[attr-defined]
    return found


def test_the_list_shows_each_reason_with_its_count_and_the_rows_that_wait(desk: Desk) -> None:
    app = desk.on("review")
    assert not app.exception
    labels = [option.content for option in app.pills[0].proto.options]
    assert labels == [
        "Thời điểm nộp không đọc được \\(1\\)",
        "Thông tin không đọc được \\(1\\)",
        "Đơn vị không khớp \\(4\\)",
    ], "they keep their places when counts change"
    assert app.pills[0].value == "R206_unit_unknown", "the one of which most wait"
    assert len(app.checkbox) == 4
    assert "nếu mọi bài chờ đều hợp lệ" in page_text(app)


def test_a_unit_is_assigned_to_all_with_the_same_text_as_previewed_and_undone_exactly(
    desk: Desk,
) -> None:
    before = desk.numbers()
    app = desk.on("review")
    app.selectbox(key="review_text_R206_unit_unknown").select("cơ quan hai").run()
    press(app, "review_all")
    assert "Đã chọn 2 bài" in page_text(app)
    unit = field(app.selectbox, "review_unit_")
    assert unit.value is None  # type: ignore[attr-defined]
    assert unit.options[0] == "Sở Hai"  # type: ignore[attr-defined]
    unit.select("S2").run()  # type: ignore[attr-defined]
    field(app.text_input, "review_note_").input("tên viết tắt").run()  # type: ignore[attr-defined]
    press(app, "review_ask")
    text = page_text(app)
    assert "2 bài: được tính kết quả" in text
    assert "1 → 3" in text
    assert "2 người vào bảng xếp hạng, 0 người ra khỏi, 1 người đổi thứ hạng." in text
    assert desk.ledger.decisions() == ()

    press(app, "review_write")
    assert "Đã ghi quyết định về 2 bài" in app.toast[0].value
    taken = desk.ledger.decisions()
    assert [(d.kind, d.facts[UNIT_CODE], d.note, d.decided_by) for d in taken] == [
        ("correct", "S2", "tên viết tắt", account())
    ] * 2
    assert desk.view().headline().people == 3
    text = page_text(app)
    assert "Gán đơn vị Sở Hai" in text
    assert "tên viết tắt" in text

    press(app, f"undo_{taken[0].decision_id}")
    assert "3 → 1" in page_text(app)
    assert len(desk.ledger.decisions()) == 2
    press(app, "review_write")
    assert desk.numbers() == before
    assert "đã hoàn tác" in page_text(app)
    press(app, f"undo_{taken[0].decision_id}")
    press(app, "review_write")
    assert desk.view().headline().people == 3


def test_a_response_is_accepted_as_it_is_from_its_own_address(desk: Desk) -> None:
    one = desk.id_of("Người Số 4")
    app = desk.on("review", response=one)
    assert "chưa xác định được đơn vị" in page_text(app)
    decide(app, "accept")
    press(app, "review_ask")
    assert "1 bài: được tính kết quả" in page_text(app)
    press(app, "review_write")
    assert desk.view().responses([one])[0]["state"] == "accepted"
    text = page_text(app)
    assert "được tính kết quả" in text
    assert "<b>Chấp nhận</b>" in text
    decide(app, "accept")
    assert "không cần chấp nhận" in page_text(app)


def test_a_rejection_needs_a_reason(desk: Desk) -> None:
    one = desk.id_of("Người Số 1")
    app = desk.on("review", response=one)
    decide(app, "reject")
    press(app, "review_ask")
    assert "Hãy ghi lý do" in page_text(app)
    field(app.text_input, "review_note_").input("trùng người").run()  # type: ignore[attr-defined]
    press(app, "review_ask")
    assert "1 người ra khỏi" in page_text(app)
    press(app, "review_write")
    (decision,) = desk.ledger.decisions()
    assert (decision.kind, decision.subject, decision.note) == ("reject", one, "trùng người")
    assert desk.view().headline().people == 0


def test_what_cannot_be_read_is_marked_and_corrected_and_else_told_what_to_do(desk: Desk) -> None:
    one = desk.id_of("Người Số 6")
    app = desk.on("review", response=one)
    assert ">để trống</span>" in page_text(app)
    decide(app, "accept")
    assert "chọn Sửa, mục thời điểm nộp bài" in page_text(app)
    assert not [button for button in app.button if button.key == "review_ask"]
    decide(app, "correct")
    assert field(app.selectbox, "review_field_").value == "submitted_at"  # type: ignore[attr-defined]
    value = field(app.text_input, "review_value_")
    value.input("20/11/2024 09:14:05").run()  # type: ignore[attr-defined]
    press(app, "review_ask")
    press(app, "review_write")
    assert desk.view().responses([one])[0]["state"] == "accepted"
    assert "theo quyết định" in page_text(app)


def test_a_telephone_number_that_a_spreadsheet_damaged_is_marked(desk: Desk) -> None:
    desk.load(*ROWS, row(8, phone="841234567"))
    text = page_text(desk.on("review", response=desk.id_of("Người Số 8")))
    assert '084 *** 4567 <span class="ct-badge ct-warn">bảng tính làm hỏng' in text


def test_a_telephone_number_is_masked_until_the_press_of_a_button_that_the_log_notes(
    desk: Desk,
) -> None:
    desk.load(*ROWS, row(8, phone="0912 345 678"))
    desk.load(*ROWS, row(8, phone="0912 995 678"))
    app = desk.on("review", response=desk.id_of("Người Số 8"))
    decide(app, "correct")
    text = page_text(app)
    assert "345 678" not in text
    assert "995 678" not in text
    assert "Bị sửa" in text
    masked = text.count('<span class="ct-cell">091 *** 5678</span>')
    assert masked == 3, "the cell now, and before and after the edit"
    field(app.selectbox, "review_field_").set_value("phone").run()  # type: ignore[attr-defined]
    assert "995678" not in page_text(app).replace(" ", "")
    assert field(app.text_input, "review_value_").value == ""  # type: ignore[attr-defined]
    assert desk.log() == []
    field(app.button, "uncover_").click().run()  # type: ignore[attr-defined]
    assert field(app.text_input, "review_value_").value == "0912 995 678"  # type: ignore[attr-defined]
    assert [(line["act"], line["rows"]) for line in desk.log()] == [("unmask", 1)]


def test_a_response_that_changed_meanwhile_is_not_decided_on(desk: Desk) -> None:
    one = desk.id_of("Người Số 4")
    app = desk.on("review", response=one)
    decide(app, "accept")
    press(app, "review_ask")
    desk.load(*ROWS[:3], row(4, unit="lạ", answer="B"), *ROWS[4:])
    press(app, "review_write")
    assert desk.ledger.decisions() == ()
    assert "Chưa ghi gì: 1 bài vừa thay đổi" in page_text(app)
    text = page_text(app)
    assert "Bị sửa" in text
    assert '<span class="ct-cell">A</span>' in text
    press(app, "review_ask")
    press(app, "review_write")
    assert len(desk.ledger.decisions()) == 1


def test_nothing_is_written_for_nobody(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    app = desk.on("review", response=desk.id_of("Người Số 4"))
    decide(app, "accept")
    press(app, "review_ask")
    signed_out = SimpleNamespace(
        place=session.place, principal=lambda: NOBODY, moment=session.moment
    )
    monkeypatch.setattr(write, "session", signed_out)
    app.button(key="review_write").click().run()
    assert desk.ledger.decisions() == ()
    assert "không có quyền làm việc này" in page_text(app)


def test_what_another_has_settled_meanwhile_is_chosen_no_more(desk: Desk) -> None:
    app = desk.on("review")
    three, four = desk.id_of("Người Số 3"), desk.id_of("Người Số 4")
    pick(app, three)
    pick(app, four)
    desk.ledger.decide("reject", three, note="x", by="ai", now=MOMENT)
    decide(app, "accept")
    press(app, "review_ask")
    assert "1 bài đã được xử lý trong lúc chờ" in app.toast[0].value
    assert "đã chọn 1 bài" in page_text(app)


def test_what_participants_typed_is_text_everywhere(desk: Desk) -> None:
    app = desk.on("review")
    hostile = next(x for x in desk.view().held() if x["full_name"] == HOSTILE)
    assert "<img" not in app.checkbox(key=f"review_pick_{hostile['response_id']}").label.replace(
        "\\<", ""
    )
    pick(app, hostile["response_id"])
    decide(app, "reject")
    field(app.text_input, "review_note_").input(HOSTILE).run()  # type: ignore[attr-defined]
    press(app, "review_ask")
    press(app, "review_write")
    text = page_text(app)
    assert "<img" not in text
    assert "&lt;img src=x" in text
    assert dict(app.query_params) == {}


def test_an_address_of_no_response_leads_to_the_list(desk: Desk) -> None:
    app = desk.on("review", response="<script>")
    assert not app.exception
    assert "Không tìm thấy bài trong liên kết này" in page_text(app)
    assert "<script" not in page_text(app)
    assert len(app.checkbox) == 4


def test_units_are_found_without_accents_and_guessed_from_what_was_written(desk: Desk) -> None:
    tree = desk.contest.units
    assert units_found(tree, "SO hai") == ["S2"]
    assert units_found(tree, "sở") == ["S1", "S2"]
    assert units_found(tree, "", "Văn phòng Sở Hai") == ["S2", "S1"]
    assert units_found(tree, "", "") == []
    assert units_found(tree, "huyện") == []


def test_a_press_is_answered_although_a_load_arrives_in_the_same_moment(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = desk.on("review", response=desk.id_of("Người Số 4"))
    decide(app, "accept")
    loads = iter(range(10_000))
    monkeypatch.setattr(session, "written", lambda: str(next(loads)))
    press(app, "review_ask")
    assert "Chưa có gì được ghi." in page_text(app)
