"""Reads the first rows of a text: its delimiter, and the row that is its header."""

from __future__ import annotations

import csv
import io
import itertools
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from contest.errors import SourceError
from ingest.sources.export import Export
from ingest.sources.quotes import Quotes

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
Chooses = Callable[[tuple[str, ...]], bool]
"""True for a row that can be the header row of the wanted sheet."""

SEARCHED = 20
"""Rows among which a header row is looked for."""

_START = 1 << 20
csv.field_size_limit(_START)  # so no cell of the start is too long to be a cell
_NAMES_DELIMITER = re.compile(r'"?sep=([,;\t|])"?[,;\t|]*(?:\r\n|\n|\r)', re.IGNORECASE)


@dataclass(frozen=True)
class FirstRows:
    """The header of a text and its delimiter.

    `skipped`: the length, in bytes of UTF-8, of a line `sep=;` above the header. The line tells
    Excel the delimiter. Excel does not show the line, so the line does not count as a row.
    """

    delimiter: str
    header: tuple[str, ...]
    skipped: int = 0


def first_rows(file: Export, encoding: str) -> FirstRows:
    """The delimiter, and the first row split by the delimiter.

    A line `sep=;` names the delimiter. Without such a line, the quotation marks must be in order
    with the delimiter. Of the possible delimiters, the best one splits most rows into as many cells
    as the first row, because a question may contain more commas than there are columns. Of equally
    good ones, the best gives most headings.
    """
    text = _start(file, encoding)
    named = _NAMES_DELIMITER.match(text)
    line = named[0] if named else ""
    text = text[len(line) :]
    best: tuple[tuple[bool, bool, int, int], str, list[str]] = ((False,) * 2 + (0, 0), ",", [])
    sample = text.encode()
    for delimiter in named[1] if named else DELIMITERS:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            header = next(reader, [])
            alike = sum(len(row) == len(header) for row in itertools.islice(reader, SEARCHED))
        except csv.Error:
            continue
        in_order = Quotes(delimiter).follow(sample)
        rank = (in_order, len(header) > 1, alike, sum(map(bool, header)))
        if rank > best[0]:
            best = (rank, delimiter, header)
    _, delimiter, header = best
    return FirstRows(delimiter, tuple(header), len(line.encode()))


def _start(file: Export, encoding: str) -> str:
    with io.TextIOWrapper(file.open(), encoding, "replace", newline="") as stream:
        text = stream.read(_START)
    return unicodedata.normalize("NFC", text) if encoding == "cp1258" else text


def check_place(file: Export, encoding: str, found: FirstRows, chooses: Chooses) -> None:
    """Refuse a text whose header row stands below its first row.

    Raises:
        SourceError: the first row cannot be the header row, but one of the next rows can.
    """
    if chooses(found.header):
        return
    text = _start(file, encoding)[found.skipped :]
    for delimiter in DELIMITERS:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            rows = [tuple(cells) for cells in itertools.islice(reader, SEARCHED)]
        except csv.Error:
            continue
        check_below(file.name, rows, chooses)


def check_below(name: str, rows: Sequence[tuple[str, ...]], chooses: Chooses) -> None:
    """Refuse a sheet if one of its first rows can be the header row, but the first row cannot.

    Raises:
        SourceError: the header row is not the first row.
    """
    for number, cells in enumerate(rows[1:] if rows and not chooses(rows[0]) else (), start=2):
        if chooses(cells):
            above = "the row" if number == 2 else f"the {number - 1} rows"
            raise SourceError(
                f"{name}: the header row is row {number}; expected it to be the first row. Delete "
                f"{above} above it, or download the file again from the response sheet",
                code="header_below",
                row=number,
            )


def check_header_row(file: Export, found: FirstRows) -> None:
    """Refuse a text whose first row is blank.

    Raises:
        SourceError: no heading says anything.
    """
    if not any(heading.strip() for heading in found.header):
        raise SourceError(
            f"{file.name}: the first row is blank or missing; expected the header row with the "
            "form's questions. Export the responses tab as it is",
            code="no_header",
        )
