"""The draft of a form whose sections branch: one heading stands on several columns."""

import json
from pathlib import Path

import pytest

from authoring import edit
from authoring.draft import survey
from cli.contest import main as contest_command
from ingest.sources.export import in_memory
from tests.builders import csv_text

HEADER = ("Dấu thời gian", "Họ và tên", "Số điện thoại", "Đơn vị", "Đơn vị", "ĐƠN VỊ ", "Câu 1",
          "Câu 2", "Câu 1", "Câu 2")  # fmt: skip


def form(*, both: bool = False) -> str:
    """Twelve people in three sections. Câu 1 is asked once a section, Câu 2 twice of everybody."""
    rows = []
    for n in range(12):
        units = [""] * 3
        units[n % 3] = ("Xã Một", "Xã Hai", "Xã Ba")[n % 3]
        if both and n == 5:
            units[0] = "Xã Một"
        first = ("A" if n % 4 else "B", "") if n % 3 else ("", "C")
        asked = (first[0], "X" if n % 2 else "Y", first[1], "V" if n % 2 else "W")
        rows.append((f"20/11/2024 08:{n:02}:00", f"Người {n}", f"09000000{n:02}", *units, *asked))
    return csv_text(rows, header=HEADER)


def test_the_units_of_all_columns_with_the_heading_are_drafted(tmp_path: Path) -> None:
    draft, seen = survey(in_memory("a.csv", form().encode()))
    assert draft.units == ("Xã Ba", "Xã Hai", "Xã Một")
    assert draft.required == ("full_name", "phone", "unit"), "every row names a unit"
    assert edit.sparse(draft, seen) == {}
    again = edit.with_columns(draft, seen, draft.columns, day_first=True)
    assert (again.units, again.required) == (draft.units, draft.required)


def test_parts_of_a_question_are_one_question_and_two_questions_stay_two() -> None:
    draft, seen = survey(in_memory("a.csv", form().encode()))
    assert [(item.heading, item.options) for item in draft.items] == [
        ("Câu 1", ("A", "B", "C")),
        ("Câu 2", ("X", "Y")),
        ("Câu 2", ("V", "W")),
    ]
    places = edit.proposed(draft)
    assert list(places) == [6, 7, 9]
    assert edit.tally(places[6], seen, 6) == ({"A": 6, "B": 2, "C": 4}, 0)


def test_the_heading_of_a_field_is_one_field_although_a_row_fills_two_of_its_columns() -> None:
    draft, _ = survey(in_memory("a.csv", form(both=True).encode()))
    assert draft.units == ("Xã Ba", "Xã Hai", "Xã Một")
    assert draft.repeated == {"Đơn vị": 3, "Câu 1": 2}


def test_the_command_says_on_how_many_columns_a_heading_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.csv"
    file.write_text(form(), encoding="utf-8")
    assert contest_command(["init", str(tmp_path / "new"), "--from", str(file)]) == 0
    printed = capsys.readouterr().out
    assert "The heading 'Đơn vị' stands on 3 columns; in each row the filled one is read" in printed
    assert "'Câu 2' stands" not in printed
    assert "Not read" not in printed
    assert contest_command(["check", str(tmp_path / "new"), "--format", "json"]) == 1
    problems = json.loads(capsys.readouterr().out)
    assert {problem["file"] for problem in problems} <= {"contest.toml", "items.csv"}
    listed = (tmp_path / "new" / "units.csv").read_text(encoding="utf-8")
    assert [name for name in ("Xã Một", "Xã Hai", "Xã Ba") if name not in listed] == []
