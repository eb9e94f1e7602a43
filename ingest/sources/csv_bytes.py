"""Examines the bytes of a CSV before it is read: finds their encoding and checks them for damage.

Arrow's reader is lenient with damaged files (docs/decisions/0003) and would misread them. So this
module refuses bytes that are not text, and quotation marks in wrong places.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from contest.errors import SourceError
from ingest.sources.quotes import Quotes

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_CHUNK = 8 << 20
_HEADER = 1 << 20
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SAMPLE = 20


@dataclass(frozen=True)
class Text:
    """The findings about a file. `digest`: SHA-256 of its bytes. `stamp`: its size and the time of
    its last change."""

    path: Path
    encoding: str
    delimiter: str
    header: tuple[str, ...]
    ends_with_newline: bool
    digest: str
    stamp: tuple[int, int]

    def check_unchanged(self) -> None:
        """Refuse a file that has changed since it was examined."""
        if _stamp(self.path) != self.stamp:
            raise SourceError(
                f"{self.path.name}: the file changed while it was read; wait until its download "
                "is complete, and load it again",
                code="changed",
            )


def look_through(path: Path) -> Text:
    """Find encoding, delimiter and header of a CSV, and check that none of its bytes is damaged.

    A byte order mark tells UTF-8 or UTF-16. A file without a mark is UTF-8 if every byte fits, else
    Windows-1252.

    Raises:
        SourceError: the file is empty, its bytes are not text, its quotation marks are not in
            order, it ends in the middle of a letter, or it does not have a header row.
    """
    stamp = _stamp(path)
    with path.open("rb") as stream:
        start = stream.read(4)
    if not start:
        raise SourceError(f"{path.name}: the file is empty", code="empty")
    marked = next((name for bom, name in _BOMS.items() if start.startswith(bom)), None)
    delimiter, _ = first_row(path, marked or "utf-8")
    digest = hashlib.sha256()
    quotes = Quotes(delimiter)
    is_utf8, rest, last = True, b"", b""
    for chunk in _chunks(path, marked, digest):
        if b"\x00" in chunk:
            raise SourceError(
                f"{path.name}: the file contains zero bytes, so it is not text; expected a CSV "
                "export. Download it again from the response sheet",
                code="not_text",
            )
        if not quotes.follow(chunk):
            raise _open_quote(path, "a quotation mark stands inside a cell that is not quoted")
        last = chunk[-1:]
        if is_utf8:
            whole, newline, rest = (rest + chunk).rpartition(b"\n")
            is_utf8 = _is_utf8(whole + newline)
    if is_utf8 and not _is_utf8(rest):
        # If only the very last letter is incomplete, the file is UTF-8 that was cut off.
        if any(_is_utf8(rest[:-missing]) for missing in (1, 2, 3)):
            raise cut_off(path)
        is_utf8 = False
    if not is_utf8:
        _check_windows_1252(path, marked)
    if quotes.count % 2:
        found = f"found {quotes.count:,} quotation marks, expected an even number"
        raise _open_quote(path, f"a quoted cell never closes ({found})")
    encoding = marked or ("utf-8" if is_utf8 else "cp1252")
    delimiter, header = first_row(path, encoding)
    return Text(path, encoding, delimiter, header, last in b"\r\n", digest.hexdigest(), stamp)


def _stamp(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def cut_off(path: Path) -> SourceError:
    """The error for a file that ends in the middle of a row."""
    return SourceError(
        f"{path.name}: the file ends in the middle of a row, so it was cut off; expected the whole "
        "download. Download it again from the response sheet",
        code="cut_off",
    )


def damaged(path: Path, what: str) -> SourceError:
    """The error for a file that cannot be read to the end."""
    return SourceError(
        f"{path.name}: the file is damaged: {what}. Download it again from the response sheet",
        code="damaged",
    )


def _open_quote(path: Path, what: str) -> SourceError:
    return SourceError(
        f"{path.name}: {what}; the file is damaged or cut off. Download it again, as "
        "Comma-separated values (.csv)",
        code="open_quote",
    )


def _chunks(path: Path, marked: str | None, digest: hashlib._Hash) -> Iterator[bytes]:
    """Yield the bytes of the file. UTF-16 becomes UTF-8, so that all files are examined alike."""
    decoder = codecs.getincrementaldecoder("utf-16")() if marked == "utf-16" else None
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
                yield decoder.decode(chunk).encode() if decoder else chunk
        if decoder:
            decoder.decode(b"", final=True)
    except UnicodeError as error:
        raise damaged(path, "its bytes are not UTF-16 text") from error


def _is_utf8(data: bytes) -> bool:
    try:
        pa.array([data], pa.large_binary()).cast(pa.large_string())
    except pa.ArrowInvalid:
        return False
    return True


def _check_windows_1252(path: Path, marked: str | None) -> None:
    """Refuse UTF-8 with a damaged byte. Read as Windows-1252, every letter of it would be wrong.

    In real Windows-1252 text, neighbouring bytes almost never form a letter of UTF-8.
    """
    letters = wrong = 0
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            codes = np.frombuffer(decoder.decode(chunk).encode("utf-32-le", "surrogatepass"), "<u4")
            escaped = (codes >= 0xDC80) & (codes <= 0xDCFF)
            wrong += int(escaped.sum())
            letters += int((codes > 0x7F).sum()) - int(escaped.sum())
    if marked or letters >= wrong:
        raise damaged(path, "some of its bytes are not UTF-8 text")


def first_row(path: Path, encoding: str) -> tuple[str, tuple[str, ...]]:
    """The delimiter, and the first row split by the delimiter.

    The quotation marks must be in order with the delimiter. Of the possible delimiters, the best
    one splits most rows into as many cells as the first row, because a question may contain more
    commas than there are columns. Of equally good ones, the best gives most headings.
    """
    with path.open(encoding=encoding, errors="replace", newline="") as stream:
        text = stream.read(_HEADER)
    best: tuple[tuple[bool, bool, int, int], str, list[str]] = ((False,) * 2 + (0, 0), ",", [])
    sample = text.encode()
    for delimiter in DELIMITERS:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            header = next(reader, [])
            alike = sum(len(row) == len(header) for row in itertools.islice(reader, _SAMPLE))
        except csv.Error:
            continue
        in_order = Quotes(delimiter).follow(sample)
        rank = (in_order, len(header) > 1, alike, sum(map(bool, header)))
        if rank > best[0]:
            best = (rank, delimiter, header)
    _, delimiter, header = best
    if not any(heading.strip() for heading in header):
        raise SourceError(
            f"{path.name}: the first row is blank or missing; expected the header row with the "
            "form's questions. Export the responses tab as it is",
            code="no_header",
        )
    return delimiter, tuple(header)
