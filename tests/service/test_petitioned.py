"""Petitions and verifications: who writes them, what is refused, and that no number depends on
them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from contest.errors import NotAllowedError, UsageError
from ledger.petitions import Petition
from results import Principal, due_count, is_overdue
from service import acts
from service.decide import ChangedError
from service.petitioned import answer_petition, due_after, take_petition
from service.verified import verify_response, verify_unit
from tests.builders import row
from tests.service.conftest import REVIEWER, Room

READERS = ("viewer", "auditor")
OTHERS = (*READERS, "leader", "press", "nobody")


def today(room: Room) -> date:
    return room.contest.local(room.moment.shown(room.contest)).date()


def took(room: Room, who: Principal = REVIEWER, **changed: Any) -> Petition:
    day = today(room)
    told: dict[str, Any] = {
        "received_on": day, "channel": "phone", "content": "Xem lại điểm", "due_on": due_after(day),
    }  # fmt: skip
    return take_petition(room.place, who, moment=room.moment, **(told | changed))


def answered(room: Room, one: Petition, who: Principal = REVIEWER, **changed: Any) -> Petition:
    told: dict[str, Any] = {"answer": "Đã giải thích", "answered_on": today(room)}
    return answer_petition(
        room.place, who, one.number, looked_at=one.line, moment=room.moment, **(told | changed)
    )


def test_a_petition_has_the_next_number_and_its_last_line_counts(room: Room) -> None:
    first, second = took(room), took(room, channel="letter")
    assert (first.number, second.number) == (1, 2)
    assert room.view.open_petitions() == 2
    answered(room, first)
    known = room.view.petitions()
    assert [(one.number, one.answer) for one in known] == [(1, "Đã giải thích"), (2, "")]
    assert room.view.open_petitions() == 1
    with pytest.raises(UsageError, match="changed since"):
        answered(room, first)


def test_a_contact_in_a_petition_is_masked_before_it_is_written(room: Room) -> None:
    one = took(room, content="Gọi lại 0912345678 hoặc an.nguyen@example.com")
    assert "0912345678" not in one.content
    assert "an.nguyen" not in one.content
    assert "0912345678" not in repr(room.ledger.table("petitions").to_pyarrow_table().to_pylist())  # type: ignore[union-attr]


def test_what_cannot_be_is_refused_and_nothing_is_written(room: Room) -> None:
    tomorrow = today(room) + timedelta(days=1)
    impossible: tuple[dict[str, Any], ...] = (
        {"content": "  "}, {"received_on": tomorrow, "due_on": tomorrow}, {"channel": "fax"},
        {"due_on": today(room) - timedelta(days=1)}, {"response_id": "không có"},
        {"content": "a" * 5_000},
    )  # fmt: skip
    for changed in impossible:
        with pytest.raises(UsageError):
            took(room, **changed)
    assert room.view.petitions() == ()
    one = took(room)
    for changed in ({"answer": " "}, {"answered_on": tomorrow}):
        with pytest.raises(UsageError):
            answered(room, one, **changed)
    assert room.view.open_petitions() == 1


@pytest.mark.parametrize("role", OTHERS)
def test_only_who_decides_writes(room: Room, role: str) -> None:
    who = Principal("Ai Đó", role, ("S1",) if role == "leader" else ())  # type: ignore[arg-type]
    line = room.line("Người Số 1")
    with pytest.raises(NotAllowedError):
        took(room, who)
    with pytest.raises(NotAllowedError):
        verify_response(
            room.place, who, line["response_id"], line["content_hash"], "verified",
            moment=room.moment,
        )  # fmt: skip
    with pytest.raises(NotAllowedError):
        verify_unit(room.place, who, 0, "verified", moment=room.moment)


def test_an_answer_is_due_after_ten_working_days_and_a_task_two_days_before() -> None:
    friday = date(2024, 12, 6)
    assert due_after(friday) == date(2024, 12, 20)
    assert due_after(date(2024, 12, 7)) == date(2024, 12, 20), "a Saturday counts as the Friday"
    moment: Any = None
    one = Petition(1, moment, "An", friday, "phone", "", "", date(2024, 12, 20))
    assert [due_count([one], date(2024, 12, day)) for day in (17, 18, 25)] == [0, 1, 1]
    assert not is_overdue(one, one.due_on)


def test_a_verification_holds_for_the_content_that_was_looked_at(room: Room) -> None:
    line = room.line("Người Số 1")
    own, state = line["response_id"], room.view.state

    def check(content: str) -> None:
        verify_response(
            room.place, REVIEWER, own, content, "verified", note="Gọi 0912345678",
            moment=room.moment,
        )  # fmt: skip

    with pytest.raises(ChangedError):
        check("another content")
    check(line["content_hash"])
    found = room.view.prize_checks().of_person(line["person_id"], own)
    assert (found.state, found.by, found.changed) == ("verified", REVIEWER.name, False)
    assert "0912345678" not in found.note
    assert room.view.state == state, "no number depends on it"
    room.load(row(1, answer="B"), row(2), row(3, unit="lạ"), row(4, unit="Cơ quan hai"))
    found = room.view.prize_checks().of_person(line["person_id"], own)
    assert (found.state, found.changed) == ("pending", True), "edited since"


def test_who_is_not_eligible_is_so_for_a_reason_and_again_eligible_when_undone(room: Room) -> None:
    line = room.line("Người Số 1")
    wanted = acts.disqualify(line["response_id"])
    with pytest.raises(UsageError, match="reason"):
        room.decide(wanted)
    with pytest.raises(UsageError, match="there is no response"):
        room.decide(acts.disqualify("không có"), note="Điều 2")
    (taken,) = room.decide(wanted, note="Điều 2 Thể lệ")

    def state() -> str:
        return room.view.prize_checks().of_person(line["person_id"], line["response_id"]).state

    assert state() == "ineligible"
    room.decide(acts.undo(taken.decision_id))
    assert state() == "expected"
    (unit,) = room.decide(acts.disqualify_unit(room.contest.units, 1), note="Điều 3")
    code = room.contest.units.units[1].code
    assert room.view.prize_checks().of_unit(code, None).state == "ineligible"
    room.decide(acts.undo(unit.decision_id))
    assert room.view.prize_checks().of_unit(code, None).state == "expected"
