"""Spreadsheets as Python objects, which tests change in the ways of organizers and of the form."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

Value = str | int | float | bool | datetime | None
_EPOCH = datetime(1899, 12, 30)


class Tab:
    """One tab. `rows[0]` is the header. Rows under the header count from 1, as in the ledger."""

    def __init__(
        self, sheet_id: int, title: str, header: Sequence[str], lock: threading.RLock
    ) -> None:
        self.sheet_id, self.title, self._lock = sheet_id, title, lock
        self.rows: list[list[Value]] = [list(header)]
        self.row_count, self.column_count = 100, max(26, len(header))

    def append(self, row: Sequence[Value]) -> None:
        """Add a row as the form does: under the last row that is not blank."""
        with self._lock:
            self._trim()
            self.rows.append(list(row))
            self._grow()

    def extend(self, rows: Iterable[Sequence[Value]]) -> None:
        for row in rows:
            self.append(row)

    def insert(self, number: int, *rows: Sequence[Value]) -> None:
        """Insert rows, which push others down, as the form does above rows typed by hand. A row may
        be empty."""
        with self._lock:
            self.rows[number:number] = [list(row) for row in rows]
            self.row_count += len(rows)

    def edit(self, number: int, column: int, value: Value) -> None:
        """Change a cell in place, without a trace."""
        with self._lock:
            row = self.rows[number]
            row += [None] * (column + 1 - len(row))
            row[column] = value

    def number_of(self, row: list[Value]) -> int:
        """The present number of a row of `rows`."""
        return next(number for number, found in enumerate(self.rows) if found is row)

    def rewrite(self, row: list[Value], cells: Sequence[Value]) -> None:
        """Change all cells of a row of `rows` in place, wherever the row stands now."""
        with self._lock:
            row[:] = cells

    def answer_again(self, number: int, moment: datetime, **cells: Value) -> None:
        """Edit a row as its respondent does: the row stays in place, and its timestamp becomes the
        time of the edit. `cells` are named `c1`, `c2`, …"""
        self.edit(number, 0, moment)
        for name, value in cells.items():
            self.edit(number, int(name[1:]) - 1, value)

    def sort(self, key: Callable[[list[Value]], Any]) -> None:
        with self._lock:
            self.rows[1:] = sorted(self.rows[1:], key=key)

    def delete(self, number: int, count: int = 1) -> None:
        """Delete rows from the grid. The rows below move up."""
        with self._lock:
            del self.rows[number : number + count]
            self.row_count -= count

    def clear(self) -> None:
        """Empty all cells under the header. The grid keeps its size."""
        with self._lock:
            del self.rows[1:]

    def rename(self, title: str) -> None:
        with self._lock:
            self.title = title

    def add_question(self, heading: str) -> None:
        """Add a column at the end."""
        with self._lock:
            self.rows[0].append(heading)
            self.column_count = max(self.column_count, len(self.rows[0]))

    def rename_heading(self, column: int, heading: str) -> None:
        self.edit(0, column, heading)

    def move_column(self, place: int, to: int) -> None:
        with self._lock:
            width = len(self.rows[0])
            for row in self.rows:
                row += [None] * (width - len(row))
                row.insert(to, row.pop(place))

    def _trim(self) -> None:
        while len(self.rows) > 1 and all(value in (None, "") for value in self.rows[-1]):
            self.rows.pop()

    def _grow(self) -> None:
        self.row_count = max(self.row_count, len(self.rows))
        self.column_count = max(self.column_count, len(self.rows[-1]))


class Spreadsheet:
    """Tabs under an id, shared with some addresses. Its times are wall times of `zone`."""

    def __init__(self, spreadsheet_id: str, zone: str, locale: str) -> None:
        self.id, self.zone, self.locale = spreadsheet_id, zone, locale
        self.title = "Cuộc thi (Câu trả lời)"
        self.lock = threading.RLock()
        self.tabs: list[Tab] = []
        self.shared_with: set[str] = set()
        self._numbers = itertools.count(1_000_001, 7)

    def add_tab(self, title: str, header: Sequence[str] = (), *, first: bool = False) -> Tab:
        tab = Tab(next(self._numbers), title, header, self.lock)
        self.tabs.insert(0 if first else len(self.tabs), tab)
        return tab

    def link(self, tab: Tab) -> str:
        """The link as the browser shows it."""
        return (
            f"https://docs.google.com/spreadsheets/d/{self.id}/edit?gid={tab.sheet_id}"
            f"#gid={tab.sheet_id}"
        )


def stored(value: Value) -> str | int | float | bool:
    """A cell in the form of `UNFORMATTED_VALUE` with `SERIAL_NUMBER`."""
    if isinstance(value, datetime):
        return (value - _EPOCH).total_seconds() / 86_400
    return "" if value is None else value


def shown(value: Value) -> str:
    """A cell as a Vietnamese sheet shows it."""
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y} {value.hour}:{value:%M:%S}"
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.15g}".replace(".", ",")
    return "" if value is None else str(value)
