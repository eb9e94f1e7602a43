"""Opening an export: what the bytes are decides, not the file's name."""

from __future__ import annotations

import os
from pathlib import Path

from contest import Contest
from contest.errors import SourceError, UsageError
from ingest.columns import check_header
from ingest.csv_file import read_csv
from ingest.sheet import Sheet

MAX_MEGABYTES = "CONTEST_MAX_FILE_MB"
"""Environment variable: the largest file that is loaded, in megabytes (default 4096)."""

_OTHER_KINDS = {
    b"PK\x03\x04": "a zip file or an Excel workbook",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook (.xls)",
    b"%PDF": "a PDF document",
    b"\x89PNG": "a picture",
    b"<!do": "a web page",
    b"<htm": "a web page",
}


def open_export(path: Path, contest: Contest, tab: str = "") -> Sheet:
    """Open a file as a sheet of this contest's answers.

    Raises:
        SourceError: it is no export that can be read, has no header row of this contest, or is
            larger than allowed.
        UsageError: there is no such file.
    """
    sheet = open_any(path, tab)
    check_header(contest, sheet.name, sheet.header)
    return sheet


def open_any(path: Path, tab: str = "") -> Sheet:
    """Open a file as a sheet of answers, whatever its headings are."""
    if tab:
        raise UsageError(f"{path.name}: a CSV file has no tabs; expected no --tab")
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            start = stream.read(4)
    except OSError as error:
        raise UsageError(
            f"{path}: {error.strerror}; expected the path of a file exported from the form"
        ) from error
    limit = int(os.environ.get(MAX_MEGABYTES, "4096"))
    if size > limit * 1_000_000:
        raise SourceError(
            f"{path.name}: the file has {size / 1e6:,.1f} MB; the limit is {limit:,} MB (raise it "
            f"with {MAX_MEGABYTES})",
            code="too_large",
            found=size,
            limit=limit,
        )
    if kind := _OTHER_KINDS.get(start.lower() if start[:1] == b"<" else start):
        raise SourceError(
            f"{path.name}: this is {kind}, not a CSV export; in the response sheet choose "
            "File > Download > Comma-separated values (.csv)",
            code="other_kind",
            found=kind,
        )
    return read_csv(path)
