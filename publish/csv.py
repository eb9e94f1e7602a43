"""CSV files that a spreadsheet opens with the right letters and numbers and without running
formulas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contest.csv_cells import Cell, csv_text
from i18n.format import Format

_BYTE_ORDER_MARK = "\ufeff"


def csv_bytes(
    headings: Sequence[str], rows: Iterable[Sequence[Cell]], fmt: Format | None = None
) -> bytes:
    """A CSV file: UTF-8 with a byte order mark and CRLF; the cells are those of `csv_text`.

    `fmt`: the language to which the reader's spreadsheet is set. Vietnamese marks decimals by a
    comma, so `;` stands between cells. None is a file that programs read too: commas and points.

    >>> csv_bytes(["a", "b"], [[0.5, 1]], Format("vi")).decode("utf-8-sig")
    'a;b\\r\\n0,5;1\\r\\n'
    """
    decimal = fmt.separators[0] if fmt else "."
    text = csv_text(
        [headings, *rows],
        line_end="\r\n",
        delimiter=";" if decimal == "," else ",",
        decimal=decimal,
    )
    return (_BYTE_ORDER_MARK + text).encode()
