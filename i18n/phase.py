"""The phase of a contest (undeclared, before, open or after) and the time left."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from i18n.format import Format
from i18n.words import Words

Phase = Literal["undeclared", "before", "open", "after"]


def phase_at(moment: datetime, opens_at: datetime | None, closes_at: datetime | None) -> Phase:
    """The phase at a contest-local moment. The window is half-open: `closes_at` is "after"."""
    if opens_at is None and closes_at is None:
        return "undeclared"
    if opens_at is not None and moment < opens_at:
        return "before"
    if closes_at is not None and moment >= closes_at:
        return "after"
    return "open"


def left_until(end: datetime, moment: datetime, say: Words, fmt: Format) -> str:
    """The time left, rounded down: in days, in the last two days in hours, in the last two hours
    in minutes."""
    left = max(end - moment, timedelta())
    if left >= timedelta(days=2):
        return _left("left.days", left // timedelta(days=1), say, fmt)
    if left >= timedelta(hours=2):
        return _left("left.hours", left // timedelta(hours=1), say, fmt)
    return _left("left.minutes", left // timedelta(minutes=1), say, fmt)


def describe(
    moment: datetime,
    opens_at: datetime | None,
    closes_at: datetime | None,
    say: Words,
    fmt: Format,
) -> str:
    """The phase as a sentence for the head of a page."""
    phase = phase_at(moment, opens_at, closes_at)
    if phase == "before":
        return say("phase.before", moment=fmt.moment(opens_at))
    if phase == "after":
        return say("phase.after", moment=fmt.moment(closes_at))
    if phase == "open" and closes_at is not None:
        return say("phase.open", left=left_until(closes_at, moment, say, fmt))
    return say("phase.open_ended" if phase == "open" else "phase.undeclared")


def _left(key: str, count: int, say: Words, fmt: Format) -> str:
    return say(key, n=count, count=fmt.whole(count))
