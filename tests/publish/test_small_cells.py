"""Public tables keep the numbers of a few people back, also from whoever subtracts."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from publish.press.small_cells import Cell, Id, shown

ALL: Id = ("contest", "")
SMALL = 5


def unit(code: str, headcount: int | None, *above: Id, wanted: bool = True) -> Cell:
    return Cell(("unit", code), above or (ALL,), headcount, wanted)


def codes(cells: Iterable[Cell], small_cell: int = SMALL) -> set[str]:
    return {code for _, code in shown(cells, small_cell)}


def test_a_small_unit_takes_the_smallest_of_its_siblings_along() -> None:
    siblings = [unit("ba", 3), unit("tram", 100), unit("muoi", 10), unit("nghin", 1000)]
    assert codes(siblings) == {"tram", "nghin"}


def test_two_small_units_hide_each_other_only_if_they_are_enough_people() -> None:
    assert codes([unit("hai", 2), unit("ba", 3), unit("tram", 100)]) == {"tram"}
    assert codes([unit("mot", 1), unit("hai", 2), unit("tram", 100), unit("nghin", 1000)]) == {
        "nghin"
    }


def test_units_that_the_contest_does_not_name_hide_a_small_one() -> None:
    assert codes([unit("ba", 3), unit("thap", 50, wanted=False), unit("tram", 100)]) == {"tram"}


def test_an_unnamed_unit_hides_nothing_while_what_is_beneath_it_is_named() -> None:
    beneath = [unit("xa-mot", 25, ("unit", "thap")), unit("xa-hai", 25, ("unit", "thap"))]
    siblings = [unit("ba", 3), unit("thap", 50, wanted=False), unit("tram", 100)]
    assert codes([*siblings, *beneath]) == {"tram"}
    assert codes([*siblings, unit("xa-mot", 25, ("unit", "tram"))]) == {"tram", "xa-mot"}


def test_an_unknown_headcount_hides_nothing_for_sure() -> None:
    assert codes([unit("ba", 3), unit("chua-ro", None, wanted=False), unit("tram", 100)]) == set()
    assert codes([unit("ba", 3), unit("chua-ro", None), unit("tram", 100)]) == {"chua-ro"}


def test_nothing_beneath_a_unit_that_is_kept_back_is_named() -> None:
    cells = [unit("ba", 3), unit("muoi", 10), unit("tram", 100)]
    cells += [unit("to", None, ("unit", "ba")), unit("xa", 10, ("unit", "muoi"))]
    assert codes(cells) == {"tram"}


def test_a_unit_in_two_totals_is_hidden_in_both() -> None:
    """A commune is a part of its district and of the group of communes. The one that goes with the
    small commune of its district is not the only one that its group lacks."""
    district, group = ("unit", "huyen"), ("group", "xa")
    cells = [unit("huyen", 100), unit("ba", 3, district), unit("muoi", 10, district, group)]
    cells += [unit("hai-muoi", 20, group), unit("ba-muoi", 30, group)]
    assert codes(cells) == {"huyen", "ba-muoi"}


def test_without_a_small_unit_everything_that_is_wanted_is_named() -> None:
    assert codes([unit("nam", 5), unit("muoi", 10), unit("chua-ro", None)]) == {
        "nam", "muoi", "chua-ro",
    }  # fmt: skip
    assert codes([unit("ba", 3), unit("muoi", 10)], small_cell=0) == {"ba", "muoi"}


SIZES = st.lists(st.one_of(st.none(), st.integers(1, 12)), min_size=1, max_size=7)


@given(SIZES, st.lists(st.booleans(), min_size=7, max_size=7))
def test_no_subtraction_leaves_fewer_people_than_a_small_cell(
    sizes: list[int | None], wanted: list[bool]
) -> None:
    """Against every sum that a reader can form: the total less any of the units that are shown."""
    cells = [unit(str(n), size, wanted=wanted[n]) for n, size in enumerate(sizes)]
    told = codes(cells)
    small = {str(n) for n, size in enumerate(sizes) if size is not None and size < SMALL}
    assert not told & small
    for number in range(1, len(told) + 1):
        for taken in combinations(sorted(told), number):
            rest = {str(n) for n in range(len(sizes))} - set(taken)
            if rest & small:
                assert len(rest) > 1
                assert sum(sizes[int(n)] or 0 for n in rest) >= SMALL
