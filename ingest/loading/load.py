"""Loads a snapshot of a source: reads it, diffs it against the ledger and appends what is new.

A file is a complete snapshot of its source. The load writes only after it has read the whole file,
and then writes all of its observations or none.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from contest import Contest
from contest.errors import UsageError
from contest.settings import Source
from ingest.columns import Layout, lay_out
from ingest.loading.observe import observations
from ingest.loading.snapshot import (
    SheetDiff,
    any_known,
    any_missing,
    compare,
    known_responses,
    missing_since,
    nothing_known,
)
from ingest.reading.drift import vanished
from ingest.reading.refresh import ensure_current
from ingest.reading.renamed import propose_headings
from ingest.report import LoadReport
from ingest.sources.files import open_export
from ingest.sources.sheet import Sheet, filled, watched
from ledger import ConcurrentLoadError, Ledger
from ledger.schema import Event, observation_schema

_RETRIES = 20


def preview(
    contest: Contest,
    ledger: Ledger,
    path: Path | str,
    *,
    source: str | None = None,
    tab: str | None = None,
    complete: bool = False,
) -> LoadReport:
    """Report what loading a file would do. The preview only writes readings of earlier loads.

    Raises:
        SourceError: the file cannot be read whole.
        UsageError: the source does not exist.
    """
    contest = ledger.decided(contest)
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
    watch: Callable[[int], None] | None = None,
) -> LoadReport:
    """Load a file into the ledger and interpret its new rows. A second load adds nothing.

    `complete`: a known row that is missing from the file is gone at once, without waiting for a
    second file. `now` is an aware time. The load calls `watch` now and then with the number of rows
    read so far.

    Raises:
        SourceError: the file cannot be read whole; the ledger has not changed.
        LedgerError: the ledger cannot be written; the ledger has not changed.
        UsageError: the source does not exist.
    """
    contest = ledger.decided(contest)
    where = choose_source(contest, source)
    sheet = open_export(Path(path), contest, tab or where.tab)
    if watch:
        sheet = watched(sheet, watch)
    return load_sheet(contest, ledger, where, sheet, complete=complete, now=now)


def load_sheet(
    contest: Contest,
    ledger: Ledger,
    source: Source,
    sheet: Sheet,
    *,
    complete: bool,
    now: datetime,
    after: int | None = None,
    missed_before: datetime | None = None,
) -> LoadReport:
    """Load an opened sheet. If another process was faster, diff the sheet again.

    `after`: number of the source's last load when the sheet was read. If the source has a later
    load, the sheet may be older than the ledger and is not loaded. `missed_before`: a response is
    gone if it was already missing at that time. If `missed_before` is None, a response is gone if
    the snapshot before lacked the response too.

    A sheet whose column of times has a new heading is not loaded, and the report says so. Without
    times, known rows would look like new rows, and none of the rows would count. The rows stay in
    the sheet.

    Raises:
        ConcurrentLoadError: the source has a load after `after`; read the sheet again.
    """
    report, _ = _report(contest, ledger, source, sheet)
    if "submitted_at" in report.vanished:
        return replace(report, observed=sum(int(filled(batch).sum()) for batch in sheet.batches()))
    for attempt in range(1, _RETRIES + 1):
        report, write = _plan(contest, ledger, source, sheet, complete, after, missed_before)
        if not report.changes:
            return report
        try:
            write(now)
        except ConcurrentLoadError:
            if attempt == _RETRIES:
                raise
        else:
            break
    ensure_current(contest, ledger)
    return report


def load_new_rows(
    contest: Contest,
    ledger: Ledger,
    source: Source,
    sheet: Sheet,
    load_number: int,
    *,
    now: datetime,
) -> LoadReport:
    """Load the end of a sheet, whose rows are all new since the source's load `load_number`.

    Raises:
        ConcurrentLoadError: the source has a later load, or a row equals a known response. Such a
            row was moved, came back, or was sent twice in a second. Nothing was written; read the
            whole sheet.
        LedgerError: the ledger cannot be written; the ledger has not changed.
    """
    report, layout = _report(contest, ledger, source, sheet)
    diff = compare(contest, ledger, source, sheet, layout, nothing_known(load_number))
    report = replace(report, observed=len(diff.numbers), new=len(diff.numbers))
    if report.new:
        if any_known(contest, ledger, source, sheet, layout, diff):
            raise ConcurrentLoadError(f"source {source.id}: a row at the end is known already")
        _append(ledger, source, sheet, diff, {}, report, complete=False, now=now)
        ensure_current(contest, ledger)
    return report


def choose_source(contest: Contest, wanted: str | None) -> Source:
    """The source with the wanted id; if `wanted` is None, the only source of the contest.

    Raises:
        UsageError: no source has the id, or `wanted` is None and there are several sources.
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
    contest: Contest,
    ledger: Ledger,
    source: Source,
    sheet: Sheet,
    complete: bool,
    after: int | None = None,
    missed_before: datetime | None = None,
) -> tuple[LoadReport, Callable[[datetime], None]]:
    """The report of a load, and the function that writes it."""
    report, layout = _report(contest, ledger, source, sheet)
    if (rows := _loaded_before(contest, ledger, source, sheet, report.detected)) is not None:
        return replace(report, observed=rows), lambda now: None
    known = known_responses(contest, ledger, source)
    if after not in (None, known.load_number):
        raise ConcurrentLoadError(f"source {source.id} was loaded by another process meanwhile")
    diff = compare(contest, ledger, source, sheet, layout, known)
    missing = known.frame.iloc[diff.matches.unmatched_old(len(known.frame))]
    missing = missing[~missing["gone"]]
    # The same bytes may be a new download of an unchanged sheet, which is a second snapshot.
    gone = missing if complete else missing[missing["missing"]]
    if missed_before is not None and len(gone):
        long_missing = missing_since(ledger, source, missed_before)
        gone = gone[gone["response_id"].isin(long_missing)]
    first_missing = missing.iloc[:0] if complete else missing[~missing["missing"]]
    matched = diff.matches.new_to_old[diff.matches.new_to_old >= 0]
    returned = known.frame.iloc[matched]
    returned = returned[returned["gone"] | returned["missing"]]
    edited_ids = set(known.frame["response_id"].iloc[diff.matches.new_to_old[diff.matches.edited]])
    returned = returned[~returned["response_id"].isin(edited_ids)]
    report = replace(
        report,
        observed=len(diff.numbers),
        new=int((diff.matches.new_to_old < 0).sum()),
        edited=len(diff.matches.edited),
        gone=len(gone),
        missing=len(first_missing),
        back=len(returned),
    )
    events: dict[Event, pd.Series] = {
        "gone": gone["response_id"],
        "missing": first_missing["response_id"],
        "back": returned["response_id"],
    }

    def write(now: datetime) -> None:
        _append(ledger, source, sheet, diff, events, report, complete=complete, now=now)

    return report, write


def _report(
    contest: Contest, ledger: Ledger, source: Source, sheet: Sheet
) -> tuple[LoadReport, Layout]:
    """The report of a load before its rows are counted, and the layout of the sheet."""
    layout = lay_out(contest, sheet.header)
    report = LoadReport(
        file=sheet.name,
        source=source.id,
        observed=0,
        new=0,
        edited=0,
        gone=0,
        detected=_detected(source, sheet),
        columns=layout.headings,
        unread_headings=layout.unread,
        absent=layout.absent,
        vanished=vanished(contest, sheet.header, ledger.headers(source.id))
        if layout.absent
        else {},
        proposals=propose_headings(
            {name: text for name, text in layout.absent.items() if name not in contest.twins},
            layout.unread,
            sheet.header,
            ledger.last_header(source.id),
        )
        if layout.absent
        else {},
    )
    return report, layout


def _append(
    ledger: Ledger,
    source: Source,
    sheet: Sheet,
    diff: SheetDiff,
    events: dict[Event, pd.Series],
    report: LoadReport,
    *,
    complete: bool,
    now: datetime,
) -> None:
    """Write a load."""
    load_id = uuid.uuid4().hex
    number = diff.known.load_number + 1
    line = {
        "load_id": load_id, "load_number": number, "source": source.id, "file": sheet.name,
        "file_hash": sheet.digest, "observed_at": now, "header": list(sheet.header),
        "rows": len(diff.numbers), "complete": complete,
        "detected": json.dumps(report.detected),
    }  # fmt: skip
    fixed = {"source": source.id, "load_id": load_id, "load_number": number, "observed_at": now}
    schema = observation_schema(len(sheet.header))
    batches = observations(sheet, diff, events, fixed, schema)
    ledger.append_load(line, pa.RecordBatchReader.from_batches(schema, batches))


def _loaded_before(
    contest: Contest, ledger: Ledger, source: Source, sheet: Sheet, detected: dict[str, str]
) -> int | None:
    """The number of rows of a file that need not be compared; None if the file must be compared.

    A file need not be compared if the source's last load read the same file, and every response of
    the file is known to be present.
    """
    number = ledger.load_number(source.id)
    if not sheet.digest or not number:
        return None
    lines = ledger.loads().filter(
        (pc.field("source") == source.id) & (pc.field("load_number") == number)
    )
    if lines.num_rows != 1:  # one of these loads is an orphan
        return None
    last = lines.to_pylist()[0]
    same = (
        last["file_hash"] == sheet.digest
        and tuple(last["header"]) == sheet.header
        and json.loads(last["detected"]) == detected
    )
    # A row that is missing once is gone after a second snapshot without the row.
    if not same or any_missing(contest, ledger, source):
        return None
    return int(last["rows"])


def _detected(source: Source, sheet: Sheet) -> dict[str, str]:
    if source.day_first is None:
        order = "day before month (not declared: the default)"
    else:
        order = "day before month" if source.day_first else "month before day"
    return {
        **sheet.detected,
        "dates": f"{order}, as declared" if source.day_first is not None else order,
    }


__all__ = ["choose_source", "load_file", "load_new_rows", "load_sheet", "preview"]
