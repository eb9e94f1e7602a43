"""A folder for a ledger that lives for a moment."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX = "contest-trial-"


@contextmanager
def scratch() -> Iterator[Path]:
    """A new folder that only this user can read; the folder is removed at the end.

    A process that is killed leaves its folder behind, with people's answers in it. So each call
    first removes the folders whose processes are gone: a living process holds a lock on its folder.
    """
    _sweep()
    place, held = _made()
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)
        os.close(held)


def _made() -> tuple[Path, int]:
    """A new folder, and the open file that locks it."""
    while True:
        place = Path(tempfile.mkdtemp(prefix=_PREFIX))
        with suppress(FileNotFoundError):
            held = os.open(place, os.O_RDONLY)
            fcntl.flock(held, fcntl.LOCK_SH)
            if place.exists():  # nobody swept it away before it was locked
                return place, held
            os.close(held)


def _sweep() -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):  # it is locked, gone, or another user's
            held = os.open(folder, os.O_RDONLY | os.O_NOFOLLOW)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder)
            finally:
                os.close(held)
