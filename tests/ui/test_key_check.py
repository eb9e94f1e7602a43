"""The form's scores against ours on the pages: agreement, suspects, and nothing to compare."""

from __future__ import annotations

import pytest

from contest import Contest
from contest.items import Item
from tests.builders import HEADER, row
from tests.ui.conftest import OpenPage, page_text
from tests.ui.staged import COLUMNS, HOSTILE, Sheet, Stage, make_contest, sheet
from ui.components.markup import tag

TITLE = "Đối chiếu với điểm của biểu mẫu"
A = "Phương án A"
ITEMS = (
    Item("q3", f"Câu 3 {HOSTILE}", options=(A, HOSTILE, "C"), key=(A,)),
    Item("q4", "Câu 4", options=("A", "B"), key=("A",)),
)
DECLARED = make_contest(items=ITEMS, columns={**COLUMNS, "quiz_score": ["Điểm số"]})
HEADINGS = (*HEADER[:4], *(item.heading for item in ITEMS), "Điểm số")
Group = tuple[int, str, str, str]
"""How many people, what they answered to the two questions, and the form's score."""


def answers(*groups: Group) -> Sheet:
    """The sheet of all these people, with the form's own scores."""
    told = [rest for many, *rest in groups for _ in range(many)]
    rows = [(*row(n, unit="Sở Nội vụ")[:4], *rest) for n, rest in enumerate(told)]
    return sheet(*rows, header=HEADINGS)


# The form accepts the hostile option in place of A, and a text of one's own; nothing explains the
# two of the hundred and two who answered C and B.
WRONG = answers(
    (350, HOSTILE, "A", "2 / 2"),
    (30, A, "A", "1 / 2"),
    (30, "C", "cả hai", "1 / 2"),
    (2, "C", "B", "1 / 2"),
    (100, "C", "B", "0 / 2"),
    (688, "C", "A", "1 / 2"),
)
UNCLEAR = answers(
    (206, "C", "A", "2 / 2"), (206, "C", "A", "0 / 2"), (788, "C", "A", "1 / 2")
)  # fmt: skip
AGREED = answers((700, A, "A", "2 / 2"), (400, HOSTILE, "A", "1 / 2"), (100, "C", "B", "0 / 2"))


def test_a_probable_wrong_key_is_named_with_what_it_explains(
    open_page: OpenPage, stage: Stage
) -> None:
    app = open_page("intake", stage(DECLARED, WRONG))
    assert not app.exception
    text = page_text(app)
    assert "412/1.200 bài khác điểm với biểu mẫu." in text
    assert f"Biểu mẫu có vẻ nhận “{tag('i', HOSTILE)[3:-4]}”" in text
    assert "350/350 bài trả lời như vậy khác điểm" in text
    assert "Biểu mẫu có vẻ không nhận “Phương án A”" in text
    assert text.count("30/30 bài trả lời như vậy khác điểm") == 2
    assert "nhận một câu trả lời ngoài các phương án đã khai báo" in text
    assert "2 bài khác điểm vì lý do khác" in text
    assert "danh sách câu hỏi" in text


def test_without_a_suspect_no_key_is_blamed(open_page: OpenPage, stage: Stage) -> None:
    text = page_text(open_page("intake", stage(DECLARED, UNCLEAR)))
    assert "Không có phương án nào giải thích được" in text
    assert "Có thể sai đáp án" not in text


def test_agreement_is_said(open_page: OpenPage, stage: Stage) -> None:
    text = page_text(open_page("intake", stage(DECLARED, AGREED)))
    assert "1.200 bài có điểm của biểu mẫu: tất cả đều khớp." in text


@pytest.mark.parametrize(
    "contest", [make_contest(items=ITEMS), DECLARED], ids=["not declared", "no scores"]
)
def test_with_nothing_to_compare_there_is_no_section(
    open_page: OpenPage, stage: Stage, contest: Contest
) -> None:
    unscored = answers((3, A, "A", ""), (2, "C", "B", "-- / 0"))
    view = stage(contest, unscored)
    assert view.balance().accepted == 5
    assert TITLE not in page_text(open_page("intake", view))


def test_a_difference_is_a_task_of_the_committee(open_page: OpenPage, stage: Stage) -> None:
    task = "bài khác điểm với biểu mẫu, có thể do sai đáp án"
    assert task in page_text(open_page("overview", stage(DECLARED, WRONG)))
    assert task not in page_text(open_page("overview", stage(DECLARED, AGREED)))
