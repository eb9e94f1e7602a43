"""The tables of the ledger and their columns.

`observations` and `loads` are append-only: what was seen, exactly as it was seen. `responses` is
derived from them and can be thrown away and rebuilt; its columns are in `ledger/responses.py`.
"""

from __future__ import annotations

from typing import Literal

import pyarrow as pa

MAX_CELLS = 5_000
"""A form wider than this is refused."""

Event = Literal["seen", "edited", "missing", "gone", "back"]
"""What an observation says of its response: first seen; seen with other content; not in a
snapshot for the first time; gone from the sheet; there again."""

OBSERVATION = pa.schema(
    [
        pa.field("response_id", pa.string(), nullable=False),
        pa.field("source", pa.string(), nullable=False),
        pa.field("event", pa.string(), nullable=False),
        pa.field("load_id", pa.string(), nullable=False),
        pa.field("load_number", pa.int64(), nullable=False),
        # From 1, the header not counted; null for an event about a row that is not there.
        pa.field("row_number", pa.int64()),
        # SHA-256 of all cells but the timestamp; null where there are no cells.
        pa.field("row_hash", pa.string()),
        pa.field("observed_at", pa.timestamp("us", "UTC"), nullable=False),
    ]
)
"""The fixed columns; the cells follow as `c1`, `c2`, …, null where blank. Their headings are those
of the load. Positional, because headings are duplicated, blank and renamed in real sheets."""

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
    ]
)


def cell(number: int) -> str:
    """Name of the column that holds the cells of the form's column `number`, counted from 0."""
    return f"c{number + 1}"


def observation_schema(width: int) -> pa.Schema:
    """The columns of `observations` for a sheet of `width` columns."""
    cells = [pa.field(cell(number), pa.string()) for number in range(width)]
    return pa.schema([*OBSERVATION, *cells])
