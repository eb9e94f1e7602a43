"""Makes the observations that a load writes: new or edited rows, and rows that are absent."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import numpy as np
import pandas as pd
import pyarrow as pa

from ingest.loading.snapshot import SheetDiff
from ingest.sources.sheet import Sheet, rows_at
from ledger.schema import Event


def observations(
    sheet: Sheet,
    diff: SheetDiff,
    events: dict[Event, pd.Series],
    fixed: dict[str, object],
    schema: pa.Schema,
) -> Iterator[pa.RecordBatch]:
    """Yield the observations of a load: first new or edited rows, then the other events."""
    new_to_old, edited = diff.matches.new_to_old, np.zeros(len(diff.numbers), bool)
    edited[diff.matches.edited] = True
    edited[diff.matches.finer] = True
    wanted = np.flatnonzero((new_to_old < 0) | edited)
    ids = diff.known.frame["response_id"].to_numpy()
    done = 0
    for rows in rows_at(sheet, diff.numbers[wanted]):
        at = wanted[done : done + rows.num_rows]
        done += rows.num_rows
        response_ids = [
            str(ids[old]) if old >= 0 else _response_id(fixed, number)
            for old, number in zip(new_to_old[at].tolist(), diff.numbers[at].tolist(), strict=True)
        ]
        yield _batch(
            schema, fixed, len(at),
            response_id=pa.array(response_ids),
            event=pa.array(np.where(edited[at], "edited", "seen").tolist()),
            row_number=pa.array(diff.numbers[at]),
            row_hash=diff.hashes.take(pa.array(at)),
            **{name: rows.column(name) for name in rows.schema.names},
        )  # fmt: skip
    for event, response_ids_of in events.items():
        if count := len(response_ids_of):
            yield _batch(
                schema, fixed, count,
                response_id=pa.array(response_ids_of.tolist()),
                event=pa.array([event] * count),
            )  # fmt: skip


def _response_id(fixed: dict[str, object], row_number: int) -> str:
    """The id of a response at first sight: SHA-256 of source, load and row, no personal data."""
    text = f"{fixed['source']}\x1f{fixed['load_number']}\x1f{row_number}"
    return sha256(text.encode()).hexdigest()[:32]


def _batch(
    schema: pa.Schema, fixed: dict[str, object], length: int, **columns: pa.Array
) -> pa.RecordBatch:
    def column(field: pa.Field) -> pa.Array:
        if field.name in columns:
            return columns[field.name].cast(field.type)
        return pa.repeat(pa.scalar(fixed.get(field.name), field.type), length)

    return pa.record_batch([column(field) for field in schema], schema=schema)
