"""The one writer of CSV that people open, and the mark that keeps its cells from being formulas.

A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@`. It also splits a line in ways that
the writer did not mean, for example at `;`. The writer puts an apostrophe before such a place; the
reader of the contest folder takes the apostrophe off again (`contest.tables`).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from contest.sanitize import sanitized

Cell = str | int | float | bool | date | None

_LONGEST = 32_000
"""The most characters of a cell. A spreadsheet's cell holds 32,767; what is too much for one cell
would begin others."""
_LAST_SIGN = re.compile("(.*)[=+\\-@＝＋－＠﹦﹢﹣﹫]", re.DOTALL)
_NO_WORD = re.compile(r"(?:^|;)[\W_]+")


def marked(text: str) -> str:
    """The text with an apostrophe at each place where a spreadsheet would begin a formula.

    The places are the start of the text and each `;`, if a sign follows: at once, or after marks,
    quotes and spaces only.

    >>> marked("=1+1"), marked("x;=1+1"), marked("Nguyễn An"), marked('" ＝1')
    ("'=1+1", "x;'=1+1", 'Nguyễn An', '\\'" ＝1')
    """
    return _NO_WORD.sub(_with_marks, text)


def unmarked(text: str) -> str:
    """The text that `marked` was given. Other apostrophes stay.

    >>> unmarked("'=1+1"), unmarked("'An")
    ('=1+1', "'An")
    """
    return _NO_WORD.sub(_without_marks, text)


def _with_marks(run: re.Match[str]) -> str:
    before = _before_sign(run)
    if before is None:
        return run[0]
    first = "" if run.start() else "'"
    return first + before.replace(";", ";'") + run[0][len(before) :]


def _without_marks(run: re.Match[str]) -> str:
    before = _before_sign(run)
    if before is None:
        return run[0]
    kept = before if run.start() else before.removeprefix("'")
    return kept.replace(";'", ";") + run[0][len(before) :]


def _before_sign(run: re.Match[str]) -> str | None:
    """The part before the last sign; None without a sign. All places of a run stand in it."""
    found = _LAST_SIGN.match(run[0])
    return found[1] if found else None


def csv_text(
    rows: Iterable[Sequence[Cell]],
    *,
    line_end: str = "\n",
    delimiter: str = ",",
    decimal: str = ".",
) -> str:
    """Lines of CSV with commas or another delimiter, times as 2024-11-18 07:30:05, and null as an
    empty cell. `decimal`: the decimal mark of numbers.

    Text is sanitized, stands on one line and is marked. Numbers stay numbers, also below zero. The
    first row is usually that of the headings.

    >>> csv_text([["n", "x"], [-5, "-5"]])
    "n,x\\n-5,'-5\\n"
    >>> csv_text([[-0.5, "a"]], delimiter=";", decimal=",")
    '-0,5;a\\n'
    """
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=line_end).writerows(
        [_written(cell, decimal) for cell in row] for row in rows
    )
    return out.getvalue()


def _written(cell: Cell, decimal: str) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return repr(cell).replace(".", decimal)
    return written_text(cell) if isinstance(cell, str) else cell


def written_text(text: str) -> str:
    """A text as it stands in a cell that `csv_text` writes.

    >>> written_text("=1"), written_text("Trần\\nAn")
    ("'=1", 'Trần An')
    """
    return sanitized(marked(sanitized(text, _LONGEST).replace("\n", " ")), _LONGEST)
