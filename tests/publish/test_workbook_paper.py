"""The biểu tổng hợp: its numbers are the view's, its totals hold, a name does nothing."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from contest.errors import UsageError
from i18n.format import Format
from publish.made import Made
from publish.workbook.book import workbook
from publish.workbook.sheet_names import sheet_names
from results import View
from tests.builders import row
from tests.hostile.spreadsheet import text_of_workbook
from tests.publish.workbook_contest import HOSTILE, LONG, workbook_view

FIRST = 7
UNIT, PEOPLE, ATTEMPTS, HEADCOUNT, RATE, MISSING, MEAN, LAST, NOTES = range(3, 12)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    held = row(50, unit="Xã không có thật")
    again = row(0, unit="Xã Một", time="18/11/2024 10:00:00", answer="B")
    return workbook_view(tmp_path_factory.mktemp("workbook"), held, again)


@pytest.fixture(scope="module")
def made(view: View) -> Made:
    return workbook(view)


@pytest.fixture(scope="module")
def book(made: Made) -> Workbook:
    """The cells with the values that the file carries, without computing any formula."""
    return openpyxl.load_workbook(io.BytesIO(made.content), data_only=True)


def cells(sheet: Worksheet, line: int) -> list[Any]:
    return [cell.value for cell in sheet[line]]


def line_of(sheet: Worksheet, text: str, column: int = UNIT) -> list[Any]:
    """The line that has this text, or begins with it; counted from 1, as the columns are."""
    lines = [cells(sheet, number) for number in range(1, sheet.max_row + 1)]
    exact = [line for line in lines if line[column - 1] == text]
    found = exact or [line for line in lines if str(line[column - 1]).startswith(text)]
    assert len(found) == 1, text
    return [None, *found[0]]


def near(rate: float | None) -> Any:
    """A spreadsheet keeps sixteen digits."""
    return None if rate is None else pytest.approx(rate, rel=1e-15)


def test_each_group_and_each_top_unit_with_units_beneath_has_a_sheet(book: Workbook) -> None:
    assert book.sheetnames == [
        "Tổng hợp", "Sở", "Huyện", "History (2)",
        "Trung tâm phục vụ hành chính cô", "Trung tâm phục vụ hành chín (2)",
    ]  # fmt: skip
    assert book["Trung tâm phục vụ hành chính cô"]["A1"].value == f"{LONG}Một: đơn vị trực thuộc"


@pytest.mark.parametrize(("name", "group", "under"), [
    ("Huyện", "huyen", None), ("Sở", "so", None), ("Trung tâm phục vụ hành chính cô", None, "H1"),
])  # fmt: skip
def test_a_sheet_has_the_rows_and_the_totals_of_the_league(
    book: Workbook, view: View, name: str, group: str | None, under: str | None
) -> None:
    league, sheet = view.league(group, under=under), book[name]
    for number, expected in enumerate(league.rows, start=FIRST):
        found = cells(sheet, number)
        assert found[0] == expected["rank"]
        assert found[1] == expected["unit_code"]
        assert [*found[3:6]] == [expected[n] for n in ("people", "attempts", "headcount")]
        assert found[6] == near(expected["participation_rate"])
        assert found[9] == expected["last_submitted_at"]
    total = line_of(sheet, "Tổng cộng")
    assert total[PEOPLE] == sum(line["people"] for line in league.rows)
    assert total[ATTEMPTS] == sum(line["attempts"] for line in league.rows)
    assert total[HEADCOUNT] == league.headcount
    if league.without_headcount:
        total = line_of(sheet, "Trong đó: đơn vị đã có mẫu số")
        assert total[PEOPLE] == league.counted_people
    assert total[RATE] == near(league.rate)


def test_the_numbers_are_those_worked_out_by_hand(book: Workbook) -> None:
    """H1: 2 of X1, 1 of X2, 3 of X3, 1 of H1 itself = 7 of 20; 16 are the target. H2: 6 of the 3 of
    its only commune. H3: 2, headcount unknown. S1: 8 of 10; S8: 1 of 3,000; three silent
    units."""
    group = book["Huyện"]
    assert line_of(group, f"{LONG}Một")[PEOPLE:MEAN] == [7, 8, 20, 0.35, 9]
    assert line_of(group, f"{LONG}Hai")[PEOPLE:MEAN] == [6, 6, 3, 2.0, 0]
    assert line_of(group, "Huyện Ba")[PEOPLE:MEAN] == [2, 2, None, None, None]
    assert line_of(group, "Tổng cộng")[PEOPLE:MEAN] == [15, 16, 23, None, 9]
    assert line_of(group, "Trong đó")[PEOPLE:MEAN] == [13, None, 23, 13 / 23, None]
    home = book["Tổng hợp"]
    assert line_of(home, "Huyện", 1)[2:] == [3, 0, 1, 15, 16, 13, 23, 13 / 23, 9]
    assert line_of(home, "Sở", 1)[2:] == [5, 3, 0, 9, 9, 9, 3040, 9 / 3040, 2423]
    assert line_of(home, "History", 1)[2:] == [0, 0, 0, *[None] * 6]
    assert line_of(home, "Cộng các khối", 1)[2:] == [8, 3, 1, 24, 25, 22, 3063, 22 / 3063, 2432]


def test_the_first_sheet_says_the_headline_the_time_and_what_is_unknown(
    book: Workbook, view: View
) -> None:
    home, headline = book["Tổng hợp"], view.headline()
    assert line_of(home, "Người dự thi (mỗi", 1)[2] == headline.people == 24
    assert line_of(home, "Tỷ lệ tham gia (", 1)[2] == headline.participation_rate == 22 / 3063
    text = "\n".join(str(cell.value) for line in home.iter_rows() for cell in line if cell.value)
    assert "Số liệu tính đến 24/11/2024 09:00. Đang diễn ra" in text
    assert "Huyện: 1 đơn vị chưa có mẫu số: Huyện Ba." in text
    assert "1 bài đang chờ xử lý" in text
    assert "chỉ tính người và tổng số của các đơn vị đã có mẫu số" in text


def test_an_unknown_headcount_is_an_empty_cell_with_a_note(book: Workbook) -> None:
    line = line_of(book["Huyện"], "Huyện Ba")
    assert (line[1], line[HEADCOUNT], line[RATE]) == (None, None, None)
    assert line[NOTES] == "chưa có mẫu số"


def test_the_notes_say_what_is_odd_about_a_unit(book: Workbook) -> None:
    group, beneath = book["Huyện"], book["Trung tâm phục vụ hành chính cô"]
    doubt = "vượt 100 %: cần kiểm tra lại tổng số; tổng số suy ra từ đơn vị trực thuộc"
    assert line_of(group, f"{LONG}Hai")[NOTES] == doubt
    assert line_of(beneath, "Xã Bốn")[NOTES] == "chưa có người dự thi"
    assert line_of(beneath, "Xã Hai")[NOTES] == "dưới 30 %"
    assert line_of(beneath, "Xã Ba")[NOTES] == "chưa gồm bài nộp trước sáp nhập của Xã Một"
    assert line_of(beneath, "Xã Một")[NOTES] == "đã kết thúc ngày 21/11/2024, sáp nhập vào Xã Ba"
    assert line_of(book["Sở"], "+1")[NOTES] == "đạt chỉ tiêu 80 %"
    assert line_of(beneath, "Cả Trung tâm")[PEOPLE:MEAN] == [7, 8, 20, 0.35, 9]


def test_a_mean_of_few_people_is_not_told(book: Workbook, view: View) -> None:
    """The committee sees it on the page; this file is handed on."""
    group = book["Huyện"]
    assert view.league("huyen").rows[-1]["mean_score"] is not None
    assert line_of(group, "Huyện Ba")[MEAN] is None
    assert line_of(group, f"{LONG}Hai")[MEAN] == 1.0


def test_cells_are_numbers_and_times_and_rates_show_one_decimal(book: Workbook) -> None:
    sheet = book["Huyện"]
    line = next(n for n in range(FIRST, FIRST + 3) if sheet.cell(n, 2).value == "H1")
    assert sheet.cell(line, RATE).number_format == '0.0"\u00a0"%'
    assert sheet.cell(line, LAST).value == datetime(2024, 11, 23, 9, 6)
    assert sheet.cell(line, LAST).number_format == "dd/mm/yyyy hh:mm"
    assert {sheet.cell(line, n).data_type for n in (1, PEOPLE, HEADCOUNT, RATE, MISSING)} == {"n"}


def test_a_rate_near_none_or_all_is_never_shown_as_exactly_that(book: Workbook) -> None:
    """The formats of the conditions are what `Format.share` writes there."""
    shown = {
        rule.formula[0]: rule.dxf.numFmt.formatCode.strip('"')
        for rules in book["Huyện"].conditional_formatting
        for rule in rules.rules
        if rule.dxf.numFmt
    }
    share = Format("vi").share
    assert shown == {
        "AND(ISNUMBER($G7),$G7>0,$G7<0.0005)": share(0.0004),
        "AND(ISNUMBER($G7),$G7>=0.9995,$G7<1)": share(0.9996),
        "AND(ISNUMBER($G7),$G7>1,$G7<1.0005)": share(1.0004),
    }
    assert (share(0.0005), share(0.9994), share(1.0005)) == ("0,1\xa0%", "99,9\xa0%", "100,1\xa0%")


def test_a_hostile_name_is_text_everywhere(made: Made) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made.content))
    sheet = book["Sở"]
    names = {sheet.cell(n, UNIT).value: sheet.cell(n, UNIT) for n in range(FIRST, FIRST + 5)}
    shown = {"Sở Lớn", HOSTILE[0], HOSTILE[1], "Sở [x]:*?/\\'", HOSTILE[3].strip()}
    assert set(names) == shown
    assert {cell.data_type for cell in names.values()} == {"s"}
    assert shown <= set(text_of_workbook(made.content).splitlines())


def test_the_file_has_no_macro_and_no_link_to_outside(made: Made) -> None:
    with zipfile.ZipFile(io.BytesIO(made.content)) as package:
        names = package.namelist()
        text = "".join(package.read(n).decode() for n in names if n.endswith((".xml", ".rels")))
    assert not [name for name in names if re.search("external|vba|macro", name, re.IGNORECASE)]
    assert 'TargetMode="External"' not in text


@pytest.mark.parametrize("name", ["Huyện", "Sở", "Trung tâm phục vụ hành chính cô"])
def test_a_sheet_is_ready_for_the_screen_and_for_paper(
    book: Workbook, made: Made, name: str
) -> None:
    sheet = book[name]
    assert sheet.freeze_panes == f"D{FIRST}"
    assert sheet.auto_filter.ref.startswith(f"A{FIRST - 1}:K")
    assert sheet.print_title_rows == f"${FIRST - 1}:${FIRST - 1}"
    assert sheet.page_setup.fitToWidth in (None, 1), "absent means one page"
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    (chart,) = openpyxl.load_workbook(io.BytesIO(made.content))[name]._charts
    last = int(sheet.print_area.rpartition("$")[2])
    assert chart.anchor._from.row > FIRST
    assert chart.anchor.to is None or chart.anchor.to.row < last
    rates = f"$G${FIRST}:$G${FIRST + rows_of(sheet) - 1}"
    assert chart.series[0].val.numRef.f.endswith(f"!{rates}")


def rows_of(sheet: Worksheet) -> int:
    return next(n for n in range(FIRST, 99) if sheet.cell(n, UNIT).value == "Tổng cộng") - FIRST


def test_the_workbook_of_a_unit_has_the_unit_and_those_beneath(view: View) -> None:
    made = workbook(view, "H1")
    book = openpyxl.load_workbook(io.BytesIO(made.content), data_only=True)
    assert made.name == "workbook-H1-20241124-0900.xlsx"
    assert book.sheetnames == ["Tổng hợp", "Trung tâm phục vụ hành chính cô"]
    home = book["Tổng hợp"]
    said = [home.cell(line, 2).value for line in range(5, 11)]
    assert said == [7, 8, 20, 0.35, 9, 1.0]
    assert openpyxl.load_workbook(io.BytesIO(workbook(view, "S1").content)).sheetnames == [
        "Tổng hợp"
    ]
    with pytest.raises(UsageError, match="'S9'"):
        workbook(view, "S9")


def test_equal_numbers_give_equal_bytes(view: View, made: Made) -> None:
    assert workbook(view).content == made.content
    assert made.name == "workbook-20241124-0900.xlsx"


def test_a_contest_in_which_nobody_took_part_yet_has_no_rank_and_rates_of_zero(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.publish.workbook_contest.PLACES", ())
    book = openpyxl.load_workbook(
        io.BytesIO(workbook(workbook_view(tmp_path)).content), data_only=True
    )
    line = line_of(book["Sở"], "+1")
    assert (line[1], line[RATE], line[MISSING], line[LAST]) == (None, 0, 8, None)
    assert line[NOTES] == "chưa có người dự thi"


def test_sheet_names_are_accepted_and_no_two_are_equal() -> None:
    titles = [*HOSTILE, *HOSTILE, "", "a" * 31, "A" * 31, "😀" * 20, "'Sở'", "History", "[:]"]
    names = sheet_names(titles)
    assert len({name.casefold() for name in names}) == len(titles)
    for name in names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\\u202e]", name)
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"
