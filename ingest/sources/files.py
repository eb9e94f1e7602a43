"""Opens an export. Its bytes decide how it is read, not its name."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from pathlib import Path
from typing import IO

from contest import Contest
from contest.errors import SourceError, UsageError
from contest.text import fold_case
from ingest.columns import check_header, fits, lay_out
from ingest.sources import archive
from ingest.sources.csv_file import read_csv
from ingest.sources.error_cells import with_error_texts
from ingest.sources.export import Export, as_export, copied
from ingest.sources.first_rows import Chooses
from ingest.sources.google.link import refuse_address
from ingest.sources.serials import DateColumns, Dated, date_columns, no_dates, without_serials
from ingest.sources.sheet import Sheet, check_size
from ingest.sources.workbook import read_workbook
from ingest.sources.workbook_parts import look_through

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MANIFEST = "META-INF/manifest.xml"
_PIECE = 1 << 20
_OTHER_KINDS = {
    b"%PDF": "a PDF document",
    b"\x89PNG": "a picture",
    b"<!do": "a web page",
    b"<htm": "a web page",
}
EXPORT_KINDS = ("csv", "tsv", "txt", "zip", "xlsx")
"""Endings of the names of exports that are offered and watched. The bytes decide how to read a
file."""


def open_export(file: Path | str | Export, contest: Contest, tab: str = "") -> Sheet:
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

    def dated(header: tuple[str, ...]) -> DateColumns:
        return date_columns(lay_out(contest, header).fields)

    sheet = open_any(file, tab, has_answers, dated)
    check_header(contest, sheet.name, sheet.header)
    return sheet


def open_any(
    file: Path | str | Export, tab: str, chooses: Chooses, dated: Dated = no_dates
) -> Sheet:
    """Open a file as a sheet of answers. `chooses` picks among the tabs of a workbook and tells
    where the header row stands; `dated` finds the columns of dates."""
    if not isinstance(file, Export):
        refuse_address(str(file))
    export = as_export(file)
    try:
        return _open(export, tab, chooses, dated)
    except OSError as error:  # also if a zip cannot be unpacked because the disk is full
        where = export.name if isinstance(file, Export) else file
        raise UsageError(
            f"{where}: {error.strerror}; expected the path of a file exported from the form"
        ) from error


def _open(file: Export, tab: str, chooses: Chooses, dated: Dated) -> Sheet:
    with file.open() as stream:
        start = stream.read(len(_OLE))
        check_size(file.name, file.stamp()[0])
        if start == _OLE:
            raise _old_office(file.name, stream)
    first = start[:4]
    if kind := _OTHER_KINDS.get(first.lower() if first[:1] == b"<" else first):
        raise _other_kind(file.name, kind)
    if first == _ZIP:
        return _open_zip(file, tab, chooses, dated)
    return _open_csv(file, chooses, dated)


def _open_csv(file: Export, chooses: Chooses, dated: Dated) -> Sheet:
    sheet = read_csv(file, chooses)
    return without_serials(sheet, dated(sheet.header))


def _old_office(name: str, stream: IO[bytes]) -> SourceError:
    """The error for a file of Microsoft's old container, which holds named streams.

    A workbook with a password is such a file, with a stream `EncryptedPackage`. A workbook of Excel
    97–2003 has a stream `Workbook` or `Book`.
    """
    encrypted, old = ("EncryptedPackage",), ("Workbook", "Book")
    before = b""
    found = set()
    while piece := stream.read(_PIECE):
        for word in (*encrypted, *old):
            if word.encode("utf-16-le") in before + piece:
                found.add(word)
        before = piece[-64:]
    if found.intersection(encrypted):
        return archive.has_password(name)
    if not found.intersection(old):
        return _other_kind(name, "a document of an old Office program")
    return SourceError(
        f"{name}: this is an old Excel workbook (.xls); open it and save it as Excel Workbook "
        "(.xlsx), or download the response sheet again",
        code="old_workbook",
    )


def _other_kind(name: str, kind: str) -> SourceError:
    return SourceError(
        f"{name}: this is {kind}, not an export; in the response sheet choose "
        "File > Download > Comma-separated values (.csv) or Microsoft Excel (.xlsx)",
        code="other_kind",
        found=kind,
    )


def _open_zip(file: Export, tab: str, chooses: Chooses, dated: Dated) -> Sheet:
    """Open a workbook, which is a zip too, or the zip with one CSV that Forms downloads."""
    with file.open() as stream, archive.opened(file.name, stream) as book:
        entries = book.infolist()
        names = [entry.filename for entry in entries]
        if "[Content_Types].xml" not in names and "mimetype" not in names:
            answers = [entry for entry in entries if fold_case(entry.filename).endswith(".csv")]
            if len(answers) != 1:
                raise SourceError(
                    f"{file.name}: the zip file contains {len(answers)} CSV files; expected the "
                    "one that the form downloads. Unpack the zip file and load the right CSV file",
                    code="not_one_csv",
                )
            copy = copied(file.name, archive.pieces(file.name, book, answers[0]))
            sheet = _open_csv(copy, chooses, dated)
            return replace(sheet, detected={**sheet.detected, "zip": "one CSV file"})
    return _open_workbook(file, tab, chooses, dated)


def _open_workbook(file: Export, tab: str, chooses: Chooses, dated: Dated) -> Sheet:
    with file.open() as stream:
        content = stream.read()
    with archive.opened(file.name, io.BytesIO(content)) as book:
        # The manifest of an .ods comes first, because it alone tells that a password protects the
        # other parts.
        entries = sorted(book.infolist(), key=lambda entry: entry.filename != _MANIFEST)
        parts = ((e.filename, archive.pieces(file.name, book, e)) for e in entries)
        found = look_through(file.name, parts)
    digest = hashlib.sha256(content).hexdigest()
    if found.with_errors:
        content = with_error_texts(content, found.with_errors)
    sheet = read_workbook(file.name, content, tab, chooses, dated, since_1904=found.since_1904)
    return replace(sheet, digest=digest)
