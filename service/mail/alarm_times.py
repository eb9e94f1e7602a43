"""When an alarm is sent: once as a fault begins, again while it stays, and once when it is over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from publish.mail.alarm import News
from service.health import Code, Fault
from service.mail.settings import Alarms

Key = tuple[Code, str]
"""The code of a fault, and its subject."""
CALM = timedelta(minutes=10)
"""A fault that comes and goes is one fault: it is over after so long without it."""
_MAY_PASS: frozenset[Code] = frozenset({"source_stale", "source_unread"})
"""Faults that mend themselves at the next read, so nobody is told before `stale_minutes`."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is kept of a fault. All times are aware. `seen_at`: the first look that found it;
    `since`: see `Fault`. `told_at` None: nobody was told yet. `gone_at`: the first look since that
    did not find it; None: it is there."""

    seen_at: datetime
    since: datetime | None = None
    told_at: datetime | None = None
    gone_at: datetime | None = None

    @property
    def began_at(self) -> datetime:
        """Since when it is a fault, as far as anybody knows."""
        return self.since or self.seen_at


def after_look(
    known: Mapping[Key, Known], faults: Sequence[Fault], now: datetime
) -> dict[Key, Known]:
    """What is kept after a look that found these faults. A fault of which nobody was told is
    forgotten with its end. While the folder has mistakes nothing else can be seen, so nothing else
    ends."""
    found = {(fault.code, fault.subject): fault for fault in faults}
    kept = {key: replace(known[key], gone_at=None) if key in known else Known(now, fault.since)
            for key, fault in found.items()}  # fmt: skip
    is_blind = any(fault.code == "folder" for fault in faults)
    for key, one in known.items():
        if key in found:
            continue
        if is_blind:
            kept[key] = one
        elif one.told_at is not None:
            kept[key] = replace(one, gone_at=one.gone_at or now)
    return kept


def due(known: Mapping[Key, Known], wanted: Alarms, now: datetime) -> Iterator[tuple[Key, News]]:
    """What is to be told now."""
    for key, one in known.items():
        if one.gone_at is not None:
            if now - one.gone_at >= CALM:
                yield key, "ended"
        elif one.told_at is not None:
            if now - one.told_at >= timedelta(hours=wanted.repeat_hours):
                yield key, "still"
        elif key[0] not in _MAY_PASS or now - one.began_at >= timedelta(
            minutes=wanted.stale_minutes
        ):
            yield key, "begun"
