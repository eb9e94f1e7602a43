"""Boundaries: the moments at which results change without a write to the ledger."""

from __future__ import annotations

from datetime import datetime, time

from contest import Contest


def last_boundary(contest: Contest, moment: datetime) -> datetime:
    """The last boundary at or before a contest-local moment, and never one after the closing.

    Boundaries are the midnights, and each opening and closing of the window, of a round and of a
    void. Between two boundaries the same responses give the same numbers, because a unit begins and
    ends at midnight, "today" begins at midnight, and a round counts from its opening on. So the
    program computes results for the boundary and only shows the minute.

    >>> from contest.settings import Info, Settings
    >>> info = Info(id="thu", title="Thử", opens_at="2024-11-18T07:30:00")
    >>> last_boundary(Contest(Settings(contest=info)), datetime(2024, 11, 18, 9, 15))
    datetime.datetime(2024, 11, 18, 7, 30)
    """
    moment = min(moment, contest.closes_at or datetime.max)
    info, voids = contest.info, contest.settings.voids
    edges = [info.opens_at, info.closes_at]
    edges += [edge for r in contest.rounds for edge in (r.opens_at, r.closes_at)]
    edges += [edge for void in voids for edge in (void.opens_at, void.closes_at)]
    passed = [edge for edge in edges if edge and edge <= moment]
    return max([datetime.combine(moment.date(), time.min), *passed])
