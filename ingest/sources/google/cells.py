"""Turns the values of a read into columns of text, equal to those of the sheet's workbook.

Google sends numbers and serial dates without their format. A number is written as its value (120.0
is `120`). In a column of times or birth dates, a number between 1910 and 2100 is a date, in days
since 1899-12-30. A time is written `2024-11-18 07:30:05.128`, a birth date `1990-05-06 00:00:00`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from functools import partial
from itertools import zip_longest
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ledger.schema import cell

Clocks = tuple[tzinfo, tzinfo]
"""The zone of a sheet's times, which are wall times, and the zone that readers expect."""
Writer = Callable[[NDArray[np.int64]], pa.Array]
"""Writes milliseconds since 1970."""

_ROWS = 20_000
_FIRST, _LAST = 3_654, 73_051  # 1910-01-01, 2100-01-01
_DAY = 86_400_000  # milliseconds
_EPOCH = -25_569  # 1899-12-30 in days from 1970-01-01
_QUARTER = 900_000  # offsets change at a quarter of an hour only


@dataclass(frozen=True)
class Dates:
    """Positions of the columns that contain dates. If the two `clocks` differ, a time shows its
    offset from Greenwich in the first: `2024-11-18 07:30:05 GMT+7`."""

    times: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    clocks: Clocks | None = None


def batches_of(rows: Sequence[Sequence[Any]], width: int, dates: Dates) -> Iterator[pa.RecordBatch]:
    """Turn rows as they were read into batches of `width` string columns; blank cells are null.

    Raises:
        ValueError: a cell is not a text, a number or a boolean.
    """
    names = [cell(place) for place in range(width)]
    for start in range(0, len(rows), _ROWS):
        chunk = rows[start : start + _ROWS]
        columns: list[Sequence[Any]] = list(zip_longest(*chunk))
        arrays = [
            _text_of(columns[place], _writer(place, dates))
            if place < len(columns)
            else pa.nulls(len(chunk), pa.string())
            for place in range(width)
        ]
        yield pa.RecordBatch.from_arrays(arrays, names)


def _text_of(values: Sequence[Any], write: Writer | None) -> pa.Array:
    """Convert one column. Nearly all columns convert as a whole: all text or all numbers."""
    try:
        return _blank_is_null(pa.array(values, pa.string()))
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        pass
    try:
        column = pa.array(values)
    except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError):
        return _mixed(values, write)
    if pa.types.is_boolean(column.type):
        return pc.if_else(column, "TRUE", "FALSE")
    if pa.types.is_nested(column.type):
        return _mixed(values, write)
    return _numbers(column.cast(pa.float64(), safe=False), write)


def _mixed(values: Sequence[Any], write: Writer | None) -> pa.Array:
    """A column of texts, numbers and booleans."""
    if not all(value is None or isinstance(value, str | int | float) for value in values):
        raise ValueError("a cell is not a text, a number or a boolean")
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
        _numbers(pa.array(numbers, pa.float64()), write),
    )


def _blank_is_null(column: pa.Array) -> pa.Array:
    if not pc.any(pc.equal(column, "")).as_py():
        return column
    return pc.if_else(pc.equal(column, ""), pa.scalar(None, pa.string()), column)


def _numbers(column: pa.Array, write: Writer | None) -> pa.Array:
    values = column.to_numpy(zero_copy_only=False)
    with np.errstate(invalid="ignore"):
        whole = (np.floor(values) == values) & (np.abs(values) < 2**53)
        dated = (values >= _FIRST) & (values < _LAST)
    text = pa.array(np.where(whole, values, 0).astype(np.int64)).cast(pa.string())
    text = pc.if_else(pa.array(whole), text, pa.scalar(None, pa.string()))
    if not (whole | np.isnan(values)).all():
        other = ~whole & ~np.isnan(values)
        texts = np.full(len(values), None, object)
        texts[other] = [repr(value) for value in values[other].tolist()]
        text = pc.coalesce(text, pa.array(texts, pa.string()))
    if write is None or not dated.any():
        return text
    serials = np.where(dated, values, _FIRST)
    milliseconds = np.round(serials * _DAY).astype(np.int64) + _EPOCH * _DAY
    return pc.if_else(pa.array(dated), write(milliseconds), text)


def _writer(place: int, dates: Dates) -> Writer | None:
    """The function that writes the dates of a column; None if the column does not hold dates."""
    if place in dates.times:
        return partial(_times, clocks=dates.clocks)
    return partial(_times, clocks=None) if place in dates.days else None


def _times(milliseconds: NDArray[np.int64], clocks: Clocks | None) -> pa.Array:
    text = pa.array(milliseconds).cast(pa.timestamp("ms")).cast(pa.string())
    text = pc.replace_substring_regex(text, r"\.000$", "")
    if clocks is None:
        return text
    quarters, which = np.unique(milliseconds // _QUARTER, return_inverse=True)
    offsets = pa.array([_offset(quarter, clocks) for quarter in quarters.tolist()], pa.string())
    return pc.binary_join_element_wise(text, offsets.take(pa.array(which)), "")


def _offset(quarter: int, clocks: Clocks) -> str:
    """The offset to write after a wall time in a quarter of an hour since 1970, as Forms does."""
    wall = datetime(1970, 1, 1) + timedelta(milliseconds=quarter * _QUARTER)
    east, expected = (wall.replace(tzinfo=zone).utcoffset() for zone in clocks)
    if east is None or east == expected:
        return ""
    minutes = int(east.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f" GMT{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")
