"""Units are ordered by exact rate; equal rates share a rank; unknown headcounts have none."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ui.league import league


def unit(name: str, people: int, headcount: int | None, *, valid: bool = True) -> dict[str, Any]:
    return {
        "unit_code": name,
        "unit_name": name,
        "people": people,
        "headcount": headcount,
        "valid": valid,
    }


def ranks(*rows: dict[str, Any]) -> list[tuple[str, int | None]]:
    return [(row["unit_code"], row["rank"]) for row in league(rows).rows]


def test_equal_rates_share_a_rank_and_the_next_one_is_skipped() -> None:
    assert ranks(unit("a", 1, 3), unit("b", 10, 30), unit("c", 9, 10), unit("d", 1, 10)) == [
        ("c", 1),
        ("b", 2),
        ("a", 2),
        ("d", 4),
    ]


def test_nobody_is_first_while_nobody_takes_part() -> None:
    assert ranks(unit("a", 0, 10), unit("b", 0, 20)) == [("a", None), ("b", None)]


def test_an_unknown_headcount_comes_last_and_has_no_rank() -> None:
    assert ranks(unit("a", 500, None), unit("b", 0, 10), unit("c", 7, None)) == [
        ("b", 1),
        ("a", None),
        ("c", None),
    ]


def test_a_unit_that_has_ended_is_not_ranked_but_kept_if_it_has_people() -> None:
    found = league([unit("a", 5, 10, valid=False), unit("b", 0, 10, valid=False), unit("c", 1, 9)])
    assert [row["unit_code"] for row in found.rows] == ["c"]
    assert [row["unit_code"] for row in found.ended] == ["a"]


def test_silent_started_and_unknown_are_counted() -> None:
    found = league([unit("a", 0, 10), unit("b", 3, None), unit("c", 4, 5)])
    assert (len(found.silent), found.started, found.without_headcount, found.ranked) == (1, 2, 1, 2)
    assert (found.rank_of("c"), found.rank_of("b"), found.rank_of("x")) == (1, None, None)


@given(
    st.lists(st.tuples(st.integers(0, 50), st.none() | st.integers(1, 50)), max_size=12),
    st.randoms(),
)
def test_the_order_of_the_rows_decides_nothing(
    pairs: list[tuple[int, int | None]], random: Any
) -> None:
    rows = [unit(str(n), people, heads) for n, (people, heads) in enumerate(pairs)]
    shuffled = rows[:]
    random.shuffle(shuffled)
    assert ranks(*rows) == ranks(*shuffled)
