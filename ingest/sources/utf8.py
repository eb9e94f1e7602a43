"""Reads a text file of any encoding as a stream of UTF-8."""

from __future__ import annotations

import codecs
import io
from pathlib import Path


class Utf8Stream(io.RawIOBase):
    r"""Reads a file in pieces. A piece ends in a carriage return only if it has nothing else.

    If a block ends in `\r` and the next block begins with `\n`, Arrow takes the two for one line
    break and drops the `\n`, even inside a quoted cell.
    """

    def __init__(self, path: Path, encoding: str) -> None:
        self._file = path.open("rb")
        self._held = b""
        is_utf8 = encoding in ("utf-8", "utf-8-sig")  # Arrow itself drops a byte order mark
        self._decoder = None if is_utf8 else codecs.getincrementaldecoder(encoding)()

    def readable(self) -> bool:
        """Always."""
        return True

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most `size`; none at the end of the file.

        Raises:
            UnicodeError: the file's bytes are not in this encoding.
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
