"""Workbooks as people and programs really leave them, and workbooks that would do harm."""

import io
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from contest import Contest
from contest.errors import SourceError
from ingest import load_file
from ingest.sources.files import open_any
from ledger import Ledger
from tests.builders import HEADER, NOW, row
from tests.soak.exports import rezipped, workbook_bytes, zipped

SHEET = "xl/worksheets/sheet1.xml"
Row = tuple[str | None, ...]


def read(tmp_path: Path, content: bytes, name: str = "a.xlsx") -> list[Row]:
    path = tmp_path / name
    path.write_bytes(content)
    sheet = open_any(path, "", lambda header: bool(header) and header[0] == HEADER[0])
    rows: list[Row] = [tuple(text or None for text in sheet.header)]
    for batch in sheet.batches():
        rows += zip(*(column.to_pylist() for column in batch.columns), strict=True)
    return rows


def book(
    *rows: tuple[object, ...], change: Callable[[openpyxl.Workbook], None] | None = None
) -> bytes:
    made = openpyxl.Workbook()
    for cells in ((HEADER[0], "b"), *rows):
        made.worksheets[0].append(list(cells))
    if change:
        change(made)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def with_xml(old: str, new: str, content: bytes | None = None) -> bytes:
    """The small workbook, its sheet changed where the pattern `old` is."""

    def change(name: str, part: bytes) -> bytes:
        if name != SHEET:
            return part
        changed = re.sub(old.encode(), new.encode(), part)
        assert changed != part
        return changed

    return rezipped(content or workbook_bytes(), change)


def cells(xml: str) -> bytes:
    return with_xml("<sheetData>.*</sheetData>", f"<sheetData>{xml}</sheetData>")


HEAD = f'<row r="1"><c r="A1" t="str"><v>{HEADER[0]}</v></c><c r="B1" t="str"><v>b</v></c></row>'


def code(tmp_path: Path, content: bytes, name: str = "a.xlsx") -> str:
    with pytest.raises(SourceError) as caught:
        read(tmp_path, content, name)
    return caught.value.code


def test_a_cell_far_away_is_refused_before_it_takes_all_memory(tmp_path: Path) -> None:
    assert code(tmp_path, with_xml('r="5"(.*)r="F5"', r'r="1048576"\1r="XFD1048576"')) == "damaged"
    far = f'{HEAD}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert code(tmp_path, cells(far)) == "too_many_cells"
    wide = f'{HEAD}<row r="2"><c r="JZZ2"><v>1</v></c></row>'
    assert code(tmp_path, cells(wide)) == "too_wide"


def test_a_huge_dimension_that_is_only_declared_costs_nothing(tmp_path: Path) -> None:
    content = with_xml("<dimension[^>]*>", '<dimension ref="A1:XFD1048576"/>')
    assert len(read(tmp_path, content)) == 5


def test_formatted_blank_cells_far_away_cost_nothing(tmp_path: Path) -> None:
    blank = f'{HEAD}<row r="2"><c r="A2"><v>1</v></c><c r="XFD2" s="0"/></row>'
    far = blank + '<row r="1048575"><c r="XFD1048575" s="0"/></row><row r="1048576"/>'
    assert read(tmp_path, cells(far)) == [(HEADER[0], "b"), ("1", None)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('r="B3"', 'r="B2"'),  # two cells of one name: the second would hide the first
        ('r="B3"', 'r="C3"'),
        ('<row r="3"', '<row r="9"'),
        ('r="B3"', 'r="3"'),
        ('r="B3"', 'r="Б3"'),
        ("</sheetData>", ""),
        ("</worksheet>", "<<<"),
        ("<worksheet", '<!DOCTYPE x [<!ENTITY e "e">]><worksheet'),
    ],
)
def test_cells_out_of_order_and_broken_xml_are_damage(tmp_path: Path, old: str, new: str) -> None:
    assert code(tmp_path, with_xml(old, new)) == "damaged"


def test_cells_without_names_stand_one_behind_the_other(tmp_path: Path) -> None:
    rows = read(tmp_path, with_xml(r' r="[A-Z]?\d"', ""))
    assert rows == read(tmp_path, workbook_bytes())


def test_a_moment_keeps_its_milliseconds_and_midnight_is_a_moment_too(tmp_path: Path) -> None:
    rows = [
        (datetime(2024, 11, 20, 8, 0, 0, 128_000), "x"),
        (datetime(2024, 11, 20, 8), date(1990, 2, 1)),
        (datetime(2024, 11, 20), "x"),
    ]
    expected = [
        ("2024-11-20 08:00:00.128", "x"),
        ("2024-11-20 08:00:00", "1990-02-01 00:00:00"),
        ("2024-11-20 00:00:00", "x"),
    ]
    assert read(tmp_path, book(*rows))[1:] == expected

    def since_1904(made: openpyxl.Workbook) -> None:
        made.epoch = CALENDAR_MAC_1904
        made.worksheets[0]["A2"] = datetime(2024, 11, 20, 8)

    assert read(tmp_path, book(("", "x"), change=since_1904))[1] == ("2024-11-20 08:00:00", "x")


def test_a_value_is_written_as_the_value_that_it_is(tmp_path: Path) -> None:
    values = {
        912345678.0: "912345678", 0.8: "0.8", 2**53 - 1: "9007199254740991",
        2**60: "1.152921504606847e+18", True: "TRUE", "0912345678": "0912345678", "a\nb": "a\nb",
        "=1+1": None, "#N/A": "#N/A", "#REF!": "#REF!", "": None,
    }  # fmt: skip
    rows = read(tmp_path, book(*[("x", value) for value in values]))
    assert [cells[1] for cells in rows[1:]] == list(values.values())


def test_formulas_errors_and_rich_text_are_what_was_shown_last(tmp_path: Path) -> None:
    xml = (
        '<row r="2"><c r="A2" t="inlineStr"><is><r><t>ri</t></r><r><t>ch</t></r></is></c>'
        '<c r="B2" t="str"><f>A1</f><v>kept</v></c></row>'
        '<row r="3"><c r="A3"><f>1+1</f><v>2</v></c><c r="B3" t="e"><v>#REF!</v></c></row>'
        '<row r="4" hidden="1"><c r="A4"><v>1E+400</v></c><c r="B4" t="b"><v>0</v></c></row>'
    )
    rows = read(tmp_path, cells(HEAD + xml))
    assert rows[1:] == [("rich", "kept"), ("2", "#REF!"), ("inf", "FALSE")]


def test_merged_headings_hidden_tabs_and_charts_are_no_trouble(tmp_path: Path) -> None:
    def change(made: openpyxl.Workbook) -> None:
        sheet = made.worksheets[0]
        sheet["D1"] = "d"
        sheet.merge_cells("B1:C1")
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=2))
        made.create_chartsheet("Biểu đồ").add_chart(chart)
        made.create_sheet("Ẩn").append(list(HEADER))
        made["Ẩn"].sheet_state = "veryHidden"

    rows = read(tmp_path, book(("x", 1, 2, 3), change=change))
    assert rows == [(HEADER[0], "b", None, "d"), ("x", "1", "2", "3")]


@pytest.mark.parametrize("name", ["a.csv", "a.ods", "a.xls", "a.xlsm", "a.zip", "a"])
def test_the_name_of_a_file_does_not_matter(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, workbook_bytes(), name) == read(tmp_path, workbook_bytes())


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def old_office(*streams: str, before: int = 0) -> bytes:
    """Microsoft's old container: sectors, and the directory that names its streams."""
    names = (name.encode("utf-16-le").ljust(64, b"\0") + b"\0" * 64 for name in streams)
    return OLE + b"\1" * before + b"".join(names) + b"\1" * 4096


@pytest.mark.parametrize(
    ("streams", "expected"),
    [
        (("Root Entry", "EncryptionInfo", "EncryptedPackage"), "password"),
        (("Root Entry", "Workbook"), "old_workbook"),
        (("Root Entry", "Book"), "old_workbook"),
        (("Root Entry", "WordDocument"), "other_kind"),
        ((), "other_kind"),
    ],
)
def test_a_workbook_with_a_password_is_told_from_an_old_workbook(
    tmp_path: Path, streams: tuple[str, ...], expected: str
) -> None:
    assert code(tmp_path, old_office(*streams)) == expected
    # The directory stands anywhere in the file, also across two pieces of reading.
    for before in ((1 << 20) - 520 - at for at in range(0, 300, 7)):
        assert code(tmp_path, old_office(*streams, before=before)) == expected


OPEN_DOCUMENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="T">{rows}</table:table></office:spreadsheet></office:body>'
    "</office:document-content>"
)
OPEN_CELL = (
    '<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'
)


def open_document(*rows: str, manifest: str = "") -> bytes:
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    head = f"<table:table-row>{OPEN_CELL.format(more='', text=HEADER[0])}</table:table-row>"
    content = OPEN_DOCUMENT.format(rows=head + "".join(rows)).encode()
    names = 'xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    listed = f"<m:manifest {names}>{manifest}</m:manifest>".encode()
    return zipped([("mimetype", kind), ("content.xml", content), ("META-INF/manifest.xml", listed)])


def test_an_open_document_with_a_password_is_said_to_have_one(tmp_path: Path) -> None:
    encrypted = '<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry>'

    def noise(name: str, part: bytes) -> bytes:
        return b"\x07" * len(part) if name == "content.xml" else part

    assert code(tmp_path, rezipped(open_document(manifest=encrypted), noise)) == "password"


def test_a_zip_with_a_password_is_said_to_have_one(tmp_path: Path) -> None:
    content = bytearray(zipped([("a.csv", f"{HEADER[0]},b\r\n1,2\r\n".encode())]))
    content[6] |= 1  # the bit in the entry itself
    content[content.index(b"PK\x01\x02") + 8] |= 1  # and in the directory
    assert code(tmp_path, bytes(content), "a.zip") == "password"


def test_repeated_cells_of_an_open_document_are_counted_before_they_are_made(
    tmp_path: Path,
) -> None:
    twice = OPEN_CELL.format(more=' table:number-columns-repeated="2"', text="x")
    blank = (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    rows = read(tmp_path, open_document(f"<table:table-row>{twice}</table:table-row>", blank))
    assert rows == [(HEADER[0], None), ("x", "x")]
    many = OPEN_CELL.format(more=' table:number-columns-repeated="16384"', text="x")
    harm = f'<table:table-row table:number-rows-repeated="1048000">{many}</table:table-row>'
    assert code(tmp_path, open_document(harm)) == "too_many_cells"
    assert code(tmp_path, open_document(blank, f"<table:table-row>{many}</table:table-row>")) == (
        "too_many_cells"
    )


def test_another_tab_of_the_workbook_that_was_loaded_last_is_read(
    contest: Contest, ledger: Ledger, tmp_path: Path
) -> None:
    def change(made: openpyxl.Workbook) -> None:
        for name, number in (("1", 1), ("2", 2)):
            made.create_sheet(name).append(list(HEADER))
            made[name].append(list(row(number)))

    path = tmp_path / "a.xlsx"
    path.write_bytes(book(change=change))
    assert load_file(contest, ledger, path, tab="1", now=NOW).new == 1
    assert load_file(contest, ledger, path, tab="2", now=NOW).changes
    assert load_file(contest, ledger, path, tab="2", now=NOW).gone == 1
    assert load_file(contest, ledger, path, tab="2", now=NOW).changes == 0
