"""`python -m ingest pull`: watch the live sources, once or until stopped."""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import signal
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from contest import Contest, command
from contest.errors import ContestError, LedgerError, UsageError
from contest.settings import Source
from ingest.google_sheet import GoogleSheets, open_google
from ingest.poll import Watch, is_live, poll_file, poll_sheet
from ingest.report import LoadReport
from ledger import Ledger

_SLOWEST = 300.0
"""Seconds between two tries of a source that fails again and again."""


def add(commands: Any) -> argparse.ArgumentParser:
    """Add the command to the subparsers of `python -m ingest`."""
    pull: argparse.ArgumentParser = commands.add_parser(
        "pull", help="load what is new in the live sources"
    )
    how = pull.add_mutually_exclusive_group(required=True)
    how.add_argument("--once", action="store_true", help="look once and end")
    how.add_argument("--every", type=_seconds, metavar="N", help="look every N seconds")
    pull.set_defaults(handler=_pull)
    return pull


def _seconds(text: str) -> float:
    if not text.replace(".", "", 1).isdigit() or float(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds; expected 1 or more")
    return float(text)


def _pull(options: argparse.Namespace) -> int:
    contest, data = command.contest_of(options)
    ledger = Ledger.at(data)
    sources = [source for source in contest.sources if is_live(source)]
    if not sources:
        raise UsageError(
            'no source is live; expected in contest.toml under [[sources]] kind = "google_sheet" '
            "with a spreadsheet_id, or a path to a file or a folder"
        )
    folder = Path(options.contest)
    online = any(source.kind == "google_sheet" for source in sources)
    sheets = open_google(folder, os.environ) if online else None
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    with _lease(ledger):
        if options.once:
            failed = _look(contest, ledger, folder, sheets, sources, Watch(), options.format)
            return 2 if failed else 0
        _keep_looking(contest, ledger, folder, sheets, sources, options, stopped)
    return 0


def _keep_looking(
    contest: Contest,
    ledger: Ledger,
    folder: Path,
    sheets: GoogleSheets | None,
    sources: list[Source],
    options: argparse.Namespace,
    stopped: threading.Event,
) -> None:
    """Until stopped. A source that fails is tried again after twice the time each time."""
    watch, failures = Watch(), dict.fromkeys((source.id for source in sources), 0)
    waits = dict.fromkeys(failures, 0.0)
    while not stopped.is_set():
        due = [source for source in sources if waits[source.id] <= 0]
        failed = _look(contest, ledger, folder, sheets, due, watch, options.format)
        for source in due:
            failures[source.id] = failures[source.id] + 1 if source.id in failed else 0
            waits[source.id] = min(options.every * 2 ** failures[source.id], _SLOWEST)
            waits[source.id] = max(waits[source.id], options.every)
        pause = min(waits.values())
        stopped.wait(pause)
        waits = {name: wait - pause for name, wait in waits.items()}


def _look(
    contest: Contest,
    ledger: Ledger,
    folder: Path,
    sheets: GoogleSheets | None,
    sources: list[Source],
    watch: Watch,
    form: str,
) -> Mapping[str, ContestError]:
    """Poll each source once, tell what came, and return the failures; one never stops the rest."""
    failed: dict[str, ContestError] = {}
    for source in sources:
        now = datetime.now(UTC)
        report: LoadReport | None
        try:
            if source.kind == "google_sheet":
                assert sheets is not None
                report = poll_sheet(contest, ledger, source, sheets, watch, now=now)
            else:
                report = poll_file(contest, ledger, source, folder, watch, now=now)
        except ContestError as error:
            failed[source.id] = error
            print(f"{source.id}: {error}", file=sys.stderr, flush=True)
        else:
            if report is not None:
                _tell(contest, report, now, form)
    return failed


def _tell(contest: Contest, report: LoadReport, now: datetime, form: str) -> None:
    """One line."""
    if form == "json":
        print(json.dumps(asdict(report), ensure_ascii=False), flush=True)
        return
    counts = ("observed", "new", "edited", "gone", "missing", "back")
    said = ", ".join(f"{getattr(report, name)} {name}" for name in counts)
    print(f"{command.plain(contest.local(now))} {report.source}: {said}", flush=True)


@contextmanager
def _lease(ledger: Ledger) -> Iterator[None]:
    """One process looks while others wait; it is free again when that one dies. It only saves
    work: the ledger refuses a load that was diffed against an older one."""
    if "://" in ledger.uri:
        yield
        return
    place = Path(ledger.uri)
    try:
        place.mkdir(parents=True, exist_ok=True)
        file = (place / "pull.lock").open("a")
    except OSError as error:
        raise LedgerError(
            f"the ledger at {ledger.uri} cannot be written ({error.strerror}); check that the disk "
            "is not full and that the directory may be written"
        ) from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("another process is pulling; waiting for it to end", file=sys.stderr, flush=True)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
