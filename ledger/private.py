"""Keeps what belongs to people private: only the account of the program reads the ledger."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_OTHERS = 0o077
_WITHIN = (
    "lineage", "salt", "observations", "loads", "decisions", "responses", "log", "seals", "pulse",
    "bulletins", "contacts", "releases", "release_reveals", "release_names", "release_salts",
    "release_files", "erasures", "erased_rows", "petitions", "verifications",
)  # fmt: skip


def keep_private(uri: str) -> None:
    """Make the directory of a ledger, and take from other accounts what they may do in it.

    Nothing is done for a ledger at a URL, nor on Windows, which knows no such modes. The files of
    another account stay as they are: then only that account can change them.
    """
    if "://" in uri or os.name == "nt":  # Windows: a folder's rights are those of the one above
        return
    top = Path(uri)
    with suppress(OSError):
        top.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not top.stat().st_mode & _OTHERS:
            return
        paths = [path for name in _WITHIN for path in (top / name, *(top / name).rglob("*"))]
        for path in (top, top / "pull.lock", top / "write.lock", *paths):
            with suppress(OSError):
                path.chmod(path.stat().st_mode & ~_OTHERS)
