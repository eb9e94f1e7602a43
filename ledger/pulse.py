"""How the sources that are read live are doing: one small file a source beside the tables.

The poller writes it after every poll, and every other process can tell from it how old the data is.
It is no part of the ledger: no result depends on it, it holds no answers, and it may be deleted.
A ledger in object storage has none.
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

_LATE = 3
"""After so many intervals without a good poll the data is called stale."""


@dataclass(frozen=True)
class Pulse:
    """One source's polls; times are aware. `good_at`: the last poll that could read the source,
    None before the first. `saved_at`: when the export that is loaded was saved, None for a sheet.
    `failure`: code of what is wrong, empty if nothing is; `facts`: its
    details. `vanished`: fields and, by id, questions whose column the sheet has no more → their
    declared heading; `unread`: the headings that nothing reads; `proposals`: which of these each of
    them may have now. `stale`: as `is_stale` says for the moment at which it was read; not in
    the file.
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
        """Up to when the ledger knows what was sent: the last good reading, or, of an export, its
        saving. None before the first."""
        return self.good_at and (self.saved_at or self.good_at)


NO_PULSES: Mapping[str, Pulse] = MappingProxyType({})


def is_stale(pulse: Pulse, contest: Contest, now: datetime) -> bool:
    """True when the source cannot be read, or was not for three intervals. Once the contest has
    closed and the source was read after that, it may rest."""
    if pulse.failure or pulse.good_at is None:
        return True
    if contest.closes_at and contest.local(pulse.good_at) >= contest.closes_at:
        return False
    return now - pulse.good_at > timedelta(seconds=_LATE * pulse.every_seconds)


def write_pulse(ledger: str, pulse: Pulse) -> None:
    """Replace a source's file in one step. Nothing is written for a ledger at a URL.

    Raises:
        OSError: it cannot be written; the old file is still there.
    """
    if "://" in ledger:
        return
    place = _place(ledger, pulse.source)
    place.parent.mkdir(parents=True, exist_ok=True)
    values = {f.name: getattr(pulse, f.name) for f in fields(pulse) if f.name != "stale"}
    draft = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        draft.write_text(json.dumps(values, default=_as_text), encoding="utf-8")
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)


def read_pulses(ledger: str, contest: Contest, now: datetime) -> dict[str, Pulse]:
    """The pulses of a contest's live sources, by source; those that were never polled are absent,
    and so is a file that cannot be read. `now` is aware."""
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
