"""A sheet of answers as every reader hands it over: a header, and rows in batches of columns."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from contest.errors import SourceError
from ledger.schema import MAX_CELLS

MAX_MEGABYTES = "CONTEST_MAX_FILE_MB"
"""Environment variable: the largest file that is loaded, in megabytes (default 4096)."""


@dataclass(frozen=True)
class Sheet:
    """`batches()` may be called again and gives the same rows; each column is a string array in
    the order of `header`, blank cells null. Blank rows come too: they keep the row numbers true.

    `detected` says what the reader found out: encoding, delimiter, tab. `digest` is the SHA-256
    of a file's bytes, empty for what is no file. `first_row`: number of the first row of the
    batches, where they are only the end of a sheet.
    """

    name: str
    header: tuple[str, ...]
    batches: Callable[[], Iterator[pa.RecordBatch]]
    detected: dict[str, str] = field(default_factory=dict)
    digest: str = ""
    first_row: int = 1


def watched(sheet: Sheet, watch: Callable[[int], None]) -> Sheet:
    """The same sheet; `watch` is told how many rows were read so far, after each batch."""

    def batches() -> Iterator[pa.RecordBatch]:
        rows = 0
        for batch in sheet.batches():
            rows += batch.num_rows
            watch(rows)
            yield batch

    return replace(sheet, batches=batches)


def check_width(name: str, width: int) -> None:
    """Refuse a form that is wider than any real one."""
    if width > MAX_CELLS:
        raise SourceError(
            f"{name}: the header row has {width:,} columns; expected at most {MAX_CELLS:,}. "
            "Export the responses tab alone",
            code="too_wide",
            found=width,
            limit=MAX_CELLS,
        )


def check_size(name: str, size: int) -> None:
    """Refuse a file that is larger than allowed, or would be when unpacked; `size` in bytes."""
    limit = int(os.environ.get(MAX_MEGABYTES, "4096"))
    if size > limit * 1_000_000:
        raise SourceError(
            f"{name}: the file has {size / 1e6:,.1f} MB; the limit is {limit:,} MB (raise it "
            f"with {MAX_MEGABYTES})",
            code="too_large",
            found=size,
            limit=limit,
        )


def filled(batch: pa.RecordBatch) -> NDArray[np.bool_]:
    """True for rows with anything in them."""
    filled = np.zeros(batch.num_rows, bool)
    for column in batch.columns:
        if column.null_count == 0:
            return np.ones(batch.num_rows, bool)
        filled |= np.asarray(column.is_valid())
    return filled
