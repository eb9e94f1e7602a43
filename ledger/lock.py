"""The lock between those who write and the one who deletes permanently.

A writer puts a file on the disk and then commits it. Permanent deletion removes every file that no
version of a table names, so nobody may be between these two steps. Writers share the lock; whoever
deletes has it alone. The system gives up the lock when the process dies. A ledger in object storage
has no lock: there, only files that a version named are deleted.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from contest.locks import NoLocksError, locked

_held = threading.local()


@contextmanager
def writing_together(uri: str) -> Iterator[None]:
    """Hold the lock with other writers. Inside `alone` of the same thread nothing more is held."""
    with _locked(uri, shared=True):
        yield


@contextmanager
def alone(uri: str) -> Iterator[None]:
    """Wait until nobody writes, and let nobody write until the end of the block."""
    with _locked(uri, shared=False):
        yield


@contextmanager
def _locked(uri: str, *, shared: bool) -> Iterator[None]:
    """Without a directory that can be written there is no lock, and the write itself will fail.

    Raises:
        NoLocksError: the disk knows no locks, so nobody can be sure to delete alone.
    """
    before: str | None = getattr(_held, "uri", None)
    if "://" in uri or before == uri:
        yield
        return
    with ExitStack() as held:
        try:
            held.enter_context(locked(Path(uri, "write.lock"), shared=shared))
            _held.uri = uri
        except NoLocksError:
            raise
        except OSError:
            pass
        try:
            yield
        finally:
            _held.uri = before
