"""Turnout is published, held back, released and corrected: what the public folder holds then."""

from __future__ import annotations

import asyncio
import json
import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from contest.errors import ContestError, FolderError, NotAllowedError, UsageError
from ledger import Ledger
from ledger.log import lines_of
from publish.press.corrections import Correction
from publish.press.turnout import PublicTurnout
from results import Principal, View
from results.principal import Role
from service import environment, wired
from service.acts import reject
from service.environment import Moment, Place
from service.publication import keeping, publishing, record
from service.publication.record import PublicationError
from service.wired import Wired
from tests.builders import TOML, row, write_folder
from tests.service.conftest import ADMIN, REVIEWER, UNITS, Room

LOCAL = "http://127.0.0.1:8501"
OTHERS: tuple[Role, ...] = ("viewer", "auditor", "press", "leader", "bearer", "nobody")
NOT_ALLOWED = [
    *(Principal("Vũ Thị Xem", role) for role in OTHERS),
    replace(ADMIN, only_looks=True),
    Principal("", "reviewer"),
]


def files_of(
    turnout: PublicTurnout, _contest: object, *, corrections: Sequence[Correction],
    published_at: datetime, address: str, has_result: bool,
) -> Mapping[str, bytes]:  # fmt: skip
    """Stand for the real files, which are tested beside what makes them."""
    assert not has_result, "nothing is released here"
    said = {
        "people": turnout.people, "as_of": turnout.as_of.isoformat(), "address": address,
        "published_at": published_at.isoformat(), "corrections": len(corrections),
    }  # fmt: skip
    return {"turnout.json": json.dumps(said).encode(), "index.html": b"<html></html>"}


@dataclass
class Office:
    """The place of a contest, its public folder, and a clock of the contest's zone."""

    place: Place
    folder: Path
    people: int = 0
    """How many people a small office counts, whatever the moment."""

    def declare(self, publication: str = 'turnout = "daily"\nat = ["15:30"]') -> None:
        toml = f"{TOML}[publication]\n{publication}\n"
        write_folder(self.place.folder, toml=toml, units=UNITS)

    def at(self, text: str) -> Moment:
        local = datetime.fromisoformat(f"2024-{text}+07:00")
        return Moment(local.astimezone(UTC))

    def due(self, text: str) -> bool:
        return publishing.publish_if_due(self.place, self.at(text), LOCAL)

    def publish(self, text: str, who: Principal = REVIEWER) -> None:
        publishing.publish_now(self.place, who, self.at(text), LOCAL)

    def hold(self, text: str, who: Principal = REVIEWER) -> None:
        publishing.hold(self.place, who, self.at(text))

    def release(self, text: str, who: Principal = REVIEWER) -> None:
        publishing.release(self.place, who, self.at(text))

    def standing(self, text: str) -> publishing.Standing:
        return publishing.standing(self.place, self.at(text))

    @property
    def public(self) -> dict[str, Any] | None:
        """What a reader of the folder finds; None: nothing."""
        file = self.folder / "thu" / "bao-chi" / "turnout.json"
        found: dict[str, Any] | None = json.loads(file.read_bytes()) if file.exists() else None
        return found

    def corrections(self, text: str) -> list[tuple[str, str, int | None, int | None]]:
        told = self.standing(text).corrections
        return [(one.name, one.measure, one.before, one.after) for one in told]


def opened_office(place: Place, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setenv("CONTEST_PUBLIC", str(folder))
    monkeypatch.delenv("CONTEST_DEMO", raising=False)
    monkeypatch.setattr(publishing, "public_files", files_of)
    monkeypatch.setattr(keeping, "_troubles", {})
    made = Office(place, folder)
    made.declare()
    return made


@pytest.fixture
def full(room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office over a ledger with responses."""
    return opened_office(room.place, tmp_path / "open" / "public", monkeypatch)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office over an empty ledger, which counts what the test says."""
    place = Place(tmp_path / "contest", str(tmp_path / "ledger"))
    made = opened_office(place, tmp_path / "open" / "public", monkeypatch)

    def counted(view: View) -> PublicTurnout:
        return PublicTurnout(
            "thu",
            "Thử",
            view.known_until,
            made.people,
            made.people,
            0,
            None,
            None,
            (),
            (),
            (),
        )

    def seen(wired: Wired, _: Principal, moment: Moment, as_of: datetime | None = None) -> Any:
        until = as_of or wired.contest.local(moment.shown(wired.contest))
        return SimpleNamespace(view=SimpleNamespace(known_until=until, contest=wired.contest))

    monkeypatch.setattr(publishing, "opened", seen)
    monkeypatch.setattr(publishing, "public_turnout", counted)
    return made


def test_what_is_published_is_counted_up_to_its_moment_and_says_it(
    full: Office, room: Room
) -> None:
    room.load(row(1), row(2), row(5, time="01/12/2024 15:30:00"))
    assert full.due("12-01T15:30:04")
    assert full.public == {
        "people": 2,
        "as_of": "2024-12-01T15:30:00",
        "published_at": "2024-12-01T15:30:04",
        "address": "http://127.0.0.1:8501/thu/bao-chi/",
        "corrections": 0,
    }
    assert not full.due("12-01T15:30:09")
    standing = full.standing("12-01T15:31")
    assert standing.published is not None
    assert standing.published.as_of == datetime(2024, 12, 1, 15, 30)
    assert standing.next_at == datetime(2024, 12, 2, 15, 30)


def test_while_nothing_is_due_nothing_is_counted(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wired, "_LOOK_SECONDS", 0)
    office.due("12-01T15:30")
    opened: list[object] = []
    looked: list[object] = []
    open_, look = publishing.opened, publishing.look
    monkeypatch.setattr(publishing, "opened", lambda *a: opened.append(a) or open_(*a))
    monkeypatch.setattr(publishing, "look", lambda *a, **k: looked.append(a) or look(*a, **k))
    for minute in range(60):
        assert not office.due(f"12-01T16:{minute:02}")
    assert (opened, looked) == ([], []), "nobody looks at the ledger either"
    office.declare('turnout = "live"')
    assert office.due("12-01T17:00"), "the folder changed"
    opened.clear()
    for minute in range(1, 31):
        assert not office.due(f"12-01T17:{minute:02}")
    assert opened == [], "a live contest looks where the ledger stands, and opens nothing"
    Ledger.at(office.place.data).decide(
        "reject", "nobody", by="ai", now=office.at("12-01T17:31").now
    )
    assert office.due("12-01T17:32")
    assert opened


def test_before_the_embargo_the_folder_holds_no_file(office: Office) -> None:
    office.declare('turnout = "live"\nembargo_until = 2024-12-02T08:00:00')
    assert not office.due("12-02T07:59:59")
    with pytest.raises(UsageError, match="embargo"):
        office.publish("12-02T07:59:59")
    assert not list(office.folder.rglob("*"))
    assert office.standing("12-02T07:59:59").embargo_until == datetime(2024, 12, 2, 8)
    assert office.due("12-02T08:00:00")
    assert office.public


def test_an_embargo_that_is_declared_later_takes_away_what_is_public(office: Office) -> None:
    office.due("12-01T15:30")
    office.declare('turnout = "live"\nembargo_until = 2024-12-05T08:00:00')
    moment = office.at("12-02T08:00")
    assert publishing.shown_folder(office.place, "thu", moment) is None, "at once"
    assert not office.due("12-02T08:00")
    assert not [one for one in office.folder.rglob("*") if one.is_file()]
    assert office.standing("12-02T08:00").published is None
    assert office.due("12-05T08:00")


def test_held_publication_stays_as_it_is_until_it_is_released(office: Office) -> None:
    office.due("12-01T15:30")
    before = office.public
    office.hold("12-02T15:00")
    office.people = 4
    assert not office.due("12-02T15:30")
    with pytest.raises(UsageError, match="held"):
        office.publish("12-02T15:31")
    assert office.public == before
    held = office.standing("12-02T15:32").held
    assert held is not None
    assert (held.by, held.since) == (REVIEWER.name, datetime(2024, 12, 2, 15))
    office.hold("12-02T15:33", ADMIN)  # who held it first still holds it
    assert office.standing("12-02T15:34").held == held
    office.release("12-02T16:00")
    assert office.due("12-02T16:00:05"), "the time that passed meanwhile is made up"
    assert office.public != before


def test_a_hold_outlives_a_new_public_folder_and_a_publication(office: Office) -> None:
    office.publish("12-01T10:00")
    office.hold("12-01T11:00")
    assert record.read(record.place_of(office.folder, "thu")).published
    assert office.folder.parent in record.place_of(office.folder, "thu").parents
    assert office.folder not in record.place_of(office.folder, "thu").parents


def test_who_may_not_decide_neither_publishes_nor_holds_nor_releases(office: Office) -> None:
    for act in (office.publish, office.hold):
        for who in NOT_ALLOWED:
            with pytest.raises(NotAllowedError):
                act("12-01T10:00", who)
    office.hold("12-01T10:00")
    for who in NOT_ALLOWED:
        with pytest.raises(NotAllowedError):
            office.release("12-01T10:00", who)
    assert office.standing("12-01T10:00").held
    assert office.public is None


def test_the_log_says_who_published_held_and_released(office: Office) -> None:
    office.publish("12-01T10:00", ADMIN)
    office.hold("12-01T11:00")
    office.hold("12-01T11:30", ADMIN)  # changes nothing
    office.release("12-01T12:00", ADMIN)
    office.due("12-01T15:30")
    lines = lines_of(Ledger.at(office.place.data))[1]
    assert [(line["who"], line["act"], line["scope"]) for line in reversed(lines)] == [
        (ADMIN.name, "publish", "turnout as of 2024-12-01T10:00:00 published"),
        (REVIEWER.name, "hold", "publication of turnout held back"),
        (ADMIN.name, "hold", "publication of turnout released"),
    ]


def test_what_cannot_be_logged_is_not_published(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ContestError("the log cannot be written")

    monkeypatch.setattr(publishing, "note_down", fails)
    for act in (office.publish, office.hold):
        with pytest.raises(ContestError, match="log"):
            act("12-01T10:00")
    assert office.public is None
    assert office.standing("12-01T10:00").held is None


def test_what_changes_for_its_moment_is_a_correction_that_stays(full: Office, room: Room) -> None:
    full.due("12-01T15:30")
    room.decide(reject(room.line("Người Số 1")["response_id"]), note="trùng")
    room.load(row(1), row(2), row(5, time="02/12/2024 08:00:00"), who=ADMIN)
    units = UNITS.replace("S1,Sở Một,sở,so,,10", "S1,Sở Một,sở,so,,12")
    (full.place.folder / "units.csv").write_text(units, "utf-8")
    full.due("12-02T15:30")
    assert full.public is not None
    assert full.public["people"] == 2, "one less, one more: only the same moment shows it"
    told = [
        ("", "people", 2, 1), ("", "attempts", 2, 1), ("", "headcount", 10, 12),
        ("Sở", "people", 2, 1), ("Sở", "headcount", 10, 12),
    ]  # fmt: skip
    assert full.corrections("12-02T15:31") == told
    first = full.standing("12-02T15:31").corrections[0]
    assert first.as_of == datetime(2024, 12, 1, 15, 30)
    assert first.corrected_at == datetime(2024, 12, 2, 15, 30)
    full.due("12-03T15:30")
    assert full.corrections("12-03T15:31") == told
    assert full.public["corrections"] == len(told)


def broken_folder(office: Office) -> None:
    (office.place.folder / "contest.toml").write_text("[contest", "utf-8")


def full_disk(office: Office) -> None:
    os.chmod(office.folder / "thu" / ".bao-chi", 0)
    (office.folder / "thu" / ".bao-chi").rename(office.folder / "thu" / "away")
    (office.folder / "thu" / ".bao-chi").write_text("a file in the way")


def damaged_record(office: Office) -> None:
    record.place_of(office.folder, "thu").write_text("{", "utf-8")


def damaged_ledger(office: Office) -> None:
    log = Path(office.place.data) / "observations" / "_delta_log"
    log.mkdir(parents=True)
    (log / f"{0:020}.json").write_text("no table", "utf-8")


@pytest.mark.parametrize(
    ("breaking", "what"),
    [
        (broken_folder, "folder"),
        (full_disk, "public"),
        (damaged_record, "public"),
        (damaged_ledger, "ledger"),
    ],
)
def test_trouble_leaves_what_was_public_and_is_told_once(
    office: Office, breaking: Any, what: str, caplog: pytest.LogCaptureFixture
) -> None:
    office.due("12-01T15:30")
    public = office.folder / "thu" / "bao-chi"
    kept = public.resolve()
    breaking(office)
    with caplog.at_level(logging.ERROR, "publication"):
        for minute in (30, 31, 32):
            now = office.at(f"12-02T15:{minute}").now
            keeping.try_to_publish(office.place, now, LOCAL)
    told = keeping.trouble(office.place)
    assert told is not None
    assert (told.what, told.since) == (what, office.at("12-02T15:30").now)
    assert len(caplog.records) == 1
    if breaking is not full_disk:
        assert public.resolve() == kept
        assert office.public is not None
        moment = office.at("12-02T15:33")
        assert publishing.shown_folder(office.place, "thu", moment) == kept


def test_trouble_is_over_with_the_next_look_that_succeeds(office: Office) -> None:
    office.due("12-01T15:30")
    whole = record.place_of(office.folder, "thu").read_bytes()
    damaged_record(office)
    keeping.try_to_publish(office.place, office.at("12-02T15:30").now, LOCAL)
    assert keeping.trouble(office.place)
    record.place_of(office.folder, "thu").write_bytes(whole)
    keeping.try_to_publish(office.place, office.at("12-02T15:31").now, LOCAL)
    assert keeping.trouble(office.place) is None
    assert office.public is not None
    assert office.public["published_at"] == "2024-12-02T15:31:00"


def test_a_lost_record_of_a_hold_publishes_nothing(office: Office) -> None:
    office.hold("12-01T10:00")
    damaged_record(office)
    with pytest.raises(PublicationError, match="restore the file from a backup"):
        office.due("12-01T15:30")
    assert office.public is None


def test_a_folder_with_mistakes_tells_the_person_who_publishes(office: Office) -> None:
    broken_folder(office)
    with pytest.raises(FolderError):
        office.publish("12-01T10:00")


def test_a_demonstration_publishes_where_nobody_else_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONTEST_PUBLIC", raising=False)
    folders = set()
    for demo in ("0", "1"):
        monkeypatch.setenv("CONTEST_DEMO", demo)
        folders.add(environment.public_folder().relative_to(environment.ROOT).as_posix())
    assert folders == {"var/public", "var/public-demo"}


def test_a_demonstration_that_starts_again_earlier_publishes_again(office: Office) -> None:
    office.due("12-05T15:30")
    assert office.standing("12-01T16:00").published is None
    assert office.due("12-01T16:00")
    assert office.public is not None
    assert office.public["as_of"] == "2024-12-01T16:00:00"
    assert office.public["corrections"] == 0


def test_the_moment_of_the_public_numbers_never_goes_back(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.due("12-01T15:30")
    stale = datetime(2024, 12, 1, 9)
    monkeypatch.setattr(publishing, "_known_until", lambda *_: stale)
    office.due("12-02T15:30")
    assert office.public is not None
    assert office.public["as_of"] == "2024-12-01T15:30:00"


def test_looking_waits_after_trouble(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[datetime] = []
    start = office.at("12-02T15:30").now
    times = iter([start + timedelta(seconds=5 * step) for step in range(40)])

    def tries(_place: object, now: datetime, _local: str) -> None:
        tried.append(now)

    async def no_sleep(_: float) -> None:
        return None

    monkeypatch.setattr(keeping, "try_to_publish", tries)
    monkeypatch.setattr(keeping, "trouble", lambda _: keeping.Trouble("public", start))
    monkeypatch.setattr(keeping.asyncio, "sleep", no_sleep)
    with pytest.raises(RuntimeError, match="StopIteration"):
        asyncio.run(keeping.keep_publishing(office.place, lambda: next(times), LOCAL))
    gaps = {after - before for before, after in pairwise(tried)}
    assert gaps == {keeping.RETRY}
