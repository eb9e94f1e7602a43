"""Clocks that ran ahead and were put right: a stored time later than now counts as long ago."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from contest.settings import Source
from ingest.loading.snapshot import missing_since
from ingest.polling.poll import Watch, poll_file
from ingest.report import LoadReport
from ingest.sources.google.sheet import GoogleSheets
from ledger import Ledger
from tests.builders import NOW, csv_text, row
from tests.live_google import Live
from tests.polling import Watched

HOURS = timedelta(hours=5)


@pytest.fixture
def watched(live: Live, ledger: Ledger) -> Watched:
    found = Watched(live, ledger)
    assert found.poll().error is None
    return found


def test_a_row_that_was_missed_by_a_clock_ahead_is_gone_as_soon_as_the_clock_is_right(
    watched: Watched,
) -> None:
    watched.ahead = HOURS
    watched.live.tab.delete(2)
    assert watched.poll_all().report.missing == 1  # type: ignore[union-attr]
    watched.ahead = timedelta(0)
    assert watched.poll_all().report.gone == 1  # type: ignore[union-attr]
    assert watched.view().balance().withdrawn == 1


def test_a_row_that_was_missed_a_moment_ago_is_not_gone(watched: Watched) -> None:
    watched.live.tab.delete(2)
    watched.poll_all()
    contest, now, minute = watched.contest(), watched.now(), timedelta(minutes=1)

    def missing(moment: datetime, at: datetime) -> set[str]:
        return missing_since(contest, watched.ledger, contest.sources[0], moment, at)

    assert missing(now - minute, now) == set()
    assert len(missing(now, now + minute)) == 1
    assert len(missing(now - HOURS, now - HOURS)) == 1, "in future"


def test_a_poll_during_which_the_clock_is_set_back_delays_no_poll(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched.ahead = HOURS
    watched.poll()
    read = GoogleSheets.read_new

    def read_while_the_clock_is_put_right(*args: object) -> object:
        watched.ahead = timedelta(0)
        return read(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(GoogleSheets, "read_new", read_while_the_clock_is_put_right)
    watched.poll()
    monkeypatch.undo()
    assert watched.poller.wait_seconds() <= 30
    pulse = watched.poller._pulses["bieu-mau"]
    assert pulse.good_at is not None
    assert pulse.good_at <= watched.now()


@pytest.mark.parametrize("step", [HOURS, -HOURS], ids=["ahead", "back"])
def test_the_poller_does_not_wait_for_the_old_time(watched: Watched, step: timedelta) -> None:
    watched.ahead += step
    assert watched.poller.wait_seconds() == 0
    assert watched.poll().error is None
    assert watched.poller.wait_seconds() == 30


# Exports: the times of files


def put(source: Source, folder: Path, name: str, saved: datetime, *numbers: int) -> Path:
    path = folder / source.path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(csv_text(row(number) for number in numbers), "utf-8")
    os.utime(path, (saved.timestamp(), saved.timestamp()))
    return path


class Exports:
    """A folder of exports, looked at by pollers that have just started."""

    def __init__(self, live: Live, ledger: Ledger) -> None:
        self.contest, self.ledger, self.folder = live.contest, ledger, live.folder
        self.source = live.contest.sources[0].model_copy(update={"path": "exports"})

    def put(self, name: str, saved: datetime, *numbers: int) -> None:
        put(self.source, self.folder, name, saved, *numbers)

    def look(self, now: datetime) -> LoadReport | None:
        self.watch = Watch()
        return poll_file(
            self.contest, self.ledger, self.source, self.folder, self.watch, now=now
        )  # fmt: skip


@pytest.fixture
def exports(live: Live, ledger: Ledger) -> Exports:
    return Exports(live, ledger)


def test_a_file_from_a_clock_ahead_hides_no_download_after_it(exports: Exports) -> None:
    exports.put("z.csv", NOW + HOURS, 1, 2)
    report = exports.look(NOW)
    assert report is not None
    assert report.new == 2
    assert exports.watch.saved["bieu-mau"] <= NOW
    exports.put("a.csv", NOW + timedelta(minutes=1), 1, 2, 3)
    report = exports.look(NOW + timedelta(minutes=2))
    assert report is not None
    assert report.new == 1


def test_a_file_from_a_clock_ahead_is_one_snapshot_however_often_a_poller_starts(
    exports: Exports,
) -> None:
    exports.put("a.csv", NOW - HOURS, 1, 2, 3)
    exports.look(NOW - HOURS + timedelta(minutes=1))
    exports.put("b.csv", NOW + HOURS, 1, 2)
    (exports.folder / "exports" / "a.csv").unlink()
    report = exports.look(NOW)
    assert report is not None
    assert (report.missing, report.gone) == (1, 0)
    assert exports.look(NOW + timedelta(minutes=1)) is None


def test_a_load_by_a_clock_ahead_hides_no_later_download_of_the_same_bytes(
    exports: Exports,
) -> None:
    exports.put("a.csv", NOW - HOURS, 1, 2, 3)
    exports.look(NOW - HOURS + timedelta(minutes=1))
    exports.put("b.csv", NOW, 1, 2)
    report = exports.look(NOW + HOURS)  # the machine's clock is ahead
    assert report is not None
    assert report.missing == 1
    exports.put("c.csv", NOW + timedelta(minutes=1), 1, 2)
    report = exports.look(NOW + timedelta(minutes=2))
    assert report is not None
    assert report.gone == 1
