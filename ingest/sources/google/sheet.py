"""Reads a response sheet on Google live: the whole sheet, or the rows at its end.

    sheets = open_google(Path("contests/cuoc-thi"))
    sheet = sheets.read_all(contest, source)            # two requests
    tail = sheets.read_new(contest, source, 1234)       # one request

The number of a tab (`sheetId`) identifies it, so people may rename the tab. A key that may only
read must not use the request that takes the number itself (`values:batchGetByDataFilter`). So the
program looks up the present title of the number, and looks it up again if Google no longer knows
the title.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import numpy as np
from gspread.urls import SPREADSHEET_URL, SPREADSHEET_VALUES_BATCH_URL

from contest import Contest
from contest.errors import SourceError
from contest.settings import Source
from ingest.columns import check_header, lay_out
from ingest.sources.google import errors
from ingest.sources.google.answers import Book, book_of, ranges_of, rows_of
from ingest.sources.google.cells import Dates, batches_of
from ingest.sources.google.client import GoogleClient, connect
from ingest.sources.google.link import Link, parse_link
from ingest.sources.google.retry import Patience
from ingest.sources.google.rows import Rows, decoded
from ingest.sources.google.zone import declared_zone, zone_of
from ingest.sources.sheet import Marked, Memory, Sheet, check_width

_FIELDS = "properties(title,timeZone,locale),sheets.properties(sheetId,title,gridProperties)"
_AS_STORED = {
    "majorDimension": "ROWS",
    "valueRenderOption": "UNFORMATTED_VALUE",
    "dateTimeRenderOption": "SERIAL_NUMBER",
}
_TIMES = ("submitted_at", "started_at")
_DAYS = ("birth_date",)
T = TypeVar("T")
_Way = tuple[str, Source, tuple[str, ...], str]
"""The way of reading rows: the contest's hash, the source, the header, the spreadsheet's zone."""


@dataclass(frozen=True)
class NewRows:
    """The rows at the end of a sheet.

    `rows[0]` is row `first_row_number` (1 is the first row under the header), and the last of
    `rows` is the last row of the sheet. Cells are written as in `read_all`; a blank cell is None.
    All rows are as wide as the widest.

    If `rows` is empty, the sheet ends before `first_row_number`: it has shrunk, or, with
    `first_row_number` 1, it is empty.
    """

    header: tuple[str, ...]
    first_row_number: int
    rows: tuple[tuple[str | None, ...], ...]


class GoogleSheets:
    """The sheets that one key reads.

    The object keeps the properties of a spreadsheet. It asks for them again at every `read_all`,
    and when they turn out to be old. Several sources may share a spreadsheet, and several threads
    may share this object.
    """

    def __init__(self, client: GoogleClient) -> None:
        self._client = client
        self._books: dict[str, Book] = {}
        self._tabs: dict[tuple[str, str, str], int] = {}  # number of a source's tab
        self._memories: dict[str, tuple[_Way, Memory]] = {}

    def read_all(self, contest: Contest, source: Source) -> Sheet:
        """The whole tab as one snapshot, held in memory.

        Raises:
            SourceError: the tab cannot be read, or its first row is not the contest's header row.
        """
        link = parse_link(source.spreadsheet_id)
        book = self._look(source, link)
        tab = self._tab(source, link, book)

        def read(body: bytes) -> tuple[tuple[str, ...], Rows, Memory]:
            lines = rows_of(body)
            header = _header(decoded(lines[:1])[0] if lines else [])
            check_header(contest, book.title, header)
            dates = _dates(contest, source, header, book.zone)
            memory = self._memory((contest.reading_hash, source, header, book.zone))
            return header, Rows(lines[1:], len(header), dates, memory.last), memory

        header, rows, memory = self._values(source, link, [_quoted(book.tabs[tab])], read)
        check_width(book.title, rows.width)
        header += ("",) * (rows.width - len(header))
        declared = declared_zone(contest, source)
        zone = book.zone if book.zone == declared else f"{book.zone} (declared: {declared})"
        return Sheet(
            book.title,
            header,
            lambda: rows.pick(np.arange(len(rows))),
            {"tab": book.tabs[tab], "timezone": zone, "locale": book.locale},
            marked=Marked(rows.marks, rows.pick, memory),
        )

    def _memory(self, way: _Way) -> Memory:
        """The memory of a source, kept as long as its rows are read in the same way."""
        source = way[1].id
        if self._memories.get(source, (None,))[0] != way:
            self._memories[source] = way, Memory()
        return self._memories[source][1]

    def read_new(self, contest: Contest, source: Source, from_row: int) -> NewRows:
        """The header, row `from_row` and all rows after it.

        This takes one request, and two more if the tab was renamed or the sheet has shrunk. Ask
        from the last known row: if `from_row` is after the end of the grid, Google answers with an
        error, not with an empty answer.

        Raises:
            SourceError: the tab cannot be read.
        """
        link = parse_link(source.spreadsheet_id)
        book = self._books.get(link.spreadsheet_id) or self._look(source, link)
        tab = self._tab(source, link, book)
        try:
            found = self._after(contest, source, link, book, tab, from_row)
        except SourceError as error:
            if error.code != "google_refused":  # of a range outside of the grid
                raise
            book, old = self._look(source, link), book
            tab = self._tab(source, link, book)
            if from_row + 1 > book.rows[tab]:
                return NewRows((), from_row, ())
            if book.tabs[tab] == old.tabs.get(tab):
                raise
            return self._after(contest, source, link, book, tab, from_row)
        return found

    def _after(
        self, contest: Contest, source: Source, link: Link, book: Book, tab: int, from_row: int
    ) -> NewRows:
        """The header, row `from_row` and all rows after it, in one request."""

        def read(body: bytes) -> NewRows:
            first, rows = ranges_of(body, 2)
            header = _header(first[0] if first else [])
            width = max(len(header), max(map(len, rows), default=0))
            header += ("",) * (width - len(header))
            dates = _dates(contest, source, header, book.zone)
            found = [
                row
                for batch in batches_of(rows, width, dates)
                for row in zip(*(column.to_pylist() for column in batch.columns), strict=True)
            ]
            return NewRows(header, from_row, tuple(found))

        return self._values(source, link, _end(book.tabs[tab], from_row), read)

    def _look(self, source: Source, link: Link) -> Book:
        """Ask for the present properties of the spreadsheet, in one request."""
        book = self._client.read(
            source.id, SPREADSHEET_URL % link.spreadsheet_id, {"fields": _FIELDS}, book_of
        )
        self._books[link.spreadsheet_id] = book
        return book

    def _tab(self, source: Source, link: Link, book: Book) -> int:
        """The number of the source's tab: the declared number, else the number that the declared
        title had at first sight, else the number in the link, else that of the only tab."""
        key = (link.spreadsheet_id, source.id, source.tab)
        known = self._tabs.get(key)
        if source.sheet_id is None and known is not None and known in book.tabs:
            return known
        number = source.sheet_id if source.sheet_id is not None else link.sheet_id
        if source.sheet_id is None and source.tab:
            found = [tab for tab, title in book.tabs.items() if title == source.tab]
            if not found:
                raise errors.tab_gone(source.id, f'tab = "{source.tab}"', book.tabs)
            number = found[0]
        elif number is None:
            if len(book.tabs) != 1:
                raise errors.no_tab(source.id, book.tabs)
            number = next(iter(book.tabs))
        elif number not in book.tabs:
            raise errors.tab_gone(source.id, f"sheet_id = {number}", book.tabs)
        self._tabs[key] = number
        return number

    def _values(
        self, source: Source, link: Link, ranges: Sequence[str], decode: Callable[[bytes], T]
    ) -> T:
        """The values of some ranges, in one request."""
        url = SPREADSHEET_VALUES_BATCH_URL % link.spreadsheet_id
        asked = {**_AS_STORED, "ranges": list(ranges)}
        return self._client.read(source.id, url, asked, decode)


def open_google(
    folder: Path,
    environment: Mapping[str, str] = os.environ,
    patience: Patience | None = None,
) -> GoogleSheets:
    """The sheets that this machine's key reads. `folder` is the contest folder.

    Raises:
        SourceError: the machine does not have a usable key.
        UsageError: the environment names an endpoint that cannot be used.
    """
    return GoogleSheets(connect(folder, environment, patience))


def _quoted(title: str) -> str:
    return "'" + title.replace("'", "''") + "'"


def _end(title: str, from_row: int) -> list[str]:
    """The ranges of the header row, and of row `from_row` under it with all rows after it."""
    return [f"{_quoted(title)}!1:1", f"{_quoted(title)}!A{from_row + 1}:ZZ"]


def _header(cells: Sequence[Any]) -> tuple[str, ...]:
    for batch in batches_of([cells], len(cells), Dates()):
        return tuple(column[0].as_py() or "" for column in batch.columns)
    return ()


def _dates(contest: Contest, source: Source, header: Sequence[str], zone: str) -> Dates:
    """The columns of dates. A sheet's times are wall times of the spreadsheet's zone, but readers
    take a time without an offset as wall time of the declared zone."""
    fields = lay_out(contest, header).fields
    times, days = (
        tuple(fields[name] for name in names if name in fields) for names in (_TIMES, _DAYS)
    )
    declared = declared_zone(contest, source)
    if zone in ("", declared):
        return Dates(times, days)
    return Dates(times, days, (zone_of(source, zone), ZoneInfo(declared)))


__all__ = ["GoogleSheets", "NewRows", "open_google"]
