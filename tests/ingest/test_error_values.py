"""An error value of a spreadsheet is neither a name nor an answer."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from contest import load
from contest.text import is_error_value
from ingest import load_file
from ledger import Ledger
from results import View
from tests.builders import HEADER, ITEMS, NOW, csv_text, row, write_folder
from tests.desk import committee_view

ERRORS = (
    "#N/A", "#NAME?", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NULL!", "#ERROR!", "#SPILL!",
    "#CALC!", "#GETTING_DATA", "#BUSY!", "#FIELD!", "#BLOCKED!", "#UNKNOWN!", "#CONNECT!", "#",
    "########",
)  # fmt: skip


def taken_in(place: Path, rows: list[tuple[str, ...]], items: str = ITEMS) -> View:
    contest = load(write_folder(place / "contest", items=items))
    ledger, file = Ledger.at(place / "ledger"), place / "bai.csv"
    file.write_text(csv_text(rows), encoding="utf-8")
    load_file(contest, ledger, file, now=NOW)
    return committee_view(contest, ledger)


def test_every_error_value_is_known_however_it_is_spaced() -> None:
    for error in ERRORS:
        assert is_error_value(error)
        assert is_error_value(f" {error}\u00a0")
        assert not is_error_value(f"Lỗi {error}")
        assert not is_error_value(f"{error} 1")


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        ("time", "R201_submitted_at_unreadable"),
        ("name", "R203_field_unreadable"),
        ("phone", "R203_field_unreadable"),
        ("unit", "R206_unit_unknown"),
    ],
)
def test_a_response_with_an_error_value_where_a_person_should_stand_waits(
    tmp_path: Path, field: str, reason: str
) -> None:
    rows = [row(n, **{field: error}) for n, error in enumerate(ERRORS)]
    view = taken_in(tmp_path, rows)
    assert view.balance().reasons == {reason: len(ERRORS)}
    if field == "name":
        assert {line["full_name"] for line in view.held()} == {None}


@pytest.mark.parametrize("kind", ["single", "multiple", "multiple_partial"])
def test_an_error_value_as_an_answer_gets_no_mark_and_as_a_prediction_no_distance(
    tmp_path: Path, kind: str
) -> None:
    items = ITEMS.replace("single", kind).replace("A|B|C,A", "A|B|C,A|B|C")
    view = taken_in(tmp_path, [row(1, answer="#REF!"), row(2, prediction="#N/A")], items)
    lines = view.standings().to_pylist()
    assert view.balance().accepted == 2
    assert [line["score"] for line in lines if line["full_name"] == "Người Số 1"] == [0]
    assert [line["prediction_distance"] for line in lines if line["full_name"] == "Người Số 2"] == [
        None
    ]


def test_an_option_that_is_called_like_an_error_value_is_an_answer(tmp_path: Path) -> None:
    items = ITEMS.replace("A|B|C,A", "#REF!|#N/A,#REF!")
    view = taken_in(tmp_path, [row(1, answer="#REF!"), row(2, answer="#N/A")], items)
    assert [line["score"] for line in view.standings().to_pylist()] == [1, 0]


def test_a_workbook_holds_the_same_error_values_as_a_csv(tmp_path: Path) -> None:
    rows = [row(1, name="#NAME?"), row(2, answer="#REF!", prediction="#N/A"), row(3, unit="#N/A")]
    book = openpyxl.Workbook()
    for cells in (HEADER, *rows):
        book.worksheets[0].append(cells)
    assert {c.data_type for line in book.worksheets[0] for c in line} == {"s", "e"}
    book.save(tmp_path / "bai.xlsx")
    contest, ledger = load(write_folder(tmp_path / "contest")), Ledger.at(tmp_path / "ledger")
    load_file(contest, ledger, tmp_path / "bai.xlsx", now=NOW)
    balance = committee_view(contest, ledger).balance()
    assert balance.unread == {"prediction": 1, "q1": 1}
    assert balance.reasons == {"R203_field_unreadable": 1, "R206_unit_unknown": 1}
    assert load_file(contest, ledger, tmp_path / "bai.xlsx", now=NOW).changes == 0
