"""Who is one person and who several: asked, decided, undone; counted again in plain Python."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.ingest import main
from contest import Contest
from contest import load as load_folder
from contest.errors import UsageError
from contest.near import near, near_pairs
from contest.text import bare
from ledger import Decision, Ledger
from ledger.decisions import Kind, drafted, in_force
from ledger.people_decisions import PeopleDecided, PeopleKind, people_act
from ledger.responses import response_schema
from results import Supposed, View
from tests.builders import HEADER, NOW, TOML, row, write_folder
from tests.desk import committee_view, everything, load_rows

BORN = TOML.replace("[identity]", 'birth_date = ["Ngày sinh"]\nnational_id = ["CCCD"]\n[identity]')
Row = tuple[str, ...]
Wanted = tuple[Kind, str, Mapping[str, str]]


def person(number: int, born: str = "", card: str = "", **cells: str) -> Row:
    return (*row(number, **cells), born, card)


def folder(path: Path, toml: str = BORN) -> Path:
    return write_folder(path / "contest", toml=toml)


def load(contest: Contest, ledger: Ledger, *rows: Row) -> None:
    load_rows(contest, ledger, *rows, header=(*HEADER, "Ngày sinh", "CCCD"))


def view(contest: Contest, ledger: Ledger, more: Sequence[Decision] = ()) -> View:
    nothing = response_schema(contest).empty_table()
    supposed = Supposed(tuple(more), nothing) if more else None
    return committee_view(contest, ledger, supposed)


def ids(seen: View) -> dict[str, str]:
    """The last letter of the name → the person."""
    lines = seen.standings().to_pylist()
    return {line["full_name"][-1]: line["person_id"] for line in lines}


def asked(seen: View) -> list[tuple[str, list[str], int]]:
    """Each question with the names in its responses."""
    found = []
    for question in seen.persons.questions():
        lines = seen.responses(seen.persons.responses_of(question.persons))
        found.append((question.kind, sorted({x["full_name"] for x in lines}), question.rows))
    return found


def decide(contest: Contest, ledger: Ledger, kind: PeopleKind, persons: Iterable[str]) -> Decision:
    wanted = view(contest, ledger).persons.act(kind, list(persons))
    return ledger.decide(*wanted, by="ai", now=NOW)


@pytest.fixture
def thu(tmp_path: Path) -> Contest:
    return load_folder(folder(tmp_path))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Nguyễn Văn Hùng", "nguyen van  hung", True),
        ("Nguyễn Văn Hùng", "Nguyễn Văn Hùngg", True),
        ("Nguyễn Văn Hùng", "Nguyne Văn Hùng", True),
        ("Nguyễn Văn Hùng", "NguyễnVăn Hùng", True),
        ("Trần Thị Thu Hà", "Trần Hà", True),
        ("Trần Thị Thu Hà", "Trần Thu Hà", True),
        ("Hùng Nguyễn Văn", "Nguyễn Văn Hùng", True),
        ("Nguyễn Thị Lan", "Nguyễn Thị Mai", False),
        ("Nguyễn Văn Hùng", "Nguyễn Văn Dũng", False),
        ("Trần Thị Hà", "Trần Thị", False),
        ("Lê An", "Lê Văn Anh", False),
    ],
)
def test_names_are_near_after_one_slip_another_order_or_without_middle_words(
    one: str, other: str, expected: bool
) -> None:
    assert near(one, other) is near(other, one) is expected


@given(st.lists(st.text("abh ", min_size=1, max_size=7).map(bare).filter(bool), max_size=14))
def test_the_index_of_names_finds_exactly_those_that_are_near(names: list[str]) -> None:
    found = {frozenset(pair) for pair in near_pairs(names)}
    distinct = sorted(set(names))
    wanted = {frozenset((a, b)) for a in distinct for b in distinct if a != b and near(a, b)}
    assert found == wanted


def test_one_phone_with_two_names_and_two_phones_with_one_name_are_asked_most_rows_first(
    thu: Contest, ledger: Ledger
) -> None:
    load(
        thu,
        ledger,
        person(1, "02/03/1990", name="Nguyễn Thị Lan"),
        person(2, "2/3/1990", name="NGUYEN THI LAN", time="20/11/2024 09:00:00"),
        person(3, "02/03/1990", name="Nguyễn Thị Mai"),
        person(4, "02/03/1990", name="Nguyễn Thị Lan", unit="Sở Hai"),
        *(person(5, name=name, time=f"20/11/2024 10:0{n}:00")
          for n, name in enumerate(("Lê Văn Tám", "Phạm Thị Chín", "lê văn tám"))),
        person(6, name="Đỗ Văn A"),
        person(6, name="Do Van A"),
        person(6, name="Đỗ Văn Aa"),
        person(6, name="", time="20/11/2024 11:00:00"),
    )  # fmt: skip
    before = view(thu, ledger)
    assert asked(before) == [
        ("names", ["Lê Văn Tám", "Phạm Thị Chín"], 3),
        ("near", ["Nguyen Thi Lan", "Nguyễn Thị Lan"], 2),
    ]
    assert before.headline().people == 6, "nothing is merged or split by itself"


def test_people_who_share_a_number_that_is_no_key_are_asked_about(
    thu: Contest, ledger: Ledger
) -> None:
    load(
        thu, ledger,
        person(1, card="030190123456", name="Lê Văn Tám"),
        person(2, card="30190123456", name="Lê Tám", unit="Sở Hai"),
        person(3, card="030190123456", name="Trần Thị Hoa"),
    )  # fmt: skip
    assert asked(view(thu, ledger)) == [("near", ["Lê Tám", "Lê Văn Tám"], 2)]


def test_merged_people_are_one_also_for_later_rows_and_the_undo_returns_every_number(
    thu: Contest, ledger: Ledger
) -> None:
    rows = [person(n, "02/03/1990", name="Lê Văn Tám", answer=a) for n, a in ((1, "B"), (2, "A"))]
    load(thu, ledger, *rows, person(3))
    before = view(thu, ledger)
    (question,) = before.persons.questions()
    decision = decide(thu, ledger, "merge_people", question.persons)
    merged = view(thu, ledger)
    assert (merged.headline().people, merged.headline().attempts) == (2, 3)
    assert [line["score"] for line in merged.standings().to_pylist()] == [1, 1]
    assert merged.persons.questions() == ()
    load(thu, ledger, *rows, person(3), person(2, name="Lê Văn Tám", time="21/11/2024 08:00:00"))
    assert view(thu, ledger).headline().people == 2
    load(thu, ledger, *rows, person(3))
    load(thu, ledger, *rows, person(3))
    undo = ledger.decide("undo", decision.decision_id, by="ai", now=NOW)
    assert everything(view(thu, ledger))[1:] == everything(before)[1:]
    assert view(thu, ledger).persons.questions() == (question,)
    ledger.decide("undo", undo.decision_id, by="ai", now=NOW)
    assert view(thu, ledger).headline().people == 2


def test_a_split_person_is_one_for_each_name_and_a_later_row_goes_to_its_name(
    thu: Contest, ledger: Ledger
) -> None:
    rows = [
        person(1, name="Nguyễn Thị Lan"),
        person(1, name="nguyen thi lann", time="20/11/2024 09:00:00"),
        person(1, name="Trần Văn Mười", time="20/11/2024 10:00:00"),
    ]
    load(thu, ledger, *rows)
    before = view(thu, ledger)
    (question,) = before.persons.questions()
    decision = decide(thu, ledger, "split_person", question.persons)
    after = view(thu, ledger)
    assert (after.headline().people, after.headline().attempts) == (2, 3)
    assert after.persons.questions() == ()
    assert question.persons[0] not in {x["person_id"] for x in after.standings().to_pylist()}
    more = [*rows, person(1, name="NGUYỄN THỊ LAN", time="21/11/2024 08:00:00"),
            person(1, name="Bùi Thị Tư", time="21/11/2024 09:00:00")]  # fmt: skip
    load(thu, ledger, *more)
    assert view(thu, ledger).headline().people == 3
    load(thu, ledger, *more, person(1, name="Bùi Tư", time="21/11/2024 10:00:00"))
    assert asked(view(thu, ledger)) == [("near", ["Bùi Thị Tư", "Bùi Tư"], 2)]
    load(thu, ledger, *rows)
    load(thu, ledger, *rows)
    ledger.decide("undo", decision.decision_id, by="ai", now=NOW)
    assert everything(view(thu, ledger))[1:] == everything(before)[1:]


def test_what_was_left_as_it_is_is_asked_again_only_for_a_new_name_or_a_new_person(
    thu: Contest, ledger: Ledger
) -> None:
    rows = [
        person(1, name="Nguyễn Thị Lan"),
        person(1, name="Trần Văn Mười", time="20/11/2024 10:00:00"),
        person(2, "02/03/1990", name="Lê Văn An"),
        person(3, "02/03/1990", name="Lê Văn Anh"),
    ]
    load(thu, ledger, *rows)
    before = view(thu, ledger)
    for question in before.persons.questions():
        decide(thu, ledger, "leave_people", question.persons)
    assert view(thu, ledger).persons.questions() == ()
    assert everything(view(thu, ledger)) == everything(before)
    rows.append(person(1, name="TRAN VAN MUOI", time="21/11/2024 10:00:00"))
    load(thu, ledger, *rows)
    assert view(thu, ledger).persons.questions() == ()
    rows += [person(1, name="Bùi Thị Tư"), person(4, "02/03/1990", name="Lê Văn Ann")]
    load(thu, ledger, *rows)
    assert [kind for kind, _, _ in asked(view(thu, ledger))] == ["names", "near"]


def test_two_names_that_wait_are_settled_by_a_decision_and_a_third_name_waits_alone(
    tmp_path: Path, ledger: Ledger
) -> None:
    toml = BORN.replace("[identity]", '[identity]\nsame_key_other_name = "hold"')
    contest = load_folder(folder(tmp_path, toml))
    rows = [person(1, name="Nguyễn Thị Lan"), person(1, name="Trần Văn Mười")]
    load(contest, ledger, *rows)
    seen = view(contest, ledger)
    assert seen.balance().held == 2
    (question,) = seen.persons.questions()
    leave = decide(contest, ledger, "leave_people", question.persons)
    assert (view(contest, ledger).headline().people, view(contest, ledger).balance().held) == (1, 0)
    load(contest, ledger, *rows, person(1, name="Bùi Thị Tư"))
    assert (view(contest, ledger).headline().people, view(contest, ledger).balance().held) == (1, 1)
    ledger.decide("undo", leave.decision_id, by="ai", now=NOW)
    decide(contest, ledger, "split_person", question.persons)
    assert (view(contest, ledger).headline().people, view(contest, ledger).balance().held) == (3, 0)


def test_a_card_whose_year_is_not_that_of_the_birth_date_is_a_sign_and_still_counts(
    thu: Contest, ledger: Ledger
) -> None:
    load(
        thu, ledger,
        person(1, "02/03/1990", "030090123456"),
        person(2, "02/03/1990", "30091123456"),
        person(3, "02/03/2001", "005301123456"),
        person(4, "02/03/1990", "141234567"),
    )  # fmt: skip
    seen = view(thu, ledger)
    lines = seen.responses(list(seen.persons.doubts()))
    signs = {line["full_name"][-1]: seen.persons.doubts()[line["response_id"]] for line in lines}
    assert signs == {"2": "birth_year", "3": "province"}
    assert seen.balance().accepted == 4
    assert [x["national_id_repaired"] for x in lines] == [x["full_name"][-1] == "2" for x in lines]


def test_the_commands_merge_and_split_and_say_what_is_wrong(
    thu: Contest, ledger: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load(thu, ledger, person(1), person(2), person(1, name="Lê Thị Khác"))
    one, other = ids(view(thu, ledger)).values()
    place = ["--contest", str(tmp_path / "contest"), "--data", ledger.uri]
    assert main(["merge-people", one, other, "--by", "Bà A", "--note", "vì", *place]) == 0
    assert view(thu, ledger).headline().people == 1
    (decision,) = ledger.decisions()
    assert (decision.decided_by, decision.note) == ("Bà A", "vì")
    assert main(["split-person", one, *place]) == 0
    assert view(thu, ledger).headline().people == 3
    assert main(["merge-people", one, *place]) == 2, "nobody has this id any more"
    assert main(["split-person", "nobody", *place]) == 2
    assert "there is no person 'nobody'" in capsys.readouterr().err
    assert "Khác" not in str([d.row() for d in ledger.decisions()])


@pytest.mark.parametrize("kind", ["merge_people", "split_person"])
def test_one_person_with_one_name_can_be_neither_merged_nor_split(
    thu: Contest, ledger: Ledger, kind: PeopleKind
) -> None:
    load(thu, ledger, person(1))
    seen = view(thu, ledger)
    with pytest.raises(UsageError):
        seen.persons.act(kind, [*ids(seen).values()])


NAMES = ("Nguyễn Thị Lan", "nguyen thi lann", "Trần Văn Mười", "Lê Tám")
SEEN = ((1, 0), (1, 1), (1, 2), (2, 0), (2, 2), (3, 3), (4, 3))
"""Phone and name of each response."""
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["merge_people", "split_person", "leave_people", "undo"]),
        st.integers(0, 9),
        st.integers(0, 9),
    ),
    max_size=8,
)


def whose(taken: Sequence[Decision]) -> list[str]:
    """The person of each of SEEN."""
    decided = PeopleDecided(in_force(taken), "salt")
    return [decided.way(f"key{phone}", NAMES[name])[0] for phone, name in SEEN]


def decided_by(steps: Iterable[tuple[str, int, int]]) -> Iterator[tuple[Wanted, list[Decision]]]:
    """Each step that is possible, about persons that are there: what is wanted, and all taken."""
    taken: list[Decision] = []
    for kind, first, second in steps:
        owners, standing = whose(taken), in_force(taken)
        people = sorted(set(owners))
        chosen = [people[first % len(people)], people[second % len(people)]]
        named: dict[str, list[str | None]] = defaultdict(list)
        for owner, (_, name) in zip(owners, SEEN, strict=True):
            named[owner].append(NAMES[name])
        wanted: Wanted
        if kind == "undo" and standing:
            wanted = ("undo", standing[first % len(standing)].decision_id, {})
        elif kind == "undo":
            continue
        else:
            persons = chosen[:1] if kind == "split_person" else chosen
            try:
                wanted = people_act(kind, persons, named, "salt")  # type: ignore[arg-type]
            except UsageError:
                continue
        taken += drafted([wanted], len(taken), note="", by="ai", now=NOW)
        yield wanted, taken


@given(steps=STEPS)
def test_a_decision_moves_only_those_it_names_and_undoing_all_leaves_no_trace(
    steps: list[tuple[str, int, int]],
) -> None:
    before, taken = whose([]), list[Decision]()
    for (kind, subject, facts), taken in decided_by(steps):
        after = whose(taken)
        moved = {n for n, person in enumerate(before) if after[n] != person}
        if kind == "undo":
            act = next(d for d in taken if d.decision_id == subject)
            named = PeopleDecided(in_force(taken[:-1]), "salt")
            ways = [named.way(f"key{phone}", NAMES[name])[2] for phone, name in SEEN]
            assert moved <= {n for n, way in enumerate(ways) if act.decision_id in way}
        else:
            persons = {subject, *facts["others"].split()}
            about = {n for n, person in enumerate(before) if person in persons}
            assert moved <= about
            owners = {after[n] for n in about}
            assert kind != "leave_people" or not moved
            assert kind != "merge_people" or owners == {subject}
            if kind == "split_person":
                names = [{bare(NAMES[SEEN[n][1]]) for n in about if after[n] == o} for o in owners]
                assert len(owners) > 1
                assert sum(map(len, names)) == len(set().union(*names)), "a name is one person"
                assert owners.isdisjoint(set(before) - persons), "no piece is somebody else"
        before = after
    undoing: list[Wanted] = [("undo", d.decision_id, {}) for d in in_force(taken)]
    assert whose([*taken, *drafted(undoing, len(taken), note="", by="", now=NOW)]) == whose([])


def test_after_many_decisions_the_counts_are_those_of_a_plain_count_and_undone_the_first_ones(
    thu: Contest, ledger: Ledger
) -> None:
    load(
        thu,
        ledger,
        *(
            person(phone, name=NAMES[name], answer="AB"[n % 2], time=f"20/11/2024 08:{n:02}:00")
            for n, (phone, name) in enumerate(SEEN)
        ),
    )
    start = view(thu, ledger)
    taken: list[Decision] = []
    for kind, number in (("split_person", 0), ("merge_people", 1), ("split_person", 2)):
        seen = view(thu, ledger, taken)
        # By time, not by id: ids are salted, and another order would be another test.
        by_time = sorted(all_lines(seen), key=lambda line: line["submitted_at"])
        people = list(dict.fromkeys(line["person_id"] for line in by_time))
        several = [question.persons for question in seen.persons.questions()]
        several.sort(key=lambda persons: min(map(people.index, persons)))
        some = [people[0], people[-1]] if kind == "merge_people" else several[0]
        wanted = seen.persons.act(kind, some)  # type: ignore[arg-type]
        taken += drafted([wanted], number, note="", by="ai", now=NOW)
    after = view(thu, ledger, taken)
    lines = all_lines(after)
    assert len(lines) == len(SEEN)
    owners = Counter(line["person_id"] for line in lines)
    assert (after.headline().people, after.headline().attempts) == (len(owners), len(SEEN))
    assert Counter(x["state"] for x in lines)["superseded"] == len(SEEN) - len(owners)
    assert owners != Counter(line["person_id"] for line in all_lines(start))
    undoing: list[Wanted] = [("undo", d.decision_id, {}) for d in taken]
    end = view(thu, ledger, [*taken, *drafted(undoing, 3, note="", by="ai", now=NOW)])
    assert (everything(end), end.persons.questions()) == (
        everything(start),
        start.persons.questions(),
    )


def all_lines(seen: View) -> list[dict[str, Any]]:
    """Every response, once."""
    found = {line["response_id"]: line for text in "nlt" for line in seen.look_up(text)}
    return [found[key] for key in sorted(found)]
