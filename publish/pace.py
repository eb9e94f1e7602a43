"""The pace of a unit: how many people are missing, how many a day that takes, how many come now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from math import ceil

from results.unit_days import UnitDay

DAYS = 7
"""The present pace is the mean of this many days, unless a caller asks for another span."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pace:
    """Counts of people, and of people a day.

    `shortfall`: people who are still missing; 0 once enough took part. `needed`: people a day that
    bring the missing ones by the closing; None if nobody is missing, or less than a day is left, or
    no closing lies ahead. `present`: new people a day now; None before the first full day, and
    outside the window. `projected`: people at the closing at the present pace; None without one.
    """

    shortfall: int
    needed: int | None = None
    present: Fraction | None = None
    projected: int | None = None


def pace(
    days: Sequence[UnitDay],
    people: int,
    headcount: int,
    target: float | None,
    moment: datetime,
    opens_at: datetime | None,
    closes_at: datetime | None,
    span: int = DAYS,
) -> Pace:
    """The pace of a unit at a contest-local moment.

    - Missing are the people up to the target, rounded up to a whole person; without a target, up to
      the headcount.
    - The missing people are spread over the whole days that are left, rounded up. Before the
      opening these are the days of the window.
    - The present pace is the mean of the new people of the last `span` full days, or of all full
      days at the start. Today is not full. The day of the opening counts as full.
    - The projection adds the present pace for the time that is left, parts of a day included, and
      leaves out a part of a person. It does not exceed the headcount, unless the people do already.

    `days`: the days of the window in order, zero days too, at most up to today.

    >>> from datetime import date
    >>> some = [UnitDay(date(2024, 12, day), people, people) for day, people in ((1, 20), (2, 28))]
    >>> found = pace(some, 1204, 1930, None, datetime(2024, 12, 3), None, datetime(2024, 12, 15))
    >>> found.shortfall, found.needed, found.present, found.projected
    (726, 61, Fraction(24, 1), 1492)
    """
    wanted = headcount if target is None else ceil(Fraction(str(target)) * headcount)
    shortfall = max(wanted - people, 0)
    if closes_at is None or moment >= closes_at:
        return Pace(shortfall)
    begun = opens_at is None or moment >= opens_at
    left = closes_at - (moment if begun or opens_at is None else opens_at)
    needed = ceil(Fraction(shortfall, left // _DAY)) if shortfall and left >= _DAY else None
    full = [day.people for day in days if day.day < moment.date()][-span:]
    if not full or not begun:
        return Pace(shortfall, needed)
    present = Fraction(sum(full), len(full))
    projected = people + int(present * Fraction(left // timedelta(seconds=1), 86_400))
    return Pace(shortfall, needed, present, min(projected, max(people, headcount)))
