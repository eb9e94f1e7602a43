"""Checks that the quotation marks of a CSV are in order."""

from __future__ import annotations

import codecs

import numpy as np

_QUOTE, _NEWLINE = b'"'[0], b"\n"[0]


class Quotes:
    """Follows the quotation marks of a file.

    A mark opens only at the beginning of a cell, and the cell ends after a closing mark. Otherwise
    rows would run together or fall apart. `count` is the number of marks so far. If `count` is odd
    at the end of the file, a cell never closes.

    >>> Quotes(",").follow(b'a,"b, c",d'), Quotes(",").follow(b'a,b "c"'), Quotes(",").follow(b"")
    (True, False, True)
    """

    def __init__(self, delimiter: str) -> None:
        self.count = 0
        self._last = _NEWLINE  # the byte before the next one
        self._beside = np.zeros(256, bool)
        self._beside[[*b'\r\n"', ord(delimiter)]] = True

    def follow(self, chunk: bytes) -> bool:
        """Look at the next piece of the file; False if a quotation mark stands in a wrong place."""
        if self._last == _NEWLINE and not self.count:
            chunk = chunk.removeprefix(codecs.BOM_UTF8)
        if not chunk:
            return True
        closed_before = self._last == _QUOTE and self.count % 2 == 0
        codes = np.frombuffer(bytes([self._last]) + chunk, np.uint8)
        at = np.flatnonzero(codes[1:] == _QUOTE) + 1
        opens, closes = at[self.count % 2 :: 2], at[1 - self.count % 2 :: 2]
        followed = closes[closes + 1 < len(codes)]
        self.count += len(at)
        self._last = int(codes[-1])
        return bool(
            self._beside[codes[opens - 1]].all()
            and self._beside[codes[followed + 1]].all()
            and (not closed_before or self._beside[codes[1]])
        )
