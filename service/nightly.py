"""The care of a night: a backup with its date, a restore of it somewhere else, and no heap of old
ones. A backup that nobody has restored is a hope."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from contest import load
from contest.errors import ContestError, LedgerError, UsageError
from ledger.backup import Manifest, whole_file
from ledger.backup_notes import BackupNote, Care, note_backup
from ledger.journal import fingerprint, journal_beside
from ledger.ledger import Ledger
from ledger.packed import Keys
from ledger.state import State
from results import Principal
from results.boundary import last_boundary
from service.backups import restore, save
from service.counted import count, standings_hash
from service.environment import Moment, Place
from service.opened_at import opened_at
from service.scratch import scratch
from service.wired import declared, ledger_of

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Night:
    """What was done. `standings`: the hash of the standings, which the restored copy and the ledger
    have in common. `removed`: how many older backups were removed."""

    file: Path
    bytes: int
    state: str
    made_at: str
    standings: str
    removed: int


def nightly(
    place: Place, who: Principal, folder: Path, keys: Keys, *, keep: int, moment: Moment
) -> Night:
    """Save the contest into `folder`, restore the file elsewhere, compare the standings of both,
    and remove all but the newest `keep` backups of the contest.

    The notes beside the ledger tell pages and monitors how it went. After a failure no older backup
    is removed. A copy of the journal of erasures stands beside the backups, so that the folder
    alone is enough for a restore.

    Raises:
        NotAllowedError: the role of `who` may not save.
        UsageError: there is nothing to save, `keep` is below 1, or no passphrase.
        LedgerError: the backup cannot be made, or its copy is not the same.
    """
    if keep < 1:
        raise UsageError(f"--keep is {keep}; expected 1 or more, so that a backup stays")
    contest, now = declared(place), moment.now
    ledger = ledger_of(place, contest)
    stamp = contest.local(now).strftime("%Y%m%d-%H%M%S")
    file = folder.absolute() / f"{contest.id}-{stamp}.tar"

    def saved() -> Manifest:
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise LedgerError(f"{folder} cannot be written ({error.strerror})") from error
        made = save(place, who, file, keys, journal=None, moment=moment)
        _keep_journal(journal_beside(ledger.uri), folder / f"{contest.id}.erased.jsonl")
        return made

    made = _noted(ledger, "backup", file, moment, saved)
    hashed = _noted(ledger, "drill", file, moment, lambda: drill(ledger, file, who, keys, made))
    removed = _prune(folder, contest.id, keep)
    return Night(file, file.stat().st_size, made.state, made.made_at, hashed, removed)


def drill(ledger: Ledger, file: Path, who: Principal, keys: Keys, made: Manifest) -> str:
    """Restore a backup in a folder for the moment, count there as a new machine would, and compare
    with the ledger at the state of the backup. Returns the hash of the standings.

    Raises:
        LedgerError: the backup cannot be restored, or its standings are others.
    """
    at = datetime.fromisoformat(made.made_at)
    with scratch() as home:
        journal = home / "journal.jsonl"
        shutil.copy(journal_beside(ledger.uri), journal)
        data, folder = home / "ledger", home / "contest"
        restore(file, data, who, keys, contest_out=folder, journal=journal, moment=Moment(at))
        _, theirs = count(Place(folder, str(data)), who, None, Moment(at))
        contest = load(folder)
        boundary = last_boundary(contest, contest.local(at))
        state = State(
            made.lineage, tuple(made.loads.items()), made.decision, made.contest_hash, boundary
        )
        ours = standings_hash(opened_at(state, folder, ledger))
    if ours != theirs:
        raise LedgerError(
            f"the restored copy of {file.name} counts other standings than the ledger "
            f"({theirs[:16]}, expected {ours[:16]}); keep the older backups, and report this line"
        )
    return ours


def _noted(
    ledger: Ledger, care: Care, file: Path, moment: Moment, do: Callable[[], _Made]
) -> _Made:
    """Do it, and note beside the ledger whether it succeeded."""
    failure = "unforeseen"
    try:
        done = do()
        failure = ""
    except ContestError as error:
        failure = "ledger" if isinstance(error, LedgerError) else "use"
        raise
    finally:
        good_at = None if failure else moment.now
        size = file.stat().st_size if not failure and file.exists() else 0
        note_backup(ledger.uri, care, BackupNote(moment.now, failure, good_at, file.name, size))
    return done


def _keep_journal(journal: Path, copy: Path) -> None:
    """Copy the journal beside the backups. A copy that is not the beginning of the journal stays,
    because it may know erasures that the journal has lost."""
    lines, digest = fingerprint(copy)
    if lines and fingerprint(journal, lines) != (lines, digest):
        raise LedgerError(
            f"{copy} is not the beginning of the journal of erasures {journal}: one of the two is "
            "older than it was, or of another ledger. Put the longer one beside the ledger"
        )
    with whole_file(copy) as out, journal.open("rb") as source:
        shutil.copyfileobj(source, out)


def _prune(folder: Path, contest_id: str, keep: int) -> int:
    """Remove all but the newest backups of a contest; returns their number."""
    named = re.compile(rf"{re.escape(contest_id)}-\d{{8}}-\d{{6}}\.tar")
    old = sorted(one for one in folder.iterdir() if named.fullmatch(one.name))[:-keep]
    for one in old:
        one.unlink(missing_ok=True)
    return len(old)
