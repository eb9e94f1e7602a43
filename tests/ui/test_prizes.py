"""The page Giải thưởng over a real ledger: winners, a tie that is sealed and drawn, units that are
out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from contest import load
from contest.errors import UsageError
from ledger.draws import seal
from results import awards
from service import acts, recounted
from service.acts import Wanted, undo
from service.decide import decide
from service.environment import Moment
from tests.builders import COMMITTEE, here, row
from tests.ui.conftest import page_text
from tests.ui.reviewing import MOMENT, Desk, make_desk

RULES = """
[[prizes]]
name = "Giải Nhất"
count = 1
basis = "Điều 9 Thể lệ"
[[prizes]]
name = "Giải Nhì"
count = 2
[[unit_prizes]]
name = "Giải tập thể"
group = "so"
"""
ONE_SECOND = {"time": "20/11/2024 09:00:00", "prediction": ""}
TODAY = date(2024, 12, 2)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Desk:
    rows = [row(n, **ONE_SECOND) for n in (1, 2)]
    return make_desk(monkeypatch, tmp_path, *rows, row(3, prediction=""), row(4, answer="B"),
                     rules=RULES)  # fmt: skip


def write(*wanted: Wanted) -> None:
    decide(here(), COMMITTEE, wanted, moment=Moment(MOMENT))


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def test_the_page_says_who_wins_why_and_which_units_are_out(desk: Desk) -> None:
    text = page_text(desk.on("prizes"))
    assert "Căn cứ: Điều 9 Thể lệ." in text
    assert text.index("Giải Nhất") < text.index("Người Số 3"), "the earliest is first"
    assert "thời điểm nộp bài sớm hơn" in text
    assert "Chưa có mẫu số" in text, "Sở Hai has no headcount"
    assert "kế tiếp" in text


def test_a_tie_is_sealed_on_the_page_and_drawn_from_the_day_of_its_event(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rows = [row(n, **ONE_SECOND) for n in (1, 2)]
    desk = make_desk(monkeypatch, tmp_path, *rows, rules=RULES)
    app = desk.on("prizes")
    assert "2 người đồng hạng" in page_text(app)
    press(app, "Niêm phong danh sách")
    assert desk.view().draws() == (), "an event is needed"
    app.text_input[0].input("Xổ số miền Bắc, giải đặc biệt")
    press(app, "Niêm phong danh sách")
    (sealed,) = desk.view().draws()
    assert sealed.seal == seal(sealed.ids)
    assert sealed.seal in page_text(app)
    app.text_input[0].input("38204")
    press(app, "Ghi kết quả bốc thăm")
    assert [one["prize"] for one in desk.view().standings().to_pylist()].count("Giải Nhất") == 1
    assert "38204" in page_text(app)
    assert "đồng hạng ở vị trí" not in page_text(app)


def test_nobody_tries_seeds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    rows = [row(n, **ONE_SECOND) for n in (1, 2)]
    desk = make_desk(monkeypatch, tmp_path, *rows, rules=RULES)
    (tie,) = desk.view().awards().ties
    with pytest.raises(UsageError, match="has passed"):
        acts.seal_draw(desk.view(), tie, "Xổ số", date(2024, 12, 1), TODAY)
    later = acts.seal_draw(desk.view(), tie, "Xổ số", date(2024, 12, 3), TODAY)
    write(later)
    with pytest.raises(UsageError, match="sealed already"):
        write(later)
    (sealed,) = desk.view().draws()
    with pytest.raises(UsageError, match="cannot be undone"):
        write(undo(sealed.decision_id))
    with pytest.raises(UsageError, match="still to come"):
        acts.draw_by_seed(sealed, "1", TODAY)
    drawn = acts.draw_by_seed(sealed, "1", date(2024, 12, 3))
    with pytest.raises(UsageError, match="still to come"):
        write(drawn)
    decide(here(), COMMITTEE, [drawn], moment=Moment(MOMENT.replace(day=4)))
    with pytest.raises(UsageError, match="recorded already"):
        decide(here(), COMMITTEE, [drawn], moment=Moment(MOMENT.replace(day=4)))
    (sealed,) = desk.view().draws()
    with pytest.raises(UsageError, match="cannot be undone"):
        write(undo(next(d.decision_id for d in desk.view().decisions if d.kind == "draw")))


def test_a_draw_in_the_room_names_everybody_once_and_its_witnesses(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rows = [row(n, **ONE_SECOND) for n in (1, 2)]
    desk = make_desk(monkeypatch, tmp_path, *rows, rules=RULES)
    (tie,) = desk.view().awards().ties
    write(acts.seal_draw(desk.view(), tie, "Tại phòng họp số 2", TODAY, TODAY))
    (sealed,) = desk.view().draws()
    for order, witnesses in ((tie.ids[:1], "Bà B"), (tie.ids, " "), ((*tie.ids, tie.ids[0]), "B")):
        with pytest.raises(UsageError):
            acts.draw_by_hand(sealed, order, witnesses, TODAY)
    last_first = tie.ids[::-1]
    write(acts.draw_by_hand(sealed, last_first, "Bà B, ông C", TODAY))
    won = desk.view().awards().won
    assert [one.contender.id for one in won] == list(last_first)


def test_a_tie_of_units_is_sealed_and_drawn_on_the_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = make_desk(monkeypatch, tmp_path, rules=RULES)
    units = tmp_path / "contest" / "units.csv"
    units.write_text(units.read_text("utf-8") + "S3,Sở Ba,sở,so,,10\n", "utf-8")
    desk = replace(desk, contest=load(units.parent))
    desk.load(row(1, unit="Sở Một"), row(2, unit="Sở Ba"))
    app = desk.on("prizes")
    text = page_text(app)
    assert "2 đơn vị đồng hạng ở vị trí 1–2" in text
    assert "10,0 %" in text.replace("\u00a0", " ")
    app.text_input[0].input("Tại phòng họp số 2")
    press(app, "Niêm phong danh sách")
    (sealed,) = desk.view().draws()
    assert sealed.ids == ("S1", "S3")
    app.radio[0].set_value("Bốc thăm tại chỗ").run()
    app.multiselect[0].set_value(["S3", "S1"])
    app.text_input[0].input("Bà B, ông C")
    press(app, "Ghi kết quả bốc thăm")
    (lists,), awards_ = desk.view().unit_awards()
    assert {unit.row["unit_code"]: unit.prize for unit in lists.units if unit.rank} == {
        "S1": None,
        "S3": "Giải tập thể",
    }
    assert not awards_.ties


def test_probable_wrong_keys_are_told_before_prizes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    right = [row(n, answer="A") for n in range(1, 5)]
    desk = make_desk(monkeypatch, tmp_path, *right, rules=RULES)
    assert "có thể sai đáp án" not in page_text(desk.on("prizes"))
    desk.load(*right, *(row(n, answer="B") for n in range(5, 60)))
    assert "1 câu hỏi có thể sai đáp án" in page_text(desk.on("prizes"))


def test_a_list_that_is_not_tied_cannot_be_sealed(desk: Desk) -> None:
    assert not desk.view().awards().ties
    facts = {"of": '["people", "", ""]', "ids": "[]", "event": "Xổ số", "on": "2024-12-30"}
    with pytest.raises(UsageError, match="not tied"):
        write(Wanted("seal_draw", seal([]), facts))


def test_the_recount_on_the_page_agrees_and_names_rows_where_it_does_not(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = desk.on("prizes")
    app.button(key="recount").click().run()
    assert not app.exception
    assert "Khớp hoàn toàn" in page_text(app)
    monkeypatch.setattr(awards, "prizes_by_line", lambda results: {})
    monkeypatch.setattr(recounted, "prizes_by_line", lambda results: {})
    app.button(key="recount").click().run()
    text = page_text(app)
    assert "dòng khác nhau" in text
    assert "Người Số" not in text.partition("Đối chiếu độc lập")[2]


def verify(desk: Desk, own: str) -> AppTest:
    app = desk.on("prizes")
    app.selectbox(key="verify__").set_value(own).run()
    assert not app.exception
    return app


def test_a_winner_is_verified_on_the_page_and_again_after_an_edit(desk: Desk) -> None:
    first = desk.view().awards().won[0].contender.id
    app = verify(desk, first)
    assert "dự kiến đạt giải" in page_text(app)
    app.text_input(key=f"why_prize_{first}").input("Gọi điện, đối chiếu thẻ")
    press(app, "Đã xác minh")
    assert "đã xác minh" in page_text(app)
    assert "Gọi điện, đối chiếu thẻ" in page_text(app)
    desk.load(*(row(n, **ONE_SECOND) for n in (1, 2)), row(3, prediction="7"), row(4, answer="B"))
    assert "Bài đã sửa sau khi xác minh" in page_text(verify(desk, first))


def test_who_is_not_eligible_keeps_the_rank_and_the_next_moves_up_as_the_preview_said(
    desk: Desk,
) -> None:
    won = {one.contender.id: one.prize for one in desk.view().awards().won}
    first = next(own for own, prize in won.items() if prize == 0)
    app = verify(desk, first)
    press(app, "Không đủ điều kiện…")
    assert "phải nêu lý do" in page_text(app)
    app.text_input(key=f"why_prize_{first}").input("Thành viên Tổ thư ký")
    press(app, "Không đủ điều kiện…")
    text = page_text(app)
    assert "Giải Nhất → không có giải" in text, text
    app.button(key="review_write").click().run()
    lines = desk.view().standings().to_pylist()
    assert [(one["rank"], one["prize"]) for one in lines if one["response_id"] == first] == [
        (1, None)
    ]
    assert "không đủ điều kiện" in page_text(desk.on("prizes"))
    press(verify(desk, first), "Hoàn tác")
    app = verify(desk, first)
    app.button(key="review_write").click().run()
    assert {one.contender.id: one.prize for one in desk.view().awards().won} == won


def test_a_draw_that_lost_somebody_holds_for_the_others(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rows = [row(n, **ONE_SECOND) for n in (1, 2, 3, 4)]
    desk = make_desk(monkeypatch, tmp_path, *rows, rules=RULES)
    (tie,) = desk.view().awards().ties
    write(acts.seal_draw(desk.view(), tie, "Tại phòng họp số 2", TODAY, TODAY))
    (sealed,) = desk.view().draws()
    order = tie.ids[::-1]
    write(acts.draw_by_hand(sealed, order, "Bà B", TODAY))
    decide(here(), COMMITTEE, [acts.disqualify(order[1])], note="Điều 2", moment=Moment(MOMENT))
    awards_ = desk.view().awards()
    assert not awards_.ties, "nobody draws twice"
    assert [one.contender.id for one in awards_.won] == [order[0], order[2], order[3]]
    assert recounted.recounted(here(), COMMITTEE, Moment(MOMENT)).agrees


def test_a_unit_that_is_not_eligible_keeps_its_rank(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = make_desk(monkeypatch, tmp_path, row(1, unit="Sở Một"), rules=RULES)
    tree = desk.view().contest.units
    number = next(n for n, unit in enumerate(tree.units) if unit.code == "S1")
    wanted = [acts.disqualify_unit(tree, number)]
    decide(here(), COMMITTEE, wanted, note="Điều 3", moment=Moment(MOMENT))
    (lists,), _ = desk.view().unit_awards()
    (unit,) = [one for one in lists.units if one.row["unit_code"] == "S1"]
    assert (unit.rank, unit.prize, unit.eligible) == (1, None, False)
    assert "không đủ điều kiện" in page_text(desk.on("prizes"))
