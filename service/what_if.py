"""What would change if the contest folder said something else, and the writing of that change.

Looking writes nothing: the changed files are read in a copy of the folder.
"""

from __future__ import annotations

import codecs
import hashlib
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from contest import Contest, load
from contest.disk import put
from contest.errors import NotAllowedError, UsageError
from results import Principal, View, compute, visible
from service import environment
from service.allowed import require
from service.environment import Moment, Place
from service.log import note_down
from service.wired import look

FILES = ("contest.toml", "items.csv", "exclusions.csv")
"""The files that somebody may try to change."""

Texts = Mapping[str, str]


def file_texts(place: Place, who: Principal) -> dict[str, str]:
    """The present texts of `FILES`; "" for a file that is not there.

    Raises:
        NotAllowedError: the role of `who` may not decide. The files hold keys and exclusions.
    """
    require(who, "decide")
    paths = ((name, place.folder / name) for name in FILES)
    return {name: p.read_text("utf-8-sig") if p.exists() else "" for name, p in paths}


def supposed_folder(place: Place, who: Principal, texts: Texts, moment: Moment) -> View:
    """The view that the same viewer would have if these files of the folder had these texts.

    Raises:
        NotAllowedError: the role of `who` may not decide.
        FolderError: the changed folder has mistakes.
        UsageError: the change alters how rows are read, so all of them would be read again.
    """
    require(who, "decide")
    wired = look(place, moment.now)
    changed = wired.ledger.decided(_changed(place, texts))
    if changed.reading_hash != wired.contest.reading_hash:
        raise UsageError("this change alters how rows are read; change the folder itself")
    results = compute(changed, wired.ledger, now=moment.shown(changed))
    return visible(results, who)


def declare(place: Place, who: Principal, texts: Texts, looked_at: Texts, moment: Moment) -> None:
    """Write these files into the folder; the log notes each with its hash.

    `looked_at`: the texts that the change was made from.

    Raises:
        NotAllowedError: the role of `who` may not decide, or this is a demonstration.
        FolderError: the changed folder has mistakes; nothing is written.
        UsageError: a file was changed meanwhile; nothing is written.
    """
    if environment.demonstration():
        raise NotAllowedError("a demonstration keeps its folder; take the changed file instead")
    now = file_texts(place, who)
    if stale := [name for name in texts if now[name] != looked_at[name]]:
        raise UsageError(f"{stale[0]} was changed meanwhile; look again")
    _changed(place, texts)
    for name, text in texts.items():
        digest = hashlib.sha256(text.encode()).hexdigest()
        note_down(place, who, "declare", scope=name, rows=0, sha256=digest, moment=moment)
        _replace(place.folder / name, text)


def _changed(place: Place, texts: Texts) -> Contest:
    """The contest of a copy of the folder in which these files have these texts."""
    with tempfile.TemporaryDirectory() as directory:
        copy = Path(directory) / "contest"
        shutil.copytree(place.folder, copy)
        for name, text in texts.items():
            (copy / name).write_text(text, "utf-8")
        return load(copy)


def _replace(path: Path, text: str) -> None:
    """Write a file whole or not at all. A file that Excel wrote keeps its byte order mark."""
    part = path.with_name(f".{path.name}.part")
    marked = path.exists() and path.read_bytes().startswith(codecs.BOM_UTF8)
    part.write_text(text, "utf-8-sig" if marked else "utf-8")
    if path.exists():
        shutil.copymode(path, part)
    put(part, path)
