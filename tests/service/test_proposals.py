"""Who may propose data of a unit, who accepts them, and what each of them is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest

from contest.errors import NotAllowedError, UsageError
from contest.roster import Person
from contest.units import UnitTree
from ledger import Decision
from ledger.decisions import Kind
from results import Principal, Proposal
from service import acts
from service.acts import Wanted
from service.decide import MOST_A_DAY
from tests.builders import row
from tests.desk import everything
from tests.service.conftest import ADMIN, Room

LEADER = Principal("Phó phòng", "leader", ("S2",))
NAME, PHONE = "Đào Thị Mật", "0987000111"
PEOPLE = (Person(NAME, "1990-02-01", PHONE), Person("Người Số 1", "", "0900000001"))
KINDS: Mapping[Kind, Callable[[UnitTree, int], Wanted]] = {
    "propose_headcount": lambda t, n: acts.propose_headcount(t, n, "4", "Báo cáo", "2024-11-01"),
    "propose_contact": lambda t, n: acts.propose_contact(t, n, NAME, "Phó", PHONE),
    "propose_roster": lambda t, n: acts.propose_roster(t, n, PEOPLE),
    "propose_alias": lambda t, n: acts.propose_alias(t, "Cơ quan hai", n),
}


def proposed(room: Room, kind: Kind, who: Principal = LEADER, number: int = 1) -> Decision:
    (made,) = room.decide(KINDS[kind](room.contest.units, number), who=who)
    assert made.kind == kind
    return made


def test_a_leader_proposes_for_the_own_unit_only_and_accepts_nothing(room: Room) -> None:
    above = Principal("Giám đốc", "leader", ("S1",))
    for kind in KINDS:
        for number in (0, 2):  # another unit, and a unit beneath it
            with pytest.raises(NotAllowedError):
                proposed(room, kind, number=number)
        made = proposed(room, kind, who=above, number=2)
        for wanted in (
            acts.accept_proposal(made.decision_id),
            Wanted("accept_headcount", made.decision_id, {}),
            acts.refuse_proposal(made.decision_id),
        ):
            with pytest.raises(NotAllowedError):
                room.decide(wanted, who=above)
    assert [line.kind for line in room.ledger.decisions()] == list(KINDS)


def test_who_neither_leads_nor_reviews_proposes_nothing(room: Room) -> None:
    for role in ("viewer", "auditor", "press", "nobody", "bearer"):
        for kind in KINDS:
            with pytest.raises(NotAllowedError):
                proposed(room, kind, who=Principal("Ai Đó", role, ("S2",)))  # type: ignore[arg-type]
    assert room.ledger.decisions() == ()


def test_a_proposal_changes_numbers_when_it_is_accepted_and_the_undo_returns_them(
    room: Room,
) -> None:
    before = everything(room.view)
    made = [proposed(room, kind) for kind in KINDS]
    assert everything(room.view) == before
    accepted = room.decide(*(acts.accept_proposal(one.decision_id) for one in made))
    unit = room.view.unit("S2") or {}
    assert (unit["people"], unit["headcount"]) == (1, 4)
    assert [line["full_name"] for line in room.view.roster("S2")] == [NAME, "Người Số 1"]
    with pytest.raises(UsageError):
        room.decide(acts.accept_proposal(made[0].decision_id))
    room.decide(*acts.undoing(accepted))
    assert everything(room.view) == before
    assert room.view.roster() == []


def test_what_was_replaced_is_accepted_no_more(room: Room) -> None:
    first = proposed(room, "propose_contact")
    proposed(room, "propose_contact")
    with pytest.raises(UsageError):
        room.decide(acts.accept_proposal(first.decision_id))


def test_who_proposed_and_who_settled_is_told_to_the_committee_only(room: Room) -> None:
    made = [proposed(room, kind) for kind in KINDS]
    proposed(room, "propose_headcount", ADMIN, 0)
    room.decide(acts.accept_proposal(made[0].decision_id))
    seen = room.open(LEADER).view.proposals()
    assert [(one.code, one.by) for one in seen] == [("S2", "")] * 4
    assert [one.fate for one in seen] == ["accepted", "waits", "waits", "waits"]
    assert "Lê Thị Hòa" not in "".join(map(all_of, seen))
    assert [one.by for one in room.view.proposals()] == ["Phó phòng"] * 4 + ["Trần Văn Quản"]
    for role in ("press", "nobody"):
        with pytest.raises(NotAllowedError):
            room.open(Principal("Ai", role)).view.proposals()  # type: ignore[arg-type]


def all_of(one: Proposal) -> str:
    """Every word of a proposal, also those that its repr leaves out."""
    return repr([getattr(one, name) for name in Proposal.__slots__])


def test_rosters_and_phones_leave_no_view(room: Room) -> None:
    for kind in KINDS:
        proposed(room, kind)
    shown = [line.row() for line in room.view.decisions]
    told = repr(shown) + "".join(map(all_of, room.view.proposals()))
    assert PHONE not in told
    (listed,) = (line for line in shown if line["kind"] == "propose_roster")
    assert NAME not in repr(listed)
    assert '"rows": "2"' in listed["facts"]
    (listed_too,) = (p for p in room.view.proposals() if p.kind == "propose_roster")
    assert NAME not in all_of(listed_too)
    assert (listed_too.instead_of, listed_too.says["rows"]) == ({"rows": "0"}, "2")


def test_facts_that_no_act_would_make_are_refused(room: Room) -> None:
    for kind, make in KINDS.items():
        good = make(room.contest.units, 1)
        name = {"propose_headcount": "source", "propose_contact": "name", "propose_alias": "text"}
        forged = {name.get(kind, "rows"): "\u202e9"}
        with pytest.raises(UsageError):
            room.decide(Wanted(good.kind, good.subject, {**good.facts, **forged}), who=LEADER)
    assert room.ledger.decisions() == ()


def test_a_leader_makes_a_limited_number_of_proposals_a_day(room: Room) -> None:
    tree = room.contest.units
    many = [acts.propose_alias(tree, f"cách {n}", 1) for n in range(MOST_A_DAY)]
    room.decide(*many, who=LEADER)
    with pytest.raises(NotAllowedError):
        proposed(room, "propose_contact")
    proposed(room, "propose_contact", ADMIN)
    room.minutes += timedelta(days=1) // timedelta(minutes=1)
    proposed(room, "propose_contact")


def test_a_leader_reads_only_writings_that_are_nearly_the_own_units_name(room: Room) -> None:
    texts = ("sở haii", "Sở Hai 0912345678", "An sở hai", "Sở Một x", "Vũ Thị An", "sở hai")
    room.load(*(row(n, unit=text) for n, text in enumerate(texts, start=1)))
    seen = room.open(LEADER).view
    assert [(one.text, one.held) for one in seen.likely_writings("S2")] == [("sở haii", 1)]
    assert seen.likely_writings("S1") == seen.likely_writings("P1") == ()
    assert seen.likely_writings("no such unit") == ()
    with pytest.raises(NotAllowedError):
        room.open(Principal("Báo", "press")).view.likely_writings("S2")
