"""Units propose their own data: nothing has an effect before the committee accepts it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from contest import Contest, load
from contest.errors import UsageError
from contest.roster import Person
from contest.units import Unit, UnitTree
from ledger.decided import as_decided
from ledger.decisions import Decision, Kind, drafted
from ledger.proposals import Fate, fates, waiting
from ledger.unit_decisions import (
    MOST_BYTES,
    MOST_PEOPLE,
    Stated,
    alias,
    contact,
    headcount,
    people_of,
    roster,
    writing,
)
from tests.builders import NOW, write_folder

UNITS = (
    "code,name,kind,group,parent,headcount\n"
    "S1,Sở Một,sở,so,,10\nS2,Sở Hai,sở,so,,\nP1,Phòng Một,phòng,,S1,\n"
)
ROSTER = "unit_code,full_name\nS1,Người Một\nS2,Người Cũ\nP1,Người Phòng\n"
CONTACTS = "unit_code,name,title,phone\nS1,Một,,0900000001\nS2,Cũ,,0900000002\n"
NAME, PHONE = "Đào Thị Mật", "0987000111"
PEOPLE = (Person(NAME, "1990-02-01", PHONE), Person("Người Số 1", "", "0900000001"))
KINDS: Mapping[Kind, Callable[[UnitTree, int], Stated]] = {
    "propose_headcount": lambda tree, n: headcount(tree, n, "4", "Báo cáo", "2024-11-01"),
    "propose_contact": lambda tree, n: contact(tree, n, NAME, "Phó", PHONE),
    "propose_roster": lambda tree, n: roster(tree, n, PEOPLE),
    "propose_alias": lambda tree, n: writing(tree, "Cơ quan hai", n),
}


@pytest.fixture(scope="module")
def contest(tmp_path_factory: pytest.TempPathFactory) -> Contest:
    folder = write_folder(tmp_path_factory.mktemp("proposals") / "contest", units=UNITS)
    for name, text in (("roster.csv", ROSTER), ("contacts.csv", CONTACTS)):
        (folder / name).write_text(text, "utf-8")
    return load(folder)


@dataclass
class Book:
    """The decisions of a ledger, each a minute after the one before."""

    contest: Contest
    lines: list[Decision] = field(default_factory=list)

    def take(self, kind: Kind, subject: str, facts: Mapping[str, str] | None = None) -> Decision:
        last = len(self.lines)
        (line,) = drafted([(kind, subject, facts or {})], last, note="", by="ai", now=at(last))
        self.lines.append(line)
        return line

    def propose(self, kind: Kind, number: int = 1) -> Decision:
        return self.take(kind, *KINDS[kind](self.contest.units, number))

    def accept(self, proposal: Decision) -> Decision:
        return self.take("accept_proposal", proposal.decision_id)

    def undo(self, decision: Decision) -> Decision:
        return self.take("undo", decision.decision_id)

    @property
    def decided(self) -> Contest:
        return as_decided(self.contest, self.lines)

    @property
    def fates(self) -> list[tuple[Fate, datetime | None]]:
        return [(one.fate, one.settled_at) for one in fates(self.lines)]


def at(number: int) -> datetime:
    return NOW + timedelta(minutes=number)


@pytest.fixture
def book(contest: Contest) -> Book:
    return Book(contest)


@pytest.mark.parametrize("kind", KINDS)
def test_a_proposal_has_its_effect_exactly_while_its_acceptance_is_in_force(
    book: Book, kind: Kind
) -> None:
    before = book.contest
    made = book.propose(kind)
    assert (book.decided, book.fates) == (before, [("waits", None)])
    accepted = book.accept(made)
    after = book.decided
    assert (after != before, book.fates) == (True, [("accepted", at(1))])
    undone = book.undo(accepted)
    assert (book.decided, book.fates) == (before, [("waits", None)])
    book.undo(undone)
    assert (book.decided, book.fates) == (after, [("accepted", at(1))])
    book.undo(made)
    assert (book.decided, book.fates) == (before, [("refused", at(4))])


@pytest.mark.parametrize("kind", KINDS)
def test_a_later_proposal_of_the_unit_replaces_the_one_that_waits_also_if_it_is_refused(
    book: Book, kind: Kind
) -> None:
    book.propose(kind)
    second = book.propose(kind)
    assert book.fates == [("replaced", at(1)), ("waits", None)]
    assert waiting(book.lines) == (second,)
    book.undo(second)
    assert book.fates == [("replaced", at(1)), ("refused", at(2))]
    assert waiting(book.lines) == ()


def test_an_accepted_proposal_counts_until_the_next_one_of_its_unit_is_accepted(book: Book) -> None:
    book.accept(book.propose("propose_headcount"))
    later = book.take(
        "propose_headcount", *headcount(book.contest.units, 1, "9", "Báo cáo", "2024-12-01")
    )
    assert (book.decided.units.units[1].headcount, book.fates[0][0]) == (4, "accepted")
    book.accept(later)
    assert book.decided.units.units[1].headcount == 9


def test_proposals_of_other_units_kinds_and_writings_wait_beside_it(book: Book) -> None:
    for kind in KINDS:
        book.propose(kind)
        book.propose(kind, 0)
    book.take("propose_alias", *writing(book.contest.units, "lạ", 1))
    assert book.fates == [("waits", None)] * 9


def test_an_accepted_writing_is_an_alias_and_the_last_of_the_two_counts(book: Book) -> None:
    tree = book.contest.units
    book.accept(book.propose("propose_alias"))
    told = Book(book.contest)
    told.take("alias", *alias(tree, "Cơ quan hai", 1))
    assert book.decided == told.decided != book.contest
    book.take("alias", *alias(tree, "cơ quan HAI", 0))
    assert book.decided.unit_names == {"cơ quan hai": 0}
    book.accept(book.propose("propose_alias", 2))
    assert book.decided.unit_names == {"cơ quan hai": 2}


def test_a_roster_replaces_the_lines_of_its_unit_alone(book: Book) -> None:
    book.accept(book.propose("propose_roster"))
    decided = book.decided
    names = [(line["unit_code"], line["full_name"]) for line in decided.roster]
    assert names == [
        ("S1", "Người Một"), ("P1", "Người Phòng"), ("S2", NAME), ("S2", "Người Số 1"),
    ]  # fmt: skip
    assert set(decided.roster[2]) == set(book.contest.roster[0])
    assert [unit.listed for unit in decided.units.units] == [2, 2, 1]


def test_a_contact_replaces_the_contacts_of_its_unit_alone(book: Book) -> None:
    book.accept(book.propose("propose_contact"))
    assert book.decided.contacts == (
        {"unit_code": "S1", "name": "Một", "title": "", "phone": "0900000001", "email": ""},
        {"unit_code": "S2", "name": NAME, "title": "Phó", "phone": PHONE},
    )


def test_a_headcount_that_an_earlier_version_accepted_still_counts(book: Book) -> None:
    made = book.propose("propose_headcount")
    book.take("accept_headcount", made.decision_id)
    assert (book.decided.units.units[1].headcount, book.fates) == (4, [("accepted", at(1))])


def test_a_unit_that_has_disappeared_from_the_folder_changes_nothing(book: Book) -> None:
    for kind in KINDS:
        book.accept(book.propose(kind))
    tree = book.contest.units
    fewer = replace(book.contest, units=replace(tree, units=tree.units[:1]))
    assert as_decided(fewer, book.lines) == fewer


def test_a_code_that_another_unit_has_now_takes_no_list_and_no_contact(contest: Contest) -> None:
    tree = UnitTree((Unit("1", "Xã Cũ"), Unit("1", "Xã Mới", valid_from=NOW.date())))
    for refused in (
        lambda: roster(tree, 0, PEOPLE),
        lambda: contact(tree, 0, "An", "", "0912345678"),
    ):
        with pytest.raises(UsageError, match="another unit has the code"):
            refused()
    before = Book(replace(contest, units=replace(tree, units=tree.units[:1]), roster=()))
    before.accept(before.propose("propose_roster", 0))
    before.accept(before.propose("propose_contact", 0))
    assert len(before.decided.roster) == 1 + 1
    merged = replace(before.contest, units=tree)
    assert as_decided(merged, before.lines) == merged


def test_no_repr_and_no_message_holds_a_person(book: Book) -> None:
    made = [book.propose(kind) for kind in KINDS]
    told = repr(made) + repr(PEOPLE) + repr(book.decided)
    assert NAME not in told
    assert PHONE not in told
    for refused in (
        lambda: contact(book.contest.units, 1, NAME, "", f"{PHONE} bí mật 1"),
        lambda: roster(book.contest.units, 1, [Person(NAME, "", f"{PHONE} bí mật 1")]),
        lambda: roster(book.contest.units, 1, [Person(NAME, PHONE)]),
    ):
        with pytest.raises(UsageError) as error:
            refused()
        assert NAME not in str(error.value)
        assert PHONE not in str(error.value)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("\u202eNguyễn\x00 An\u2069", "Nguyễn An"), ("=1+1", "=1+1"), ("<b>An</b>", "<b>An</b>")],
)
def test_control_and_direction_characters_leave_every_text(
    contest: Contest, text: str, kept: str
) -> None:
    tree = contest.units
    _, facts = contact(tree, 1, text, text, "+84 987 000 111")
    assert (facts["name"], facts["title"], facts["phone"]) == (kept, kept, PHONE)
    assert headcount(tree, 1, "4", text, "2024-11-01")[1]["source"] == kept
    assert writing(tree, text, 1)[1]["text"] == kept
    assert [*map(tuple, people_of(roster(tree, 1, [Person(text)])[1]))] == [(kept, "", "")]


def test_a_proposal_of_too_much_or_of_nothing_is_refused(contest: Contest) -> None:
    tree, long = contest.units, "x" * 201
    many = [Person(f"Người {n}") for n in range(MOST_PEOPLE + 1)]
    big: Iterable[Person] = [Person(f"{n} {'đ' * 190}") for n in range(MOST_BYTES // 380)]
    for refused in (
        lambda: contact(tree, 1, long, "", PHONE),
        lambda: contact(tree, 1, "An", long, PHONE),
        lambda: contact(tree, 1, "\u200b", "", PHONE),
        lambda: contact(tree, 1, "An", "", ""),
        lambda: headcount(tree, 1, "4", long, "2024-11-01"),
        lambda: headcount(tree, 1, "4", "\u200b", "2024-11-01"),
        lambda: headcount(tree, 1, "9" * 5000, "Báo cáo", "2024-11-01"),
        lambda: writing(tree, long, 1),
        lambda: roster(tree, 1, []),
        lambda: roster(tree, 1, [Person(long)]),
        lambda: roster(tree, 1, [Person("An", "31/02/2000")]),
        lambda: roster(tree, 1, many),
        lambda: roster(tree, 1, big),
    ):
        with pytest.raises(UsageError):
            refused()
    assert roster(tree, 1, many[1:])[1]["rows"] == str(MOST_PEOPLE)


def test_lines_of_a_roster_that_say_the_same_are_one(contest: Contest) -> None:
    people = [Person("Nguyễn An", "1/2/2000"), Person("NGUYỄN  AN", "2000-02-01"), Person("An")]
    assert roster(contest.units, 1, people)[1]["rows"] == "2"


def test_the_ledger_keeps_a_proposal_as_it_was_made(book: Book, tmp_path: Path) -> None:
    for kind in KINDS:
        made = book.propose(kind)
        assert Decision.of_row(made.row()) == made
