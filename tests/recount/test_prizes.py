"""Prizes by hand: places in order, ties across a line, draws, one prize a person, units."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from contest.contest import Contest
from contest.settings import Settings
from contest.units import Unit, UnitTree
from recount.decided import draws, in_force, sealed
from recount.prizes import award_people, award_units
from recount.ranking import Line, Standings
from recount.records import Decision
from recount.units import Turnout, tops

NOTHING = draws(())


def contest(
    prizes: Sequence[tuple[Any, ...]], *, one_per_person: bool = True, **more: Any
) -> Contest:
    """Prizes are (name, count), (name, count, round) or (name, count, round, category)."""
    names = ("name", "count", "round", "category")
    settings = {
        "contest": {"id": "thu", "title": "Thử"},
        "prizes": [dict(zip(names, prize, strict=False)) for prize in prizes],
        "prize_rules": {"one_per_person": one_per_person},
        "rounds": [
            {
                "id": f"r{n}",
                "opens_at": datetime(2024, 11, n),
                "closes_at": datetime(2024, 11, n + 1),
            }
            for n in (1, 2)
        ],
        **more,
    }
    return Contest(Settings.model_validate(settings))


def ranked(text: str) -> list[Line]:
    """`a bc d`: a has rank 1, b and c share rank 2, d has rank 4."""
    lines, rank = [], 1
    for group in text.split():
        for own in group:
            line = Line(f"person {own}", own, -1, 0, None, 0, None)
            line.rank = rank
            lines.append(line)
        rank += len(group)
    return lines


def holders(text: str, *prizes: tuple[Any, ...], **more: Any) -> dict[str, str | None]:
    """The prizes of one overall list."""
    lines = ranked(text)
    award_people({(-1, -1): lines}, contest(prizes, **more), more.get("drawn", NOTHING))
    return {line.response_id: line.prize for line in lines}


def test_places_are_the_counts_one_after_another() -> None:
    found = holders("a b c d", ("Nhất", 1), ("Nhì", 2))
    assert found == {"a": "Nhất", "b": "Nhì", "c": "Nhì", "d": None}


def test_equal_people_inside_one_prize_all_get_it() -> None:
    assert holders("a bc d", ("Nhất", 1), ("Nhì", 2))["c"] == "Nhì"


def test_nobody_of_a_tie_across_a_line_gets_anything_and_the_places_stay_empty() -> None:
    found = holders("ab c d", ("Nhất", 1), ("Nhì", 2))
    assert found == {"a": None, "b": None, "c": "Nhì", "d": None}


def test_a_tie_across_the_last_place_waits_too() -> None:
    assert holders("a bc", ("Nhất", 1), ("Nhì", 1)) == {"a": "Nhất", "b": None, "c": None}


def draw(of: list[object], ids: str, facts: dict[str, str]) -> list[Decision]:
    named = {"of": json.dumps(of), "ids": json.dumps(sorted(ids)), "event": "xổ số"}
    return [
        Decision("s", 1, "seal_draw", sealed(ids), named),
        Decision("d", 2, "draw", "s", facts),
    ]


def drawn_holders(decisions: list[Decision]) -> dict[str, str | None]:
    lines = ranked("abc d")
    drawn = draws(in_force(decisions))
    award_people({(-1, -1): lines}, contest([("Nhất", 1), ("Nhì", 1)]), drawn)
    return {line.response_id: line.prize for line in lines}


def test_a_draw_puts_a_tie_in_order() -> None:
    order = {"order": json.dumps(["c", "a", "b"]), "witnesses": "hai người"}
    found = drawn_holders(draw(["people", "", ""], "abc", order))
    assert found == {"a": "Nhì", "b": None, "c": "Nhất", "d": None}


def test_a_seed_puts_a_tie_in_order_of_hashes() -> None:
    found = drawn_holders(draw(["people", "", ""], "abc", {"seed": "12-34"}))
    first = min("abc", key=lambda own: hashlib.sha256(f"12-34{own}".encode()).hexdigest())
    assert found[first] == "Nhất"


def test_a_draw_about_another_tie_list_or_seal_does_not_apply() -> None:
    order = {"order": json.dumps(["c", "a", "b"]), "witnesses": ""}
    nobody = dict.fromkeys("abcd")
    assert drawn_holders(draw(["people", "r1", ""], "abc", order)) == nobody
    fewer = {"order": json.dumps(["b", "a"]), "witnesses": ""}
    assert drawn_holders(draw(["people", "", ""], "ab", fewer)) == nobody
    seal, own = draw(["people", "", ""], "abc", order)
    assert drawn_holders([seal._replace(subject="0"), own]) == nobody
    undo = Decision("u", 3, "undo", "s", {})
    assert drawn_holders([seal, own, undo]) == nobody


def test_the_last_draw_about_a_seal_counts() -> None:
    first = draw(["people", "", ""], "abc", {"order": json.dumps([*"abc"])})
    again = Decision("e", 3, "draw", "s", {"order": json.dumps([*"bca"])})
    assert drawn_holders([*first, again])["b"] == "Nhất"
    undo = Decision("u", 4, "undo", "e", {})
    assert drawn_holders([*first, again, undo])["a"] == "Nhất"


def two_lists(*prizes: tuple[Any, ...], **more: Any) -> dict[str, str | None]:
    found: Standings = {(0, -1): ranked("ab c d"), (1, -1): ranked("c d a b")}
    award_people(found, contest(prizes, **more), NOTHING)
    lines = (("r1", found[0, -1]), ("r2", found[1, -1]))
    return {f"{name} {x.response_id}": x.prize for name, own in lines for x in own if x.prize}


def test_who_holds_a_prize_is_left_out_of_later_lists_and_the_place_moves_on() -> None:
    prizes = (("Tuần 1", 3, "r1"), ("Tuần 2", 1, "r2"))
    assert two_lists(*prizes)["r2 d"] == "Tuần 2"
    assert two_lists(*prizes, one_per_person=False)["r2 c"] == "Tuần 2"


def test_prizes_are_gone_through_in_their_order_across_lists() -> None:
    found = two_lists(("Tuần 2", 1, "r2"), ("Tuần 1", 3, "r1"))
    assert found == {"r2 c": "Tuần 2", "r1 a": "Tuần 1", "r1 b": "Tuần 1", "r1 d": "Tuần 1"}


def test_who_waits_for_a_draw_may_hold_a_later_prize() -> None:
    found = two_lists(("Tuần 1", 1, "r1"), ("Tuần 2", 3, "r2"))
    assert found == {"r2 c": "Tuần 2", "r2 d": "Tuần 2", "r2 a": "Tuần 2"}


def units(*prizes: dict[str, Any]) -> dict[str, list[str]]:
    """Four top units: 8 of 10 people, 4 of 5, 1 of 1, 3 of 2; a fifth is unknown."""
    tree = UnitTree(tuple(Unit(f"S{n}", f"Sở {n}", group="so") for n in range(5)))
    heads = (10, 5, 1, 2, None)
    sizes = (8, 4, 1, 3, 2)
    turnout = {
        n: Turnout({str(p) for p in range(size)}, size, size * (n + 1), size)
        for n, size in enumerate(sizes)
    }
    asked = contest([], unit_prizes=[{"group": "so", **prize} for prize in prizes])
    asked = Contest(asked.settings, tree)
    day = datetime(2024, 11, 1).date()
    won = award_units(turnout, heads, lambda group: tops(tree, day, group), asked, NOTHING, 1)
    return {tree.units[number].code: names for (_, number), names in won.items()}


def test_units_are_compared_by_their_measures_in_order() -> None:
    rate = {"measure": ["participation_rate", "mean_score"], "minimum_headcount": 5}
    assert units({"name": "Nhất", **rate}, {"name": "Nhì", **rate}) == {
        "S1": ["Nhất"],
        "S0": ["Nhì"],
    }


def test_a_tie_of_units_waits_and_the_unknown_the_small_and_the_impossible_are_out() -> None:
    assert units({"name": "Nhất", "minimum_headcount": 5}) == {}
    assert units({"name": "Nhất"}) == {"S2": ["Nhất"]}
    assert units({"name": "Nhiều", "measure": ["people"], "count": 3}) == {
        "S0": ["Nhiều"], "S1": ["Nhiều"], "S2": ["Nhiều"],
    }  # fmt: skip
