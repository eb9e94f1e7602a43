"""The tables of the ledger and their columns.

`observations` and `loads` are append-only and hold the cells exactly as the program saw them.
`responses` is derived from both and can be thrown away and rebuilt. `ledger/responses.py` defines
the columns of `responses`.
"""

from __future__ import annotations

from typing import Literal

import pyarrow as pa

MAX_CELLS = 5_000
"""The largest number of columns of a form. The program refuses a wider form."""

Event = Literal["seen", "edited", "missing", "gone", "back"]
"""The events of a response: seen for the first time; seen with different content; missing from a
snapshot for the first time; gone from the sheet; back in the sheet."""

OBSERVATION = pa.schema(
    [
        pa.field("response_id", pa.string(), nullable=False),
        pa.field("source", pa.string(), nullable=False),
        pa.field("event", pa.string(), nullable=False),
        pa.field("load_id", pa.string(), nullable=False),
        pa.field("load_number", pa.int64(), nullable=False),
        # From 1, without the header; null for an event of a row that the sheet lacks.
        pa.field("row_number", pa.int64()),
        # SHA-256 of all cells but the timestamp; null for an event without cells.
        pa.field("row_hash", pa.string()),
        pa.field("observed_at", pa.timestamp("us", "UTC"), nullable=False),
    ]
)
"""The fixed columns. The cells follow as `c1`, `c2`, …; a blank cell is null. The load has the
headings. Cells go by position, because headings of real sheets are duplicated, blank and renamed.
"""

LOAD = pa.schema(
    [
        pa.field("load_id", pa.string(), nullable=False),
        pa.field("load_number", pa.int64(), nullable=False),
        pa.field("source", pa.string(), nullable=False),
        pa.field("file", pa.string(), nullable=False),
        pa.field("file_hash", pa.string(), nullable=False),
        pa.field("observed_at", pa.timestamp("us", "UTC"), nullable=False),
        pa.field("header", pa.list_(pa.string()), nullable=False),
        pa.field("rows", pa.int64(), nullable=False),
        pa.field("complete", pa.bool_(), nullable=False),
        pa.field("detected", pa.string(), nullable=False),
        # The number of the load with which this one was compared; 0: there was none. Null in a
        # ledger older than this column: the load before.
        pa.field("base", pa.int64()),
    ]
)


def cell(number: int) -> str:
    """Name of the column that holds the cells of the form's column `number`, counted from 0."""
    return f"c{number + 1}"


def column_of(name: str) -> int | None:
    """The number of the form's column whose cells a column holds; None if it holds no cells.

    >>> column_of("c3"), column_of("row_hash")
    (2, None)
    """
    return int(name[1:]) - 1 if name[0] == "c" and name[1:].isdigit() else None


def observation_schema(width: int) -> pa.Schema:
    """The columns of `observations` for a sheet of `width` columns."""
    cells = [pa.field(cell(number), pa.string()) for number in range(width)]
    return pa.schema([*OBSERVATION, *cells])
