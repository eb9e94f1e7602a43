"""Finds what is new in a snapshot: matches its rows with the known responses, as a multiset.

These are pure functions on columns. Neither the row number nor the timestamp identifies a row:
people's edits rewrite both in place, organizers sort and delete, and exact duplicates are real. So
rows are matched in this order (contract, "Same row"):

1. A row matches a response with the same content and a time within one second, because exports
   round milliseconds differently.
2. Of the rows and responses that are left, a row and a response make an offer in two cases. They
   have the same time and something else in common. Or the row stands between the same matched
   neighbours and is by the same person: at least half of the cells that identify the person are
   equal. (The right answers of two people are alike, so answers do not count here.) The best offers
   are taken first; each is an edit.
3. A row that is left then is new; a response that is left is missing.

The work grows with what is new: step 1 is columnar, and only the rows that it leaves are compared
one by one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

Cells = Sequence[str | None]
NO_TIME = -(2**62)
_SAME = ["hash", "second"]
_ALIKE_SAME_TIME = 0.2
_SAME_PERSON = 0.5
_NEAR = 32


@dataclass
class Matches:
    """`new_to_old[i]`: index of the known response that row i of the snapshot matches, or -1.

    `edited`: rows with other content than their response. `finer`: rows that say the same as their
    response, at a finer precision.
    """

    new_to_old: NDArray[np.int64]
    edited: list[int] = field(default_factory=list)
    finer: list[int] = field(default_factory=list)

    def unmatched_old(self, count: int) -> NDArray[np.int64]:
        """Indexes of the known responses that no row of the snapshot matches."""
        taken = np.zeros(count, bool)
        taken[self.new_to_old[self.new_to_old >= 0]] = True
        return np.flatnonzero(~taken)


def as_seconds(times: pa.Array) -> NDArray[np.int64]:
    """Timestamps as whole seconds; `NO_TIME` in place of null."""
    micros = times.cast(pa.int64()).fill_null(0).to_numpy(zero_copy_only=False)
    missing = times.is_null().to_numpy(zero_copy_only=False)
    return np.where(missing, NO_TIME, micros // 1_000_000)


def match_equal(
    old: pd.DataFrame,
    new: pd.DataFrame,
) -> Matches:
    """Step 1: match equal rows.

    Both frames have `hash` (content without the time) and `second`, in sheet order. `old` also has
    `gone`: a response that had vanished is matched last.
    """
    new_to_old = np.full(len(new), -1, np.int64)
    # Comparing numbers takes a fraction of the time of comparing texts.
    codes = pd.factorize(pd.concat([old["hash"], new["hash"]], ignore_index=True))[0]
    left_old = old.assign(hash=codes[: len(old)], at=np.arange(len(old)))
    left_old = left_old.sort_values(["gone", "at"], kind="stable")
    left_new = new.assign(hash=codes[len(old) :], at=np.arange(len(new)))
    for shift in (0, 1, -1):
        if left_old.empty or left_new.empty:
            break
        a = left_old.assign(second=left_old["second"] + shift)
        a = a.assign(k=a.groupby(_SAME, sort=False).cumcount())
        b = left_new.assign(k=left_new.groupby(_SAME, sort=False).cumcount())
        pairs = b.merge(a, on=[*_SAME, "k"], suffixes=("_new", "_old"))
        new_to_old[pairs["at_new"].to_numpy()] = pairs["at_old"].to_numpy()
        left_old = left_old[~left_old["at"].isin(pairs["at_old"])]
        left_new = left_new[~left_new["at"].isin(pairs["at_new"])]
        shared = set(left_old["hash"]) & set(left_new["hash"])
        if not shared:
            return Matches(new_to_old)
    left = set(left_old["hash"]) & set(left_new["hash"])
    chains = left & set(codes[len(old) :][new_to_old >= 0])
    olds, news = _places(codes[: len(old)], chains), _places(codes[len(old) :], chains)
    for code in chains:
        _match_chain(new_to_old, np.array(olds[code]), np.array(news[code]), old, new)
    return Matches(new_to_old)


def _places(codes: NDArray[np.int64], wanted: set[int]) -> dict[int, list[int]]:
    places: dict[int, list[int]] = defaultdict(list)
    for place in np.flatnonzero(np.isin(codes, list(wanted))).tolist():
        places[codes[place]].append(place)
    return places


def _match_chain(
    new_to_old: NDArray[np.int64],
    olds: NDArray[np.int64],
    news: NDArray[np.int64],
    old: pd.DataFrame,
    new: pd.DataFrame,
) -> None:
    """Match equal rows of neighbouring seconds in order of time, if this leaves fewer rows.

    Rounding may move 0, 1 and 2 to 1, 2 and 2. Then a row of the same second is not the same row.
    """
    matched = new_to_old[news]
    there = olds[~old["gone"].to_numpy()[olds] | np.isin(olds, matched)]
    there = there[np.argsort(old["second"].to_numpy()[there], kind="stable")]
    rows = news[np.argsort(new["second"].to_numpy()[news], kind="stable")]
    then, now = old["second"].to_numpy()[there].tolist(), new["second"].to_numpy()[rows].tolist()
    pairs, i, j = [], 0, 0
    while i < len(then) and j < len(now):
        if abs(then[i] - now[j]) <= 1:
            pairs.append((rows[j], there[i]))
        i, j = i + (then[i] <= now[j] + 1), j + (now[j] <= then[i] + 1)
    if len(pairs) > int((matched >= 0).sum()):
        new_to_old[news] = -1
        for row, known in pairs:
            new_to_old[row] = known


def match_edits(
    matches: Matches,
    old: pd.DataFrame,
    new: pd.DataFrame,
    old_cells: Callable[[int], Cells],
    new_cells: Callable[[int], Cells],
    who: Sequence[int],
    coarse: Collection[int] = (),
) -> None:
    """Step 2: match the rows that step 1 left, and add the edited rows to `matches`.

    `who`: positions of the cells that identify the person. If `who` is empty, all cells do.
    `coarse`: rows whose time is known to the minute only.
    """
    gone = old["gone"].to_numpy()
    free_old = [int(n) for n in matches.unmatched_old(len(old)) if not gone[n]]
    free_new = [int(n) for n in np.flatnonzero(matches.new_to_old < 0)]
    if not free_old or not free_new:
        return
    old_seconds, new_seconds = old["second"].tolist(), new["second"].tolist()
    at_second: dict[int, list[int]] = defaultdict(list)
    at_minute: dict[int, list[int]] = defaultdict(list)
    for number in free_old:
        at_second[old_seconds[number]].append(number)
        at_minute[old_seconds[number] // 60].append(number)
    matched = np.flatnonzero(matches.new_to_old >= 0)
    offers: list[tuple[float, int, int]] = []
    for row in free_new:
        between = set(_between_neighbours(row, matched, matches.new_to_old, free_old, len(old)))
        same_time: set[int] = set()
        if row in coarse:
            same_time.update(at_minute.get(new_seconds[row] // 60, ()))
        elif new_seconds[row] != NO_TIME:
            for shift in (-1, 0, 1):
                same_time.update(at_second.get(new_seconds[row] + shift, ()))
        for number in between | same_time:
            alike = likeness(old_cells(number), new_cells(row))
            person = likeness(_at(old_cells(number), who), _at(new_cells(row), who))
            in_time = number in same_time and alike >= _ALIKE_SAME_TIME
            in_place = number in between and person >= _SAME_PERSON
            if in_time or in_place:
                offers.append((-(in_time + in_place + person + alike), row, number))
    taken: set[int] = set()
    for _, row, number in sorted(offers):
        if matches.new_to_old[row] < 0 and number not in taken:
            taken.add(number)
            matches.new_to_old[row] = number
            matches.edited.append(row)


def _between_neighbours(
    row: int,
    matched: NDArray[np.int64],
    new_to_old: NDArray[np.int64],
    free_old: list[int],
    old_count: int,
) -> list[int]:
    """The free responses at the place of a free row: between the responses of its nearest matched
    neighbours, near its place among them. The list is empty if the sheet was sorted there."""
    place = bisect_left(matched, row)
    low = int(new_to_old[matched[place - 1]]) if place else -1
    high = int(new_to_old[matched[place]]) if place < len(matched) else old_count
    start, end = bisect_left(free_old, low), bisect_left(free_old, high)
    # If a whole sheet was replaced, it is one gap, and not all of its rows must be compared.
    middle = start + row - (int(matched[place - 1]) + 1 if place else 0)
    return free_old[max(start, middle - _NEAR) : min(end, middle + _NEAR + 1)]


def likeness(one: Cells, other: Cells) -> float:
    """The share of filled cells that are equal, between 0 and 1; 0 if no cell is filled.

    >>> likeness(["a", "b", None], ["a", "c"])
    0.5
    """
    width = max(len(one), len(other))
    pairs = list(zip(_wide(one, width), _wide(other, width), strict=True))
    filled = [(a, b) for a, b in pairs if a or b]
    return sum(a == b for a, b in filled) / len(filled) if filled else 0.0


def _at(cells: Cells, places: Sequence[int]) -> Cells:
    return [cells[place] for place in places if place < len(cells)] if places else cells


def _wide(cells: Cells, width: int) -> list[str | None]:
    return [*cells, *[None] * (width - len(cells))]
