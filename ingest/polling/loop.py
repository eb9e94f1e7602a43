"""Polls in a thread until it is stopped, so that a command and the dashboard poll in the same way.

One poller at a time works on a ledger. Another poller waits until the first one ends or dies. The
waiting only saves requests: two pollers that work at once lead to the same ledger.
"""

from __future__ import annotations

import fcntl
import logging
import os
import threading
from collections.abc import Callable
from pathlib import Path

from ingest.polling.poller import Clock, Poll, Poller
from ledger import Ledger

_WAIT_SECONDS = 5.0
_log = logging.getLogger("pull")


class Polling:
    """A poller at work in its own thread, which does not outlive the process.

    The thread calls `tell` with every poll.
    """

    def __init__(
        self, make: Callable[[Clock], Poller], ledger: Ledger, tell: Callable[[Poll], None]
    ) -> None:
        self._stop = threading.Event()
        self._poller = make(Clock(sleep=self._stop.wait))
        self._ledger, self._tell = ledger, tell
        self._thread = threading.Thread(target=self._work, name="pull", daemon=True)
        self._thread.start()

    def ended(self, seconds: float = 0) -> bool:
        """Wait at most `seconds`; True if the poller no longer polls."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def stop(self) -> None:
        """Let the poller end after the present poll."""
        self._stop.set()

    def _work(self) -> None:
        lease = _take_lease(self._ledger, self._stop)
        while not self._stop.is_set():
            for poll in self._poller.poll_due():
                self._tell(poll)
            self._stop.wait(self._poller.wait_seconds())
        if lease is not None:
            os.close(lease)


def _take_lease(ledger: Ledger, stop: threading.Event) -> int | None:
    """Wait for the lock of the ledger's only poller and return the open lock file.

    The system closes the file when the process dies. None if a lock is impossible: in object
    storage, or on a disk that cannot be written.
    """
    if "://" in ledger.uri:
        return None
    try:
        Path(ledger.uri).mkdir(parents=True, exist_ok=True)
        lease = os.open(f"{ledger.uri}/pull.lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    except OSError:
        return None
    told = False
    while not stop.is_set():
        try:
            fcntl.flock(lease, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not told:
                _log.warning("another poller works on %s; this one waits until it ends", ledger.uri)
            told = True
            stop.wait(_WAIT_SECONDS)
        except OSError:
            break
        else:
            return lease
    os.close(lease)
    return None
