"""The public folder: one whole version of the files at a time, for any web server.

`<folder>/<contest id>/bao-chi` is a link to the present version, which stands in a folder of its
own beside it (`.bao-chi/<name>`). A new version is written whole before the link turns to it, so
no reader sees files of two versions, also if the program dies between. Everybody may read the
files, although the program's other files belong to its account alone. `ket-qua`, the result, stands
there in the same way.

A dated file, whose name says the moment of its numbers, stays for an hour after the version that
named it, because a page that somebody has open still leads to it.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

NAME, RESULT = "bao-chi", "ket-qua"
_KEPT = 2
"""Versions that stay: the present one, and the one that a reader may be reading still."""
_FOLDER, _FILE = 0o755, 0o644
_PRIVATE = 0o700
"""The mode of a new folder under the program's umask. The operator may set any other."""
_DATED = re.compile(r".*-\d{8}-\d{4}\.\w+")
_STAYS = 3600  # seconds
_NO_RIGHT_TO_LINK = 1314
"""What Windows says to an account that may not make links (ERROR_PRIVILEGE_NOT_HELD)."""


def is_dated(name: str) -> bool:
    """Whether a file's name says the moment of its numbers.

    >>> is_dated("press-days-1200x800-20241202-2000.png"), is_dated("turnout.json")
    (True, False)
    """
    return _DATED.fullmatch(name) is not None


def put(
    folder: Path,
    contest_id: str,
    files: Mapping[str, bytes],
    name: str = NAME,
    *,
    kept: int = _KEPT,
) -> None:
    """Make these files, by their path in the folder, the public ones. Files of the version before
    are gone then, dated ones after an hour. A file with the same bytes keeps its time, so that
    caches keep it. `kept`: so many versions stay on the disk, this one among them.

    Raises:
        OSError: the folder cannot be written; the version before is still public.
    """
    home = folder / contest_id
    versions = home / f".{name}"
    folder.parent.mkdir(parents=True, exist_ok=True)
    for place in (folder, home, versions):
        place.mkdir(exist_ok=True)
        if place.stat().st_mode & 0o777 == _PRIVATE:  # new, or its maker died before this line
            place.chmod(_FOLDER)
    link = home / name
    draft = Path(tempfile.mkdtemp(dir=versions))
    try:
        for path, content in files.items():
            _write(draft, PurePosixPath(path), content, link)
        _keep_dated(draft, link)
        draft.chmod(_FOLDER)
        _turn(link, draft)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    _forget(versions, draft, kept)


def _turn(link: Path, draft: Path) -> None:
    """Make a version the present one, in one step.

    Windows lets no account make links that has no right to. There the version itself takes the
    name, so for a moment there is none under that name.
    """
    turning = draft.with_name(f"{draft.name}.link")
    try:
        turning.symlink_to(Path(draft.parent.name, draft.name))
        os.replace(turning, link)
    except BaseException as error:
        turning.unlink(missing_ok=True)
        if getattr(error, "winerror", None) != _NO_RIGHT_TO_LINK:
            raise
        if link.exists():
            link.rename(draft.with_name(f"{draft.name}.before"))
        draft.rename(link)


def withdraw(folder: Path, contest_id: str, name: str = NAME) -> None:
    """Take every version of a contest's files away.

    Raises:
        OSError: a file cannot be removed.
    """
    there = folder / contest_id / name
    shutil.rmtree(there) if there.is_dir() and not there.is_symlink() else there.unlink(True)
    versions = folder / contest_id / f".{name}"
    if versions.exists():
        shutil.rmtree(versions)


def present(folder: Path, contest_id: str, name: str = NAME) -> Path | None:
    """The folder of the present version; None: nothing of this contest is public. A link that leads
    out of the contest's place is nothing."""
    home = (folder / contest_id).resolve()
    found = (home / name).resolve()
    return found if found.is_dir() and found.is_relative_to(home) else None


def read(folder: Path, contest_id: str, name: str = NAME) -> dict[str, bytes]:
    """The files of the present version by their path; empty if nothing is public.

    Raises:
        OSError: a file cannot be read.
    """
    there = present(folder, contest_id, name)
    files = there.rglob("*") if there else ()
    return {path.relative_to(there).as_posix(): path.read_bytes()
            for path in files if there and path.is_file()}  # fmt: skip


def _write(draft: Path, name: PurePosixPath, content: bytes, before: Path) -> None:
    if name.is_absolute() or any(part.startswith(".") for part in name.parts):
        raise ValueError(f"{name} is no name of a public file; expected a path below the folder")
    file = draft / name
    for parent in reversed(file.relative_to(draft).parents):
        (draft / parent).mkdir(exist_ok=True)
        if parent.parts:
            (draft / parent).chmod(_FOLDER)
    file.write_bytes(content)
    file.chmod(_FILE)
    old = before / name
    if old.is_file() and old.read_bytes() == content:
        times = old.stat()
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))


def _keep_dated(draft: Path, before: Path) -> None:
    """Take the dated files of the last hour along; they are the same files, not copies."""
    since = draft.stat().st_mtime - _STAYS
    for old in before.resolve().rglob("*"):
        new = draft / old.relative_to(before.resolve())
        if is_dated(old.name) and not new.exists() and old.stat().st_mtime > since:
            if not new.parent.exists():
                new.parent.mkdir()
                new.parent.chmod(_FOLDER)
            new.hardlink_to(old)


def _forget(versions: Path, newest: Path, kept: int) -> None:
    """Remove what is older than the kept versions, also drafts that a dead process left."""
    others = [one for one in versions.iterdir() if one != newest]
    others.sort(key=lambda one: one.lstat().st_mtime_ns, reverse=True)
    for old in others[kept - 1 :]:
        shutil.rmtree(old, ignore_errors=True) if old.is_dir() else old.unlink(missing_ok=True)
