"""The only writer of decisions: who may, about what, and as it was looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import pytest

from contest.errors import NotAllowedError, UsageError
from contest.roster import Person
from ledger.decisions import Kind
from results import Principal, Results
from results.principal import ROLES
from service import acts, take_in
from service.acts import Wanted
from service.decide import ChangedError, marks
from service.suppose import suppose
from tests.builders import row
from tests.service.conftest import REVIEWER, Room

# Written by hand from the plan, and not read from the program.
MAY: dict[str, set[str]] = {
    "admin": {"load", "decide", "undo", "propose"},
    "reviewer": {"load", "decide", "undo", "propose"},
    "viewer": set(),
    "auditor": set(),
    "leader": {"propose"},
    "press": set(),
    "bearer": set(),
    "participant": set(),
    "nobody": set(),
    "chairman": set(),  # no such role
}


def somebody(role: str) -> Principal:
    return Principal(f"Ai Đó ({role})", role, ("S1",) if role == "leader" else ())  # type: ignore[arg-type]


def wanted(room: Room) -> dict[Kind, tuple[str, Wanted]]:
    """One decision of each kind that would be taken, and which act it is."""
    tree, view = room.contest.units, room.view
    line, person = room.line("Người Số 3"), room.line("Người Số 1")["person_id"]
    (proposed,) = room.decide(acts.propose_headcount(tree, 1, "7", "Báo cáo", "2024-11-01"))
    both = [person, room.line("Người Số 2")["person_id"]]
    return {
        "accept": ("decide", acts.accept(line)),
        "reject": ("decide", acts.reject(line["response_id"])),
        "correct": ("decide", acts.assign(line, "S2")),
        "disqualify": ("decide", acts.disqualify(line["response_id"])),
        "disqualify_unit": ("decide", acts.disqualify_unit(tree, 1)),
        "alias": ("decide", acts.alias(tree, "lạ", 1)),
        "map_heading": ("decide", acts.map_heading("phone", "SĐT")),
        "merge_people": ("decide", acts.people(view, "merge_people", both)),
        "split_person": ("decide", Wanted("split_person", person, {"others": "", "names": "a|b"})),
        "leave_people": ("decide", acts.people(view, "leave_people", both)),
        "propose_headcount": (
            "propose", acts.propose_headcount(tree, 0, "9", "Báo cáo", "2024-11-01"),
        ),
        "propose_contact": ("propose", acts.propose_contact(tree, 0, "An", "", "0220 3123 456")),
        "propose_roster": ("propose", acts.propose_roster(tree, 0, [Person("An")])),
        "propose_alias": ("propose", acts.propose_alias(tree, "lạ", 0)),
        "accept_proposal": ("decide", acts.accept_proposal(proposed.decision_id)),
        "accept_headcount": ("decide", Wanted("accept_headcount", proposed.decision_id, {})),
        "confirm_load": ("load", Wanted("confirm_load", "bieu-mau", {"file_hash": "0"})),
        "undo_load": ("undo", acts.undo_load(view, "bieu-mau")),
        "seal_draw": ("decide", Wanted("seal_draw", "0" * 64, {})),
        "draw": ("decide", Wanted("draw", proposed.decision_id, {})),
        "declare": ("decide", acts.declare("contest.toml", "a", "b")),
        "undo": ("undo", acts.undo(proposed.decision_id)),
    }  # fmt: skip


def test_every_kind_of_decision_is_tried() -> None:
    assert {"chairman", *ROLES} == set(MAY)


def test_a_role_decides_what_the_table_says_whatever_a_page_asks(room: Room) -> None:
    tried = wanted(room)
    assert set(tried) == set(get_args(Kind))
    before = room.ledger.decisions()
    for role, may in MAY.items():
        for act, one in tried.values():
            if act not in may:
                with pytest.raises(NotAllowedError):
                    room.decide(one, who=somebody(role))
                with pytest.raises(NotAllowedError):
                    suppose(room.place, somebody(role), [one], room.moment)
    assert room.ledger.decisions() == before
    for role, may in MAY.items():
        for act, one in tried.values():
            if act in may and (act == "propose" or one.kind in ("reject", "undo")):
                (taken,) = room.decide(one, who=somebody(role))
                assert (taken.kind, taken.decided_by) == (one.kind, f"Ai Đó ({role})")
    suppose(room.place, REVIEWER, [tried["accept"][1]], room.moment)


def test_a_role_loads_what_the_table_says(room: Room) -> None:
    path, folder, place = room.file(row(1), row(9)), room.place.folder, room.place
    ways: tuple[Callable[[Principal], Any], ...] = (
        lambda who: take_in.prepare(place, who, path),
        lambda who: take_in.try_out(who, folder, path, room.moment),
        lambda who: take_in.load(place, who, path, moment=room.moment),
        lambda who: take_in.rebuild(place, who),
    )
    for role, may in MAY.items():
        for way in ways if "load" not in may else ():
            with pytest.raises(NotAllowedError):
                way(somebody(role))
    assert room.view.balance().observed == 4
    previewed, tried, loaded, rebuilt = (way(somebody("reviewer")) for way in ways)
    assert previewed.report == loaded
    assert (loaded.new, rebuilt) == (1, 5)
    assert tried.balance().observed == tried.standings_count() == 2
    assert room.view.balance().observed == 5


def test_nobody_acts_without_a_name(room: Room) -> None:
    with pytest.raises(NotAllowedError):
        room.decide(acts.accept(room.line("Người Số 3")), who=Principal("", "admin"))


def test_a_leader_proposes_for_the_own_unit_and_those_beneath_only(room: Room) -> None:
    own, other, beneath = (
        acts.propose_headcount(room.contest.units, number, "7", "Báo cáo", "2024-11-01")
        for number in range(3)
    )
    leader = Principal("Phó phòng", "leader", ("S1",))
    with pytest.raises(NotAllowedError):
        room.decide(own, other, who=leader)
    assert room.ledger.decisions() == ()
    taken = room.decide(own, beneath, who=leader)
    assert [line.decided_by for line in taken] == ["Phó phòng"] * 2


def test_the_author_is_the_person_and_the_time_the_present(room: Room) -> None:
    (taken,) = room.decide(acts.accept(room.line("Người Số 3")), note="  đã hỏi ")
    assert (taken.decided_by, taken.note) == ("Lê Thị Hòa", "đã hỏi")
    assert room.ledger.decisions() == (taken,)
    assert room.line("Người Số 3")["state"] == "accepted"


def test_a_response_that_changed_since_it_was_looked_at_refuses_the_decision(room: Room) -> None:
    line = room.line("Người Số 3")
    ids = [line["response_id"], room.line("Người Số 4")["response_id"]]
    seen = marks(room.view, ids)
    room.load(row(1), row(2), row(3, unit="lạ", answer="B"), row(4, unit="Cơ quan hai"))
    with pytest.raises(ChangedError) as refused:
        room.decide(*(acts.reject(one) for one in ids), looked_at=seen)
    assert refused.value.count == 1
    assert room.ledger.decisions() == ()
    with pytest.raises(ChangedError):
        room.decide(acts.accept(line))  # bound to a content that is there no longer
    room.decide(*(acts.reject(one) for one in ids), looked_at=marks(room.view, ids))
    assert len(room.ledger.decisions()) == 2


def test_what_another_decided_meanwhile_refuses_the_decision(room: Room) -> None:
    line = room.line("Người Số 3")
    (first,) = room.decide(acts.accept(line))
    seen = marks(room.view, [line["response_id"], first.decision_id])
    room.decide(acts.undo(first.decision_id))
    with pytest.raises(ChangedError) as refused:
        room.decide(acts.undo(first.decision_id), looked_at=seen)
    assert refused.value.count == 2, "its state, and that the decision is in force"
    assert len(room.ledger.decisions()) == 2


NOTHING_SAID = [
    Wanted("accept", "nobody", {"row_hash": "x"}),
    Wanted("reject", "nobody", {}),
    Wanted("map_heading", "no_field", {"heading": "X"}),
    Wanted("map_heading", "phone", {"heading": "Họ và tên"}),
    Wanted("alias", "x", {"unit_code": "S9", "valid_from": "", "text": "x"}),
    Wanted("alias", "other", {"unit_code": "S1", "valid_from": "", "text": "x"}),
    Wanted("accept_headcount", "nothing", {}),
    Wanted("merge_people", "nobody", {"others": "nobody-else", "names": ""}),
    Wanted("undo", "nothing", {}),
]


def test_a_decision_that_would_say_nothing_is_refused_with_all_beside_it(room: Room) -> None:
    good = acts.accept(room.line("Người Số 3"))
    for one in NOTHING_SAID:
        with pytest.raises(UsageError):
            room.decide(good, one)
    assert room.ledger.decisions() == ()


def test_a_correction_names_a_content_and_what_can_be_corrected(room: Room) -> None:
    line = room.line("Người Số 3")
    for facts in ({"q1": "A"}, {"unit_code": "S9"}):
        with pytest.raises(UsageError):
            room.decide(acts.correct(line, facts))
    for kind in ("accept", "correct"):
        with pytest.raises(UsageError):
            room.decide(Wanted(kind, line["response_id"], {}))  # type: ignore[arg-type]
    assert room.ledger.decisions() == ()


def test_two_columns_are_not_mapped_to_one_heading(room: Room) -> None:
    with pytest.raises(UsageError):
        room.decide(acts.map_heading("phone", "Mới"), acts.map_heading("unit", "mới"))
    assert room.ledger.decisions() == ()


def test_a_decision_about_no_response_counts_none(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def counted(*_: object, **__: object) -> None:
        raise AssertionError("responses were counted")

    monkeypatch.setattr(Results, "rows", counted)
    wanted = [acts.alias(room.contest.units, "lạ", 1), acts.map_heading("phone", "SĐT")]
    (one, other) = room.decide(*wanted)
    room.decide(acts.undo(one.decision_id), acts.undo(other.decision_id))
    assert len(room.ledger.decisions()) == 4


def test_a_headcount_is_accepted_once(room: Room) -> None:
    tree = room.contest.units
    (proposed,) = room.decide(acts.propose_headcount(tree, 1, "7", "Báo cáo", "2024-11-01"))
    room.decide(acts.accept_proposal(proposed.decision_id))
    assert (room.view.unit("S2") or {})["headcount"] == 7
    with pytest.raises(UsageError):
        room.decide(acts.accept_proposal(proposed.decision_id))


def test_what_is_undone_is_restored(room: Room) -> None:
    (taken,) = room.decide(acts.accept(room.line("Người Số 3")))
    room.decide(*acts.undoing([taken]))
    assert room.line("Người Số 3")["state"] == "held"
    room.decide(*acts.restoring([taken], room.view.decisions))
    assert room.line("Người Số 3")["state"] == "accepted"


def test_to_suppose_writes_nothing_and_shows_what_deciding_would_bring(room: Room) -> None:
    one = acts.alias(room.contest.units, "cơ quan hai", 1)
    supposed = suppose(room.place, REVIEWER, [one], room.moment)
    assert room.ledger.decisions() == ()
    assert room.view.headline().people == 2
    room.decide(one)
    assert supposed.headline().people == room.view.headline().people == 3
    assert supposed.standings() == room.view.standings()
