"""Reading a workbook (.xlsx; .ods too): one tab of it, cells as text.

A number is written as its value (120.0 is `120`), a date as `2024-11-18 07:30:05.128`, so that it
says its own order. `python-calamine` reads values as they stand, formulas as their last result.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from contest.errors import SourceError, UsageError
from ingest.sheet import Sheet, check_width
from ledger.schema import cell

Value = str | float | int | bool | dt.datetime | dt.date | dt.time | dt.timedelta


def read_workbook(
    path: Path, tab: str, fits: Callable[[tuple[str, ...]], bool], digest: str
) -> Sheet:
    """Open a tab: the one named, else the only visible one whose header row `fits`.

    Raises:
        SourceError: it is no workbook, no tab fits, or several do.
        UsageError: there is no tab of that name.
    """
    try:
        book = CalamineWorkbook.from_path(path)
        names = book.sheet_names
        if tab:
            if tab not in names:
                raise UsageError(f"{path.name}: there is no tab {tab!r}; expected {_listed(names)}")
            rows = _rows(book, tab)
        else:
            visible = [
                s.name for s in book.sheets_metadata if s.visible == SheetVisibleEnum.Visible
            ]
            tab, rows = _only_fitting(path, book, visible, fits)
    except CalamineError as error:
        raise SourceError(
            f"{path.name}: the workbook is damaged or protected and cannot be opened; download it "
            "again, without a password",
            code="damaged",
        ) from error
    width = max(map(len, rows), default=0)
    check_width(path.name, width)
    columns = [
        pa.array([row[n] if n < len(row) else None for row in rows[1:]], pa.string())
        for n in range(width)
    ]
    names_of_cells = [cell(n) for n in range(width)]
    batch = pa.RecordBatch.from_arrays(columns, names_of_cells)
    header = tuple((rows[0][n] if n < len(rows[0]) else None) or "" for n in range(width))
    return Sheet(path.name, header, lambda: iter([batch]), {"workbook": "xlsx", "tab": tab}, digest)


def _only_fitting(
    path: Path, book: CalamineWorkbook, names: list[str], fits: Callable[[tuple[str, ...]], bool]
) -> tuple[str, list[list[str | None]]]:
    found = [
        (name, rows)
        for name in names
        if (rows := _rows(book, name)) and fits(tuple(text or "" for text in rows[0]))
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise SourceError(
            f"{path.name}: no tab begins with this contest's header row; the tabs are "
            f"{_listed(names)}. Is it the right workbook? If headings were renamed, declare them",
            code="no_header",
        )
    raise SourceError(
        f"{path.name}: {len(found)} tabs have a header row that fits: "
        f"{_listed([name for name, _ in found])}; name one with --tab, or in contest.toml under "
        "[[sources]] as tab",
        code="several_tabs",
    )


def _listed(names: list[str]) -> str:
    return ", ".join(repr(name) for name in names)


def _rows(book: CalamineWorkbook, name: str) -> list[list[str | None]]:
    sheet = book.get_sheet_by_name(name)
    return [[_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]


def _text(value: Value) -> str | None:
    """A cell as text; None where blank."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "milliseconds" if value.microsecond else "seconds")
    if isinstance(value, dt.date):
        return f"{value.isoformat()} 00:00:00"  # a date and midnight are one value in a workbook
    return str(value)
