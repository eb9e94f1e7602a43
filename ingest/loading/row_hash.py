"""The hash of a row's cells, by which equal rows are found."""

from __future__ import annotations

from hashlib import sha256

import pyarrow as pa
import pyarrow.compute as pc

from ledger.schema import cell

_SEPARATOR, _INSTEAD = "\x1f", "\x1e"


def row_hashes(rows: pa.RecordBatch, time_cell: int | None) -> pa.Array:
    """SHA-256 of the cells without the timestamp. Trailing blank cells do not matter, because a
    question that is added to the form later widens every row."""
    cells = [rows.column(n) for n in rows.schema.names if time_cell is None or n != cell(time_cell)]
    if not cells:
        return pa.repeat(sha256().hexdigest(), rows.num_rows)
    joined = _joined(cells)
    if pc.max(pc.count_substring(joined, _SEPARATOR)).as_py() >= len(cells):
        joined = _joined([pc.replace_substring(c, _SEPARATOR, _INSTEAD) for c in cells])
    texts = pc.ascii_rtrim(joined, characters=_SEPARATOR).cast(pa.binary()).to_pylist()
    return pa.array([sha256(text).hexdigest() for text in texts])


def _joined(cells: list[pa.Array]) -> pa.Array:
    return pc.binary_join_element_wise(
        *cells, _SEPARATOR, null_handling="replace", null_replacement=""
    )
