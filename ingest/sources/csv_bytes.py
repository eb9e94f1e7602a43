"""Examines the bytes of a CSV before it is read: finds their encoding and checks them for damage.

Arrow's reader is lenient with damaged files (docs/decisions/0003) and would misread them. So this
module refuses bytes that are not text, and quotation marks in wrong places.
"""

from __future__ import annotations

import codecs
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from contest.errors import SourceError
from ingest.sources.blank_rows import BlankRows
from ingest.sources.export import Export
from ingest.sources.first_rows import (
    Chooses,
    FirstRows,
    check_header_row,
    check_place,
    first_rows,
)
from ingest.sources.lost_letters import LostLetters, letters_lost
from ingest.sources.one_byte import (
    OLD_CODES,
    code_of,
    refuse_old_code,
    refuse_old_headings,
    words_of,
)
from ingest.sources.quotes import Quotes

_CHUNK = 8 << 20
_START = 1 << 20
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True)
class Text:
    """The findings about a file. `digest`: SHA-256 of its bytes. `stamp`: its stamp when it was
    examined. `end`: the place after the last line that has a cell, or None for the end."""

    file: Export
    encoding: str
    first: FirstRows
    ends_with_newline: bool
    end: int | None
    digest: str
    stamp: tuple[int, int]

    @property
    def header(self) -> tuple[str, ...]:
        """The headings."""
        return self.first.header

    @property
    def delimiter(self) -> str:
        """The character between two cells."""
        return self.first.delimiter

    def check_unchanged(self) -> None:
        """Refuse a file that has changed since it was examined."""
        if self.file.stamp() != self.stamp:
            raise SourceError(
                f"{self.file.name}: the file changed while it was read; wait until its download "
                "is complete, and load it again",
                code="changed",
            )


def look_through(file: Export, chooses: Chooses) -> Text:
    """Find encoding, delimiter and header of a CSV, and check that none of its bytes is damaged.

    A byte order mark tells UTF-8 or UTF-16. A file without a mark is UTF-8 if every byte fits, else
    Windows-1258 if its words are Vietnamese in it, else Windows-1252.

    Raises:
        SourceError: the file is empty, its bytes are not text, its quotation marks are not in
            order, it ends in the middle of a letter, letters were lost in it, it is written in the
            code of an old font, or its first row is not its header row.
    """
    stamp = file.stamp()
    with file.open() as stream:
        start = stream.read(_START)
    if not start:
        raise SourceError(f"{file.name}: the file is empty", code="empty")
    marked = next((name for bom, name in _BOMS.items() if start.startswith(bom)), None)
    guess = marked or _likely(start)
    first = first_rows(file, guess)
    check_place(file, guess, first, chooses)
    digest = hashlib.sha256()
    quotes, lost, blank = Quotes(first.delimiter), LostLetters(), BlankRows(first.delimiter)
    is_ascii, is_utf8, rest, last = True, True, b"", b""
    for chunk in _chunks(file, marked, digest):
        if b"\x00" in chunk:
            raise SourceError(
                f"{file.name}: the file contains zero bytes, so it is not text; expected a CSV "
                "export. Download it again from the response sheet",
                code="not_text",
            )
        if not quotes.follow(chunk):
            raise _open_quote(file, "a quotation mark stands inside a cell that is not quoted")
        last = chunk[-1:]
        is_ascii = is_ascii and chunk.isascii()
        if is_utf8:
            whole, newline, rest = (rest + chunk).rpartition(b"\n")
            is_utf8 = _is_utf8(whole + newline)
        lost.follow(chunk, is_utf8=is_utf8)
        blank.follow(chunk)
    if is_utf8 and not _is_utf8(rest):
        # If only the very last letter is incomplete, the file is UTF-8 that was cut off.
        if any(_is_utf8(rest[:-missing]) for missing in (1, 2, 3)):
            raise cut_off(file)
        is_utf8 = False
    if not is_utf8:
        _check_windows_1252(file, marked)
    if quotes.count % 2:
        found = f"found {quotes.count:,} quotation marks, expected an even number"
        raise _open_quote(file, f"a quoted cell never closes ({found})")
    if lost.any(is_unicode=bool(marked) or (is_utf8 and not is_ascii)):
        raise letters_lost(file.name)
    encoding = marked or ("utf-8" if is_utf8 else _one_byte_code(file))
    if encoding != guess:
        first = first_rows(file, encoding)
    check_header_row(file, first)
    refuse_old_headings(file.name, first.header)
    ended = last in b"\r\n"
    # A file that ends in the middle of a line is read to its end, which shows that it is cut off.
    end = blank.end if ended and encoding != "utf-16" else None
    blank.check(file.name, len(first.header), all_are_read=end is None)
    return Text(file, encoding, first, ended, end, digest.hexdigest(), stamp)


def _likely(start: bytes) -> str:
    """The encoding that the first bytes of a file show."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        code = code_of(words_of([start.decode("latin-1")]))
        return code if code not in OLD_CODES else "cp1252"
    return "utf-8"


def _one_byte_code(file: Export) -> str:
    """Windows-1252 or Windows-1258.

    Raises:
        SourceError: the file is written in the code of an old font.
    """
    with io.TextIOWrapper(file.open(), "latin-1") as lines:
        code = code_of(words_of(lines))
    refuse_old_code(file.name, code)
    return code


def cut_off(file: Export) -> SourceError:
    """The error for a file that ends in the middle of a row."""
    return SourceError(
        f"{file.name}: the file ends in the middle of a row, so it was cut off; expected the whole "
        "download. Download it again from the response sheet",
        code="cut_off",
    )


def damaged(file: Export, what: str) -> SourceError:
    """The error for a file that cannot be read to the end."""
    return SourceError(
        f"{file.name}: the file is damaged: {what}. Download it again from the response sheet",
        code="damaged",
    )


def _open_quote(file: Export, what: str) -> SourceError:
    return SourceError(
        f"{file.name}: {what}; the file is damaged or cut off. Download it again, as "
        "Comma-separated values (.csv)",
        code="open_quote",
    )


def _chunks(file: Export, marked: str | None, digest: hashlib._Hash) -> Iterator[bytes]:
    """Yield the bytes of the file. UTF-16 becomes UTF-8, so that all files are examined alike."""
    decoder = codecs.getincrementaldecoder("utf-16")() if marked == "utf-16" else None
    try:
        with file.open() as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
                yield decoder.decode(chunk).encode() if decoder else chunk
        if decoder:
            decoder.decode(b"", final=True)
    except UnicodeError as error:
        raise damaged(file, "its bytes are not UTF-16 text") from error


def _is_utf8(data: bytes) -> bool:
    try:
        pa.array([data], pa.large_binary()).cast(pa.large_string())
    except pa.ArrowInvalid:
        return False
    return True


def _check_windows_1252(file: Export, marked: str | None) -> None:
    """Refuse UTF-8 with a damaged byte. Read as Windows-1252, every letter of it would be wrong.

    In real Windows-1252 text, neighbouring bytes almost never form a letter of UTF-8.
    """
    letters = wrong = 0
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    with file.open() as stream:
        while chunk := stream.read(_CHUNK):
            codes = np.frombuffer(decoder.decode(chunk).encode("utf-32-le", "surrogatepass"), "<u4")
            escaped = (codes >= 0xDC80) & (codes <= 0xDCFF)
            wrong += int(escaped.sum())
            letters += int((codes > 0x7F).sum()) - int(escaped.sum())
    if marked or letters >= wrong:
        raise damaged(file, "some of its bytes are not UTF-8 text")
