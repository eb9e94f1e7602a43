"""Reads a CSV export of any delimiter and any usual encoding as one stream; cells stay unchanged.

Arrow's CSV reader does the work (docs/decisions/0003). Arrow is lenient with damaged files, so the
program examines the bytes first: they must decode, and quotation marks must be in order. A row
whose width differs from that of the header is mended alone, because Excel drops and adds trailing
delimiters.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as arrow_csv

from contest.errors import SourceError
from ingest.sources.csv_bytes import DELIMITERS, Text, cut_off, damaged, look_through
from ingest.sources.sheet import Sheet, check_width
from ingest.sources.utf8 import Utf8Stream
from ledger.schema import cell

_BLOCK = 16 << 20  # a single row must fit in it


def read_csv(path: Path) -> Sheet:
    """Open a CSV export. `batches()` reports damage inside the file, with the row's number.

    Raises:
        SourceError: the file is empty, its bytes are not text, its quotation marks are not in
            order, it ends in the middle of a letter, or it is too wide.
    """
    text = look_through(path)
    check_width(path.name, len(text.header))
    return Sheet(
        path.name,
        text.header,
        lambda: _batches(text),
        {"encoding": text.encoding, "delimiter": DELIMITERS[text.delimiter]},
        text.digest,
    )


def _batches(text: Text) -> Iterator[pa.RecordBatch]:
    """Yield the rows after the header in order, each of them as wide as the header."""
    odd: list[tuple[int, str]] = []  # rows of a different width: number in the file, text
    last_short = 0

    def set_aside(row: arrow_csv.InvalidRow) -> str:
        nonlocal last_short
        odd.append((row.number, row.text))
        if row.actual_columns < len(text.header):
            last_short = row.number
        return "skip"

    try:
        first = 1
        stream = Utf8Stream(text.path, text.encoding)
        with stream, _reader(stream, text, set_aside) as reader:
            for batch in reader:
                mended = _with_odd_rows(batch, odd, first, text)
                yield mended.slice(1) if first == 1 else mended
                first += mended.num_rows
        if odd:
            nothing = pa.RecordBatch.from_pylist([], schema=_schema(text))
            mended = _with_odd_rows(nothing, odd, first, text)
            yield mended
            first += mended.num_rows
        # Excel drops delimiters but ends every row with a newline. Sheets does not end the last row
        # but writes all of its delimiters. So a short last row without a newline is cut off.
        if last_short == first - 1 and not text.ends_with_newline:
            raise cut_off(text.path)
        text.check_unchanged()
    except (pa.ArrowInvalid, UnicodeError, csv.Error, OSError) as error:
        kind = f"{DELIMITERS[text.delimiter]}-separated {text.encoding} text"
        raise damaged(text.path, f"it cannot be read as {kind}") from error


def _schema(text: Text) -> pa.Schema:
    return pa.schema([(cell(number), pa.string()) for number in range(len(text.header))])


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
    batch: pa.RecordBatch, odd: list[tuple[int, str]], first: int, text: Text
) -> pa.RecordBatch:
    """Put rows that were set aside back at their places. `first`: the batch's first row number."""
    rows: list[list[str | None]] = []
    order = list(range(batch.num_rows))
    while odd and odd[0][0] <= first + len(order):
        number, line = odd.pop(0)
        order.insert(number - first, batch.num_rows + len(rows))
        rows.append(_mended(number, line, text))
    if not rows:
        return batch
    columns = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
    extra = pa.record_batch(columns, schema=batch.schema)
    both = pa.Table.from_batches([batch, extra]).take(pa.array(order, pa.int64()))
    return both.combine_chunks().to_batches()[0]


def _mended(number: int, line: str, text: Text) -> list[str | None]:
    """Make a row as wide as the header: add blank cells, or drop blank cells past the end."""
    cells = next(csv.reader(io.StringIO(line, newline=""), delimiter=text.delimiter), [])
    width = len(text.header)
    if any(cells[width:]):
        raise SourceError(
            f"{text.path.name}: row {number} has {len(cells)} cells; expected {width} as in the "
            "header row. A quotation mark or a delimiter is damaged there: download it again",
            code="ragged",
            row=number,
            found=len(cells),
            expected=width,
        )
    padded = [*cells[:width], *[""] * (width - len(cells))]
    return [content or None for content in padded]
