"""The truth keeps its own rules of prizes on random contests, and the contests reach each rule."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from random import Random

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests.truth.compare import drawn_count, shuffled, with_one_row_a_second
from tests.truth.draws import Decision, seal
from tests.truth.random_contests import RandomContest, contests
from tests.truth.rules import Prize, PrizeList
from tests.truth.scorer import Count
from tests.truth.turnouts import competing

MANY = settings(
    max_examples=20,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
WHOLE = contests()


def by_rank(prizes: Iterable[Prize], of: PrizeList, ranks: list[int]) -> list[str | None]:
    """The prize of each rank of a list, where nobody is left out: the group of k at rank r takes
    the places r to r + k - 1, so a prize is theirs if it has all of these."""
    own = [prize for prize in prizes if prize.of == of]
    names = [prize.name for prize in own for _ in range(prize.count)]
    numbers = [number for number, prize in enumerate(own) for _ in range(prize.count)]

    def prize(rank: int) -> str | None:
        within = {*numbers[rank - 1 : rank - 1 + ranks.count(rank)]}
        is_whole = rank - 1 + ranks.count(rank) <= len(names)
        return names[rank - 1] if is_whole and len(within) == 1 else None

    return [prize(rank) for rank in ranks]


@MANY
@given(WHOLE)
def test_where_nobody_is_left_out_a_group_holds_the_prize_that_has_all_its_ranks(
    drawn: RandomContest,
) -> None:
    result = drawn_count(drawn)
    result = replace(result, contest=replace(result.contest, one_per_person=False))
    prizes = result.contest.prizes
    for of in {prize.of for prize in prizes}:
        _, round_id, category = of
        lines = result.standings(round_id or None, category=category or None)
        assert [s.prize for s in lines] == by_rank(prizes, of, [s.rank for s in lines])


@MANY
@given(WHOLE)
def test_a_unit_holds_the_prize_that_has_all_the_ranks_of_its_group(drawn: RandomContest) -> None:
    result = drawn_count(drawn)
    prizes = result.contest.unit_prizes
    expected: list[str | None] = []
    for of in dict.fromkeys(prize.of for prize in prizes):
        expected += by_rank(prizes, of, [one.rank for one in competing(result, of)])
    assert [one.prize for one in result.unit_prizes()] == expected


@MANY
@given(WHOLE)
def test_no_prize_has_more_holders_than_places_and_nobody_two_where_one_is_the_rule(
    drawn: RandomContest,
) -> None:
    result = drawn_count(drawn)
    for prize in result.contest.prizes:
        holders = [name for name in result.awards.held[prize.of].values() if name == prize.name]
        assert len(holders) <= prize.count
    persons = Counter(who for names in result.awards.held.values() for who in names)
    assert not result.contest.one_per_person or set(persons.values()) <= {1}


@MANY
@given(WHOLE, st.randoms())
def test_draws_settle_all_who_wait_and_an_undone_draw_settles_nobody(
    drawn: RandomContest, random: Random
) -> None:
    before = drawn_count(drawn)
    after = before
    while waiting := [*after.awards.waiting, *after.unit_awards.waiting]:
        of, ids = waiting[0]
        number = len(after.decisions)
        after = replace(after, decisions=(*after.decisions, *draw(f"d{number}", of, ids, random)))
    draws = [one.id for one in after.decisions if one.kind == "draw"]
    undone = [Decision(f"u{name}", "undo", name) for name in draws]
    assert held(replace(after, decisions=(*after.decisions, *undone))) == held(before)
    assert before.awards.waiting == [] or held(after) != held(before)


def draw(name: str, of: PrizeList, ids: Iterable[str], random: Random) -> list[Decision]:
    """A seal, and a draw by seed or by hand."""
    order = sorted(ids)
    random.shuffle(order)
    by_hand = {"order": json.dumps(order), "witnesses": "Tổ giám sát"}
    facts = random.choice([by_hand, {"seed": str(random.random())}])
    return [seal(name, of, order), Decision(name + "r", "draw", name, facts)]


def held(result: Count) -> list[object]:
    """All prizes of people and of units."""
    return [result.awards.held, result.unit_awards.held]


@MANY
@given(WHOLE, st.randoms())
def test_the_order_of_rows_moves_no_prize(drawn: RandomContest, random: Random) -> None:
    plain = with_one_row_a_second(drawn)
    assert held(drawn_count(shuffled(plain, random))) == held(drawn_count(plain))


def test_random_contests_reach_each_rule() -> None:
    reached: Counter[str] = Counter()
    for number in range(10):  # examples of one run resemble each other

        @seed(number)
        @settings(MANY, max_examples=12, derandomize=False, database=None)
        @given(WHOLE)
        def look(drawn: RandomContest) -> None:
            result = drawn_count(drawn)
            reached.update(result.reasons().keys())
            reached.update(name for name, is_so in events(result).items() if is_so)

        look()
    assert min(reached[name] for name in RULES) > 0, reached


RULES = [
    *["R104_excluded", "R105_under_age", "R212_birth_date_unknown", "prize", "people wait"],
    *["left out", "not listed", "unit prize", "units wait", "rate above 1", "headcount unknown"],
    *["headcount listed", "two lists"],
]


def events(result: Count) -> dict[str, bool]:
    """What a contest reaches."""
    contest = result.contest
    turnout = result.participation()
    lenient = replace(result, contest=replace(contest, one_per_person=False))
    listed = sum(len(result.standings(r.id)) for r in contest.played_rounds)
    return {
        "prize": any(result.awards.held.values()),
        "people wait": bool(result.awards.waiting),
        "left out": result.awards.held != lenient.awards.held,
        "not listed": listed < len(result.accepted()),
        "two lists": sum(map(bool, result.awards.held.values())) > 1,
        "unit prize": any(result.unit_awards.held.values()),
        "units wait": bool(result.unit_awards.waiting),
        "rate above 1": any((line.participation_rate or 0) > 1 for line in turnout),
        "headcount unknown": any(line.headcount is None for line in turnout),
        "headcount listed": bool(contest.units.listed),
    }
