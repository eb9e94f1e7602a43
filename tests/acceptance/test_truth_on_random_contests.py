"""The random contests keep their promises, and the truth keeps its own rules on them."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.truth.compare import drawn_count, shuffled, standing_rows, with_one_row_a_second
from tests.truth.random_contests import RandomContest, contests
from tests.truth.reading import fold, read_phone
from tests.truth.scorer import Contest
from tests.truth.snapshots import Load, Sheet, is_edit

MANY = settings(
    max_examples=40,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@MANY
@given(contests())
def test_every_row_has_one_state_and_a_reason_if_it_does_not_count(drawn: RandomContest) -> None:
    result = drawn_count(drawn)
    balance = result.balance()
    assert balance.pop("observed") == sum(balance.values())
    assert all((r.reason is None) == (r.state == "accepted") for r in result.responses)
    by_turn = Counter((r.person, r.round) for r in result.accepted())
    assert set(by_turn.values()) <= {1}


@MANY
@given(contests(), st.randoms())
def test_the_order_of_rows_does_not_matter(drawn: RandomContest, random: Random) -> None:
    plain = with_one_row_a_second(drawn)
    assert standing_rows(drawn_count(shuffled(plain, random))) == standing_rows(drawn_count(plain))


@MANY
@given(contests())
def test_the_last_files_again_change_only_what_was_missing_once(drawn: RandomContest) -> None:
    once, again = drawn_count(drawn), drawn_count(drawn, drawn.last_files())
    reports = again.reports[len(drawn.loads) :]
    assert all(report.new == report.edited == 0 for report in reports)
    if not any(report.gone for report in reports):
        assert standing_rows(once) == standing_rows(again)
        assert once.balance() == again.balance()


@MANY
@given(contests())
def test_which_row_was_edited_can_be_told_from_name_and_phone(drawn: RandomContest) -> None:
    contest = drawn_count(drawn).contest
    for source in contest.sources:
        history = [load for load in drawn.loads if load.source == source.id]
        for older, newer in pairwise(history):
            before, after = unmatched(contest, older, newer)
            for token, sheet in after:
                alike = [old for old, other in before if marks(contest, sheet) & other]
                assert alike in ([], [token])


Marked = list[tuple[str, set[str]]]


def unmatched(contest: Contest, older: Load, newer: Load) -> tuple[Marked, list[tuple[str, Sheet]]]:
    """What remains after exact and rounded matches, found without the tokens."""
    source = next(source for source in contest.sources if source.id == older.source)
    old = [(token, Sheet(source, older.header, row)) for token, row in older.named_rows()]
    new = [(token, Sheet(source, newer.header, row)) for token, row in newer.named_rows()]
    for is_exact in (True, False):
        for entry in list(new):
            match = [
                other
                for other in old
                if (other[1].row == entry[1].row if is_exact else True)
                and not is_edit(contest, other[1], entry[1])
            ]
            if match:
                old.remove(match[0])
                new.remove(entry)
    return [(token, marks(contest, sheet)) for token, sheet in old], new


def marks(contest: Contest, sheet: Sheet) -> set[str]:
    """Name and phone of a row."""
    name, phone = sheet.text(contest, "full_name"), sheet.text(contest, "phone")
    return {fold(name).casefold(), read_phone(phone) or fold(phone)} - {""}


def test_a_load_without_tokens_names_its_rows_by_place() -> None:
    load = Load("a", ("x",), (("1",), ("2",)))
    assert [token for token, _ in load.named_rows()] == ["row 0", "row 1"]
    assert replace(load, tokens=("p", "q")).named_rows()[1] == ("q", ("2",))
