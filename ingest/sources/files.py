"""Opens an export. Its bytes decide how it is read, not its name."""

from __future__ import annotations

import io
import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from contest import Contest
from contest.errors import SourceError, UsageError
from contest.text import fold_case
from ingest.columns import check_header, fits, lay_out
from ingest.sources import archive
from ingest.sources.csv_file import read_csv
from ingest.sources.google.link import refuse_address
from ingest.sources.sheet import Sheet, check_size
from ingest.sources.workbook import read_workbook
from ingest.sources.workbook_parts import look_through

_ZIP = b"PK\x03\x04"
_OTHER_KINDS = {
    b"\xd0\xcf\x11\xe0": "an old Excel workbook (.xls), or one with a password",
    b"%PDF": "a PDF document",
    b"\x89PNG": "a picture",
    b"<!do": "a web page",
    b"<htm": "a web page",
}
EXPORT_KINDS = ("csv", "tsv", "txt", "zip", "xlsx")
"""Endings of the names of exports that are offered and watched. The bytes decide how to read a
file."""

Chooses = Callable[[tuple[str, ...]], bool]


def open_export(path: Path, contest: Contest, tab: str = "") -> Sheet:
    """Open a file as a sheet of this contest's answers: CSV, the zip of a form, or a workbook.

    `tab` is the tab of a workbook. Without `tab`, the only tab with a fitting header is opened.

    Raises:
        SourceError: the file is not a readable export, does not have a header row of this contest,
            or is larger than allowed.
        UsageError: the file or the tab does not exist.
    """

    def has_answers(header: tuple[str, ...]) -> bool:
        layout = lay_out(contest, header)
        if "submitted_at" in contest.settings.columns:
            return "submitted_at" in layout.fields
        return fits(contest, layout)

    sheet = open_any(path, tab, has_answers)
    check_header(contest, sheet.name, sheet.header)
    return sheet


def open_any(path: Path, tab: str, chooses: Chooses) -> Sheet:
    """Open a file as a sheet of answers; `chooses` picks among the tabs of a workbook."""
    refuse_address(str(path))
    try:
        return _open(path, tab, chooses)
    except OSError as error:  # also if a zip cannot be unpacked because the disk is full
        raise UsageError(
            f"{path}: {error.strerror}; expected the path of a file exported from the form"
        ) from error


def _open(path: Path, tab: str, chooses: Chooses) -> Sheet:
    size = path.stat().st_size
    with path.open("rb") as stream:
        start = stream.read(4)
    check_size(path.name, size)
    if kind := _OTHER_KINDS.get(start.lower() if start[:1] == b"<" else start):
        raise SourceError(
            f"{path.name}: this is {kind}, not an export; in the response sheet choose "
            "File > Download > Comma-separated values (.csv) or Microsoft Excel (.xlsx)",
            code="other_kind",
            found=kind,
        )
    if start == _ZIP:
        return _open_zip(path, tab, chooses)
    return read_csv(path)


def _open_zip(path: Path, tab: str, chooses: Chooses) -> Sheet:
    """Open a workbook, which is a zip too, or the zip with one CSV that Forms downloads."""
    with path.open("rb") as stream, archive.opened(path.name, stream) as book:
        entries = book.infolist()
        names = [entry.filename for entry in entries]
        if "[Content_Types].xml" not in names and "mimetype" not in names:
            answers = [entry for entry in entries if fold_case(entry.filename).endswith(".csv")]
            if len(answers) != 1:
                raise SourceError(
                    f"{path.name}: the zip file contains {len(answers)} CSV files; expected the "
                    "one that the form downloads. Unpack the zip file and load the right CSV file",
                    code="not_one_csv",
                )
            return _unpacked(path.name, archive.pieces(book, answers[0]))
    return _open_workbook(path, tab, chooses)


def _open_workbook(path: Path, tab: str, chooses: Chooses) -> Sheet:
    content = path.read_bytes()
    with archive.opened(path.name, io.BytesIO(content)) as book:
        parts = ((entry.filename, archive.pieces(book, entry)) for entry in book.infolist())
        look_through(path.name, parts)
    return read_workbook(path.name, content, tab, chooses)


def _unpacked(name: str, content: Iterable[bytes]) -> Sheet:
    """The CSV of a zip.

    The unpacked copy lives exactly as long as the sheet. The sheet's batches read the copy again,
    and the copy must not outlive the sheet because it contains people's answers.
    """
    folder = tempfile.mkdtemp(prefix="contest-")
    try:
        place = Path(folder) / name
        with place.open("wb") as copy:
            copy.writelines(content)
        sheet = read_csv(place)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise

    def batches() -> Iterator[pa.RecordBatch]:
        return sheet.batches()

    weakref.finalize(batches, shutil.rmtree, folder, ignore_errors=True)
    detected = {**sheet.detected, "zip": "one CSV file"}
    return replace(sheet, batches=batches, detected=detected)
