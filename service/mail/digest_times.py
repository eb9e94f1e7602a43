"""The times at which digests are sent. All times are contest-local."""

from __future__ import annotations

from datetime import datetime, timedelta

from contest import Contest
from service.publication.times import slots

CATCH_UP = timedelta(hours=2)
"""A time that was missed by more is not made up: its numbers would surprise nobody any more."""


def due_slot(contest: Contest, now: datetime) -> datetime | None:
    """The declared time whose digests are to be sent now; None: none.

    It lies in the window of the contest, at most `CATCH_UP` before `now`, and is the last one of
    those. After the closing nothing is sent, so a contest without a window sends nothing.
    """
    window = _window(contest)
    if window is None or not window[0] <= now < window[1]:
        return None
    passed = [one for one in _slots(contest, now, -1, 0) if now - CATCH_UP < one <= now]
    return next((one for one in reversed(passed) if one >= window[0]), None)


def next_slot(contest: Contest, now: datetime) -> datetime | None:
    """The next declared time at which digests are sent; None: the last one has passed."""
    window = _window(contest)
    if window is None:
        return None
    since = max(now, window[0] - timedelta(seconds=1))
    later = (one for one in _slots(contest, since, 0, 1) if since < one < window[1])
    return next(later, None)


def _window(contest: Contest) -> tuple[datetime, datetime] | None:
    opens_at, closes_at = contest.opens_at, contest.closes_at
    return (opens_at, closes_at) if opens_at and closes_at else None


def _slots(contest: Contest, now: datetime, *days: int) -> list[datetime]:
    near = [now.date() + timedelta(days=more) for more in days]
    return slots(contest.settings.digests.at, near)
