"""The contest, its ledger and their present content. Only this room knows them.

One look at the disk serves all viewers. Pages and commands get a view (`service.opened`) and hand
their writes to `service.decide` and `service.take_in`.
"""

from __future__ import annotations

import os
import threading
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from contest import Contest, load
from contest.forgetting import of_persons
from ingest import ensure_current
from ledger import Ledger
from ledger.erasures import forget_erased
from ledger.ledger import last_commit
from ledger.petitions import mark_of_petitions
from ledger.pulse import Pulse, read_pulses
from ledger.releases import mark_of_releases
from results.once import Once
from service.beside import refuse_same_id
from service.environment import ROOT, Place, ledger_beside, places

_LOOK_SECONDS = 0.5
_ALSO_DRAFTS = 7
"""Folders of drafts, and earlier states of folders, that are kept beside the served ones."""
_looking: defaultdict[Place, threading.Lock] = defaultdict(threading.Lock)
"""A look at one contest waits for no other contest."""
_folders = of_persons(Once(lambda: len(places()) + _ALSO_DRAFTS))


@dataclass(frozen=True, slots=True)
class Wired:
    """The content of the disk at one look: the contest as its folder declares it and as decided,
    the ledger, and the ledger's position. The responses in `files` hold at least that position.
    `releases`: what the releases are (`ledger.releases.mark_of_releases`). `beside`: the same of
    the petitions and the erasures."""

    declared: Contest
    contest: Contest
    ledger: Ledger
    position: str
    files: str
    releases: str
    beside: str
    pulses: Mapping[str, Pulse]


class _Kept(NamedTuple):
    """The last look at a place: the last commit of this process before the look, the result, and
    the time of the look (monotonic)."""

    commit: object
    at: float
    found: Wired


_MOST_DRAFTS = 3
"""The drafts that were opened last, beside the served contests."""
_kept: dict[Place, _Kept] = {}


def declared(place: Place) -> Contest:
    """The contest as the folder declares it now. The folder is read again only if a file changed.

    Raises:
        FolderError: the folder has mistakes, or another folder of the installation has its id.
    """
    path = place.folder
    contest: Contest = _folders.get((str(path), _fingerprint(path)), lambda: load(path))
    if place.shares_data:
        refuse_same_id(path)
    return contest


def ledger_of(place: Place, contest: Contest) -> Ledger:
    """The contest's ledger. Looking at a ledger does not create one."""
    if place.data and place.shares_data:
        return Ledger.at(ledger_beside(place.data, contest.id))
    return Ledger.at(place.data or ROOT / "var" / contest.id)


def look(place: Place, now: datetime, *, fresh: bool = False) -> Wired:
    """The present content of the disk.

    The program looks at the disk at most twice a second, whatever the number of callers, and again
    after each write of this process. So a person who presses a button sees the effect.

    `fresh`: look in any case. A look that finds nothing new reads the names in the logs of nine
    tables, and opens none of them. A look after an erasure forgets all that this process kept of
    persons.

    Raises:
        FolderError: the folder has mistakes.
        LedgerError: the ledger cannot be read.
    """
    commit = last_commit()
    if not fresh and (found := _young(place, commit)):
        return found
    with _looking[place]:
        if not fresh and (found := _young(place, commit)):
            return found
        last = _kept.pop(place, None)
        started = time.monotonic()
        found = _look(place, now, last.found if last else None)
        _kept[place] = _Kept(commit, started, found)
        for oldest in [*_kept][: -len(places()) - _MOST_DRAFTS]:
            _kept.pop(oldest, None)
        return found


def _young(place: Place, commit: object) -> Wired | None:
    """The last result, if it is still valid. The function does not take the lock, because another
    thread may hold the lock during a look."""
    kept = _kept.get(place)
    if kept is None or kept.commit != commit or time.monotonic() - kept.at > _LOOK_SECONDS:
        return None
    return kept.found


def _look(place: Place, now: datetime, last: Wired | None) -> Wired:
    folder_says = declared(place)
    ledger = ledger_of(place, folder_says)
    erasures = forget_erased(ledger)
    position = ledger.position(folder_says)  # first: later reads hold at least this position
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
    releases, beside = mark_of_releases(ledger), f"{mark_of_petitions(ledger)}/{erasures}"
    return Wired(folder_says, contest, ledger, position, files, releases, beside, pulses)


def _fingerprint(path: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, time and size of each file."""
    try:
        with os.scandir(path) as entries:
            files = [(one.name, one.stat()) for one in entries if one.is_file()]
    except (NotADirectoryError, FileNotFoundError):
        return ()
    return tuple(sorted((name, found.st_mtime_ns, found.st_size) for name, found in files))
