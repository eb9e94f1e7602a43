"""The times at which turnout publishes itself. All times are contest-local."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta

from contest import Contest

LIVE_EVERY = timedelta(minutes=3)
"""The shortest time between two live publications."""


def is_embargoed(contest: Contest, now: datetime) -> bool:
    """True before `embargo_until`. At that second publication is allowed."""
    until = contest.settings.publication.embargo_until
    return until is not None and now < until


def is_due(
    contest: Contest, now: datetime, last: datetime | None, is_changed: Callable[[], bool]
) -> bool:
    """Whether turnout publishes itself now. `last`: the time of the last publication.

    Daily: a declared time has passed since the opening, and nothing was published from then on. So
    times that were missed, however many, are made up by one publication. Live: the numbers have
    changed, and `LIVE_EVERY` has passed; `is_changed` is asked only after that. Manual: never.
    """
    settings, opens_at = contest.settings.publication, contest.opens_at
    if is_embargoed(contest, now) or (opens_at and now < opens_at):
        return False
    if settings.turnout == "live":
        return last is None or (now - last >= LIVE_EVERY and is_changed())
    if settings.turnout == "daily":
        yesterday = now.date() - timedelta(days=1)
        passed = [one for one in slots(settings.at, {yesterday, now.date()}) if one <= now]
        slot = max(passed, default=None)
        return slot is not None and slot >= (opens_at or slot) and (last is None or last < slot)
    return False


def next_time(contest: Contest, now: datetime, last: datetime | None) -> datetime | None:
    """The next time at which turnout publishes itself, if nobody pauses it; `now` if it is due.

    None: no time is declared (manual), or the numbers decide (live, after opening and embargo).
    """
    settings = contest.settings.publication
    edges = [one for one in (contest.opens_at, settings.embargo_until) if one and one > now]
    days = {one.date() + timedelta(days=more) for one in (now, *edges) for more in (0, 1)}
    later = [slot for slot in slots(settings.at, days) if slot > now]
    times = sorted({now, *edges, *later})
    return next((one for one in times if is_due(contest, one, last, lambda: False)), None)


def slots(at: Iterable[str], days: Iterable[date]) -> list[datetime]:
    """The times of day (`HH:MM`) of these days, in order.

    >>> slots(["15:30", "08:00"], [date(2024, 12, 2)])[0]
    datetime.datetime(2024, 12, 2, 8, 0)
    """
    times = [time.fromisoformat(text) for text in at]
    return sorted(datetime.combine(day, one) for day in days for one in times)
