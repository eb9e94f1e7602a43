"""The methods of Sheets v4 that the clients use, on the spreadsheets of a test."""

from __future__ import annotations

import itertools
import json
import re
from typing import Any

from tests.fake_google.accounts import ADDRESS
from tests.fake_google.ranges import BadRangeError, from_grid, parse, values_of
from tests.fake_google.sheets import Spreadsheet

_PATH = re.compile(r"/v4/spreadsheets/(?P<id>[^/:]+)(?P<rest>.*)")
Query = dict[str, list[str]]


class RefusalError(Exception):
    """An error of Google's, in Google's JSON."""

    def __init__(self, status: int, name: str, message: str, reason: str = "") -> None:
        super().__init__(message)
        self.status = status
        error: dict[str, Any] = {"code": status, "message": message, "status": name}
        if reason:
            error["details"] = [{"reason": reason}]
        self.body = {"error": error}


class Api:
    """The spreadsheets, and the methods that read them."""

    def __init__(self) -> None:
        self._books: dict[str, Spreadsheet] = {}
        self._ids = (f"1{number:043}" for number in itertools.count(1))

    def create(self, zone: str, locale: str, *, shared: bool) -> Spreadsheet:
        book = Spreadsheet(next(self._ids), zone, locale)
        book.shared_with |= {ADDRESS} if shared else set()
        self._books[book.id] = book
        return book

    def call(self, verb: str, path: str, query: Query, body: bytes, scope: str) -> dict[str, Any]:
        """Google's answer, or RefusalError."""
        found = _PATH.fullmatch(path)
        if found is None:
            raise RefusalError(404, "NOT_FOUND", "Not Found")
        rest = found["rest"]
        if rest == "/values:batchGetByDataFilter" and scope.endswith(".readonly"):
            # Google documents that this method needs the scope that may also write.
            raise RefusalError(
                403,
                "PERMISSION_DENIED",
                "Request had insufficient authentication scopes.",
                "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
            )
        book = self._books.get(found["id"])
        if book is None:
            raise RefusalError(404, "NOT_FOUND", "Requested entity was not found.")
        if ADDRESS not in book.shared_with:
            raise RefusalError(403, "PERMISSION_DENIED", "The caller does not have permission")
        with book.lock:
            try:
                return _answer(verb, rest, query, body, book)
            except BadRangeError as error:
                raise RefusalError(400, "INVALID_ARGUMENT", str(error)) from error


def _answer(verb: str, rest: str, query: Query, body: bytes, book: Spreadsheet) -> dict[str, Any]:
    how = {name: values[-1] for name, values in query.items()}
    match verb, rest:
        case "GET", "":
            return _picked(_about(book), how.get("fields", ""))
        case "GET", "/values:batchGet":
            ranges = [parse(book, text) for text in query.get("ranges", [])]
            found = [values_of(part, how) for part in ranges]
            return {"spreadsheetId": book.id, "valueRanges": found}
        case "POST", "/values:batchGetByDataFilter":
            wanted = json.loads(body)
            filters = wanted["dataFilters"]
            parts = [from_grid(book, item["gridRange"]) for item in filters]
            matched = [
                {"valueRange": values_of(part, wanted), "dataFilters": [item]}
                for part, item in zip(parts, filters, strict=True)
            ]
            return {"spreadsheetId": book.id, "valueRanges": matched}
        case "GET", values if values.startswith("/values/"):
            return values_of(parse(book, values.removeprefix("/values/")), how)
    raise RefusalError(404, "NOT_FOUND", "Not Found")


def _about(book: Spreadsheet) -> dict[str, Any]:
    return {
        "spreadsheetId": book.id,
        "properties": {"title": book.title, "locale": book.locale, "timeZone": book.zone},
        "sheets": [
            {
                "properties": {
                    "sheetId": tab.sheet_id,
                    "title": tab.title,
                    "index": index,
                    "sheetType": "GRID",
                    "gridProperties": {
                        "rowCount": tab.row_count,
                        "columnCount": tab.column_count,
                    },
                }
            }
            for index, tab in enumerate(book.tabs)
        ],
    }


def _picked(thing: Any, mask: str) -> Any:
    """The parts that a field mask such as `a(b,c),d.e` names; the whole thing without a mask."""
    if not mask or isinstance(thing, str | int):
        return thing
    if isinstance(thing, list):
        return [_picked(item, mask) for item in thing]
    picked = {}
    for part in _split(mask):
        field = re.fullmatch(r"(\w+)(?:\.(.+)|\((.+)\))?", part)
        if field is None or field[1] not in thing:
            raise RefusalError(400, "INVALID_ARGUMENT", f"Invalid field mask: {part}")
        picked[field[1]] = _picked(thing[field[1]], field[2] or field[3] or "")
    return picked


def _split(mask: str) -> list[str]:
    """Split a mask at the commas outside brackets."""
    return re.findall(r"(?:[^,()]|\([^()]*\))+", mask)
