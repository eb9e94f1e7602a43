"""Counts the blank rows of a CSV, and finds where those at its end begin."""

from __future__ import annotations

import re

from contest.errors import SourceError

MAX_BLANK_CELLS = 10_000_000
"""The cells of blank rows that are read; a whole Google spreadsheet holds 10 million cells."""


class BlankRows:
    r"""Follows the bytes of a file and looks at its blank rows.

    People fill a sheet down and delete the cells again; the export then ends in millions of rows of
    nothing but delimiters. They need not be read. `end` is the place behind the last row that says
    anything, and `above` the number of blank rows above that place.

    >>> rows = BlankRows(",")
    >>> rows.follow(b"a,b\n,\n1,2\n,\n\n")
    >>> rows.end, rows.above
    (10, 1)
    """

    def __init__(self, delimiter: str) -> None:
        self.end: int | None = None
        self.above = 0
        self._behind = 0
        self._length = 0
        self._blank = b"\r\n" + delimiter.encode()
        self._row = re.compile(rb"\n[\r \t%s]*(?=\n)" % re.escape(delimiter.encode()))

    def follow(self, chunk: bytes) -> None:
        """Look at the next piece of the file."""
        content = len(chunk.rstrip(self._blank))
        if content:
            self.above += self._behind + len(self._row.findall(chunk, 0, content))
            self._behind = 0
            self.end = None
        newlines = chunk.count(b"\n", content)
        if self.end is None and newlines:
            self.end = self._length + chunk.find(b"\n", content) + 1
            newlines -= 1  # the one that ends the row
        self._behind += newlines
        self._length += len(chunk)

    def check(self, name: str, width: int, *, all_are_read: bool) -> None:
        """Refuse a file with so many blank rows of `width` cells that they would fill the memory.
        `all_are_read`: those at the end are read too.

        Raises:
            SourceError: there are too many blank rows.
        """
        found = self.above + (self._behind if all_are_read else 0)
        limit = MAX_BLANK_CELLS // width
        if found > limit:
            raise SourceError(
                f"{name}: the file contains {found:,} blank rows; expected at most {limit:,}. "
                "Delete them in the response sheet, and download it again",
                code="blank_rows",
                found=found,
                limit=limit,
            )
