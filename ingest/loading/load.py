"""Loads a snapshot of a source: reads it, diffs it against the ledger and appends what is new.

A file is a complete snapshot of its source. The load writes only after it has read the whole file,
and then writes all of its observations or none. A snapshot that contradicts what was declared or
what is known is not written, and the report says why.
"""

from __future__ import annotations

import json
import uuid
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pyarrow as pa

from contest import Contest
from contest.errors import UsageError
from contest.settings import Source
from ingest.loading.observe import observations
from ingest.loading.plan import Plan, Prepared, plan_load, report_of, state_of
from ingest.loading.snapshot import any_known, compare, nothing_known
from ingest.progress import Watch, told, unwatched
from ingest.reading.refresh import ensure_current
from ingest.report import LoadReport
from ingest.sources.export import Export
from ingest.sources.files import open_export
from ingest.sources.sheet import Sheet
from ledger import ConcurrentLoadError, Ledger
from ledger.decided import undone_loads
from ledger.erasures import erased_marks, forget_erased, refuse_purged
from ledger.loads import newest
from ledger.lock import writing_together
from ledger.schema import observation_schema

_RETRIES = 20


def prepare(
    contest: Contest,
    ledger: Ledger,
    file: Path | str | Export,
    *,
    source: str | None = None,
    tab: str | None = None,
    complete: bool = False,
    watch: Watch = unwatched,
) -> Prepared:
    """Read a file and plan its load. The report tells what `load_file` would do with the same file;
    `load_prepared` does it.

    The only writes are readings of earlier loads. `watch` is told the stages "reading" and
    "comparing".

    Raises:
        SourceError: the file cannot be read whole.
        UsageError: the source does not exist.
    """
    contest = ledger.decided(contest)
    where = choose_source(contest, source)
    state = state_of(contest, ledger)  # first: the plan knows at least this state
    watch("reading", 0, None)
    sheet = open_export(file, contest, tab or where.tab)
    plan = plan_load(contest, ledger, where, sheet, complete, watch=watch)
    return Prepared(sheet, where.id, complete, state, plan)


def load_prepared(
    contest: Contest,
    ledger: Ledger,
    prepared: Prepared,
    *,
    confirmed: str = "",
    now: datetime,
    watch: Watch = unwatched,
) -> LoadReport:
    """Load a file that `prepare` has read: as `load_file`, but nothing is planned again as long as
    the contest and the ledger are as they were when the plan was made. The rows that are written
    are read from the same export, whose bytes must be the same still."""
    where = choose_source(ledger.decided(contest), prepared.source)
    return load_sheet(
        contest, ledger, where, prepared.sheet, complete=prepared.complete, confirmed=confirmed,
        now=now, watch=watch, prepared=prepared,
    )  # fmt: skip


def load_file(
    contest: Contest,
    ledger: Ledger,
    file: Path | str | Export,
    *,
    source: str | None = None,
    tab: str | None = None,
    complete: bool = False,
    confirmed: str = "",
    now: datetime,
    watch: Watch = unwatched,
) -> LoadReport:
    """Load a file into the ledger and interpret its new rows. A second load adds nothing.

    A file that contradicts what was declared or what is known is not loaded: `refused` of the
    report says why. `confirmed` are the words of the refusal (`Refusal.confirm`) with which a
    person lets the file in.

    `complete`: a known row that is missing from the file is gone at once, without waiting for a
    second file. `now` is an aware time. `watch` is told each stage (`ingest.progress`).

    Raises:
        SourceError: the file cannot be read whole; the ledger has not changed.
        LedgerError: the ledger cannot be written; the message tells what was kept.
        UsageError: the source does not exist.
    """
    contest = ledger.decided(contest)
    where = choose_source(contest, source)
    watch("reading", 0, None)
    sheet = open_export(file, contest, tab or where.tab)
    return load_sheet(
        contest, ledger, where, sheet, complete=complete, confirmed=confirmed, now=now, watch=watch
    )


def load_sheet(
    contest: Contest,
    ledger: Ledger,
    source: Source,
    sheet: Sheet,
    *,
    complete: bool,
    confirmed: str = "",
    now: datetime,
    after: int | None = None,
    missed_before: datetime | None = None,
    watch: Watch = unwatched,
    prepared: Prepared | None = None,
) -> LoadReport:
    """Load an opened sheet. If another process was faster, diff the sheet again.

    `after`: number of the source's last load when the sheet was read. If the source has a later
    load, the sheet may be older than the ledger and is not loaded. `missed_before`: a response is
    gone if it was already missing at that time. If `missed_before` is None, a response is gone if
    the snapshot before lacked the response too.

    `confirmed`, `watch`: as in `load_file`. `prepared`: the plan of this sheet, which is made anew
    if its state has passed or words confirm the sheet.

    Raises:
        ConcurrentLoadError: the source has a load after `after`; read the sheet again.
    """
    forget_erased(ledger)
    for attempt in range(1, _RETRIES + 1):
        contest = ledger.decided(contest)
        if prepared and not confirmed and prepared.is_current(contest, ledger):
            plan = prepared.plan
        else:
            plan = plan_load(
                contest, ledger, source, sheet, complete, after, missed_before, now, confirmed,
                watch,
            )  # fmt: skip
        if plan.diff is None or not plan.report.changes:
            return plan.report
        try:
            _write(contest, ledger, source, sheet, plan, complete=complete, now=now, watch=watch)
        except ConcurrentLoadError:
            if attempt == _RETRIES:
                raise
        else:
            break
    changed = plan.report.changes
    ensure_current(contest, ledger, watch=lambda rows: watch("interpreting", rows, changed))
    return plan.report


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
        LedgerError: the ledger cannot be written; the message tells what was kept.
    """
    report, layout = report_of(contest, ledger, source, sheet)
    known = nothing_known(load_number, newest(contest, source.id, load_number))
    diff = compare(contest, ledger, source, sheet, layout, known)
    report = replace(report, observed=len(diff.numbers), new=len(diff.numbers), erased=diff.erased)
    if report.new:
        if any_known(contest, ledger, source, sheet, layout, diff):
            raise ConcurrentLoadError(f"source {source.id}: a row at the end is known already")
        plan = Plan(report, diff)
        _write(contest, ledger, source, sheet, plan, complete=False, now=now)
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


def _write(
    contest: Contest,
    ledger: Ledger,
    source: Source,
    sheet: Sheet,
    plan: Plan,
    *,
    complete: bool,
    now: datetime,
    watch: Watch = unwatched,
) -> None:
    """Write a planned load.

    Raises:
        ConcurrentLoadError: another process has loaded meanwhile, has undone a load, or has erased
            a person, whose row the plan may hold.
        LedgerError: the ledger cannot be written, or was purged.
    """
    diff, report = plan.diff, plan.report
    assert diff is not None
    refuse_purged(ledger)
    if undone_loads(ledger.decisions()) != contest.undone_loads:
        raise ConcurrentLoadError(f"a load of source {source.id} was undone meanwhile")
    load_id = uuid.uuid4().hex
    number = diff.known.load_number + 1
    line = {
        "load_id": load_id, "load_number": number, "source": source.id, "file": sheet.name,
        "file_hash": sheet.digest, "observed_at": now, "header": list(sheet.header),
        "rows": len(diff.numbers), "complete": complete,
        "detected": json.dumps(report.detected), "base": diff.known.base,
    }  # fmt: skip
    fixed = {"source": source.id, "load_id": load_id, "load_number": number, "observed_at": now}
    schema = observation_schema(len(sheet.header))
    batches = told(
        observations(sheet, diff, plan.events, fixed, schema), watch, "writing", report.changes
    )
    with writing_together(ledger.uri):  # nobody erases between the look and the write
        if len(erased_marks(ledger)) != diff.marks:
            raise ConcurrentLoadError(f"a person of source {source.id} was erased meanwhile")
        ledger.append_load(line, pa.RecordBatchReader.from_batches(schema, batches))


__all__ = [
    "choose_source", "load_file", "load_new_rows", "load_prepared", "load_sheet", "prepare",
]  # fmt: skip
