"""Polls in a thread until it is stopped, so that a command and the dashboard poll in the same way.

No error ends the thread: a turn that fails is logged, and the next turn comes after a pause. If the
thread ends all the same, the process that owns it starts it again (`Polling.keep`).

One poller at a time works on a ledger. Another poller waits until the first one ends or dies. The
waiting only saves requests: two pollers that work at once lead to the same ledger.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from contest.errors import ContestError
from contest.locks import locked
from ingest.polling.poller import Clock, Poll, Poller
from ingest.polling.unforeseen import log_unforeseen
from ledger import Ledger

_WAIT_SECONDS = 5.0
PAUSE_SECONDS = 30.0
"""The pause after a turn that failed as a whole."""
_log = logging.getLogger("pull")


class Polling:
    """A poller at work in its own thread, which does not outlive the process.

    The thread makes the poller, and calls `tell` with every poll.
    """

    def __init__(
        self, make: Callable[[Clock], Poller], ledger: Ledger, tell: Callable[[Poll], None]
    ) -> None:
        self._stop = threading.Event()
        self._make, self._ledger, self._tell = make, ledger, tell
        self._poller: Poller | None = None
        self._start()

    def ended(self, seconds: float = 0) -> bool:
        """Wait at most `seconds`; True if the poller no longer polls."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def keep(self, seconds: float = 0) -> None:
        """Wait at most `seconds` for the end of the thread. A thread that has ended although nobody
        stopped it is told, in the log and on the pages, and started again."""
        if not self.ended(seconds) or self._stop.is_set():
            return
        _log.error("the thread that polls has ended; it is started again")
        if self._poller is not None:
            self._poller.fail("poller_ended")
        self._start()

    def stop(self) -> None:
        """Let the poller end after the present poll."""
        self._stop.set()

    def _start(self) -> None:
        self._thread = threading.Thread(target=self._work, name="pull", daemon=True)
        self._thread.start()

    def _work(self) -> None:
        lease: ExitStack | None = None
        try:
            while not self._stop.is_set():
                try:
                    lease = lease or _take_lease(self._ledger, self._stop)
                    pause = self._turn()
                except Exception as error:
                    self._failed(error)
                    pause = PAUSE_SECONDS
                self._stop.wait(pause)
        except BaseException as error:  # the thread ends: Python would print the message
            log_unforeseen("polling", error)
        finally:
            if lease is not None:
                lease.close()

    def _turn(self) -> float:
        """Poll what is due; the seconds until the next turn."""
        if self._poller is None:
            self._poller = self._make(Clock(sleep=self._stop.wait))
        for poll in self._poller.poll_due():
            self._tell(poll)
        return self._poller.wait_seconds()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, ContestError):  # its message is written for people
            _log.error("%s", error)
        else:
            log_unforeseen("polling", error)
        if self._poller is not None:
            self._poller.fail("unforeseen")


def _take_lease(ledger: Ledger, stop: threading.Event) -> ExitStack:
    """Wait for the lock of the ledger's only poller. Closing the result gives up the lock.

    The system gives up the lock when the process dies. The result is empty if a lock is impossible:
    in object storage, or on a disk that cannot be written.
    """
    lease = ExitStack()
    if "://" in ledger.uri:
        return lease
    told = False
    while not stop.is_set():
        try:
            Path(ledger.uri).mkdir(parents=True, exist_ok=True)
            lease.enter_context(locked(Path(ledger.uri, "pull.lock"), waits=False))
        except BlockingIOError:
            if not told:
                _log.warning("another poller works on %s; this one waits until it ends", ledger.uri)
            told = True
            stop.wait(_WAIT_SECONDS)
        except OSError:
            break
        else:
            break
    return lease
