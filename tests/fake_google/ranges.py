"""Ranges: `'Tab'!A5:ZZ` and grid ranges, and the values in them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.fake_google.sheets import Spreadsheet, Tab, Value, shown, stored

_TITLED = re.compile(r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<bare>[^'!]+))(?:!(?P<cells>.+))?")
_CELLS = re.compile(r"(?P<c1>[A-Z]*)(?P<r1>\d*)(?::(?P<c2>[A-Z]*)(?P<r2>\d*))?")


class BadRangeError(Exception):
    """A range that Google answers with status 400."""


@dataclass(frozen=True)
class Range:
    """Half-open ranges of rows and columns, from 0. An end None is open."""

    tab: Tab
    top: int = 0
    bottom: int | None = None
    left: int = 0
    right: int | None = None

    def __str__(self) -> str:
        bottom = self.bottom or self.tab.row_count
        right = min(self.right or self.tab.column_count, self.tab.column_count)
        cells = f"{letters(self.left)}{self.top + 1}:{letters(right - 1)}{bottom}"
        return f"'{self.tab.title}'!{cells}"


def parse(book: Spreadsheet, text: str) -> Range:
    """Parse a range in A1 notation, with the present titles of the tabs."""
    found = _TITLED.fullmatch(text)
    title = found and (found["bare"] or found["quoted"].replace("''", "'"))
    tab = next((tab for tab in book.tabs if tab.title == title), None)
    cells = _CELLS.fullmatch(found["cells"] or "") if found else None
    if not found or not tab or not cells:
        raise BadRangeError(f"Unable to parse range: {text}")
    if not found["cells"]:
        return Range(tab)
    single = ":" not in found["cells"]
    last = cells["r1"] if single else cells["r2"]
    right = cells["c1"] if single else cells["c2"]
    return _inside(
        Range(
            tab,
            int(cells["r1"] or 1) - 1,
            int(last) if last else None,
            number(cells["c1"]) - 1 if cells["c1"] else 0,
            number(right) if right else None,
        )
    )


def from_grid(book: Spreadsheet, grid: dict[str, int]) -> Range:
    """A grid range, which names its tab by number."""
    tab = next((tab for tab in book.tabs if tab.sheet_id == grid.get("sheetId", 0)), None)
    if tab is None:
        raise BadRangeError(f"No grid with id: {grid.get('sheetId', 0)}")
    return _inside(
        Range(
            tab,
            grid.get("startRowIndex", 0),
            grid.get("endRowIndex"),
            grid.get("startColumnIndex", 0),
            grid.get("endColumnIndex"),
        )
    )


def values_of(part: Range, how: dict[str, str]) -> dict[str, Any]:
    """A ValueRange.

    Blank cells at the end of a row and blank rows at the end are left out. A blank row between
    others is `[]`. If the range has no value at all, the key `values` is missing.
    """
    cell: Callable[[Value], Any] = (
        stored if how.get("valueRenderOption") == "UNFORMATTED_VALUE" else shown
    )
    rows = [
        _cut([cell(value) for value in row[part.left : part.right]])
        for row in part.tab.rows[part.top : part.bottom]
    ]
    while rows and not rows[-1]:
        rows.pop()
    about = {"range": str(part), "majorDimension": "ROWS"}
    return {**about, "values": rows} if rows else about


def _inside(part: Range) -> Range:
    tab = part.tab
    if part.top >= tab.row_count or part.left >= tab.column_count:
        raise BadRangeError(
            f"Range ({part}) exceeds grid limits. Max rows: {tab.row_count}, max columns: "
            f"{tab.column_count}"
        )
    return part


def _cut(row: list[Any]) -> list[Any]:
    while row and row[-1] == "":
        row.pop()
    return row


def letters(place: int) -> str:
    """A column's name: 0 is A, 26 is AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def number(name: str) -> int:
    """A column's number from its name: A is 1, AA is 27."""
    place = 0
    for letter in name:
        place = place * 26 + ord(letter) - 64
    return place
