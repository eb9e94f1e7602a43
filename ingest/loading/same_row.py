"""Compares rows at the precision at which each of them was written.

Programs that open and save an export write less than they read: Excel shows a time to the minute
and drops the first zero of a phone. Such a row says the same as the row that the ledger has
(contract, "Same row").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from contest.phones import phone
from contest.text import fold
from ingest.loading.diff import NO_TIME, Cells
from ingest.reading import readings
from ingest.reading.precision import DAY, MINUTE, SECOND, has_seconds

_DIGITS = re.compile(r"0*(\d+)")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_FEW_ROWS = 3


def either_order(text: str) -> str:
    """What a cell says, whichever of day and month comes first. `text`: as `said` gives it.

    >>> either_order("1990-02-01"), either_order("1990-01-02"), either_order("1990-01-13")
    ('1990-01-02', '1990-01-02', '1990-01-13')
    """
    if (found := _ISO.fullmatch(text)) and int(found[3]) <= 12:
        first, last = sorted((found[2], found[3]))
        return f"{found[1]}-{first}-{last}"
    return text


class Side(NamedTuple):
    """Rows of one side of a comparison, one entry a row.

    `keys`: what the cells say. `seconds`: the time in seconds, or `NO_TIME`. `precision`: SECOND,
    MINUTE or DAY.
    """

    keys: Sequence[object]
    seconds: NDArray[np.int64]
    precision: NDArray[np.int64]


def timed(text: str | None, second: int, *, day_first: bool) -> tuple[int, int]:
    """The time of a cell in seconds, and the precision at which the cell states the time.

    `second`: the time as reading gives it. A text with a day alone has the midnight of that day and
    the precision DAY.

    >>> timed("20/11/2025 8:00", 1763625600, day_first=True)
    (1763625600, 60)
    """
    folded = fold(text or "")
    if second != NO_TIME:
        return second, SECOND if has_seconds(folded) else MINUTE
    day = folded.removesuffix(readings.MIDNIGHT)
    date = readings.day(day, day_first=day_first, short_years=True)
    if date is None:
        return NO_TIME, SECOND
    return (date.toordinal() - 719_163) * DAY, DAY


def match_same(old: Side, new: Side) -> list[tuple[int, int]]:
    """Pairs `(old row, new row)` that say the same, where one of the two has the coarser time.

    Rows are matched as a multiset, in the order of the two sides. The first in order are matched
    first.
    """
    pairs: list[tuple[int, int]] = []
    free_old, free_new = np.ones(len(old.keys), bool), np.ones(len(new.keys), bool)
    codes = pd.factorize(pd.Series([*old.keys, *new.keys], dtype=object))[0]
    a = _frame(codes[: len(old.keys)], old)
    b = _frame(codes[len(old.keys) :], new)
    for unit in (MINUTE, DAY):
        for shift in (0, 1, -1):
            for coarse_old, coarse_new in ((False, True), (True, True), (True, False)):
                left = _at(a[free_old], unit, coarse_old, shift)
                right = _at(b[free_new], unit, coarse_new, 0)
                found = right.merge(left, on=["key", "at", "k"], suffixes=("_new", "_old"))
                free_old[found["row_old"]] = free_new[found["row_new"]] = False
                pairs += zip(found["row_old"].tolist(), found["row_new"].tolist(), strict=True)
    return pairs


def _frame(codes: NDArray[np.int64], side: Side) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "key": codes,
            "second": side.seconds,
            "precision": side.precision,
            "row": np.arange(len(codes)),
        }
    )


def _at(rows: pd.DataFrame, unit: int, is_coarse: bool, shift: int) -> pd.DataFrame:
    """The rows at this precision (or, if not `is_coarse`, at a finer one), with their unit."""
    right = rows["precision"] == unit if is_coarse else rows["precision"] < unit
    some = rows[right & (rows["second"] != NO_TIME)]
    some = some.assign(at=(some["second"] + shift) // unit)
    return some.assign(k=some.groupby(["key", "at"], sort=False).cumcount())


def is_finer(new: Cells, new_precision: int, old: Cells, old_precision: int) -> bool:
    """True if the new row states something more finely than the old row, and nothing more coarsely.

    A longer number that says the same is finer, because a phone with its first zero is longer.
    """
    if new_precision > old_precision:
        return False
    lengths = [
        _length(one) - _length(other)
        for one, other in zip(new, old, strict=False)
        if one and other and one != other
    ]
    if min(lengths, default=0) < 0:
        return False
    return new_precision < old_precision or max(lengths, default=0) > 0


def _length(text: str) -> int:
    """The number of digits of a phone or of a plain number; 0 for any other text."""
    folded = fold(text)
    if phone(folded) is None and not _DIGITS.fullmatch(folded):
        return 0
    return sum(c.isdigit() for c in folded)


def whole_minutes(new: NDArray[np.int64], old: NDArray[np.int64]) -> bool:
    """True if a snapshot has lost its seconds although no cell shows it: every time of the snapshot
    is a whole minute, and the times that the ledger has are not."""
    new, old = new[new != NO_TIME], old[old != NO_TIME]
    return len(new) >= _FEW_ROWS and not (new % MINUTE).any() and bool((old % MINUTE).any())
