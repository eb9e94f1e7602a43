"""The ids that contest folders beside one another declare.

A contest's id names its ledger, its public folder and its addresses, so two folders of one
installation with one id would write into one ledger.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from contest.errors import FolderError, Problem
from contest.toml_file import read_toml
from service.environment import DECLARATION, folders_in


def said_id(folder: Path) -> str:
    """The id that a folder declares, also if the folder has mistakes; "": none can be read."""
    file = os.path.join(folder, DECLARATION)
    try:
        found = os.stat(file)
    except OSError:
        return ""
    return _read(file, found.st_mtime_ns, found.st_size)


def refuse_same_id(folder: Path) -> None:
    """Refuse a folder whose id another folder beside it declares too.

    Raises:
        FolderError: another folder has the id. The other folder is refused in the same way.
    """
    if problems := same_id(folder):
        raise FolderError(str(folder), problems)


def same_id(folder: Path) -> list[Problem]:
    """That another folder beside a folder declares its id; empty if none does."""
    own = said_id(folder)
    others = [one for one in folders_in(folder.parent) if one.name != folder.name]
    same = ", ".join(one.name for one in others if own and said_id(one) == own)
    if not same:
        return []
    found = f"{own!r}, which the folder {same} beside this one declares too"
    expected = "an id that no other contest folder of this installation has"
    return [Problem(DECLARATION, "contest.id", found, expected)]


@lru_cache(maxsize=256)
def _read(file: str, _changed: int, _size: int) -> str:
    missing = Problem(DECLARATION, "file", "none", "one")
    given = read_toml(Path(file), missing=missing, problems=[]) or {}
    contest = given.get("contest")
    said = contest.get("id") if isinstance(contest, dict) else None
    return said if isinstance(said, str) else ""
