"""Examines the XML of a workbook before it is read.

The reader makes a rectangle of all cells from A1 to the last cell, so one stray cell in the last
column of the last row would need more memory than the machine has. If two cells have the same
reference, the reader keeps the second. This module finds both faults in one pass that keeps nothing
in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple
from xml.parsers import expat

from contest.errors import SourceError
from ingest.sources.archive import has_password

MAX_AREA = 40_000_000
"""Cells of the rectangle from A1 to the last filled cell; a Google spreadsheet holds 10 million."""

_Start = Callable[[str, dict[str, str]], None]


class _DamageError(ValueError):
    """The XML does not belong to a workbook."""


class Found(NamedTuple):
    """What the parts of a workbook tell. `since_1904`: the days of its dates are counted from 1904.
    `with_errors`: the names of the worksheets that hold error values."""

    since_1904: bool
    with_errors: frozenset[str]


def look_through(name: str, parts: Iterable[tuple[str, Iterable[bytes]]]) -> Found:
    """Check the parts of a workbook: `(name of the part, its content in pieces)`.

    Raises:
        SourceError: the XML is damaged, cells are not in order, a tab is too large, or the manifest
            says that a password protects the other parts.
    """
    since_1904: list[str] = []
    with_errors: set[str] = set()
    for part, content in parts:
        if not part.endswith((".xml", ".rels")):
            for _ in content:
                pass
            continue
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = _refuse_doctype
        tell = _Tell(since_1904.append, partial(with_errors.add, part))
        parser.StartElementHandler = _by_root(parser, name, tell)
        try:
            for piece in content:
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        except (expat.ExpatError, ValueError) as error:
            raise SourceError(
                f"{name}: the workbook is damaged inside (in {part!r}); download it again",
                code="damaged",
            ) from error
    return Found(any(value in ("1", "true") for value in since_1904), frozenset(with_errors))


def _refuse_doctype(*_: object) -> None:
    raise _DamageError("no workbook has a document type")


class _Tell(NamedTuple):
    """Who is told of what a part holds."""

    of_1904: Callable[[str], None]
    of_error: Callable[[], None]


def _by_root(parser: expat.XMLParserType, name: str, tell: _Tell) -> _Start:
    """The handler of a part's first element, which chooses the handler of the other elements."""

    def start(tag: str, attributes: dict[str, str]) -> None:
        root = _local(tag)
        if root == "worksheet":
            parser.StartElementHandler = _worksheet(name, tell.of_error)
        elif root in ("document-content", "document"):
            parser.StartElementHandler = _open_document(name)
        elif root == "workbook":
            parser.StartElementHandler = _properties(tell.of_1904)
        elif root == "manifest":
            parser.StartElementHandler = _manifest(name)
        else:
            parser.StartElementHandler = None

    return start


def _worksheet(name: str, on_error: Callable[[], None]) -> _Start:
    """The handler of rows and cells of .xlsx, which must be in order. Cells without a value do not
    count. Each error value calls `on_error`."""
    row = column = width = height = 0
    kinds: dict[str, str] = {}
    columns: dict[str, int] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, width, height
        kind = kinds.get(tag) or kinds.setdefault(tag, _local(tag))
        if kind == "c":
            if attributes.get("t") == "e":
                on_error()
            if reference := attributes.get("r"):
                letters = reference.rstrip("0123456789")
                at = columns.get(letters) or columns.setdefault(letters, _column(letters))
                if at <= column or reference[len(letters) :] != str(row):
                    raise _DamageError("cells are not in their order")
                column = at
            else:
                column += 1
        elif kind in ("v", "is"):
            if column > width or row > height:
                width, height = max(width, column), row
                _check_area(name, height, width)
        elif kind == "row":
            at = int(attributes["r"]) if "r" in attributes else row + 1
            if at <= row:
                raise _DamageError("rows are not in their order")
            row, column = at, 0

    return start


def _column(letters: str) -> int:
    """The number of a column, from 1: A, B, …, Z, AA."""
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise _DamageError("this is not a cell")
        number = number * 26 + ord(letter) - 64
    return number


def _open_document(name: str) -> _Start:
    """The handler of rows and cells of .ods, which writes equal neighbours once, with a count."""
    before = rows = column = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal before, rows, column
        kind = _local(tag)
        if kind == "table":
            before = rows = column = 0
        elif kind == "table-row":
            before, rows, column = before + rows, _repeated(attributes), 0
        elif kind in ("table-cell", "covered-table-cell"):
            column += _repeated(attributes)
        filled = any(_local(key) == "value-type" for key in attributes)
        if kind == "p" or (kind == "table-cell" and filled):
            _check_area(name, before + rows, column)

    return start


def _properties(tell_1904: Callable[[str], None]) -> _Start:
    """The handler of the properties of .xlsx."""

    def start(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == "workbookPr" and "date1904" in attributes:
            tell_1904(attributes["date1904"])

    return start


def _manifest(name: str) -> _Start:
    """The handler of the manifest of .ods, which tells how each part is encrypted."""

    def start(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == "encryption-data":
            raise has_password(name)

    return start


def _repeated(attributes: dict[str, str]) -> int:
    return next((int(n) for key, n in attributes.items() if key.endswith("-repeated")), 1)


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


def _check_area(name: str, height: int, width: int) -> None:
    if height * width > MAX_AREA:
        raise SourceError(
            f"{name}: a tab is filled as far as row {height:,}, column {width:,}; expected at most "
            f"{MAX_AREA:,} cells. If a stray cell stands far away, delete it; or export the "
            "responses tab as Comma-separated values (.csv)",
            code="too_many_cells",
            found=height * width,
            limit=MAX_AREA,
        )
