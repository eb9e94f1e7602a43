"""Compares a sheet with the responses of its source that the ledger already holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from contest import Contest
from contest.settings import Source
from ingest.columns import Layout
from ingest.loading.diff import NO_TIME, Cells, Matches, as_seconds, match_edits, match_equal
from ingest.loading.moved_columns import Places, cells_now, columns_then, moved_since
from ingest.loading.sorted_edits import match_by_person
from ingest.reading.drift import regained
from ingest.reading.interpret import submitted_at
from ingest.reading.refresh import ensure_current
from ingest.sources.sheet import LastRead, Sheet, filled, rows_at
from ledger import Ledger
from ledger.engine import connect
from ledger.responses import GONE, MISSING
from ledger.schema import cell

_WHO = ("full_name", "birth_date", "phone", "email", "national_id")
_COMPARED = pa.schema([("hash", pa.string()), ("second", pa.int64())])
_SEPARATOR, _INSTEAD = "\x1f", "\x1e"


@dataclass(frozen=True)
class Known:
    """The responses of a source already in the ledger, in sheet order."""

    frame: pd.DataFrame  # response_id, hash, second, gone, missing, load_number
    load_number: int


@dataclass(frozen=True)
class SheetDiff:
    """A sheet's rows that are not blank, and the known response that each row matches."""

    known: Known
    numbers: NDArray[np.int64]  # row numbers of the snapshot's rows that are not blank
    hashes: pa.Array
    matches: Matches


def known_responses(contest: Contest, ledger: Ledger, source: Source) -> Known:
    """The responses of a source, interpreted at least up to the source's last load."""
    # Read the number first. The responses read after it are at least as new, so a load that comes
    # between makes this load fail and diff again, but never doubles a row.
    load_number = ledger.load_number(source.id)
    ensure_current(contest, ledger)
    with connect() as con:
        ledger.scan_responses(con, contest)
        table = con.sql(
            "select response_id, row_hash as hash, submitted_at, presence, load_number "
            "from responses "
            "where source = ? order by row_number, load_number desc",
            params=[source.id],
        ).to_arrow_table()
    presence = table["presence"].combine_chunks()
    frame = pd.DataFrame(
        {
            "response_id": table["response_id"].to_pandas(),
            "hash": table["hash"].to_pandas(),
            "second": as_seconds(table["submitted_at"].combine_chunks()),
            "gone": np.asarray(pc.equal(presence, GONE)),
            "missing": np.asarray(pc.equal(presence, MISSING)),
            "load_number": table["load_number"].to_pandas(),
        }
    ).astype({"gone": bool, "missing": bool})
    return Known(frame, load_number)


def nothing_known(load_number: int) -> Known:
    """No known responses, for rows that are certainly new since the load `load_number`."""
    empty: dict[str, list[object]] = {"response_id": [], "hash": [], "second": []}
    return Known(pd.DataFrame(empty | {"gone": [], "missing": []}), load_number)


def any_known(
    contest: Contest,
    ledger: Ledger,
    source: Source,
    sheet: Sheet,
    layout: Layout,
    diff: SheetDiff,
) -> bool:
    """True if a row of the diff has the content and the time of a response of the source."""
    ensure_current(contest, ledger)
    with connect() as con:
        ledger.scan_responses(con, contest)
        con.register("fresh", pa.table({"hash": diff.hashes}))
        alike = con.sql(
            "select row_hash as hash, submitted_at, false as gone from responses "
            "where source = ? and row_hash in (select hash from fresh)",
            params=[source.id],
        ).to_arrow_table()
    if not alike.num_rows:
        return False
    old = alike.select(["hash", "gone"]).to_pandas()
    old["second"] = as_seconds(alike["submitted_at"].combine_chunks())
    seconds = [as_seconds(submitted_at(contest, source, layout, b)) for b in sheet.batches()]
    at = diff.numbers - sheet.first_row
    new = pd.DataFrame({"hash": diff.hashes.to_pandas(), "second": np.concatenate(seconds)[at]})
    return bool((match_equal(old, new).new_to_old >= 0).any())


def any_missing(contest: Contest, ledger: Ledger, source: Source) -> bool:
    """True if a response of the source is missing: absent from the last snapshot, not yet gone."""
    ensure_current(contest, ledger)
    with connect() as con:
        ledger.scan_responses(con, contest)
        return bool(
            con.sql(
                "select 1 from responses where source = ? and presence = ? limit 1",
                params=[source.id, MISSING],
            ).fetchall()
        )


def missing_since(ledger: Ledger, source: Source, moment: datetime) -> set[str]:
    """Ids of responses that were last found missing at `moment` or before; some may be back."""
    with connect() as con:
        ledger.scan(con, "observations", "observations")
        found = con.sql(
            "select response_id from observations where source = ? and event = 'missing' "
            "group by response_id having max(observed_at) <= ?",
            params=[source.id, moment],
        ).fetchall()
    return {response_id for (response_id,) in found}


def compare(
    contest: Contest, ledger: Ledger, source: Source, sheet: Sheet, layout: Layout, known: Known
) -> SheetDiff:
    """Match a sheet's rows with the known responses."""
    rows = _compared(contest, source, sheet, layout, with_times=bool(len(known.frame)))
    present = pc.is_valid(rows["hash"])
    rows = rows.filter(present)
    numbers = np.flatnonzero(present) + sheet.first_row
    hashes = rows["hash"].combine_chunks()
    if not len(known.frame):
        return SheetDiff(known, numbers, hashes, Matches(np.full(len(numbers), -1)))
    new = rows.to_pandas()
    matches = match_equal(known.frame, new)
    _find_edits(ledger, source, sheet, layout, known, new, numbers, matches)
    _see_again(contest, ledger, source, sheet, known, matches)
    return SheetDiff(known, numbers, hashes, matches)


def _compared(
    contest: Contest, source: Source, sheet: Sheet, layout: Layout, *, with_times: bool
) -> pa.Table:
    """The compared values of each row: `hash` (null for a blank row) and `second`.

    If the sheet remembers the values of a row, the row is not looked at again.
    """

    def of(batches: Iterable[pa.RecordBatch]) -> pa.Table:
        return pa.Table.from_batches(
            [_compared_of(contest, source, layout, b, with_times) for b in batches if b.num_rows],
            _COMPARED,
        )

    if sheet.marked is None:
        return of(sheet.batches())
    with_times = True
    marks, last = sheet.marked.marks, sheet.marked.memory.last
    before = _COMPARED.empty_table() if last.compared is None else last.compared
    places = np.array([last.places.get(mark, -1) for mark in marks], np.int64)
    fresh = np.flatnonzero(places < 0)
    places[fresh] = np.arange(len(fresh)) + before.num_rows
    rows = pa.concat_tables([before, of(rows_at(sheet, fresh + sheet.first_row))])
    rows = rows.take(pa.array(places)).combine_chunks()
    where = dict(zip(marks, range(len(marks)), strict=True))
    sheet.marked.memory.last = LastRead(where, rows, len(sheet.header))
    return rows


def _compared_of(
    contest: Contest, source: Source, layout: Layout, batch: pa.RecordBatch, with_times: bool
) -> pa.RecordBatch:
    times = submitted_at(contest, source, layout, batch) if with_times else None
    seconds = np.full(batch.num_rows, NO_TIME) if times is None else as_seconds(times)
    hashes = _row_hashes(batch, layout.fields.get("submitted_at"))
    hashes = pc.if_else(pa.array(filled(batch)), hashes, pa.scalar(None, pa.string()))
    return pa.record_batch([hashes, pa.array(seconds)], schema=_COMPARED)


def _find_edits(
    ledger: Ledger,
    source: Source,
    sheet: Sheet,
    layout: Layout,
    known: Known,
    new: pd.DataFrame,
    numbers: NDArray[np.int64],
    matches: Matches,
) -> None:
    """Compare the cells of the rows and responses that the first step has left."""
    if (matches.new_to_old >= 0).all() or not len(matches.unmatched_old(len(known.frame))):
        return
    moved = moved_since(ledger, source, sheet.header)
    for places in set(moved.values()):
        loads = [number for number, found in moved.items() if found == places]
        _match_moved(sheet, layout, loads, places, known, new, numbers, matches)
    left_old = matches.unmatched_old(len(known.frame))
    left_old = left_old[~known.frame["gone"].to_numpy()[left_old]]
    left_new = np.flatnonzero(matches.new_to_old < 0)
    if not len(left_old) or not len(left_new):
        return
    time_cell = layout.fields.get("submitted_at")
    ids = known.frame["response_id"].iloc[left_old].tolist()
    last = _last_cells(ledger, ids, time_cell, moved, len(sheet.header))
    old_rows = dict(zip(left_old.tolist(), last, strict=True))
    wanted = numbers[left_new]
    cells = [row for batch in rows_at(sheet, wanted) for row in _rows_of(batch, time_cell)]
    new_rows = dict(zip(left_new.tolist(), cells, strict=True))
    # Positions in rows without the timestamp.
    who = [
        place - (time_cell is not None and place > time_cell)
        for field in _WHO
        if (place := layout.fields.get(field)) is not None
    ]
    match_edits(matches, known.frame, new, old_rows.__getitem__, new_rows.__getitem__, who)
    match_by_person(matches, old_rows, new_rows, who)


def _match_moved(
    sheet: Sheet,
    layout: Layout,
    loads: list[int],
    places: Places,
    known: Known,
    new: pd.DataFrame,
    numbers: NDArray[np.int64],
    matches: Matches,
) -> None:
    """Recognize the rows of some loads although their columns have moved.

    Each recognized row becomes an edit, because an observation is read under its load's header.
    """
    left_old = matches.unmatched_old(len(known.frame))
    left_old = left_old[known.frame["load_number"].isin(loads).to_numpy()[left_old]]
    left_new = np.flatnonzero(matches.new_to_old < 0)
    if not len(left_old) or not len(left_new):
        return
    now = layout.fields.get("submitted_at")
    time_cell = None if now is None or now not in places else places.index(now)
    hashes = [
        _row_hashes(columns_then(batch, places), time_cell)
        for batch in rows_at(sheet, numbers[left_new])
    ]
    then = new.iloc[left_new].assign(hash=pa.chunked_array(hashes).to_pandas().to_numpy())
    found = match_equal(known.frame.iloc[left_old], then).new_to_old
    matches.new_to_old[left_new[found >= 0]] = left_old[found[found >= 0]]
    matches.edited += left_new[found >= 0].tolist()


def _see_again(
    contest: Contest,
    ledger: Ledger,
    source: Source,
    sheet: Sheet,
    known: Known,
    matches: Matches,
) -> None:
    """Make edits of rows that were loaded while a column had a heading that nothing reads.

    This happens as soon as the column has its heading back, because an observation is read under
    the header of its load.
    """
    bad = {h for h in ledger.headers(source.id) if regained(contest, sheet.header, h)}
    if not bad:
        return
    loads = ledger.loads().filter(pc.field("source") == source.id).to_pylist()
    numbers = [line["load_number"] for line in loads if tuple(line["header"]) in bad]
    unread = known.frame["load_number"].isin(numbers).to_numpy()
    edited = set(matches.edited)
    found = np.flatnonzero(matches.new_to_old >= 0)
    again = found[unread[matches.new_to_old[found]]]
    matches.edited += [int(row) for row in again if int(row) not in edited]


def _rows_of(batch: pa.RecordBatch | pa.Table, time_cell: int | None) -> list[Cells]:
    """The cells of each row, without the timestamp."""
    names = [n for n in batch.schema.names if time_cell is None or n != cell(time_cell)]
    return list(zip(*(batch.column(name).to_pylist() for name in names), strict=True))


def _last_cells(
    ledger: Ledger,
    ids: list[str],
    time_cell: int | None,
    moved: Mapping[int, Places],
    width: int,
) -> list[Cells]:
    """The last seen cells of some responses, in the order of `ids`, without the timestamp.

    The cells are at the present positions of their columns.
    """
    with connect() as con:
        ledger.scan(con, "observations", "observations")
        con.register("wanted", pa.table({"response_id": ids, "place": range(len(ids))}))
        table = con.sql(
            "select columns('c[0-9]+'), load_number, place from observations "
            "join wanted using (response_id) where event in ('seen', 'edited') "
            "qualify row_number() over (partition by response_id order by load_number desc) = 1 "
            "order by place"
        ).to_arrow_table()
    loads = table["load_number"].to_pylist()
    rows = _rows_of(table.drop_columns(["load_number", "place"]), None)
    rows = [cells_now(row, moved.get(n), width) for row, n in zip(rows, loads, strict=True)]
    return [[c for n, c in enumerate(row) if n != time_cell] for row in rows]


def _row_hashes(rows: pa.RecordBatch, time_cell: int | None) -> pa.Array:
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
