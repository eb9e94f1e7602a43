"""Reads the small CSV tables of a contest folder, with the line of every row.

A clerk edits these files by hand or in Excel. A file is UTF-8 with or without a byte order mark,
and its separator is a comma, a semicolon or a tab. The apostrophe that the writer puts before a
formula (`contest.csv_cells`) is no part of a cell.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from contest.csv_cells import unmarked
from contest.errors import Problem
from contest.text import fold

Row = dict[str, str]


def read_rows(
    path: Path, columns: Sequence[str], needed: Sequence[str], problems: list[Problem]
) -> Iterator[tuple[int, Row]]:
    """Yield `(line, row)` for each row that is not blank. A row has every column; cells are folded.

    A missing file yields nothing. Mistakes (unreadable bytes, an unknown or missing column, a row
    of the wrong width) go to `problems`.
    """
    if not path.exists():
        return
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        expected = "UTF-8 text (in Excel: save as CSV UTF-8)"
        problems.append(Problem(path.name, f"byte {error.start}", "other bytes", expected))
        return
    reader = _reader(text)
    header = [fold(name) for name in next(reader, [])]
    for name in header:
        if name not in columns:
            expected = f"one of {', '.join(columns)}"
            problems.append(Problem(path.name, "line 1", f"column {name!r}", expected))
    for name in needed:
        if name not in header:
            problems.append(Problem(path.name, "line 1", "no such column", f"a column {name}"))
    for cells in reader:
        line = reader.line_num
        if not any(fold(cell) for cell in cells):
            continue
        if len(cells) > len(header):
            problems.append(
                Problem(path.name, f"line {line}", f"{len(cells)} cells", f"{len(header)} cells")
            )
            continue
        padded = [*cells, *[""] * (len(header) - len(cells))]
        row = dict.fromkeys(columns, "")
        row.update((name, fold(unmarked(cell))) for name, cell in zip(header, padded, strict=True))
        yield line, row


def raw_rows(content: bytes) -> list[list[str]]:
    """The rows of a table as they stand in the file, the headings first, without blank rows.

    Raises:
        UnicodeDecodeError: the bytes are not UTF-8.

    >>> raw_rows(b"code;name\\nS1;A,B\\n;\\n")
    [['code', 'name'], ['S1', 'A,B']]
    """
    rows = _reader(content.decode("utf-8-sig"))
    return [cells for cells in rows if any(fold(cell) for cell in cells)]


def _reader(text: str) -> Any:
    """The lines of a table as lists of cells; a `csv.reader`."""
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    return csv.reader(text.splitlines(keepends=True), delimiter=delimiter)


def split_list(cell: str) -> tuple[str, ...]:
    """Split a cell at `|` into folded parts and drop the blank ones.

    >>> split_list("Sở NN&PTNT | SNN")
    ('Sở NN&PTNT', 'SNN')
    """
    return tuple(part for part in map(fold, cell.split("|")) if part)


def parse_day(text: str) -> date | None:
    """Read a day written `2024-12-01`, or `1/12/2024` as Excel saves it again; otherwise None."""
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None
