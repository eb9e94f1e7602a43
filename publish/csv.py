"""CSV files that Excel opens with the right letters and without running formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BYTE_ORDER_MARK = "\ufeff"

Cell = str | int | float | bool | date | None


def safe(text: str) -> str:
    """Text that no spreadsheet reads as a formula: a dangerous start gets an apostrophe before it.

    >>> safe("=1+1"), safe("Nguyễn An")
    ("'=1+1", 'Nguyễn An')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def csv_bytes(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A CSV file: UTF-8 with a byte order mark, CRLF, commas, times as 2024-11-18 07:30:05.

    Numbers stay numbers, and a negative number does not become text. An unknown value is an empty
    cell.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([safe(heading) for heading in headings])
    writer.writerows([_written(cell) for cell in row] for row in rows)
    return (_BYTE_ORDER_MARK + out.getvalue()).encode()


def _written(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str):
        return safe(cell)
    return cell
