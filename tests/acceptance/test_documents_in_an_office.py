"""LibreOffice opens the workbook, computes every formula again, and shows the rates as we print
them; and five hundred certificates are one paper."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest

from i18n.format import Format
from publish.document import pdf
from publish.workbook.book import workbook
from results import View
from tests.builders import row
from tests.publish.workbook_contest import HOSTILE, workbook_view

AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
"""Commas, quotes, UTF-8, cells as they are shown, each sheet as a file."""
CACHED = re.compile(r"(</f>)<v>[^<]*</v>")


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return workbook_view(tmp_path_factory.mktemp("office"), row(50, unit="Xã không có thật"))


def converted(source: Path, form: str, out: Path) -> Path:
    """The file in another form, by LibreOffice."""
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(out / 'office').as_uri()}",
         "--convert-to", form, "--outdir", str(out), str(source)],
        capture_output=True, timeout=300, check=True,
    )  # fmt: skip
    return out


def without_values(content: bytes) -> bytes:
    """The workbook without the values of its formulas, so that whoever opens it computes them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                text = CACHED.sub(r"\1", text.decode()).encode()
            new.writestr(name, text)
    return out.getvalue()


def values(content: bytes | Path) -> Iterator[tuple[str, str, Any]]:
    """Sheet, cell and value of every cell."""
    source = content if isinstance(content, Path) else io.BytesIO(content)
    for sheet in openpyxl.load_workbook(source, data_only=True).worksheets:
        for line in sheet.iter_rows():
            for cell in line:
                yield sheet.title, cell.coordinate, cell.value


def test_every_formula_computed_again_gives_the_value_that_the_file_carries(
    view: View, tmp_path: Path
) -> None:
    made = workbook(view)
    bare = without_values(made.content)
    formulas = [
        (sheet.title, cell.coordinate)
        for sheet in openpyxl.load_workbook(io.BytesIO(bare)).worksheets
        for line in sheet.iter_rows()
        for cell in line
        if cell.data_type == "f"
    ]
    (tmp_path / "bare.xlsx").write_bytes(bare)
    again = converted(tmp_path / "bare.xlsx", "xlsx", tmp_path / "out") / "bare.xlsx"
    computed = {(sheet, cell): value for sheet, cell, value in values(again)}
    carried = {(sheet, cell): value for sheet, cell, value in values(made.content)}
    lost = {(sheet, cell): value for sheet, cell, value in values(bare)}
    assert len(formulas) > 40
    assert {lost[one] for one in formulas} == {None}, "the office had nothing to copy"
    for one in formulas:
        ours, theirs = carried[one] or None, computed[one] or None
        assert theirs == (pytest.approx(ours) if isinstance(ours, float) else ours), one


def test_the_office_shows_rates_as_the_pages_print_them_and_names_as_text(
    view: View, tmp_path: Path
) -> None:
    (tmp_path / "book.xlsx").write_bytes(workbook(view).content)
    out = converted(tmp_path / "book.xlsx", AS_SHOWN, tmp_path / "out")
    shown = {}
    for path in out.glob("*.csv"):
        for line in csv.reader(io.StringIO(path.read_text("utf-8"))):
            if len(line) > 6:
                shown[line[2]] = line[6].replace(".", ",")
    share = Format("vi").share
    rows = [r for of in ("huyen", "so") for r in view.league(of).rows]
    rows += view.league(under="H1").rows
    for one in rows:
        rate = one["participation_rate"]
        name = one["unit_name"].replace("\u202e", "").strip()
        if name != "Sở Lớn":  # a condition writes this rate, and a CSV knows no condition
            assert shown[name] == ("" if rate is None else share(rate)), name
    assert HOSTILE[0] in shown


def test_the_office_prints_every_sheet_one_page_wide(view: View, tmp_path: Path) -> None:
    (tmp_path / "book.xlsx").write_bytes(workbook(view).content)
    out = converted(tmp_path / "book.xlsx", "pdf", tmp_path / "out")
    with pypdfium2.PdfDocument(out / "book.pdf") as paper:
        texts = [page.get_textpage().get_text_range() for page in paper]
    for text in texts:
        assert "Số liệu tính đến 24/11/2024 09:00" in text
    assert "< 0,1\xa0%" in "".join(texts), "one of three thousand"
    charts = [text for text in texts if "Tỷ lệ tham gia theo đơn vị" in text]
    assert len(charts) == 4, "one a sheet with units"


def test_five_hundred_certificates_are_one_paper() -> None:
    words = dict.fromkeys(("title", "certifies", "unit", "took_part", "register"), "chữ")
    people = [{"name": f"Nguyễn Thị Bích {n}", "unit": "Phường Bình Hàn"} for n in range(500)]
    data = {
        "words": words, "contest": "Cuộc thi", "organizer": "Ban Tổ chức", "place": "",
        "window": "", "signer": ["TRƯỞNG BAN"] * 4, "signed_by": "", "people": people,
    }  # fmt: skip
    with pypdfium2.PdfDocument(pdf("certificate", data, made_at=0)) as paper:
        assert len(paper) == 500
        assert "Bích 499" in paper[499].get_textpage().get_text_range()
