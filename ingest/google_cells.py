"""The values of a read as columns of text, cell by cell what the workbook of the sheet would give.

Google hands out numbers and serial dates without their format. A number is its value (120.0 is
`120`). In a column of times or birth dates it is a date, if it lies between 1910 and 2100: days
since 1899-12-30, written `2024-11-18 07:30:05.128`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, tzinfo
from itertools import zip_longest
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ledger.schema import cell

Clocks = tuple[tzinfo, tzinfo]
"""The zone whose wall time a sheet's times are, and the one that readers expect."""

_ROWS = 20_000
_FIRST, _LAST = 3_654, 73_051  # 1910-01-01, 2100-01-01
_DAY = 86_400_000  # milliseconds
_EPOCH = -25_569  # 1899-12-30 in days from 1970-01-01
_QUARTER = 900_000  # offsets change at a quarter of an hour only


def batches_of(
    rows: Sequence[Sequence[Any]],
    width: int,
    dates: Sequence[int],
    times: Sequence[int] = (),
    clocks: Clocks | None = None,
) -> Iterator[pa.RecordBatch]:
    """Rows as they were read, as batches of `width` string columns, blank cells null.

    `dates` and `times` are positions of columns. Where the two `clocks` differ, a time says its
    offset from Greenwich in the first: `2024-11-18 07:30:05 GMT+7`.
    """
    names = [cell(place) for place in range(width)]
    for start in range(0, len(rows), _ROWS):
        chunk = rows[start : start + _ROWS]
        columns: list[Sequence[Any]] = list(zip_longest(*chunk))
        arrays = [
            _text_of(columns[place], place in dates, clocks if place in times else None)
            if place < len(columns)
            else pa.nulls(len(chunk), pa.string())
            for place in range(width)
        ]
        yield pa.RecordBatch.from_arrays(arrays, names)


def _text_of(values: Sequence[Any], is_date: bool, clocks: Clocks | None) -> pa.Array:
    """One column. Nearly all columns are all text or all numbers, and converted as a whole."""
    try:
        column = pa.array(values)
    except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError):
        return _mixed(values, is_date, clocks)
    if pa.types.is_string(column.type):
        return _blank_is_null(column)
    if pa.types.is_null(column.type):
        return column.cast(pa.string())
    if pa.types.is_boolean(column.type):
        return pc.if_else(column, "TRUE", "FALSE")
    return _numbers(column.cast(pa.float64(), safe=False), is_date, clocks)


def _mixed(values: Sequence[Any], is_date: bool, clocks: Clocks | None) -> pa.Array:
    """A column of texts, numbers and booleans."""
    texts = [
        value if isinstance(value, str) else str(value).upper() if isinstance(value, bool) else None
        for value in values
    ]
    numbers = [
        float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
        for value in values
    ]
    return pc.coalesce(
        _blank_is_null(pa.array(texts, pa.string())),
        _numbers(pa.array(numbers, pa.float64()), is_date, clocks),
    )


def _blank_is_null(column: pa.Array) -> pa.Array:
    return pc.if_else(pc.equal(column, ""), pa.scalar(None, pa.string()), column)


def _numbers(column: pa.Array, is_date: bool, clocks: Clocks | None) -> pa.Array:
    values = column.to_numpy(zero_copy_only=False)
    with np.errstate(invalid="ignore"):
        whole = (np.floor(values) == values) & (np.abs(values) < 2**53)
        dated = is_date & (values >= _FIRST) & (values < _LAST)
    text = pa.array(np.where(whole, values, 0).astype(np.int64)).cast(pa.string())
    text = pc.if_else(pa.array(whole), text, pa.scalar(None, pa.string()))
    if not (whole | np.isnan(values)).all():
        rest = [None if w or v != v else repr(v) for v, w in zip(values.tolist(), whole.tolist())]  # noqa: B905
        text = pc.coalesce(text, pa.array(rest, pa.string()))
    if not dated.any():
        return text
    return pc.if_else(pa.array(dated), _moments(np.where(dated, values, _FIRST), clocks), text)


def _moments(serials: NDArray[np.float64], clocks: Clocks | None) -> pa.Array:
    milliseconds = np.round(serials * _DAY).astype(np.int64) + _EPOCH * _DAY
    text = pa.array(milliseconds).cast(pa.timestamp("ms")).cast(pa.string())
    text = pc.replace_substring_regex(text, r"\.000$", "")
    if clocks is None:
        return text
    quarters, which = np.unique(milliseconds // _QUARTER, return_inverse=True)
    offsets = pa.array([_offset(quarter, clocks) for quarter in quarters.tolist()], pa.string())
    return pc.binary_join_element_wise(text, offsets.take(pa.array(which)), "")


def _offset(quarter: int, clocks: Clocks) -> str:
    """What the wall time of a quarter of an hour since 1970 must say, as exports of Forms do."""
    wall = datetime(1970, 1, 1) + timedelta(milliseconds=quarter * _QUARTER)
    east, expected = (wall.replace(tzinfo=zone).utcoffset() for zone in clocks)
    if east is None or east == expected:
        return ""
    minutes = int(east.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f" GMT{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")
