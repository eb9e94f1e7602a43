"""The rows of a whole tab as the bytes that Google sent, decoded only when they are needed.

Most rows of a sheet have not changed since the last look. The SHA-256 of its bytes identifies a
row, so an unchanged row does not have to be decoded, converted and hashed again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

import numpy as np
import orjson
import pyarrow as pa
from numpy.typing import NDArray

from ingest.sources.google.cells import Dates, batches_of
from ingest.sources.sheet import LastRead
from ledger.schema import cell

_FIRST = re.compile(rb'"values"\s*:\s*\[\s*\[')
_NEXT = re.compile(rb"\]\s*,\s*\[")
_ESCAPE = re.compile(rb"\\.", re.DOTALL)
_ROWS = 4_000  # decoded at a time: as many as fit in the processor's cache


def split_rows(body: bytes) -> Any:
    """Decode an answer with the values of one range, but leave its rows as they came.

    `values` is a list of bytes, each of them a row without its brackets.

    >>> split_rows(b'{"valueRanges": [{"values": [["a", 1], [], ["],["]]}]}')
    {'valueRanges': [{'values': [b'"a", 1', b'', b'"],["']}]}

    Raises:
        ValueError: the answer is not JSON.
    """
    first = _FIRST.search(body)  # never inside a text, because a quote in a text is escaped
    if first is None:
        return orjson.loads(body)
    rows, start, seen, inside = [], first.end(), first.end(), False
    for found in _NEXT.finditer(body, start):
        # The characters of a row's end may also stand inside a text.
        inside ^= _opens(body[seen : found.start()])
        seen = found.end()
        if not inside:
            rows.append(body[start : found.start()])
            start = seen
    tail = "[" + body[start:].decode()
    try:
        _, end = json.JSONDecoder().raw_decode(tail)
        rows.append(tail[1 : end - 1].encode())
        answer = orjson.loads(body[: first.end() - 1] + tail[end:].encode())
        answer["valueRanges"][0]["values"] = rows
    except (RecursionError, KeyError, IndexError, TypeError):
        raise ValueError("the answer does not hold the values of one range") from None
    return answer


def _opens(part: bytes) -> bool:
    """True if a part of JSON ends inside a text."""
    if b"\\" in part:
        part = _ESCAPE.sub(b"", part)
    return part.count(b'"') % 2 == 1


def decoded(rows: Sequence[bytes]) -> list[list[Any]]:
    """The values of some rows.

    Raises:
        ValueError: the rows are not JSON, or not lists of values.
    """
    values: list[Any] = orjson.loads(b"[[" + b"],[".join(rows) + b"]]") if rows else []
    if len(values) != len(rows):
        raise ValueError(f"{len(rows)} rows were decoded to {len(values)}")
    if not all(isinstance(row, list) and None not in row for row in values):
        raise ValueError("a row is not a list of values")  # Google sends "" for a blank cell
    return values


class Rows:
    """The rows under the header, at least `width` cells wide. Rows that `last` does not know are
    decoded at once, all other rows on demand.

    Raises:
        ValueError: a row is not JSON.
    """

    def __init__(self, rows: Sequence[bytes], width: int, dates: Dates, last: LastRead) -> None:
        self._rows, self._dates = rows, dates
        self.marks = [sha256(row).digest() for row in rows]
        known = last.places
        self._new = np.array([n for n, m in enumerate(self.marks) if m not in known], np.int64)
        self.width = max(width, last.width if len(self._new) < len(rows) else 0)
        batches = list(self._cells(self._new))
        self.width = max(self.width, *(batch.num_columns for batch in batches), 0)
        self._batches = [_widened(batch, self.width) for batch in batches]

    def __len__(self) -> int:
        return len(self._rows)

    def pick(self, places: NDArray[np.int64]) -> Iterator[pa.RecordBatch]:
        """The rows at these places, counted from 0, as columns of text."""
        return iter(self._batches) if np.array_equal(places, self._new) else self._cells(places)

    def _cells(self, places: NDArray[np.int64]) -> Iterator[pa.RecordBatch]:
        for start in range(0, len(places), _ROWS):
            values = decoded(
                [self._rows[place] for place in places[start : start + _ROWS].tolist()]
            )
            yield from batches_of(values, max(self.width, *map(len, values)), self._dates)


def _widened(batch: pa.RecordBatch, width: int) -> pa.RecordBatch:
    blank = [pa.nulls(batch.num_rows, pa.string())] * (width - batch.num_columns)
    names = [cell(place) for place in range(width)]
    return pa.RecordBatch.from_arrays([*batch.columns, *blank], names)
