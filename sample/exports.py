"""Writes the two exports row by row, as a sheet exports CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sample.answers import Questions
from sample.changes import Changes
from sample.folder import FIELDS, Contest
from sample.rows import Row

_LINE_END = "\r\n"


@dataclass(frozen=True, slots=True)
class Seen:
    """A response at the end: its row as last seen, and its place in the second export."""

    row: Row
    row_number: int | None
    is_new: bool
    is_edited: bool


class RowWriter(Protocol):
    """The object that `csv.writer` returns."""

    def writerow(self, row: list[str], /) -> object:
        """Write one row."""


def write_exports(out: Path, contest: Contest, changes: Changes) -> Iterator[Seen]:
    """Write both files while yielding each response in the order of first appearance.

    Exhaust the iterator to finish the files.
    """
    questions = changes.rows.questions
    row_number = 0
    with (
        _sheet(out / "snapshot-1.csv", contest) as first_sheet,
        _sheet(out / "snapshot-2.csv", contest) as last_sheet,
    ):
        for position, submission in enumerate(changes.schedule):
            first = changes.first(position, submission)
            last = changes.last(position, submission, first)
            is_new = position >= changes.schedule.first_size
            cells = _cells(first, questions)
            if not is_new:
                first_sheet.writerow(cells)
            if last is not None:
                row_number += 1
                last_sheet.writerow(cells if last is first else _cells(last, questions))
            yield Seen(
                row=last or first,
                row_number=row_number if last else None,
                is_new=is_new,
                is_edited=last is not None and last is not first,
            )


@contextmanager
def _sheet(path: Path, contest: Contest) -> Iterator[RowWriter]:
    headings = contest.headings
    with path.open("w", encoding="utf-8", newline="", buffering=1 << 20) as file:
        writer = csv.writer(file, lineterminator=_LINE_END)
        before, after = FIELDS[:-1], FIELDS[-1:]
        writer.writerow(
            [
                *(headings[name] for name in before),
                *(item.heading for item in contest.items),
                *(headings[name] for name in after),
            ]
        )
        yield writer
        file.flush()
        file.truncate(file.tell() - len(_LINE_END))  # a sheet's export ends with its last cell


def _cells(row: Row, questions: Questions) -> list[str]:
    return [
        row.time_text,
        row.name,
        row.birth_date,
        row.phone,
        row.writing.text,
        *(texts[answer] for texts, answer in zip(questions.texts, row.answers, strict=True)),
        row.prediction_text,
    ]
