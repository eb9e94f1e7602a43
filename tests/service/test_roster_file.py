"""A list of people is read from CSV, a workbook and pasted cells, and never told in an error."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from contest.errors import SourceError
from contest.roster import Person
from ingest.sources.export import in_memory
from ledger.unit_decisions import MOST_PEOPLE
from publish.csv import csv_bytes
from service.roster_file import RosterFile, pasted, read_roster, template_headings

LAN = Person("Nguyễn Thị Lan", "1990-02-01", "0912345678")
TAM = Person("Lê Văn Tám")


def workbook(*rows: tuple[object, ...]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def test_the_template_is_read_as_it_is_handed_out() -> None:
    content = csv_bytes(template_headings(), [LAN, TAM])
    assert read_roster(in_memory("mau.csv", content)) == RosterFile((LAN, TAM), 0, ())


def test_cells_pasted_from_a_spreadsheet_are_read() -> None:
    text = "STT\tHọ tên\tNgày sinh\tSĐT\n1\tNguyễn Thị  Lan\t01.02.1990\t+84 912 345 678\n"
    text += "2\tLê Văn Tám\t\t\n\n\t\t\t\n"
    assert read_roster(pasted(text)) == RosterFile((LAN, TAM), 0, ())
    assert read_roster(pasted("Họ và tên\nLê Văn Tám\n")) == RosterFile((TAM,), 0, ())


def test_a_workbook_gives_dates_and_numbers_as_it_stores_them() -> None:
    content = workbook(
        ("HỌ VÀ TÊN", "NGÀY SINH", "ĐIỆN THOẠI"),
        (LAN.full_name, date(1990, 2, 1), 912345678),
        (TAM.full_name, None, None),
        (LAN.full_name, datetime(1990, 2, 1), "0912.345.678"),
    )
    assert read_roster(in_memory("ds.xlsx", content)) == RosterFile((LAN, TAM), 1, ())


def test_each_fault_is_named_by_its_line_alone() -> None:
    text = (
        "Họ và tên,Ngày sinh,Điện thoại\n"
        "An,31/02/1990,\n"
        ",01/02/1990,\n"
        "\n"
        "Bình,,09x\n"
        f"{'x' * 201},,\n"
        "Nguyễn Thị Lan,01/02/1990,0912345678\n"
        "Năm,1990,\n"
    )
    found = read_roster(pasted(text))
    assert found.people == (LAN,)
    assert found.faults == (
        (2, "birth_date"), (3, "no_name"), (5, "phone"), (6, "long"), (8, "birth_date"),
    )  # fmt: skip
    assert "Lan" not in repr(found)


def test_control_and_direction_characters_leave_the_names() -> None:
    found = read_roster(pasted("Họ và tên,Điện thoại\n\u202eLê\x07 Văn\u2069 Tám,\n"))
    assert found.people == (TAM,)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"Ten don vi,So\nLan,1\n", "no_names"),
        (b"\x89PNG\r\n\x1a\n", "other_kind"),
        (b"", "empty"),
        ("Họ và tên\n".encode() + b"x" * 2_000_001, "too_large"),
        ("Họ và tên\n".encode() + b"A\n" * (MOST_PEOPLE + 1), "too_many_people"),
        ("Đơn vị X\nHọ và tên,Ngày sinh\nNguyễn Thị Lan,\n".encode(), "header_below"),
    ],
)
def test_a_file_that_is_no_list_is_refused_without_a_word_of_it(content: bytes, code: str) -> None:
    with pytest.raises(SourceError) as refused:
        read_roster(in_memory("ds.csv", content))
    assert refused.value.code == code
    assert "Lan" not in str(refused.value)


def test_a_small_file_that_unpacks_to_a_large_one_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", b" " * 40_000_001)
    assert len(out.getvalue()) < 100_000
    with pytest.raises(SourceError) as refused:
        read_roster(in_memory("ds.xlsx", out.getvalue()))
    assert refused.value.code == "too_large"
