"""The page Đơn vị over a real ledger: a writing gets its unit as previewed, and it is undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from contest.roster import Person
from ledger.decisions import in_force
from service import acts
from tests.builders import row, write_folder
from tests.ui.conftest import page_text
from tests.ui.reviewing import MOMENT, Desk, make_desk, press
from tests.ui.staged import HOSTILE

ROWS = (
    row(1),
    row(2, unit="cơ quan hai"),
    row(3, unit="Cơ quan  Hai"),
    row(4, unit=f"Cơ quan {HOSTILE}"),
)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    return make_desk(monkeypatch, tmp_path, *ROWS)


def name_it(app: AppTest, search: str = "hai") -> AppTest:
    """Search and choose the unit found; the page says what it would move."""
    box = next(b for b in app.text_input if (b.key or "").startswith("unit_search_"))
    box.input(search).run()
    units = next(b for b in app.pills if (b.key or "").startswith("unit_found_"))
    return units.set_value(1).run()


def test_writings_are_listed_by_how_many_rows_wait_and_as_text(desk: Desk) -> None:
    app = desk.on("units")
    assert not app.exception
    labels = app.radio[0].options
    assert labels[0] == "**Cơ quan Hai** · 2 bài chờ"
    assert "<img" not in labels[1].replace("\\<", "")
    text = page_text(app)
    assert "1/4" in text, "responses that are credited"
    assert "1/3" in text, "writings that are certain"


def test_a_writing_gets_its_unit_as_previewed_and_the_undo_returns_every_number(
    desk: Desk,
) -> None:
    before = desk.numbers()
    app = name_it(desk.on("units"))
    text = page_text(app)
    assert "Chưa có gì được ghi." in text
    assert "2 bài: được tính kết quả" in text
    assert desk.numbers() == before
    press(app, "review_write")
    assert "Đã ghi quyết định về 2 bài" in app.toast[0].value
    rows = {line["unit_code"]: line for line in desk.view().participation("unit").to_pylist()}
    assert (rows["S2"]["people"], desk.view().balance().held) == (2, 1)
    (decision,) = desk.ledger.decisions()
    assert (decision.kind, decision.facts["unit_code"]) == ("alias", "S2")
    app = desk.on("units")
    assert "“Cơ quan Hai” → Sở Hai" in page_text(app)
    press(app, f"undo_{decision.decision_id}")
    assert "2 bài: chờ xử lý" in page_text(app)
    press(app, "review_write")
    assert desk.numbers() == before


def test_a_headcount_waits_until_it_is_accepted(desk: Desk) -> None:
    before = desk.numbers()
    app = desk.on("units")
    app.selectbox(key="headcounts_unit").select("S2").run()
    press(app, "FormSubmitter:headcounts-Gửi đề nghị")
    assert "nhập tổng số, nguồn và ngày" in page_text(app)
    app.number_input(key="headcounts_number").set_value(8)
    app.text_input(key="headcounts_source").input("Báo cáo <b>")
    press(app, "FormSubmitter:headcounts-Gửi đề nghị")
    (proposed,) = desk.ledger.decisions()
    assert desk.numbers() == before
    text = page_text(app)
    assert "Báo cáo &lt;b&gt;" in text
    assert "Đề nghị tổng số</b>: Sở Hai" in text
    assert "chưa có → 8" in text
    press(app, f"accept_{proposed.decision_id}")
    assert "Tỷ lệ tham gia: chưa có mẫu số → 0,0 % (0/8)" in page_text(app).replace("\xa0", " ")
    assert desk.numbers() == before
    press(app, "review_write")
    counted = desk.view().unit("S2")
    assert counted is not None
    assert counted["headcount"] == 8
    press(desk.on("units"), f"undo_{desk.ledger.decisions()[-1].decision_id}")
    press(app, "review_write")
    assert desk.numbers() == before
    assert [d.kind for d in in_force(desk.ledger.decisions())] == ["propose_headcount"]


def test_a_proposal_that_is_not_used_waits_no_more(desk: Desk) -> None:
    app = desk.on("units")
    app.selectbox(key="headcounts_unit").select("S2").run()
    app.number_input(key="headcounts_number").set_value(8)
    app.text_input(key="headcounts_source").input("Báo cáo")
    press(app, "FormSubmitter:headcounts-Gửi đề nghị")
    (proposed,) = desk.ledger.decisions()
    press(app, f"refuse_{proposed.decision_id}")
    assert in_force(desk.ledger.decisions()) == ()
    assert "Đề nghị của các đơn vị" not in page_text(app)


def test_every_kind_of_proposal_is_shown_with_its_effect_before_it_is_accepted(desk: Desk) -> None:
    tree = desk.contest.units
    for wanted in (
        acts.propose_contact(tree, 1, "<b>Bà Lan", "Chánh văn phòng", "0987000111"),
        acts.propose_roster(tree, 1, [Person("Người Số 2", "", "0900000002"), Person("Vắng")]),
        acts.propose_alias(tree, "Cơ quan Hai", 1),
    ):
        desk.ledger.decide(*wanted, by="liên kết S2", now=MOMENT)
    before = desk.numbers()
    app = desk.on("units")
    text = page_text(app)
    assert "chưa có → &lt;b&gt;Bà Lan · Chánh văn phòng · 098 *** 0111" in text
    assert "0 người → 2 người" in text
    assert text.count("liên kết của Sở Hai") == 2 * 3, "in the inbox and in the log"
    contact, roster, alias = desk.ledger.decisions()
    press(app, f"accept_{roster.decision_id}")
    text = page_text(app).replace("\xa0", " ")
    assert "Danh sách: 0 → 2 người, trong đó 2 dòng mới" in text
    assert "Chưa ghi nhận dự thi: 0 → 1" in text
    press(app, f"accept_{alias.decision_id}")
    text = page_text(app)
    assert "2 bài: được tính kết quả" in text
    assert "Thứ hạng: – → " in text.replace("—", "–")
    assert desk.numbers() == before
    press(app, "review_write")
    rows = {line["unit_code"]: line for line in desk.view().participation("unit").to_pylist()}
    assert rows["S2"]["people"] == 2
    press(desk.on("units"), f"refuse_{contact.decision_id}")
    assert [one.fate for one in desk.view().proposals()] == ["refused", "waits", "accepted"]
    app = desk.on("units")
    *_, accepted, refused = desk.ledger.decisions()
    assert (accepted.kind, refused.kind) == ("accept_proposal", "undo")
    press(app, f"undo_{contact.decision_id}")  # the older act stands lower on the page
    press(app, f"undo_{accepted.decision_id}")
    press(app, f"undo_{contact.decision_id}")
    press(app, f"undo_{accepted.decision_id}")
    assert "2 bài: chờ xử lý" in page_text(app)
    tasks = page_text(desk.on("overview"))
    assert "đề nghị của các đơn vị chờ duyệt" in tasks


def test_a_writing_that_names_several_units_is_not_decided_without_a_warning(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = make_desk(monkeypatch, tmp_path)
    units = "code,name,kind,group,parent\nH1,Huyện Một,,so,\nX1,Xã A,,,H1\nX2,Xã A,,,H1\n"
    write_folder(tmp_path / "contest", units=units)
    made.load(row(1, unit="xã a"))
    assert "Đây là tên của 2 đơn vị" in page_text(made.on("units"))
