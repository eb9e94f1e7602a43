"""Real exports, where a corpus of them is at hand, and a reader of its own that knows no `ingest`.

The corpus is a folder `real-forms` with an INDEX.tsv (file, rows, …): named by CONTEST_CORPUS, or
found beside the repository or one of the folders above it. Its files hold what people wrote and
never enter the repository.
"""

from __future__ import annotations

import csv
import os
from datetime import datetime
from pathlib import Path

import openpyxl

ROOT = Path(__file__).resolve().parents[2]
TABS = {"en_quiz_score_6forms.xlsx": "Form Responses 6"}
"""The tab where several of a workbook are answers of a form."""

Row = tuple[datetime | None, tuple[str, ...]]


def corpus() -> Path | None:
    """The folder, or None."""
    named = os.environ.get("CONTEST_CORPUS")
    places = [Path(named)] if named else [p for up in ROOT.parents for p in up.glob("*/real-forms")]
    return next((place for place in places if (place / "INDEX.tsv").exists()), None)


def index() -> dict[str, int]:
    """File → rows, as whoever gathered the files counted them; empty without a corpus."""
    place = corpus()
    if place is None:
        return {}
    with (place / "INDEX.tsv").open(encoding="utf-8", newline="") as stream:
        return {line["file"]: int(line["rows"]) for line in csv.DictReader(stream, delimiter="\t")}


def plain_rows(file: Path, time_format: str = "", delimiter: str = ",") -> list[Row]:
    """The rows of an export as (time, other cells): text with its white space folded."""
    if file.suffix == ".xlsx":
        table = openpyxl.load_workbook(file).worksheets[0].iter_rows(min_row=2, values_only=True)
    else:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            table = iter(list(csv.reader(stream, delimiter=delimiter))[1:])
    rows: list[Row] = []
    for first, *others in table:
        if any(value not in (None, "") for value in (first, *others)):
            moment = datetime.strptime(first, time_format) if isinstance(first, str) else first
            rows.append((moment, tuple(map(_text, others))))
    return rows


def _text(value: object) -> str:
    whole = isinstance(value, float) and value.is_integer()
    return " ".join(str(int(value) if whole else value).split()) if value is not None else ""  # type: ignore[call-overload]


def differences(old: list[Row], new: list[Row]) -> tuple[int, int, int]:
    """(added, edited, gone): rows pair by their time to the second, a pair that is unlike is
    edited. Only for files whose edits kept their time, which is so where all times are shared."""
    left = list(new)
    edited = gone = 0
    for moment, cells in old:
        near = [row for row in left if _near(row[0], moment)]
        same = [row for row in near if row[1] == cells]
        if not near:
            gone += 1
            continue
        left.remove((same or near)[0])
        edited += not same
    return len(left), edited, gone


def _near(one: datetime | None, other: datetime | None) -> bool:
    if one is None or other is None:
        return one is other
    whole = one.replace(microsecond=0) - other.replace(microsecond=0)
    return abs(whole.total_seconds()) <= 1
