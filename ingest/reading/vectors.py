"""Reads whole columns: the pure functions of `readings` read each distinct text once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from contest.forgetting import of_persons
from contest.reasons import by_precedence
from contest.text import fold
from ingest.reading import readings

_MOMENT = (
    r"^[\s\x{00A0}\x{202F}]*(?P<day>[0-9./-]+)(?:,?[\s\x{00A0}\x{202F}]+|T)"
    r"(?P<clock>.*?)[\s\x{00A0}\x{202F}]*$"
)

_WORD = r"[!-~\x{A1}-\x{AC}\x{AE}-\x{2FF}\x{1EA0}-\x{1EF9}]+"
_FOLDED = f"^{_WORD}(?: {_WORD})*$"
"""Words of composed Latin letters with one space between them, which `fold` does not change."""

_OFF_THE_CALENDAR = -(2**62)


def map_distinct(
    column: pa.Array, read: Callable[[str], object | None], kind: pa.DataType
) -> pa.Array:
    """`read` applied to every distinct text of a column; null stays null."""
    encoded = column.dictionary_encode()
    values = [read(text) for text in encoded.dictionary.to_pylist()]
    return pa.array(values, kind).take(encoded.indices)


def map_parts(
    column: pa.Array,
    read: Callable[[str], tuple[object, ...] | None],
    kinds: Sequence[pa.DataType],
) -> list[pa.Array]:
    """The parts that `read` finds in every distinct text of a column, one column for each part.

    A part is null if `read` returns None. `read` sees each distinct text once, however many parts
    there are.
    """
    encoded = column.dictionary_encode()
    found = [read(text) for text in encoded.dictionary.to_pylist()]
    return [
        pa.array([parts and parts[n] for parts in found], kind).take(encoded.indices)
        for n, kind in enumerate(kinds)
    ]


def folded(column: pa.Array) -> pa.Array:
    """`contest.text.fold` of every cell; null if a cell contains only white space."""
    encoded = column.dictionary_encode()
    texts = encoded.dictionary
    others = pc.invert(pc.match_substring_regex(texts, _FOLDED))
    mended = [fold(text) or None for text in texts.filter(others).to_pylist()]
    known = pc.replace_with_mask(texts, others, pa.array(mended, pa.string()))
    return known.take(encoded.indices)


def sha256(column: pa.Array, salt: str) -> pa.Array:
    """SHA-256 of salt and text, the first 32 hexadecimal digits; null stays null."""
    start = hashlib.sha256(salt.encode())

    def digest(text: str) -> str:
        salted = start.copy()
        salted.update(text.encode())
        return salted.hexdigest()[:32]

    return map_distinct(column, digest, pa.string())


@of_persons
@lru_cache(maxsize=200_000)
def _clock(text: str) -> readings.Clock | None:
    return readings.clock(fold(text))


def moments(
    column: pa.Array, *, day_first: bool, source_zone: ZoneInfo, contest_zone: ZoneInfo
) -> pa.Array:
    """Timestamps as contest-local wall time in whole seconds; null if unreadable.

    A moment needs a day and a time of day. A moment without an offset is in the source's zone.
    """
    parts = pc.extract_regex(column, _MOMENT)
    odd = pc.and_(column.is_valid(), parts.is_null())
    if pc.any(odd).as_py():  # invisible characters, or no moment at all
        column = pc.replace_with_mask(column, odd, folded(column.filter(odd)))
        parts = pc.extract_regex(column, _MOMENT)
    days = map_distinct(
        parts.field("day"),
        lambda text: readings.day(text, day_first=day_first, short_years=True),
        pa.date32(),
    )
    seconds, offsets = map_parts(parts.field("clock"), _clock, (pa.int64(), pa.int64()))
    readable = pc.and_(pc.is_valid(parts), pc.and_(days.is_valid(), seconds.is_valid()))
    readable = readable.fill_null(False)
    total = days.cast(pa.int32()).cast(pa.int64()).fill_null(0).to_numpy(
        zero_copy_only=False
    ) * 86_400 + seconds.fill_null(0).to_numpy(zero_copy_only=False)
    mask = ~readable.to_numpy(zero_copy_only=False)
    total, off_the_calendar = _to_local(total, offsets, source_zone, contest_zone)
    mask |= off_the_calendar
    return pa.array(total * 1_000_000, pa.int64(), mask=mask).cast(pa.timestamp("us"))


def _to_local(
    seconds: NDArray[np.int64], offsets: pa.Array, source_zone: ZoneInfo, contest_zone: ZoneInfo
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """The wall seconds of the source turned into those of the contest, and a mask of the rows that
    leave the calendar: before year 1 or after 9999."""
    same_zone = source_zone.key == contest_zone.key
    if same_zone and offsets.null_count == len(offsets):
        return seconds, np.zeros(len(seconds), bool)
    epoch = datetime(1970, 1, 1)

    def local(wall: int, offset: int | None) -> int:
        moment = epoch + timedelta(seconds=wall)
        try:
            if offset is not None:
                moment = (moment - timedelta(minutes=offset)).replace(tzinfo=UTC)
            elif same_zone:
                return wall
            else:
                moment = moment.replace(tzinfo=source_zone)
            moment = moment.astimezone(contest_zone).replace(tzinfo=None)
        except OverflowError:
            return _OFF_THE_CALENDAR
        return int((moment - epoch).total_seconds())

    pairs = zip(seconds.tolist(), offsets.to_pylist(), strict=True)
    turned = np.array([local(wall, offset) for wall, offset in pairs], np.int64)
    off = turned == _OFF_THE_CALENDAR
    return np.where(off, 0, turned), off


def first_code(rows: int, conditions: Mapping[str, NDArray[np.bool_]]) -> pa.Array:
    """For each row, the first code of `contest.reasons` whose condition holds; null if none does.

    Raises ValueError for a code that `contest.reasons` does not have.
    """
    ordered = by_precedence(conditions)
    codes = pa.array([code for code, _ in ordered], pa.string())
    chosen = np.select([mask for _, mask in ordered], list(range(len(ordered))), -1)
    numbers = pa.array(np.broadcast_to(chosen, (rows,)), pa.int64(), mask=chosen < 0)
    return codes.take(numbers)


def listed(rows: int, texts: Mapping[str, pa.Array], kind: pa.ListType) -> pa.Array:
    """For each row, a list of (name, text): the texts that are not null there, in order of names.

    `kind`: the type of the lists, whose entries have two fields.
    """
    found = {name: (np.flatnonzero(~is_null(some)), some) for name, some in texts.items()}
    at = np.concatenate([np.array([], np.int64), *(where for where, _ in found.values())])
    order = pa.array(np.argsort(at, kind="stable"))
    names = [name for name, (where, _) in found.items() for _ in range(len(where))]
    filled = [pa.array([], pa.string()), *(some.drop_null() for _, some in found.values())]
    parts = [pa.array(names, pa.string()).take(order), pa.concat_arrays(filled).take(order)]
    ends = np.searchsorted(np.sort(at), np.arange(rows + 1)).astype(np.int32)
    values = pa.StructArray.from_arrays(parts, fields=list(kind.value_type))
    return pa.ListArray.from_arrays(pa.array(ends), values, type=kind)


def is_null(column: pa.Array) -> NDArray[np.bool_]:
    """A mask of the rows where a column is null."""
    return np.asarray(pc.is_null(column).to_numpy(zero_copy_only=False))
