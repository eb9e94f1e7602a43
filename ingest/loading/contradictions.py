"""Finds what a snapshot contradicts: the declaration, itself, or what the ledger knows.

A snapshot that contradicts any of these changes nobody's state (contract, "Contradictions"). Each
function looks at columns and returns None, or a `Refusal` that names the cause and the way out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from contest import Contest
from contest.settings import Source
from ingest.columns import Layout
from ingest.report import Refusal

_HOUR, _QUARTER = 3_600, 900
_PARTS = r"^\s*(?P<first>\d{1,2})[/-](?P<second>\d{1,2})[/-](?P<year>\d{2,4})[\s,]"
_YEAR_FIRST = (
    r"^\s*\d{4}[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})[\sT]"
    r"\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*$"
)
_CERTAIN = 3
"""Times of this many rows that moved by one and the same shift are no coincidence."""
_SEVERAL, _MINORITY = 2, 4
"""Texts of the other order: this many, and at least one for so many of the declared order."""
_ITEMS = 3
_UNDO = "python -m ingest undo-load"


def of_another_contest(contest: Contest, source: Source, layout: Layout) -> Refusal | None:
    """The refusal of a sheet that is probably not of this contest.

    Most of the declared headings are absent, or none of several questions is there. Questions of
    rounds that the source does not serve do not count.
    """
    asked = [item for item in contest.items if not source.round or item.round in ("", source.round)]
    declared = [*contest.settings.columns, *(item.id for item in asked)]
    absent = [name for name in declared if name in layout.absent]
    questions = [item.id for item in asked if item.id in layout.absent]
    no_question = len(asked) >= _ITEMS and len(questions) == len(asked)
    if not declared or not (2 * len(absent) > len(declared) or no_question):
        return None
    found = len(declared) - len(absent)
    return Refusal(
        "foreign",
        f"{found} of the {len(declared)} declared headings are in the first row, so this is "
        "probably not a sheet of this contest; name the right file or tab. If headings were "
        "renamed, declare the new ones in contest.toml and items.csv",
        {"found": found, "declared": len(declared)},
    )


class Orders(NamedTuple):
    """How many times of a column need which order of day and month.

    `day_first`, `month_first`: texts that can only be read so. `texts`: all texts of a day, a month
    and a year. `dates`: times with the year first and no zone, as workbooks have them, whose day
    and month differ. `small`: those of them whose day is 12 at most.
    """

    day_first: int = 0
    month_first: int = 0
    texts: int = 0
    dates: int = 0
    small: int = 0


def orders_of(column: pa.Array) -> Orders:
    """The orders that a column of times needs. The cells are as written; null is blank.

    >>> orders_of(pa.array(["20/11/2024 8:00", "2/11/2024 8:00", "2024-11-03 08:00:00"]))
    Orders(day_first=1, month_first=0, texts=2, dates=1, small=1)
    """
    parts = pc.extract_regex(column, _PARTS)
    first, second, year = (_number(parts, name) for name in ("first", "second", "year"))
    dates = pc.extract_regex(column, _YEAR_FIRST)
    day, month = _number(dates, "day"), _number(dates, "month")
    turned = (day > 0) & (day != month)  # a date of equal numbers says nothing of the order
    return Orders(
        int(((first > 12) & _is_date(first, second, year)).sum()),
        int(((second > 12) & _is_date(second, first, year)).sum()),
        int((_is_date(first, second, year) | _is_date(second, first, year)).sum()),
        int(turned.sum()),
        int((turned & (day <= 12)).sum()),
    )


def order_of_dates(found: Orders, *, day_first: bool) -> Refusal | None:
    """The refusal of times whose order of day and month contradicts itself or the declaration.

    Texts such as 20/11 need the one order, 11/20 needs the other. A single text that nobody can
    read is a row that waits, unless it is the only sign of the order in which all others were
    written. Dates of a workbook that all have a day of 12 at most, beside texts that all need the
    declared order, are the trace of a program that took the day for the month wherever it could.
    """
    names = ("day/month", "month/day") if day_first else ("month/day", "day/month")
    counts = found[:2] if day_first else found[1::-1]
    (declared, other), (need_declared, need_other) = names, counts
    if found.dates and found.dates == found.small and 0 < need_declared == found.texts:
        return Refusal(
            "dates_mixed",
            f"the column of times has {found.texts:,} texts that need {declared}, and "
            f"{found.dates:,} dates that may all have day and month exchanged: a program has taken "
            "the day for the month when it opened the file; download the sheet again and load the "
            "download without opening it",
            {"texts": found.texts, "dates": found.dates},
        )
    only_sign = not need_declared and 0 < need_other < found.texts
    if only_sign or (need_other >= _SEVERAL and _MINORITY * need_other >= need_declared):
        return Refusal(
            "order_contradicted",
            f"{need_other:,} times can only be {other} and {need_declared:,} only {declared}, "
            f"while this source is read as {declared}; declare day_first = "
            f"{'false' if day_first else 'true'} for the source in contest.toml, or download the "
            "sheet again",
            {"other": need_other, "declared": need_declared},
        )
    return None


def _is_date(
    day: NDArray[np.int64], month: NDArray[np.int64], year: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """A mask of the dates that exist. 31 February does not exist in any order."""
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    lengths = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
    there = (month >= 1) & (month <= 12)
    length = lengths[np.where(there, month, 0)] + ((month == 2) & leap)
    return np.asarray(there & (day >= 1) & (day <= length))


def _number(parts: pa.Array, name: str) -> NDArray[np.int64]:
    """A part of each text as a number; 0 if the text has no such part."""
    numbers = pc.cast(pc.struct_field(parts, name), pa.int64()).fill_null(0)
    return np.asarray(numbers.to_numpy(zero_copy_only=False))


def common_shift(
    old: NDArray[np.int64],
    new: NDArray[np.int64],
    unit: NDArray[np.int64],
    *,
    known: int,
    is_file: bool,
    source: str,
) -> Refusal | None:
    """The refusal of rows that differ from the ledger by one and the same shift of time.

    `old`, `new`: the times, in seconds, of rows with equal content whose times differ. `unit`: the
    precision of each pair. `known`: number of the known rows that the snapshot has. An hour more or
    less is the same shift, because summer time moves the clock. A single row is enough only if it
    is the only known row of a file, and the shift is whole quarters of an hour.
    """
    if not len(old):
        return None
    moved = (new // unit - old // unit) * unit
    shifts, counts = np.unique(moved, return_counts=True)
    best = int(shifts[counts.argmax()])
    count = max(
        int(((moved == best) | (moved == best + summer)).sum()) for summer in (_HOUR, -_HOUR)
    )
    by_zone = best % _QUARTER == 0
    most = 2 * count >= known
    if count >= _CERTAIN:
        certain = by_zone or most
    elif count == 1:
        certain = by_zone and known == 1 and is_file
    else:
        certain = most and by_zone
    if not certain:
        return None
    hours = _shown(best)
    return Refusal(
        "times_shifted",
        f"the times of {count:,} of the {known:,} known rows differ from those loaded before by "
        f"{hours} hours, and nothing else differs: the file is written in another time zone. Load "
        "the form's own download, or declare timezone of the source in contest.toml; if the "
        f"earlier file was the wrong one, undo its load: {_UNDO} {source}",
        {"count": count, "known": known, "hours": hours},
    )


def _shown(seconds: int) -> str:
    """A shift for people.

    >>> _shown(-54_000), _shown(5400)
    ('-15:00', '+1:30')
    """
    minutes, rest = divmod(abs(seconds), 60)
    tail = f":{rest:02}" if rest else ""
    return f"{'-' if seconds < 0 else '+'}{minutes // 60}:{minutes % 60:02}{tail}"


def exchanged(
    old: Sequence[int], new: Sequence[int], unit: Sequence[int], *, other_dates: int, source: str
) -> Refusal | None:
    """The refusal of rows whose day and month are exchanged.

    `old`, `new`, `unit`: as in `common_shift`. `other_dates`: number of rows with the same time in
    which another date has day and month exchanged; a single one may be somebody's correction.
    """
    count = sum(map(_is_exchanged, old, new, unit))
    if not count and other_dates < _CERTAIN:
        return None
    return Refusal(
        "days_exchanged",
        f"{count or other_dates:,} known rows differ from those loaded before by day and month "
        "exchanged: a program has taken the day for the month when it opened the file; download "
        "the sheet again and load the download without opening it; if the earlier file was the "
        f"wrong one, undo its load: {_UNDO} {source}",
        {"count": count or other_dates},
    )


def _is_exchanged(old: int, new: int, unit: int) -> bool:
    before = datetime(1970, 1, 1) + timedelta(seconds=int(old))
    after = datetime(1970, 1, 1) + timedelta(seconds=int(new))
    if before.day > 12 or before.day == before.month:
        return False
    meant = before.replace(day=before.month, month=before.day)
    return abs((meant - after).total_seconds()) <= 1 or (
        int((meant - datetime(1970, 1, 1)).total_seconds()) // unit == int(new) // unit
    )


def no_rows(known: int) -> Refusal:
    """The refusal of a header without rows, while the ledger knows rows."""
    return Refusal(
        "no_rows",
        f"the sheet has a header row and no answers, while {known:,} rows are known; an empty "
        "sheet does not mean that everything was deleted. Name the right file or tab; rows that "
        "must not count are rejected, or their load is undone",
        {"known": known},
    )


def time_column_lost(heading: str) -> Refusal:
    """The refusal of a sheet whose column of times has another heading than before."""
    return Refusal(
        "time_column_lost",
        f"the column of times {heading!r} is not in the first row any more, so nothing of this "
        "sheet can be loaded; decide its present heading (python -m ingest map submitted_at "
        "HEADING), or download the sheet again",
        {"heading": heading},
    )
