"""A text file of any encoding as a stream of UTF-8."""

from __future__ import annotations

import codecs
import io
from pathlib import Path


class Utf8Stream(io.RawIOBase):
    r"""Reads a file; what it gives ends in a carriage return only where nothing else is left.

    Arrow takes a block that ends in `\r` and one that begins with `\n` for one line break, and
    drops the `\n` even inside a quoted cell.
    """

    def __init__(self, path: Path, encoding: str) -> None:
        self._file = path.open("rb")
        self._held = b""
        is_utf8 = encoding in ("utf-8", "utf-8-sig")  # a byte order mark is Arrow's to leave out
        self._decoder = None if is_utf8 else codecs.getincrementaldecoder(encoding)()

    def readable(self) -> bool:
        """Always."""
        return True

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most `size` of them; none at the end.

        Raises:
            UnicodeError: the file's bytes are not of this encoding.
        """
        while len(self._held) < size and (piece := self._file.read(size - len(self._held))):
            self._held += self._decoder.decode(piece).encode() if self._decoder else piece
        given = self._held[:size]
        given = given.rstrip(b"\r") or given
        self._held = self._held[len(given) :]
        return given

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        super().close()
