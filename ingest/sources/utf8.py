"""Reads a text file of any encoding as a stream of UTF-8."""

from __future__ import annotations

import codecs
import io
import unicodedata

from ingest.sources.export import Export


class Utf8Stream(io.RawIOBase):
    r"""Reads a file in pieces. A piece ends in a carriage return only if it has nothing else.

    If a block ends in `\r` and the next block begins with `\n`, Arrow takes the two for one line
    break and drops the `\n`, even inside a quoted cell.

    The stream leaves out the first `skipped` bytes of UTF-8, and all bytes of the file from the
    place `end` on.
    """

    def __init__(
        self, file: Export, encoding: str, skipped: int = 0, end: int | None = None
    ) -> None:
        self._file = file.open()
        self._left = end
        self._held = b""
        is_utf8 = encoding in ("utf-8", "utf-8-sig")  # Arrow itself drops a byte order mark
        if encoding == "cp1258":
            self._decoder: codecs.IncrementalDecoder | None = _Composed()
        else:
            self._decoder = None if is_utf8 else codecs.getincrementaldecoder(encoding)()
        if skipped:
            mark = len(codecs.BOM_UTF8) if encoding == "utf-8-sig" else 0
            self._fill(mark + skipped)
            self._held = self._held[mark + skipped :]

    def readable(self) -> bool:
        """Always."""
        return True

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most `size`; none at the end of the file.

        Raises:
            UnicodeError: the file's bytes are not in this encoding.
        """
        self._fill(size)
        given = self._held[:size]
        given = given.rstrip(b"\r") or given
        self._held = self._held[len(given) :]
        return given

    def _fill(self, size: int) -> None:
        """Hold `size` bytes, or fewer at the end of the file."""
        while len(self._held) < size:
            wanted = size - len(self._held)
            piece = self._file.read(wanted if self._left is None else min(wanted, self._left))
            if self._left is not None:
                self._left -= len(piece)
            self._held += (
                self._decoder.decode(piece, not piece).encode() if self._decoder else piece
            )
            if not piece:
                return

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        super().close()


class _Composed(codecs.IncrementalDecoder):
    """Decodes Windows-1258, which writes a tone behind its vowel, into letters with their tones."""

    def __init__(self) -> None:
        super().__init__()
        self._decode = codecs.getincrementaldecoder("cp1258")().decode
        self._held = ""  # the last letter, whose tone may come

    def decode(self, data: bytes, final: bool = False) -> str:  # type: ignore[override]
        """The letters of the bytes that are certainly whole."""
        text = self._held + self._decode(data, final)
        whole = len(text) if final else max(0, len(text) - 1)
        while not final and whole and unicodedata.combining(text[whole]):
            whole -= 1
        self._held = text[whole:]
        return unicodedata.normalize("NFC", text[:whole])
