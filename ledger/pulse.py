"""The pulse: the condition of each live source, in one small file a source beside the tables.

The poller writes the file after every poll, and every other process reads from the file how old the
data is. A pulse is not a part of the ledger: no result depends on a pulse, a pulse holds no
answers, and anybody may delete the file. A ledger in object storage has no pulses.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType

from contest import Contest
from contest.disk import put

_LATE = 3
"""The number of intervals without a good poll after which the data is stale."""


@dataclass(frozen=True)
class Pulse:
    """The condition of one source after its last poll; times are aware.

    `good_at`: the last poll that could read the source; None before the first. `saved_at`: the time
    at which the loaded export was saved; None for a sheet. `failure`: code of the failure; empty
    for none. `facts`: details of the failure. `vanished`: each field, and each question by id,
    whose column has disappeared from the sheet → the declared heading. `unread`: the headings that
    the program does not read. `proposals`: for each entry of `vanished`, the unread headings that
    its column may have now. `stale`: the answer of `is_stale` for the moment at which the pulse was
    read; not in the file.
    """

    source: str
    every_seconds: float
    polled_at: datetime
    next_at: datetime
    good_at: datetime | None = None
    saved_at: datetime | None = None
    failure: str = ""
    facts: Mapping[str, str | int] = field(default_factory=dict)
    vanished: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    proposals: Mapping[str, str] = field(default_factory=dict)
    stale: bool = False

    @property
    def known_at(self) -> datetime | None:
        """The time up to which the ledger knows the submitted responses.

        For a sheet, the time is that of the last good reading. For an export, the time is that at
        which the export was saved. None before the first reading.
        """
        return self.good_at and (self.saved_at or self.good_at)


NO_PULSES: Mapping[str, Pulse] = MappingProxyType({})


def is_stale(pulse: Pulse, contest: Contest, now: datetime) -> bool:
    """True if the last poll failed, if no poll has succeeded yet, or if no poll has read the source
    for three intervals.

    A poll in the future counts as long ago, because the clock ran ahead then; three intervals are
    allowed, because the caller may have read the clock before the poll. A source that was read
    after the contest closed becomes stale only by a failed poll.
    """
    silent = timedelta(seconds=_LATE * pulse.every_seconds)
    if pulse.failure or pulse.good_at is None or pulse.good_at - now > silent:
        return True
    if contest.closes_at and contest.local(pulse.good_at) >= contest.closes_at:
        return False
    return now - pulse.good_at > silent


def write_pulse(ledger: str, pulse: Pulse) -> None:
    """Replace a source's file in one step. Nothing is written for a ledger at a URL.

    Raises:
        OSError: the file cannot be written; the old file is still there.
    """
    if "://" in ledger:
        return
    place = _place(ledger, pulse.source)
    place.parent.mkdir(parents=True, exist_ok=True)
    values = {f.name: getattr(pulse, f.name) for f in fields(pulse) if f.name != "stale"}
    draft = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        draft.write_text(json.dumps(values, default=_as_text), encoding="utf-8")
        put(draft, place)
    finally:
        draft.unlink(missing_ok=True)


def read_pulses(ledger: str, contest: Contest, now: datetime) -> dict[str, Pulse]:
    """The pulses of a contest's live sources, by source. `now` is aware.

    A source without a poll and a source with an unreadable file are absent.
    """
    found: dict[str, Pulse] = {}
    for source in contest.sources if "://" not in ledger else ():
        if not source.is_live:
            continue
        try:
            values = json.loads(_place(ledger, source.id).read_text(encoding="utf-8"))
            for name in ("polled_at", "next_at", "good_at", "saved_at"):
                values[name] = values[name] and datetime.fromisoformat(values[name])
            pulse = Pulse(**{**values, "unread": tuple(values["unread"])})
            found[source.id] = replace(pulse, stale=is_stale(pulse, contest, now))
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return found


def _place(ledger: str, source: str) -> Path:
    return Path(ledger) / "pulse" / f"{source}.json"


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
