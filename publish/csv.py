"""CSV files that Excel opens with the right letters and without running formulas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contest.csv_cells import Cell, csv_text

_BYTE_ORDER_MARK = "\ufeff"


def csv_bytes(
    headings: Sequence[str], rows: Iterable[Sequence[Cell]], *, delimiter: str = ","
) -> bytes:
    """A CSV file: UTF-8 with a byte order mark and CRLF; the cells are those of `csv_text`."""
    text = csv_text([headings, *rows], line_end="\r\n", delimiter=delimiter)
    return (_BYTE_ORDER_MARK + text).encode()
