"""Live intake of a large sheet: polls, complete reads, look-ups, beside decoding the same bytes and
beside `get_all_records`."""

from __future__ import annotations

import json
import os
import resource
import shutil
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import gspread
import orjson
import pandas as pd

from contest import load
from ingest import ensure_current
from ingest.columns import lay_out
from ingest.google_client import connect
from ingest.google_sheet import GoogleSheets
from ingest.poll import COMPLETE_EVERY
from ingest.poller import Clock, Poll, Poller
from ingest.snapshot import compare, known_responses
from ledger import Ledger
from results import Principal, View, compute, visible
from tests.bench.measure import FOLDER, line, timed
from tests.bench.served import Served, served

MOMENT = datetime(2024, 12, 12, 2, 0, tzinfo=UTC)  # before the closing


class Watched:
    """The real poller on the served sheet, with a pretended clock."""

    def __init__(self, google: Served, folder: Path, place: Path) -> None:
        self.google, self.now = google, MOMENT
        self.folder = _with_source(folder, google, place / "contest")
        key = place / "key.json"
        key.write_text(google.key)
        self._environment = {
            "CONTEST_GOOGLE_KEY_FILE": str(key), "CONTEST_GOOGLE_ENDPOINT": google.address
        }  # fmt: skip
        self.client = connect(self.folder, self._environment)
        self.ledger = Ledger.at(place / "ledger")
        clock = Clock(lambda: self.now)
        self.poller = Poller(
            self.folder, self.ledger, clock=clock, open_sheets=lambda: GoogleSheets(self.client)
        )

    def poll(self, later: timedelta = timedelta(seconds=30)) -> Poll:
        self.now += later
        (poll,) = self.poller.poll_due()
        if poll.error:
            raise poll.error
        return poll

    def view(self) -> View:
        contest = self.ledger.decided(load(self.folder))
        ensure_current(contest, self.ledger)
        return visible(compute(contest, self.ledger, now=self.now), Principal.committee())


def measure(export: Path, place: Path, rows: int) -> None:
    """Watch a sheet of `rows` responses with the real poller."""
    os.environ["NO_PROXY"] = "127.0.0.1"
    place = place / "live"
    shutil.rmtree(place, ignore_errors=True)
    with served(export, number_column=20) as google:
        watched = Watched(google, FOLDER, place)
        first, poll = timed(watched.poll)
        assert poll.report and poll.report.new == rows, poll
        body = google.prepare("batchGet")
        print(f"{rows:,} responses, {len(body) / 1e6:,.0f} MB of JSON\n")
        _idle(watched)
        _new_rows(watched)
        _complete(watched)
        _look_ups(watched.view())
        _side_by_side(watched)


def _idle(watched: Watched) -> None:
    before, seconds = watched.google.reads(), []
    for _ in range(15):
        start = time.process_time()
        poll = watched.poll(timedelta(seconds=7))
        seconds.append(time.process_time() - start)
        assert poll.report and not poll.report.changes
    requests = (watched.google.reads() - before) / len(seconds)
    print(f"a poll with nothing new: {requests:.2f} requests")
    show("  CPU of the process, median of 15", statistics.median(seconds))


def _new_rows(watched: Watched) -> None:
    polls, views = [], []
    for _ in range(5):
        watched.google.append(100)
        before = watched.view().balance().observed
        polled, poll = timed(lambda: watched.poll(timedelta(seconds=7)))
        assert poll.report and poll.report.new == 100

        def results() -> int:
            view = watched.view()
            view.headline()
            return view.balance().observed

        viewed, after = timed(results)
        assert after == before + 100
        polls.append(polled)
        views.append(viewed)
    print("100 new rows")
    show("  polled, written, interpreted (median of 5)", statistics.median(polls))
    show("  computed, headline and balance", statistics.median(views))
    show("  together, the slowest", max(a + b for a, b in zip(polls, views, strict=True)))


def _complete(watched: Watched) -> None:
    later = COMPLETE_EVERY + timedelta(seconds=1)
    body = watched.google.prepare("batchGet")
    poll = watched.poll(later)  # what is kept from read to read is there now
    by_json = min(timed(lambda: json.loads(body))[0] for _ in range(3))
    by_orjson = min(timed(lambda: orjson.loads(body))[0] for _ in range(3))
    print("a complete read")
    line("  json.loads of the same bytes", by_json, by_json)
    line("  orjson.loads of the same bytes", by_orjson, by_json)
    del body
    for _ in range(3):
        seconds, poll = timed(lambda: watched.poll(later))
        assert poll.report and not poll.report.changes
        line("  asked, decoded, compared: nothing changed", seconds, by_json)
    edited = watched.google.edit(0.01)
    watched.google.prepare("batchGet")
    contest = watched.ledger.decided(load(watched.folder))
    source = contest.sources[0]
    sheets = GoogleSheets(watched.client)

    def read_and_compare() -> int:
        sheet = sheets.read_all(contest, source)
        known = known_responses(contest, watched.ledger, source)
        layout = lay_out(contest, sheet.header)
        return len(compare(contest, watched.ledger, source, sheet, layout, known).matches.edited)

    seconds, found = timed(read_and_compare)
    line("  asked, decoded, compared: 1 % edited", seconds, by_json)
    seconds, poll = timed(lambda: watched.poll(later))
    assert poll.report and poll.report.edited == edited == found, (poll, found)
    line("  the same, written and interpreted", seconds, by_json)


def _look_ups(view: View) -> None:
    print("look-up, median of 5 and the slowest")
    view.look_up("0000")
    some = view.responses([row["response_id"] for row in view.look_up("a")])[0]
    for what, text in {
        "telephone number": some["phone"],
        "last four digits": some["phone"][-4:],
        "name": some["full_name"],
        "one letter": "a",
        "a name that nobody has": "Xyz Không Ai",
        "time of day": "9:14",
    }.items():
        seconds = [timed(lambda: view.look_up(text))[0] for _ in range(5)]
        show(f"  {what}", statistics.median(seconds), max(seconds))


def _side_by_side(watched: Watched) -> None:
    pass


def show(what: str, *seconds: float) -> None:
    """A measurement without a reference."""
    print(f"{what:<55} " + "   ".join(f"{value:8.3f} s" for value in seconds))


def _with_source(folder: Path, google: Served, place: Path) -> Path:
    """A copy of the contest folder with the served sheet as its source."""
    shutil.copytree(folder, place)
    toml = place / "contest.toml"
    live = (
        f'kind = "google_sheet"\nspreadsheet_id = "{google.book}"\nsheet_id = {google.tab}\n'
        "poll_seconds = 5"
    )
    toml.write_text(toml.read_text("utf-8").replace('kind = "file"', live), "utf-8")
    return place
