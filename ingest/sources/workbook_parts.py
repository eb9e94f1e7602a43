"""Examines the XML of a workbook before it is read.

The reader makes a rectangle of all cells from A1 to the last cell, so one stray cell in the last
column of the last row would need more memory than the machine has. If two cells have the same
reference, the reader keeps the second. This module finds both faults in one pass that keeps nothing
in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.parsers import expat

from contest.errors import SourceError

MAX_AREA = 40_000_000
"""Cells of the rectangle from A1 to the last filled cell; a Google spreadsheet holds 10 million."""

_Start = Callable[[str, dict[str, str]], None]


class _DamageError(ValueError):
    """The XML does not belong to a workbook."""


def look_through(name: str, parts: Iterable[tuple[str, Iterable[bytes]]]) -> None:
    """Check the parts of a workbook: `(name of the part, its content in pieces)`.

    Raises:
        SourceError: the XML is damaged, cells are not in order, or a tab is too large.
    """
    for part, content in parts:
        if not part.endswith((".xml", ".rels")):
            for _ in content:
                pass
            continue
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = _by_root(parser, name)
        try:
            for piece in content:
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        except (expat.ExpatError, ValueError) as error:
            raise SourceError(
                f"{name}: the workbook is damaged inside (in {part!r}); download it again",
                code="damaged",
            ) from error


def _refuse_doctype(*_: object) -> None:
    raise _DamageError("no workbook has a document type")


def _by_root(parser: expat.XMLParserType, name: str) -> _Start:
    """The handler of a part's first element, which chooses the handler of the other elements."""

    def start(tag: str, attributes: dict[str, str]) -> None:
        root = _local(tag)
        if root == "worksheet":
            parser.StartElementHandler = _worksheet(name)
        elif root in ("document-content", "document"):
            parser.StartElementHandler = _open_document(name)
        else:
            parser.StartElementHandler = None

    return start


def _worksheet(name: str) -> _Start:
    """The handler of rows and cells of .xlsx, which must be in order. Cells without a value do not
    count."""
    row = column = width = height = 0
    kinds: dict[str, str] = {}
    columns: dict[str, int] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, width, height
        kind = kinds.get(tag) or kinds.setdefault(tag, _local(tag))
        if kind == "c":
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
