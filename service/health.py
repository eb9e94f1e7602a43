"""The condition of an installation, and its faults: one truth for monitors, pages and alarms.

Looking costs a few small files: no table of the ledger is opened. The poller may be another
process, so what is known of the poller are the pulses that it writes.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from contest import Contest
from contest.errors import FolderError
from ledger.backup_notes import BackupNote, read_notes
from ledger.pulse import Pulse, read_pulses
from service.environment import Place, places
from service.version import version
from service.wired import declared, ledger_of

Code = Literal[
    "folder", "poller_dead", "source_stale", "source_unread", "disk_full", "backup_failed",
    "backup_old", "drill_failed", "drill_old", "clock",
]  # fmt: skip
URGENT: frozenset[Code] = frozenset({"folder", "poller_dead", "source_stale"})
"""The faults with which the pages show old numbers or none: `/healthz` answers 503."""

LEAST_FREE = 2_000_000_000
"""Bytes that the disk of the ledger should have: a backup of 500,000 responses and its drill."""
BACKUP_AGE = timedelta(hours=36)
"""A nightly backup that is older was not made last night."""
DRILL_AGE = timedelta(days=8)
_POLLER_PATIENCE = timedelta(minutes=3)
"""A complete read of a large sheet may take minutes, and the pulse comes after it."""
_CLOCK_AHEAD = timedelta(minutes=5)
_LOOK_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that somebody has to mend. `subject`: the id of the source; empty for the
    installation. `since` (aware): when it was last well; None: it never was, or nobody knows."""

    code: Code
    subject: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Live:
    """A live source. `pulse`: after its last poll; None before the first. `is_stale`: its numbers
    are old although the contest is open."""

    source: str
    pulse: Pulse | None
    is_stale: bool


@dataclass(frozen=True, slots=True)
class Condition:
    """The condition of one contest's installation at `now` (aware).

    `is_polled`: whether a poller is at work; None if no source needs one: none is live, or the
    contest has closed. `free`, `size`: bytes of the disk of the ledger; None for object storage.
    `backup`, `drill`: their last tries; None before the first. `version`: of the program; empty if
    nobody knows. `contest`: the id; empty if the folder has mistakes.
    """

    now: datetime
    contest: str
    version: str
    live: Sequence[Live] = ()
    is_polled: bool | None = None
    free: int | None = None
    size: int | None = None
    backup: BackupNote | None = None
    drill: BackupNote | None = None
    faults: Sequence[Fault] = ()

    @property
    def is_well(self) -> bool:
        """Whether no fault is urgent."""
        return not any(fault.code in URGENT for fault in self.faults)


def condition(place: Place, now: datetime) -> Condition:
    """The condition of a contest's installation. `now` is aware, and never a pretended time."""
    try:
        contest = declared(place)
    except FolderError:
        return Condition(now, "", version(), faults=(Fault("folder"),))
    uri = ledger_of(place, contest).uri
    pulses, notes = read_pulses(uri, contest, now), read_notes(uri)
    is_over = contest.closes_at is not None and contest.local(now) >= contest.closes_at
    live = [_live(source.id, pulses, is_over) for source in contest.sources if source.is_live]
    is_polled = None if is_over or not live or "://" in uri else _is_polled(pulses, now)
    disk = _disk(uri)
    found = Condition(
        now, contest.id, version(), live, is_polled, *disk, notes.get("backup"), notes.get("drill")
    )
    return replace(found, faults=(*_of_sources(found, contest), *_of_care(found)))


_looking = threading.Lock()
_kept: dict[Place, tuple[float, Condition]] = {}


def condition_lately(place: Place, now: datetime) -> Condition:
    """`condition` of the last seconds: one look for all who ask."""
    with _looking:
        at, found = _kept.get(place, (0.0, None))
        if found is None or time.monotonic() - at > _LOOK_SECONDS:
            found = condition(place, now)
            _kept[place] = time.monotonic(), found
        return found


def all_well(now: datetime) -> bool:
    """Whether no contest of the installation has an urgent fault. `now`: aware; the looks are
    those of the last seconds."""
    return all(condition_lately(place, now).is_well for place in places())


def _live(source: str, pulses: Mapping[str, Pulse], is_over: bool) -> Live:
    pulse = pulses.get(source)
    return Live(source, pulse, not is_over and (pulse is None or pulse.stale))


def _is_polled(pulses: Mapping[str, Pulse], now: datetime) -> bool:
    """Whether a poller was heard of as lately as a poller has to be, by at least one source."""
    return any(
        pulse.polled_at - _CLOCK_AHEAD <= now <= pulse.next_at + _POLLER_PATIENCE
        for pulse in pulses.values()
    )


def _disk(uri: str) -> tuple[int | None, int | None]:
    """Free bytes and size of the disk of a ledger, also of one that is not made yet."""
    if "://" in uri:
        return None, None
    path = Path(uri).absolute()
    there = next((one for one in (path, *path.parents) if one.exists()), None)
    try:
        usage = shutil.disk_usage(there or "/")
    except OSError:
        return None, None
    return usage.free, usage.total


def _of_sources(found: Condition, contest: Contest) -> Iterator[Fault]:
    pulses = [one.pulse for one in found.live if one.pulse]
    if found.is_polled is False:
        yield Fault("poller_dead", "", max((one.polled_at for one in pulses), default=None))
    for one in found.live:
        good_at = one.pulse.good_at if one.pulse else None
        if one.is_stale:
            yield Fault("source_stale", one.source, good_at)
        elif good_at and _is_unread(contest, good_at, found.now):
            yield Fault("source_unread", one.source, good_at)


def _is_unread(contest: Contest, good_at: datetime, now: datetime) -> bool:
    """Whether the contest has closed and the source was not read since."""
    closes_at = contest.closes_at
    return closes_at is not None and contest.local(good_at) < closes_at <= contest.local(now)


def _of_care(found: Condition) -> Iterator[Fault]:
    if found.free is not None and found.free < LEAST_FREE:
        yield Fault("disk_full")
    backup, drill, now = found.backup, found.drill, found.now
    if backup is not None and backup.failure:
        yield Fault("backup_failed", "", backup.good_at)
    elif backup is None or backup.good_at is None or now - backup.good_at > BACKUP_AGE:
        yield Fault("backup_old", "", backup.good_at if backup else None)
    if drill is not None and drill.failure:
        yield Fault("drill_failed", "", drill.good_at)
    elif drill is None or drill.good_at is None or now - drill.good_at > DRILL_AGE:
        yield Fault("drill_old", "", drill.good_at if drill else None)
    times = [one.pulse.polled_at for one in found.live if one.pulse]
    times += [note.at for note in (backup, drill) if note]
    if times and max(times) - now > _CLOCK_AHEAD:
        yield Fault("clock", "", max(times))
