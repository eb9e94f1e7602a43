"""Each leader with an address gets the unit's numbers at the declared times, once or not at all."""

from __future__ import annotations

import logging
import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from contest import load
from contest.errors import NotAllowedError, UsageError
from i18n.format import Format
from i18n.words import Words
from publish.reminder import pace_sentence, rate_line
from publish.unit_summary import unit_summary
from results import Principal
from service.environment import Moment, Place
from service.mail import digest_log, digests
from service.mail.digest_times import due_slot, next_slot
from service.mail.post import MailError
from service.mail.settings import read_mail
from service.opened import open_for
from tests.builders import TOML, row, write_folder
from tests.service.conftest import ADMIN, REVIEWER, UNITS, Room
from tests.service.mail.conftest import REFUSED, Box
from ui.shell.menu import is_address

ACCESS = """
[sign_in]
base_url = "https://thi.example/2024"
[[people]]
name = "Mot@Thu.example"
role = "leader"
units = ["S1"]
[[people]]
name = "co-tai-khoan"
role = "leader"
units = ["S1"]
[[people]]
name = "xem@thu.example"
role = "viewer"
[[people]]
name = "cu@thu.example"
role = "leader"
units = ["S2"]
until = 2024-11-19
[[people]]
name = "khac@thu.example"
role = "leader"
units = ["S2"]
contests = ["khac"]
"""
CONTACTS = (
    "unit_code,name,title,phone,email\nS2,Bà Hai,,0912345678,hai@thu.example\n"
    "S1,Ông Một,,,mot@thu.example\nP1,Cô Ba,,0912345679,\n"
)
DECLARED = TOML + '[digests]\nat = ["15:30", "08:00"]\n[targets]\nparticipation_rate = 0.8\n'
Send = Callable[[str], int]


def at(text: str) -> Moment:
    """A moment of Vietnam in 2024."""
    local = datetime.fromisoformat(f"2024-{text}").replace(tzinfo=UTC)
    return Moment(local - timedelta(hours=7))


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three people of S1 (ten), none of S2. No test changes it."""
    home = tmp_path_factory.mktemp("digests")
    folder = write_folder(home / "contest", toml=DECLARED, units=UNITS)
    folder.joinpath("contacts.csv").write_text(CONTACTS, encoding="utf-8")
    Room(Place(folder, str(home / "ledger"))).load(row(1), row(2), row(3))
    return home


@pytest.fixture
def place(loaded: Path, mail: Path) -> Place:
    """A copy of it, with the access file."""
    home = shutil.copytree(loaded, mail.with_name("home"))
    mail.with_name("access.toml").write_text(ACCESS, encoding="utf-8")
    return Place(home / "contest", str(home / "ledger"))


@pytest.fixture
def send(place: Place, mail: Path) -> Send:
    return lambda text: digests.send_due(place, read_mail(mail), at(text))


def test_every_leader_with_an_address_gets_the_own_unit_and_nobody_else_anything(
    send: Send, box: Box
) -> None:
    assert send("11-20T08:00:05") == 2
    got = {to: str(message["Subject"]) for to, message in box.received}
    assert got == {
        "mot@thu.example": "Sở Một: 30,0 % – 3/10 người",
        "hai@thu.example": "Sở Hai: 0 người dự thi – chưa có mẫu số",
    }


def test_a_digest_says_what_the_page_of_the_unit_says(send: Send, box: Box, place: Place) -> None:
    send("11-20T08:00:05")
    who = Principal("mot@thu.example", "leader", ("S1",))
    summary = unit_summary(open_for(place, who, at("11-20T08:00:05")).view, "S1")
    assert summary is not None
    say, fmt = Words("vi"), Format("vi")
    message = next(one for to, one in box.received if to == "mot@thu.example")
    for kind in ("plain", "html"):
        body = message.get_body((kind,))
        assert body is not None
        said = re.sub(r"\s+", " ", body.get_content())
        for sentence in (rate_line(summary, say, fmt), pace_sentence(summary, say, fmt)):
            assert sentence
            assert re.sub(r"\s+", " ", sentence) in said
        assert said.count("https://thi.example/2024/my-unit?unit=S1") == 1
        assert is_address("my-unit", ()), "the menu has the page under the address of the mail"
        assert "Người Số" not in said, "no name of a person"
        assert "/d/" not in said, "no leader's link"


def test_among_several_contests_the_link_names_its_own(
    send: Send, box: Box, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(place.folder, place.folder.with_name("second"))
    monkeypatch.setenv("CONTEST_DIR", str(place.folder.parent))
    assert send("11-20T08:00:05") == 2
    body = box.received[0][1].get_body(("plain",))
    assert body is not None
    assert "https://thi.example/2024/my-unit?contest=thu&unit=S1" in body.get_content()


def test_a_digest_is_made_for_a_role_that_sees_no_name(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    roles = []

    def opening(place: Place, who: Principal, moment: Moment) -> object:
        roles.append((who.role, who.units))
        return open_for(place, who, moment)

    monkeypatch.setattr(digests, "open_for", opening)
    send("11-20T08:00:05")
    assert sorted(roles) == [("bearer", ("S1",)), ("bearer", ("S2",))]


def test_a_time_is_sent_once_whatever_restarts(send: Send, box: Box) -> None:
    for text in ("11-20T07:59:59", "11-20T08:00:00", "11-20T08:00:30", "11-20T09:59:59"):
        send(text)
    assert len(box.received) == 2
    send("11-20T15:31:00")
    send("11-21T08:00:30")
    assert len(box.received) == 6


@pytest.mark.parametrize(
    ("now", "slot"),
    [
        ("11-18T07:29:59", None), ("11-18T08:00:00", "11-18T08:00"), ("11-20T07:59:59", None),
        ("11-20T09:59:59", "11-20T08:00"), ("11-20T10:00:00", None),
        ("12-13T15:30:00", "12-13T15:30"), ("12-13T16:29:59", "12-13T15:30"),
        ("12-13T16:30:00", None), ("12-14T08:00:00", None),
    ],
)  # fmt: skip
def test_a_time_is_made_up_within_two_hours_and_within_the_contest(
    tmp_path: Path, now: str, slot: str | None
) -> None:
    contest = load(write_folder(tmp_path / "contest", toml=DECLARED, units=UNITS))
    wanted = slot and datetime.fromisoformat(f"2024-{slot}")
    assert due_slot(contest, datetime.fromisoformat(f"2024-{now}")) == wanted


def test_the_next_time_is_the_next_that_is_sent(tmp_path: Path) -> None:
    contest = load(write_folder(tmp_path / "contest", toml=DECLARED, units=UNITS))
    year = datetime(2024, 1, 1)
    assert next_slot(contest, year) == datetime(2024, 11, 18, 8)
    assert next_slot(contest, datetime(2024, 11, 20, 8)) == datetime(2024, 11, 20, 15, 30)
    assert next_slot(contest, datetime(2024, 12, 13, 15, 30)) is None
    assert next_slot(load(write_folder(tmp_path / "none", units=UNITS)), year) is None


def test_a_time_that_only_midnight_parts_from_now_is_made_up(tmp_path: Path) -> None:
    toml = DECLARED.replace('"15:30"', '"23:30"')
    contest = load(write_folder(tmp_path / "contest", toml=toml, units=UNITS))
    assert due_slot(contest, datetime(2024, 11, 21, 0, 30)) == datetime(2024, 11, 20, 23, 30)


def test_who_has_stopped_gets_nothing_until_mail_is_wanted_again(
    send: Send, box: Box, place: Place
) -> None:
    send("11-20T08:00:05")
    message = next(one for to, one in box.received if to == "mot@thu.example")
    token = str(message["List-Unsubscribe"]).strip("<>").rpartition("/")[2]
    assert digests.reader_of("thu", "x" + token) is None
    assert digests.reader_of("khac", token) is None
    reader = digests.reader_of("thu", token)
    assert reader is not None
    digest_log.stop("thu", reader, "", at("11-20T09:00").now)
    assert send("11-20T15:30:05") == 1
    shown = {one.unit: one.stopped_by for one in digests.receivers(place, ADMIN, at("11-20T16:00"))}
    assert shown == {"S1": "", "S2": None}
    digests.switch(place, ADMIN, reader, at("11-20T16:00"), on=True)
    assert send("11-21T08:00:05") == 2


def test_two_processes_send_a_digest_once(
    send: Send, box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other process has found the same readers before this one sends."""
    ours, counts = digests._hand, []

    def handing(*given: object) -> object:
        with monkeypatch.context() as patched:
            patched.setattr(digests, "_hand", ours)
            counts.append(send("11-20T08:00:06"))
        return ours(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(digests, "_hand", handing)
    assert send("11-20T08:00:05") == 0
    assert counts == [2, 0]
    assert len(box.received) == 2


def test_what_the_server_cannot_have_is_tried_again_and_the_rest_is_not(
    send: Send, box: Box, mail: Path, place: Place
) -> None:
    contacts, well = place.folder / "contacts.csv", mail.read_text("utf-8")
    contacts.write_text(CONTACTS.replace("hai@thu.example", REFUSED), encoding="utf-8")
    mail.write_text(well.replace("port = ", "port = 1 # "), encoding="utf-8")
    with pytest.raises(MailError):
        send("11-20T08:00:05")
    mail.write_text(well, encoding="utf-8")
    assert send("11-20T08:05:05") == 1
    assert send("11-20T08:10:05") == 0
    fates = {one.unit: one.fate for one in digests.sent(place, ADMIN)}
    assert fates == {"S1": "sent", "S2": "refused"}


def test_no_address_is_written_down_or_logged(
    send: Send, place: Place, mail: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "mail")
    place.folder.joinpath("contacts.csv").write_text(
        CONTACTS.replace("hai@thu.example", REFUSED), encoding="utf-8"
    )
    send("11-20T08:00:05")
    kept = b"".join(one.read_bytes() for one in mail.parent.glob("access.toml.sqlite3*"))
    assert b"digests" in kept
    assert b"mot@" not in kept
    assert REFUSED.encode() not in kept
    assert "@" not in "".join(one.getMessage() for one in caplog.records if one.name == "mail")


def test_nothing_is_sent_of_a_draft_in_a_demonstration_or_without_an_address_of_the_dashboard(
    place: Place, mail: Path, box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft, settings = Place(place.folder, place.data, is_draft=True), read_mail(mail)
    assert digests.send_due(draft, settings, at("11-20T08:00:05")) == 0
    monkeypatch.setenv("CONTEST_DEMO", "1")
    assert digests.send_due(place, settings, at("11-20T08:00:05")) == 0
    monkeypatch.delenv("CONTEST_DEMO")
    access = mail.with_name("access.toml")
    access.write_text(ACCESS.replace("base_url", "# base_url"), encoding="utf-8")
    with pytest.raises(UsageError, match="base_url"):
        digests.send_due(place, settings, at("11-20T08:00:05"))
    assert box.received == []


def test_the_administrator_alone_sees_and_switches(place: Place) -> None:
    moment = at("11-20T09:00")
    letter = digests.preview(place, ADMIN, "S1", moment)
    assert letter is not None
    assert letter.subject == "Sở Một: 30,0\u00a0% – 3/10 người"
    assert digests.preview(place, ADMIN, "không có", moment) is None
    for who in (REVIEWER, Principal("mot@thu.example", "leader", ("S1",))):
        with pytest.raises(NotAllowedError):
            digests.preview(place, who, "S1", moment)
        with pytest.raises(NotAllowedError):
            digests.receivers(place, who, moment)
        with pytest.raises(NotAllowedError):
            digests.switch(place, who, "x", moment, on=False)
        with pytest.raises(NotAllowedError):
            digests.sent(place, who)


def test_the_times_of_digests_change_no_result(tmp_path: Path) -> None:
    one = load(write_folder(tmp_path / "one", toml=DECLARED, units=UNITS))
    other = load(
        write_folder(tmp_path / "two", toml=DECLARED.replace("08:00", "09:00"), units=UNITS)
    )
    assert one.hash == other.hash
