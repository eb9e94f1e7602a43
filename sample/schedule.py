"""Plans who submits at which time: the order of the sheet, before any text is written.

A submission is one integer, so that millions of submissions can be sorted in little memory. The
whole row follows from its submission (see `sample.rows`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sample.arrivals import Arrivals
from sample.clock import DAY
from sample.draw import For, Random, Stream, Weighted
from sample.folder import Contest
from sample.phones import PEOPLE_LIMIT

_ATTEMPT_BITS, _PERSON_BITS = 4, 24
_ATTEMPTS = Weighted((76, 15.3, 5.4, 2.1, 0.8, 0.4))  # one attempt, two, … six
_TWICE_SHARE = 0.0012
_DAYS_TO_FIRST_EXPORT, _FIRST_EXPORT_HOUR = 14, 20
_DAYS_TO_LAST_EXPORT, _LAST_EXPORT_HOUR = 3, 8
_FORM_CLOSES_LATE = 7 * 60


class Submission(NamedTuple):
    """One press of the form's submit button."""

    time: int
    person: int
    attempt: int


@dataclass(frozen=True)
class Schedule:
    """All submissions in the order of the sheet, and the moments of the two exports.

    The first `first_size` submissions are in the first export. Two equal submissions are one
    submission that was sent twice.
    """

    first_export: int
    last_export: int
    first_size: int
    _keys: list[int]
    _origin: int

    def __len__(self) -> int:
        return len(self._keys)

    def __getitem__(self, position: int) -> Submission:
        key = self._keys[position]
        attempt = key & ((1 << _ATTEMPT_BITS) - 1)
        person = key >> _ATTEMPT_BITS & ((1 << _PERSON_BITS) - 1)
        return Submission((key >> _ATTEMPT_BITS + _PERSON_BITS) + self._origin, person, attempt)

    def __iter__(self) -> Iterator[Submission]:
        return map(self.__getitem__, range(len(self._keys)))


def make_schedule(contest: Contest, size: int, seed: int) -> Schedule:
    """Plan `size` submissions."""
    origin = contest.opens - DAY
    midnight = contest.opens // DAY * DAY
    first_export = midnight + _DAYS_TO_FIRST_EXPORT * DAY + _FIRST_EXPORT_HOUR * 3600
    last_export = (contest.closes // DAY + _DAYS_TO_LAST_EXPORT) * DAY + _LAST_EXPORT_HOUR * 3600
    keys: list[int] = []
    visits = _Visits(contest, size, seed)
    for person in range(PEOPLE_LIMIT):
        if len(keys) >= size:
            break
        for attempt, time in visits.of(person):
            keys.append(_packed(time - origin, person, attempt))
    del keys[size:]
    keys.sort()
    first_size = sum(1 for key in keys if key < _packed(first_export - origin, 0, 0))
    return Schedule(first_export, last_export, first_size, keys, origin)


def _packed(time: int, person: int, attempt: int) -> int:
    return (time << _PERSON_BITS | person) << _ATTEMPT_BITS | attempt


class _Visits:
    """The times at which each person submits."""

    def __init__(self, contest: Contest, size: int, seed: int) -> None:
        self._contest = contest
        self._arrivals = Arrivals(contest.opens, contest.closes)
        self._stream = Stream(seed, For.VISITS)
        self._early = 4 + size // 10_000
        self._late = 5 + size // 2_500

    def of(self, person: int) -> Iterator[tuple[int, int]]:
        """Yield `(attempt, time)`, twice for a submission that is sent twice."""
        random = self._stream.at(person)
        if person < self._early:
            yield 0, self._before_opening(person, random)
            yield 1, self._arrivals.moment(random(), random())
            return
        if person < self._early + self._late:
            yield 0, self._arrivals.moment(random(), random())
            yield 1, self._around_closing(person - self._early, random)
            return
        time = self._arrivals.moment(random(), random())
        for attempt in range(1 + _ATTEMPTS.pick(random())):
            if time >= self._contest.closes + _FORM_CLOSES_LATE:
                return
            yield attempt, time
            if random() < _TWICE_SHARE:
                yield attempt, time
            time += self._pause(random)

    def _before_opening(self, number: int, random: Random) -> int:
        """The time of an early tester. One just misses the opening, two just meet it."""
        return self._contest.opens + (-1, 0, 0, -60 * int(1 + random() * 40))[min(number, 3)]

    def _around_closing(self, number: int, random: Random) -> int:
        """The time of a person who is late. Two just meet the closing, one just misses it."""
        return self._contest.closes + (-1, -1, 0, int(random() * _FORM_CLOSES_LATE))[min(number, 3)]

    def _pause(self, random: Random) -> int:
        """Seconds to the next attempt: mostly minutes, sometimes days (at about the same hour)."""
        minutes_only = random() < 0.72
        minutes = int(120 + random() * 1500)
        return minutes if minutes_only else int(1 + random() * 5) * DAY + minutes - 800
