"""Facility, discrimination and the signs of a wrong key, by hand and against numpy."""

from __future__ import annotations

import math
import random
from collections import Counter
from fractions import Fraction
from typing import Any

import ibis
import numpy as np
import pyarrow as pa
import pytest

from contest import Contest
from contest.items import NO_COLUMN, OTHER, UNREAD, Item
from contest.settings import Settings
from results.items import figures_of
from scoring.items import answered, topic_marks, topics
from scoring.rules.items import (
    Answered,
    best_answers,
    discriminates_negatively,
    discrimination_index,
    facility_index,
    prefers_another_answer,
    upper_group,
)

A, B, C = 1, 2, 3
ONE = Item("q1", "Câu 1", options=("A", "B", "C"), key=("A",))


def contest_of(*items: Item, **sections: Any) -> Contest:
    return Contest(Settings(contest={"id": "thu", "title": "Thử"}, **sections), items=items)


def long(*lines: tuple[int | None, int, int]) -> list[Answered]:
    """One line a response: answer, mark, marks on the others."""
    return [Answered(*line, 1) for line in lines]


def table(*rows: dict[str, Any], numbers: tuple[str, ...]) -> Any:
    schema = pa.schema(
        [("response_id", pa.string()), ("person_id", pa.string()), ("state", pa.string())]
        + [(name, pa.int64()) for name in numbers]
    )
    kept = [{name: row.get(name) for name in schema.names} for row in rows]
    return ibis.memtable(pa.Table.from_pylist(kept, schema=schema))


def counted(contest: Contest, *rows: dict[str, Any]) -> list[dict[str, Any]]:
    """The lines of `answered`. A row: `q1`, …, and what differs from an accepted response of the
    only round; `marks` are those of all items."""
    responses, attempts = tables(contest, *rows)
    lines = answered(responses, attempts, contest).to_pyarrow().to_pylist()
    return sorted(lines, key=lambda line: (line["item"], line["value"] or 0, line["rest"]))


def tables(contest: Contest, *rows: dict[str, Any]) -> tuple[Any, Any]:
    whole = [
        {"response_id": f"r{n}", "person_id": f"p{n}", "state": "accepted", "round": 0} | row
        for n, row in enumerate(rows)
    ]
    answers = tuple(f"q{n + 1}" for n in range(len(contest.items)))
    return table(*whole, numbers=answers), table(*whole, numbers=("round", "unit", "marks"))


def test_facility_is_the_mean_mark_as_a_percentage_of_the_points() -> None:
    assert facility_index(3, 4, 1) == 75
    assert facility_index(3, 2, 4) == 37.5
    assert facility_index(0, 0, 1) is None
    assert facility_index(0, 4, 0) is None


def test_discrimination_is_moodles_correlation_with_the_marks_on_the_other_items() -> None:
    # x = 1 1 1 0, y = 3 2 2 1: covariance 4/12, variances 3/12 and 8/12, so 4 ÷ √24.
    found = discrimination_index(long((A, 1, 3), (A, 1, 2), (A, 1, 2), (B, 0, 1)))
    assert found == pytest.approx(100 * 4 / math.sqrt(24))


@pytest.mark.parametrize(
    "lines",
    [[], long((A, 1, 3)), long((A, 1, 3), (A, 1, 2)), long((A, 1, 2), (B, 0, 2))],
    ids=["nobody", "one response", "the same mark", "the same marks on the others"],
)
def test_without_a_spread_there_is_no_discrimination(lines: list[Answered]) -> None:
    assert discrimination_index(lines) is None


def test_discrimination_equals_numpys_correlation_on_random_marks() -> None:
    draw = random.Random(20241118)
    for _ in range(200):
        size, scale = draw.randint(2, 60), draw.choice((1, 6, 840))
        marks = [(draw.randint(0, 3) * scale, draw.randint(0, 30) * scale) for _ in range(size)]
        x, y = zip(*marks, strict=True)
        found = discrimination_index(
            Answered(None, *pair, count) for pair, count in Counter(marks).items()
        )
        if len(set(x)) == 1 or len(set(y)) == 1:
            assert found is None
        else:
            assert found == pytest.approx(100 * np.corrcoef(x, y)[0, 1], abs=1e-9)


def test_the_upper_group_is_27_percent_and_all_that_are_equal_with_its_last() -> None:
    rests = (9, 8, 8, 8, 5, 5, 4, 3, 2, 1)  # 27 % of ten are three; three have 8
    assert [one.rest for one in upper_group(long(*((A, 1, y) for y in rests)))] == [9, 8, 8, 8]
    hundred = [Answered(A, 1, 9, 27), Answered(A, 1, 8, 1), Answered(A, 1, 7, 72)]
    assert [one.rest for one in upper_group(hundred)] == [9]
    more = [*hundred, Answered(A, 1, 6, 1)]  # 27 % of 101 are more than 27
    assert [one.rest for one in upper_group(more)] == [9, 8]
    assert upper_group([]) == []


def test_the_best_answer_is_the_one_most_given_and_no_answer_is_none() -> None:
    assert best_answers([Answered(B, 0, 9, 4), Answered(A, 1, 9, 2), Answered(None, 0, 9, 7)]) == (
        B,
    )
    assert best_answers([Answered(B, 0, 9, 2), Answered(A, 1, 9, 2)]) == (A, B)
    assert best_answers([Answered(None, 0, 9, 7)]) == ()


def test_another_answer_is_preferred_only_if_no_right_one_is_as_frequent() -> None:
    assert prefers_another_answer((B,), (A,))
    assert not prefers_another_answer((A, B), (A,))
    assert not prefers_another_answer((), (A,))


def test_only_a_discrimination_below_zero_is_negative() -> None:
    assert discriminates_negatively(-0.1)
    assert not discriminates_negatively(0)
    assert not discriminates_negatively(None)


def test_a_wrong_key_is_seen_by_who_does_best_on_the_other_items() -> None:
    """Ten responses; those with most marks on the others choose B, the rest A, which is the key."""
    lines = long(*((B, 0, 9) for _ in range(4)), *((A, 1, 3) for _ in range(6)))
    figures = figures_of(ONE, lines, 1)
    assert figures.signs == ("best_answer_not_key", "negative_discrimination")
    assert (figures.best, figures.best_count, figures.upper) == ("B", 4, 4)
    assert figures.facility_index == 60
    assert figures.discrimination_index == pytest.approx(-100)


def test_a_key_that_the_best_share_gives_no_sign() -> None:
    lines = long(*((A, 1, 9) for _ in range(4)), *((B, 0, 3) for _ in range(6)))
    figures = figures_of(ONE, lines, 1)
    assert (figures.signs, figures.best) == ((), "A")


def test_a_text_that_is_no_option_can_be_the_best_answer_and_has_no_words() -> None:
    figures = figures_of(ONE, long((0, 0, 5), (0, 0, 5), (A, 1, 5)), 1)
    assert figures.signs == ("best_answer_not_key",)
    assert (figures.best, figures.other) == (None, 2)


def test_an_item_without_a_key_or_without_points_is_not_suspected() -> None:
    lines = long((B, 0, 9), (A, 0, 1))
    for item in (Item("q", "Q", options=("A", "B")), Item("q", "Q", points=Fraction(0),
                 options=("A", "B"), key=("A",))):  # fmt: skip
        figures = figures_of(item, lines, 1)
        assert figures.signs == ()
        assert figures.facility_index is None
        assert figures.options == {"A": 1, "B": 1}


def test_ticked_options_count_each_and_the_whole_answer_is_compared_with_the_key() -> None:
    item = Item("q", "Q", kind="multiple_partial", options=("A", "B", "C"), key=("A", "C"))
    lines = long((0b101, 2, 9), (0b101, 2, 9), (0b011, 0, 1), (0b001 | OTHER, 0, 1), (None, 0, 0))
    figures = figures_of(item, lines, 2)
    assert figures.options == {"A": 4, "B": 1, "C": 2}
    assert (figures.other, figures.no_answer, figures.attempts) == (1, 1, 5)
    assert (figures.best, figures.signs) == ("A, C", ())
    assert figures.facility_index == 40


def test_only_responses_that_count_are_counted_with_the_marks_on_the_other_items() -> None:
    two = Item("q2", "Câu 2", points=Fraction(2), options=("A", "B"), key=("B",))
    lines = counted(
        contest_of(ONE, two),
        {"q1": A, "q2": B, "marks": 3},
        {"q1": A, "q2": B, "marks": 3},
        {"q1": B, "q2": A, "marks": 0},
        {"q1": B, "q2": A, "marks": 0, "state": "superseded"},
        {"q1": B, "q2": A, "marks": 0, "state": "held"},
        {"q1": UNREAD, "q2": NO_COLUMN, "marks": 0},
        {"q1": None, "q2": B, "marks": 2},
    )
    assert [tuple(line.values()) for line in lines if line["item"] == 0] == [
        (0, None, 0, 0, 1),
        (0, None, 0, 2, 1),
        (0, A, 1, 2, 2),
        (0, B, 0, 0, 1),
    ]
    assert [tuple(line.values()) for line in lines if line["item"] == 1] == [
        (1, None, 0, 0, 1),
        (1, A, 0, 0, 1),
        (1, B, 2, 0, 1),
        (1, B, 2, 1, 2),
    ]


def test_an_item_of_another_round_is_not_counted() -> None:
    rounds: Any = [
        {"id": "mot", "opens_at": "2024-11-18T07:30:00", "closes_at": "2024-11-25T07:30:00"},
        {"id": "hai", "opens_at": "2024-11-25T07:30:00", "closes_at": "2024-12-13T16:30:00"},
    ]
    first = Item("q1", "Câu 1", round="mot", options=("A", "B"), key=("A",))
    second = Item("q2", "Câu 2", round="hai", options=("A", "B"), key=("A",))
    lines = counted(
        contest_of(first, second, rounds=rounds),
        {"q1": A, "q2": None, "marks": 1},
        {"q1": None, "q2": B, "marks": 0, "round": 1},
    )
    assert [(line["item"], line["value"]) for line in lines] == [(0, A), (1, B)]


def test_a_topic_has_the_marks_of_its_items_in_each_unit_above_and_in_the_whole() -> None:
    items = (
        Item("q1", "Câu 1", options=("A", "B"), key=("A",), topic="Luật"),
        Item("q2", "Câu 2", options=("A", "B"), key=("A",), topic="Số hóa"),
        Item("q3", "Câu 3", options=("A", "B"), key=("A",), topic="Luật"),
        Item("q4", "Câu 4", options=("A", "B"), key=("A",)),
        Item("q5", "Câu 5", options=("A", "B"), topic="Luật"),  # nobody can be right yet
    )
    contest = contest_of(*items)
    assert topics(contest) == ("Luật", "Số hóa")
    responses, attempts = tables(
        contest,
        {"q1": A, "q2": B, "q3": A, "q4": B, "marks": 2, "unit": 1},
        {"q1": A, "q2": A, "q3": B, "q4": B, "marks": 2, "unit": 2, "person_id": "x"},
        {"q1": B, "q2": A, "q3": B, "q4": B, "marks": 1, "unit": 2, "person_id": "x"},
        {"q1": A, "q2": A, "q3": A, "q4": A, "marks": 4, "unit": 2, "state": "superseded"},
        {"q1": A, "q2": A, "q3": A, "q4": A, "marks": 4, "unit": None},
    )
    pairs = [(0, 0), (1, 1), (1, 0), (2, 2), (2, 0)]
    above = ibis.memtable(
        pa.table({"unit": [a for a, _ in pairs], "ancestor": [b for _, b in pairs]},
                 schema=pa.schema([("unit", pa.int32()), ("ancestor", pa.int32())]))
    )  # fmt: skip
    found = topic_marks(responses, attempts, above, contest).to_pyarrow().to_pylist()
    assert {(line["unit"], line["topic"]): tuple(line.values())[2:] for line in found} == {
        (1, 0): (1, 2, 2), (1, 1): (1, 0, 1),
        (2, 0): (1, 1, 4), (2, 1): (1, 2, 2),
        (0, 0): (2, 3, 6), (0, 1): (2, 2, 3),
        (None, 0): (3, 5, 8), (None, 1): (3, 3, 4),
    }  # fmt: skip
