"""Plans later changes in the sheet by authors and organizers, before and between the exports.

A row that changes stands apart from other changed rows, from deleted rows, from rows sent twice and
from the end of the first export. So nobody can doubt which row became which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from sample.clock import DAY
from sample.draw import For, Stream, pick
from sample.folder import Contest
from sample.phones import Readable
from sample.rows import Row, Rows
from sample.schedule import Schedule, Submission

MINIMUM_SIZE = 300
_APART = 4
_BAD_TIMES = ("sáng 20/11", "31/11/2024 09:15:00", "hôm qua", "25/11/2024 25:10:00")
_DEPENDS_ON_DAY = ("early_name", "shared_name")


def gone_count(size: int) -> int:
    """The number of rows of the first export that are deleted before the second."""
    return 2 + size // 5_000


@dataclass
class Changes:
    """Positions in the schedule whose rows differ from the submission."""

    schedule: Schedule
    rows: Rows
    first_stamps: dict[int, int] = field(default_factory=dict)
    bad_times: dict[int, str] = field(default_factory=dict)
    last_stamps: dict[int, int] = field(default_factory=dict)
    corrections: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)

    def first(self, position: int, submission: Submission) -> Row:
        """The row as it is first seen."""
        stamp = self.first_stamps.get(position)
        row = self.rows.make(submission._replace(time=stamp) if stamp else submission)
        if position in self.bad_times:
            return replace(row, time=None, time_text=self.bad_times[position])
        return row

    def last(self, position: int, submission: Submission, first: Row) -> Row | None:
        """The row in the second export; the same object if unchanged, None if gone."""
        if position in self.gone:
            return None
        if position in self.last_stamps:
            return self.rows.answered_again(submission, first, self.last_stamps[position])
        return self.rows.corrected(first) if position in self.corrections else first


def plan_changes(contest: Contest, schedule: Schedule, rows: Rows, size: int, seed: int) -> Changes:
    """Choose the changes, in fixed numbers for `size` rows of the second export."""
    return _Planner(contest, schedule, rows, seed).plan(size)


class _Planner:
    def __init__(self, contest: Contest, schedule: Schedule, rows: Rows, seed: int) -> None:
        self._contest, self._schedule = contest, schedule
        self._random = Stream(seed, For.CHANGES).at()
        self._changes = Changes(schedule, rows)
        self._taken: set[int] = set()

    def plan(self, size: int) -> Changes:
        changes = self._changes
        seen_first = self._schedule.first_size - 2 * _APART
        all_rows = len(self._schedule) - _APART
        for _ in range(gone_count(size)):
            changes.gone.add(self._spot(seen_first))
        for number in range(2 + size // 15_000):
            changes.bad_times[self._spot(all_rows)] = pick(_BAD_TIMES, number / 4 % 1)
        for number in range(2 + size // 6_000):
            stamp = self._after_closing(number)
            changes.last_stamps[self._spot(seen_first, self._keeps_its_unit)] = stamp
        for _ in range(3 + size // 1_000):
            stamp = self._between_exports()
            changes.last_stamps[self._spot(seen_first, self._keeps_its_unit)] = stamp
        for _ in range(2 + size // 1_500):
            changes.corrections.add(self._spot(seen_first, self._needs_mending))
        for _ in range(2 + size // 1_500):
            position = self._spot(all_rows)
            changes.first_stamps[position] = self._before_seen(position)
        return changes

    def _spot(self, end: int, fits: Callable[[Row], bool] | None = None) -> int:
        for position in self._places(end):
            near = range(position - _APART, position + _APART + 1)
            if self._taken.intersection(near) or self._is_twin(position):
                continue
            row = self._changes.rows.make(self._schedule[position])
            if fits is None or fits(row):
                self._taken.add(position)
                return position
        raise ValueError("too few rows to change some of them; ask for more rows")

    def _places(self, end: int) -> Iterator[int]:
        """Yield all positions once, starting at a random position."""
        span = max(end - _APART, 1)
        start = int(self._random() * span)
        return (_APART + (start + step) % span for step in range(span))

    def _is_twin(self, position: int) -> bool:
        near = (self._schedule[position + step] for step in (-1, 0, 1))
        before, this, after = near
        return this in (before, after)

    @staticmethod
    def _keeps_its_unit(row: Row) -> bool:
        return row.writing.kind not in _DEPENDS_ON_DAY

    @staticmethod
    def _needs_mending(row: Row) -> bool:
        readable = row.phone_readable is Readable.YES
        return row.writing.names < 0 or not readable or not row.name.strip()

    def _after_closing(self, number: int) -> int:
        span = self._schedule.last_export - self._contest.closes
        return self._contest.closes + (int(self._random() * span) if number else 0)

    def _between_exports(self) -> int:
        """On a later day, between eight in the morning and nine at night, before the closing."""
        midnight = self._schedule.first_export // DAY * DAY
        days = 1 + int(self._random() * (self._contest.closes // DAY - midnight // DAY))
        time = midnight + days * DAY + 8 * 3600 + int(self._random() * 13 * 3600)
        return min(time, self._contest.closes - 60)

    def _before_seen(self, position: int) -> int:
        """The time of an edit before the row is first seen, which only the row's time shows."""
        time = self._schedule[position].time
        is_first = position < self._schedule.first_size
        end = self._schedule.first_export if is_first else self._contest.closes
        room = max(1, min(end - time - 1, 2 * DAY))
        return time + 1 + int(self._random() * room)
