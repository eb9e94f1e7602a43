"""What says the same is one case, and what a decision about it means for the persons concerned."""

from __future__ import annotations

from contest import Contest
from contest.reasons import FIELD_MISSING, FIELD_UNREADABLE, SUBMITTED_AT_UNREADABLE, UNIT_UNKNOWN
from ledger import Ledger
from results import View, apart, concerned, effect
from tests.builders import NOW, row
from tests.desk import committee_view, load_rows

ROWS = (
    row(1, unit="lạ"),
    row(2, unit="Cơ quan Ba"),
    row(3, unit="cơ  quan ba"),
    row(4, phone=""),
    row(5, phone=""),
    row(6, phone="12"),
    row(7, phone="13"),
    row(8, time=""),
    row(11),
    row(1, unit="khác", answer="B"),
)


def seen(contest: Contest, ledger: Ledger) -> View:
    return committee_view(contest, ledger)


def test_the_same_writing_and_the_same_lack_are_cases_and_single_rows_follow_by_person(
    contest: Contest, ledger: Ledger
) -> None:
    load_rows(contest, ledger, *ROWS)
    view = seen(contest, ledger)
    cases = view.held_cases()
    found = [(case.reason, len(case.ids), case.lacking) for case in cases]
    assert sorted(found[:2]) == [(FIELD_MISSING, 2, ("phone",)), (UNIT_UNKNOWN, 2, ())]
    assert {reason for reason, _, _ in found[2:]} == {
        UNIT_UNKNOWN, FIELD_UNREADABLE, SUBMITTED_AT_UNREADABLE,
    }  # fmt: skip
    assert {size for _, size, _ in found[2:]} == {1}, "unreadable cells that differ stay apart"
    (writing,) = [case for case in cases[:2] if case.texts]
    assert sorted(writing.texts) == ["Cơ quan Ba", "cơ quan ba"]
    lines = {line["response_id"]: line for line in view.held(limit=99)}
    persons = [lines[case.ids[0]]["full_name"] for case in cases[2:]]
    first = persons.index("Người Số 1")
    assert persons[first : first + 2] == ["Người Số 1"] * 2, "one person's rows stand together"


def test_a_case_keeps_its_key_while_others_settle_its_rows_and_each_row_can_be_a_case(
    contest: Contest, ledger: Ledger
) -> None:
    load_rows(contest, ledger, *ROWS)
    (before,) = [case for case in seen(contest, ledger).held_cases() if len(case.texts) > 1]
    ledger.decide("reject", before.ids[0], note="x", by="ai", now=NOW)
    after = {case.key: case for case in seen(contest, ledger).held_cases()}
    assert after[before.key].ids == before.ids[1:]
    assert [case.ids for case in apart(before)] == [(one,) for one in before.ids]
    assert len({case.key for case in (before, *apart(before))}) == 3


def test_the_persons_concerned_come_with_both_ranks_and_the_others_with_the_longest_way(
    contest: Contest, ledger: Ledger
) -> None:
    load_rows(contest, ledger, row(1), row(2, answer="B"), row(3, answer="B"))
    before = seen(contest, ledger)
    ids = {line["full_name"]: line["response_id"] for line in before.look_up("Người Số")}
    one = ids["Người Số 1"]
    ledger.decide("reject", one, note="x", by="ai", now=NOW)
    after = seen(contest, ledger)
    found = concerned(before, after, effect(before, after).moved, [one])
    (person,) = found.persons
    assert (person.full_name, person.before, person.after) == ("Người Số 1", 1, None)
    # One person fewer took part, so that another prediction is the nearest: 3 → 1 past the other.
    assert (found.others, found.furthest) == (1, 2)
    stays = concerned(before, before, (), [one])
    assert [(p.before, p.after) for p in stays.persons] == [(1, 1)]
    assert (stays.others, stays.furthest) == (0, 0)
