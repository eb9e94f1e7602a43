"""Drafting a contest folder from an export: headings, questions with their options, units seen.

A draft is a proposal that people correct. What an export cannot tell (the window, the keys) stays
open: the folder loads, and the rows concerned are held until it is declared.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from contest.text import fold, fold_case
from ingest.files import open_any
from ingest.readings import day
from ingest.sheet import Sheet

_HEADINGS: dict[str, tuple[str, ...]] = {
    "submitted_at": (
        "dấu thời gian", "timestamp", "marca temporal", "horodateur", "carimbo de data/hora",
        "zeitstempel", "cap waktu", "stempel waktu", "タイムスタンプ", "completion time",
    ),
    "started_at": ("start time",),
    "full_name": (
        "họ và tên", "họ tên", "full name", "name", "nombre", "nom", "nama", "nome", "氏名",
        "vorname", "họ, tên",
    ),
    "birth_date": ("ngày sinh", "ngày tháng năm sinh", "date of birth", "birthday"),
    "phone": ("số điện thoại", "điện thoại", "phone", "sđt", "teléfono", "nomor hp", "telefon"),
    "email": ("địa chỉ email", "email", "e-mail", "correo", "メール"),
    "national_id": ("số cccd", "cccd", "căn cước", "national id"),
    "unit": ("đơn vị công tác", "đơn vị", "cơ quan", "unit", "organization", "instansi"),
    "quiz_score": ("điểm số", "tổng điểm", "score", "total score", "total points"),
    "prediction": ("dự đoán",),
}  # fmt: skip
"""Words that headings begin with, for each field, in the languages that forms come in."""

_MOST_OPTIONS = 12
_MOST_UNITS = 2_000


def draft_folder(folder: Path, file: Path, *, tab: str = "") -> list[str]:
    """Write contest.toml, items.csv and units.csv for an export; returns their names.

    Raises:
        SourceError: the file cannot be read whole.
    """
    sheet = open_any(file, tab, lambda header: "submitted_at" in _fields(header))
    values = _values(sheet)
    fields = _fields(sheet.header)
    items = _items(sheet.header, values, fields)
    unit_values = values[fields["unit"]] if "unit" in fields else Counter[str]()
    drafted = {
        "contest.toml": _toml(file, sheet, fields, values),
        "items.csv": _csv("id,round,heading,kind,points,options,key", items),
        "units.csv": _csv(
            "code,name,kind,group,parent,headcount,headcount_source,aliases,valid_from,valid_to,"
            "successor",
            _units(unit_values),
        ),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in drafted.items():
        (folder / name).write_text(text, encoding="utf-8")
    return list(drafted)


def _values(sheet: Sheet) -> list[Counter[str]]:
    """For each column its folded values and how often they stand."""
    found: list[Counter[str]] = [Counter() for _ in sheet.header]
    for batch in sheet.batches():
        for counter, column in zip(found, batch.columns, strict=True):
            for entry in column.value_counts().to_pylist():
                if text := fold(entry["values"] or ""):
                    counter[text] += entry["counts"]
    return found


def _fields(header: Iterable[str]) -> dict[str, int]:
    """The first column whose heading is, or begins with, a field's word."""
    keys = [fold_case(heading) for heading in header]
    fields: dict[str, int] = {}
    for field, words in _HEADINGS.items():
        exact = [n for n, key in enumerate(keys) if key in words]
        begins = [n for n, key in enumerate(keys) if key.startswith(words)]
        free = [n for n in (*exact, *begins) if n not in fields.values()]
        if free:
            fields[field] = free[0]
    return fields


def _items(
    header: tuple[str, ...], values: list[Counter[str]], fields: dict[str, int]
) -> list[list[str]]:
    """A column is a question when it has few different answers, and they repeat."""
    columns: dict[str, list[int]] = {}
    for number, heading in enumerate(header):
        if number not in fields.values() and fold(heading):
            columns.setdefault(fold_case(heading), []).append(number)
    # Columns with one heading are told apart by their order, so all of them are questions or none.
    chosen = sorted(n for same in columns.values() if all(_is_choice(values[n]) for n in same)
                    for n in same)  # fmt: skip
    return [
        [f"q{k}", "", fold(header[n]), "single", "1", "|".join(sorted(values[n])), ""]
        for k, n in enumerate(chosen, start=1)
    ]


def _is_choice(values: Counter[str]) -> bool:
    few = 1 < len(values) <= _MOST_OPTIONS and not any("|" in value for value in values)
    return few and values.total() >= 2 * len(values)


def _units(values: Counter[str]) -> list[list[str]]:
    """The texts seen as units, the usual spelling of each; to be cleaned by people."""
    spelling: dict[str, str] = {}
    for text, _ in values.most_common():
        spelling.setdefault(fold_case(text), text)
    names = [text for text in sorted(spelling.values()) if "|" not in text][:_MOST_UNITS]
    return [[f"DV{k:04}", name, *[""] * 9] for k, name in enumerate(names, start=1)]


def _csv(header: str, rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header.split(","), *rows])
    return text.getvalue()


def _day_first(values: Counter[str]) -> bool:
    """Which order the timestamps can all be read in: day first unless only the other fits."""
    dates = [text.split(" ")[0] for text in values]
    unreadable = [
        sum(day(d, day_first=f, short_years=True) is None for d in dates) for f in (True, False)
    ]
    return unreadable[0] <= unreadable[1]


def _toml(file: Path, sheet: Sheet, fields: dict[str, int], values: list[Counter[str]]) -> str:
    plain = unicodedata.normalize("NFD", file.stem).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "cuoc-thi"
    time_values = values[fields["submitted_at"]] if "submitted_at" in fields else Counter[str]()
    columns = [f"{field} = [{_quoted(fold(sheet.header[n]))}]" for field, n in fields.items()]
    who = [name for name in ("full_name", "phone", "email", "unit") if name in fields]
    match_on = [name for name in ("phone", "email", "full_name") if name in fields]
    order = "true" if _day_first(time_values) else "false"
    lines = [
        "# Bản nháp lập từ tệp đã xuất; hãy kiểm tra từng dòng rồi chạy: python -m contest check",
        "[contest]",
        f"id = {_quoted(slug)}",
        f"title = {_quoted(file.stem)}",
        'timezone = "Asia/Ho_Chi_Minh"',
        "# Thời gian của cuộc thi; chưa khai báo thì mọi bài đều chờ xử lý:",
        "# opens_at = 2024-11-18T07:30:00",
        "# closes_at = 2024-12-13T16:30:00",
        "",
        "[[sources]]",
        'id = "bieu-mau"',
        'kind = "file"',
        f"day_first = {order}  # true: ngày/tháng/năm; false: tháng/ngày/năm. Hãy kiểm tra",
        *([f"tab = {_quoted(sheet.detected['tab'])}"] if "tab" in sheet.detected else []),
        "",
        "[columns]",
        *columns,
        "",
        "[identity]",
        f"match_on = {json.dumps(match_on)}",
        f"required = {json.dumps(who)}",
        "",
    ]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
