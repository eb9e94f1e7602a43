"""Matches rows that say the same as a response, and finds what the others contradict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from contest import Contest
from contest.settings import Source
from ingest.columns import Layout, places
from ingest.loading.contradictions import common_shift, exchanged
from ingest.loading.diff import NO_TIME, Cells, Matches, match_equal
from ingest.loading.same_row import Side, either_order, is_finer, match_same, timed
from ingest.reading.precision import SECOND
from ingest.reading.said import said
from ingest.report import Refusal
from ingest.sources.sheet import Sheet

_OF_THE_FORM = ("submitted_at", "started_at", "quiz_score")


@dataclass
class Rows:
    """Rows of one side of a comparison that are not matched yet, by their number on that side.

    `cells`: at the present places of the columns. `says`: what each cell says (`said`); "" if the
    cell is blank. `times`: the time in seconds and its precision.
    """

    cells: dict[int, Cells]
    says: dict[int, list[str]]
    times: dict[int, tuple[int, int]]


def rows_of(
    numbers: Sequence[int],
    cells: Sequence[Cells],
    seconds: Sequence[int],
    time_columns: Sequence[int],
    *,
    day_first: bool,
) -> Rows:
    """The rows with these numbers. `seconds`: the times as reading gives them; see `timed`."""
    says = [[said(text or "", day_first) for text in row] for row in cells]
    times = []
    for row, second in zip(cells, seconds, strict=True):
        texts = (row[place] for place in time_columns if place < len(row))
        times.append(timed(next(filter(None, texts), None), second, day_first=day_first))
    return Rows(
        dict(zip(numbers, cells, strict=True)),
        dict(zip(numbers, says, strict=True)),
        dict(zip(numbers, times, strict=True)),
    )


def match_alike(
    contest: Contest,
    source: Source,
    sheet: Sheet,
    layout: Layout,
    known: pd.DataFrame,
    old: Rows,
    new: Rows,
    matches: Matches,
) -> Refusal | None:
    """Match the rows that say the same as a response, and look at the others for contradictions.

    Matched rows leave `old` and `new`, and so do responses that are gone.
    """
    time_cell = layout.fields.get("submitted_at")
    width = max(map(len, (*old.says.values(), *new.says.values())))
    others = [place for place in range(width) if place != time_cell]
    read = sorted(
        at
        for name, place in places(contest, layout).items()
        if name not in _OF_THE_FORM
        for at in layout.positions(place)
    )

    def take(pairs: list[tuple[int, int]]) -> None:
        for one, row in pairs:
            matches.new_to_old[row] = one
            unit, before = new.times[row][1], old.times[one][1]
            if is_finer(new.cells[row], unit, old.cells[one], before):
                matches.finer.append(row)
            del old.cells[one], new.cells[row]

    take(_same_second(old, new, _keys(old, others), _keys(new, others)))
    old_keys, new_keys = _keys(old, read), _keys(new, read)
    take(_same_when_coarse(old, new, old_keys, new_keys))
    gone = known["gone"].to_numpy()
    old.cells = {n: row for n, row in old.cells.items() if not gone[n]}
    return _contradiction(
        old, new, old_keys, new_keys, matches, is_file=bool(sheet.digest), source=source.id
    )


Keys = Mapping[int, tuple[str, ...]]
"""Number of a row → what its cells say."""


def _keys(rows: Rows, at: Sequence[int]) -> Keys:
    """What the cells of these columns say, of each row that is left. Blank cells at the end do not
    matter, because a question that is added to the form later widens every row."""
    keys = {}
    for n in rows.cells:
        texts = [rows.says[n][place] for place in at if place < len(rows.says[n])]
        while texts and not texts[-1]:
            texts.pop()
        keys[n] = tuple(texts)
    return keys


def _same_second(old: Rows, new: Rows, old_keys: Keys, new_keys: Keys) -> list[tuple[int, int]]:
    """Pairs that say the same in every cell, within one second."""
    codes = pd.factorize(pd.Series([*old_keys.values(), *new_keys.values()], dtype=object))[0]

    def frame(rows: Rows, keys: Keys, code: NDArray[np.int64]) -> pd.DataFrame:
        seconds = [rows.times[n][0] for n in keys]
        return pd.DataFrame({"hash": code, "second": seconds, "gone": False})

    found = match_equal(
        frame(old, old_keys, codes[: len(old_keys)]), frame(new, new_keys, codes[len(old_keys) :])
    ).new_to_old
    one, other = list(old_keys), list(new_keys)
    return [(one[at], other[row]) for row, at in enumerate(found.tolist()) if at >= 0]


def _same_when_coarse(
    old: Rows, new: Rows, old_keys: Keys, new_keys: Keys
) -> list[tuple[int, int]]:
    """Pairs that say the same in every cell that is read, at the precision of the coarser time."""

    def side(rows: Rows, keys: Keys) -> Side:
        seconds = np.array([rows.times[n][0] for n in keys], np.int64)
        precision = np.array([rows.times[n][1] for n in keys], np.int64)
        return Side(list(keys.values()), seconds, precision)

    one, other = list(old_keys), list(new_keys)
    pairs = match_same(side(old, old_keys), side(new, new_keys))
    return [(one[a], other[b]) for a, b in pairs]


def _contradiction(
    old_rows: Rows,
    new_rows: Rows,
    old_keys: Keys,
    new_keys: Keys,
    matches: Matches,
    *,
    is_file: bool,
    source: str,
) -> Refusal | None:
    """What the rows that are left contradict. Rows of equal content are paired in their order."""

    def loose(rows: Rows, keys: Keys) -> pd.DataFrame:
        loosely = [tuple(map(either_order, keys[n])) for n in rows.cells]
        frame = pd.DataFrame({"key": pd.Series(loosely, dtype=object), "n": list(rows.cells)})
        return frame.assign(k=frame.groupby("key", sort=False).cumcount())

    both = loose(old_rows, old_keys).merge(
        loose(new_rows, new_keys), on=["key", "k"], suffixes=("_old", "_new")
    )
    if both.empty:
        return None
    old = np.array([old_rows.times[n][0] for n in both["n_old"]], np.int64)
    new = np.array([new_rows.times[n][0] for n in both["n_new"]], np.int64)
    unit = np.array(
        [
            max(old_rows.times[a][1], new_rows.times[b][1])
            for a, b in zip(both["n_old"], both["n_new"], strict=True)
        ],
        np.int64,
    )
    timed_both = (old != NO_TIME) & (new != NO_TIME)
    old, new, unit = old[timed_both], new[timed_both], unit[timed_both]
    pairs = both[timed_both]
    same_time = np.abs(new // unit - old // unit) <= (unit == SECOND)
    other_dates = sum(
        old_keys[a] != new_keys[b]
        for a, b in zip(pairs["n_old"][same_time], pairs["n_new"][same_time], strict=True)
    )
    old, new, unit = old[~same_time], new[~same_time], unit[~same_time]
    known = int((matches.new_to_old >= 0).sum()) + len(old) + int(same_time.sum())
    return exchanged(
        old.tolist(), new.tolist(), unit.tolist(), other_dates=other_dates, source=source
    ) or common_shift(old, new, unit, known=known, is_file=is_file, source=source)
