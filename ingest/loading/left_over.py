"""Matches the rows and the responses that equality leaves.

Few rows are left, so this module looks at their cells one by one: it recognizes rows whose columns
have moved, rows that say the same at another precision, contradictions, and edits.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from contest import Contest
from contest.settings import Source
from ingest.columns import Layout
from ingest.loading.alike import Rows, match_alike, rows_of
from ingest.loading.diff import Cells, Matches, match_edits, match_equal
from ingest.loading.moved_columns import Places, cells_now, columns_then, moved_since
from ingest.loading.row_hash import row_hashes
from ingest.loading.sorted_edits import match_by_person
from ingest.reading.drift import regained
from ingest.reading.interpret import day_first_of
from ingest.reading.precision import MINUTE
from ingest.report import Refusal
from ingest.sources.sheet import Sheet, rows_at
from ledger import Ledger
from ledger.engine import connect
from ledger.loads import headers, observe

_WHO = ("full_name", "birth_date", "phone", "email", "national_id")


def match_left(
    contest: Contest,
    ledger: Ledger,
    source: Source,
    sheet: Sheet,
    layout: Layout,
    known: pd.DataFrame,
    new: pd.DataFrame,
    numbers: NDArray[np.int64],
    matches: Matches,
    *,
    whole_minutes: bool,
) -> Refusal | None:
    """Match the rows that equality leaves, and add them to `matches`.

    `whole_minutes`: all times of the sheet have lost their seconds, although they show some.
    Returns a refusal if the sheet contradicts what is known; the edits are found all the same, to
    say what a confirmed load would do.
    """
    if (matches.new_to_old >= 0).all() or not len(matches.unmatched_old(len(known))):
        return None
    moved = moved_since(contest, ledger, source, sheet.header)
    for then in set(moved.values()):
        loads = [number for number, found in moved.items() if found == then]
        _match_moved(sheet, layout, loads, then, known, new, numbers, matches)
    # A row is rather a response that is still there than one that is gone.
    left_old = matches.unmatched_old(len(known))
    left_old = left_old[np.argsort(known["gone"].to_numpy()[left_old], kind="stable")]
    left_new = np.flatnonzero(matches.new_to_old < 0)
    if not len(left_old) or not len(left_new):
        return None
    time_cell, day_first = layout.fields.get("submitted_at"), day_first_of(source)
    time_columns = layout.positions(time_cell) if time_cell is not None else ()

    def rows(side: pd.DataFrame, numbers: NDArray[np.int64], cells: list[Cells]) -> Rows:
        seconds = side["second"].iloc[numbers].tolist()
        return rows_of(numbers.tolist(), cells, seconds, time_columns, day_first=day_first)

    ids = known["response_id"].iloc[left_old].tolist()
    old = rows(known, left_old, _last_cells(contest, ledger, ids, moved, len(sheet.header)))
    cells = [row for batch in rows_at(sheet, numbers[left_new]) for row in _cells_of(batch)]
    fresh = rows(new, left_new, cells)
    if whole_minutes:
        fresh.times = {n: (at, max(MINUTE, unit)) for n, (at, unit) in fresh.times.items()}
    refusal = match_alike(contest, source, sheet, layout, known, old, fresh, matches)
    old_rows, new_rows = _without_time(old, time_cell), _without_time(fresh, time_cell)
    # Positions in rows without the timestamp.
    who = [
        place - (time_cell is not None and place > time_cell)
        for name in _WHO
        if (first := layout.fields.get(name)) is not None
        for place in layout.positions(first)
    ]
    coarse = {n for n in fresh.cells if fresh.times[n][1] == MINUTE}
    match_edits(matches, known, new, old_rows.__getitem__, new_rows.__getitem__, who, coarse)
    match_by_person(matches, old_rows, new_rows, who)
    return refusal


def _match_moved(
    sheet: Sheet,
    layout: Layout,
    loads: list[int],
    places: Places,
    known: pd.DataFrame,
    new: pd.DataFrame,
    numbers: NDArray[np.int64],
    matches: Matches,
) -> None:
    """Recognize the rows of some loads although their columns have moved.

    Each recognized row becomes an edit, because an observation is read under its load's header.
    """
    left_old = matches.unmatched_old(len(known))
    left_old = left_old[known["load_number"].isin(loads).to_numpy()[left_old]]
    left_new = np.flatnonzero(matches.new_to_old < 0)
    if not len(left_old) or not len(left_new):
        return
    now = layout.fields.get("submitted_at")
    time_cell = None if now is None or now not in places else places.index(now)
    hashes = [
        row_hashes(columns_then(batch, places), time_cell)
        for batch in rows_at(sheet, numbers[left_new])
    ]
    then = new.iloc[left_new].assign(hash=pa.chunked_array(hashes).to_pandas().to_numpy())
    found = match_equal(known.iloc[left_old], then).new_to_old
    matches.new_to_old[left_new[found >= 0]] = left_old[found[found >= 0]]
    matches.edited += left_new[found >= 0].tolist()


def see_again(
    contest: Contest,
    ledger: Ledger,
    source: Source,
    sheet: Sheet,
    known: pd.DataFrame,
    matches: Matches,
) -> None:
    """Make edits of rows that were loaded while a column had a heading that nothing reads.

    This happens as soon as the column has its heading back, because an observation is read under
    the header of its load.
    """
    earlier = headers(ledger, contest, source.id)
    bad = {h for h in earlier if regained(contest, sheet.header, h)}
    if not bad:
        return
    loads = ledger.loads().filter(pc.field("source") == source.id).to_pylist()
    numbers = [line["load_number"] for line in loads if tuple(line["header"]) in bad]
    unread = known["load_number"].isin(numbers).to_numpy()
    edited = set(matches.edited)
    found = np.flatnonzero(matches.new_to_old >= 0)
    again = found[unread[matches.new_to_old[found]]]
    matches.edited += [int(row) for row in again if int(row) not in edited]


def _cells_of(batch: pa.RecordBatch | pa.Table) -> list[Cells]:
    """The cells of each row."""
    return list(zip(*(batch.column(name).to_pylist() for name in batch.schema.names), strict=True))


def _without_time(rows: Rows, time_cell: int | None) -> dict[int, Cells]:
    """What the cells of the rows that are left say, without the time."""
    return {
        n: [text for place, text in enumerate(rows.says[n]) if place != time_cell]
        for n in rows.cells
    }


def _last_cells(
    contest: Contest, ledger: Ledger, ids: list[str], moved: Mapping[int, Places], width: int
) -> list[Cells]:
    """The last seen cells of some responses, in the order of `ids`, at the present positions of
    their columns."""
    with connect() as con:
        observe(con, ledger, contest)
        con.register("wanted", pa.table({"response_id": ids, "place": range(len(ids))}))
        table = con.sql(
            "select columns('c[0-9]+'), load_number, place from observations "
            "join wanted using (response_id) where event in ('seen', 'edited') "
            "qualify row_number() over (partition by response_id order by load_number desc) = 1 "
            "order by place"
        ).to_arrow_table()
    loads = table["load_number"].to_pylist()
    rows = _cells_of(table.drop_columns(["load_number", "place"]))
    return [cells_now(row, moved.get(n), width) for row, n in zip(rows, loads, strict=True)]
