"""A source with a path: the newest export is loaded when it is new and whole."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from contest import load as load_folder
from ingest.polling.poller import Clock, Poll, Poller
from ledger import Ledger
from ledger.pulse import read_pulses
from tests.builders import TOML, csv_text, row, write_folder
from tests.desk import committee_view

START = datetime(2024, 11, 20, 2, 0, tzinfo=UTC)


@dataclass
class Drop:
    """A folder that exports are put into, and its poller. `on_sleep`: what happens while it waits
    for a file to come to rest."""

    folder: Path
    ledger: Ledger
    now: datetime = START
    on_sleep: list[Callable[[], object]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.start_anew()

    def start_anew(self) -> None:
        self.poller = Poller(self.folder, self.ledger, clock=Clock(lambda: self.now, self._sleep))

    def _sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        if self.on_sleep:
            self.on_sleep.pop(0)()

    def put(self, name: str, *numbers: int) -> Path:
        """Save an export with these people, now."""
        path = self.folder / "exports" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(csv_text(row(number) for number in numbers), "utf-8")
        os.utime(path, (self.now.timestamp(), self.now.timestamp()))
        return path

    def poll(self) -> Poll:
        self.now += timedelta(seconds=30)
        (poll,) = self.poller.poll_due()
        return poll

    def changes(self) -> int:
        report = self.poll().report
        assert report is not None
        return report.changes

    def withdrawn(self) -> int:
        return committee_view(self.poller._contest, self.ledger).balance().withdrawn


@pytest.fixture
def drop(tmp_path: Path, ledger: Ledger) -> Drop:
    toml = TOML.replace("day_first = true", 'day_first = true\npath = "exports"')
    return Drop(write_folder(tmp_path / "thu", toml=toml), ledger)


def test_the_newest_export_of_a_folder_is_loaded_once(drop: Drop) -> None:
    drop.put("b.csv", 1, 2)
    assert drop.changes() == 2
    assert drop.changes() == 0
    drop.put("a.csv", 1, 2, 3)
    saved = drop.now
    (drop.folder / "exports" / "~$c.xlsx").write_text("Excel has it open")
    assert drop.changes() == 1
    assert drop.ledger.load_number("bieu-mau") == 2
    drop.now += timedelta(hours=5)
    drop.poll()
    contest = load_folder(drop.folder)
    pulse = read_pulses(drop.ledger.uri, contest, drop.now)["bieu-mau"]
    assert (pulse.known_at, pulse.stale) == (saved, False), "a look makes no export newer"


def test_a_file_that_is_still_being_written_waits_for_the_next_poll(drop: Drop) -> None:
    drop.put("a.csv", 1)
    drop.on_sleep.append(lambda: drop.put("a.csv", 1, 2))
    assert (drop.changes(), drop.changes(), drop.changes()) == (0, 2, 0)


def test_the_same_download_is_no_second_snapshot_when_the_poller_starts_anew(drop: Drop) -> None:
    drop.put("a.csv", 1, 2, 3)
    drop.poll()
    drop.put("a.csv", 1, 2)
    drop.poll()
    drop.start_anew()
    drop.poll()
    assert drop.withdrawn() == 0, "missing once"
    drop.put("b.csv", 1, 2)
    drop.poll()
    assert drop.withdrawn() == 1, "the same bytes, downloaded again"


def test_an_older_download_undoes_nothing_when_the_newest_is_taken_away(drop: Drop) -> None:
    drop.put("a.csv", 1)
    drop.poll()
    drop.put("b.csv", 1, 2)
    drop.poll()
    newest = drop.put("c.csv", 1, 2, 3)
    drop.poll()
    newest.unlink()
    assert drop.changes() == 0
    drop.start_anew()
    (drop.folder / "exports" / "b.csv").unlink()
    assert (drop.changes(), drop.changes(), drop.withdrawn()) == (0, 0, 0)
    drop.put("d.csv", 1, 2, 4)
    assert drop.changes() == 2, "one is new, one missing"


def test_no_file_and_a_damaged_one_are_told_and_the_next_is_loaded(drop: Drop) -> None:
    assert getattr(drop.poll().error, "code", "") == "no_file"
    path = drop.put("a.csv", 1, 2)
    path.write_bytes(b"PK\x03\x04 and no more")
    os.utime(path, (drop.now.timestamp(), drop.now.timestamp()))
    drop.now += timedelta(minutes=5)
    assert getattr(drop.poll().error, "code", "") == "damaged"
    assert not drop.ledger.exists()
    drop.put("b.csv", 1, 2)
    drop.now += timedelta(minutes=5)
    assert drop.changes() == 2
