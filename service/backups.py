"""Saves a contest with its ledger, and puts it in place again."""

from __future__ import annotations

import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path

from contest import Contest, load
from contest.errors import UsageError
from ledger.backup import Manifest, backup, whole_file
from ledger.journal import Line, add_line, fingerprint, journal_beside, read_journal
from ledger.lock import writing_together
from ledger.packed import Keys
from ledger.restore import Unpacked, begin_lineage, put_in_place, require_empty, unpacked
from results import Principal
from results.boundary import last_boundary
from service import environment
from service.allowed import require
from service.environment import Moment, Place
from service.erasure import finish, lineages_of
from service.publication.record import place_of
from service.wired import declared, ledger_of

__all__ = ["Keys", "Restored", "restore", "save"]

WITHOUT_JOURNAL = "restore without the journal of erasures"


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place. `position`: of the ledger. `state`: at the cut, as the backup names
    it. `parent`: the lineage that was cut. `erased`: how many responses were erased again."""

    position: str
    state: str
    lineage: str
    parent: str
    made_at: str
    erased: int


def save(
    place: Place, who: Principal, file: Path, keys: Keys, *, journal: Path | None, moment: Moment
) -> Manifest:
    """Write an encrypted backup of the ledger, the contest folder and what belongs to them.

    A poller may work meanwhile. The first backup begins the journal of erasures, so that a restore
    can ask for it.

    Raises:
        NotAllowedError: the role of `who` may not save.
        UsageError: there is nothing to save, or no key.
        LedgerError: the ledger is damaged, or the file cannot be written.
    """
    require(who, "erase")
    contest = declared(place)
    ledger = ledger_of(place, contest)
    book = journal or journal_beside(ledger.uri)
    if ledger.exists() and not read_journal(book):
        with writing_together(ledger.uri):
            line = Line(
                uuid.uuid4().hex, moment.now.isoformat(), who.name, "begin", lineages_of(ledger)
            )
            add_line(book, line)
    shown = contest.local(moment.now)
    return backup(
        ledger,
        place.folder,
        file,
        keys,
        declare=lambda: declared(place),
        boundary=last_boundary(contest, shown),
        journal=book,
        now=moment.now,
        settings=_settings(contest),
    )


def _settings(contest: Contest) -> list[Path]:
    """The files beside the ledger without which a new machine does not serve as the old one did:
    who has which role, and what was published and who holds it back. Sessions, accounts and links
    stay out, because a restore must not revive what was revoked."""
    access = environment.access_path()
    record = place_of(environment.public_folder(), contest.id)
    return [*([access] if access else []), record]


def restore(
    file: Path,
    data: Path,
    who: Principal,
    keys: Keys,
    *,
    contest_out: Path | None = None,
    settings_out: Path | None = None,
    journal: Path | None = None,
    confirm: str = "",
    moment: Moment,
) -> Restored:
    """Put the ledger of a backup into the empty directory `data`, as a new lineage, without the
    persons who were erased since.

    `contest_out`: where the contest folder is put; `settings_out`: where the access file and the
    record of publication are put. `journal`: the journal of erasures; by default
    the one beside `data`.

    Raises:
        NotAllowedError: the role of `who` may not restore.
        UsageError: a place is not empty, or the journal is missing or older than the backup.
        LedgerError: the backup was cut or altered, or cannot be put in place.
    """
    require(who, "erase")
    data = data.absolute()
    book = journal_beside(str(data))
    with unpacked(file, data, keys) as found:
        lines = _journal(journal or book, found, confirm)
        lineage = uuid.uuid4().hex
        begin_lineage(found, lineage)
        contest = load(found.folder)
        inside = Place(found.folder, found.ledger.uri)
        notes = finish(inside, found.ledger, journal or book, moment.now) if lines else ()
        position = found.ledger.position(found.ledger.decided(contest))
        for source, place in ((found.folder, contest_out), (found.settings, settings_out)):
            if place is not None:
                _put_folder(source, place.absolute())
        if lines and journal is not None and journal.absolute() != book:
            with whole_file(book) as out, journal.open("rb") as kept:
                shutil.copyfileobj(kept, out)
        put_in_place(Path(found.ledger.uri), data)
        manifest = found.manifest
    return Restored(
        position,
        manifest.state,
        lineage,
        manifest.lineage,
        manifest.made_at,
        sum(note.count for note in notes),
    )


def _journal(place: Path, found: Unpacked, confirm: str) -> bool:
    """Whether there is a journal to replay. It must hold what it held when the backup was made."""
    count, digest = found.manifest.journal
    if fingerprint(place, count) == (count, digest) and read_journal(place):
        return True
    if confirm == WITHOUT_JOURNAL:
        return False
    raise UsageError(
        f"the journal of erasures {place} is missing, older than the backup, or of another ledger. "
        "Without it, persons who were erased since would come back; expected --journal FILE with "
        "the file that lay beside the ledger. If the journal is lost and you know that nobody was "
        f'erased since {found.manifest.made_at}: --confirm "{WITHOUT_JOURNAL}"'
    )


def _put_folder(source: Path, target: Path) -> None:
    """Put a folder in place. A folder that a killed restore has put there stays."""
    if target.is_dir() and _content(source) == _content(target):
        return
    require_empty(target)
    draft = target.with_name(f".{target.name}.restoring")
    shutil.rmtree(draft, ignore_errors=True)
    shutil.copytree(source, draft)
    put_in_place(draft, target)


def _content(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }
