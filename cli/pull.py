"""`python -m ingest pull`: reads the live sources, once or until stopped."""

from __future__ import annotations

import argparse
import json
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from cli import opening
from contest.csv_cells import csv_text
from contest.errors import UsageError
from ingest.polling.loop import Polling
from ingest.polling.poller import Clock, Poll, Poller
from ingest.report import LoadReport
from ledger import Ledger
from ledger.arenas import limit_arenas
from service.environment import begin_logs

_COLUMNS = ("source", "file", "observed", "new", "edited", "missing", "gone", "back")
_PATIENCE_SECONDS = 10
"""The time that a running poll may still take after the command gets a signal to stop."""


def add(commands: Any) -> argparse.ArgumentParser:
    """Add the command to the subparsers of `python -m ingest`."""
    pull: argparse.ArgumentParser = commands.add_parser(
        "pull", help="load new rows of the live sources"
    )
    how = pull.add_mutually_exclusive_group(required=True)
    how.add_argument("--once", action="store_true", help="look once and end")
    how.add_argument(
        "--every",
        type=_seconds,
        nargs="?",
        default=argparse.SUPPRESS,  # argparse treats an option with its default value as absent
        metavar="N",
        help="look every N seconds (default: each source's poll_seconds) until stopped",
    )
    pull.set_defaults(handler=_pull)
    return pull


def _pull(options: argparse.Namespace) -> int:
    contest, place = opening.place_of(options)
    if not any(source.is_live for source in contest.sources):
        raise UsageError(
            'no source is live; expected in contest.toml under [[sources]] kind = "google_sheet" '
            "with a spreadsheet_id, or a path to a file or a folder (docs/google.md)"
        )
    limit_arenas()
    begin_logs()
    ledger, folder = Ledger.at(place.data), place.folder
    tell = _teller(_printer(options.format), quiet=not options.once)

    def make(clock: Clock) -> Poller:
        return Poller(folder, ledger, every=getattr(options, "every", None), clock=clock)

    if options.once:
        polls = make(Clock()).poll_due()
        for poll in polls:
            tell(poll)
        return 2 if any(poll.error for poll in polls) else 0
    # A signal comes to this thread, so it does not interrupt a write of the other thread.
    stops: list[int] = []
    for name in ("SIGINT", "SIGTERM", "SIGBREAK"):  # Windows ends a console with the last
        if number := getattr(signal, name, None):
            signal.signal(number, lambda number, _frame: stops.append(number))
    polling = Polling(make, ledger, tell)
    while not stops:
        polling.keep(0.2)
    polling.stop()
    polling.ended(_PATIENCE_SECONDS)
    return 0


def _teller(show: Callable[[LoadReport], None], *, quiet: bool) -> Callable[[Poll], None]:
    """A function that prints polls.

    Stdout gets the reports; if `quiet`, only reports of new loads. Stderr gets every failure, and
    once each field without a column, and once the recovery of a source.
    """
    told: dict[str, list[str]] = {}
    failing: set[str] = set()

    def tell(poll: Poll) -> None:
        lines = []
        if (report := poll.report) is None:
            failing.add(poll.source)
            lines = [str(poll.error)]
        else:
            if poll.source in failing:
                failing.remove(poll.source)
                lines = [f"{poll.source}: it is read again"]
            # A poll that read no header does not know which fields have a column.
            if report.columns and told.get(poll.source, []) != (notes := list(report.notes())):
                told[poll.source] = notes
                lines += [f"{poll.source}: {n}" for n in notes or ["every column is there again"]]
            if report.changes or not quiet:
                show(report)
                sys.stdout.flush()
        for line in lines:
            print(f"python -m ingest pull: {line}", file=sys.stderr, flush=True)

    return tell


def _printer(form: str) -> Callable[[LoadReport], None]:
    """A function that prints a report on one line."""
    if form == "json":
        return lambda report: print(json.dumps(asdict(report), ensure_ascii=False))
    if form == "csv":
        print(csv_text([_COLUMNS]), end="")
        return lambda report: print(
            csv_text([[getattr(report, name) for name in _COLUMNS]]), end=""
        )
    return lambda report: print(
        f"{report.source}:", ", ".join(f"{name} {getattr(report, name)}" for name in _COLUMNS[2:])
    )


def _seconds(text: str) -> float:
    """A number of seconds above 0 (`type=` of the argument)."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1e6:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds; expected 30")
    return seconds
