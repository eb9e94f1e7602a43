"""Reads a unit's list of people from a file or from text that somebody pasted.

The list is personal data. It stays in memory, and errors name its lines by number only.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from contest.errors import SourceError
from contest.roster import Fault, Person, distinct, read_person
from contest.text import bare
from ingest.reading.readings import day
from ingest.sources.export import Export, in_memory
from ingest.sources.files import open_any
from ingest.sources.serials import DateColumns
from ingest.sources.sheet import Sheet
from ledger.unit_decisions import MOST_BYTES, MOST_PEOPLE

__all__ = [
    "KINDS", "LARGEST", "RosterFile", "in_memory", "pasted", "read_roster", "template_headings",
]  # fmt: skip

LARGEST = MOST_BYTES
"""Bytes of the largest file."""
KINDS = ("csv", "xlsx", "txt")
"""Endings of the names of files that are offered. The bytes decide how to read a file."""

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "full_name": ("ho va ten", "ho ten", "ho, ten", "full name", "full_name"),
    "birth_date": (
        "ngay sinh", "ngay thang nam sinh", "ngay, thang, nam sinh", "ngay/thang/nam sinh",
        "birth date", "date of birth", "birth_date",
    ),
    "phone": ("dien thoai", "so dien thoai", "sdt", "so dt", "di dong", "phone"),
}  # fmt: skip
"""Headings of the columns, bare; only the first is required."""
_MOST_UNPACKED = 40_000_000
"""Bytes of a workbook without its compression."""
_MIDNIGHT = " 00:00:00"


@dataclass(frozen=True, slots=True)
class RosterFile:
    """What was read of a list.

    `people`: its lines in their normal form, each once. `repeated`: number of lines that repeat an
    earlier one. `faults`: line in the file and what is wrong with the line; a list with a fault
    must not be proposed.
    """

    people: tuple[Person, ...] = field(repr=False)
    repeated: int
    faults: tuple[tuple[int, Fault], ...]


def template_headings() -> tuple[str, str, str]:
    """The headings that a list may have, as people write them."""
    return "Họ và tên", "Ngày sinh", "Số điện thoại"


def pasted(text: str) -> Export:
    """Text that somebody pasted, such as cells of a spreadsheet."""
    return in_memory("danh-sach.txt", text.encode())


def read_roster(file: Export) -> RosterFile:
    """The people of a list whose first row has the headings (`template_headings`).

    Raises:
        SourceError: the file is too large or cannot be read, has no heading of names (`no_names`),
            or has too many lines (`too_many_people`).
    """
    _check_size(file)
    sheet = open_any(file, "", lambda header: "full_name" in _columns(header), _dates)
    if "full_name" not in _columns(sheet.header):
        raise SourceError(
            f"{file.name}: no column has the heading {template_headings()[0]!r}; expected the "
            "headings in the first row",
            code="no_names",
        )
    people: list[Person] = []
    faults: list[tuple[int, Fault]] = []
    for line, cells in _rows(sheet):
        found = read_person(*cells)
        if isinstance(found, Person):
            people.append(found)
        else:
            faults.append((line, found))
        if len(people) + len(faults) > MOST_PEOPLE:
            raise SourceError(
                f"{file.name}: found more than {MOST_PEOPLE:,} lines; expected the people of one "
                "unit",
                code="too_many_people",
                limit=MOST_PEOPLE,
            )
    once = distinct(people)
    return RosterFile(once, len(people) - len(once), tuple(faults))


def _check_size(file: Export) -> None:
    """Refuse a file that is large, or becomes large when it is unpacked."""
    size, limit = file.stamp()[0], LARGEST
    if size <= limit:
        with suppress(zipfile.BadZipFile), file.open() as stream:
            content = io.BytesIO(stream.read(limit + 1))
            if zipfile.is_zipfile(content):
                size = sum(entry.file_size for entry in zipfile.ZipFile(content).infolist())
                limit = _MOST_UNPACKED
    if size > limit:
        raise SourceError(
            f"{file.name}: the list has {size:,} bytes; expected at most {limit:,}",
            code="too_large",
            limit=LARGEST // 1_000_000,
        )


def _columns(header: tuple[str, ...]) -> dict[str, int]:
    """Field → position of the first column with one of its headings."""
    headings = [bare(heading) for heading in header]
    return {
        name: next(place for place, heading in enumerate(headings) if heading in known)
        for name, known in _HEADINGS.items()
        if any(heading in known for heading in headings)
    }


def _dates(header: tuple[str, ...]) -> DateColumns:
    place = _columns(header).get("birth_date")
    return DateColumns(days=() if place is None else (place,))


def _rows(sheet: Sheet) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """Yield the line in the file, and name, birth date and phone, of every line with one of them.

    A day may be written with points, hyphens or slashes; the day stands before the month.
    """
    places = _columns(sheet.header)
    line = sheet.first_row
    for batch in sheet.batches():
        columns = {name: batch.column(place).to_pylist() for name, place in places.items()}
        for row in range(batch.num_rows):
            line += 1
            name, born, number = (
                (columns[field][row] or "").strip() if field in columns else ""
                for field in _HEADINGS
            )
            if not (name or born or number):
                continue
            known = day(born.removesuffix(_MIDNIGHT), day_first=True)
            yield line, (name, known.isoformat() if known else born, number)
