"""The condition of an installation follows from what the poller and the nightly command left."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from ledger.backup_notes import BackupNote, note_backup, read_notes
from ledger.pulse import Pulse, write_pulse
from service import environment, health
from service.environment import Place
from service.health import URGENT, Condition, condition
from tests.builders import TOML, write_folder
from web import health as route

AT = datetime(2024, 11, 20, 2, 0, tzinfo=UTC)
CLOSED = datetime(2024, 12, 14, tzinfo=UTC)
GOOD = Pulse("bieu-mau", 30, AT, AT + timedelta(seconds=30), AT)
LIVE = TOML.replace("day_first", 'path = "x"\nday_first', 1)
HOUR = timedelta(hours=1)
Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A live source that was read at `AT`; last night a backup was made and tried."""
    free = Usage(10 * health.LEAST_FREE, 0, 5 * health.LEAST_FREE)
    monkeypatch.setattr("service.health.shutil.disk_usage", lambda _path: free)
    made = Place(write_folder(tmp_path / "thu", toml=LIVE), str(tmp_path / "ledger"))
    write_pulse(made.data, GOOD)
    for care in ("backup", "drill"):
        note_backup(made.data, care, BackupNote(AT - HOUR, "", AT - HOUR, "thu.tar", 7))
    return made


def codes(found: Condition) -> Sequence[str]:
    return [fault.code for fault in found.faults]


def test_an_installation_that_was_read_and_saved_is_well(place: Place) -> None:
    found = condition(place, AT)
    assert (codes(found), found.is_polled, found.contest) == ([], True, "thu")
    assert found.free == 5 * health.LEAST_FREE
    assert found.backup is not None
    assert found.backup.good_at == AT - HOUR


def test_a_poller_of_which_nobody_hears_is_dead_and_its_source_stale(place: Place) -> None:
    found = condition(place, AT + timedelta(seconds=91))
    assert (codes(found), found.is_polled) == (["source_stale"], True), "a long read is no death"
    found = condition(place, AT + timedelta(seconds=30) + timedelta(minutes=3, seconds=1))
    assert [(one.code, one.subject, one.since) for one in found.faults] == [
        ("poller_dead", "", AT), ("source_stale", "bieu-mau", AT),
    ]  # fmt: skip


def test_a_poller_that_never_polled_is_dead(place: Place) -> None:
    Path(place.data, "pulse", "bieu-mau.json").unlink()
    found = condition(place, AT)
    assert codes(found) == ["poller_dead", "source_stale"]
    assert {fault.since for fault in found.faults} == {None}


def test_a_source_that_cannot_be_read_is_stale_while_its_poller_lives(place: Place) -> None:
    write_pulse(place.data, replace(GOOD, failure="google_not_shared", polled_at=AT + HOUR,
                                    next_at=AT + 2 * HOUR))  # fmt: skip
    found = condition(place, AT + HOUR)
    assert [(one.code, one.since) for one in found.faults] == [("source_stale", AT)]
    assert not found.is_well


def test_a_contest_that_has_closed_needs_no_poller(place: Place) -> None:
    found = condition(place, CLOSED)
    assert (found.is_polled, found.is_well) == (None, True)
    assert "source_unread" in codes(found), "nobody has read what came before the closing"
    write_pulse(place.data, replace(GOOD, good_at=CLOSED - HOUR, polled_at=CLOSED - HOUR))
    assert "source_unread" not in codes(condition(place, CLOSED))


def test_a_contest_that_is_read_from_files_by_hand_needs_no_poller(place: Place) -> None:
    write_folder(place.folder, toml=TOML)
    found = condition(place, AT + 5 * HOUR)
    assert (codes(found), found.is_polled, found.live) == ([], None, [])


def test_old_and_failed_backups_and_drills_are_faults_that_leave_the_pages_well(
    place: Place,
) -> None:
    late = AT + timedelta(days=9)
    write_pulse(place.data, replace(GOOD, polled_at=late, next_at=late, good_at=late))
    found = condition(place, late)
    assert codes(found) == ["backup_old", "drill_old"]
    for care in ("backup", "drill"):
        note_backup(place.data, care, BackupNote(late, "ledger"))
    found = condition(place, late)
    assert codes(found) == ["backup_failed", "drill_failed"]
    assert {fault.since for fault in found.faults} == {AT - HOUR}, "the last one that succeeded"
    assert found.is_well
    Path(f"{place.data}.backups.json").write_text("[1]", encoding="utf-8")
    assert read_notes(place.data) == {}
    assert codes(condition(place, late)) == ["backup_old", "drill_old"]


def test_a_disk_that_fills_and_a_clock_that_went_back_are_faults(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = Usage(10 * health.LEAST_FREE, 0, health.LEAST_FREE - 1)
    monkeypatch.setattr("service.health.shutil.disk_usage", lambda _path: full)
    assert codes(condition(place, AT)) == ["disk_full"]
    assert "clock" in codes(condition(place, AT - timedelta(minutes=6)))


def test_a_folder_with_mistakes_is_a_fault(place: Place) -> None:
    place.folder.joinpath("contest.toml").write_text("[", encoding="utf-8")
    assert codes(condition(place, AT)) == ["folder"]


def test_healthz_tells_outsiders_one_word_and_looks_once_for_all(
    place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """One contest whose source is stale is enough, also beside a contest that is well."""
    looks, seen = [AT, AT + 9 * HOUR], []
    quiet = Place(environment.DEFAULT_FOLDER, str(tmp_path / "sample"))
    monkeypatch.setattr("service.health.places", lambda: (quiet, place))
    monkeypatch.setattr("service.health.condition",
                        lambda at, now: seen.append((at, now)) or condition(at, now))  # fmt: skip
    for now, said in zip(looks, [(200, "ok"), (503, "fault")], strict=True):
        monkeypatch.setattr(health, "_kept", {})
        client = TestClient(Starlette(routes=route.routes("/thi", lambda now=now: now)))
        for _ in range(3):
            answer = client.get("/thi/healthz")
            assert (answer.status_code, answer.json()) == (said[0], {"status": said[1]})
    assert seen == [(quiet, AT), (place, AT), (quiet, looks[1]), (place, looks[1])]
    assert {"poller_dead", "source_stale"} <= URGENT
