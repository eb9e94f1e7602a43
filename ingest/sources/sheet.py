"""A sheet of answers as every reader returns it: a header, and rows in batches of columns."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from contest.errors import SourceError
from contest.text import VISIBLE
from ledger.schema import MAX_CELLS

MAX_MEGABYTES = "CONTEST_MAX_FILE_MB"
"""Environment variable with the size of the largest file to load, in megabytes (default 4096)."""


_STEP = 1_000


@dataclass(frozen=True)
class LastRead:
    """The last complete read of a sheet.

    `places`: mark of a row → place of the row. `compared`: the values of the rows that the diff
    compares, in the order of the rows. `width`: number of columns of the sheet.
    """

    places: Mapping[bytes, int] = field(default_factory=dict)
    compared: pa.Table | None = None
    width: int = 0


@dataclass
class Memory:
    """The memory of one process about a sheet's last complete read. It may be lost at any time."""

    last: LastRead = field(default_factory=LastRead)


@dataclass(frozen=True)
class Marked:
    """The marks of a sheet that is read again and again.

    Rows with equal `marks` (SHA-256 of the bytes as they came) have equal cells, as long as the
    sheet comes with the same `memory`. `pick` returns the rows at some places, counted from 0.
    """

    marks: Sequence[bytes]
    pick: Callable[[NDArray[np.int64]], Iterator[pa.RecordBatch]]
    memory: Memory


@dataclass(frozen=True)
class Sheet:
    """A header, and rows in batches of columns.

    `batches()` may be called again and returns the same rows. The columns are string arrays in the
    order of `header`; a blank cell is null. Blank rows are included, because they keep the row
    numbers true.

    `detected`: the encoding, delimiter or tab that the reader found. `digest`: SHA-256 of a file's
    bytes; empty if the sheet is not a file. `first_row`: number of the first row of the batches,
    which may be only the end of a sheet. `marked`: the marks by which the diff finds new rows
    without looking at all rows, or None.
    """

    name: str
    header: tuple[str, ...]
    batches: Callable[[], Iterator[pa.RecordBatch]]
    detected: dict[str, str] = field(default_factory=dict)
    digest: str = ""
    first_row: int = 1
    marked: Marked | None = None


def rows_at(sheet: Sheet, numbers: NDArray[np.int64]) -> Iterator[pa.RecordBatch]:
    """Yield the rows with these ascending numbers."""
    if sheet.marked:
        yield from sheet.marked.pick(numbers - sheet.first_row)
        return
    start = sheet.first_row
    for batch in sheet.batches() if len(numbers) else ():
        inside = numbers[(numbers >= start) & (numbers < start + batch.num_rows)] - start
        start += batch.num_rows
        if len(inside):
            yield batch.take(pa.array(inside))


def last_row(
    sheet: Sheet, present: Callable[[pa.Table], NDArray[np.bool_]]
) -> tuple[int, tuple[str | None, ...]]:
    """Number and cells of the last row that is `present`; 0 and no cells if no row is."""
    end = len(sheet.marked.marks) if sheet.marked else sum(b.num_rows for b in sheet.batches())
    while end:
        start = max(0, end - _STEP)
        numbers = np.arange(start, end) + sheet.first_row
        rows = pa.Table.from_batches(list(rows_at(sheet, numbers))).combine_chunks()
        found = np.flatnonzero(present(rows))
        if len(found):
            last = int(found[-1])
            return int(numbers[last]), tuple(column[last].as_py() for column in rows.columns)
        end = start
    return 0, ()


def check_width(name: str, width: int) -> None:
    """Refuse a form that is wider than any real form."""
    if width > MAX_CELLS:
        raise SourceError(
            f"{name}: the header row has {width:,} columns; expected at most {MAX_CELLS:,}. "
            "Export the responses tab alone",
            code="too_wide",
            found=width,
            limit=MAX_CELLS,
        )


def check_size(name: str, size: int) -> None:
    """Refuse a file that is larger than allowed. `size`: in bytes, after unpacking a zip."""
    limit = int(os.environ.get(MAX_MEGABYTES, "4096"))
    if size > limit * 1_000_000:
        raise SourceError(
            f"{name}: the file has {size / 1e6:,.1f} MB; the limit is {limit:,} MB (raise it "
            f"with {MAX_MEGABYTES})",
            code="too_large",
            found=size,
            limit=limit,
        )


UNTICKED = "FALSE"
"""The cell of a checkbox that nobody ticked. A column of checkboxes continues below the last
answer."""


def filled(batch: pa.RecordBatch | pa.Table) -> NDArray[np.bool_]:
    """True for rows that show anything except checkboxes that nobody ticked."""
    filled = np.zeros(batch.num_rows, bool)
    for column in batch.columns:
        seen = pc.and_(pc.match_substring_regex(column, VISIBLE), pc.not_equal(column, UNTICKED))
        filled |= np.asarray(seen.fill_null(False))
        if filled.all():
            break
    return filled
