"""Strategies: exports as they should be, and what may happen to them on their way."""

from __future__ import annotations

import codecs
import csv
import io
import random
import struct
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

import openpyxl
from hypothesis import strategies as st

from tests.builders import HEADER, csv_text, row

Row = tuple[str, ...]

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")
MOMENTS = (
    "18/11/2024 07:30:05", "9/08/2021 7:30:05", "1/13/2022 8:35:56", "2025/12/05 18:42:56",
    "21.06.2022 01:04:56", "2026/09/16 7:06:31 PM GMT+7", "2026/09/16 7:06:31 PM GMT",
    "2026/09/16 5:36:31 PM GMT+5:30", "2026/09/16 7:06:31 AM EST", "2026/09/16 1:06:31 pm CET",
    "2026/09/16 7:06:31 CH", "2026/09/16 12:06:31 SA", "16/09/26 11.38.57", "16/9/26 19:06",
    "2024-11-18 07:30:05.128", "31/02/2024 08:00:00", "00/00/0000 00:00:00",
    "99999/99/99 99:99:99", "29/02/2023 24:00:00", "18/11/2024", "8.99968E+36",
    "0001-01-01 00:00:00 GMT+14", "9999-12-31 23:59:59 GMT-12", "１８/11/2024 07:30:05",
)  # fmt: skip
ODD = (
    "", " ", "\u00a0", "\u200b", "\u202e", "=1+1", '=HYPERLINK("x";"y")', "+84 912 345 678",
    "0912345678", "912345678", "912345678.0", "001", "1e5", "1E+400", "9" * 400, "-0", "NaN",
    "NULL", "#N/A", "true", '"', '""', '"a"', "'", "a\nb", "a\rb", "a\r\nb", "\n", "\r", ",", ";",
    "\t", "|", "\\", "\\n", '\\"', "\x1e", "\x1f", "a\x1f", "\x1a", "\x0b", "\x0c", "\x85",
    "\u2028", "\ufeff", "\ufffd", "Tha\u0323\u0306ng", "Thặng", "👩‍👩‍👧", "\U0010ffff", "a;b;",
    "<script>", "x" * 5_000,
)  # fmt: skip

texts = st.one_of(
    st.sampled_from(ODD),
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12),
    st.text(st.sampled_from(list(',;\t|"\r\n aé')), max_size=8),
)


_USUAL: st.SearchStrategy[Row] = st.just(HEADER)


@dataclass(frozen=True)
class Table:
    """A header, its rows and how they are written down."""

    header: Row
    rows: tuple[Row, ...]
    delimiter: str = ","
    encoding: str = "utf-8"
    newline: str = "\r\n"
    quoting: int = csv.QUOTE_MINIMAL
    final_newline: bool = True

    @property
    def expected(self) -> list[tuple[int, tuple[str | None, ...]]]:
        """What must be in the ledger: `(row number, cells)` of the rows that are not blank."""
        width = len(self.header)
        wide = [(*cells[:width], *[""] * (width - len(cells))) for cells in self.rows]
        return [
            (number, tuple(text or None for text in cells))
            for number, cells in enumerate(wide, start=1)
            if any(cells)
        ]

    @property
    def longest(self) -> int:
        """Bytes of the longest row."""
        alone = (replace(self, header=cells, rows=()) for cells in (self.header, *self.rows))
        return max(len(table.content) for table in alone)

    @property
    def content(self) -> bytes:
        """The file's bytes."""
        text = io.StringIO()
        csv.writer(
            text, delimiter=self.delimiter, lineterminator=self.newline, quoting=self.quoting
        ).writerows([self.header, *self.rows])
        written = text.getvalue()
        if not self.final_newline:
            written = written.removesuffix(self.newline)
        return written.encode(self.encoding)


def _writable(table: Table) -> bool:
    """False where the form itself is at fault, not the reader: what cannot be encoded, a file that
    looks cut off, a first letter that is a byte order mark, a header that another delimiter
    splits into as many headings."""
    others = set(",;\t|") - {table.delimiter}
    if max(map("".join(table.header).count, others)) + 1 >= sum(map(bool, table.header)):
        return False
    try:
        content = table.content
    except UnicodeEncodeError:
        return False
    if table.encoding == "utf-8" and content.startswith(codecs.BOM_UTF8):
        return False
    if table.encoding == "cp1252":
        # Windows-1252 that happens to be UTF-8 cannot be told from it.
        try:
            content.decode()
        except UnicodeDecodeError:
            pass
        else:
            return False
    last = table.rows[-1] if table.rows else table.header
    return table.final_newline or (len(last) >= len(table.header) and any(last))


@st.composite
def tables(draw: st.DrawFn, headers: st.SearchStrategy[Row] = _USUAL) -> Table:
    """A table with every oddity that a cell can have, and rows that Excel shortened or widened."""
    header = draw(headers)
    width = len(header)
    cells = st.tuples(
        st.sampled_from((*MOMENTS, "")), *[st.one_of(st.just("A"), texts)] * max(0, width - 1)
    )
    shapes = st.sampled_from(["full"] * 6 + ["blank", "no cells", "shortened", "widened"])
    rows: list[Row] = []
    for cells_of, shape in draw(st.lists(st.tuples(cells, shapes), max_size=8)):
        if shape == "blank":
            rows.append(("",) * width)
        elif shape == "no cells":
            rows.append(())
        elif shape == "shortened":
            rows.append(cells_of[: draw(st.integers(1, width))])
        elif shape == "widened":
            rows.append((*cells_of, *[""] * draw(st.integers(1, 3))))
        else:
            rows.append(cells_of)
    quoted = draw(st.booleans())
    return Table(
        header,
        tuple(rows),
        draw(st.sampled_from(",;\t|")),
        draw(st.sampled_from(ENCODINGS)),
        # The csv module leaves a bare CR unquoted where lines end with LF.
        draw(st.sampled_from(["\r\n", "\n"])) if quoted else "\r\n",
        csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL,
        draw(st.booleans()),
    )


good_tables = tables().filter(_writable)


@st.composite
def headers(draw: st.DrawFn) -> Row:
    """The contest's headings in any order, some missing, renamed or twice, between odd ones."""
    known = draw(st.permutations([*HEADER[1:], *HEADER[1:3]]).map(list))
    mine = known[: draw(st.integers(1, len(known)))]
    odd = draw(st.lists(st.one_of(texts, st.sampled_from(_variants())), max_size=6))
    mixed = draw(st.permutations([HEADER[0], *mine, *odd]))
    return tuple(mixed)


def _variants() -> list[str]:
    import unicodedata

    return [
        variant
        for heading in HEADER
        for variant in (
            unicodedata.normalize("NFD", heading), heading.upper(), f" {heading}\n",
            heading.replace(" ", "\u00a0"), f"{heading}\u200b", f"{heading} [Row]", heading * 50,
        )
    ]  # fmt: skip


tables_of_any_header = tables(headers()).filter(_writable)


# Damage


Damage = Callable[[bytes], bytes]


@st.composite
def damages(draw: st.DrawFn) -> Damage:
    """One accident that can befall bytes."""
    kind = draw(st.sampled_from(["cut", "flip", "insert", "delete", "repeat", "noise", "front"]))
    place = draw(st.floats(0, 1, allow_nan=False))
    length = draw(st.integers(1, 64))
    extra = draw(
        st.one_of(
            st.sampled_from(
                [b"\0", b'"', b'""', b",", b"\n", b"\r", b"\r\n", b"\xff", b"\xef\xbb\xbf",
                 b"\xff\xfe", b"\xfe\xff", b"<", b">", b"]]>", b"&x;", b"PK\x03\x04", b"\x80"]
            ),
            st.binary(min_size=1, max_size=16),
        )
    )  # fmt: skip

    def damage(content: bytes) -> bytes:
        at = int(place * len(content))
        end = min(len(content), at + length)
        return {
            "cut": content[:at],
            "flip": content[:at] + bytes(b ^ 1 << length % 8 for b in content[at : at + 1])
            + content[at + 1 :],
            "insert": content[:at] + extra + content[at:],
            "delete": content[:at] + content[end:],
            "repeat": content[:end] + content[at:],
            "noise": content[:at] + extra + content[at + len(extra) :],
            "front": extra + content,
        }[kind]  # fmt: skip

    return damage


@cache
def workbook_bytes(kind: str = "plain") -> bytes:
    """Small workbooks: plain, with types of every sort, with a second tab."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(list(HEADER))
    for number in range(1, 5):
        sheet.append([datetime(2024, 11, 20, 8, number, 0, 128_000), *row(number)[1:]])
    if kind == "types":
        sheet.append([datetime(2024, 11, 20), True, 912345678.0, "#N/A", "=1+1", 0.5])
        sheet.append([None, None, None, None, None, None])
        sheet.append([45_614.5, "0912", 2**60, datetime(2024, 11, 20, 8, 0, 0), "a\nb", ""])
    if kind == "tabs":
        book.create_sheet("Tổng hợp").append(["Đơn vị", "Số người"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def zipped(entries: Sequence[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of `(name, content)`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return stream.getvalue()


def rezipped(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A zip whose entries were changed inside."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return zipped(
            [(i.filename, change(i.filename, archive.read(i))) for i in archive.infolist()]
        )


def lying(content: bytes, size: int) -> bytes:
    """A zip whose directory says of the last entry that it has `size` bytes."""
    at = content.rindex(b"PK\x01\x02") + 24
    return content[:at] + struct.pack("<I", size) + content[at + 4 :]


CSV = csv_text([row(n) for n in range(1, 9)]).encode()
ODD_CSV = csv_text([row(n, name=f'Trần "T{n}", \n') for n in range(1, 9)], delimiter=";").encode()
CRAFTED = {
    "bomb": zipped([("a.csv", CSV + b"a" * 8_000_000)]),
    "bomb that lies": lying(zipped([("a.csv", CSV + b"a" * 8_000_000)]), len(CSV)),
    "nested": zipped([("a.zip", zipped([("a.csv", CSV)]))]),
    "zip named csv": zipped([("a.csv", zipped([("a.csv", CSV)]))]),
    "absolute": zipped([("/etc/answers.csv", CSV)]),
    "outside": zipped([("../../answers.csv", CSV)]),
    "two": zipped([("a.csv", CSV), ("b.csv", CSV)]),
    "folder": zipped([("a.csv/", b"")]),
    "nothing": zipped([]),
    "shorter than it says": lying(zipped([("a.csv", CSV)]), len(CSV) + 9),
    "longer than it says": lying(zipped([("a.csv", CSV)]), len(CSV) - 9),
    "bzip2": zipped([("a.csv", CSV)], zipfile.ZIP_BZIP2),
    "lzma": zipped([("a.csv", CSV)], zipfile.ZIP_LZMA),
    "a document": zipped([("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<d/>")]),
    "ods without content": zipped([("mimetype", b"application/vnd.oasis")]),
}


def _rezip_damaged(content: bytes, damage: Damage, which: float) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
    sheet = "xl/worksheets/sheet1.xml"  # where the answers are, so that most accidents befall it
    chosen = sheet if which < 0.6 else names[int((which - 0.6) / 0.4 * (len(names) - 1))]
    return rezipped(content, lambda name, part: damage(part) if name == chosen else part)


plain_exports = st.one_of(
    st.sampled_from([CSV, ODD_CSV, *(CSV.decode().encode(e) for e in ENCODINGS[:3])]),
    good_tables.map(lambda table: table.content),
)
zips = st.sampled_from([zipped([("Biểu mẫu.csv", CSV)]), *CRAFTED.values()])
workbooks = st.sampled_from(["plain", "types", "tabs"]).map(workbook_bytes)


@st.composite
def damaged_exports(draw: st.DrawFn) -> bytes:
    """The bytes of an export after one to three accidents, or of something else altogether."""
    kind = draw(st.sampled_from(["csv"] * 4 + ["zip", "workbook", "parts", "parts", "noise"]))
    if kind == "noise":
        start = draw(st.sampled_from([b"", b"PK\x03\x04", b"\xef\xbb\xbf", b"\xff\xfe", b'"']))
        return start + random.Random(draw(st.integers(0, 2**32))).randbytes(
            draw(st.integers(0, 99))
        )
    if kind == "parts":
        whole = draw(workbooks)
        damage, which = draw(damages()), draw(st.floats(0, 1))
        return _rezip_damaged(whole, damage, which)
    content = draw({"csv": plain_exports, "zip": zips, "workbook": workbooks}[kind])
    for damage in draw(st.lists(damages(), min_size=kind != "zip", max_size=3)):
        content = damage(content)
    return content
