"""Watching live sources: what is new since the last look, and now and then everything again.

A poll with nothing new is one request and writes nothing. It asks for the last row that is known
and all after it: where that row stands there still, what follows is new. Whatever does not fit
(another header, another last row, somebody else's load) leads to a complete read, which also comes
every `complete_seconds`, because an edit in the middle of the sheet shows only there. Nothing hangs
on what is kept in memory here: without it a poll is a complete read.

A response is gone when two complete reads did not find it. Those of one process have to be
`complete_seconds` apart: it may be in somebody's clipboard.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from contest import Contest
from contest.errors import SourceError
from contest.settings import Source
from ingest.loading.load import load_file, load_new_rows, load_sheet
from ingest.loading.snapshot import any_missing
from ingest.report import LoadReport
from ingest.sources.files import EXPORT_KINDS, open_export
from ingest.sources.google.link import refuse_address
from ingest.sources.google.sheet import GoogleSheets, NewRows
from ingest.sources.google.zone import check_zone
from ingest.sources.sheet import UNTICKED, Sheet, check_width, last_row
from ledger import ConcurrentLoadError, Ledger
from ledger.schema import cell

_TRIES = 5

Cells = tuple[str | None, ...]
"""A row or a header; a header has "" where a row has None."""


@dataclass(frozen=True)
class End:
    """What is known of the end of a sheet that was loaded: the source's last load, the header, and
    the last row that is not blank (0: there is none), its cells without the blank ones behind.

    `folder`: hash of the contest with its decisions, as it was read then. `is_missed`: a response
    was not found, so that a row at the end may be that one."""

    load_number: int
    header: Cells
    row: int
    cells: Cells
    complete_at: datetime
    folder: str
    is_missed: bool


@dataclass
class Watch:
    """What one process remembers of the sources that it watches; it may be lost at any time."""

    ends: dict[str, End] = field(default_factory=dict)
    files: dict[str, tuple[str, int, int]] = field(default_factory=dict)


def poll_sheet(
    contest: Contest,
    ledger: Ledger,
    source: Source,
    sheets: GoogleSheets,
    watch: Watch,
    *,
    now: datetime,
) -> LoadReport:
    """Load what is new in a Google sheet. `now` is an aware time.

    Raises:
        SourceError: the sheet cannot be read; the ledger is as it was.
        LedgerError: the ledger cannot be written; it is as it was.
    """
    contest = ledger.decided(contest)
    end = watch.ends.get(source.id)
    same_rules = end is not None and end.folder == contest.hash
    if end and same_rules and not _complete_is_due(contest, source, end, now):
        rows = _after(end, sheets.read_new(contest, source, max(end.row, 1)))
        if rows is not None and ledger.load_number(source.id) == end.load_number:
            try:
                report, end = _load_new(contest, ledger, source, end, rows, now)
            except ConcurrentLoadError:
                pass  # somebody else loaded, or a row is known already: read everything
            else:
                watch.ends[source.id] = end
                return report
    report, end = _read_all(contest, ledger, source, sheets, end, now)
    watch.ends[source.id] = end
    if "submitted_at" in report.vanished:  # not loaded
        del watch.ends[source.id]
    return report


def _read_all(
    contest: Contest,
    ledger: Ledger,
    source: Source,
    sheets: GoogleSheets,
    end: End | None,
    now: datetime,
) -> tuple[LoadReport, End]:
    """Read and load everything. Where another process loads meanwhile, it is read again: what was
    read before would undo what that one saw."""
    # Of the reads of one process: whoever starts it twice makes two snapshots, as with two files.
    missed_before = now - timedelta(seconds=source.complete_seconds) if end else None
    for attempt in range(1, _TRIES + 1):
        number = ledger.load_number(source.id)
        sheet = sheets.read_all(contest, source)
        check_zone(contest, ledger, source, sheet, now)
        try:
            report = load_sheet(
                contest, ledger, source, sheet,
                complete=False, now=now, after=number, missed_before=missed_before,
            )  # fmt: skip
        except ConcurrentLoadError:
            if attempt == _TRIES:
                raise
        else:
            break
    row, cells = last_row(sheet)
    number += bool(report.changes)
    is_missed = any_missing(contest, ledger, source)
    header = _trimmed(sheet.header)
    return report, End(number, header, row, _trimmed(cells), now, contest.hash, is_missed)


def poll_file(
    contest: Contest,
    ledger: Ledger,
    source: Source,
    folder: Path,
    watch: Watch,
    *,
    now: datetime,
    sleep: Callable[[float], object] = time.sleep,
    settle_seconds: float = 0.0,
) -> LoadReport | None:
    """Load the file that a source's `path` names, or the newest export in the folder that it names
    (relative to the contest folder), if it changed since the last look; None where it did not, or
    is still being written: a file is whole that does not change for `settle_seconds`.

    Raises:
        SourceError: there is no such file, it is an address of the web, or it cannot be read whole.
        LedgerError: the ledger cannot be written; it is as it was.
    """
    file = _newest(source, folder)
    before = watch.files.get(source.id)
    seen = _look_at(file)
    if before == seen:
        return None
    if settle_seconds:
        sleep(settle_seconds)
        if _look_at(file) != seen:
            return None
    replaced = before is not None and before[0] == seen[0]
    if not replaced and _was_loaded(contest, ledger, source, file):
        watch.files[source.id] = seen
        return None
    report = load_file(contest, ledger, file, source=source.id, now=now)
    watch.files[source.id] = seen
    return report


def saved_at(watch: Watch, source: Source) -> datetime | None:
    """When the export that was loaded last was saved; None where there is none."""
    seen = watch.files.get(source.id)
    return datetime.fromtimestamp(seen[1] / 1e9, UTC) if seen else None


def _look_at(file: Path) -> tuple[str, int, int]:
    status = file.stat()
    return str(file), status.st_mtime_ns, status.st_size


def _was_loaded(contest: Contest, ledger: Ledger, source: Source, file: Path) -> bool:
    """True when a load of the source read these bytes after they were saved: one download is one
    snapshot, also for a process that starts anew, and where a newer download was taken away again:
    what that one held must not be undone."""
    lines = ledger.loads().filter(pc.field("source") == source.id)
    saved = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    later = lines.filter(pc.field("observed_at") > saved)
    if not later.num_rows:
        return False
    digest = open_export(file, contest, source.tab).digest
    return digest in later["file_hash"].to_pylist()


def _newest(source: Source, folder: Path) -> Path:
    refuse_address(source.path)
    place = folder / source.path
    files = [place] if place.is_file() else []
    if place.is_dir():
        files = [
            entry
            for entry in place.iterdir()
            if entry.is_file()
            and entry.suffix.lower().removeprefix(".") in EXPORT_KINDS
            and not entry.name.startswith((".", "~$"))  # what programs keep beside a file
        ]
    if not files:
        raise SourceError(
            f"source {source.id}: there is no export at {source.path}; expected a file, or a "
            f"folder with {', '.join(EXPORT_KINDS)} in it. Put the next download there, or mend "
            "`path`",
            code="no_file",
            source=source.id,
        )
    return max(files, key=lambda file: (file.stat().st_mtime_ns, file.name))


def _complete_is_due(contest: Contest, source: Source, end: End, now: datetime) -> bool:
    """Every `complete_seconds`, once more after the closing, and where the clock was set back."""
    closes_at = contest.closes_at
    closed = closes_at is not None and contest.local(end.complete_at) < closes_at <= contest.local(
        now
    )
    return closed or not 0 <= (now - end.complete_at).total_seconds() < source.complete_seconds


def _after(end: End, found: NewRows) -> Sequence[Cells] | None:
    """The rows behind the known end; None where the end is not there as it was, or a row may be
    one that was missed."""
    if _trimmed(found.header) != end.header:
        return None
    rows = found.rows
    if end.row:
        if not rows or _trimmed(rows[0]) != end.cells:
            return None
        rows = rows[1:]
    return None if end.is_missed and any(map(_trimmed, rows)) else rows


def _load_new(
    contest: Contest,
    ledger: Ledger,
    source: Source,
    end: End,
    rows: Sequence[Cells],
    now: datetime,
) -> tuple[LoadReport, End]:
    width = max(len(end.header), *(len(_trimmed(row)) for row in rows), 0)
    check_width(source.id, width)
    header = tuple(text or "" for text in end.header) + ("",) * (width - len(end.header))
    columns = [pa.array([_at(row, place) for row in rows], pa.string()) for place in range(width)]
    batch = pa.RecordBatch.from_arrays(columns, [cell(place) for place in range(width)])
    sheet = Sheet(source.id, header, lambda: iter([batch]), first_row=end.row + 1)
    report = load_new_rows(contest, ledger, source, sheet, end.load_number, now=now)
    if not report.changes:
        return report, end
    last = max(n for n, row in enumerate(rows) if _trimmed(row))
    return report, replace(
        end, load_number=end.load_number + 1, row=end.row + 1 + last, cells=_trimmed(rows[last])
    )


def _at(row: Cells, place: int) -> str | None:
    return row[place] if place < len(row) else None


def _trimmed(cells: Sequence[str | None]) -> Cells:
    """Without the blank cells at the end; nothing of a row that is blank as `filled` says."""
    if all(not text or text == UNTICKED for text in cells):
        return ()
    kept = len(cells)
    while kept and not cells[kept - 1]:
        kept -= 1
    return tuple(cells[:kept])
