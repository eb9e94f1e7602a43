"""Locks between processes, on Linux, macOS and Windows alike.

A lock is one of the system's own on an open file, so the lock ends with the process, however the
process ends. The file holds nothing and says nothing: only a lock on the file counts. No other
module knows the library (docs/decisions/0048).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import portalocker

_NOT_BY_LINK = getattr(os, "O_NOFOLLOW", 0)  # Windows has no such flag


class NoLocksError(OSError):
    """The file is there, but its disk knows no locks."""


@contextmanager
def locked(path: Path, *, shared: bool = False, waits: bool = True) -> Iterator[None]:
    """Hold the lock of a file during the block. The file is made if there is none, and stays.

    Two threads of a process exclude each other like two processes; a thread that asks twice waits
    for itself. `shared`: beside others who share the lock. `waits`: until the lock is free.

    Raises:
        BlockingIOError: somebody else holds the lock, and the caller does not wait.
        NoLocksError: the disk knows no locks.
        OSError: the file cannot be opened.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, locked(Path(folder, "a")):
    ...     with locked(Path(folder, "a"), waits=False):
    ...         pass
    Traceback (most recent call last):
    BlockingIOError: ...
    """
    handle = os.open(path, os.O_CREAT | os.O_RDWR | _NOT_BY_LINK, 0o600)
    try:
        _take(handle, shared, waits)
        yield
    finally:
        os.close(handle)


@contextmanager
def locked_for_once(path: Path) -> Iterator[None]:
    """Hold the lock of a file that the end of the block removes.

    Raises:
        BlockingIOError: somebody else holds the lock.
        OSError: the file cannot be opened, or its disk knows no locks.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with locked_for_once(Path(folder, "a")):
    ...         print(Path(folder, "a").exists())
    ...     print(Path(folder, "a").exists())
    True
    False
    """
    with locked(path, waits=False):
        try:
            yield
        finally:
            with suppress(OSError):  # Windows removes no open file
                path.unlink()
    if os.name == "nt":
        with suppress(OSError):  # the next one holds the lock already
            path.unlink()


def _take(handle: int, shared: bool, waits: bool) -> None:
    how = portalocker.LockFlags.SHARED if shared else portalocker.LockFlags.EXCLUSIVE
    while True:
        try:
            portalocker.lock(handle, how if waits else how | portalocker.LockFlags.NON_BLOCKING)
        except portalocker.AlreadyLocked:
            if not waits:
                raise BlockingIOError("somebody else holds the lock") from None
            continue  # Windows gives up waiting after ten seconds
        except portalocker.LockException as error:
            raise NoLocksError(*getattr(error.__cause__, "args", ())) from error
        return
