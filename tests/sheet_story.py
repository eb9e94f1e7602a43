"""The response sheet of the sample contest as it changes: answers come in, their authors edit them,
organizers mend and delete. At the end it holds what the sample's second export holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sample.changes import Changes, gone_count, plan_changes
from sample.folder import FIELDS, read_contest
from sample.rows import Row, Rows
from sample.schedule import make_schedule
from tests.fake_google import Tab
from tests.fake_google.sheets import Value

Change = Callable[[Tab], object]
_ORIGIN = datetime(1970, 1, 1)


@dataclass(frozen=True)
class Story:
    """The header, and what is done to the sheet: contest-local moments in order, each with what
    happens then. It is told once, to one tab."""

    header: list[str]
    steps: list[tuple[datetime, Change]]


def story_of(folder: Path, rows: int, seed: int = 2024) -> Story:
    """The story of a contest folder whose last export has so many rows."""
    contest = read_contest(folder)
    schedule = make_schedule(contest, rows + gone_count(rows), seed)
    maker = Rows(contest, rows, seed)
    changes = plan_changes(contest, schedule, maker, rows, seed)
    headings = [contest.headings[name] for name in FIELDS]
    header = [*headings[:-1], *(item.heading for item in contest.items), headings[-1]]
    steps = sorted(_steps(changes, contest.closes), key=lambda step: step[0])
    return Story(header, [(_ORIGIN + timedelta(seconds=at), do) for at, do in steps])


def _steps(changes: Changes, closes: int) -> Iterator[tuple[int, Change]]:
    schedule = changes.schedule
    lines: dict[int, list[Value]] = {}  # as they stand in the sheet, wherever that is

    def answer(position: int) -> Change:
        def do(tab: Tab) -> None:
            stamped = position in changes.first_stamps
            submission = schedule[position]
            row = changes.rows.make(submission) if stamped else changes.first(position, submission)
            tab.append(_cells(changes, row))
            lines[position] = tab.rows[-1]

        return do

    def change(position: int, *, last: bool) -> Change:
        def do(tab: Tab) -> None:
            submission = schedule[position]
            row = changes.first(position, submission)
            if last and (then := changes.last(position, submission, row)) is not None:
                row = then
            tab.rewrite(lines[position], _cells(changes, row))

        return do

    def delete(position: int) -> Change:
        return lambda tab: tab.delete(tab.number_of(lines[position]))

    for position, submission in enumerate(schedule):
        yield submission.time, answer(position)
    for position, stamp in changes.first_stamps.items():
        yield stamp, change(position, last=False)
    for position, stamp in changes.last_stamps.items():
        yield stamp, change(position, last=True)
    # Organizers leave no trace of when: they mend now and then, and delete in two sessions.
    span = (closes - schedule.first_export) // (len(changes.corrections) + 1)
    for number, position in enumerate(sorted(changes.corrections), start=1):
        yield schedule.first_export + number * span, change(position, last=True)
    for number, position in enumerate(sorted(changes.gone)):
        yield (closes + schedule.first_export) // 2 if number % 2 else closes, delete(position)


def _cells(changes: Changes, row: Row) -> list[Value]:
    texts = changes.rows.questions.texts
    time = row.time_text if row.time is None else _ORIGIN + timedelta(seconds=row.time)
    answers = [options[answer] for options, answer in zip(texts, row.answers, strict=True)]
    person = [row.name, row.birth_date, row.phone, row.writing.text]
    return [time, *person, *answers, row.prediction_text]
