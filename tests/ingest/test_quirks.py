"""What exports that people really have look like, each quirk in an invented file of our own."""

from __future__ import annotations

import csv
import io
import shlex
import zipfile
from collections.abc import Sequence
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from authoring.draft import Draft, propose, write_draft
from cli.contest import main
from contest import load
from contest.errors import SourceError
from ingest import LoadReport, ensure_current, load_file
from ledger import Ledger
from results import View, compute, visible
from tests.builders import COMMITTEE, NOW

Cells = Sequence[object]
HEADER = ("Dấu thời gian", "Họ và tên", "Số điện thoại", "Câu 1", "Câu 2")


def text_of(rows: Sequence[Cells], *, delimiter: str = ",", quoting: int = csv.QUOTE_MINIMAL,
            newline: str = "\r\n") -> str:  # fmt: skip
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator=newline)  # type: ignore[arg-type]
    writer.writerows(rows)
    return text.getvalue()


def answers(times: Sequence[str], header: Cells = HEADER) -> list[Cells]:
    """Six people or as many as there are times, half of whom are right."""
    return [
        header,
        *(
            (time, f"Người Thứ {n}", f"09123456{n:02}", "AB"[n % 2], "XY"[n % 2])
            for n, time in enumerate(times)
        ),
    ]


def loaded(file: Path, *, tab: str = "", **changes: object) -> tuple[Draft, LoadReport, View]:
    """Draft a folder from a file, declare what a person would, load it twice, look."""
    draft = propose(file, tab=tab)
    items = tuple(
        type(item)(item.id, item.heading, kind=item.kind, options=item.options,
                   key=item.options[:1]) for item in draft.items
    )  # fmt: skip
    declared = {"opens_at": datetime(2000, 1, 1), "closes_at": datetime(2100, 1, 1)}
    declared |= {"items": items, **changes}
    folder = file.parent / "folder"
    write_draft(folder, Draft(**{**vars(draft), **declared}))  # type: ignore[arg-type]
    contest, ledger = load(folder), Ledger.at(file.parent / "ledger")
    report = load_file(contest, ledger, file, now=NOW)
    assert load_file(contest, ledger, file, now=NOW).changes == 0
    ensure_current(contest, ledger)
    return draft, report, visible(compute(contest, ledger, now=NOW), COMMITTEE)


def times(view: View) -> list[datetime]:
    return sorted(line["submitted_at"] for line in view.standings().to_pylist())


@pytest.mark.parametrize(
    ("cells", "first"),
    [
        (["18/11/2024 07:30:05", "19/11/2024 07:30:05"], datetime(2024, 11, 18, 7, 30, 5)),
        (["1/13/2022 8:35:56", "1/14/2022 8:35:56"], datetime(2022, 1, 13, 8, 35, 56)),
        (["21.06.2022 01:04:56", "22.06.2022 01:04:56"], datetime(2022, 6, 21, 1, 4, 56)),
        (["2025/12/05 18:42:56", "2025/12/06 18:42:56"], datetime(2025, 12, 5, 18, 42, 56)),
        (["5/27/2024 11.38.57", "5/28/2024 11.38.57"], datetime(2024, 5, 27, 11, 38, 57)),
        (["4/7/18 21:43", "6/30/18 12:32"], datetime(2018, 4, 7, 21, 43)),
        (["2026/09/16 7:06:31 PM GMT+7"] * 2, datetime(2026, 9, 16, 19, 6, 31)),
        (["2026/09/16 7:06:31 CH GMT+7"] * 2, datetime(2026, 9, 16, 19, 6, 31)),
        (["2026/09/16 7:06:31 SA GMT+7"] * 2, datetime(2026, 9, 16, 7, 6, 31)),
        (["2026/09/16 7:06:31 AM GMT"] * 2, datetime(2026, 9, 16, 14, 6, 31)),
        (["2026/09/16 7:06:31 AM GMT+5:30"] * 2, datetime(2026, 9, 16, 8, 36, 31)),
        (["2024/10/17 1:09:12 pm CET"] * 2, datetime(2024, 10, 17, 19, 9, 12)),
        (["2024/10/17 1:09:12 PM EST"] * 2, datetime(2024, 10, 18, 1, 9, 12)),
    ],
)
def test_the_times_of_every_export_are_read(
    tmp_path: Path, cells: list[str], first: datetime
) -> None:
    file = tmp_path / "bai.csv"
    file.write_text(text_of(answers(cells * 3)), encoding="utf-8")
    _, report, view = loaded(file)
    assert (report.observed, times(view)[0]) == (6, first)


@pytest.mark.parametrize(
    ("encoding", "delimiter", "newline"),
    [
        ("utf-8", ",", "\n"),
        ("utf-8-sig", ";", "\r\n"),
        ("cp1252", ";", "\r\n"),
        ("utf-16", "\t", "\r\n"),
    ],
)
def test_resaved_files_keep_every_cell(
    tmp_path: Path, encoding: str, delimiter: str, newline: str
) -> None:
    header = ("Horodateur", "Nom et prénom", "Téléphone", "Question n° 1\nà choix", "Où ?")
    rows = answers([f"18/11/2024 07:30:{n:02}" for n in range(6)], header)
    rows = [tuple(str(cell).replace("Người Thứ", "Éric") for cell in row) for row in rows]
    rows[1] = (*rows[1][:1], "Hélène d’Été\nligne 2", *rows[1][2:])
    file = tmp_path / "réponses.csv"
    text = text_of(rows, delimiter=delimiter, newline=newline)
    file.write_bytes(text.encode(encoding))
    draft, report, view = loaded(file)
    assert report.observed == 6
    assert [item.heading for item in draft.items] == ["Question n° 1 à choix", "Où ?"]
    assert "Hélène d’Été Ligne 2" in {s["full_name"] for s in view.standings().to_pylist()}


def test_the_zip_of_a_form_is_read_without_unpacking(tmp_path: Path) -> None:
    rows = answers([f"2026/09/16 7:06:{n:02} PM GMT+7" for n in range(6)])
    file = tmp_path / "Cuộc thi.csv.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("Cuộc thi.csv", text_of(rows, quoting=csv.QUOTE_ALL, newline="\n"))
    assert loaded(file)[1].observed == 6


def workbook(file: Path, tabs: dict[str, list[Cells]], *, hidden: Sequence[str] = ()) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in tabs.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    book.save(file)
    return file


def test_a_workbook_s_answers_are_found_behind_other_and_hidden_tabs(tmp_path: Path) -> None:
    moments = [datetime(2024, 11, 18, 7, 30, n, 128000) for n in range(6)]
    rows = answers(moments)  # type: ignore[arg-type]
    tabs = {
        "Tổng hợp": [["", ""], ["", "=COUNTA('Câu trả lời'!A:A)"]],
        "Cũ": rows[:3],
        "Câu trả lời": rows,
    }
    file = workbook(tmp_path / "bai.xlsx", tabs, hidden=["Cũ"])
    draft, report, view = loaded(file)
    assert (draft.tab, report.observed) == ("Câu trả lời", 6)
    assert times(view)[0] == datetime(2024, 11, 18, 7, 30)


def test_of_several_forms_in_a_workbook_one_must_be_named(tmp_path: Path) -> None:
    rows = answers([datetime(2024, 11, 18, 7, 30, n) for n in range(6)])  # type: ignore[arg-type]
    tabs = {"Form Responses 2": rows, "Form Responses 1": rows[:4]}
    file = workbook(tmp_path / "bai.xlsx", tabs)
    with pytest.raises(SourceError, match="'Form Responses 2', 'Form Responses 1'"):
        propose(file)
    assert loaded(file, tab="Form Responses 1")[1].observed == 3


MICROSOFT = (
    "ID", "Start time", "Completion time", "Email", "Name", "Total points", "Quiz feedback",
    "Câu 1", "Points - Câu 1", "Feedback - Câu 1", "Chọn các ý đúng", "Points - Chọn các ý đúng",
    "Feedback - Chọn các ý đúng",
)  # fmt: skip


def test_an_export_of_microsoft_forms_is_drafted_and_ranked_by_duration(tmp_path: Path) -> None:
    several = ("Một, hai;Ba;", "Ba;", "Một, hai;")
    rows: list[Cells] = [
        (n, datetime(2026, 3, 2, 8, 0, 0), datetime(2026, 3, 2, 8, 10 - n, n), f"a{n}@tinh.vn",
         f"Người {n}", 1, None, "AB"[n % 2], 1, None, several[n % 3], 0, None)
        for n in range(6)
    ]  # fmt: skip
    file = workbook(tmp_path / "Microsoft.xlsx", {"Form1": [MICROSOFT, *rows]})
    draft, report, view = loaded(file)
    assert draft.columns == {
        "submitted_at": "Completion time",
        "started_at": "Start time",
        "full_name": "Name",
        "email": "Email",
        "quiz_score": "Total points",
    }
    assert [(i.heading, i.kind, i.options) for i in draft.items] == [
        ("Câu 1", "single", ("A", "B")),
        ("Chọn các ý đúng", "multiple", ("Ba", "Một, hai")),
    ]
    assert report.observed == 6
    # The keys are A and Ba alone: 4 has both right; 0, 1 and 2 one; 3 and 5 none.
    scores = {s["full_name"]: s["score"] for s in view.standings().to_pylist()}
    assert scores == {"Người 0": 1, "Người 1": 1, "Người 2": 1, "Người 3": 0, "Người 4": 2,
                      "Người 5": 0}  # fmt: skip
    text = (tmp_path / "folder" / "contest.toml").read_text(encoding="utf-8")
    timed = text.replace("[identity]", '[ranking]\norder = ["score", "duration"]\n[identity]')
    (tmp_path / "folder" / "contest.toml").write_text(timed, encoding="utf-8")
    contest, ledger = load(tmp_path / "folder"), Ledger.at(tmp_path / "ledger")
    ensure_current(contest, ledger)
    again = visible(compute(contest, ledger, now=NOW), COMMITTEE)
    assert [(s["rank"], s["full_name"]) for s in again.standings().to_pylist()] == [
        (1, "Người 4"),
        (2, "Người 2"),
        (3, "Người 1"),
        (4, "Người 0"),
        (5, "Người 5"),
        (6, "Người 3"),
    ]


def test_an_anonymous_form_of_microsoft_does_not_hold_everybody(tmp_path: Path) -> None:
    header = ("ID", "Thời gian bắt đầu", "Thời gian hoàn thành", "Email", "Tên", "Tổng điểm",
              "Phản hồi bài kiểm tra", "Họ và tên của bạn", "SĐT liên hệ", "Email công vụ (nếu có)",
              "Câu 1", "Điểm - Câu 1", "Phản hồi - Câu 1")  # fmt: skip
    rows = [
        (n, "3/2/26 8:00:00", f"3/13/26 8:10:{n:02}", "anonymous", "", 1, "", f"Người {n}",
         f"09123456{n:02}", "" if n % 2 else f"a{n}@tinh.vn", "AB"[n % 2], 1, "")
        for n in range(6)
    ]  # fmt: skip
    file = tmp_path / "bai.csv"
    file.write_text(text_of([header, *rows]), encoding="utf-8")
    draft, _, view = loaded(file)
    assert draft.columns == {
        "submitted_at": "Thời gian hoàn thành",
        "started_at": "Thời gian bắt đầu",
        "full_name": "Họ và tên của bạn",
        "phone": "SĐT liên hệ",
        "email": "Email công vụ (nếu có)",
        "quiz_score": "Tổng điểm",
    }
    assert (draft.match_on, draft.required) == (("phone", "email"), ("full_name", "phone"))
    assert [item.heading for item in draft.items] == ["Câu 1"]
    assert view.balance().accepted == 6


def test_the_span_of_a_draft_is_in_the_contest_s_own_time(tmp_path: Path) -> None:
    rows = answers(["2026/09/16 12:30:00 AM GMT+7"] * 2)
    file = tmp_path / "bai.csv"
    file.write_text(text_of(rows), encoding="utf-8")
    assert propose(file).first_submitted_at == datetime(2026, 9, 16, 0, 30)


def test_a_title_above_the_header_row_is_said_and_not_drafted(tmp_path: Path) -> None:
    rows = answers([f"18/11/2024 07:30:{n:02}" for n in range(4)])
    file = tmp_path / "bai.csv"
    file.write_text(text_of([("DANH SÁCH BÀI THI", "", "", "", ""), *rows]), encoding="utf-8")
    with pytest.raises(SourceError, match="the header row is row 2"):
        propose(file)


def test_the_draft_says_what_it_left_out_and_the_command_that_comes_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    header = ("Dấu thời gian", "Tuổi", "Câu 1")
    rows = [(f"18/11/2024 07:30:{n:02}", 20 + n, "AB"[n % 2]) for n in range(6)]
    file = tmp_path / "Cuộc thi & kết quả.csv"
    file.write_text(text_of([header, *rows]), encoding="utf-8")
    folder = str(tmp_path / "thư mục")
    assert main(["init", folder, "--from", str(file)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert "Submitted from 2024-11-18 07:30:00 to 2024-11-18 07:30:05" in said[1]
    assert "  'Tuổi'" in said
    assert any("identity.match_on" in line for line in said)
    command = shlex.split(said[-1])
    assert command == [
        *["Next:", "python", "-m", "ingest", "import"],
        str(file),
        "--contest",
        folder,
    ]


def test_headings_may_be_blank_padded_repeated_of_several_lines_or_of_a_grid(
    tmp_path: Path,
) -> None:
    header = (
        "Dấu thời gian",
        " Họ và tên ",
        "Câu hỏi",
        "",
        "Câu  hỏi",
        "Đánh giá [Phòng\nmột cửa]",
    )
    rows = [
        (f"18/11/2024 07:30:{n:02}", f"Người {n}", "AB"[n % 2], f"ghi chú {n}", "CD"[n % 2],
         "EF"[n % 2]) for n in range(6)
    ]  # fmt: skip
    file = tmp_path / "bai.csv"
    file.write_text(text_of([header, *rows]), encoding="utf-8")
    draft, report, view = loaded(file)
    assert [i.heading for i in draft.items] == ["Câu hỏi", "Câu hỏi", "Đánh giá [Phòng một cửa]"]
    assert [i.options for i in draft.items] == [("A", "B"), ("C", "D"), ("E", "F")]
    assert (report.observed, report.absent) == (6, {})
    assert {s["score"] for s in view.standings().to_pylist()} == {0, 3}


def test_hand_typed_rows_without_a_time_are_kept_and_held(tmp_path: Path) -> None:
    rows = answers([f"18/11/2024 07:30:{n:02}" for n in range(6)])
    rows.insert(3, ("", "Người Gõ Tay", "0912345699", "A", "X"))
    rows.insert(5, ("", "", "", "", ""))
    file = tmp_path / "bai.csv"
    file.write_text(text_of(rows), encoding="utf-8")
    _, report, view = loaded(file)
    assert report.observed == 7
    assert view.balance().reasons == {"R201_submitted_at_unreadable": 1}


def test_an_exact_duplicate_row_is_two_responses(tmp_path: Path) -> None:
    rows = answers([f"18/11/2024 07:30:{n:02}" for n in range(4)])
    file = tmp_path / "bai.csv"
    file.write_text(text_of([*rows, rows[2]]), encoding="utf-8")
    _, report, view = loaded(file)
    assert (report.observed, view.balance().superseded) == (5, 1)


def test_phones_that_a_spreadsheet_damaged_are_read_where_one_reading_is_left(
    tmp_path: Path,
) -> None:
    phones = ("912345678", "9.12345679E+08", "912345680.0", "9.12346E+08", "8.99968E+36",
              "'0912345683", "0912345684/0912345685", "84912345686")  # fmt: skip
    rows = answers([f"18/11/2024 07:30:{n:02}" for n in range(len(phones))])
    rows[1:] = [(*row[:2], phone, *row[3:]) for row, phone in zip(rows[1:], phones, strict=True)]
    file = tmp_path / "bai.csv"
    file.write_text(text_of(rows, delimiter=";"), encoding="utf-8")
    balance = loaded(file)[2].balance()
    assert (balance.accepted, balance.reasons) == (5, {"R203_field_unreadable": 3})
    assert balance.repaired_phones == 3


def test_a_file_saved_as_a_workbook_after_a_csv_is_the_same_responses(tmp_path: Path) -> None:
    rows = answers([f"18/11/2024 07:30:{n:02}" for n in range(6)])
    file = tmp_path / "bai.csv"
    file.write_text(text_of(rows), encoding="utf-8")
    loaded(file)
    # The CSV had rounded the milliseconds of every other time up to the next second.
    exact = [
        datetime(2024, 11, 18, 7, 30, 0) + timedelta(seconds=n, milliseconds=-400 * (n % 2))
        for n in range(6)
    ]
    book = [rows[0], *((exact[n], *row[1:]) for n, row in enumerate(rows[1:]))]
    contest, ledger = load(tmp_path / "folder"), Ledger.at(tmp_path / "ledger")
    report = load_file(contest, ledger, workbook(tmp_path / "b.xlsx", {"Tab": book}), now=NOW)
    assert (report.observed, report.changes) == (6, 0)


def test_an_answer_of_exactly_midnight_in_a_workbook_has_its_time(tmp_path: Path) -> None:
    rows = answers([datetime(2024, 11, 18 + n) for n in range(6)])  # type: ignore[arg-type]
    _, _, view = loaded(workbook(tmp_path / "bai.xlsx", {"Tab": rows}))
    assert times(view)[0] == datetime(2024, 11, 18)


def test_a_draft_writes_points_and_odd_characters_so_that_they_read_back(tmp_path: Path) -> None:
    rows = answers(
        [f"18/11/2024 07:30:{n:02}" for n in range(4)], (*HEADER[:3], 'Câu "1"\x7f', "2;")
    )
    file = tmp_path / "bài 1.csv"
    file.write_text(text_of(rows), encoding="utf-8")
    draft = propose(file)
    items = tuple(
        type(i)(i.id, i.heading, points=p, options=i.options, key=i.options)
        for i, p in zip(draft.items, (Fraction(1, 2), Fraction(1, 3)), strict=True)
    )
    half = {"items": items, "closes_at": datetime(2024, 12, 13, 16, 30)}
    write_draft(tmp_path / "folder", Draft(**{**vars(draft), **half}))  # type: ignore[arg-type]
    written = load(tmp_path / "folder")
    assert written.items == items
    assert (written.info.opens_at, written.info.closes_at) == (None, half["closes_at"])
