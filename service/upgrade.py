"""Puts a new version of the program in force, after the version has proved that it counts the same.

A version is a folder with the program and its own libraries (`.venv`), and stays as it is. A link,
`current`, names the folder that is in force; where there are no links (Windows), a file of one line
does. The new version is tried on copies of a backup, so nothing of a failed try has to be taken
back: the link is changed last, in one step, and the old folder is there still.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess  # nosec B404 # the two versions are programs, each with its own libraries
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from contest.disk import put
from contest.errors import ContestError, UsageError
from results import Principal
from service import environment
from service.allowed import require
from service.counted import Differing, compared
from service.environment import ROOT, Place
from service.scratch import scratch
from service.version import version
from service.wired import declared, ledger_of

_PYTHON = ("bin/python", "Scripts/python.exe")


class UpgradeError(ContestError):
    """The new version did not do what the old one does; the old one stays in force."""


@dataclass(frozen=True, slots=True)
class Upgrade:
    """The result of a try. `differing`: empty if both versions count the same. `is_done`: whether
    the new version is in force now. `words`: what confirms these differences; empty without."""

    before: Path
    after: Path
    version: str
    backup: str
    differing: Sequence[Differing]
    is_done: bool
    words: str = ""


def upgrade(
    place: Place,
    who: Principal,
    current: Path,
    backups: Path,
    *,
    passphrase_file: Path | None,
    confirm: str = "",
    tell: Callable[[str], object],
) -> Upgrade:
    """Save with the old version, count a copy of the backup with both, compare, and let `current`
    name the folder of this program if both count the same.

    `current` names the old version's folder. `backups`: where the backup goes, by the old version's
    `nightly`. `confirm`: the words of an earlier try, for a version that is meant to count
    otherwise. `tell` is told each step.

    Raises:
        NotAllowedError: the role of `who` may not save.
        UsageError: `current` names no version or this one, or data stands in a version's folder.
        UpgradeError: a step failed; the old version stays in force.
    """
    require(who, "erase")
    old, new = _named(current), ROOT
    if old == new:
        raise UsageError(f"{current} names {new} already, so this version is in force")
    contest = declared(place)
    data = Path(ledger_of(place, contest).uri).absolute()
    folder = place.folder.absolute()
    _require_outside(folder, data, (old, new))
    where = ("--contest", str(folder), "--data", str(data))
    key = ("--passphrase-file", str(passphrase_file.absolute())) if passphrase_file else ()
    to = backups.absolute()
    tell("backup, and a drill, by the version in force")
    saved = _asked(old, "service", "nightly", "--to", str(to), *key, *where)
    with scratch() as home:
        figures = []
        for program, name in ((old, "before"), (new, "after")):
            tell(f"figures by {program.name}")
            figures.append(_figures(program, home / name, saved, to, contest.id, key))
        differing = compared(*figures)
    words = _words(differing)
    made = Upgrade(old, new, version(), saved["file"], differing, False, words)
    if differing and confirm != words:
        return made
    tell("the ledger is read by the new version")
    _asked(new, "service", "count", *where)
    _point(current, new)
    return Upgrade(old, new, version(), saved["file"], differing, True)


def _figures(
    program: Path, home: Path, saved: Any, backups: Path, contest_id: str, key: Sequence[str]
) -> Path:
    """The figures of a backup, restored and counted by a version in a folder of its own."""
    data, folder = str(home / "ledger"), str(home / "contest")
    journal = str(backups / f"{contest_id}.erased.jsonl")
    home.mkdir()
    _asked(
        program, "ledger", "restore", saved["file"], "--data", data, "--contest-out", folder,
        "--journal", journal, *key,
    )  # fmt: skip
    out = home / "figures"
    _asked(
        program, "service", "count", "--contest", folder, "--data", data, "--out", str(out),
        "--at", saved["made_at"],
    )  # fmt: skip
    return out


def _asked(program: Path, room: str, *words: str) -> Any:
    """The answer of a command of a version, in its own folder and with its own libraries."""
    python = next(
        (program / ".venv" / p for p in _PYTHON if (program / ".venv" / p).exists()), None
    )
    if python is None:
        raise UpgradeError(
            f"{program} has no libraries in .venv; expected what make .venv/.run makes"
        )
    told = subprocess.run(  # nosec B603 # our own commands, with words of the operator
        [str(python), "-m", room, *words, "--format", "json"],
        cwd=program, capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONPATH": "", "PYTHONUTF8": "1"},
    )  # fmt: skip
    if told.returncode:
        said = told.stderr.strip().splitlines() or [f"status {told.returncode}"]
        raise UpgradeError(
            f"python -m {room} {words[0]} failed in {program}, so the version that was in force "
            f"stays in force. It said: {said[-1]}"
        )
    answer = json.loads(told.stdout)
    return answer[0] if isinstance(answer, list) else answer


def _words(differing: Sequence[Differing]) -> str:
    if not differing:
        return ""
    lines = "\n".join(f"{one.table} {one.what} {one.rows}" for one in differing)
    return f"accept {hashlib.sha256(lines.encode()).hexdigest()[:8]}"


def _require_outside(folder: Path, data: Path, versions: Sequence[Path]) -> None:
    """Refuse data inside of a version's folder: the new version would begin without it."""
    places: dict[str, Path | None] = {
        "CONTEST_DIR": folder, "CONTEST_DATA": data, "CONTEST_ACCESS": environment.access_path(),
        "CONTEST_PUBLIC": environment.public_folder(),
        "CONTEST_DRAFTS": environment.drafts_folder(),
    }  # fmt: skip
    inside = [
        name
        for name, path in places.items()
        if path and any(path.resolve().is_relative_to(one) for one in versions)
    ]
    if inside:
        raise UsageError(
            f"{', '.join(inside)}: found a place inside of a version's folder ({versions[0]} or "
            f"{versions[1]}), so the new version would begin without these data; move them, and "
            "name the new place in the environment"
        )


def _named(current: Path) -> Path:
    """The folder that `current` names."""
    try:
        if current.is_symlink():
            found = current.resolve(strict=True)
        else:
            found = Path(current.read_text(encoding="utf-8").strip()).resolve(strict=True)
        if (found / "dashboard.py").is_file():
            return found
    except (OSError, UnicodeDecodeError):
        pass
    raise UsageError(
        f"{current} names no version; expected a link to the folder of the version in force, or on "
        "Windows a file with the path of this folder"
    )


def _point(current: Path, version_folder: Path) -> None:
    """Let `current` name another folder, in one step."""
    draft = current.with_name(f".{current.name}.{os.getpid()}")
    try:
        if current.is_symlink():
            draft.symlink_to(version_folder, target_is_directory=True)
        else:
            draft.write_text(f"{version_folder}\n", encoding="utf-8")
        put(draft, current)
    except OSError as error:
        raise UpgradeError(
            f"{current} cannot be changed ({error.strerror}), so the version that was in force "
            "stays in force"
        ) from error
    finally:
        draft.unlink(missing_ok=True)
