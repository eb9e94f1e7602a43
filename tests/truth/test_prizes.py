"""Prizes of people, counted by hand: places, ties across a line, one prize for a person."""

from datetime import datetime
from pathlib import Path

import pytest

from .by_hand import BY_TIME, ROUNDS, counted, folder, held, prizes, row, stand, waiting

NOT_ONE = "[prize_rules]\none_per_person = false\n"


@pytest.mark.parametrize(
    ("places", "wanted", "holders", "waits"),
    [
        ("A1 B2 C3 D4", ("Nhất 1", "Nhì 2"), "A=Nhất B=Nhì C=Nhì", []),
        ("A1", ("Nhất 1", "Nhì 5"), "A=Nhất", []),
        ("A1 B1 C2", ("Nhất 2", "Nhì 1"), "A=Nhất B=Nhất C=Nhì", []),
        ("A1 B1 C2", ("Nhất 3",), "A=Nhất B=Nhất C=Nhất", []),
        ("A1 B2 C2 D3", ("Nhất 1", "Nhì 2", "Ba 1"), "A=Nhất B=Nhì C=Nhì D=Ba", []),
        # A group across a line leaves its places empty, and who comes next stands after them.
        ("A1 B1 C2", ("Nhất 1", "Nhì 1"), "", ["AB"]),
        ("A1 B1 C2 D3", ("Nhất 1", "Nhì 2"), "C=Nhì", ["AB"]),
        ("A1 B2 C2 D3 E4", ("Nhất 2", "Nhì 2"), "A=Nhất D=Nhì", ["BC"]),
        ("A1 B1 C1 D2 E3 F4", ("Nhất 1", "Nhì 1", "Ba 3"), "D=Ba E=Ba", ["ABC"]),
        ("A1 B1 C2 D2 E3", ("Nhất 1", "Nhì 2", "Ba 2"), "E=Ba", ["AB", "CD"]),
        # Places beyond the last prize count as one more prize.
        ("A1 B1", ("Nhất 1",), "", ["AB"]),
        ("A1 B2 C2", ("Nhất 1", "Nhì 1"), "A=Nhất", ["BC"]),
        ("A1 B2 C2", ("Nhất 1",), "A=Nhất", []),
        ("A1 B1 C1 D1", ("Nhất 1", "Nhì 1", "Ba 1"), "", ["ABCD"]),
        ("", ("Nhất 1",), "", []),
    ],
)
def test_a_group_within_one_prize_gets_it_and_one_across_a_line_waits(
    tmp_path: Path, places: str, wanted: tuple[str, ...], holders: str, waits: list[str]
) -> None:
    result = counted(folder(tmp_path, BY_TIME, prizes(*wanted)), stand(places))
    assert held(result) == holders
    assert waiting(result) == waits


def test_a_line_between_equals_of_the_whole_order_is_none_between_others(tmp_path: Path) -> None:
    rows = [row("Người A", one="Sai"), row("Người B"), row("Người C")]
    by_score = folder(tmp_path, '[ranking]\norder = ["score"]\n', prizes("Nhất 2", "Nhì 1"))
    assert held(counted(by_score, rows)) == "B=Nhất C=Nhất A=Nhì"
    assert waiting(counted(folder(tmp_path, prizes("Nhất 1")), rows)) == ["BC"]


def test_who_holds_a_prize_is_left_out_of_later_lists_and_the_place_moves_on(
    tmp_path: Path,
) -> None:
    rows = [*stand("A1 B2 C3"), *stand("A1 C2 B3", "2/12")]
    wanted = prizes("Tuần 1 r1", "Tuần 1 r2", "Nhất 1")
    result = counted(folder(tmp_path, BY_TIME, ROUNDS, wanted), rows)
    assert (held(result, "r1"), held(result, "r2"), held(result)) == ("A=Tuần", "C=Tuần", "B=Nhất")
    several = counted(folder(tmp_path, BY_TIME, ROUNDS, wanted, NOT_ONE), rows)
    assert [held(several, name) for name in ("r1", "r2", None)] == ["A=Tuần", "A=Tuần", "A=Nhất"]


def test_prizes_are_gone_through_in_their_order_not_in_that_of_rounds(tmp_path: Path) -> None:
    rows = [*stand("A1 B2"), *stand("A1 B2", "2/12")]
    wanted = prizes("Nhất 1", "Tuần-2 1 r2", "Tuần-1 1 r1")
    result = counted(folder(tmp_path, BY_TIME, ROUNDS, wanted), rows)
    assert (held(result), held(result, "r2"), held(result, "r1")) == ("A=Nhất", "B=Tuần-2", "")


def test_a_list_goes_on_where_it_stood_when_another_comes_between(tmp_path: Path) -> None:
    rows = [*stand("A1 B2 C3 D4"), *stand("B1 A2", "2/12")]
    wanted = prizes("Nhất 1 r1", "Hai 1 r2", "Nhì 2 r1")
    result = counted(folder(tmp_path, BY_TIME, ROUNDS, wanted), rows)
    # B holds the prize of the second round when the second places of the first are given.
    assert held(result, "r2") == "B=Hai"
    assert held(result, "r1") == "A=Nhất C=Nhì D=Nhì"


def test_who_holds_a_prize_is_left_out_before_ties_are_looked_at(tmp_path: Path) -> None:
    rows = [*stand("A1 B2"), *stand("A1 B1 C2", "2/12")]
    wanted = prizes("Tuần 1 r1", "Tuần 1 r2")
    result = counted(folder(tmp_path, BY_TIME, ROUNDS, wanted), rows)
    assert held(result, "r2") == "B=Tuần"
    assert waiting(result) == []
    several = counted(folder(tmp_path, BY_TIME, ROUNDS, wanted, NOT_ONE), rows)
    assert held(several, "r2") == ""
    assert waiting(several) == ["A.1B.1"]


def test_a_group_of_which_all_hold_prizes_takes_no_place(tmp_path: Path) -> None:
    rows = [*stand("A1 B1"), *stand("A1 B1 C2 D3", "2/12")]
    wanted = prizes("Tuần 2 r1", "Tuần 2 r2")
    result = counted(folder(tmp_path, BY_TIME, ROUNDS, wanted), rows)
    assert held(result, "r2") == "C=Tuần D=Tuần"


def test_who_waits_holds_nothing_and_may_hold_a_later_prize(tmp_path: Path) -> None:
    rows = [*stand("A1 B1 C2"), *stand("A1 B2 C3", "2/12")]
    wanted = prizes("Tuần-1 1 r1", "Tuần-2 1 r2", "Chung 2")
    result = counted(folder(tmp_path, BY_TIME, ROUNDS, wanted), rows)
    assert waiting(result) == ["AB"]
    assert held(result, "r1") == ""
    assert held(result, "r2") == "A=Tuần-2"
    assert held(result) == "B=Chung C=Chung"


def test_empty_places_stay_empty_in_the_later_prize_of_the_list(tmp_path: Path) -> None:
    rows = [*stand("A1 B1 C1 D2"), *stand("C1", "2/12")]
    wanted = prizes("Nhất 1 r1", "Hai 1 r2", "Nhì 2 r1", "Ba 1 r1")
    result = counted(folder(tmp_path, BY_TIME, ROUNDS, wanted), rows)
    # C's prize of the second round makes no room: places 1 to 3 of the first stay empty.
    assert held(result, "r2") == "C=Hai"
    assert held(result, "r1") == "D=Ba"
    assert waiting(result) == ["ABC"]


def test_a_prize_is_shown_only_in_the_table_of_its_list(tmp_path: Path) -> None:
    rows = [*stand("A1 B2"), *stand("B1", "2/12")]
    result = counted(folder(tmp_path, BY_TIME, ROUNDS, prizes("Tuần 1 r1")), rows)
    assert (held(result, "r1"), held(result, "r2"), held(result)) == ("A=Tuần", "", "")
    alone = counted(folder(tmp_path, BY_TIME, prizes("Nhất 1")), stand("A1 B2"))
    assert (held(alone), held(alone, "all")) == ("A=Nhất", "")


def test_a_unit_or_a_top_rank_filters_lines_and_moves_no_prize(tmp_path: Path) -> None:
    rows = [*stand("A1", unit="Xã Một"), *stand("B2 C3", unit="Huyện Hai")]
    result = counted(folder(tmp_path, BY_TIME, prizes("Nhất 1", "Nhì 1")), rows)
    assert [(s.rank, s.prize) for s in result.standings(unit_code="H2")] == [(2, "Nhì"), (3, None)]
    assert [s.prize for s in result.standings(top=1)] == ["Nhất"]


def test_prizes_as_of_a_time_are_those_of_the_table_at_that_time(tmp_path: Path) -> None:
    rows = [*stand("A1 B2"), *stand("B1 A2", "2/12")]
    path = folder(tmp_path, '[ranking]\norder = ["submitted_at"]\n', ROUNDS, prizes("Nhất 1"))
    assert held(counted(path, rows)) == "B=Nhất"
    assert held(counted(path, rows, datetime(2024, 12, 1))) == "A=Nhất"


def test_a_person_is_the_identity_key_whatever_the_name(tmp_path: Path) -> None:
    rows = [*stand("A1 B2"), row("Ông A", "2/12 09:00"), row("Người B", "2/12 09:01")]
    wanted = prizes("Tuần 1 r1", "Tuần 1 r2")
    result = counted(folder(tmp_path, BY_TIME, ROUNDS, wanted), rows)
    assert held(result, "r2") == "B=Tuần"
