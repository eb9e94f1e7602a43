"""The page Trùng người over a real ledger: asked, shown masked, decided as previewed, undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ledger.decisions import in_force
from service.environment import account
from tests.builders import row
from tests.ui.conftest import page_text
from tests.ui.reviewing import Desk, make_desk, press
from tests.ui.staged import HOSTILE

ROWS = (
    row(1, name="Nguyễn Thị Lan", phone="0912345678"),
    row(2, name=f"Trần {HOSTILE}", phone="0912345678", answer="B"),
    row(3),
)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    return make_desk(monkeypatch, tmp_path, *ROWS)


def choose(app: AppTest, kind: str) -> AppTest:
    box = next(b for b in app.button_group if "people_action" in (b.key or ""))
    box.set_value(kind).run()
    return app


def test_two_names_of_one_phone_stand_side_by_side_and_no_number_is_shown_whole(
    desk: Desk,
) -> None:
    app = desk.on("people")
    assert not app.exception
    text = page_text(app)
    assert "091 *** 5678" in text
    assert "0912345678" not in text
    assert "<img" not in text
    assert len(app.radio[0].options) == 1
    assert "2\N{NO-BREAK SPACE}bài" in app.radio[0].options[0]


def test_a_person_is_split_as_previewed_and_the_undo_returns_every_number(desk: Desk) -> None:
    before = desk.numbers()
    app = press(desk.on("people"), "people_ask")
    text = page_text(app)
    assert "Chưa có gì được ghi." in text
    assert "2 → 3" in text, "people before and after"
    assert desk.numbers() == before
    press(app, "review_write")
    assert desk.view().headline().people == 3
    (decision,) = desk.ledger.decisions()
    assert (decision.kind, decision.decided_by) == ("split_person", account())
    app = desk.on("people")
    assert "Không có trường hợp nào cần xác minh" in page_text(app)
    assert "Nguyễn Thị Lan" in page_text(app)
    press(app, f"undo_{decision.decision_id}")
    assert "3 → 2" in page_text(app)
    press(app, "review_write")
    assert desk.numbers() == before


def test_what_is_left_as_it_is_moves_nothing_and_is_asked_no_more(desk: Desk) -> None:
    before = desk.numbers()
    app = press(choose(desk.on("people"), "leave_people"), "people_ask")
    press(app, "review_write")
    assert desk.numbers() == before
    assert "Không có trường hợp nào cần xác minh" in page_text(desk.on("people"))
    assert [d.kind for d in in_force(desk.ledger.decisions())] == ["leave_people"]


def test_of_three_near_people_two_are_merged_and_the_third_stays(desk: Desk) -> None:
    toml = Path(desk.ledger.uri).parent / "contest" / "contest.toml"
    text = toml.read_text(encoding="utf-8").replace('match_on = ["phone"]',
                                                    'match_on = ["full_name"]')  # fmt: skip
    toml.write_text(text, encoding="utf-8")
    desk.load(*(row(n, name=name, phone="0912345678")
                for n, name in enumerate(("Lê Văn Tám", "Le Van Tam", "Lê Tám"))))  # fmt: skip
    app = desk.on("people")
    assert not app.exception
    people = list(app.multiselect[0].value)
    assert len(people) == 3
    app.multiselect[0].set_value(people[:1]).run()
    press(app, "people_ask")
    assert "Hãy chọn từ hai người trở lên" in page_text(app)
    app.multiselect[0].set_value(people[:2]).run()
    press(app, "people_ask")
    press(app, "review_write")
    assert desk.view().headline().people == 2
