"""The poller of a contest: decides when to poll each source, and handles failures.

No failure ends the poller. It polls a failing source again after longer and longer pauses, up to
`LONGEST_PAUSE`, and goes on with the other sources. The poller keeps its knowledge in memory, so a
poller that has just started, even after a kill, begins with a complete read of every source.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from contest import load
from contest.errors import ContestError, FolderError, LedgerError, SourceError
from contest.settings import Source
from ingest.polling.poll import Watch, poll_file, poll_sheet, saved_at
from ingest.polling.unforeseen import log_unforeseen
from ingest.report import LoadReport
from ingest.sources.google.retry import Patience
from ingest.sources.google.sheet import GoogleSheets, open_google
from ledger import Ledger
from ledger.compact import compact
from ledger.pulse import Pulse, write_pulse

LONGEST_PAUSE = timedelta(minutes=5)
_PATIENCE = Patience(attempts=3)
"""Fewer attempts than usual, because the next poll tries again and the pages can tell the failure
meanwhile."""
_KEY_FAILURES = (
    "google_no_key", "google_key_unreadable", "google_key_in_folder", "google_revoked",
    "google_project",
)  # fmt: skip
MANY_FILES = 40
"""A table of more files is compacted, because each look at the table opens all of its files."""
_SETTLE_SECONDS = 2.0
_NO_SOURCE_SECONDS = 30.0
"""The poller looks at the folder again after this time, because somebody may have declared a
source."""
_log = logging.getLogger("pull")


@dataclass(frozen=True)
class Clock:
    """The poller's time: `now` returns an aware moment, `sleep` pauses for some seconds."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    sleep: Callable[[float], object] = time.sleep


@dataclass(frozen=True)
class Poll:
    """The result of one poll of a source: a report or an error."""

    source: str
    report: LoadReport | None = None
    error: ContestError | None = None


class Poller:
    """Polls the live sources of the contest in `folder`, and reads the folder again after changes.

    `every`: seconds between polls, in place of each source's `poll_seconds`. `open_sheets` opens
    Google with the machine's key.

    Raises:
        FolderError: the folder cannot be used.
    """

    def __init__(
        self,
        folder: Path,
        ledger: Ledger,
        *,
        every: float | None = None,
        clock: Clock | None = None,
        open_sheets: Callable[[], GoogleSheets] | None = None,
    ) -> None:
        self._folder, self._ledger, self._every = folder, ledger, every
        self._clock = clock or Clock()
        patience = replace(_PATIENCE, sleep=self._clock.sleep)
        self._open = open_sheets or (lambda: open_google(folder, patience=patience))
        self._sheets: GoogleSheets | None = None
        self._watch = Watch()
        self._pulses: dict[str, Pulse] = {}
        self._failures: dict[str, int] = {}  # in a row, by source
        self._files = fingerprint(folder)
        self._contest = load(folder)

    def poll_due(self) -> list[Poll]:
        """Poll the sources that are due, one after the other."""
        self._read_folder()
        return [self._poll(source) for source in self._live() if self._is_due(source)]

    def wait_seconds(self) -> float:
        """Seconds until the next source is due."""
        now, live = self._clock.now(), self._live()
        if not live:
            return _NO_SOURCE_SECONDS
        if any(self._is_due(source) for source in live):
            return 0.0
        next_at = min(self._pulses[source.id].next_at for source in live)
        return max(0.0, min((next_at - now).total_seconds(), LONGEST_PAUSE.total_seconds()))

    def fail(self, code: str) -> None:
        """Tell the pages that the poller itself failed. `code`: of the failure."""
        error = SourceError("the poller failed; the log says where", code=code)
        for source in self._live():
            self._note(source, self._clock.now(), Poll(source.id, error=error))

    def _live(self) -> list[Source]:
        return [source for source in self._contest.sources if source.is_live]

    def _is_due(self, source: Source) -> bool:
        pulse = self._pulses.get(source.id)
        # If the time is before the last poll, the machine's clock was set back.
        return pulse is None or not pulse.polled_at <= self._clock.now() < pulse.next_at

    def _poll(self, source: Source) -> Poll:
        started = self._clock.now()
        try:
            report = self._load(source, started)
        except ContestError as error:
            poll = Poll(source.id, error=error)
        except Exception as error:
            log_unforeseen(f"polling {source.id}", error)
            poll = Poll(source.id, error=SourceError(
                f"{source.id}: an unforeseen error ({type(error).__name__}), a fault of this "
                "program; the log says where. The next try comes by itself", code="unforeseen",
            ))  # fmt: skip
        else:
            poll = Poll(source.id, report)
        self._note(source, started, poll)
        if poll.report and poll.report.changes:
            self._compact()
        return poll

    def _load(self, source: Source, now: datetime) -> LoadReport:
        contest, ledger, watch = self._contest, self._ledger, self._watch
        if source.kind == "google_sheet":
            self._sheets = self._sheets or self._open()
            return poll_sheet(contest, ledger, source, self._sheets, watch, now=now)
        report = poll_file(
            contest, ledger, source, self._folder, watch,
            now=now, sleep=self._clock.sleep, settle_seconds=_SETTLE_SECONDS,
        )  # fmt: skip
        return report or LoadReport(source.path, source.id, 0, 0, 0, 0)

    def _note(self, source: Source, started: datetime, poll: Poll) -> None:
        """Remember the result of a poll, and tell the pages."""
        error, report = poll.error, poll.report
        failures = self._failures[source.id] = self._failures.get(source.id, 0) + 1 if error else 0
        every = timedelta(seconds=self._every or source.poll_seconds)
        longest = max(every, LONGEST_PAUSE)
        pause = min(longest, every * 2 ** min(failures - 1, 20)) if failures else every
        now = self._clock.now()
        before = self._pulses.get(source.id)
        # If the clock was set back during the poll, the poll started in the future.
        good_at = min(started, now) if not error else before.good_at if before else None
        code, facts = _told(error)
        asked = timedelta(seconds=int(facts.get("wait_seconds", 0)))
        if code in _KEY_FAILURES:
            self._sheets = None  # the machine may have a new key next time
        # The interval counts from the start of a good poll, so slow reads do not stretch it.
        spent = max(timedelta(0), now - started)
        next_at = now + (max(pause, asked) if error else max(timedelta(0), pause - spent))
        pulse = Pulse(
            source.id, every.total_seconds(), now, next_at, good_at, saved_at(self._watch, source),
            code, facts,
        )  # fmt: skip
        if report is not None and report.columns:  # the poll has read a header
            pulse = replace(
                pulse, vanished=report.vanished, unread=report.unread_headings,
                proposals=report.proposals,
            )  # fmt: skip
        elif before is not None:
            pulse = replace(
                pulse, vanished=before.vanished, unread=before.unread, proposals=before.proposals
            )
        self._pulses[source.id] = pulse
        try:
            write_pulse(self._ledger.uri, pulse)
        except OSError as failure:
            _log.warning("%s: the pages cannot be told (%s)", source.id, failure.strerror)

    def _compact(self) -> None:
        try:
            compact(self._ledger, self._contest, from_files=MANY_FILES)
        except Exception as error:  # no failure ends the poller; the ledger already has the rows
            why = error if isinstance(error, LedgerError) else type(error).__name__
            _log.warning("the ledger was not compacted: %s", why)

    def _read_folder(self) -> None:
        """Read a changed folder. While somebody edits the folder it may be broken; until it is
        mended, the contest of the last good folder stays in force."""
        files = fingerprint(self._folder)
        if files == self._files:
            return
        self._files = files
        try:
            self._contest = load(self._folder)
        except (FolderError, OSError) as error:
            _log.warning("the folder's last good version stays in use: %s", error)
        except Exception as error:
            log_unforeseen("reading the folder, whose last good version stays in use", error)


def fingerprint(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, time and size of each file of the folder; changes with any of its files."""
    try:
        facts = [(path.name, path.stat()) for path in folder.iterdir() if path.is_file()]
    except OSError:
        return ()
    return tuple(sorted((name, fact.st_mtime_ns, fact.st_size) for name, fact in facts))


def _told(error: ContestError | None) -> tuple[str, dict[str, str | int]]:
    """The code and the facts of a failure, from which the pages make a sentence."""
    if error is None:
        return "", {}
    if isinstance(error, LedgerError):
        return "ledger", {}
    if not isinstance(error, SourceError):
        return "other", {}
    facts = {k: v if isinstance(v, int) else str(v) for k, v in error.facts.items()}
    return error.code, facts
