"""The contest, its ledger and what they hold now: known in this room only.

Whether anything is new is looked up for all viewers together. Pages and commands get a view
(`service.opened`) and name what they want written (`service.decide`, `service.take_in`).
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from contest import Contest, load
from ingest import ensure_current
from ledger import Ledger
from ledger.ledger import last_commit
from ledger.pulse import Pulse, read_pulses
from results.once import Once
from service.environment import ROOT, Place

_LOOK_SECONDS = 0.5
_looking = threading.Lock()
_folders = Once(2)


@dataclass(frozen=True, slots=True)
class Wired:
    """What the disk held: the contest as its folder declares it and as it was decided, the ledger
    and its position; the responses, in `files`, hold at least that."""

    declared: Contest
    contest: Contest
    ledger: Ledger
    position: str
    files: str
    pulses: Mapping[str, Pulse]


class _Kept(NamedTuple):
    """The last look: whose, and when (monotonic)."""

    key: object
    at: float
    found: Wired


_kept: _Kept | None = None


def declared(place: Place) -> Contest:
    """The contest as the folder declares it now; read again only when a file changed.

    Raises:
        FolderError: the folder has mistakes.
    """
    path = place.folder
    return _folders.get((str(path), _fingerprint(path)), lambda: load(path))


def ledger_of(place: Place, contest: Contest) -> Ledger:
    """The contest's ledger; nothing is created by looking."""
    return Ledger.at(place.data or ROOT / "var" / contest.id)


def look(place: Place, now: datetime, *, fresh: bool = False) -> Wired:
    """What the disk holds. However many ask, the disk is looked at twice a second at most, and
    again after each write of this process: whoever pressed a button sees what it did.

    `fresh`: it is looked at in any case. Where nothing is new since the last look, four times a
    table is opened, and no row is read.

    Raises:
        FolderError: the folder has mistakes.
        LedgerError: the ledger cannot be read.
    """
    global _kept
    key = (place, last_commit())
    if not fresh and (found := _young(key)):
        return found
    with _looking:
        if not fresh and (found := _young(key)):
            return found
        last = _kept.found if _kept else None
        started = time.monotonic()
        found = _look(place, now, last)
        _kept = _Kept(key, started, found)
        return found


def _young(key: object) -> Wired | None:
    """What was found, where it is still true; without the lock, which is held during a look."""
    kept = _kept
    if kept is None or kept.key != key or time.monotonic() - kept.at > _LOOK_SECONDS:
        return None
    return kept.found


def _look(place: Place, now: datetime, last: Wired | None) -> Wired:
    folder_says = declared(place)
    ledger = ledger_of(place, folder_says)
    position = ledger.position(folder_says)  # first: all that is read after it holds at least that
    contest = ledger.decided(folder_says)
    files = ledger.responses_files(contest)
    marks = (ledger, position, files, contest.reading_hash)
    if last is None or marks != (
        last.ledger,
        last.position,
        last.files,
        last.contest.reading_hash,
    ):
        ensure_current(contest, ledger)
        files = ledger.responses_files(contest)
    pulses = read_pulses(ledger.uri, contest, now)
    return Wired(folder_says, contest, ledger, position, files, pulses)


def _fingerprint(path: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, time and size of each file."""
    if not path.is_dir():
        return ()
    files = sorted(p for p in path.iterdir() if p.is_file())
    return tuple((p.name, p.stat().st_mtime_ns, p.stat().st_size) for p in files)
