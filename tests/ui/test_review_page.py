"""The page Chờ xử lý over a real ledger: what is decided there, its preview, and its undoing."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from ledger.unit_decisions import UNIT_CODE
from results.principal import NOBODY, Principal, Role
from service.environment import account
from tests.builders import row
from tests.ui.conftest import page_text
from tests.ui.reviewing import MOMENT, Desk, make_desk, press
from tests.ui.staged import HOSTILE
from ui.decisions import write
from ui.decisions.unit_choice import units_found
from ui.shell import session

ROWS = (
    row(1),
    row(2, unit="sở hai xx"),
    row(3, unit="sở hai xx"),
    row(4, unit="lạ"),
    row(5, phone="12"),
    row(6, time=""),
    row(7, name=HOSTILE, unit=f"Sở {HOSTILE}"),
)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    return make_desk(monkeypatch, tmp_path, *ROWS)


def listed(app: AppTest) -> list[str]:
    """The cases in the list, as they are named."""
    (cases,) = [group for group in app.pills if group.key == "review_list"]
    return [option.content for option in cases.proto.options]


def open_case(app: AppTest, start: str) -> AppTest:
    """Open the case whose name starts so."""
    (cases,) = [group for group in app.pills if group.key == "review_list"]
    names = [option.content for option in cases.proto.options]
    (place,) = [n for n, name in enumerate(names) if name.startswith(start)]
    app.session_state["review_open"] = app.session_state["review_order"][place]
    return app.run()


def decide(app: AppTest, action: str) -> AppTest:
    """Choose the kind of decision."""
    box = next(b for b in app.button_group if "review_action" in (b.key or ""))
    box.set_value(action).run()
    return app


def field(elements: object, start: str) -> object:
    """The widget whose key starts so; choices carry what they are about in their key."""
    (found,) = [e for e in elements if (e.key or "").startswith(start)]  # type: ignore[attr-defined]
    return found


def test_what_says_the_same_is_one_case_and_the_largest_comes_first(desk: Desk) -> None:
    app = desk.on("review")
    assert not app.exception
    assert app.selectbox(key="review_reason").options == [
        "Thời điểm nộp không đọc được (1)",
        "Thông tin không đọc được (1)",
        "Đơn vị không khớp (4)",
    ], "they keep their places when counts change"
    cases = listed(app)
    assert cases[0] == "**“sở hai xx”** · 2 bài"
    assert len(cases) == 5, "the others wait alone"
    assert "“sở hai xx”" in page_text(app), "the first case is open"
    assert "nếu mọi bài chờ đều hợp lệ" in page_text(app)
    app.selectbox(key="review_reason").select("R201_submitted_at_unreadable").run()
    assert [name.split(" ·")[0] for name in listed(app)] == ["**Người Số 6**"]


def test_a_key_chooses_the_unit_of_a_writing_another_writes_and_the_next_case_opens(
    desk: Desk,
) -> None:
    before = desk.numbers()
    app = press(desk.on("review"), "key_unit_1")
    text = page_text(app)
    assert app.button(key="undo_last").disabled, "nothing is decided yet"
    assert "Chưa có gì được ghi." in text
    assert "2 bài: được tính kết quả" in text
    assert "<b>Người Số 2</b>: chưa xếp hạng → hạng" in text
    assert "1 người khác đổi thứ hạng" in text
    assert text.index("chưa xếp hạng") < text.index("1 → 3"), "words first, then the numbers"
    assert desk.ledger.decisions() == ()

    press(app, "review_write")
    assert "Đã ghi quyết định về 2 bài" in app.toast[0].value
    (taken,) = desk.ledger.decisions()
    assert (taken.kind, taken.facts[UNIT_CODE], taken.decided_by) == ("alias", "S2", account())
    assert desk.view().headline().people == 3
    text = page_text(app)
    assert "<h2" in text
    assert "sở hai xx" not in text[: text.index("Quyết định gần đây")]
    undo = app.button(key="undo_last")
    assert undo.label.replace("\\", "") == "Hoàn tác: “sở hai xx” → Sở Hai"

    press(app, "undo_last")
    assert re.search(r"<b>Người Số 2</b>: hạng \d → chưa xếp hạng", page_text(app))
    assert len(desk.ledger.decisions()) == 1
    press(app, "review_write")
    assert desk.numbers() == before
    assert "đã hoàn tác" in page_text(app)
    assert app.button(key="undo_last").disabled, "it keeps its place"
    press(app, f"undo_{taken.decision_id}")
    press(app, "review_write")
    assert desk.view().headline().people == 3


def test_a_case_is_taken_apart_for_responses_that_need_different_units(desk: Desk) -> None:
    app = press(desk.on("review"), "review_apart_now")
    assert '<h2 class="ct-h2">Người Số 2</h2>' in page_text(app)
    press(app, "key_unit_1")
    press(app, "review_write")
    (taken,) = desk.ledger.decisions()
    assert (taken.kind, taken.facts[UNIT_CODE]) == ("correct", "S2")
    assert '<h2 class="ct-h2">Người Số 3</h2>' in page_text(app), "its neighbour opens"
    assert desk.view().headline().people == 2


def test_the_next_and_the_previous_case_open_by_key_and_a_found_unit_is_assigned(
    desk: Desk,
) -> None:
    app = press(press(desk.on("review"), "review_next"), "review_next")
    second = page_text(app)
    assert page_text(press(press(app, "review_previous"), "review_next")) == second
    open_case(app, "**Người Số 4**")
    field(app.text_input, "unit_search_").input("so hai").run()  # type: ignore[attr-defined]
    found = next(group for group in app.pills if (group.key or "").startswith("unit_found_"))
    found.set_value(1).run()
    press(app, "review_write")
    (taken,) = desk.ledger.decisions()
    assert (taken.subject, taken.facts[UNIT_CODE]) == (desk.id_of("Người Số 4"), "S2")


@pytest.mark.parametrize("role", ["viewer", "auditor"])
def test_who_may_not_decide_reads_the_cases_and_is_offered_no_choice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, role: Role
) -> None:
    monkeypatch.setattr(session, "principal", lambda: Principal("ai", role))
    app = desk.on("review")
    assert listed(app)[0] == "**“sở hai xx”** · 2 bài"
    assert [group.key for group in app.button_group if "review_action" in (group.key or "")] == []
    offered = {button.key for button in app.button}
    assert offered <= {"review_previous", "review_next", "review_apart_now"}
    assert [box.key for box in app.text_input] == []


def test_a_response_is_accepted_as_it_is_from_its_own_address(desk: Desk) -> None:
    one = desk.id_of("Người Số 4")
    app = desk.on("review", response=one)
    assert "chưa xác định được đơn vị" in page_text(app)
    decide(app, "accept")
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
    assert "Hãy ghi lý do" in page_text(app)
    field(app.text_input, "review_note_").input("trùng người").run()  # type: ignore[attr-defined]
    assert "1 người ra khỏi" in page_text(app)
    assert "<b>Người Số 1</b>: hạng 1 → chưa xếp hạng" in page_text(app)
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
    masked = text.count('ct-cell">091 *** 5678</span>')
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
    signed_out = SimpleNamespace(
        place=session.place, principal=lambda: NOBODY, moment=session.moment
    )
    monkeypatch.setattr(write, "session", signed_out)
    app.button(key="review_write").click().run()
    assert desk.ledger.decisions() == ()
    assert "không có quyền làm việc này" in page_text(app)


def test_what_another_has_settled_meanwhile_is_in_the_case_no_more(desk: Desk) -> None:
    app = desk.on("review")
    three = desk.id_of("Người Số 3")
    desk.ledger.decide("reject", three, note="x", by="ai", now=MOMENT)
    decide(app, "accept")
    press(app, "review_write")
    _, taken = desk.ledger.decisions()
    assert (taken.kind, taken.subject) == ("accept", desk.id_of("Người Số 2"))


def test_what_participants_typed_is_text_everywhere(desk: Desk) -> None:
    app = desk.on("review")
    assert not [name for name in listed(app) if "<img" in name.replace("\\<", "")]
    open_case(app, next(name for name in listed(app) if "img" in name))
    decide(app, "reject")
    field(app.text_input, "review_note_").input(HOSTILE).run()  # type: ignore[attr-defined]
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
    assert len(listed(app)) == 5


def test_units_are_found_without_accents(desk: Desk) -> None:
    tree = desk.contest.units

    def found(search: str) -> list[str]:
        return [tree.units[n].code for n in units_found(tree, search, date(2024, 12, 1))]

    assert found("SO hai") == ["S2"]
    assert found("s") == ["S1", "S2"]
    assert found("o") == [], "a word is found by its beginning"
    assert found("huyện") == []


def test_a_press_is_answered_although_a_load_arrives_in_the_same_moment(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = desk.on("review", response=desk.id_of("Người Số 4"))
    decide(app, "accept")
    loads = iter(range(10_000))
    press(app, "review_cancel")
    monkeypatch.setattr(session, "written", lambda: str(next(loads)))
    press(app, "review_ask")
    assert "Chưa có gì được ghi." in page_text(app)
