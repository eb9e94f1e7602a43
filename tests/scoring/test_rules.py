"""Each rule by its own example, and the basis that the contest folder states for it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Any

import ibis
import pyarrow as pa
import pytest
from ibis import ir

import scoring.rules
from contest import Contest, reasons
from contest.items import NO_COLUMN, OTHER, Item
from contest.settings import Settings
from scoring.ranks import NULL_LAST
from scoring.rules import attempts, counts, marks, places, states
from scoring.rules.basis import basis

OPENS, MIDDLE, CLOSES = (
    datetime(2024, 11, 18, 7, 30),
    datetime(2024, 11, 25, 7, 30),
    datetime(2024, 12, 13, 16, 30),
)
WINDOW = {"id": "thu", "title": "Thử", "opens_at": OPENS, "closes_at": CLOSES}
ROUNDS = [
    {"id": "mot", "opens_at": OPENS, "closes_at": MIDDLE},
    {"id": "hai", "opens_at": MIDDLE, "closes_at": CLOSES},
]


def contest_with(items: Iterable[Item] = (), **sections: Any) -> Contest:
    return Contest(Settings.model_validate({"contest": WINDOW, **sections}), items=tuple(items))


def found(
    rule: Callable[[ir.Table], ir.Value],
    kind: pa.DataType | None = None,
    **columns: Sequence[Any],
) -> list[Any]:
    """What a rule says of some rows; `kind`: that of a single column."""
    table = pa.table({name: pa.array(list(of), kind) for name, of in columns.items()})
    table = table.append_column("place", pa.array(range(table.num_rows)))
    rows = ibis.memtable(table)
    answers: list[Any] = (
        rows.mutate(answer=rule(rows)).order_by("place").to_pyarrow()["answer"].to_pylist()
    )
    return answers


def clock(text: str) -> datetime:
    return datetime.fromisoformat(text)


def applies(rule: states.StateRule, contest: Contest, **columns: Sequence[Any]) -> list[Any]:
    return found(lambda t: rule(t, contest), **columns)


def test_a_moment_is_in_the_round_that_opens_with_it_and_not_in_the_one_that_closes() -> None:
    contest = contest_with(rounds=ROUNDS)
    moments = ["2024-11-18 07:29:59", "2024-11-18 07:30:00", "2024-11-25 07:29:59"]
    moments += ["2024-11-25 07:30:00", "2024-12-13 16:30:00"]
    numbers = found(lambda t: states.round_of(t.at, contest), at=[*map(clock, moments)])
    assert numbers == [-1, 0, 0, 1, -1]


def test_the_window_is_half_open_and_an_undeclared_edge_excludes_nothing() -> None:
    moments = ["2024-11-18 07:29:59", "2024-11-18 07:30:00"]
    moments += ["2024-12-13 16:29:59", "2024-12-13 16:30:00"]
    at = {"submitted_at": [*map(clock, moments)]}
    assert applies(states.outside_window, contest_with(), **at) == [True, False, False, True]
    open_end = contest_with(contest={**WINDOW, "closes_at": None})
    assert applies(states.outside_window, open_end, **at) == [True, False, False, False]


def test_a_void_period_holds_its_first_second_and_not_its_last() -> None:
    void = {"opens_at": clock("2024-11-20 10:00"), "closes_at": clock("2024-11-20 11:00")}
    at = {"submitted_at": [clock("2024-11-20 10:00:00"), clock("2024-11-20 11:00:00")]}
    assert applies(states.in_void_period, contest_with(voids=[void]), **at) == [True, False]
    assert applies(states.in_void_period, contest_with(), **at) == [False, False]


def test_an_edit_after_the_end_of_its_round_counts_in_no_later_round() -> None:
    rows = {
        "ended_at": [MIDDLE, MIDDLE, CLOSES, None],
        "submitted_at": [clock("2024-11-25 07:29:59"), MIDDLE, MIDDLE, MIDDLE],
    }
    contest = contest_with(rounds=ROUNDS)
    after_end = applies(states.edited_after_end, contest, **rows)
    assert after_end == [False, True, False, False]
    moments = [clock("2024-11-18 07:29:59"), OPENS, MIDDLE, CLOSES]
    ends = found(lambda t: states.end_of_round(t.at, contest), at=moments)
    assert ends == [None, MIDDLE, CLOSES, None]
    assert found(lambda t: states.end_of_round(t.at, contest_with()), at=moments) == [None] * 4


def test_a_form_of_one_round_takes_nothing_of_another() -> None:
    sources = [{"id": "a", "round": "mot"}, {"id": "b"}]
    rows = {"source": ["a", "a", "b", "b"], "round": [0, 1, 1, -1], "submitted_at": [MIDDLE] * 4}
    contest = contest_with(rounds=ROUNDS, sources=sources)
    assert applies(states.outside_round, contest, **rows) == [False, True, False, True]
    assert applies(states.outside_round, contest_with(), **rows) == [False] * 4


def test_a_row_that_is_missing_once_still_counts() -> None:
    presence = ["present", "missing", "gone"]
    assert applies(states.gone_from_sheet, contest_with(), presence=presence) == [
        False,
        False,
        True,
    ]


def test_a_decided_rejection_and_a_missing_time_apply_as_they_are() -> None:
    assert applies(states.committee_rejected, contest_with(), refused=[True, False]) == [
        True,
        False,
    ]
    times = found(
        lambda t: states.submitted_at_unreadable(t, contest_with()),
        pa.timestamp("us"),
        submitted_at=[None, OPENS],
    )
    assert times == [True, False]


def test_a_question_without_a_column_or_a_key_holds_the_responses_of_its_rounds_alone() -> None:
    items = [
        Item("q1", "Một", options=("A",), key=("A",)),
        Item("q2", "Hai", "hai", options=("A",)),
    ]
    contest = contest_with(items, rounds=ROUNDS)
    rows = {"round": [0, 1, 1], "q1": [1, 1, 1], "q2": [NO_COLUMN, NO_COLUMN, 1]}
    assert applies(states.lacks_column, contest, **rows) == [False, True, False]
    assert applies(states.key_undeclared, contest, **rows) == [False, True, True]
    assert applies(states.key_undeclared, contest_with(items[:1]), **rows) == [False] * 3


def test_without_the_whole_window_every_response_waits() -> None:
    draft = contest_with(contest={**WINDOW, "closes_at": None})
    assert applies(states.window_undeclared, draft, q1=[1, 2]) == [True, True]
    assert applies(states.window_undeclared, contest_with(), q1=[1, 2]) == [False, False]


def test_names_of_one_person_are_compared_among_responses_that_would_count() -> None:
    rows = {
        "response_id": [*"12345678"],
        "person_id": ["a", "a", "a", "b", "b", "c", "c", "c"],
        "name_key": ["lan", "lan", "mai", "tam", "chin", "an", "binh", "chi"],
        "reason": [None, None, None, None, reasons.OUTSIDE_WINDOW, None, None, None],
        "taken": [False] * 6 + [True, False],
        "settled": [False] * 7 + [True],
    }
    held = found(states.names_differ, **rows)
    assert held == [True, True, True, False, False, True, False, False]


OPTIONS = ("A", "B", "C")


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        # Of no answer, none of the options, A, B, C; points in 1/D.
        (Item("q", "", kind="single", options=OPTIONS, key=("A", "B")),
         {None: 0, 0: 0, 1: 2, 2: 2, 3: 0}),
        # Of no answer, then bits: A is 1, B is 2, C is 4.
        (Item("q", "", kind="multiple", options=OPTIONS, key=("A", "B")),
         {None: 0, 1: 0, 3: 2, 7: 0, 3 | OTHER: 0}),
        (Item("q", "", kind="multiple_partial", options=OPTIONS, key=("A", "C")),
         {None: 0, 1: 1, 3: 0, 2: 0, 5: 2, 7: 1, 5 | OTHER: 1, OTHER: 0}),
    ],
)  # fmt: skip
def test_an_answer_gets_its_mark(item: Item, expected: Mapping[int | None, int]) -> None:
    got = found(lambda t: marks.item_mark(t.given, item, 2), pa.int64(), given=[*expected])
    assert got == [*expected.values()]


def test_marks_are_summed_over_the_questions_of_the_round() -> None:
    items = [
        Item("q1", "Một", points=Fraction(1, 2), options=("A",), key=("A",)),
        Item("q2", "Hai", "hai", points=Fraction(2), options=("A",), key=("A",)),
        Item("q3", "Ba", options=("A",)),
    ]
    contest = contest_with(items, rounds=ROUNDS)
    rows = {"round": [0, 1, -1], "q1": [1, 1, 1], "q2": [1, 1, 1], "q3": [1, 1, 1]}
    assert contest.denominator == 2
    assert found(lambda t: marks.marks(t, contest), **rows) == [1, 5, 1]
    assert found(lambda t: marks.full_marks(t, contest), **rows) == [3, 7, 0]
    assert found(lambda t: marks.asked(t, items[1], contest), **rows) == [False, True, False]


def test_attempts_past_the_limit_are_the_later_ones() -> None:
    def within(limit: int | None) -> list[Any]:
        contest = contest_with(attempts={"max_per_round": limit})
        return applies(attempts.within_attempt_limit, contest, attempt=[0, 1, 2])

    assert within(2) == [True, True, False]
    assert within(None) == [True, True, True]


def test_attempts_are_ordered_by_time_then_source_then_first_appearance() -> None:
    order = ("submitted_at", "source_order", "first_load_number", "first_row_number")
    rows = [
        (MIDDLE, 0, 1, 1),
        (OPENS, 1, 1, 1),
        (OPENS, 0, 2, 1),
        (OPENS, 0, 1, 9),
        (OPENS, 0, 1, 2),
    ]
    columns = dict(zip(order, map(list, zip(*rows, strict=True)), strict=True))
    number = found(lambda t: ibis.row_number().over(order_by=attempts.attempt_order(t)), **columns)
    assert number == [4, 3, 2, 1, 0]


@pytest.mark.parametrize(("counted", "place"), [("best", 1), ("first", 0), ("last", 2)])
def test_of_8_9_and_9_marks_the_one_counts_that_the_contest_says(counted: str, place: int) -> None:
    order = attempts.COUNTED[counted]
    number = found(
        lambda t: ibis.row_number().over(order_by=order(t)), marks=[8, 9, 9], attempt=[0, 1, 2]
    )
    assert number.index(0) == place


def test_people_are_counted_once_and_attempts_each() -> None:
    columns = {
        "person_id": ["a", "a", "a", "b", "c", "d"],
        "state": ["accepted", "superseded", "accepted", "accepted", "held", "superseded"],
        "full": [False, True, False, True, True, True],
    }
    rows = ibis.memtable(pa.table(columns))
    target = {name: count(rows).to_pyarrow().as_py() for name, count in counts.TARGETS.items()}
    assert target == {"people": 2, "attempts": 5, "all_correct_people": 1}
    whole = contest_with(prediction={"of": "attempts"})
    assert places.prediction_target(rows, whole).to_pyarrow().as_py() == 5


def test_a_prediction_is_as_far_off_on_both_sides_and_null_without_one() -> None:
    distance = found(
        lambda t: places.prediction_distance(t.said, t.came),
        pa.int64(),
        said=[120, 80, None],
        came=[100, 100, 100],
    )
    assert distance == [20, 20, None]


def test_a_rank_key_is_small_for_who_is_better_and_null_is_last() -> None:
    table = pa.table(
        {
            "score": [9, 8],
            "prediction_distance": pa.array([3, None], pa.int64()),
            "submitted_at": pa.array([datetime(1970, 1, 1, 0, 1), datetime(1970, 1, 2)]),
            "duration_seconds": pa.array([60, None], pa.int64()),
        }
    )
    rows = ibis.memtable(table)
    keys = rows.select(**places.rank_keys(rows)).order_by("score").to_pyarrow().to_pylist()
    assert [*keys[0].values()] == [-9, 3, 60, 60]
    assert [*keys[1].values()] == [-8, NULL_LAST, 86400, NULL_LAST]


def test_a_prediction_that_is_not_asked_for_decides_no_rank() -> None:
    def order(*fields: str, **sections: Any) -> list[str]:
        contest = contest_with(ranking={"order": fields}, **sections)
        return [name for name, _ in places.rank_order(contest)]

    fields = ("score", "prediction_distance", "submitted_at")
    assert order(*fields) == ["score", "submitted_at"]
    assert order(*fields, columns={"prediction": "Dự đoán"}) == [*fields]
    assert order("prediction_distance") == ["prediction_distance"], "all share the first rank"


def test_the_overall_distance_is_the_sum_until_an_opened_round_was_missed() -> None:
    contest = contest_with(rounds=ROUNDS)
    people = {"rounds": [1, 2, 2], "known": [1, 2, 1], "total": [3, 8, 3]}

    def distances(moment: datetime) -> list[Any]:
        return found(lambda t: places.overall_distance(t, contest, moment), **people)

    assert places.rounds_opened(contest, clock("2024-11-25 07:29:59")) == 1
    assert distances(clock("2024-11-25 07:29:59")) == [3, 8, None]
    assert distances(MIDDLE) == [None, 8, None]


def test_the_overall_distance_of_a_contest_is_that_of_the_latest_attempt() -> None:
    contest = contest_with(rounds=ROUNDS, prediction={"scope": "contest"})
    latest = [{"prediction_distance": 7}, {"prediction_distance": None}]
    assert found(lambda t: places.overall_distance(t, contest, CLOSES), latest=latest) == [7, None]


def test_the_overall_duration_is_unknown_where_one_is() -> None:
    people = {"rounds": [2, 2], "timed": [2, 1], "seconds": [90, 60]}
    assert found(places.overall_duration, **people) == [90, None]


def rules() -> list[Callable[..., Any]]:
    """Every public function of the modules of rules."""
    names = [module.name for module in pkgutil.iter_modules(scoring.rules.__path__)]
    modules = [
        importlib.import_module(f"scoring.rules.{name}") for name in names if name != "basis"
    ]
    return [
        rule
        for module in modules
        for name, rule in inspect.getmembers(module, inspect.isfunction)
        if rule.__module__ == module.__name__ and not name.startswith("_")
    ]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.__name__)
def test_every_rule_has_an_example_and_says_where_it_is_declared(rule: Callable[..., Any]) -> None:
    assert "Example: " in (rule.__doc__ or "")
    assert basis(rule, contest_with().settings) == ()


def test_the_basis_of_a_rule_is_what_its_sections_state_each_once() -> None:
    span = {"opens_at": OPENS, "closes_at": MIDDLE}
    settings = contest_with(
        contest={**WINDOW, "basis": "Điều 3"},
        voids=[span, {**span, "basis": "Thông báo 7"}, {**span, "basis": "Thông báo 7"}],
        attempts={"basis": "Điều 5"},
        ranking={"basis": "Điều 9"},
    ).settings
    assert basis(states.outside_window, settings) == ("Điều 3",)
    assert basis(states.in_void_period, settings) == ("Thông báo 7",)
    assert basis(attempts.within_attempt_limit, settings) == ("Điều 5",)
    assert basis(places.rank_order, settings) == ("Điều 9",)
    assert basis(marks.single_mark, settings) == ()


def test_only_a_reason_that_one_response_shows_has_a_rule_of_its_own() -> None:
    assert set(states.STATE_RULES) < set(reasons.REASONS)
    assert reasons.NAMES_DIFFER not in states.STATE_RULES
