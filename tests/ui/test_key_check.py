"""The form's scores against ours on the pages: agreement, suspects, and nothing to compare."""

from __future__ import annotations

from dataclasses import replace

import pytest

from results import KeyCheck, Suspect
from tests.ui.conftest import OpenPage, page_text
from tests.ui.fakes import HOSTILE, FakeView, full_view, make_contest
from ui.components.markup import tag

TITLE = "Đối chiếu với điểm của biểu mẫu"
WRONG = KeyCheck(
    compared=1200,
    differing=412,
    unexplained=2,
    suspects=(
        Suspect("q3", f"Câu 3 {HOSTILE}", HOSTILE, 1.0, 400, 400),
        Suspect("q3", "Câu 3", "Phương án A", -1.0, 10, 10),
        Suspect("q4", "Câu 4", None, 1.0, 30, 30),
    ),
)


def seen(check: KeyCheck | None) -> FakeView:
    view = full_view(make_contest())
    view.scores = check
    return view


def test_a_probable_wrong_key_is_named_with_what_it_explains(open_page: OpenPage) -> None:
    app = open_page("intake", seen(WRONG))
    assert not app.exception
    text = page_text(app)
    assert "412/1.200 bài khác điểm với biểu mẫu." in text
    assert f"Biểu mẫu có vẻ nhận “{tag('i', HOSTILE)[3:-4]}”" in text
    assert "400/400 bài trả lời như vậy khác điểm" in text
    assert "Biểu mẫu có vẻ không nhận “Phương án A”" in text
    assert "nhận một câu trả lời ngoài các phương án đã khai báo" in text
    assert "2 bài khác điểm vì lý do khác" in text
    assert "items.csv" in text


def test_without_a_suspect_no_key_is_blamed(open_page: OpenPage) -> None:
    text = page_text(open_page("intake", seen(replace(WRONG, suspects=(), unexplained=412))))
    assert "Không có phương án nào giải thích được" in text
    assert "Có thể sai đáp án" not in text


def test_agreement_is_said(open_page: OpenPage) -> None:
    text = page_text(open_page("intake", seen(KeyCheck(1200, 0, 0))))
    assert "1.200 bài có điểm của biểu mẫu: tất cả đều khớp." in text


@pytest.mark.parametrize("check", [None, KeyCheck(0, 0, 0)])
def test_with_nothing_to_compare_there_is_no_section(
    open_page: OpenPage, check: KeyCheck | None
) -> None:
    assert TITLE not in page_text(open_page("intake", seen(check)))


def test_a_difference_is_a_task_of_the_committee(open_page: OpenPage) -> None:
    task = "bài khác điểm với biểu mẫu, có thể do sai đáp án"
    assert task in page_text(open_page("overview", seen(WRONG)))
    assert task not in page_text(open_page("overview", seen(KeyCheck(1200, 0, 0))))
