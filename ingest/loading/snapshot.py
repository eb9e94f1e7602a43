"""Compares a sheet with the responses of its source that the ledger already holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from contest import Contest
from contest.settings import Source
from ingest.columns import Layout, answered
from ingest.loading.contradictions import Orders, orders_of
from ingest.loading.diff import NO_TIME, Matches, as_seconds, match_equal
from ingest.loading.left_over import match_left, see_again
from ingest.loading.row_hash import row_hashes
from ingest.loading.same_row import whole_minutes
from ingest.progress import Watch, told, unwatched
from ingest.reading.interpret import submitted_at
from ingest.reading.refresh import ensure_current
from ingest.reading.said import said
from ingest.report import Refusal
from ingest.sources.sheet import LastRead, Sheet, rows_at
from ledger import Ledger
from ledger.engine import connect
from ledger.erasures import erased_marks, mark
from ledger.loads import newest, observe
from ledger.responses import GONE, MISSING

_COMPARED = pa.schema([("hash", pa.string()), ("second", pa.int64())])


@dataclass(frozen=True)
class Known:
    """The responses of a source already in the ledger, in sheet order."""

    frame: pd.DataFrame  # response_id, hash, second, gone, missing, load_number
    load_number: int
    base: int  # number of the newest load in force


@dataclass(frozen=True)
class SheetDiff:
    """A sheet's rows that are responses, and the known response that each row matches."""

    known: Known
    numbers: NDArray[np.int64]  # row numbers of the snapshot's responses
    hashes: pa.Array
    matches: Matches
    orders: Orders  # of the times; none of a sheet that is read again and again
    contradicts: Refusal | None = None  # what the ledger knows
    whole_minutes: bool = False  # the times have lost their seconds, unlike the known ones
    erased: int = 0  # rows that were left out, because their persons were erased
    marks: int = 0  # number of the marks of erased rows that the sheet was compared with


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
    return Known(frame, load_number, newest(contest, source.id, load_number))


def nothing_known(load_number: int, base: int) -> Known:
    """No known responses, for rows that are certainly new since the load `load_number`."""
    empty: dict[str, list[object]] = {"response_id": [], "hash": [], "second": []}
    return Known(pd.DataFrame(empty | {"gone": [], "missing": []}), load_number, base)


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


def missing_since(
    contest: Contest, ledger: Ledger, source: Source, moment: datetime, now: datetime
) -> set[str]:
    """Ids of responses that were last found missing at `moment` or before; some may be back.

    A time later than `now` counts as long ago, because the clock ran ahead then.
    """
    with connect() as con:
        observe(con, ledger, contest)
        found = con.sql(
            "select response_id from observations where source = ? and event = 'missing' "
            "group by response_id having max(observed_at) <= ? or max(observed_at) > ?",
            params=[source.id, moment, now],
        ).fetchall()
    return {response_id for (response_id,) in found}


def compare(
    contest: Contest,
    ledger: Ledger,
    source: Source,
    sheet: Sheet,
    layout: Layout,
    known: Known,
    watch: Watch = unwatched,
) -> SheetDiff:
    """Match a sheet's rows with the known responses."""
    with_times = bool(len(known.frame))
    rows, orders = _compared(contest, source, sheet, layout, watch, with_times=with_times)
    watch("comparing", 0, rows.num_rows)
    present = np.asarray(pc.is_valid(rows["hash"]))
    marks = erased_marks(ledger)
    erased = _erased(ledger, rows["hash"], known, marks) if marks else np.zeros(len(present), bool)
    if dropped := int(erased.sum()):
        said.cache_clear()  # it holds the cells of the erased rows, which still stand in the sheet
    present &= ~erased
    rows = rows.filter(pa.array(present))
    numbers = np.flatnonzero(present) + sheet.first_row
    hashes = rows["hash"].combine_chunks()
    if not len(known.frame):
        matches = Matches(np.full(len(numbers), -1))
        return SheetDiff(known, numbers, hashes, matches, orders, erased=dropped, marks=len(marks))
    new = rows.to_pandas()
    matches = match_equal(known.frame, new)
    lost_seconds = whole_minutes(new["second"].to_numpy(), known.frame["second"].to_numpy())
    refusal = match_left(
        contest, ledger, source, sheet, layout, known.frame, new, numbers, matches,
        whole_minutes=lost_seconds,
    )  # fmt: skip
    see_again(contest, ledger, source, sheet, known.frame, matches)
    return SheetDiff(
        known, numbers, hashes, matches, orders, refusal, lost_seconds, dropped, len(marks)
    )


def _erased(
    ledger: Ledger, hashes: pa.ChunkedArray, known: Known, marks: frozenset[str]
) -> NDArray[np.bool_]:
    """True for the rows whose persons were erased. Rows with the content of a known response are
    not asked, so a reading that brings nothing new computes no mark."""
    asked = pc.and_(
        pc.is_valid(hashes),
        pc.invert(pc.is_in(hashes, value_set=pa.array(known.frame["hash"].tolist(), pa.string()))),
    )
    found = np.zeros(len(hashes), bool)
    places, salt = np.flatnonzero(np.asarray(asked)), ledger.salt
    texts = hashes.take(pa.array(places)).to_pylist()
    found[places] = [mark(salt, text) in marks for text in texts]
    return found


def _compared(
    contest: Contest,
    source: Source,
    sheet: Sheet,
    layout: Layout,
    watch: Watch,
    *,
    with_times: bool,
) -> tuple[pa.Table, Orders]:
    """The compared values of each row, and the orders of day and month that the times need.

    The values are `hash`, which is null if the row is not a response, and `second`.

    If the sheet remembers the values of a row, the row is not looked at again. The times of such a
    sheet are numbers, so they have no order.
    """
    found: list[Orders] = []
    place = layout.fields.get("submitted_at")

    def of(batches: Iterable[pa.RecordBatch]) -> pa.Table:
        return pa.Table.from_batches(
            [_compared_of(contest, source, layout, b, with_times) for b in batches if b.num_rows],
            _COMPARED,
        )

    def watched(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            if place is not None and batch.num_rows:
                found.extend(orders_of(batch.column(at)) for at in layout.positions(place))
            yield batch

    if sheet.marked is None:
        rows = of(watched(told(sheet.batches(), watch, "reading")))
        return rows, Orders(*map(sum, zip(*found, strict=True)))
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
    return rows, Orders()


def _compared_of(
    contest: Contest, source: Source, layout: Layout, batch: pa.RecordBatch, with_times: bool
) -> pa.RecordBatch:
    times = submitted_at(contest, source, layout, batch) if with_times else None
    seconds = np.full(batch.num_rows, NO_TIME) if times is None else as_seconds(times)
    hashes = row_hashes(batch, layout.fields.get("submitted_at"))
    hashes = pc.if_else(pa.array(answered(layout, batch)), hashes, pa.scalar(None, pa.string()))
    return pa.record_batch([hashes, pa.array(seconds)], schema=_COMPARED)
