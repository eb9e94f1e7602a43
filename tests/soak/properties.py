"""What must be true of every export, however odd or damaged. Each function checks one example.

The truth is independent of the readers: the rows that were written, or Python's csv module.
"""

from __future__ import annotations

import codecs
import csv
import gc
import hashlib
import io
import shutil
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest import mock
from xml.etree import ElementTree

import duckdb
import pyarrow as pa
from hypothesis import assume
from openpyxl.utils.cell import coordinate_to_tuple

from contest import Contest, load
from contest.errors import SourceError
from contest.text import fold, fold_case
from i18n.words import Words
from ingest import LoadReport, load_file
from ingest.sources import csv_bytes, csv_file, first_rows
from ingest.sources.files import open_any
from ingest.sources.sheet import MAX_MEGABYTES, Sheet
from ledger import Ledger
from results import compute, visible
from tests.builders import COMMITTEE, HEADER, NOW, csv_text, row, write_folder
from tests.soak.exports import CSV, Row, Table

Cells = tuple[str | None, ...]
_LIMIT_MB = "4"


@contextmanager
def _scratch() -> Iterator[Path]:
    """A folder for one example. What a reader unpacks is written into it too."""
    place = Path(tempfile.mkdtemp(prefix="soak-"))
    (place / "tmp").mkdir()
    try:
        with (
            mock.patch("tempfile.tempdir", str(place / "tmp")),
            mock.patch.dict("os.environ", {MAX_MEGABYTES: _LIMIT_MB}),
        ):
            yield place
    finally:
        shutil.rmtree(place)


def _read(sheet: Sheet) -> list[tuple[int, Cells]]:
    """`(row number, cells)` of the rows that are not blank."""
    rows: list[tuple[int, Cells]] = []
    number = 0
    for batch in sheet.batches():
        assert batch.num_columns == len(sheet.header)
        assert all(column.type == pa.string() for column in batch.columns)
        columns = [column.to_pylist() for column in batch.columns]
        for cells in zip(*columns, strict=True):
            number += 1
            if any(cells):
                rows.append((number, cells))
    return rows


def _check_code(error: SourceError) -> None:
    assert "0900000001" not in str(error)
    assert Words("vi").has(f"failure.{error.code}"), error.code


# Bytes


def reads_or_refuses(content: bytes, suffix: str, block: int | None) -> None:
    """Whatever the bytes are, they are read whole and alike each time, or refused with a code."""
    with _scratch() as place:
        path = place / f"answers{suffix}"
        path.write_bytes(content)
        with _blocks_of(block):
            _read_or_refuse(path)
        gc.collect(0)
        left = list((place / "tmp").iterdir())
        assert not left, left


@contextmanager
def _blocks_of(size: int | None) -> Iterator[None]:
    """Files are read in tiny pieces, so that what a piece ends in is tried too."""
    with (
        mock.patch.object(csv_file, "_BLOCK", size or csv_file._BLOCK),
        mock.patch.object(csv_bytes, "_CHUNK", size or csv_bytes._CHUNK),
    ):
        yield


def _read_or_refuse(path: Path) -> None:
    try:
        sheet = open_any(path, "", lambda header: len(header) > 2)
        rows = _read(sheet)
    except SourceError as error:
        _check_code(error)
        return
    assert _read(sheet) == rows
    if "workbook" in sheet.detected:
        assert _places(sheet, rows) == _places_by_element_tree(path)
    elif "zip" not in sheet.detected:
        assert rows == _by_csv_module(path.read_bytes(), sheet)


def _places(sheet: Sheet, rows: list[tuple[int, Cells]]) -> set[tuple[int, int]]:
    """Row and column, from 1, of every cell that says something."""
    wide = [(0, tuple(text or None for text in sheet.header)), *rows]
    return {
        (number + 1, column)
        for number, cells in wide
        for column, text in enumerate(cells, start=1)
        if text is not None
    }


def _places_by_element_tree(path: Path) -> set[tuple[int, int]]:
    with zipfile.ZipFile(path) as archive:
        root = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    places, number = set(), 0
    for line in root.iterfind(".//{*}sheetData/{*}row"):
        number, column = int(line.get("r", number + 1)), 0
        for place in line.iterfind("{*}c"):
            name = place.get("r")
            column = coordinate_to_tuple(name.upper())[1] if name else column + 1
            texts = [part.text for part in place.iterfind(".//*") if part.tag[-2:] in ("}v", "}t")]
            if any(texts):  # an error value too: it comes as its text
                places.add((number, column))
    return places


def _by_csv_module(content: bytes, sheet: Sheet) -> list[tuple[int, Cells]]:
    text = codecs.decode(content, sheet.detected["encoding"])
    delimiter = next(d for d, name in first_rows.DELIMITERS.items()
                     if name == sheet.detected["delimiter"])  # fmt: skip
    header, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    assert tuple(header) == sheet.header
    return Table(sheet.header, tuple(map(tuple, rows))).expected


# Ledgers


def tree(place: Path) -> str:
    """A digest of all files of a folder, names and bytes."""
    digest = hashlib.sha256()
    for path in sorted(place.rglob("*")):
        if path.is_file():
            digest.update(str(path.relative_to(place)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


class Loaded:
    """A contest and a ledger with some rows, shared by examples that must not change it."""

    def __init__(self, place: Path) -> None:
        self.contest: Contest = load(write_folder(place / "contest"))
        self.place = place / "ledger"
        self.ledger = Ledger.at(self.place)
        file = place / "answers.csv"
        file.write_text(csv_text([row(n) for n in range(1, 9)]), encoding="utf-8")
        load_file(self.contest, self.ledger, file, now=NOW)
        self.before = tree(self.place)


def refused_leaves_the_ledger(loaded: Loaded, content: bytes, suffix: str) -> None:
    """A file that is refused leaves every byte of the ledger as it was."""
    assume(content != CSV)
    with _scratch() as place:
        path = place / f"answers{suffix}"
        path.write_bytes(content)
        try:
            _read(open_any(path, "", lambda header: HEADER[0] in header))
        except SourceError:
            pass
        else:
            assume(False)
        try:
            load_file(loaded.contest, loaded.ledger, path, now=NOW)
        except SourceError as error:
            _check_code(error)
        else:
            raise AssertionError("it was refused before, and is loaded now")
    assert tree(loaded.place) == loaded.before


def ledger_holds_what_was_written(contest: Contest, table: Table) -> None:
    """The observations are the rows that were written, cell by cell; the balance is theirs; and
    the same file again is nothing new."""
    with _scratch() as place:
        path = place / "answers.csv"
        path.write_bytes(table.content)
        ledger = Ledger.at(place / "ledger")
        report = load_file(contest, ledger, path, now=NOW)
        if report.refused:  # what contradicts the contest or itself is let in by the words only
            assert not ledger.exists()
            report = load_file(contest, ledger, path, confirmed=report.refused.confirm, now=NOW)
        expected = _responses(contest, table)
        assert (report.observed, report.new) == (len(expected), len(expected))
        assert _observed(ledger, len(table.header)) == expected
        if expected:
            assert _header(ledger) == table.header
            balance = visible(compute(contest, ledger, now=NOW), COMMITTEE).balance()
            states = (balance.accepted, balance.held, balance.rejected, balance.superseded)
            assert balance.observed == len(expected) == sum(states)
        assert load_file(contest, ledger, path, now=NOW).changes == 0


def _responses(contest: Contest, table: Table) -> list[tuple[int, Cells]]:
    """The written rows in which a column of the contest says something; of a sheet without such a
    column, the rows in which any does."""
    headings = [text for texts in contest.settings.columns.values() for text in texts]
    known = {fold_case(text) for text in (*headings, *(item.heading for item in contest.items))}
    read = [n for n, text in enumerate(table.header) if fold_case(text) in known]
    return [
        (number, cells)
        for number, cells in table.expected
        if any(fold(cells[n] or "") and cells[n] != "FALSE" for n in read or range(len(cells)))
    ]


def reader_gives_what_was_written(table: Table, rows_in_block: int) -> None:
    """The same at the reader, for the mass of examples; blocks of so many of the longest row, so
    that rows straddle them; 0: one block."""
    block = table.longest * rows_in_block or None
    with _scratch() as place:
        path = place / "answers.csv"
        path.write_bytes(table.content)
        with _blocks_of(block):
            sheet = open_any(path, "", lambda header: True)
            assert (sheet.header, _read(sheet)) == (table.header, table.expected)


def _observed(ledger: Ledger, width: int) -> list[tuple[int, Cells]]:
    names = ", ".join(f"c{n + 1}" for n in range(width))
    with duckdb.connect() as con:
        if not ledger.scan(con, "observations", "seen"):
            return []
        rows = con.sql(f"select row_number, {names} from seen order by row_number").fetchall()
    return [(number, tuple(cells)) for number, *cells in rows]


def _header(ledger: Ledger) -> Row:
    return ledger.headers("bieu-mau")[-1]


# Two snapshots


def accounts_are_balanced(
    contest: Contest, first: Sequence[Row], second: Sequence[Row], shuffled: Sequence[Row]
) -> None:
    """Rows inserted, deleted, edited, doubled and sorted: matched + new is what is observed,
    matched + missing what was known, and what the ledger then holds is the second snapshot."""
    with _scratch() as place:
        ledger = Ledger.at(place / "ledger")

        def load_rows(rows: Sequence[Row]) -> LoadReport:
            path = place / "answers.csv"
            path.write_text(csv_text(rows), encoding="utf-8", newline="")
            return load_file(contest, ledger, path, now=NOW)

        load_rows(first)
        report = load_rows(second)
        came = sum((Counter(second) - Counter(first)).values())
        went = sum((Counter(first) - Counter(second)).values())
        assert report.observed == len(second)
        assert report.new + report.edited == came, report
        assert report.missing + report.edited == went, report
        assert _current(ledger) == Counter(second)
        again = load_rows(shuffled)
        assert (again.new, again.edited, again.missing) == (0, 0, 0), again
        assert again.gone == report.missing
        assert _current(ledger) == Counter(second)


def _current(ledger: Ledger) -> Counter[Row]:
    """The rows that are in the sheet now, as often as they are."""
    names = ", ".join(f"c{n + 1}" for n in range(len(HEADER)))
    with duckdb.connect() as con:
        if not ledger.scan(con, "observations", "seen"):
            return Counter()
        rows = con.sql(
            f"select {names} from (select *, last_value(event) over (partition by response_id "
            "order by load_number rows between unbounded preceding and unbounded following) as "
            "state from seen) where event in ('seen', 'edited') and state not in ('missing', "
            "'gone') qualify row_number() over (partition by response_id order by load_number "
            "desc) = 1"
        ).fetchall()
    return Counter(tuple(text or "" for text in cells) for cells in rows)
