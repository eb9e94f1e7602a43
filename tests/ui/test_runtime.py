"""What viewers share: a state of the contest is computed once, however many look at it."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from deltalake import DeltaTable

from contest import Contest, load
from ingest import load_file
from ledger import Ledger
from ledger.compact import compact
from results import Results
from service import wired
from service.opened import Opened
from tests.builders import COMMITTEE, NOW, TOML, csv_text, row, write_folder
from tests.desk import load_rows
from ui.shell import session

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
SECOND_ROUND = datetime(2024, 11, 25, 8, 0)
ROUNDS = """
[[rounds]]
id = "mot"
opens_at = 2024-11-18T07:30:00
closes_at = 2024-11-24T12:00:00
[[rounds]]
id = "hai"
opens_at = 2024-11-25T08:00:00
closes_at = 2024-12-13T16:30:00
[prediction]
scope = "round"
"""


class Clock:
    """The dashboard's clock, set by hand; contest-local."""

    def __init__(self, contest: Contest) -> None:
        self.zone, self.local = contest.zone, datetime(2024, 11, 22, 9, 0)

    def __call__(self) -> datetime:
        return self.local.replace(tzinfo=self.zone)


class Served:
    """A folder with a sheet, as the dashboard serves it."""

    def __init__(self, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.place = place
        self.contest = load(write_folder(place / "contest", toml=TOML + ROUNDS))
        self.ledger = Ledger.at(place / "ledger")
        self.clock = Clock(self.contest)
        monkeypatch.setenv("CONTEST_DIR", str(place / "contest"))
        monkeypatch.setenv("CONTEST_DATA", str(place / "ledger"))
        monkeypatch.delenv("CONTEST_NOW", raising=False)
        monkeypatch.setattr(session, "clock", self.clock)

    def load(self, *rows: tuple[str, ...]) -> None:
        file = self.place / "answers.csv"
        file.write_text(csv_text(rows), encoding="utf-8")
        load_file(self.contest, self.ledger, file, now=NOW)

    def open(self, at: datetime | None = None) -> Opened:
        self.clock.local = at or self.clock.local
        return session.open_for(COMMITTEE)


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Served:
    served = Served(tmp_path, monkeypatch)
    served.load(row(1), row(2))
    return served


def results_of(opened: Opened) -> Results:
    return opened.view._results


def test_a_new_minute_computes_nothing(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    first = served.open(datetime(2024, 11, 22, 9, 0, 59))
    first.view.headline(), first.view.standings(), first.view.balance()
    later = served.open(datetime(2024, 11, 22, 9, 2, 1))
    assert results_of(later) is results_of(first)
    assert later.stamp == first.stamp
    assert first.view.reference_time == datetime(2024, 11, 22, 9, 0)
    assert later.view.reference_time == datetime(2024, 11, 22, 9, 2)


def test_a_round_that_opens_changes_the_overall_standings_at_its_second(served: Served) -> None:
    def distances(at: datetime) -> list[int | None]:
        found: list[Any] = served.open(at).view.standings()["prediction_distance"].to_pylist()
        return found

    # Two people took part, and predicted 1 and 2.
    assert distances(SECOND_ROUND - SECOND) == [0, 1]
    before = served.open()
    assert distances(SECOND_ROUND) == [None, None], "both have missed a round that has opened"
    assert results_of(served.open()) is not results_of(before)
    assert served.open().stamp != before.stamp


def test_today_begins_at_midnight(served: Served) -> None:
    def days(at: datetime) -> tuple[int, int]:
        seen = served.open(at).view.headline()
        return seen.people_today, seen.people_yesterday

    assert days(datetime(2024, 11, 20, 23, 59, 59)) == (2, 0)
    assert days(datetime(2024, 11, 21)) == (0, 2)
    assert days(datetime(2024, 11, 22)) == (0, 0)


def test_a_waiting_page_is_drawn_again_when_a_round_opens(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wired, "_LOOK_SECONDS", -1.0)
    served.clock.local = SECOND_ROUND - SECOND
    before = session.written()
    assert session.written() == before
    served.clock.local = SECOND_ROUND
    assert session.written() != before


def test_a_ledger_remade_at_the_same_place_shows_its_own_numbers(served: Served) -> None:
    before = served.open()
    assert before.view.headline().people == 2
    remade = Ledger.at(Path(served.ledger.uri).with_name("remade"))
    load_rows(served.contest, remade, *(row(n) for n in range(7)))
    shutil.rmtree(served.ledger.uri)
    shutil.move(remade.uri, served.ledger.uri)
    after = served.open()
    assert after.view.headline().people == 7
    assert after.stamp != before.stamp


def test_compaction_changes_no_stamp_and_the_old_files_may_go(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wired, "_LOOK_SECONDS", -1.0)
    served.load(row(1), row(2), row(3))
    before = served.open()
    written = session.written()
    done = compact(served.ledger, served.contest)
    assert {line.table.split("/")[0] for line in done} == {"observations", "loads", "responses"}
    after = served.open()
    assert (after.stamp, session.written()) == (before.stamp, written)
    place = Path(served.ledger.uri) / served.ledger.responses_name(served.contest)
    kept = {Path(uri).name for uri in DeltaTable(str(place)).file_uris()}
    old = [file for file in place.glob("*.parquet") if file.name not in kept]
    assert old
    for file in old:  # as the next compaction does once they are an hour old
        file.unlink()
    assert after.view.headline().people == 3
    assert len(after.view.look_up("Người Số")) == 3
