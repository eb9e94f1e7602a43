"""The participation of one unit, a local day after the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from contest import Contest
from results.compute import Results
from results.tables import Key

_MOST_DAYS = 5_000


@dataclass(frozen=True, slots=True)
class UnitDay:
    """A contest-local day of a unit with all units beneath it.

    `people`: number of persons who took part in the unit for the first time. `attempts`: number of
    valid attempts.
    """

    day: date
    people: int
    attempts: int


def days_of_units(results: Results, state: date | None) -> Mapping[int, tuple[UnitDay, ...]]:
    """Number of each unit → its days with attempts, in order. Made once for all units of a state.

    `state`: see `results.units.UnitRows`.
    """
    table = Key("unit_days", state)

    def days() -> dict[int, tuple[UnitDay, ...]]:
        found: dict[int, list[UnitDay]] = {}
        for row in results.rows(table, f'from "{table}" order by unit, starts_at').to_pylist():
            day = UnitDay(row["starts_at"].date(), row["people"], row["attempts"])
            found.setdefault(row["unit"], []).append(day)
        return {unit: tuple(days) for unit, days in found.items()}

    return results.keep(table, days)


def with_zero_days(days: Iterable[UnitDay], contest: Contest, until: date) -> tuple[UnitDay, ...]:
    """The days, and a day of zeros for every other day of the window up to `until`.

    A contest without an opening begins with the first attempt. Before the opening there are no
    days.

    >>> from contest.settings import Info, Settings
    >>> from datetime import datetime
    >>> info = Info(id="thu", title="Thử", opens_at="2024-11-18T07:30:00")
    >>> some = [UnitDay(date(2024, 11, 19), 2, 3)]
    >>> found = with_zero_days(some, Contest(Settings(contest=info)), date(2024, 11, 20))
    >>> [(one.day.day, one.people) for one in found]
    [(18, 0), (19, 2), (20, 0)]
    """
    there = {one.day: one for one in days}
    begins = [*there, *([contest.opens_at.date()] if contest.opens_at else [])]
    if not begins:
        return ()
    first, last = min(begins), max([until, *there])
    count = min((last - first).days + 1, _MOST_DAYS)
    every = (first + timedelta(days=number) for number in range(count))
    return tuple(there.get(day, UnitDay(day, 0, 0)) for day in every)
