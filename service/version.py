"""Which version of the program runs."""

from __future__ import annotations

import subprocess  # nosec B404 # asks git for the commit of this folder
from functools import cache

from service.environment import ROOT

_PATIENCE_SECONDS = 5


@cache
def version() -> str:
    """The first line of `VERSION`, which an unpacked bundle holds; else the commit of the folder,
    with `+` after it if a file of the program was changed by hand; else empty.

    A process asks once, so the answer is the version that began.
    """
    try:
        return (ROOT / "VERSION").read_text(encoding="utf-8").splitlines()[0].strip()
    except (OSError, UnicodeDecodeError, IndexError):
        return _commit()


def _commit() -> str:
    if not (ROOT / ".git").exists():  # git would look further up, at somebody else's
        return ""
    ask = ["git", "-C", str(ROOT), "describe", "--always", "--tags", "--dirty=+"]
    try:
        told = subprocess.run(  # nosec B603 # fixed words
            ask, capture_output=True, text=True, timeout=_PATIENCE_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return told.stdout.strip() if told.returncode == 0 else ""
