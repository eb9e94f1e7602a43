"""What people correct in a draft, and all that follows from it."""

from collections import Counter
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from authoring import edit
from authoring.draft import Draft, Seen, survey
from contest.items import Item
from tests.builders import csv_text

HEADER = ("Dấu thời gian", "Họ và tên", "Điện thoại", "Đơn vị", "Câu", "Câu", "Ghi chú")
ROWS = [
    (f"0{n}/0{n + 1}/2025 08:00:0{n}", f"Người {n}", f"090000000{n}", f"Sở {n % 2}",
     "A" if n % 2 else "B", "C, D" if n % 3 else "D", f"x{n}")
    for n in range(1, 8)
]  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> tuple[Draft, Seen]:
    path = tmp_path / "thi.csv"
    path.write_text(csv_text(ROWS, header=HEADER), "utf-8")
    return survey(path)


def test_rows_and_answers_are_counted(file: tuple[Draft, Seen]) -> None:
    _, seen = file
    assert seen.rows == 7
    assert seen.values[4] == Counter({"A": 4, "B": 3})


def test_another_column_for_the_unit_brings_its_units(file: tuple[Draft, Seen]) -> None:
    draft, seen = file
    assert draft.units == ("Sở 0", "Sở 1")
    moved = {**draft.columns, "unit": "Ghi chú"}
    changed = edit.with_columns(draft, seen, moved, day_first=True)
    assert changed.units == tuple(f"x{n}" for n in range(1, 8))


def test_without_a_column_a_field_makes_no_person_and_is_not_required(
    file: tuple[Draft, Seen],
) -> None:
    draft, seen = file
    assert (draft.match_on, "phone" in draft.required) == (("phone",), True)
    columns = {name: text for name, text in draft.columns.items() if name != "phone"}
    changed = edit.with_columns(draft, seen, columns, day_first=True)
    assert changed.match_on == ("full_name",)
    assert changed.required == ("full_name", "unit")


def test_the_order_of_dates_moves_the_first_and_last_submission(file: tuple[Draft, Seen]) -> None:
    draft, seen = file
    changed = edit.with_columns(draft, seen, draft.columns, day_first=False)
    assert changed.first_submitted_at == datetime(2025, 1, 2, 8, 0, 1)
    doubt = edit.ambiguous(draft, seen)
    assert doubt is not None
    assert (doubt.text, doubt.day_first.month, doubt.month_first.month) == ("01/02/2025", 2, 1)


def test_a_field_whose_column_is_mostly_blank_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [("2025-01-02 08:00:00", "A" if n == 1 else "", "B") for n in range(5)]
    path.write_text(csv_text(rows, header=("Timestamp", "Name", "Unit")), "utf-8")
    draft, seen = survey(path)
    assert edit.sparse(draft, seen) == {"full_name": 1}
    assert edit.with_columns(draft, seen, draft.columns, day_first=True).required == ("unit",)
    assert draft.required == ("unit",)


def test_dates_that_read_in_one_way_raise_no_doubt(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Timestamp,Name\n2025-01-02 08:00:00,A\n", "utf-8")
    assert edit.ambiguous(*survey(path)) is None


def test_the_window_of_the_file_holds_its_last_second(file: tuple[Draft, Seen]) -> None:
    window = edit.window_of_file(file[0])
    assert window == (datetime(2025, 2, 1, 8, 0), datetime(2025, 8, 7, 8, 1))


def test_columns_of_one_heading_keep_their_order_and_their_leader(
    file: tuple[Draft, Seen],
) -> None:
    draft, _ = file
    assert sorted(edit.proposed(draft)) == [4, 5]
    assert edit.leader(draft, 5) == 4
    both = {5: Item("b", "Câu", key=("D",)), 4: Item("a", "Câu", key=("A",))}
    assert [(i.id, i.key) for i in edit.with_questions(draft, both).items] == [
        ("q1", ("A",)),
        ("q2", ("D",)),
    ]


def test_a_column_that_a_field_has_is_no_question(file: tuple[Draft, Seen]) -> None:
    draft, seen = file
    columns = {**draft.columns, "unit": "Câu"}
    changed = edit.with_columns(draft, seen, columns, day_first=True)
    assert 4 not in edit.candidates(changed)
    assert edit.proposed(changed) == {}


def test_another_kind_brings_the_options_of_that_kind(file: tuple[Draft, Seen]) -> None:
    draft, seen = file
    single = edit.as_question(draft, seen, 5, "single")
    several = edit.as_question(draft, seen, 5, "multiple")
    assert set(single.options) == {"C, D", "D"}
    assert set(several.options) in ({"C", "D"}, {"C, D", "D"})


def test_ticks_are_counted_as_they_will_be_read(file: tuple[Draft, Seen]) -> None:
    _, seen = file
    item = Item("q", "Câu", kind="multiple", options=("C", "D"))
    assert edit.tally(item, seen, 5) == ({"C": 5, "D": 7}, 0)
    assert edit.tally(replace(item, options=("D",)), seen, 5) == ({"D": 7}, 5)
    single = Item("q", "Câu", options=("A",))
    assert edit.tally(single, seen, 4) == ({"A": 4}, 3)


def test_what_is_still_open_is_said_by_its_code(file: tuple[Draft, Seen]) -> None:
    draft, _ = file
    assert edit.still_open(draft) == ("window",)
    odd = replace(
        draft,
        columns={"full_name": "Họ và tên", "unit": "họ và TÊN"},
        match_on=(),
        opens_at=datetime(2025, 1, 2),
        closes_at=datetime(2025, 1, 2),
        title="",
        id="../x",
    )
    assert edit.still_open(odd) == ("time", "twice", "who", "order", "title", "id")
    assert "nobody" in edit.still_open(replace(draft, columns={}))
