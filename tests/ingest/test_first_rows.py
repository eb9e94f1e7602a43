"""The first rows of a file: the line `sep=;`, and a header row that is not the first row."""

import io
from pathlib import Path

import openpyxl
import pytest

from authoring.draft import propose
from contest import Contest
from contest.errors import SourceError
from ingest import load_file
from ingest.sources.export import in_memory
from ingest.sources.files import open_any
from ledger import Ledger
from tests.builders import HEADER, NOW, csv_text, row

ROWS = [row(1), row(2)]
Row = tuple[str, ...]


def read(content: bytes) -> list[tuple[str | None, ...]]:
    sheet = open_any(in_memory("a.csv", content), "", lambda header: True)
    rows: list[tuple[str | None, ...]] = [sheet.header]
    for batch in sheet.batches():
        rows += zip(*(column.to_pylist() for column in batch.columns), strict=True)
    return rows


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line", ["sep={}\r\n", '"sep={}"\r\n', "SEP={}\n", "sep={0}{0}{0}\r\n"])
def test_the_line_that_names_the_delimiter_is_no_row(
    delimiter: str, encoding: str, line: str
) -> None:
    text = line.format(delimiter) + csv_text(ROWS, delimiter=delimiter)
    assert read(text.encode(encoding)) == [HEADER, *ROWS]


def test_the_named_delimiter_counts_even_if_others_split_the_rows_too() -> None:
    assert read(b"sep=;\na,b;c,d\n1,2;3,4\n") == [("a,b", "c,d"), ("1,2", "3,4")]
    assert read(b"sep=,\na,b;c,d\n1,2;3,4\n") == [("a", "b;c", "d"), ("1", "2;3", "4")]


def test_a_file_without_unicode_may_name_its_delimiter() -> None:
    assert read("sep=;\r\nPrénom;Où ?\r\nJosé;À\r\n".encode("cp1252")) == [
        ("Prénom", "Où ?"),
        ("José", "À"),
    ]


def test_rows_are_counted_as_excel_shows_them_without_that_line() -> None:
    for before in ("", "sep=,\r\n"):
        with pytest.raises(SourceError) as caught:
            read((before + csv_text([row(1), (*row(2), "x")])).encode())
        assert (caught.value.code, caught.value.facts["row"]) == ("ragged", 3)


def test_a_file_that_names_its_delimiter_is_loaded_and_drafted(
    contest: Contest, ledger: Ledger, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("sep=;\r\n" + csv_text(ROWS, delimiter=";"), encoding="utf-8-sig")
    assert load_file(contest, ledger, file, now=NOW).new == 2
    assert propose(file).header == HEADER
    file.write_text(csv_text(ROWS), encoding="utf-8")
    assert load_file(contest, ledger, file, now=NOW).changes == 0


def workbook(rows: list[Row]) -> bytes:
    made = openpyxl.Workbook()
    for number, cells in enumerate(rows, start=1):
        for column, cell in enumerate(cells, start=1):
            if cell:
                made.worksheets[0].cell(number, column, cell)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


ABOVE: list[list[Row]] = [
    [()],
    [(), (), ()],
    [("DANH SÁCH BÀI THI",)],
    [("DANH SÁCH, BÀI THI; 2024",), ("Ngày 20/11/2024", "Sở Nội vụ"), ()],
    [("", "", ""), ("a", "b", "c", "d", "e", "f", "g")],
    [("Báo cáo", "Đơn vị"), ("x",)],
    [("dòng",)] * 15,
]


@pytest.mark.parametrize("above", ABOVE)
@pytest.mark.parametrize("kind", ["csv", "padded", "semicolon", "sep", "xlsx"])
def test_rows_above_the_header_row_are_named_by_the_number_of_the_header_row(
    contest: Contest, ledger: Ledger, tmp_path: Path, above: list[Row], kind: str
) -> None:
    wide = [(*cells, *[""] * (6 - len(cells))) for cells in above]
    file = tmp_path / f"a.{'xlsx' if kind == 'xlsx' else 'csv'}"
    if kind == "xlsx":
        content = workbook([*above, HEADER, *ROWS])
    else:
        delimiter = ";" if kind in ("semicolon", "sep") else ","
        rows = [*(wide if kind == "padded" else above), HEADER, *ROWS]
        text = csv_text(rows[1:], header=rows[0], delimiter=delimiter)
        content = ("sep=;\r\n" * (kind == "sep") + text).encode()
    file.write_bytes(content)
    expected = len(above) + 1
    for act in (lambda: load_file(contest, ledger, file, now=NOW), lambda: propose(file)):
        with pytest.raises(SourceError, match=f"the header row is row {expected};") as caught:
            act()
        assert (caught.value.code, caught.value.facts["row"]) == ("header_below", expected)


def test_a_renamed_heading_of_the_time_is_no_pushed_down_header(
    contest: Contest, ledger: Ledger, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_text(csv_text(ROWS, header=("Lúc nộp", *HEADER[1:])), encoding="utf-8")
    report = load_file(contest, ledger, file, now=NOW)
    assert report.absent == {"submitted_at": "Dấu thời gian"}
