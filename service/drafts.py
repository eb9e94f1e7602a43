"""Drafts of contests in progress: each is kept on this server's disk, for its author alone.

A draft is a folder with the export that somebody dropped, what the person has chosen so far, and,
once it was opened, a contest folder with a ledger of its own. The export holds people's answers, so
only the program's account reads the folder, and a draft that nobody has touched for `LIFE` is
removed.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from contest.errors import UsageError
from ingest import LoadReport
from ingest.progress import Watch, unwatched
from ingest.sources.export import Export, as_export
from publish.made import replace as put
from results import Principal
from service import environment
from service.allowed import may, require
from service.environment import Moment, Place
from service.identity.access_toml import same_name
from service.take_in import load

LIFE = timedelta(days=30)
MOST = 10
"""The most drafts of one author."""

_RECORD, _EXPORT, _CONTEST, _LEDGER = "draft.json", "export", "contest", "ledger"


class Kept(BaseModel):
    """A draft as its record says. `file`: the name of the dropped file, without a folder; `digest`:
    the SHA-256 of its bytes. `choices`: what the person has chosen on the page, by widget.
    `opened`: the folder of the opened contest, in the draft's folder; "": never opened.
    `opened_as`: a mark of the choices with which it was opened."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    file: str
    digest: str
    title: str
    changed_at: datetime
    choices: Mapping[str, JsonValue] = {}
    opened: str = ""
    opened_as: str = ""


def begin(who: Principal, name: str, content: bytes, now: datetime) -> Kept:
    """Keep an export as a new draft. If the author already has a draft of the same bytes, the
    result is that draft. `now`: aware.

    Raises:
        NotAllowedError: the role of `who` may not load, so it may not draft.
        UsageError: the author has `MOST` drafts.
        OSError: the disk is full, or the folder of drafts cannot be written.
    """
    require(who, "load")
    digest = sha256(content).hexdigest()
    before = unfinished(who, now)
    if same := next((one for one in before if one.digest == digest), None):
        return same
    if len(before) >= MOST:
        raise UsageError(f"{MOST} drafts are in progress; delete one, then drop the file again")
    kept = Kept(
        id=secrets.token_hex(16), file=name, digest=digest, title=Path(name).stem, changed_at=now
    )
    folder = _folder(who, kept.id)
    for private in (environment.drafts_folder(), _mine(who), folder):
        private.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        put(folder / _EXPORT, content, 0o600)
        _write(folder, kept)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return kept


def unfinished(who: Principal, now: datetime) -> list[Kept]:
    """The author's drafts, the last changed first; none for who may not draft. Drafts of anybody
    that are older than `LIFE` are removed first."""
    if not may(who, "load"):
        return []
    _forget_old(now)
    found = [_read(folder) for folder in _mine(who).glob("*")]
    return sorted(filter(None, found), key=lambda one: one.changed_at, reverse=True)


def find(who: Principal, draft_id: str) -> Kept | None:
    """The author's draft of that id; None if there is none, or if `who` may not draft."""
    known = draft_id.isascii() and draft_id.isalnum()
    return _read(_folder(who, draft_id)) if known and may(who, "load") else None


def export_of(who: Principal, draft_id: str) -> Export:
    """The dropped file, read from the disk as often as needed.

    Raises:
        NotAllowedError: the role of `who` may not load.
        UsageError: there is no such draft.
    """
    kept = _mine_or_fail(who, draft_id)
    return replace(as_export(_folder(who, draft_id) / _EXPORT), name=kept.file)


def save(
    who: Principal, draft_id: str, title: str, choices: Mapping[str, JsonValue], now: datetime
) -> None:
    """Keep what the author has chosen so far. Nothing is written if nothing has changed.

    Raises:
        NotAllowedError: the role of `who` may not load.
        UsageError: there is no such draft.
        OSError: the disk is full.
    """
    kept = _mine_or_fail(who, draft_id)
    if (kept.title, kept.choices) != (title, choices):
        changed = kept.model_copy(update={"title": title, "choices": choices, "changed_at": now})
        _write(_folder(who, draft_id), changed)


def delete(who: Principal, draft_id: str) -> None:
    """Remove a draft with its export, its opened contest and its ledger.

    Raises:
        NotAllowedError: the role of `who` may not load.
        UsageError: there is no such draft.
    """
    _mine_or_fail(who, draft_id)
    shutil.rmtree(_folder(who, draft_id), ignore_errors=True)


def open_contest(
    who: Principal,
    draft_id: str,
    write: Callable[[Path], object],
    mark: str,
    moment: Moment,
    watch: Watch = unwatched,
) -> LoadReport:
    """Make the contest of a draft: `write` writes its folder, and the export goes into a ledger of
    its own. `mark` names what `write` writes. A contest that was opened before is replaced, with
    its ledger, once the new one is whole; whoever asks for that has confirmed it. `watch`: as in
    `load`.

    Raises:
        NotAllowedError: the role of `who` may not load.
        UsageError: there is no such draft.
        FolderError: the folder has mistakes.
        SourceError: the export cannot be read whole, or contradicts the folder.
        OSError: the disk is full.
    """
    kept, folder = _mine_or_fail(who, draft_id), _folder(who, draft_id)
    opened = folder / f"opened-{secrets.token_hex(4)}"  # a place of its own: no cache knows it yet
    try:
        opened.mkdir(mode=0o700)
        write(opened / _CONTEST)
        place = _place(opened)
        report = load(place, who, export_of(who, draft_id), moment=moment, watch=watch)
        if report.refused:
            raise report.refused.error(report.file)
        said = {"opened": opened.name, "opened_as": mark, "changed_at": moment.now}
        _write(folder, kept.model_copy(update=said))
    except BaseException:
        shutil.rmtree(opened, ignore_errors=True)
        raise
    if kept.opened:
        shutil.rmtree(folder / kept.opened, ignore_errors=True)
    return report


def place_of(who: Principal, draft_id: str) -> Place | None:
    """The place of the author's opened draft; None for anybody else, and if it is not opened."""
    kept = find(who, draft_id)
    if kept is None or not kept.opened:
        return None
    return _place(_folder(who, draft_id) / kept.opened)


def _place(opened: Path) -> Place:
    return Place(opened / _CONTEST, str(opened / _LEDGER), is_draft=True)


def _mine(who: Principal) -> Path:
    """The folder of an author's drafts. Its name is a hash, because the name of a person does not
    belong into a path."""
    return environment.drafts_folder() / sha256(same_name(who.name).encode()).hexdigest()[:32]


def _folder(who: Principal, draft_id: str) -> Path:
    return _mine(who) / draft_id


def _mine_or_fail(who: Principal, draft_id: str) -> Kept:
    require(who, "load")
    if kept := find(who, draft_id):
        return kept
    raise UsageError("there is no such draft; it was deleted, or it is somebody else's")


def _read(folder: Path) -> Kept | None:
    """The record in a folder; None if the folder has none that this program has written."""
    try:
        return Kept.model_validate_json((folder / _RECORD).read_bytes())
    except (OSError, ValidationError):
        return None


def _write(folder: Path, kept: Kept) -> None:
    put(folder / _RECORD, kept.model_dump_json(indent=1).encode(), 0o600)


def _forget_old(now: datetime) -> None:
    """Remove what nobody has touched for `LIFE`; a folder without a record counts by its time."""
    for folder in environment.drafts_folder().glob("*/*"):
        kept = _read(folder)
        try:
            touched = kept.changed_at.timestamp() if kept else folder.stat().st_mtime
        except OSError:  # somebody else has removed it
            continue
        if touched < (now - LIFE).timestamp():
            shutil.rmtree(folder, ignore_errors=True)
