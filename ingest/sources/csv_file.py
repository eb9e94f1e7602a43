"""Reads a CSV export of any delimiter and any usual encoding as one stream; cells stay unchanged.

Arrow's CSV reader does the work (docs/decisions/0003). Arrow is lenient with damaged files, so the
program examines the bytes first: they must decode, and quotation marks must be in order. A row
whose width differs from that of the header is mended alone, because Excel drops and adds trailing
delimiters.
"""

from __future__ import annotations

import csv
import io
import itertools
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.csv as arrow_csv
from numpy.typing import NDArray

from contest.errors import SourceError
from ingest.sources.csv_bytes import Text, cut_off, damaged, look_through
from ingest.sources.export import Export
from ingest.sources.first_rows import DELIMITERS, Chooses
from ingest.sources.sheet import Sheet, check_width
from ingest.sources.utf8 import Utf8Stream
from ledger.schema import cell

_BLOCK = 16 << 20  # a single row must fit in it
_ROWS = 20_000
_BLANK = -1


def read_csv(file: Export, chooses: Chooses) -> Sheet:
    """Open a CSV export. `batches()` reports damage inside the file, with the row's number.

    Raises:
        SourceError: the file is empty, its bytes are not text, its quotation marks are not in
            order, it ends in the middle of a letter, or it is too wide.
    """
    text = look_through(file, chooses)
    check_width(file.name, len(text.header))
    return Sheet(
        file.name,
        text.header,
        lambda: _batches(text),
        {"encoding": text.encoding, "delimiter": DELIMITERS[text.delimiter]},
        text.digest,
    )


@dataclass(slots=True)
class _Odd:
    """A row of a different width: its number in the file, and its text. Blank rows that stand one
    after the other are one entry without text; `count` is how many they are."""

    number: int
    text: str
    count: int = 1


def _batches(text: Text) -> Iterator[pa.RecordBatch]:
    """Yield the rows after the header in order, each of them as wide as the header."""
    odd: deque[_Odd] = deque()
    last_short = 0

    def set_aside(row: arrow_csv.InvalidRow) -> str:
        nonlocal last_short
        if row.actual_columns < len(text.header):
            last_short = row.number
        line = row.text.strip(text.delimiter)
        before = odd[-1] if odd and not line else None
        if before and not before.text and before.number + before.count == row.number:
            before.count += 1
        else:
            odd.append(_Odd(row.number, line and row.text))
        return "skip"

    try:
        first = 1
        stream = Utf8Stream(text.file, text.encoding, text.first.skipped, text.end)
        with stream, _reader(stream, text, set_aside) as reader:
            for batch in itertools.chain(reader, [_nothing(text)]):
                for mended in _with_odd_rows(batch, odd, first, text):
                    yield mended.slice(1) if first == 1 else mended
                    first += mended.num_rows
        # Excel drops delimiters but ends every row with a newline. Sheets does not end the last row
        # but writes all of its delimiters. So a short last row without a newline is cut off.
        if last_short == first - 1 and not text.ends_with_newline:
            raise cut_off(text.file)
        text.check_unchanged()
    except (pa.ArrowInvalid, UnicodeError, csv.Error, OSError) as error:
        kind = f"{DELIMITERS[text.delimiter]}-separated {text.encoding} text"
        raise damaged(text.file, f"it cannot be read as {kind}") from error


def _schema(text: Text) -> pa.Schema:
    return pa.schema([(cell(number), pa.string()) for number in range(len(text.header))])


def _nothing(text: Text) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([], schema=_schema(text))


def _reader(stream: Utf8Stream, text: Text, set_aside: object) -> arrow_csv.CSVStreamingReader:
    schema = _schema(text)
    return arrow_csv.open_csv(
        stream,
        arrow_csv.ReadOptions(
            block_size=_BLOCK,
            column_names=schema.names,
            use_threads=False,  # with threads, Arrow does not know the numbers of odd rows
        ),
        arrow_csv.ParseOptions(
            delimiter=text.delimiter,
            newlines_in_values=True,
            ignore_empty_lines=False,
            invalid_row_handler=set_aside,
        ),
        arrow_csv.ConvertOptions(column_types=schema, null_values=[""], strings_can_be_null=True),
    )


def _with_odd_rows(
    batch: pa.RecordBatch, odd: deque[_Odd], first: int, text: Text
) -> Iterator[pa.RecordBatch]:
    """Yield the rows of a batch, with the rows that were set aside back at their places. `first`:
    the batch's first row number."""
    while odd and odd[0].number <= first + batch.num_rows:
        order: list[int] = []  # a row of the batch, `_BLANK`, or `_BLANK - 1 - n` for the row `n`
        rows: list[list[str | None]] = []
        given = 0
        while odd and len(order) < given + _ROWS:
            between = odd[0].number - first - len(order)
            if between > batch.num_rows - given:
                break
            order.extend(range(given, given + between))
            given += between
            count = min(odd[0].count, _ROWS)
            if odd[0].text:
                order.append(_BLANK - 1 - len(rows))
                rows.append(_mended(odd[0].number, odd[0].text, text))
            else:
                order.extend([_BLANK] * count)
            odd[0].number += count
            odd[0].count -= count
            if not odd[0].count:
                odd.popleft()
        yield _taken(batch.slice(0, given), rows, np.array(order, np.int64))
        batch, first = batch.slice(given), first + len(order)
    if batch.num_rows:
        yield batch


def _taken(
    batch: pa.RecordBatch, rows: list[list[str | None]], order: NDArray[np.int64]
) -> pa.RecordBatch:
    """The rows of a batch and of `rows` in the order that `_with_odd_rows` tells."""
    columns = zip(*rows, strict=True) if rows else [()] * batch.num_columns
    extra = pa.record_batch([pa.array(c, pa.string()) for c in columns], schema=batch.schema)
    places = np.where(order < _BLANK, batch.num_rows + _BLANK - 1 - order, order)
    both = pa.Table.from_batches([batch, extra]).combine_chunks()
    found = both.take(pa.array(places, mask=order == _BLANK))
    return found.combine_chunks().to_batches()[0]


def _mended(number: int, line: str, text: Text) -> list[str | None]:
    """Make a row as wide as the header: add blank cells, or drop blank cells past the end."""
    cells = next(csv.reader(io.StringIO(line, newline=""), delimiter=text.delimiter), [])
    width = len(text.header)
    if any(cells[width:]):
        raise SourceError(
            f"{text.file.name}: row {number} has {len(cells)} cells; expected {width} as in the "
            "header row. A quotation mark or a delimiter is damaged there: download it again",
            code="ragged",
            row=number,
            found=len(cells),
            expected=width,
        )
    padded = [*cells[:width], *[""] * (width - len(cells))]
    return [content or None for content in padded]
