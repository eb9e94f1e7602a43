"""Plans a load: what a snapshot would change, or why it is refused. Writes no row."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import datetime

import pandas as pd

from contest import Contest
from contest.settings import Source
from contest.text import fold
from ingest.columns import Layout, answered, lay_out
from ingest.loading.contradictions import (
    no_rows,
    of_another_contest,
    order_of_dates,
    time_column_lost,
)
from ingest.loading.snapshot import (
    SheetDiff,
    any_missing,
    compare,
    known_responses,
    missing_since,
)
from ingest.progress import Watch, unwatched
from ingest.reading.drift import vanished
from ingest.reading.interpret import ZONE, day_first_of, in_zone
from ingest.reading.precision import PRECISION, WHOLE_MINUTES
from ingest.reading.renamed import propose_headings
from ingest.report import COUNTS, LoadReport, Refusal
from ingest.sources.google.zone import zone_name
from ingest.sources.sheet import Sheet
from ledger import ConcurrentLoadError, Ledger
from ledger.loads import headers, last_line, zone
from ledger.schema import Event


@dataclass(frozen=True)
class Plan:
    """The report of a load, and what it writes. `diff` is None if there is nothing to write."""

    report: LoadReport
    diff: SheetDiff | None = None
    events: dict[Event, pd.Series] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Prepared:
    """A file that was read, and the plan of its load. `source`: the id. `state`: the contest and
    the content of the ledger for which the plan was made (`state_of`)."""

    sheet: Sheet
    source: str
    complete: bool
    state: tuple[str, ...]
    plan: Plan

    @property
    def report(self) -> LoadReport:
        """What the load would do."""
        return self.plan.report

    def is_current(self, contest: Contest, ledger: Ledger) -> bool:
        """Whether the plan would be the same now. `contest`: as decided."""
        return self.state == state_of(contest, ledger)


def state_of(contest: Contest, ledger: Ledger) -> tuple[str, ...]:
    """What a plan depends on besides the sheet: the contest as decided, and the position of the
    ledger, which every load and every decision changes. An erasure does not change the position, so
    a write compares the erasures itself."""
    return ledger.uri, contest.hash, ledger.position(contest)


def plan_load(
    contest: Contest,
    ledger: Ledger,
    source: Source,
    sheet: Sheet,
    complete: bool,
    after: int | None = None,
    missed_before: datetime | None = None,
    now: datetime | None = None,
    confirmed: str = "",
    watch: Watch = unwatched,
) -> Plan:
    """What loading a sheet would do. The parameters are those of `ingest.loading.load.load_sheet`.

    Raises:
        ConcurrentLoadError: the source has a load after `after`.
    """
    told = _zone_of_export(contest, ledger, source, sheet)
    source = in_zone(source, told)
    report, layout = report_of(contest, ledger, source, sheet)
    if told:
        report = replace(report, detected={**report.detected, ZONE: told})
    if "submitted_at" in report.vanished:
        # Without times, known rows would look like new rows, and none of the rows would count.
        rows = sum(int(answered(layout, batch).sum()) for batch in sheet.batches())
        refusal = of_another_contest(contest, source, layout) or time_column_lost(
            report.vanished["submitted_at"]
        )
        return Plan(replace(report, observed=rows, refused=refusal))
    before = _loaded_before(contest, ledger, source, sheet, report.detected)
    if before is not None:
        return Plan(replace(report, observed=before))
    known = known_responses(contest, ledger, source)
    if after not in (None, known.load_number):
        raise ConcurrentLoadError(f"source {source.id} was loaded by another process meanwhile")
    diff = compare(contest, ledger, source, sheet, layout, known, watch)
    missing = known.frame.iloc[diff.matches.unmatched_old(len(known.frame))]
    missing = missing[~missing["gone"]]
    # The same bytes may be a new download of an unchanged sheet, which is a second snapshot.
    gone = missing if complete else missing[missing["missing"]]
    if missed_before is not None and now is not None and len(gone):
        long_missing = missing_since(contest, ledger, source, missed_before, now)
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
        finer=len(diff.matches.finer),
        erased=diff.erased,
    )
    if diff.whole_minutes:
        report = replace(report, detected={**report.detected, PRECISION: WHOLE_MINUTES})
    if doubt := _refusal(contest, ledger, source, sheet, layout, diff, report):
        report = _as_refused(report, doubt, confirmed, is_file=bool(sheet.digest))
    events: dict[Event, pd.Series] = {
        "gone": gone["response_id"],
        "missing": first_missing["response_id"],
        "back": returned["response_id"],
    }
    return Plan(report, diff, events)


def _refusal(
    contest: Contest,
    ledger: Ledger,
    source: Source,
    sheet: Sheet,
    layout: Layout,
    diff: SheetDiff,
    report: LoadReport,
) -> Refusal | None:
    """What the sheet contradicts, or None. A load that changes nothing contradicts nothing."""
    present = len(diff.known.frame) - int(diff.known.frame["gone"].sum())
    if not report.changes:
        return None
    found = of_another_contest(contest, source, layout)
    if found is None and not report.observed and present:
        found = no_rows(present)
    found = found or order_of_dates(diff.orders, day_first=day_first_of(source)) or diff.contradicts
    if found and found.code == "times_shifted" and not sheet.digest:
        told = zone(ledger, contest, source.id)
        if told not in (None, sheet.detected.get("timezone")):
            return None  # the spreadsheet's zone was put right, which `check_zone` has judged
    return found


def _as_refused(
    report: LoadReport, refusal: Refusal, confirmed: str, *, is_file: bool
) -> LoadReport:
    """The report of a refused load, or the same report if its words were confirmed.

    Nobody confirms a live sheet, and an empty sheet never means that everything was deleted.
    """
    if is_file and refusal.code != "no_rows":
        would = {name: getattr(report, name) for name in COUNTS}
        refusal = replace(refusal, would={name: n for name, n in would.items() if n})
        if confirmed and confirmed == refusal.confirm:
            return report
    return replace(report, new=0, edited=0, missing=0, gone=0, back=0, finer=0, refused=refusal)


def _zone_of_export(contest: Contest, ledger: Ledger, source: Source, sheet: Sheet) -> str | None:
    """The zone of the times in an export, as the source's spreadsheet told it live.

    None for a live sheet, and if no spreadsheet told a zone that has a name.
    """
    told = zone(ledger, contest, source.id) if sheet.digest else None
    return zone_name(told) if told else None


def report_of(
    contest: Contest, ledger: Ledger, source: Source, sheet: Sheet
) -> tuple[LoadReport, Layout]:
    """The report of a load before its rows are counted, and the layout of the sheet."""
    layout = lay_out(contest, sheet.header)
    earlier = last_line(ledger, contest, source.id) if layout.absent else None
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
        repeated={
            fold(sheet.header[first]): len(columns) for first, columns in layout.repeated.items()
        },
        absent=layout.absent,
        vanished={}
        if layout.is_whole
        else vanished(contest, sheet.header, headers(ledger, contest, source.id)),
        proposals=propose_headings(
            {name: text for name, text in layout.absent.items() if name not in contest.twins},
            layout.unread,
            sheet.header,
            earlier["header"] if earlier else (),
        )
        if layout.absent and not of_another_contest(contest, source, layout)
        else {},
        file_hash=sheet.digest,
    )
    return report, layout


def _loaded_before(
    contest: Contest, ledger: Ledger, source: Source, sheet: Sheet, detected: dict[str, str]
) -> int | None:
    """The number of rows of a file that need not be compared; None if the file must be compared.

    A file need not be compared if the source's last load read the same file, and every response of
    the file is known to be present.
    """
    last = last_line(ledger, contest, source.id) if sheet.digest else None
    if last is None:
        return None
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
