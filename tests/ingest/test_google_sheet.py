"""What is read live, with the real clients, from a Google on this machine."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl

from ingest.loading.load import load_sheet
from ingest.sources.workbook import read_workbook
from ledger import Ledger
from tests.builders import HEADER, NOW
from tests.live_google import START, Live, answer, cells


def test_a_sheet_is_read_as_its_workbook_would_be(live: Live, tmp_path: Path) -> None:
    settings = live.contest.settings
    columns = {**settings.columns, "birth_date": ("Ngày sinh",)}
    live.contest = replace(live.contest, settings=settings.model_copy(update={"columns": columns}))
    live.tab.add_question("Ngày sinh")
    live.tab.extend(answer(number) for number in range(4, 30))
    live.tab.insert(
        3,
        [],
        [None, "  Gõ tay \n", "0912345678", None, "12,5", "001", datetime(1990, 5, 6)],
        [START, "1e5", 912345678, True, 8.25, 120.0, "06/05/1990"],
        ["18/11/2024 07:30:05", "Trần", 1e16, 1e22, -0.5, None, datetime(1990, 5, 6, 7, 30)],
        [45_000_000.0, "Số", None, 12, 0.1, 10],
    )
    book = openpyxl.Workbook()
    for values in live.tab.rows:
        book.worksheets[0].append(values)
    book.worksheets[0].title = "T"
    book.save(tmp_path / "a.xlsx")
    expected = read_workbook("a.xlsx", (tmp_path / "a.xlsx").read_bytes(), "T", lambda header: True)

    sheet = live.read_all()

    assert sheet.header == expected.header
    assert cells(sheet) == cells(expected)
    assert cells(sheet)[0][:3] == ("2024-11-20 08:01:00.128", "Người Số 1", "0900000001")
    assert cells(sheet) == cells(sheet), "it can be read again"


def test_a_load_from_the_live_sheet_after_itself_changes_nothing(
    live: Live, ledger: Ledger
) -> None:
    sheet = live.read_all()
    first = load_sheet(live.contest, ledger, live.source, sheet, complete=True, now=NOW)
    again = load_sheet(live.contest, ledger, live.source, live.read_all(), complete=True, now=NOW)
    assert (first.new, first.observed, again.changes) == (3, 3, 0)
    assert first.detected["tab"] == "Câu trả lời biểu mẫu 1"
    assert first.detected["timezone"] == "Asia/Ho_Chi_Minh"


def test_times_of_a_sheet_in_another_zone_say_their_offset(live: Live, ledger: Ledger) -> None:
    live.book.zone = "America/New_York"
    live.tab.append(answer(4))
    live.tab.answer_again(4, datetime(2024, 7, 1, 8, 0, 0))
    sheet = live.read_all()
    assert sheet.detected["timezone"] == "America/New_York (declared: Asia/Ho_Chi_Minh)"
    assert [line[0] for line in cells(sheet)][2:] == [
        "2024-11-20 08:03:00.128 GMT-5",
        "2024-07-01 08:00:00 GMT-4",
    ]
    live.book.zone = "Asia/Bangkok"
    assert cells(live.read_all())[0][0] == "2024-11-20 08:01:00.128", "another name, the same time"
    live.book.zone = "GMT+05:30"
    assert cells(live.read_all())[0][0] == "2024-11-20 08:01:00.128 GMT+5:30"
    live.book.zone = "Mars/Olympus"
    assert live.failure().code == "google_unknown_zone"


def test_one_request_tells_whether_anything_is_new(live: Live) -> None:
    sheets = live.sheets()
    sheets.read_all(live.contest, live.source)
    before = live.google.count()

    same = sheets.read_new(live.contest, live.source, 3)
    live.tab.append(answer(4))
    live.tab.append(answer(5))
    more = sheets.read_new(live.contest, live.source, 3)

    assert live.google.count() == before + 2
    assert (same.header, same.first_row_number) == (HEADER, 3)
    assert [line[1] for line in same.rows] == ["Người Số 3"]
    assert [line[1] for line in more.rows] == ["Người Số 3", "Người Số 4", "Người Số 5"]
    assert more.rows[1] == cells(live.read_all())[3], "cells as in a whole read"


def test_a_sheet_that_shrank_gives_no_rows_instead_of_an_error(live: Live) -> None:
    sheets = live.sheets()
    live.tab.extend(answer(number) for number in range(4, 150))
    assert len(sheets.read_new(live.contest, live.source, 149).rows) == 1
    live.tab.delete(10, 100)
    assert sheets.read_new(live.contest, live.source, 149).rows == ()
    live.tab.clear()
    assert sheets.read_new(live.contest, live.source, 5).rows == ()
    live.tab.extend([answer(1)])
    assert len(sheets.read_new(live.contest, live.source, 1).rows) == 1


def test_a_new_question_widens_the_end_of_the_sheet(live: Live) -> None:
    sheets = live.sheets()
    sheets.read_all(live.contest, live.source)
    live.tab.add_question("Câu 2")
    live.tab.append([*answer(4), "B"])
    tail = sheets.read_new(live.contest, live.source, 3)
    assert tail.header == (*HEADER, "Câu 2")
    assert [line[-1] for line in tail.rows] == [None, "B"]


def test_a_renamed_tab_is_still_read_and_its_successor_is_not(live: Live) -> None:
    sheets = live.sheets()
    sheets.read_all(live.contest, live.source)
    live.tab.rename("Vòng 1 (đã khoá)")
    assert len(sheets.read_new(live.contest, live.source, 3).rows) == 1
    live.book.add_tab("Câu trả lời biểu mẫu 1", HEADER, first=True)
    assert len(cells(sheets.read_all(live.contest, live.source))) == 3


def test_a_tab_is_named_by_title_number_or_link(live: Live) -> None:
    by_number = {"sheet_id": live.tab.sheet_id, "tab": "Tên cũ"}
    by_link = {"spreadsheet_id": live.book.link(live.tab), "tab": ""}
    for named in (by_number, by_link):
        assert len(cells(live.read_all(live.source.model_copy(update=named)))) == 3
    live.tab.rename("Vòng 1: bà Hai's")
    quoted = live.source.model_copy(update={"tab": "Vòng 1: bà Hai's"})
    assert len(cells(live.read_all(quoted))) == 3


def test_a_tab_that_is_gone_is_an_error_that_lists_the_tabs(live: Live) -> None:
    live.source = live.source.model_copy(update={"tab": "Trang 9"})
    error = live.failure()
    assert error.code == "google_tab_gone"
    number = live.tab.sheet_id
    assert f'"Câu trả lời biểu mẫu 1" (sheet_id = {number})' in str(error)
    assert str(error).endswith("[google_tab_gone]")
    live.source = live.source.model_copy(update={"tab": ""})
    assert live.failure().code == "google_no_tab"


def test_another_sheet_than_the_contests_is_refused(live: Live) -> None:
    live.source = live.source.model_copy(update={"tab": "Tổng hợp"})
    assert live.failure().code == "no_header"
