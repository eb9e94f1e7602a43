"""A load is undone and restored: all numbers are as they were, and the load stays visible."""

from __future__ import annotations

import pytest

from contest.errors import UsageError
from ledger import Decision
from results import View, visible
from service import acts, take_in
from service.acts import Wanted
from service.opened_at import opened_at
from service.suppose import suppose
from tests.builders import row
from tests.desk import everything
from tests.service.conftest import ADMIN, REVIEWER, Room

FIRST = (row(1), row(2), row(3, unit="lạ"), row(4, unit="Cơ quan hai"))
WRONG = (row(1, name="Người Khác"), row(3, unit="lạ"), row(7), row(8))


def undo(room: Room) -> Decision:
    (taken,) = room.decide(acts.undo_load(room.view, "bieu-mau"))
    return taken


def in_force(view: View) -> list[int]:
    return [load.number for load in view.loads if not load.is_undone]


def test_an_undone_load_leaves_all_numbers_as_they_were(room: Room) -> None:
    before = everything(room.view)
    room.load(*WRONG)
    after = everything(room.view)
    assert after != before
    wanted = [acts.undo_load(room.view, "bieu-mau")]
    supposed = suppose(room.place, REVIEWER, wanted, room.moment)
    assert everything(supposed)[1:] == before[1:], "the effect is shown first"
    assert everything(room.view) == after, "a preview writes nothing"
    undo(room)
    assert everything(room.view) == before
    assert [(load.number, load.is_undone) for load in room.view.loads] == [(1, False), (2, True)]


def test_what_was_missing_is_counted_anew(room: Room) -> None:
    room.load(row(1))  # 2, 3 and 4 are missing for the first time
    undo(room)
    report = room.load(row(1))
    assert (report.gone, report.missing) == (0, 3)
    assert room.load(row(1)).gone == 3


def test_the_edits_and_the_returns_of_an_undone_load_are_taken_back(room: Room) -> None:
    room.load(*FIRST[:3])
    room.load(*FIRST[:3])
    before = everything(room.view)
    assert before[0].withdrawn == 1
    room.load(row(1, answer="B"), *FIRST[1:])  # an edit, and 4 is back
    assert everything(room.view)[0].withdrawn == 0
    undo(room)
    assert everything(room.view) == before


def test_loads_are_undone_backwards_and_restored_forwards(room: Room) -> None:
    states = [everything(room.view)]
    for number in (7, 8):
        room.load(*FIRST, *(row(n) for n in range(7, number + 1)))
        states.append(everything(room.view))
    third, second = undo(room), undo(room)
    assert everything(room.view) == states[0]
    with pytest.raises(UsageError, match=r"load 3 .* was compared with load 2"):
        room.decide(acts.undo(third.decision_id))
    room.decide(acts.undo(second.decision_id))
    assert everything(room.view) == states[1]
    (restored,) = room.decide(acts.undo(third.decision_id))
    assert everything(room.view) == states[2]
    room.decide(acts.undo(restored.decision_id))
    assert in_force(room.view) == [1, 2]


def test_a_load_number_is_never_used_twice(room: Room) -> None:
    room.load(*WRONG)
    undone = undo(room)
    assert room.load(*FIRST, row(9)).new == 1
    assert [load.number for load in room.view.loads] == [1, 2, 3]
    assert in_force(room.view) == [1, 3]
    assert [load.base for load in room.view.loads] == [0, 1, 1]
    with pytest.raises(UsageError, match="load the file again"):
        room.decide(acts.undo(undone.decision_id))


def test_the_same_file_can_be_loaded_again_after_its_undo(room: Room) -> None:
    report = room.load(*FIRST, row(9))
    after = room.view.participation("unit").to_pylist()
    undo(room)
    again = room.load(*FIRST, row(9))
    assert (again.new, again.edited) == (report.new, report.edited)
    assert room.view.participation("unit").to_pylist() == after


def test_all_loads_can_be_undone_and_nothing_more(room: Room) -> None:
    undo(room)
    assert everything(room.view)[0].observed == 0
    with pytest.raises(UsageError, match="no load in force"):
        undo(room)
    assert room.load(*FIRST).new == 4


def test_only_the_load_that_somebody_looked_at_is_undone(room: Room) -> None:
    wanted = acts.undo_load(room.view, "bieu-mau")
    room.load(*FIRST, row(9))
    with pytest.raises(UsageError):
        room.decide(wanted)
    with pytest.raises(UsageError):
        room.decide(Wanted("undo_load", "bieu-mau", {"load_number": "1"}))
    assert in_force(room.view) == [1, 2]


def test_an_earlier_state_opens_as_it_was_before_and_after_the_undo(room: Room) -> None:
    room.load(*WRONG)
    loaded = room.view
    undo(room)
    undone = room.view
    for view in (loaded, undone):
        assert view.state is not None
        opened = opened_at(view.state, room.place.folder, room.ledger)
        again = visible(opened, REVIEWER)
        assert again.standings().to_pylist() == view.standings().to_pylist()
        assert again.balance().reasons == view.balance().reasons


def test_a_rebuild_leaves_the_undone_load_out(room: Room) -> None:
    before = everything(room.view)
    room.load(*WRONG)
    undo(room)
    assert take_in.rebuild(room.place, ADMIN) == 4
    assert everything(room.view) == before


def test_a_decision_about_a_response_holds_through_the_undo(room: Room) -> None:
    room.decide(acts.accept(room.line("Người Số 3")))
    before = everything(room.view)
    room.load(*WRONG)
    undo(room)
    assert everything(room.view) == before
    assert before[0].accepted == 3


def test_the_words_let_a_foreign_file_in_under_a_name(room: Room) -> None:
    path = room.file()
    path.write_text("Dấu thời gian,Lớp\n21/11/2024 07:00:00,9A\n", "utf-8")
    report = take_in.load(room.place, REVIEWER, path, moment=room.moment)
    assert report.refused is not None
    words = report.refused.confirm
    done = take_in.load(room.place, REVIEWER, path, confirm=words, moment=room.moment)
    assert (done.refused, done.new, done.missing) == (None, 1, 4)
    (decision,) = room.ledger.decisions()
    assert (decision.kind, decision.decided_by) == ("confirm_load", REVIEWER.name)
    assert decision.facts == {"file_hash": done.file_hash, "doubt": "foreign", "would": words}


def test_wrong_words_let_nothing_in_and_decide_nothing(room: Room) -> None:
    path = room.file()
    path.write_text("Dấu thời gian,Lớp\n21/11/2024 07:00:00,9A\n", "utf-8")
    before = everything(room.view)
    done = take_in.load(room.place, REVIEWER, path, confirm="1 new", moment=room.moment)
    assert done.refused is not None
    assert everything(room.view) == before
    assert room.ledger.decisions() == ()
