"""Reading a CSV export: any delimiter, any usual encoding, in one stream, cells as they are.

Arrow's CSV reader does the work (docs/decisions/0003). It is lenient where a file is damaged, so
the bytes are looked through first: they must decode, and quotes must close. Rows of another width
than the header's are mended one by one: Excel drops and adds trailing delimiters.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as arrow_csv

from contest.errors import SourceError
from ingest.sheet import Sheet, check_width
from ledger.schema import cell

_CHUNK = 8 << 20
_BLOCK = 16 << 20  # a single row must fit in it
_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_ARROW_NAMES = {"utf-8-sig": "utf-8"}


@dataclass(frozen=True)
class _Shape:
    path: Path
    encoding: str
    delimiter: str
    width: int
    ends_with_newline: bool


def read_csv(path: Path) -> Sheet:
    """Open a CSV export. Damage inside shows while `batches()` runs, with the row's number.

    Raises:
        SourceError: it is empty, its bytes are no text, a quote never closes, it ends in the middle
            of a letter, or it is too wide.
    """
    encoding, digest, ends_with_newline = _look_through(path)
    delimiter, header = _first_row(path, encoding)
    check_width(path.name, len(header))
    shape = _Shape(path, encoding, delimiter, len(header), ends_with_newline)
    return Sheet(
        path.name,
        tuple(header),
        lambda: _batches(shape),
        {"encoding": encoding, "delimiter": _DELIMITERS[delimiter]},
        digest,
    )


def _look_through(path: Path) -> tuple[str, str, bool]:
    """The encoding, the SHA-256 of the bytes, and whether they end with a newline.

    UTF-8 or UTF-16 by their marks, else UTF-8 if every byte fits, else Windows-1252. An odd number
    of quotation marks means that one never closes.
    """
    digest, quotes, is_utf8, rest, last = hashlib.sha256(), 0, True, b"", b""
    with path.open("rb") as stream:
        start = stream.read(4)
        stream.seek(0)
        marked = next((name for bom, name in _BOMS.items() if start.startswith(bom)), None)
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            last = chunk[-2:]
            if marked == "utf-16":
                continue
            if b"\x00" in chunk:
                raise SourceError(
                    f"{path.name}: the file holds zero bytes, so it is no text; expected a CSV "
                    "export. Download it again from the response sheet",
                    code="not_text",
                )
            quotes += chunk.count(b'"')
            if is_utf8:
                whole, newline, rest = (rest + chunk).rpartition(b"\n")
                is_utf8 = _is_utf8(whole + newline)
        if is_utf8 and not _is_utf8(rest):
            # Whole but for the first bytes of its very last letter: cut off, not another encoding.
            if any(_is_utf8(rest[:-missing]) for missing in (1, 2, 3)):
                raise _cut_off(path)
            is_utf8 = False
    if not start:
        raise SourceError(f"{path.name}: the file is empty", code="empty")
    if quotes % 2:
        raise SourceError(
            f"{path.name}: a quoted cell never closes (found {quotes:,} quotation marks, expected "
            "an even number); the file is damaged or cut off. Download it again",
            code="open_quote",
        )
    encoding = marked or ("utf-8" if is_utf8 else "cp1252")
    return encoding, digest.hexdigest(), last.rstrip(b"\x00").endswith((b"\n", b"\r"))


def _cut_off(path: Path) -> SourceError:
    return SourceError(
        f"{path.name}: the file ends in the middle of a row, so it was cut off; expected the whole "
        "download. Download it again from the response sheet",
        code="cut_off",
    )


def _is_utf8(data: bytes) -> bool:
    try:
        pa.array([data], pa.large_binary()).cast(pa.large_string())
    except pa.ArrowInvalid:
        return False
    return True


def _first_row(path: Path, encoding: str) -> tuple[str, list[str]]:
    """The delimiter that splits the first row into most cells, and that row."""
    with path.open(encoding=encoding, errors="replace", newline="") as stream:
        text = stream.read(_CHUNK)
    best: tuple[str, list[str]] = (",", [])
    try:
        for delimiter in _DELIMITERS:
            row = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
            if len(row) > len(best[1]):
                best = (delimiter, row)
    except csv.Error as error:
        raise SourceError(
            f"{path.name}: the first row is no header row ({error}); expected the form's "
            "questions. Export the responses tab as it is",
            code="no_header",
        ) from error
    if not any(heading.strip() for heading in best[1]):
        raise SourceError(
            f"{path.name}: the first row is blank; expected the header row with the form's "
            "questions. Export the responses tab as it is",
            code="no_header",
        )
    return best


def _batches(shape: _Shape) -> Iterator[pa.RecordBatch]:
    """The rows after the header, in order, every one as wide as the header."""
    odd: list[tuple[int, str]] = []  # rows of another width: their number in the file, their text
    last_short = 0

    def set_aside(row: arrow_csv.InvalidRow) -> str:
        nonlocal last_short
        odd.append((row.number, row.text))
        if row.actual_columns < shape.width:
            last_short = row.number
        return "skip"

    try:
        first = 1
        for batch in _reader(shape, set_aside):
            mended = _with_odd_rows(batch, odd, first, shape)
            yield mended.slice(1) if first == 1 else mended
            first += mended.num_rows
        if odd:
            nothing = pa.RecordBatch.from_pylist([], schema=_schema(shape))
            mended = _with_odd_rows(nothing, odd, first, shape)
            yield mended
            first += mended.num_rows
        # Excel, which drops delimiters, ends every row; Sheets, which does not end the last, writes
        # all of its delimiters.
        if last_short == first - 1 and not shape.ends_with_newline:
            raise _cut_off(shape.path)
    except (pa.ArrowInvalid, UnicodeError, csv.Error) as error:
        raise SourceError(
            f"{shape.path.name}: the file is damaged and cannot be read as "
            f"{_DELIMITERS[shape.delimiter]}-separated {shape.encoding} text. "
            "Download it again from the response sheet",
            code="damaged",
        ) from error


def _schema(shape: _Shape) -> pa.Schema:
    return pa.schema([(cell(number), pa.string()) for number in range(shape.width)])


def _reader(shape: _Shape, set_aside: object) -> arrow_csv.CSVStreamingReader:
    schema = _schema(shape)
    return arrow_csv.open_csv(
        shape.path,
        arrow_csv.ReadOptions(
            block_size=_BLOCK,
            column_names=schema.names,
            use_threads=False,  # numbers of odd rows are known only without
            encoding=_ARROW_NAMES.get(shape.encoding, shape.encoding),
        ),
        arrow_csv.ParseOptions(
            delimiter=shape.delimiter,
            newlines_in_values=True,
            ignore_empty_lines=False,
            invalid_row_handler=set_aside,
        ),
        arrow_csv.ConvertOptions(column_types=schema, null_values=[""], strings_can_be_null=True),
    )


def _with_odd_rows(
    batch: pa.RecordBatch, odd: list[tuple[int, str]], first: int, shape: _Shape
) -> pa.RecordBatch:
    """Put rows that were set aside back at their places; row `first` is the batch's first."""
    rows: list[list[str | None]] = []
    order = list(range(batch.num_rows))
    while odd and odd[0][0] <= first + len(order):
        number, text = odd.pop(0)
        order.insert(number - first, batch.num_rows + len(rows))
        rows.append(_mended(number, text, shape))
    if not rows:
        return batch
    columns = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
    extra = pa.record_batch(columns, schema=batch.schema)
    both = pa.Table.from_batches([batch, extra]).take(pa.array(order, pa.int64()))
    return both.combine_chunks().to_batches()[0]


def _mended(number: int, text: str, shape: _Shape) -> list[str | None]:
    """One row made as wide as the header: blanks added, or blank cells past the end dropped."""
    cells = next(csv.reader(io.StringIO(text, newline=""), delimiter=shape.delimiter), [])
    if any(cells[shape.width :]):
        raise SourceError(
            f"{shape.path.name}: row {number} has {len(cells)} cells; expected {shape.width} as in "
            "the header row. A quotation mark or a delimiter is damaged there: download it again",
            code="ragged",
            row=number,
            found=len(cells),
            expected=shape.width,
        )
    padded = [*cells[: shape.width], *[""] * (shape.width - len(cells))]
    return [content or None for content in padded]
