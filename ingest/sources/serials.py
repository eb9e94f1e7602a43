"""Serial numbers in columns of dates: spreadsheets store a date as a number of days.

A cell whose format was changed to General or to a number shows that number: 45616.3335 for
2024-11-20 08:00:14. A workbook keeps the number whole, so it is read as the date. A CSV keeps the
digits that were shown, which may be too few for the second, so the CSV is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from contest.errors import SourceError
from ingest.sources.sheet import Sheet

FIRST, LAST = 3_654, 73_051  # 1910-01-01, 2100-01-01, in days since 1899-12-30
_SINCE_1904 = 1_462
_TEXT = r"^\s*[1-7]\d{4}(?:[.,]\d+)?\s*$"


@dataclass(frozen=True)
class DateColumns:
    """Positions of the columns of a sheet that contain times, and of those that contain days."""

    times: tuple[int, ...] = ()
    days: tuple[int, ...] = ()


def date_columns(fields: Mapping[str, int]) -> DateColumns:
    """The columns of dates among the columns of the contest's fields."""
    times, days = (
        tuple(fields[name] for name in names if name in fields)
        for names in (("submitted_at", "started_at"), ("birth_date",))
    )
    return DateColumns(times, days)


Dated = Callable[[tuple[str, ...]], DateColumns]
"""Finds the columns of dates by a header."""


def no_dates(_: tuple[str, ...]) -> DateColumns:
    """For a sheet whose columns nobody knows."""
    return DateColumns()


def moment(serial: float, *, since_1904: bool = False) -> datetime | None:
    """The date and the time of a serial number, to the millisecond; None: the number is not a date.

    `since_1904`: the workbook counts its days from 1904, as old programs on a Mac did.

    >>> moment(45616.3335), moment(120.0)
    (datetime.datetime(2024, 11, 20, 8, 0, 14, 400000), None)
    """
    days = serial + _SINCE_1904 if since_1904 else serial
    if not FIRST <= days < LAST:
        return None
    return datetime(1899, 12, 30) + timedelta(milliseconds=round(days * 86_400_000))


def without_serials(sheet: Sheet, dates: DateColumns) -> Sheet:
    """The same sheet of a text file, whose batches refuse serial numbers: the first of a time, and
    those of days if most of the column are."""

    def batches() -> Iterator[pa.RecordBatch]:
        row = sheet.first_row + 1  # the header is row 1 of the file
        serials, filled = dict.fromkeys(dates.days, 0), dict.fromkeys(dates.days, 0)
        for batch in sheet.batches():
            for place in dates.times:
                found = pc.index(_is_serial(batch.column(place)), True).as_py()
                if found >= 0:
                    raise _serial_times(sheet.name, row + found, batch.column(place)[found].as_py())
            for place in dates.days:
                column = batch.column(place)
                serials[place] += pc.sum(_is_serial(column)).as_py() or 0
                filled[place] += len(column) - column.null_count
            row += batch.num_rows
            yield batch
        for place in dates.days:
            if 2 * serials[place] > filled[place]:
                raise _serial_days(sheet.name, sheet.header[place])

    return replace(sheet, batches=batches)


def _is_serial(column: pa.Array) -> pa.Array:
    return pc.match_substring_regex(column, _TEXT)


def _serial_times(name: str, row: int, found: str) -> SourceError:
    return SourceError(
        f"{name}: row {row}: the column of times contains the number {found}; expected a date and "
        "a time. The column lost its date format when the file was saved: format it as date and "
        "time and save again, or download the file again from the response sheet",
        code="serial_times",
        row=row,
        found=found,
    )


def _serial_days(name: str, heading: str) -> SourceError:
    return SourceError(
        f"{name}: the column {heading!r} contains numbers; expected dates. The column lost its "
        "date format when the file was saved: format it as date and save again, or download the "
        "file again from the response sheet",
        code="serial_days",
        heading=heading,
    )
