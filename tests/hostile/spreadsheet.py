"""Files as a spreadsheet opens them: no cell of any is a formula."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from contextlib import closing
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from tests.hostile.test_csv_cells import begins_a_formula, pieces

_EVALUATED = "34,76,1,,0,false,true,false,false,false,0,true"
"""LibreOffice's options of a CSV after the separator: it is to run what it takes for a formula."""

OURS = re.compile(r'=(?:IF|COUNT|SUMIF|SUM|\$?[A-Z]\$?\d+|">0"|""|[(),:/=0])+')
"""A formula of a workbook of ours: sums, counts and quotients of cells."""


def assert_no_piece_is_a_formula(content: bytes, name: str) -> None:
    """However a spreadsheet splits the lines of a CSV, no piece begins a formula."""
    text = content.decode("utf-8-sig")
    assert not [piece for piece in pieces(text) if begins_a_formula(piece)], name


def assert_no_cell_is_a_formula(files: Sequence[Path], out: Path) -> None:
    """LibreOffice, told to run what it may, makes no cell of these CSV files a formula, whichever
    separator it takes; it makes one of the control's."""
    control = out / "control.csv"
    out.mkdir()
    for separator in ",;\t":
        control.write_text(f"a{separator}b\n=1+1{separator}x\n", "utf-8")
        converted = _in_libreoffice([*files, control], ord(separator), out / "converted")
        assert _formulas(converted.pop("control")) == ["=1+1"], "LibreOffice runs what it may"
        found = {name: cells for name, path in converted.items() if (cells := _formulas(path))}
        assert not found, found


def text_of_workbook(content: bytes) -> str:
    """The texts of a workbook's cells. No formula holds a text of other people, and no cell leads
    out of the workbook."""
    cells = [
        cell
        for sheet in load_workbook(BytesIO(content)).worksheets
        for row in sheet.iter_rows()
        for cell in row
    ]
    for cell in cells:
        assert cell.data_type != "f" or OURS.fullmatch(without_names(str(cell.value)))
        assert not (cell.hyperlink and cell.hyperlink.target)
    return "\n".join(str(cell.value) for cell in cells if cell.data_type == "s")


def without_names(formula: str) -> str:
    """A formula without the names of sheets in it, which are quoted."""
    return re.sub("'(?:[^']|'')+'!", "", formula)


def _in_libreoffice(files: Sequence[Path], separator: int, out: Path) -> dict[str, Path]:
    """The files as LibreOffice opens them, as workbooks by name."""
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={out.parent.as_uri()}/office",
         f"--infilter=CSV:{separator},{_EVALUATED}", "--convert-to", "xlsx", "--outdir", str(out),
         *map(str, files)],
        capture_output=True, timeout=500, check=True,
    )  # fmt: skip
    found = {path.stem: path for path in out.glob("*.xlsx")}
    assert set(found) == {file.stem for file in files}
    return found


def _formulas(workbook: Path) -> list[str]:
    """The cells that are formulas."""
    with closing(load_workbook(workbook, read_only=True)) as book:
        cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    return [str(cell.value) for cell in cells if cell.data_type == "f"]
