"""The page Câu hỏi over a real ledger: a wrong key in words, the options, topics by unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import COMMITTEE, row
from tests.ui.conftest import page_text
from tests.ui.reviewing import Desk, make_desk

TOPICS = "id,heading,options,key,topic\nq1,Câu 1,A|B|C,A,Chuyển đổi số\n"


def desk_of(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answers: str, items: str = TOPICS
) -> Desk:
    """One person an answer."""
    desk = make_desk(monkeypatch, tmp_path, rules="[privacy]\nsmall_cell = 2\n", items=items)
    desk.load(*(row(n, answer=answer) for n, answer in enumerate(answers, start=1)))
    return desk


def test_a_wrong_key_comes_first_in_words_with_both_answers(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = desk_of(monkeypatch, tmp_path, "BBBA").on("items")
    assert not app.exception
    text = page_text(app)
    said = "Nhóm làm tốt nhất chọn “B” (3/4 bài), đáp án khai báo là “A”: xem lại đáp án."
    assert said in text
    assert text.index(said) < text.index("Tỷ lệ trả lời đúng và độ phân biệt")
    assert "1 câu có thể sai đáp án" in text
    assert app.expander[0].proto.expanded


def test_a_key_that_the_best_share_is_told_to_have_no_sign(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = desk_of(monkeypatch, tmp_path, "AAAB").on("items")
    text = page_text(app)
    assert "Không câu nào có dấu hiệu sai đáp án." in text
    assert "xem lại đáp án" not in text
    assert not app.expander[0].proto.expanded
    assert "75,0\u00a0%" in text


def test_topics_stand_by_unit_and_few_people_are_hidden(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = make_desk(monkeypatch, tmp_path, rules="[privacy]\nsmall_cell = 2\n", items=TOPICS)
    desk.load(row(1), row(2, answer="B"), row(3, unit="Sở Hai"))
    text = page_text(desk.on("items"))
    assert "Chuyển đổi số" in text
    assert "Sở Một" in text
    assert "50,0\u00a0%" in text
    assert "Sở Hai" not in text
    assert "1 đơn vị không hiện, vì có dưới 2 người trả lời." in text


def test_without_topics_the_page_says_how_to_declare_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plain = "id,heading,options,key\nq1,Câu 1,A|B|C,A\n"
    text = page_text(desk_of(monkeypatch, tmp_path, "A", plain).on("items"))
    assert "Chưa câu nào có chủ đề." in text


def test_before_the_first_response_the_page_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = make_desk(monkeypatch, tmp_path).on("items")
    assert not app.exception
    assert "Chưa có bài nào được tính kết quả." in page_text(app)


def test_a_heading_and_an_option_with_marks_stay_as_they_are(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    hostile = "id,heading,options,key,topic\nq1,Câu 1,<b>x</b>|B,B,<i>y</i>\n"
    desk = make_desk(monkeypatch, tmp_path, items=hostile)
    desk.load(*(row(n, answer="<b>x</b>") for n in range(1, 7)))
    assert desk.view().principal.role == COMMITTEE.role
    text = page_text(desk.on("items"))
    assert "&lt;b&gt;x&lt;/b&gt;" in text
    assert "&lt;i&gt;y&lt;/i&gt;" in text
    assert "<b>x</b>" not in text
    assert "<i>y</i>" not in text


def test_the_unit_that_knows_least_comes_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = make_desk(monkeypatch, tmp_path, rules="[privacy]\nsmall_cell = 1\n", items=TOPICS)
    desk.load(row(1), row(2, answer="B", unit="Sở Hai"))
    text = page_text(desk.on("items"))
    assert text.index("Sở Hai") < text.index("Sở Một")
