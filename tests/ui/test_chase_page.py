"""Đôn đốc over a real ledger: who is behind, whom to call, what to send, and what was promised."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from ledger.contacts import Contact, note_contact
from publish.made import MANIFEST
from results import Principal
from results.principal import Role
from service import downloads, environment
from tests.builders import UNITS, row
from tests.ui.conftest import page_text
from tests.ui.reviewing import Desk, make_desk, press
from tests.ui.staged import HOSTILE
from ui.shell import session

RULES = """[hotline]
phone = "0220 3123 456"
[targets]
participation_rate = 0.8
letter_below = 0.5
"""
MORE = f"P1,Phòng Một,phòng,,S1,5\nP2,Phòng {HOSTILE},phòng,,S1,4\nQ1,Phòng LẠ,phòng,,S2,\n"
CONTACTS = (
    "unit_code,name,title,phone\nP1,Bà Một,Chánh Văn phòng,0912 345 678\nQ1,Ông LẠ,,02203999888\n"
)
ROWS = (row(1), row(2, unit="Phòng Một"), row(3, unit="Phòng Một"), row(4, unit="Sở Hai"))
LEADER = Principal("chi@thu.example", "leader", ("S1",))


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    """S1 has 3 people of 10, with 2 of the 5 of P1; S2 has 1 and no headcount; nobody in P2 (4) and
    in Q1, which has no headcount either."""
    made = make_desk(monkeypatch, tmp_path, *ROWS, rules=RULES, units=f"{UNITS}{MORE}")
    (tmp_path / "contest" / "contacts.csv").write_text(CONTACTS, encoding="utf-8")
    return made


def looks(monkeypatch: pytest.MonkeyPatch, who: Principal) -> None:
    monkeypatch.setattr(session, "principal", lambda: who)


def shown(app: AppTest) -> str:
    assert not app.exception
    return page_text(app).replace("\u00a0", " ")


def noted(
    desk: Desk, code: str, promised: int | None, until: date | None, note: str = "", hour: int = 2
) -> None:
    at = datetime(2024, 11, 25, hour, tzinfo=UTC)
    line = Contact(at, "bình@thu.example", code, None, "reached", promised, until, note)
    note_contact(desk.ledger, line)


def test_a_template_with_a_mistake_is_named_on_the_page_and_offers_no_letters(
    desk: Desk, tmp_path: Path
) -> None:
    template = tmp_path / "contest" / "templates" / "letters.docx"
    template.parent.mkdir()
    paper = Document()
    paper.add_paragraph("{{ unit.nmae }}")
    paper.save(str(template))
    text = shown(desk.on("chase"))
    assert "Mẫu riêng letters.docx có 1 chỗ sai" in text
    assert "unit.nmae" in text
    assert "công văn (zip)" not in text
    template.unlink()
    template.mkdir()
    assert "không đọc được mẫu riêng letters.docx" in shown(desk.on("chase"))
    template.rmdir()
    assert "công văn (zip)" in shown(desk.on("chase"))


def test_the_page_begins_with_how_many_are_behind_and_how_many_are_silent(desk: Desk) -> None:
    app = desk.on("chase")
    text = shown(app)
    assert "<b>1/2 đơn vị dưới 50 %; đơn vị nào cũng đã có người dự thi.</b>" in text
    assert app.pills(key="chase_layer").options == ["Sở \\(1\\)", "Sở\\: đơn vị trực thuộc \\(3\\)"]
    assert ">Sở Một</a>" in text
    assert "3/10" in text
    assert app.expander[0].label.startswith("1 đơn vị đã có người dự thi nhưng chưa có mẫu số")
    app.pills(key="chase_layer").set_value(1).run()
    text = shown(app)
    assert "<b>3/3 đơn vị dưới 50 %, trong đó 2 chưa có người dự thi.</b>" in text
    places = [text.index(name) for name in ("&lt;img", ">Phòng LẠ</a>", ">Phòng Một</a>")]
    assert places == sorted(places), "silent first, the larger one before"
    assert "<img" not in text
    # 80 % of 5 are 4; 2 are missing with 11 whole days left; 2 came 14 full days ago.
    for said in ("40,0 %", "2/5", "cần 1, hiện 0", "2/5 (40,0 %)", 'href="tel:0912345678"'):
        assert said in text, said


def test_a_unit_of_the_address_has_its_call_and_the_text_to_copy(desk: Desk) -> None:
    app = desk.on("chase", unit="P1")
    assert app.pills(key="chase_layer").value == 1, "the unit chooses its own layer"
    assert "Bà Một – Chánh Văn phòng" in shown(app)
    (text,) = app.code
    assert text.value.replace("\u00a0", " ").startswith("Phòng Một – Cuộc thi thử\nTính đến 02/12")
    assert "Còn thiếu 2 người để đạt chỉ tiêu 80 %" in text.value.replace("\u00a0", " ")
    assert "không có trong danh sách" in shown(desk.on("chase", unit="không có"))


def test_a_contact_is_noted_in_three_fields_and_shows_at_the_unit(desk: Desk) -> None:
    before = desk.numbers()
    app = desk.on("chase", unit="P1")
    app.number_input(key="chase_promised_P1_0").set_value(4)
    app.date_input(key="chase_until_P1_0").set_value(date(2024, 12, 5))
    app.text_input(key="chase_note_P1_0").input(f"{HOSTILE} 0988777666")
    press(app, "chase_reached_P1_0")
    text = shown(app)
    assert "Đã ghi." in text
    assert "cam kết đạt 4 người đến hết 05/12" in text
    assert "quá hẹn" not in text
    history = text[text.index("ct-bullets") :]
    assert "đã liên hệ được · cam kết đạt 4 người đến hết 05/12/2024 · [x](http" in history
    assert "0988777666" not in text
    assert "<img" not in text
    press(app, "chase_missed_P1_1")
    assert [(one.outcome, one.promised) for one in desk.view().contact_log()] == [
        ("missed", None), ("reached", 4),
    ]  # fmt: skip
    assert "Các lần liên hệ \\(2\\)" in {one.label for one in app.expander}
    assert "cam kết đạt 4 người" in shown(app), "the last promise stands after a vain call"
    assert desk.numbers() == before
    assert desk.log() == []


def test_a_promise_that_nobody_gave_is_not_noted(desk: Desk) -> None:
    app = desk.on("chase", unit="P1")
    app.number_input(key="chase_promised_P1_0").set_value(4)
    press(app, "chase_missed_P1_0")
    assert "Chưa ghi: số cam kết" in shown(app)
    assert desk.view().contact_log() == ()


def test_a_promise_past_its_day_is_marked_until_it_is_kept(desk: Desk) -> None:
    noted(desk, "P1", 3, date(2024, 12, 1))
    assert "quá hẹn, chưa đạt" in shown(desk.on("chase", unit="P1"))
    noted(desk, "P1", 2, date(2024, 12, 1), hour=3)
    assert "quá hẹn" not in shown(desk.on("chase")), "two people took part"
    noted(desk, "P1", None, None, hour=4)
    text = shown(desk.on("chase"))
    assert "quá hẹn" not in text
    assert "cam kết đạt 2 người" in text


def test_a_leader_sees_and_chases_own_units_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted(desk, "Q1", None, None, "LẠ LÙNG")
    noted(desk, "P1", 3, date(2024, 12, 1), "không hợp tác")
    looks(monkeypatch, LEADER)
    app = desk.on("chase", unit="P1")
    text = shown(app)
    assert app.pills(key="chase_layer").options == [
        "Đơn vị của tôi \\(1\\)", "Đơn vị trực thuộc \\(2\\)",
    ]  # fmt: skip
    assert "quá hẹn, chưa đạt" in text
    for hidden in ("LẠ", "02203999888", "Sở Hai", "không hợp tác", "bình@thu.example"):
        assert hidden not in text, hidden
    press(app, "chase_reached_P1_1")
    assert desk.view().contact_log()[0].by == LEADER.name
    assert "không có trong danh sách" in shown(desk.on("chase", unit="Q1"))


@pytest.mark.parametrize("role", ["viewer", "auditor"])
def test_who_may_only_look_sees_contacts_and_no_form(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, role: Role
) -> None:
    noted(desk, "P1", 3, date(2024, 12, 1), "hẹn lại")
    looks(monkeypatch, Principal("xem@thu.example", role))
    app = desk.on("chase", unit="P1")
    assert "hẹn lại" in shown(app)
    assert not app.number_input
    assert not app.button


def test_the_committee_takes_the_letters_of_ticked_units_in_one_zip(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "_offers", {})
    app = desk.on("chase", unit="P1")
    label = "Tải 2 công văn (zip)"
    assert f'download="letters-20241202-1405.zip" class="ct-button">{label}</a>' in shown(app)
    assert letters_in(app) == {"letters-P2-20241202-1405.docx", "letters-Q1-20241202-1405.docx"}, (
        "first those without participants"
    )
    app.pills(key="chase_letters_so_True").set_value("all").run()
    assert len(letters_in(app)) == 3
    app.pills(key="chase_letters_so_True").set_value("some").run()
    assert "ct-button" not in shown(app)
    app.multiselect(key="chase_ticked_so_True").set_value(["P1"]).run()
    assert letters_in(app) == {"letters-P1-20241202-1405.docx"}
    assert [(line["act"], line["rows"]) for line in desk.log()] == [
        ("export", 2), ("export", 3), ("export", 1),
    ]  # fmt: skip
    looks(monkeypatch, LEADER)
    assert "ct-button" not in shown(desk.on("chase", unit="P1"))


def letters_in(app: AppTest) -> set[str]:
    """The files of the zip that the page offers, without the manifest."""
    (token,) = re.findall(r'href="/tai-ve/([^"]+)"', shown(app))
    offered = downloads.offered(token, session.DEMO.id, session.clock())
    assert offered is not None
    with ZipFile(BytesIO(offered.make(environment.operator()))) as package:
        return set(package.namelist()) - {MANIFEST}


def test_before_the_opening_nobody_is_behind(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTEST_NOW", "2024-11-15T09:00")
    text = shown(desk.on("chase"))
    assert "Cuộc thi chưa mở" in text
    assert "ct-table" not in text


def test_after_the_closing_nothing_is_noted_and_no_pace_is_needed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTEST_NOW", "2024-12-20T09:00")
    app = desk.on("chase", unit="P1")
    text = shown(app)
    assert "3/3 đơn vị dưới 50 %" in text
    assert not re.search(r"(cần|hiện) \d", text[text.index("ct-table") : text.index("</table>")])
    assert not app.number_input


def test_the_page_speaks_english_too(desk: Desk) -> None:
    noted(desk, "P1", 3, date(2024, 12, 1))
    text = shown(desk.on("chase", unit="P1", language="en"))
    assert "3/3 units are below 50%, 2 of them without participants." in text
    assert "promised 3 people by 1 Dec" in text
