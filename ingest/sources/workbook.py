"""Reads one tab of a workbook (.xlsx, also .ods), with cells as text.

A number is written as its value (120.0 is `120`). A date is written as `2024-11-18 07:30:05.128`,
so the order of day and month is certain. `python-calamine` reads values as stored, and formulas as
their last result. It shows an error (`#N/A`) as a blank cell unless `error_cells` made it a text.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import itertools
from collections.abc import Collection, Iterator

import pyarrow as pa
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from contest.errors import SourceError, UsageError
from ingest.sources.first_rows import SEARCHED, Chooses, check_below
from ingest.sources.lost_letters import check_rows
from ingest.sources.one_byte import refuse_old_headings
from ingest.sources.serials import Dated, moment, no_dates
from ingest.sources.sheet import Sheet, check_width
from ledger.schema import cell

_ROWS = 20_000
Value = str | float | int | bool | dt.datetime | dt.date | dt.time | dt.timedelta


def read_workbook(
    name: str,
    content: bytes,
    tab: str,
    fits: Chooses,
    dated: Dated = no_dates,
    *,
    since_1904: bool = False,
) -> Sheet:
    """Open a tab of the workbook in `content`: the tab named `tab`, else the only visible tab whose
    header row `fits`. Messages call the file `name`. In a column of dates, which `dated` finds, a
    number is a date; `since_1904`: the workbook counts its days from 1904.

    Raises:
        SourceError: the content is not a workbook, no tab fits, or several tabs fit.
        UsageError: no tab has that name.
    """
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = [s.name for s in book.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
        if tab and tab not in names:
            raise UsageError(f"{name}: there is no tab {tab!r}; expected {_listed(names)}")
        chosen = book.get_sheet_by_name(tab) if tab else _only_fitting(name, book, fits)
        _check_place(name, chosen, fits)
        header = _header(chosen)
        check_width(name, len(header))
        dates = dated(header)
        batches = list(_batches(chosen, {*dates.times, *dates.days}, since_1904=since_1904))
    except CalamineError as error:
        raise SourceError(
            f"{name}: the workbook is damaged and cannot be opened; download it again",
            code="damaged",
        ) from error
    check_rows(name, header, batches)
    digest = hashlib.sha256(content).hexdigest()
    detected = {"workbook": "xlsx", "tab": chosen.name}
    return Sheet(name, header, lambda: iter(batches), detected, digest)


def _only_fitting(name: str, book: CalamineWorkbook, fits: Chooses) -> CalamineSheet:
    visible = [
        s.name
        for s in book.sheets_metadata
        if s.visible == SheetVisibleEnum.Visible and s.typ == SheetTypeEnum.WorkSheet
    ]
    found = [sheet for sheet in map(book.get_sheet_by_name, visible) if fits(_header(sheet))]
    if len(found) == 1:
        return found[0]
    if not found:
        for tab in visible:
            _check_place(f"{name}: tab {tab!r}", book.get_sheet_by_name(tab), fits)
        raise SourceError(
            f"{name}: no tab begins with this contest's header row; the tabs are "
            f"{_listed(visible)}. Is it the right workbook? If headings were renamed, declare them",
            code="no_header",
        )
    raise SourceError(
        f"{name}: {len(found)} tabs have a header row that fits: "
        f"{_listed([sheet.name for sheet in found])}; name one with --tab, or in contest.toml "
        "under [[sources]] as tab",
        code="several_tabs",
        tabs=[sheet.name for sheet in found],
    )


def _check_place(name: str, sheet: CalamineSheet, fits: Chooses) -> None:
    """Refuse a tab whose header row stands below its first row, or is written in an old code."""
    rows = [
        tuple(_text(value) or "" for value in cells)
        for cells in sheet.to_python(skip_empty_area=False, nrows=SEARCHED)
    ]
    check_below(name, rows, fits)
    refuse_old_headings(name, rows[0] if rows else ())


def _listed(names: list[str]) -> str:
    return ", ".join(repr(name) for name in names)


def _header(sheet: CalamineSheet) -> tuple[str, ...]:
    rows = sheet.to_python(skip_empty_area=False, nrows=1)
    return tuple(_text(value) or "" for value in rows[0]) if rows else ()


def _batches(
    sheet: CalamineSheet, dated: Collection[int], *, since_1904: bool
) -> Iterator[pa.RecordBatch]:
    """Yield the rows after the header. Only some rows at a time are Python objects."""
    names = [cell(number) for number in range(len(_header(sheet)))]
    rows = itertools.islice(sheet.iter_rows(), 1, None)

    def date_text(value: Value) -> str | None:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return _text(moment(value, since_1904=since_1904) or value)
        return _text(value)

    while some := list(itertools.islice(rows, _ROWS)):
        columns = zip(*some, strict=True)
        # The reader leaves out blank columns before the first filled column.
        left_out = len(names) - len(some[0])
        blank = [pa.nulls(len(some), pa.string())] * left_out
        filled = [
            pa.array(map(date_text if place in dated else _text, column), pa.string())
            for place, column in enumerate(columns, start=left_out)
        ]
        yield pa.RecordBatch.from_arrays([*blank, *filled], names)


def _text(value: Value) -> str | None:
    """A cell as text; None if the cell is blank."""
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
