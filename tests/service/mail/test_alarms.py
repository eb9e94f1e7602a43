"""Who runs the server is told of a fault once, again after hours, and once when it is over."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from contest.errors import NotAllowedError, UsageError
from service.environment import Moment, Place
from service.health import Condition, Fault
from service.mail.alarms import send_trial, tell_faults, told_faults
from service.mail.post import MailError
from service.mail.settings import read_mail
from tests.builders import write_folder
from tests.service.conftest import ADMIN, REVIEWER
from tests.service.mail.conftest import REFUSED, Box

AT = datetime(2024, 11, 20, 1, 0, tzinfo=UTC)
STALE = Fault("source_stale", "bieu-mau", AT - timedelta(minutes=10))
DEAD = Fault("poller_dead", "", AT)
OF_DEAD = "Bộ đọc bảng không chạy, bài mới không vào"
PLENTY = 10**10
Look = Callable[..., int]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(write_folder(tmp_path / "thu"), str(tmp_path / "ledger"))


@pytest.fixture
def look(place: Place, mail: Path) -> Look:
    """Looks minutes after `AT`, finds these faults, and tells what is due."""

    def tell(minutes: float, *faults: Fault, free: int = PLENTY) -> int:
        now = AT + timedelta(minutes=minutes)
        return tell_faults(
            place, Condition(now, "thu", "", free=free, faults=faults), read_mail(mail)
        )

    return tell


def test_a_fault_is_told_as_it_begins_and_once_more_when_it_is_over(look: Look, box: Box) -> None:
    for minutes in (0, 1, 2, 5):
        look(minutes, DEAD)
    assert box.subjects == [f"[Cuộc thi thử] Sự cố: {OF_DEAD}"]
    for minutes in (6, 7, 16, 17, 30):
        look(minutes)
    assert box.subjects[1:] == [f"[Cuộc thi thử] Đã hết sự cố: {OF_DEAD}"]


def test_a_fault_that_stays_is_told_again_after_the_declared_hours(look: Look, box: Box) -> None:
    for hours in (0, 6, 11.9, 12, 13, 23, 24.1):
        look(60 * hours, DEAD)
    assert [subject.split("] ")[1][:8] for subject in box.subjects] == [
        "Sự cố: B", "Vẫn còn ", "Vẫn còn ",
    ]  # fmt: skip


def test_a_source_may_be_stale_for_a_while_before_anybody_is_told(look: Look, box: Box) -> None:
    look(0, STALE)
    look(19, STALE)
    assert box.subjects == [], "29 of 30 minutes"
    look(20, STALE)
    assert box.subjects == ["[Cuộc thi thử] Sự cố: bieu-mau: số liệu đang cũ"]
    text = box.received[0][1].get_content()
    assert "Từ: 20/11/2024 07:50" in text, "contest-local"


def test_a_short_silence_of_which_nobody_was_told_is_not_told_to_be_over(
    look: Look, box: Box, place: Place
) -> None:
    look(0, STALE)
    look(1)
    look(60)
    assert box.subjects == []
    assert told_faults(place) == {}


def test_a_fault_that_comes_and_goes_is_one_fault(look: Look, box: Box) -> None:
    for minutes in range(0, 60, 4):
        look(minutes, *([DEAD] if minutes % 8 == 0 else []))
    assert len(box.subjects) == 1


def test_the_disk_is_measured_as_the_operator_declares(look: Look, box: Box, mail: Path) -> None:
    mail.write_text(mail.read_text("utf-8") + "disk_free_gb = 5\n", encoding="utf-8")
    look(0, free=5 * 10**9)
    assert box.subjects == []
    look(1, free=5 * 10**9 - 1)
    assert box.subjects == ["[Cuộc thi thử] Sự cố: Ổ đĩa sắp đầy"]


def test_while_the_folder_has_mistakes_no_other_fault_is_over(
    look: Look, box: Box, place: Place
) -> None:
    look(0, DEAD)
    place.folder.joinpath("contest.toml").write_text("[", encoding="utf-8")
    for minutes in (1, 60):
        look(minutes, Fault("folder"))
    assert [subject[:12] for subject in box.subjects] == ["[Cuộc thi th", "[thu] Sự cố:"]


def test_what_the_server_did_not_take_is_tried_again_and_then_told_once(
    look: Look, box: Box, mail: Path
) -> None:
    well = mail.read_text("utf-8")
    mail.write_text(well.replace("port = ", "port = 1 # "), encoding="utf-8")
    with pytest.raises(MailError):
        look(0, DEAD)
    mail.write_text(well, encoding="utf-8")
    assert look(1, DEAD) == 0, "another process may be at it still"
    assert look(3, DEAD) == 1
    assert look(4, DEAD) == 0
    assert len(box.subjects) == 1


def test_two_processes_tell_a_fault_once(
    look: Look, box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other process looks while this one is sending."""
    counts = []
    send = "service.mail.alarms._send"
    ours = __import__("service.mail.alarms", fromlist=["_send"])._send

    def sending(*given: object) -> None:
        monkeypatch.setattr(send, ours)
        counts.append(look(0, DEAD))
        ours(*given)

    monkeypatch.setattr(send, sending)
    assert look(0, DEAD) == 1
    assert counts == [0]
    assert len(box.subjects) == 1


def test_a_refused_reader_stops_no_other_and_no_address_reaches_the_log(
    look: Look, box: Box, mail: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "mail")
    told = mail.read_text("utf-8").replace('["it@', f'["{REFUSED}", "it@')
    mail.write_text(told, encoding="utf-8")
    assert look(0, DEAD) == 1
    assert [to for to, _ in box.received] == ["it@thu.example"]
    ours = [one.getMessage() for one in caplog.records if one.name == "mail"]
    assert len(ours) == 2
    assert "@" not in "".join(ours)


def test_without_settings_or_readers_nobody_is_told(look: Look, place: Place, mail: Path) -> None:
    mail.write_text(mail.read_text("utf-8").replace('["it@thu.example"]', "[]"), encoding="utf-8")
    assert look(0, DEAD) == 0
    found = Condition(AT, "thu", "", faults=(DEAD,))
    assert tell_faults(place, found, read_mail(None)) == 0


def test_an_administrator_tries_the_way_and_nobody_else_does(
    place: Place, mail: Path, box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert send_trial(place, ADMIN, Moment(AT)) == 1
    assert box.subjects == ["[Cuộc thi thử] Thư thử cảnh báo"]
    with pytest.raises(NotAllowedError):
        send_trial(place, REVIEWER, Moment(AT))
    with pytest.raises(NotAllowedError):
        send_trial(replace(place, is_draft=True), ADMIN, Moment(AT))
    monkeypatch.setenv("CONTEST_DEMO", "1")
    with pytest.raises(UsageError, match="demonstration"):
        send_trial(place, ADMIN, Moment(AT))
    monkeypatch.delenv("CONTEST_DEMO")
    monkeypatch.delenv("CONTEST_MAIL")
    with pytest.raises(UsageError, match="CONTEST_MAIL"):
        send_trial(place, ADMIN, Moment(AT))
    assert len(box.received) == 1
