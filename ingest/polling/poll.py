"""Watches live sources: polls read the new rows, and now and then everything again.

A poll without new rows is one request and writes nothing. A poll asks for the last known row and
all rows after it. If the last known row still stands in its place, the rows after it are new. If
anything differs (the header, the last row, a load by another process), the poll becomes a complete
read. A complete read also comes every `complete_seconds`, because only a complete read shows an
edit in the middle of the sheet. The memory of this module may be lost: without it, a poll is a
complete read.

A response is gone if two complete reads did not find it. Two reads of one process must be
`complete_seconds` apart, because the row may be in somebody's clipboard for a moment.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from contest import Contest
from contest.errors import SourceError
from contest.settings import Source
from ingest.columns import answered, lay_out
from ingest.loading.load import load_file, load_new_rows, load_sheet
from ingest.loading.snapshot import any_missing
from ingest.report import LoadReport
from ingest.sources.files import EXPORT_KINDS, open_export
from ingest.sources.google.link import refuse_address
from ingest.sources.google.sheet import GoogleSheets, NewRows
from ingest.sources.google.zone import check_zone
from ingest.sources.sheet import Sheet, check_width, last_row
from ledger import ConcurrentLoadError, Ledger
from ledger.schema import cell

_TRIES = 5

Cells = tuple[str | None, ...]
"""A row or a header. A blank cell is None in a row and "" in a header."""


@dataclass(frozen=True)
class End:
    """The end of a sheet that was loaded.

    `load_number`: number of the source's last load. `row`: number of the last row that is a
    response (0: none); formulas may be filled further down. `cells`: the cells of that row without
    blank cells at the end. `complete_at`: time of the last complete read. `folder`: hash of the
    contest with its decisions at that time. `is_missed`: a known response was not found, so a row
    at the end may be that response.
    """

    load_number: int
    header: Cells
    row: int
    cells: Cells
    complete_at: datetime
    folder: str
    is_missed: bool


@dataclass
class Watch:
    """The memory of one process about the sources that it watches. It may be lost at any time."""

    ends: dict[str, End] = field(default_factory=dict)
    files: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    saved: dict[str, datetime] = field(default_factory=dict)


def poll_sheet(
    contest: Contest,
    ledger: Ledger,
    source: Source,
    sheets: GoogleSheets,
    watch: Watch,
    *,
    now: datetime,
) -> LoadReport:
    """Load the new rows of a Google sheet. `now` is an aware time.

    Raises:
        SourceError: the sheet cannot be read; the ledger has not changed.
        LedgerError: the ledger cannot be written; the message tells what was kept.
    """
    contest = ledger.decided(contest)
    end = watch.ends.get(source.id)
    same_rules = end is not None and end.folder == contest.hash
    if end and same_rules and not _complete_is_due(contest, source, end, now):
        sheet = _after(contest, source, end, sheets.read_new(contest, source, max(end.row, 1)))
        if sheet is not None and ledger.load_number(source.id) == end.load_number:
            try:
                report, end = _load_new(contest, ledger, source, end, sheet, now)
            except ConcurrentLoadError:
                pass  # another process has loaded, or a row is known already: read everything
            else:
                watch.ends[source.id] = end
                return report
    report, end = _read_all(contest, ledger, source, sheets, end, now)
    watch.ends[source.id] = end
    if report.refused:  # not loaded
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
    """Read and load everything. If another process loads meanwhile, read everything again, because
    the earlier read would undo the load of that process."""
    # This counts only reads of one process. Two starts of it make two snapshots, as two files do.
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
    if report.refused and report.refused.code != "time_column_lost":
        raise report.refused.error(source.id)
    row, cells = last_row(sheet, partial(answered, lay_out(contest, sheet.header)))
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
    """Load the export at a source's `path`, if the export has changed since the last look.

    `path` is relative to the contest folder. If it names a folder, the export is the newest one in
    that folder. The result is None if the export has not changed, or if it is still being written:
    an export is whole if it does not change for `settle_seconds`.

    Raises:
        SourceError: the export does not exist, `path` is an address of the web, or the export
            cannot be read whole.
        LedgerError: the ledger cannot be written; the message tells what was kept.
    """
    file = _newest(source, folder, now)
    before = watch.files.get(source.id)
    seen = _look_at(file)
    if before == seen:
        return None
    if settle_seconds:
        sleep(settle_seconds)
        if _look_at(file) != seen:
            return None
    replaced = before is not None and before[0] == seen[0]
    report = None
    if replaced or not _was_loaded(contest, ledger, source, file, now):
        report = load_file(contest, ledger, file, source=source.id, now=now)
        if report.refused and report.refused.code != "time_column_lost":
            raise report.refused.error(source.id)
    watch.files[source.id] = seen
    watch.saved[source.id] = min(_saved(file), now)
    return report


def saved_at(watch: Watch, source: Source) -> datetime | None:
    """The time at which the last loaded export was saved; None if no export was loaded."""
    return watch.saved.get(source.id)


def _look_at(file: Path) -> tuple[str, int, int]:
    status = file.stat()
    return str(file), status.st_mtime_ns, status.st_size


def _saved(file: Path) -> datetime:
    """The time at which a file was saved, but never later than its arrival on this machine: the
    clock of the machine that saved the file may run ahead."""
    status = file.stat()
    return datetime.fromtimestamp(min(status.st_mtime, status.st_ctime), UTC)


def _was_loaded(
    contest: Contest, ledger: Ledger, source: Source, file: Path, now: datetime
) -> bool:
    """True if a load of the source read these bytes after they were saved.

    One download is one snapshot, even for a process that has just started. A download is also not
    loaded again after somebody removed a newer one, because that would undo the newer download.
    A time later than `now` counts as long ago, because a clock ran ahead then.
    """
    later, saved = ledger.loads().filter(pc.field("source") == source.id), _saved(file)
    if saved <= now:
        at = pc.field("observed_at")
        later = later.filter((at > saved) & (at <= now))
    if not later.num_rows:
        return False
    digest = open_export(file, contest, source.tab).digest
    return digest in later["file_hash"].to_pylist()


def _newest(source: Source, folder: Path, now: datetime) -> Path:
    """The export that was saved last. A time later than `now` counts as long ago, or a file from a
    machine whose clock runs ahead would hide the downloads after it."""
    refuse_address(source.path)
    place = folder / source.path
    files = [place] if place.is_file() else []
    if place.is_dir():
        files = [
            entry
            for entry in place.iterdir()
            if entry.is_file()
            and entry.suffix.lower().removeprefix(".") in EXPORT_KINDS
            and not entry.name.startswith((".", "~$"))  # files that programs keep beside a file
        ]
    if not files:
        raise SourceError(
            f"source {source.id}: there is no export at {source.path}; expected a file, or a "
            f"folder with {', '.join(EXPORT_KINDS)} in it. Put the next download there, or mend "
            "`path`",
            code="no_file",
            source=source.id,
        )
    return max(files, key=lambda file: ((at := _saved(file)) <= now, at, file.name))


def _complete_is_due(contest: Contest, source: Source, end: End, now: datetime) -> bool:
    """True every `complete_seconds`, once after the closing, and after the clock was set back."""
    closes_at = contest.closes_at
    closed = closes_at is not None and contest.local(end.complete_at) < closes_at <= contest.local(
        now
    )
    return closed or not 0 <= (now - end.complete_at).total_seconds() < source.complete_seconds


def _after(contest: Contest, source: Source, end: End, found: NewRows) -> Sheet | None:
    """The rows after the known end; None if the end has changed, or if one of the rows may be a
    missed response."""
    if _trimmed(found.header) != end.header:
        return None
    rows = found.rows
    if end.row:
        if not rows or _trimmed(rows[0]) != end.cells:
            return None
        rows = rows[1:]
    width = max(len(end.header), *(len(_trimmed(row)) for row in rows), 0)
    check_width(source.id, width)
    header = tuple(text or "" for text in end.header) + ("",) * (width - len(end.header))
    columns = [pa.array([_at(row, place) for row in rows], pa.string()) for place in range(width)]
    batch = pa.RecordBatch.from_arrays(columns, [cell(place) for place in range(width)])
    if end.is_missed and answered(lay_out(contest, header), batch).any():
        return None
    return Sheet(source.id, header, lambda: iter([batch]), first_row=end.row + 1)


def _load_new(
    contest: Contest, ledger: Ledger, source: Source, end: End, sheet: Sheet, now: datetime
) -> tuple[LoadReport, End]:
    report = load_new_rows(contest, ledger, source, sheet, end.load_number, now=now)
    if not report.changes:
        return report, end
    row, cells = last_row(sheet, partial(answered, lay_out(contest, sheet.header)))
    return report, replace(end, load_number=end.load_number + 1, row=row, cells=_trimmed(cells))


def _at(row: Cells, place: int) -> str | None:
    return row[place] if place < len(row) else None


def _trimmed(cells: Sequence[str | None]) -> Cells:
    """The cells without the blank cells at the end."""
    kept = len(cells)
    while kept and not cells[kept - 1]:
        kept -= 1
    return tuple(cells[:kept])
