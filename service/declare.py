"""Writes a file of the contest folder, and tells what it wrote from what was edited by hand.

One change writes one file by one rename, so a reader sees the file before or after and never a
folder of two changes. The decision is written first: a process that dies between the two leaves a
decision whose file still has the hash `before`, and whoever looks is told so.
"""

from __future__ import annotations

import codecs
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from contest.disk import put
from contest.errors import NotAllowedError, UsageError
from ledger import Decision
from ledger.decisions import AFTER, BEFORE
from results import Principal, View
from service import acts, environment
from service.allowed import require
from service.decide import decide
from service.environment import Moment, Place
from service.log import Logged, note_down
from service.what_if import FILES, file_texts, read_changed

_SEEN: Logged = "folder_edit"
_MOST_SEEN = 1_000

Standing = Literal["declared", "by_hand", "not_written"]
"""What a file is: as the last declaration wrote it, edited outside of the program, or as before a
declaration that was noted and whose file was not written."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of the folder and where its present text comes from.

    `first_seen`: when the program first saw a text that it did not write (contest-local); None:
    the program wrote the text, or has not noted it.
    """

    file: str
    standing: Standing
    first_seen: datetime | None = None


def may_declare(place: Place) -> bool:
    """False in a demonstration, which keeps its folder; a draft is its author's own."""
    return place.is_draft or not environment.demonstration()


def declare(
    place: Place, who: Principal, file: str, text: str, looked_at: str, why: str, moment: Moment
) -> None:
    """Write a file of the folder, and the decision that says who did, why, and both hashes.

    `looked_at`: the text that the change was made from. `why`: the reason, which is required.

    Raises:
        NotAllowedError: the role of `who` may not decide, or this is a demonstration.
        FolderError: the changed folder has mistakes; nothing is written.
        UsageError: no such file may be declared, no reason is given, the contest gets another id,
            or the file was changed meanwhile; nothing is written.
        OSError: the folder cannot be written.
    """
    require(who, "decide")
    if not may_declare(place):
        raise NotAllowedError("a demonstration keeps its folder; take the changed file instead")
    if file not in FILES:
        raise UsageError(f"{file} is no file to declare; expected one of {', '.join(FILES)}")
    if file_texts(place, who)[file] != looked_at:
        raise UsageError(f"{file} was changed meanwhile; look again")
    read_changed(place, {file: text})
    path = place.folder / file
    content = _encoded(path, text)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content)  # first, so that a full disk is found before anything is noted
    try:
        if path.exists():
            shutil.copymode(path, part)
        wanted = acts.declare(file, digest_of(path), sha256(content).hexdigest())
        decide(place, who, [wanted], note=why, moment=moment)
        put(part, path)
    finally:
        part.unlink(missing_ok=True)


def kept_files(place: Place, view: View) -> tuple[Kept, ...]:
    """Where the present text of each file comes from; without a file that is not there.

    A file that was never declared is `by_hand`: somebody wrote the folder.
    """
    seen = {(line["scope"], line["sha256"]): line["at"] for line in _seen(view)}
    last = last_declared(view.decisions)
    found = []
    for file in FILES:
        if digest := digest_of(place.folder / file):
            taken = last.get(file)
            standing = _standing(digest, taken.facts if taken else None)
            at = seen.get((file, digest)) if standing == "by_hand" else None
            found.append(Kept(file, standing, at))
    return tuple(found)


def note_edits(place: Place, who: Principal, view: View, moment: Moment) -> None:
    """Note in the log each text of the folder that the program did not write and has not noted, so
    that its first day is known. A place whose folder this program does not write is not noted.

    Raises:
        LedgerError: the log cannot be written.
    """
    if not may_declare(place):
        return
    known = {(line["scope"], line["sha256"]) for line in _seen(view)}
    for one in kept_files(place, view):
        digest = digest_of(place.folder / one.file)
        if one.standing == "by_hand" and (one.file, digest) not in known:
            note_down(place, who, _SEEN, scope=one.file, rows=0, sha256=digest, moment=moment)


def last_declared(decisions: Iterable[Decision]) -> Mapping[str, Decision]:
    """File → the last decision that declared it."""
    ordered = sorted(decisions, key=lambda one: one.number)
    return {one.subject: one for one in ordered if one.kind == "declare"}


def digest_of(path: Path) -> str:
    """SHA-256 of a file's bytes; "" for a file that is not there."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""


def _standing(digest: str, facts: Mapping[str, str] | None) -> Standing:
    if facts is None:
        return "by_hand"
    if digest == facts[AFTER]:
        return "declared"
    return "not_written" if digest == facts[BEFORE] else "by_hand"


def _seen(view: View) -> Iterable[Mapping[str, Any]]:
    return view.log_lines(_SEEN, day=None, limit=_MOST_SEEN).lines


def _encoded(path: Path, text: str) -> bytes:
    """The bytes of a text. A file that Excel wrote keeps its byte order mark."""
    marked = path.exists() and path.read_bytes().startswith(codecs.BOM_UTF8)
    return text.encode("utf-8-sig" if marked else "utf-8")
