"""A poller with a pretended clock, and what its ledger must come to."""

from __future__ import annotations

import itertools
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl

from contest import Contest, load
from contest.settings import Source
from ingest import ensure_current, load_file
from ingest.polling.poller import Clock, Poll, Poller
from ledger import Ledger
from ledger.engine import connect
from results import View
from tests.builders import NOW, TOML, write_folder
from tests.desk import committee_view
from tests.live_google import Live, cells

COMPLETE_SECONDS = Source.model_fields["complete_seconds"].default
DAY = datetime(2024, 11, 20, 2, 0, tzinfo=UTC)
Row = tuple[str | None, ...]


class Watched:
    """A live sheet, a ledger, and the poller between them. `toml`: what the folder is to say; None:
    it stays as it is. `ahead`: how far the clock on the wall is ahead; pauses go by another."""

    ahead = timedelta(0)

    def __init__(
        self, live: Live, ledger: Ledger, toml: str | None = TOML, start: datetime = DAY
    ) -> None:
        self.live, self.ledger, self.start = live, ledger, start
        if toml is not None:
            write_folder(live.folder, toml=with_source(toml, live))
        self.start_anew()

    def start_anew(self) -> None:
        """As after a kill: with nothing in memory."""
        self.poller = Poller(
            self.live.folder,
            self.ledger,
            clock=Clock(self.now, self.live.time.sleep),
            open_sheets=self.live.sheets,
        )

    def now(self) -> datetime:
        return self.start + self.ahead + timedelta(seconds=self.live.time.now)

    def poll(self) -> Poll:
        """Wait until the poll is due."""
        self.live.time.now += self.poller.wait_seconds()
        (poll,) = self.poller.poll_due()
        return poll

    def poll_all(self) -> Poll:
        """The next poll that comes when a complete read is due."""
        self.live.time.now += COMPLETE_SECONDS + 1
        return self.poll()

    def contest(self) -> Contest:
        return self.ledger.decided(load(self.live.folder))

    def view(self) -> View:
        return committee_view(self.contest(), self.ledger)


def with_source(toml: str, live: Live) -> str:
    """The folder's text, with the live sheet as its source."""
    google = f'kind = "google_sheet"\nspreadsheet_id = "{live.book.id}"\n'
    return toml.replace(
        'id = "bieu-mau"\n', f'id = "bieu-mau"\n{google}sheet_id = {live.tab.sheet_id}\n'
    )


def present(contest: Contest, ledger: Ledger) -> Counter[Row]:
    """The last version of every response that is in its sheet, as cells, cut."""
    ensure_current(contest, ledger)
    with connect() as con:
        ledger.scan(con, "observations", "o")
        ledger.scan_responses(con, contest)
        rows = con.sql(
            "select columns('^c[0-9]+$') from o join responses r using (response_id) where "
            "o.event in ('seen', 'edited') and r.presence = 'present' "
            "and o.load_number = r.load_number"
        ).fetchall()
    return Counter(map(cut, rows))


def in_sheet(watched: Watched) -> Counter[Row]:
    """The rows of the sheet that are not blank."""
    watched.live.google.faults.clear()
    sheet = watched.live.sheets().read_all(watched.contest(), watched.contest().sources[0])
    rows = map(cut, cells(sheet))
    return Counter(row for row in rows if row)


def cut(cells: Any) -> Row:
    """Without blank cells at the end."""
    row = list(cells)
    while row and not row[-1]:
        row.pop()
    return tuple(row)


def assert_same_as_import(watched: Watched, place: Path) -> None:
    """The ledger holds the sheet's rows, and who stands where is as if the final sheet had been
    imported as a workbook into an empty ledger."""
    contest = watched.contest()
    assert present(contest, watched.ledger) == in_sheet(watched)
    book = openpyxl.Workbook()
    for values in watched.live.tab.rows:
        book.worksheets[0].append(values)
    for cell in itertools.chain.from_iterable(book.worksheets[0].iter_rows()):
        if cell.data_type == "f":
            cell.data_type = "s"  # what begins like a formula is text
    book.save(place / "final.xlsx")
    other = Ledger.at(place / "imported")
    for decision in watched.ledger.decisions():
        other.decide(decision.kind, decision.subject, decision.facts, by="x", now=NOW)
    load_file(contest, other, place / "final.xlsx", complete=True, now=NOW)
    assert _outcome(watched.view()) == _outcome(committee_view(contest, other))


def _outcome(view: View) -> Any:
    balance = view.balance()
    fields = ("rank", "full_name", "unit_code", "score", "prediction_distance", "submitted_at")
    return (
        sorted(map(str, view.standings().select(fields).to_pylist())),
        view.participation("unit").to_pylist(),
        {n: getattr(balance, n) for n in ("accepted", "held", "rejected", "superseded")},
        {code: n for code, n in balance.reasons.items() if code != "R401_gone_from_sheet"},
    )
