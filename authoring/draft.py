"""Drafts a contest folder from an export: headings, questions with their options, units seen.

A draft is a proposal that people correct. The window and the keys stay open, because an export does
not contain them. The folder loads without them, and the rows that need them are held until people
declare them.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.compute as pc

from authoring.headings import fields
from authoring.questions import Values, questions
from authoring.repeated import both_filled, joined, parts_of, same_heading
from contest.csv_cells import csv_text
from contest.errors import SourceError
from contest.items import DRAFTED, Item
from contest.text import fold, fold_case
from ingest.progress import Watch, told, unwatched
from ingest.reading.readings import day, email
from ingest.reading.vectors import moments
from ingest.sources.export import Export
from ingest.sources.files import open_any
from ingest.sources.serials import date_columns
from ingest.sources.sheet import Sheet, filled

_TIMEZONE = "Asia/Ho_Chi_Minh"
_MOST_UNITS = 2_000
_REQUIRED = 0.9
"""A field is proposed as required if this share of the rows has it. If a form requires a field,
only a few rows typed by hand lack the field."""
_UNIT_COLUMNS = (
    "code,name,kind,group,parent,headcount,headcount_source,aliases,valid_from,valid_to,successor"
)


@dataclass(frozen=True)
class Draft:
    """A contest as its export shows it: a proposal that people correct.

    `header`: the file's headings, folded; a column that continues an earlier one has none there.
    `repeated`: heading → on how many columns it stands, of which one is filled in each row.
    `columns`: field → heading. `units`: the names seen, in
    their usual spelling. `first_submitted_at`, `last_submitted_at`: contest-local, None if no
    timestamp can be read. People declare `opens_at` and `closes_at` (contest-local) and the keys of
    `items`.
    """

    id: str
    title: str
    header: tuple[str, ...]
    columns: dict[str, str]
    items: tuple[Item, ...]
    units: tuple[str, ...]
    day_first: bool
    tab: str = ""
    timezone: str = _TIMEZONE
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    match_on: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    first_submitted_at: datetime | None = None
    last_submitted_at: datetime | None = None
    repeated: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Seen:
    """The content of an export; `Seen` holds personal data.

    `rows`: the number of rows that are not blank. `values`: for each column of the header, how
    often each folded value stands there. `together`: the headings, without case, that stand on
    several columns of which two are filled in one row.
    """

    rows: int
    values: tuple[Values, ...] = field(repr=False)
    together: frozenset[str] = frozenset()


def propose(file: Path | Export, *, tab: str = "") -> Draft:
    """Read an export once and propose its contest.

    Raises:
        SourceError: the file cannot be read whole, its first row is not a header row, or none of
            its tabs has a timestamp's heading.
        UsageError: the file or the tab does not exist.
    """
    return survey(file, tab=tab)[0]


def survey(file: Path | Export, *, tab: str = "", watch: Watch = unwatched) -> tuple[Draft, Seen]:
    """The same proposal with the content of the export, for the person who corrects the proposal.
    `watch` is told the stage "reading".

    Raises:
        SourceError: as `propose`.
        UsageError: the file or the tab does not exist.
    """
    sheet = open_any(
        file,
        tab,
        lambda header: "submitted_at" in fields(header),
        lambda header: date_columns(fields(header)),
    )
    seen = _seen(replace(sheet, batches=lambda: told(sheet.batches(), watch, "reading")))
    of_fields = {fold_case(sheet.header[n]) for n in _fields(sheet.header, seen.values).values()}
    parts = parts_of(sheet.header, seen.together - of_fields)
    header = tuple(text if n in parts else "" for n, text in enumerate(sheet.header))
    seen = replace(seen, values=joined(seen.values, parts))
    values = seen.values
    found = _fields(header, values)
    if not found and sum(bool(fold(heading)) for heading in sheet.header) < 2:
        raise SourceError(
            f"{sheet.name}: the first row is not a header row, because it has one heading at most; "
            "expected the form's questions. If a title stands above them, delete its rows",
            code="no_header",
            expected="Timestamp",
        )
    times = values[found["submitted_at"]] if "submitted_at" in found else Counter[str]()
    day_first = _day_first(times)
    first, last = span(times, day_first=day_first)
    who = tuple(
        name
        for name in ("full_name", "phone", "email", "unit")
        if name in found and values[found[name]].total() >= _REQUIRED * seen.rows
    )
    keys = [name for name in ("phone", "national_id", "email") if name in found]
    name = Path(file.name).stem
    draft = Draft(
        id=slug(name),
        title=fold(name) or "Cuộc thi",
        header=tuple(map(fold, header)),
        columns={field: fold(header[n]) for field, n in found.items()},
        items=questions(header, values, found.values()),
        units=unit_names(values[found["unit"]]) if "unit" in found else (),
        day_first=day_first,
        tab=sheet.detected.get("tab", ""),
        match_on=tuple(keys or (n for n in ("full_name",) if n in found)),
        required=who,
        first_submitted_at=first,
        last_submitted_at=last,
        repeated={fold(header[n]): len(some) for n, some in parts.items() if len(some) > 1},
    )
    return draft, seen


def write_draft(folder: Path, draft: Draft) -> list[str]:
    """Write contest.toml, items.csv and units.csv into a folder and return their names."""
    items = [_item_row(item) for item in draft.items]
    units = [[f"DV{k:04}", name, *[""] * 9] for k, name in enumerate(draft.units, start=1)]
    drafted = {
        "contest.toml": _toml(draft),
        "items.csv": csv_text([DRAFTED, *items]),
        "units.csv": csv_text([_UNIT_COLUMNS.split(","), *units]),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in drafted.items():
        (folder / name).write_text(text, encoding="utf-8")
    return list(drafted)


def _seen(sheet: Sheet) -> Seen:
    rows = 0
    found: list[Values] = [Counter() for _ in sheet.header]
    groups = {key: columns for key, columns in same_heading(sheet.header).items() if columns[1:]}
    together: set[str] = set()
    for batch in sheet.batches():
        rows += int(filled(batch).sum())
        for counter, column in zip(found, batch.columns, strict=True):
            for entry in column.value_counts().to_pylist():
                if text := fold(entry["values"] or ""):
                    counter[text] += entry["counts"]
        together.update(key for key, columns in groups.items() if both_filled(batch, columns))
    return Seen(rows, tuple(found), frozenset(together))


def _fields(header: Sequence[str], values: Sequence[Values]) -> dict[str, int]:
    """The fields, without columns that identify nobody. In the export of an anonymous form,
    Microsoft writes `anonymous` under Email and nothing under Name; other columns ask for them."""
    headings = list(header)
    while silent := [
        place
        for field, place in fields(headings).items()
        if any(values)
        and field in ("full_name", "phone", "national_id", "email")
        and not any(field != "email" or email(text) for text in values[place])
    ]:
        for place in silent:
            headings[place] = ""
    return fields(headings)


def unit_names(values: Values) -> tuple[str, ...]:
    """The texts that stand as units, in the usual spelling of each. People clean the list."""
    spelling: dict[str, str] = {}
    for text, _ in values.most_common():
        spelling.setdefault(fold_case(text), text)
    return tuple(text for text in sorted(spelling.values()) if "|" not in text)[:_MOST_UNITS]


def span(times: Values, *, day_first: bool) -> tuple[datetime | None, datetime | None]:
    """The first and the last timestamp, as the drafted contest will read the timestamps."""
    zone = ZoneInfo(_TIMEZONE)
    column = pa.array(list(times), pa.string())
    found = moments(column, day_first=day_first, source_zone=zone, contest_zone=zone)
    ends = pc.min_max(found).as_py()
    return ends["min"], ends["max"]


def slug(text: str) -> str:
    """An id: letters, digits and hyphens.

    >>> slug("Đợt thi số 1 (Câu trả lời)")
    'dot-thi-so-1-cau-tra-loi'
    """
    spelled = text.lower().replace("đ", "d")
    plain = unicodedata.normalize("NFD", spelled).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "cuoc-thi"


def _item_row(item: Item) -> list[str]:
    whole = item.points.denominator == 1
    decimal = str(float(item.points))
    points = decimal if not whole and Fraction(decimal) == item.points else str(item.points)
    options, key = "|".join(item.options), "|".join(item.key)
    return [item.id, item.round, item.heading, item.kind, points, options, key]


def _day_first(values: Values) -> bool:
    """True (day first) unless fewer timestamps are unreadable with the month first."""
    dates = [text.split(" ")[0] for text in values]
    unreadable = [
        sum(day(d, day_first=f, short_years=True) is None for d in dates) for f in (True, False)
    ]
    return unreadable[0] <= unreadable[1]


def _toml(draft: Draft) -> str:
    opens = draft.opens_at.isoformat() if draft.opens_at else ""
    closes = draft.closes_at.isoformat() if draft.closes_at else ""
    window = [
        f"opens_at = {opens}" if opens else "# opens_at = 2024-11-18T07:30:00",
        f"closes_at = {closes}" if closes else "# closes_at = 2024-12-13T16:30:00",
    ]
    if not (opens and closes):
        window.insert(0, "# Thời gian của cuộc thi; chưa khai báo thì mọi bài đều chờ xử lý:")
    order = "true" if draft.day_first else "false"
    seen = [
        "# Bản nháp lập từ tệp đã xuất; hãy kiểm tra từng dòng rồi chạy: python -m contest check",
        "# Trong items.csv, dòng nào không phải câu hỏi thì xóa.",
    ]
    blank = ["# Cuộc thi mới: khai báo tiếp trên trang Thiết lập, hoặc sửa tệp này."]
    lines = [
        *(seen if draft.header else blank),
        "[contest]",
        f"id = {_quoted(draft.id)}",
        f"title = {_quoted(draft.title)}",
        f"timezone = {_quoted(draft.timezone)}",
        *window,
        "",
        "[[sources]]",
        'id = "bieu-mau"',
        'kind = "file"',
        f"day_first = {order}  # true: ngày/tháng/năm; false: tháng/ngày/năm. Hãy kiểm tra",
        *([f"tab = {_quoted(draft.tab)}"] if draft.tab else []),
        "",
        "[columns]",
        *(f"{field} = [{_quoted(heading)}]" for field, heading in draft.columns.items()),
        "",
        "[identity]",
        f"match_on = {json.dumps(draft.match_on)}",
        f"required = {json.dumps(draft.required)}",
        "",
    ]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    """A basic TOML string, which differs from a JSON string only in the delete character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
