"""A folder for a ledger that lives for a moment."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from contest.locks import locked_for_once

_PREFIX = "contest-trial-"
_LOCK = ".lock"


@contextmanager
def scratch() -> Iterator[Path]:
    """A new folder that only this user can read; the folder is removed at the end.

    A process that is killed leaves its folder behind, with people's answers in it. So each call
    first removes the folders whose processes are gone: a living process holds a lock beside its
    folder.
    """
    _sweep()
    with ExitStack() as held:
        place = _named(held)
        place.mkdir(mode=0o700)
        try:
            yield place
        finally:
            shutil.rmtree(place, ignore_errors=True)


def _named(held: ExitStack) -> Path:
    """The path of a folder that is still to be made, with its lock held."""
    while True:
        handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_LOCK)
        os.close(handle)
        with ExitStack() as mine, suppress(OSError):  # another process sweeps it at this moment
            mine.enter_context(locked_for_once(Path(name)))
            if Path(name).exists():  # nobody swept it away before it was locked
                held.push(mine.pop_all())
                return Path(name.removesuffix(_LOCK))


def _sweep() -> None:
    found = Path(tempfile.gettempdir()).glob(f"{_PREFIX}*")
    for folder in {place.with_name(place.name.removesuffix(_LOCK)) for place in found}:
        with suppress(OSError), locked_for_once(folder.with_name(f"{folder.name}{_LOCK}")):
            shutil.rmtree(folder)  # else it is locked, gone, or another user's
