"""Live intake of a large sheet: polls, complete reads, look-ups, beside decoding the same bytes and
beside `get_all_records`."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import gspread
import orjson
import pandas as pd

from contest import load
from ingest import ensure_current
from ingest.columns import lay_out
from ingest.loading.snapshot import compare, known_responses
from ingest.polling.poller import Clock, Poller
from ingest.report import LoadReport
from ingest.sources.google.client import GoogleClient, connect
from ingest.sources.google.sheet import GoogleSheets
from ledger import Ledger
from results import View, compute, visible
from tests.bench.measure import FOLDER, Spent, line, timed
from tests.bench.served import Served, served
from tests.builders import COMMITTEE
from tests.polling import COMPLETE_SECONDS

MOMENT = datetime(2024, 12, 12, 2, 0, tzinfo=UTC)  # before the closing


class Watched:
    """The real poller on the sheet of the folder `place`/contest, with a pretended clock."""

    def __init__(self, place: Path) -> None:
        self.now = MOMENT
        self.folder, self.ledger = place / "contest", Ledger.at(place / "ledger")
        self.sheets = GoogleSheets(client_of(place))
        self._poller = Poller(
            self.folder,
            self.ledger,
            clock=Clock(lambda: self.now),
            open_sheets=lambda: self.sheets,
        )

    def poll(self, later: timedelta = timedelta(seconds=7)) -> LoadReport:
        self.now += later
        (poll,) = self._poller.poll_due()
        if not poll.report:
            raise poll.error or AssertionError(poll)
        return poll.report

    def edits(self) -> int:
        """Read everything and compare, as a poll does, without writing; how many were edited."""
        contest = self.ledger.decided(load(self.folder))
        source = contest.sources[0]
        sheet = self.sheets.read_all(contest, source)
        known = known_responses(contest, self.ledger, source)
        layout = lay_out(contest, sheet.header)
        return len(compare(contest, self.ledger, source, sheet, layout, known).matches.edited)

    def view(self) -> View:
        """As a page opens it, when nobody has looked before."""
        contest = self.ledger.decided(load(self.folder))
        ensure_current(contest, self.ledger)
        return visible(compute(contest, self.ledger, now=self.now), COMMITTEE)


def measure(export: Path, place: Path, rows: int) -> None:
    """Watch a sheet of `rows` responses with the real poller."""
    os.environ["NO_PROXY"] = "127.0.0.1"
    place = place / "live"
    shutil.rmtree(place, ignore_errors=True)
    with served(export, number_column=20) as google:
        _declare(google, place)
        watched = Watched(place)
        report = watched.poll()
        assert report.new == rows, report
        body = google.prepare("batchGet")
        print(f"{rows:,} responses, {len(body) / 1e6:,.0f} MB of JSON\n")
        _idle(watched, google)
        _new_rows(watched, google)
        _complete(watched, google)
        _look_ups(watched.view())
        _side_by_side(google, place)


def _idle(watched: Watched, google: Served) -> None:
    before = google.reads()
    polls = [timed(watched.poll) for _ in range(15)]
    assert not any(report.changes for _, report in polls)
    requests = (google.reads() - before) / len(polls)
    line(f"a poll with nothing new ({requests:g} request), the median", _middle(polls))


def _new_rows(watched: Watched, google: Served) -> None:
    polls, views = [], []
    for _ in range(5):
        google.append(100)
        before = watched.view().balance().observed
        polls.append(timed(watched.poll))
        views.append(timed(lambda: _shown(watched.view())))
        assert views[-1][1] == before + 100
    line("100 new rows, from the poll to the ledger, the median", _middle(polls))
    line("  and then to the headline on the page, the median", _middle(views))


def _shown(view: View) -> int:
    view.headline()
    return view.balance().observed


def _complete(watched: Watched, google: Served) -> None:
    later = timedelta(seconds=COMPLETE_SECONDS + 1)
    body = google.prepare("batchGet")
    watched.poll(later)
    by_json = min(timed(lambda: json.loads(body))[0] for _ in range(3))
    line("json.loads of a complete read", by_json, by_json)
    line("orjson.loads of it", min(timed(lambda: orjson.loads(body))[0] for _ in range(3)), by_json)
    spent, report = timed(lambda: watched.poll(later))
    assert not report.changes
    line("asked, decoded, compared: nothing changed", spent, by_json)
    edited = google.edit(0.01)
    google.prepare("batchGet")
    spent, found = timed(watched.edits)
    line("asked, decoded, compared: 1 % edited", spent, by_json)
    spent, report = timed(lambda: watched.poll(later))
    assert report.edited == edited == found, (report, found)
    line("  written and interpreted too", spent, by_json)


def _look_ups(view: View) -> None:
    found_id = next(row["response_id"] for row in view.look_up("a") if row["phone"])
    whole = view.unmasked(found_id)
    assert whole is not None
    some = whole.line
    for what, text in {
        "telephone number": some["phone"],
        "last four digits": some["phone"][-4:],
        "name": some["full_name"],
        "one letter": "n",
        "name that nobody has": "Xyz",
        "time of day": "9:14",
    }.items():
        look = partial(view.look_up, text)
        found = [timed(look) for _ in range(9)]
        line(f"look-up by {what}, the median", _middle(found))
        line("  the slowest", max(spent for spent, _ in found))


def _side_by_side(google: Served, place: Path) -> None:
    """Each in a process of its own, which knows how much memory it took."""
    _let_hear(_tab(client_of(place), place))
    google.prepare("values")
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        ours, theirs = (pool.apply(work, (place,)) for work in (_by_poller, _by_records))
    line("get_all_records and a pandas frame", theirs[0], theirs[0])
    line("a new poller: read, compared with the ledger", ours[0], theirs[0])
    print(f"  memory at most: {theirs[1]:,} MB and {ours[1]:,} MB")


def _by_poller(place: Path) -> tuple[Spent, int]:
    return timed(Watched(place).poll)[0], _peak_megabytes()


def _by_records(place: Path) -> tuple[Spent, int]:
    tab = _tab(client_of(place), place)
    return timed(lambda: pd.DataFrame(tab.get_all_records()))[0], _peak_megabytes()


def _tab(client: GoogleClient, place: Path) -> gspread.Worksheet:
    source = load(place / "contest").sources[0]
    opened = gspread.Client(client.session.credentials, http_client=lambda *_: client)
    return opened.open_by_key(source.spreadsheet_id).get_worksheet_by_id(source.sheet_id)


def _let_hear(tab: gspread.Worksheet) -> None:
    """Ask what `get_all_records` asks, and do not wait for the rows: so the server knows it."""

    class HeardError(Exception):
        pass

    def ask(*words: Any, **rest: Any) -> None:
        request(*words, **rest).close()
        raise HeardError

    request, tab.client.request = tab.client.request, ask
    with suppress(HeardError):
        tab.get_all_records()


def _peak_megabytes() -> int:
    (peak,) = (x for x in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in x)
    return int(peak.split()[1]) // 1024


def client_of(place: Path) -> GoogleClient:
    environment = {
        "CONTEST_GOOGLE_KEY_FILE": str(place / "key.json"),
        "CONTEST_GOOGLE_ENDPOINT": (place / "address").read_text(),
    }
    return connect(place / "contest", environment)


def _declare(google: Served, place: Path) -> None:
    """A copy of the contest folder whose source is the served sheet; its key and its address."""
    shutil.copytree(FOLDER, place / "contest")
    (place / "key.json").write_text(google.key)
    (place / "address").write_text(google.address)
    toml = place / "contest" / "contest.toml"
    live = (
        f'kind = "google_sheet"\nspreadsheet_id = "{google.book}"\nsheet_id = {google.tab}\n'
        "poll_seconds = 5"
    )
    toml.write_text(toml.read_text("utf-8").replace('kind = "file"', live), "utf-8")


def _middle(measured: list[tuple[Spent, Any]]) -> Spent:
    spent = sorted(spent for spent, _ in measured)
    return spent[len(spent) // 2]
