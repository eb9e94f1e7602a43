"""Prizes given out of lists, by hand."""

from __future__ import annotations

import hashlib

import pytest

from scoring.awards import Awards, Contender, Prize, award
from scoring.rules.prizes import drawn_order, may_win, unit_is_out, unit_order


def of(*groups: str) -> list[Contender]:
    """A list of groups of equal rank; each letter is a person."""
    lines, rank = [], 1
    for group in groups:
        lines += [Contender(rank, f"r{one}", one) for one in group]
        rank += len(group)
    return lines


def given(found: Awards) -> dict[str, int]:
    return {one.contender.holder: one.prize for one in found.won}


def waiting(found: Awards) -> list[str]:
    return ["".join(sorted(c.holder for c in tie.contenders)) for tie in found.ties]


@pytest.mark.parametrize(
    ("groups", "sizes", "winners", "waits"),
    [
        (("a", "b", "c", "d"), (1, 2), {"a": 0, "b": 1, "c": 1}, []),
        (("a", "bc", "d"), (1, 2), {"a": 0, "b": 1, "c": 1}, []),
        (("ab", "c", "d"), (1, 2), {"c": 1}, ["ab"]),
        (("a", "b", "cd"), (1, 2), {"a": 0, "b": 1}, ["cd"]),
        (("abcd",), (1, 2), {}, ["abcd"]),
        (("abc", "d"), (1, 1, 2), {"d": 2}, ["abc"]),
        ((), (1,), {}, []),
        (("a",), (3,), {"a": 0}, []),
    ],
)
def test_a_group_takes_the_next_places_and_wins_only_within_one_prize(
    groups: tuple[str, ...], sizes: tuple[int, ...], winners: dict[str, int], waits: list[str]
) -> None:
    prizes = [Prize(f"{n}", size, "list") for n, size in enumerate(sizes)]
    found = award(prizes, {"list": of(*groups)}, {}, one_per_person=True)
    assert (given(found), waiting(found)) == (winners, waits)


def test_a_person_holds_one_prize_and_the_place_moves_on() -> None:
    prizes = [Prize("tuần", 1, "week"), Prize("chung cuộc", 2, "all")]
    lists = {"week": of("a", "b"), "all": of("a", "b", "c", "d")}
    one = award(prizes, lists, {}, one_per_person=True)
    assert given(one) == {"a": 0, "b": 1, "c": 1}
    assert [c.holder for c in one.following["all"]] == ["d"]
    several = award(prizes, lists, {}, one_per_person=False)
    assert [(w.prize, w.contender.holder) for w in several.won] == [(0, "a"), (1, "a"), (1, "b")]


def test_who_holds_a_prize_is_left_out_before_ties_are_looked_at() -> None:
    prizes = [Prize("tuần", 1, "week"), Prize("chung cuộc", 1, "all")]
    found = award(prizes, {"week": of("a"), "all": of("ab", "c")}, {}, one_per_person=True)
    assert (given(found), waiting(found)) == ({"a": 0, "b": 1}, [])


def test_who_waits_for_a_draw_holds_nothing_and_may_hold_a_later_prize() -> None:
    prizes = [Prize("tuần", 1, "week"), Prize("chung cuộc", 1, "all")]
    found = award(prizes, {"week": of("ab"), "all": of("a", "b")}, {}, one_per_person=True)
    assert (given(found), waiting(found)) == ({"a": 1}, ["ab"])


def test_a_draw_orders_its_group_and_what_follows_is_worked_out_again() -> None:
    prizes = [Prize("I", 1, "week"), Prize("chung cuộc", 1, "all"), Prize("II", 1, "week")]
    lists = {"week": of("abc", "d"), "all": of("b", "e")}
    drawn = {"week": {frozenset({"ra", "rb", "rc"}): ["rc", "rb", "ra"]}}
    found = award(prizes, lists, drawn, one_per_person=True)
    assert given(found) == {"c": 0, "b": 1, "a": 2}, "b holds the overall prize, so a moves up"
    stale = {"week": {frozenset({"ra", "rb"}): ["rb", "ra"]}}
    found = award(prizes, lists, stale, one_per_person=True)
    assert (given(found), waiting(found)) == ({"b": 1}, ["abc"]), (
        "a draw about others orders nobody"
    )


def test_the_drawn_order_is_what_anybody_computes_again() -> None:
    ids = ["r1", "r2", "r3"]
    by_hand = sorted(ids, key=lambda one: hashlib.sha256(("38204" + one).encode()).hexdigest())
    assert drawn_order("38204", ids) == by_hand
    assert may_win("a", {"a"}, one_per_person=False)


def test_units_stand_by_their_measures_exactly_and_null_comes_last() -> None:
    third = {"people": 1, "headcount": 3, "score_sum": 2, "score_count": 1, "attempts": 1}
    same = {**third, "people": 2, "headcount": 6, "score_sum": 1}
    silent = {**third, "people": 0, "headcount": 3, "score_sum": None, "score_count": None}
    measures = ("participation_rate", "mean_score")
    assert unit_order(third, measures)[0] == unit_order(same, measures)[0]
    assert unit_order(third, measures) < unit_order(same, measures) < unit_order(silent, measures)
    assert unit_is_out({"people": 3, "headcount": 3}, 3) is None
    assert unit_is_out({"people": 0, "headcount": None}, 0) == "headcount_unknown"
