"""Workbooks and zips: the same answers as the CSV, whichever way they were downloaded."""

import zipfile
from datetime import datetime
from pathlib import Path

import duckdb
import openpyxl
import pytest

from contest import Contest
from contest.errors import SourceError, UsageError
from ingest import load_file
from ledger import Ledger
from tests.builders import HEADER, NOW, csv_text, row


def workbook(path: Path, tabs: dict[str, list[tuple[object, ...]]], *, hidden: str = "") -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in tabs.items():
        sheet = book.create_sheet(name)
        for cells in rows:
            sheet.append(list(cells))
        sheet.sheet_state = "hidden" if name == hidden else "visible"
    book.save(path)
    return path


def answers(*numbers: int) -> list[tuple[object, ...]]:
    """Rows as a workbook holds them: a date with milliseconds, numbers as numbers."""
    return [(datetime(2024, 11, 20, 8, n, 0, 900_000), *row(n)[1:-1], float(n)) for n in numbers]


def test_a_workbook_after_the_csv_of_the_same_sheet_changes_nothing(
    contest: Contest, ledger: Ledger, tmp_path: Path
) -> None:
    csv_file = tmp_path / "a.csv"
    csv_file.write_text(csv_text([row(1), row(2)]), encoding="utf-8")
    assert load_file(contest, ledger, csv_file, now=NOW).new == 2
    book = workbook(tmp_path / "a.xlsx", {"Câu trả lời": [HEADER, *answers(1, 2, 3)]})
    report = load_file(contest, ledger, book, now=NOW)
    assert (report.observed, report.new, report.edited) == (3, 1, 0)
    assert report.detected["tab"] == "Câu trả lời"


def test_the_responses_tab_is_found_wherever_it_stands_and_hidden_ones_are_passed_over(
    contest: Contest, ledger: Ledger, tmp_path: Path
) -> None:
    tabs = {"Tổng hợp": [(), ("", "Số liệu")], "Cũ": [HEADER], "Trả lời 1": [HEADER, *answers(1)]}
    book = workbook(tmp_path / "a.xlsx", tabs, hidden="Cũ")
    assert load_file(contest, ledger, book, now=NOW).detected["tab"] == "Trả lời 1"


def test_several_tabs_that_fit_are_listed_and_one_can_be_named(
    contest: Contest, ledger: Ledger, tmp_path: Path
) -> None:
    tabs = {"Form 2": [HEADER, *answers(1, 2)], "Form 1": [HEADER, *answers(3)]}
    book = workbook(tmp_path / "a.xlsx", tabs)
    with pytest.raises(SourceError, match="'Form 2', 'Form 1'; name one with --tab"):
        load_file(contest, ledger, book, now=NOW)
    with pytest.raises(UsageError, match="there is no tab 'Form 3'"):
        load_file(contest, ledger, book, tab="Form 3", now=NOW)
    assert load_file(contest, ledger, book, tab="Form 2", now=NOW).new == 2


def test_values_are_written_as_they_are(contest: Contest, ledger: Ledger, tmp_path: Path) -> None:
    odd = (datetime(2024, 11, 20, 8, 0, 0), "  Tên ", 912345678, "0912", 12.5, 120.0)
    book = workbook(tmp_path / "a.xlsx", {"T": [HEADER, odd, (None,) * 6, *answers(2)]})
    assert load_file(contest, ledger, book, now=NOW).observed == 2
    with duckdb.connect() as con:
        ledger.scan(con, "observations", "seen")
        found = con.sql("select row_number, c1, c2, c3, c4, c5, c6 from seen order by 1").fetchall()
    assert found[0] == (1, "2024-11-20 08:00:00", "  Tên ", "912345678", "0912", "12.5", "120")
    assert found[1][0] == 3


def test_a_sheet_without_responses_is_an_empty_load(
    contest: Contest, ledger: Ledger, tmp_path: Path
) -> None:
    book = workbook(tmp_path / "a.xlsx", {"T": [HEADER]})
    assert load_file(contest, ledger, book, now=NOW).observed == 0


def test_the_zip_of_a_form_is_its_csv(contest: Contest, ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Biểu mẫu.csv", csv_text([row(1), row(2)]))
    report = load_file(contest, ledger, path, now=NOW)
    assert (report.file, report.new) == ("a.zip", 2)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("khác.csv", csv_text([row(3)]))
    with pytest.raises(SourceError, match="contains 2 CSV files"):
        load_file(contest, ledger, path, now=NOW)


def test_a_damaged_csv_in_a_zip_is_named_as_the_zip_and_leaves_no_copy_behind(
    contest: Contest, ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("b.csv", csv_text([row(1)]) + '"x')
    with pytest.raises(SourceError, match=r"a\.zip: a quoted cell never closes"):
        load_file(contest, ledger, path, now=NOW)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("b.csv", csv_text([row(1)]))
    assert load_file(contest, ledger, path, now=NOW).new == 1
    assert list(scratch.iterdir()) == []
