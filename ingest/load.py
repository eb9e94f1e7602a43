"""Loading a snapshot of a source: read it, diff it against the ledger, append what is new.

A file is a complete snapshot of its source. Nothing is written before the whole file was read, and
then all of it or nothing.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from contest import Contest
from contest.errors import UsageError
from contest.settings import Source
from ingest.columns import Layout, lay_out
from ingest.diff import Cells, Matches, as_seconds, match_edits, match_equal
from ingest.files import open_export
from ingest.interpret import submitted_at
from ingest.refresh import ensure_current
from ingest.report import LoadReport
from ingest.sheet import Sheet
from ledger import ConcurrentLoadError, Ledger
from ledger.engine import connect
from ledger.responses import GONE, MISSING
from ledger.schema import Event, cell, observation_schema

_RETRIES = 20
_WHO = ("full_name", "birth_date", "phone", "email", "national_id")


@dataclass(frozen=True)
class _Known:
    """The responses of a source already in the ledger, in sheet order."""

    frame: pd.DataFrame  # response_id, hash, second, gone, missing
    load_number: int


@dataclass(frozen=True)
class _Diff:
    known: _Known
    numbers: NDArray[np.int64]  # row numbers of the snapshot's rows that are not blank
    hashes: pa.Array
    matches: Matches


def preview(
    contest: Contest,
    ledger: Ledger,
    path: Path | str,
    *,
    source: str | None = None,
    tab: str | None = None,
    complete: bool = False,
) -> LoadReport:
    """What loading a file would do. Nothing is written but readings of what was loaded before.

    Raises:
        SourceError: the file cannot be read whole.
        UsageError: no such source.
    """
    where = choose_source(contest, source)
    sheet = open_export(Path(path), contest, tab or where.tab)
    return _plan(contest, ledger, where, sheet, complete)[0]


def load_file(
    contest: Contest,
    ledger: Ledger,
    path: Path | str,
    *,
    source: str | None = None,
    tab: str | None = None,
    complete: bool = False,
    now: datetime,
) -> LoadReport:
    """Load a file into the ledger and interpret what is new. Loading it again adds nothing.

    `complete`: a known row that is not in the file is gone at once, not only after a second file
    without it. `now` is an aware time.

    Raises:
        SourceError: the file cannot be read whole; the ledger is as it was.
        LedgerError: the ledger cannot be written; it is as it was.
        UsageError: no such source.
    """
    where = choose_source(contest, source)
    sheet = open_export(Path(path), contest, tab or where.tab)
    return load_sheet(contest, ledger, where, sheet, complete=complete, now=now)


def load_sheet(
    contest: Contest,
    ledger: Ledger,
    source: Source,
    sheet: Sheet,
    *,
    complete: bool,
    now: datetime,
) -> LoadReport:
    """Load an opened sheet. Where another process was faster, it is diffed again."""
    for attempt in range(_RETRIES):
        report, write = _plan(contest, ledger, source, sheet, complete)
        if not report.changes:
            return report
        try:
            write(now)
        except ConcurrentLoadError:
            if attempt == _RETRIES - 1:
                raise
            continue
        break
    ensure_current(contest, ledger)
    return report


def choose_source(contest: Contest, wanted: str | None) -> Source:
    """The source of that id; without one, the only source there is.

    Raises:
        UsageError: there is none of that id, or several to choose from.
    """
    ids = [source.id for source in contest.sources]
    if wanted is None and len(ids) == 1:
        return contest.sources[0]
    for source in contest.sources:
        if source.id == wanted:
            return source
    found = "no source was named" if wanted is None else f"there is no source {wanted!r}"
    raise UsageError(f"{found}; expected --source with one of: {', '.join(ids)}")


def _plan(
    contest: Contest, ledger: Ledger, source: Source, sheet: Sheet, complete: bool
) -> tuple[LoadReport, Callable[[datetime], None]]:
    """The report of a load, and the function that writes it."""
    layout = lay_out(contest, sheet.header)
    known = _known(contest, ledger, source)
    diff = _diff(contest, ledger, source, sheet, layout, known)
    missing = known.frame.iloc[diff.matches.unmatched_old(len(known.frame))]
    missing = missing[~missing["gone"]]
    # The same bytes again may be a new download of an unchanged sheet: a second snapshot.
    gone = missing if complete else missing[missing["missing"]]
    first_missing = missing.iloc[:0] if complete else missing[~missing["missing"]]
    matched = diff.matches.new_to_old[diff.matches.new_to_old >= 0]
    returned = known.frame.iloc[matched]
    returned = returned[returned["gone"] | returned["missing"]]
    edited_ids = set(known.frame["response_id"].iloc[diff.matches.new_to_old[diff.matches.edited]])
    returned = returned[~returned["response_id"].isin(edited_ids)]
    report = LoadReport(
        file=sheet.name,
        source=source.id,
        observed=len(diff.numbers),
        new=int((diff.matches.new_to_old < 0).sum()),
        edited=len(diff.matches.edited),
        gone=len(gone),
        missing=len(first_missing),
        back=len(returned),
        detected=_detected(source, sheet),
        columns=layout.headings,
        unread_headings=layout.unread,
        absent=layout.absent,
    )
    events: dict[Event, pd.Series] = {
        "gone": gone["response_id"],
        "missing": first_missing["response_id"],
        "back": returned["response_id"],
    }

    def write(now: datetime) -> None:
        load_id = uuid.uuid4().hex
        number = known.load_number + 1
        line = {
            "load_id": load_id, "load_number": number, "source": source.id, "file": sheet.name,
            "file_hash": sheet.digest, "observed_at": now, "header": list(sheet.header),
            "rows": len(diff.numbers), "complete": complete,
            "detected": json.dumps(report.detected),
        }  # fmt: skip
        fixed = {"source": source.id, "load_id": load_id, "load_number": number,
                 "observed_at": now}  # fmt: skip
        schema = observation_schema(len(sheet.header))
        batches = _observations(sheet, diff, events, fixed, schema)
        ledger.append_load(line, pa.RecordBatchReader.from_batches(schema, batches))

    return report, write


def _detected(source: Source, sheet: Sheet) -> dict[str, str]:
    if source.day_first is None:
        order = "day before month (not declared: the default)"
    else:
        order = "day before month" if source.day_first else "month before day"
    return {
        **sheet.detected,
        "dates": f"{order}, as declared" if source.day_first is not None else order,
    }


def _known(contest: Contest, ledger: Ledger, source: Source) -> _Known:
    # The number first: what is read after it is at least as new, so a load that comes between
    # makes this one fail and diff again, never double a row.
    load_number = ledger.load_number(source.id)
    ensure_current(contest, ledger)
    with connect() as con:
        ledger.scan_responses(con, contest)
        table = con.sql(
            "select response_id, row_hash as hash, submitted_at, presence from responses "
            "where source = ? order by row_number, load_number desc",
            params=[source.id],
        ).to_arrow_table()
    presence = table["presence"].combine_chunks()
    frame = pd.DataFrame(
        {
            "response_id": table["response_id"].to_pandas(),
            "hash": table["hash"].to_pandas(),
            "second": as_seconds(_whole(table["submitted_at"], pa.timestamp("us"))),
            "gone": np.asarray(pc.equal(presence, GONE)),
            "missing": np.asarray(pc.equal(presence, MISSING)),
        }
    ).astype({"gone": bool, "missing": bool})
    return _Known(frame, load_number)


def _whole(column: pa.ChunkedArray, kind: pa.DataType) -> pa.Array:
    return pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], kind)


def _diff(
    contest: Contest, ledger: Ledger, source: Source, sheet: Sheet, layout: Layout, known: _Known
) -> _Diff:
    """Read the whole sheet once, and match its rows with the known ones."""
    numbers: list[NDArray[np.int64]] = []
    hashes: list[pa.Array] = []
    seconds: list[NDArray[np.int64]] = []
    row_number = 0
    with connect() as con:
        for batch in sheet.batches():
            filled = _filled(batch)
            at = np.flatnonzero(filled) + row_number + 1
            row_number += batch.num_rows
            rows = batch if len(at) == batch.num_rows else batch.filter(pa.array(filled))
            if not rows.num_rows:
                continue
            numbers.append(at)
            hashes.append(_row_hashes(con, rows, layout.fields.get("submitted_at")))
            if len(known.frame):
                seconds.append(as_seconds(submitted_at(contest, source, layout, rows)))
    all_numbers = np.concatenate(numbers) if numbers else np.array([], np.int64)
    all_hashes = pa.concat_arrays(hashes) if hashes else pa.array([], pa.string())
    if not len(known.frame):
        return _Diff(known, all_numbers, all_hashes, Matches(np.full(len(all_numbers), -1)))
    new = pd.DataFrame(
        {
            "hash": all_hashes.to_pandas(),
            "second": np.concatenate(seconds) if seconds else np.array([], np.int64),
        }
    )
    matches = match_equal(known.frame, new)
    _find_edits(ledger, sheet, layout, known, new, all_numbers, matches)
    return _Diff(known, all_numbers, all_hashes, matches)


def _find_edits(
    ledger: Ledger,
    sheet: Sheet,
    layout: Layout,
    known: _Known,
    new: pd.DataFrame,
    numbers: NDArray[np.int64],
    matches: Matches,
) -> None:
    """Compare the cells of the rows and responses that the first step left."""
    left_old = matches.unmatched_old(len(known.frame))
    left_old = left_old[~known.frame["gone"].to_numpy()[left_old]]
    left_new = np.flatnonzero(matches.new_to_old < 0)
    if not len(left_old) or not len(left_new):
        return
    time_cell = layout.fields.get("submitted_at")
    ids = known.frame["response_id"].iloc[left_old].tolist()
    old_rows = dict(zip(left_old.tolist(), _last_cells(ledger, ids, time_cell), strict=True))
    wanted = numbers[left_new]
    cells: list[Cells] = []
    start = 0
    for batch in sheet.batches():
        inside = wanted[(wanted > start) & (wanted <= start + batch.num_rows)] - start - 1
        if len(inside):
            cells += _rows_of(batch.take(pa.array(inside)), time_cell)
        start += batch.num_rows
    new_rows = dict(zip(left_new.tolist(), cells, strict=True))
    # Positions in the rows, which leave the timestamp out.
    who = [
        place - (time_cell is not None and place > time_cell)
        for field in _WHO
        if (place := layout.fields.get(field)) is not None
    ]
    match_edits(matches, known.frame, new, old_rows.__getitem__, new_rows.__getitem__, who)


def _rows_of(batch: pa.RecordBatch | pa.Table, time_cell: int | None) -> list[Cells]:
    """The cells row by row, without the timestamp."""
    names = [n for n in batch.schema.names if time_cell is None or n != cell(time_cell)]
    return list(zip(*(batch.column(name).to_pylist() for name in names), strict=True))


def _last_cells(ledger: Ledger, ids: list[str], time_cell: int | None) -> list[Cells]:
    """The cells last seen of some responses, in their order."""
    with connect() as con:
        ledger.scan(con, "observations", "observations")
        con.register("wanted", pa.table({"response_id": ids, "place": range(len(ids))}))
        table = con.sql(
            "select columns('c[0-9]+'), place from observations join wanted using (response_id) "
            "where event in ('seen', 'edited') "
            "qualify row_number() over (partition by response_id order by load_number desc) = 1 "
            "order by place"
        ).to_arrow_table()
    return _rows_of(table.drop_columns(["place"]), time_cell)


def _filled(batch: pa.RecordBatch) -> NDArray[np.bool_]:
    """True for rows with anything in them."""
    filled = np.zeros(batch.num_rows, bool)
    for column in batch.columns:
        if column.null_count == 0:
            return np.ones(batch.num_rows, bool)
        filled |= np.asarray(column.is_valid())
    return filled


def _row_hashes(
    con: duckdb.DuckDBPyConnection, rows: pa.RecordBatch, time_cell: int | None
) -> pa.Array:
    """SHA-256 of the cells but the timestamp. Trailing blank cells do not matter: a question added
    to the form later widens every row."""
    names = [n for n in rows.schema.names if time_cell is None or n != cell(time_cell)]
    con.register("rows", pa.table(rows))
    parts = ", ".join(f"replace(coalesce({name}, ''), chr(31), chr(30))" for name in names)
    joined = f"rtrim(concat_ws(chr(31), {parts}), chr(31))" if names else "''"
    return con.sql(f"select sha256({joined}) as h from rows").to_arrow_table()["h"].combine_chunks()


def _observations(
    sheet: Sheet,
    diff: _Diff,
    events: dict[Event, pd.Series],
    fixed: dict[str, object],
    schema: pa.Schema,
) -> Iterator[pa.RecordBatch]:
    """The observations of a load: rows that are new or edited, then rows that are not there."""
    new_to_old, edited = diff.matches.new_to_old, np.zeros(len(diff.numbers), bool)
    edited[diff.matches.edited] = True
    wanted = np.flatnonzero((new_to_old < 0) | edited)
    ids = diff.known.frame["response_id"].to_numpy()
    start = 0
    for batch in sheet.batches() if len(wanted) else ():
        at = wanted[
            (diff.numbers[wanted] > start) & (diff.numbers[wanted] <= start + batch.num_rows)
        ]
        rows = batch.take(pa.array(diff.numbers[at] - start - 1))
        start += batch.num_rows
        if not len(at):
            continue
        response_ids = [
            str(ids[old]) if old >= 0 else _response_id(fixed, number)
            for old, number in zip(new_to_old[at].tolist(), diff.numbers[at].tolist(), strict=True)
        ]
        yield _batch(
            schema, fixed, len(at),
            response_id=pa.array(response_ids),
            event=pa.array(np.where(edited[at], "edited", "seen").tolist()),
            row_number=pa.array(diff.numbers[at]),
            row_hash=diff.hashes.take(pa.array(at)),
            **{name: rows.column(name) for name in rows.schema.names},
        )  # fmt: skip
    for event, response_ids_of in events.items():
        if count := len(response_ids_of):
            yield _batch(
                schema, fixed, count,
                response_id=pa.array(response_ids_of.tolist()),
                event=pa.array([event] * count),
            )  # fmt: skip


def _response_id(fixed: dict[str, object], row_number: int) -> str:
    """Identity is given at first sight: SHA-256 of source, load and row, not of personal data."""
    text = f"{fixed['source']}\x1f{fixed['load_number']}\x1f{row_number}"
    return sha256(text.encode()).hexdigest()[:32]


def _batch(
    schema: pa.Schema, fixed: dict[str, object], length: int, **columns: pa.Array
) -> pa.RecordBatch:
    def column(field: pa.Field) -> pa.Array:
        if field.name in columns:
            return columns[field.name].cast(field.type)
        return pa.repeat(pa.scalar(fixed.get(field.name), field.type), length)

    return pa.record_batch([column(field) for field in schema], schema=schema)


__all__ = ["choose_source", "load_file", "load_sheet", "preview"]
