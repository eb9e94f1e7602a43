"""The contact log: who may note what, what is kept of it, and that no number is computed again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from contest.errors import NotAllowedError, UsageError
from results import Principal, Results
from service import contacted
from service.contacted import LONGEST, note_down_contact
from service.environment import Moment
from tests.builders import NOW
from tests.service.conftest import ADMIN, REVIEWER, Room
from tests.service.test_decide import MAY, somebody

LEADER = Principal("chi@thu.example", "leader", ("S1",))
OTHER = Principal("binh@thu.example", "leader", ("S1",))


def note_it(room: Room, who: Principal = REVIEWER, code: str = "S1", **more: Any) -> None:
    note_down_contact(
        room.place, who, code, more.pop("outcome", "reached"), moment=room.moment, **more
    )


def test_a_role_notes_contacts_if_the_table_says_so_whatever_a_page_asks(room: Room) -> None:
    may = {"admin", "reviewer", "leader"}
    for role in MAY:
        if role in may:
            note_it(room, somebody(role))
            continue
        with pytest.raises(NotAllowedError):
            note_it(room, somebody(role))
    assert {line.by for line in room.view.contact_log()} == {f"Ai Đó ({role})" for role in may}
    looking = Principal("an", "admin", only_looks=True)
    with pytest.raises(NotAllowedError):
        note_it(room, looking)
    with pytest.raises(NotAllowedError):
        note_it(room, Principal("", "reviewer"))


def test_a_leader_notes_for_own_units_and_those_beneath_alone(room: Room) -> None:
    note_it(room, LEADER, "S1")
    note_it(room, LEADER, "P1")
    with pytest.raises(NotAllowedError, match="does not lead"):
        note_it(room, LEADER, "S2")
    with pytest.raises(NotAllowedError, match="does not lead"):
        note_it(room, Principal("d", "leader", ()), "S1")
    assert [line.unit_code for line in room.view.contact_log()] == ["P1", "S1"]


def test_a_leader_reads_own_units_and_neither_author_nor_note_of_others(room: Room) -> None:
    day = date(2025, 1, 9)
    note_it(room, ADMIN, "S2", note="KHÁC")
    note_it(room, ADMIN, "S1", promised=9, until=day, note="chưa hợp tác")
    note_it(room, OTHER, "P1", note="hẹn gọi lại")
    note_it(room, LEADER, "P1", note="đã nhắc")
    seen = room.open(LEADER).view.contact_log()
    assert [(one.unit_code, one.by, one.note, one.promised, one.until) for one in seen] == [
        ("P1", LEADER.name, "đã nhắc", None, None),
        ("P1", "", "", None, None),
        ("S1", "", "", 9, day),
    ]
    assert [one.note for one in room.view.contact_log()] == [
        "đã nhắc", "hẹn gọi lại", "chưa hợp tác", "KHÁC",
    ]  # fmt: skip
    with pytest.raises(NotAllowedError):
        room.open(Principal("bao", "press")).view.contact_log()


def test_a_note_stays_text_without_numbers_and_short(room: Room) -> None:
    note_it(room, note="gọi 0912.345.\u200b678 hay an.nguyen02@example.com\n<b>=1+1</b>\u202e")
    (line,) = room.view.contact_log()
    assert line.note == "gọi 091 *** 5678 hay ***02@example.com <b>=1+1</b>"
    note_it(room, note=f"{'a' * (LONGEST - 9)}0912345678")
    (newest, _) = room.view.contact_log()
    assert len(newest.note) <= LONGEST
    assert "0912345" not in newest.note, "a number is masked before it is cut"


def test_a_promise_is_a_number_and_a_day_from_today_on_or_nothing(room: Room) -> None:
    today = NOW.date()
    for wrong in (
        {"promised": 5},
        {"until": today},
        {"promised": 0, "until": today},
        {"promised": 10**8, "until": today},
        {"promised": 5, "until": today - timedelta(days=1)},
        {"promised": 5, "until": today, "outcome": "missed"},
        {"outcome": "lạ"},
        {"code": "không có"},
    ):
        with pytest.raises(UsageError):
            note_it(room, **wrong)
    assert room.ledger.table("contacts") is None
    note_it(room, promised=5, until=today)
    note_it(room, outcome="missed")
    assert [(one.outcome, one.promised) for one in room.view.contact_log()] == [
        ("missed", None), ("reached", 5),
    ]  # fmt: skip


def test_a_leader_cannot_flood_the_log(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contacted, "MOST_A_DAY", 2)
    for who in (LEADER, LEADER, REVIEWER, REVIEWER, REVIEWER):
        note_it(room, who)
    with pytest.raises(NotAllowedError, match="tomorrow"):
        note_it(room, LEADER)
    tomorrow = Moment(NOW + timedelta(days=2))
    note_down_contact(room.place, LEADER, "S1", "reached", moment=tomorrow)


def test_the_log_changes_no_state_and_computes_nothing_again(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = room.view
    numbers = (before.balance(), before.participation("unit"), before.unit_days("S1"))
    made: list[object] = []
    real = Results._make
    monkeypatch.setattr(Results, "_make", lambda self, key: (made.append(key), real(self, key))[1])
    note_it(room)
    opened = room.open()
    after = opened.view
    assert after.state == before.state
    assert after._results is before._results, "the same results serve on"
    assert (after.balance(), after.participation("unit"), after.unit_days("S1")) == numbers
    assert len(after.contact_log()) == 1
    assert made == []
    assert room.ledger.table("log") is None
