"""Reads the two answers of the Sheets interface: about a spreadsheet, and the values of ranges.

A server in trouble sends answers with null or empty parts. Every function raises ValueError for an
answer that lacks a part that the interface always sends, so the client asks again. Nothing here
guesses: a spreadsheet without a time zone would shift every time, and values that are missing would
look like deleted rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from ingest.sources.google.rows import split_rows


@dataclass(frozen=True)
class Book:
    """The properties of a spreadsheet. `tabs`: number → title, in the order of the sheet. `rows`:
    number of a tab → rows of its grid; 0 for a chart."""

    title: str
    zone: str
    locale: str
    tabs: Mapping[int, str]
    rows: Mapping[int, int]


def book_of(body: bytes) -> Book:
    """The properties in an answer to `spreadsheets.get`.

    Raises:
        ValueError: the answer is not JSON, or it lacks a part.
    """
    answer = _object(orjson.loads(body))
    about = _object(answer.get("properties"))
    tabs = [_object(_object(tab).get("properties")) for tab in _filled(answer.get("sheets"))]
    grids = [_object(tab.get("gridProperties", {"rowCount": 0})) for tab in tabs]
    numbers = [_number(tab.get("sheetId")) for tab in tabs]
    return Book(
        title=_text(about.get("title")),
        zone=_text(about.get("timeZone")),
        locale=_text(about.get("locale", "?")),
        tabs=dict(zip(numbers, (_text(tab.get("title")) for tab in tabs), strict=True)),
        rows=dict(zip(numbers, (_number(grid.get("rowCount")) for grid in grids), strict=True)),
    )


def ranges_of(body: bytes, count: int) -> list[list[list[Any]]]:
    """The rows of each range in an answer to `values.batchGet` for `count` ranges.

    Google leaves out `values` for a range without a value, and sends `[]` for a blank row.

    Raises:
        ValueError: the answer is not JSON, or it lacks a part.
    """
    found: list[list[Any]] = _values(orjson.loads(body), count)
    for row in (row for rows in found for row in rows):
        if not isinstance(row, list) or None in row:
            raise ValueError("a row is not a list of values")
    return found


def rows_of(body: bytes) -> list[bytes]:
    """The rows of the only range in an answer to `values.batchGet`, each as it came.

    Raises:
        ValueError: the answer is not JSON, or it lacks a part.
    """
    (rows,) = _values(split_rows(body), 1)
    if not all(isinstance(row, bytes) for row in rows):
        raise ValueError("a row is not a list of values")
    return rows


def _values(answer: Any, count: int) -> list[list[Any]]:
    ranges = [_object(found) for found in _filled(_object(answer).get("valueRanges"))]
    if len(ranges) != count:
        raise ValueError(f"{len(ranges)} ranges came; expected {count}")
    for found in ranges:
        _text(found.get("range"))
    return [_filled(found["values"]) if "values" in found else [] for found in ranges]


def _object(part: Any) -> dict[str, Any]:
    if not isinstance(part, dict):
        raise ValueError(f"{type(part).__name__} came; expected an object")
    return part


def _filled(part: Any) -> list[Any]:
    if not isinstance(part, list) or not part:
        raise ValueError(f"{type(part).__name__} came; expected a list that is not empty")
    return part


def _text(part: Any) -> str:
    if not isinstance(part, str) or not part:
        raise ValueError(f"{type(part).__name__} came; expected a text that is not empty")
    return part


def _number(part: Any) -> int:
    if type(part) is not int:
        raise ValueError(f"{type(part).__name__} came; expected a number")
    return part
