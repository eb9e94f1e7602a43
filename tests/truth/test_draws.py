"""Recorded draws, counted by hand: a draw is applied at its place, and all that follows again."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from .by_hand import BY_TIME, ROUNDS, Row, counted, folder, held, prizes, stand, waiting
from .draws import Decision, seal
from .rules import PrizeList

OVERALL: PrizeList = ("people", "", "")
ABC = ("a/A", "a/B", "a/C")


def order(name: str, subject: str, ids: tuple[str, ...]) -> Decision:
    """A physical draw about a seal."""
    return Decision(name, "draw", subject, {"order": json.dumps(ids), "witnesses": "Tổ giám sát"})


def by_seed(name: str, subject: str, text: str) -> Decision:
    """A draw by a public event."""
    return Decision(name, "draw", subject, {"seed": text})


def undo(name: str, subject: str) -> Decision:
    """The decision no longer counts."""
    return Decision(name, "undo", subject)


def drawn(path: Path, rows: list[Row], wanted: str, *decisions: Decision) -> str:
    """Who holds what overall."""
    return held(counted(folder(path, BY_TIME, wanted), rows, decisions=decisions))


@pytest.mark.parametrize(
    ("first", "holders"),
    [
        (("a/C", "a/A", "a/B"), "A=Nhì C=Nhất D=Ba"),
        (("a/B", "a/C", "a/A"), "B=Nhất C=Nhì D=Ba"),
    ],
)
def test_a_drawn_group_stands_one_by_one_in_the_drawn_order(
    tmp_path: Path, first: tuple[str, ...], holders: str
) -> None:
    rows = stand("A1 B1 C1 D2")
    wanted = prizes("Nhất 1", "Nhì 1")
    assert drawn(tmp_path, rows, wanted) == ""
    draw = [seal("s", OVERALL, ABC), order("d", "s", first)]
    assert drawn(tmp_path, rows, wanted, *draw) == holders.removesuffix(" D=Ba")
    # The third of the group takes place 3, and D stands at place 4.
    assert drawn(tmp_path, rows, wanted + prizes("Trống 1", "Ba 1"), *draw).endswith("D=Ba")


@pytest.mark.parametrize(
    ("seed", "holders"),
    [("seed", "A=Nhất B=Nhì"), ("VN-Index 1.250,46", "A=Nhì C=Nhất")],
)
def test_a_seed_orders_by_the_sha_256_of_seed_and_id(
    tmp_path: Path, seed: str, holders: str
) -> None:
    # "seed" gives 78… for A, 84… for B, b7… for C; the other 61…, af… and 5e….
    draw = [seal("s", OVERALL, ABC), by_seed("d", "s", seed)]
    assert drawn(tmp_path, stand("A1 B1 C1"), prizes("Nhất 1", "Nhì 1"), *draw) == holders


def test_the_seal_names_the_tied_by_the_hash_of_their_sorted_ids() -> None:
    one = seal("s", OVERALL, ("a/B", "a/A"))
    assert one.facts["ids"] == '["a/A", "a/B"]'
    assert one.facts["of"] == '["people", "", ""]'
    assert one.subject == "c333ba8eda7ae07a8dcf6aa168d2891b48a897408840d5c192f5a673dbb28d37"


@pytest.mark.parametrize(
    ("of", "ids"),
    [
        (OVERALL, ABC),
        (OVERALL, ("a/A",)),
        (("people", "r1", ""), ("a/A", "a/B")),
        (("people", "", "dan"), ("a/A", "a/B")),
        (("units", "", ["people"], 0), ("a/A", "a/B")),
    ],
    ids=["more", "fewer", "round", "category", "units"],
)
def test_a_draw_about_another_list_or_another_set_does_not_apply(
    tmp_path: Path, of: PrizeList, ids: tuple[str, ...]
) -> None:
    draw = [seal("s", of, ids), order("d", "s", ("a/B", "a/A"))]
    assert drawn(tmp_path, stand("A1 B1 C2"), prizes("Nhất 1"), *draw) == ""
    fitting = [seal("s", OVERALL, ("a/B", "a/A")), order("d", "s", ("a/B", "a/A"))]
    assert drawn(tmp_path, stand("A1 B1 C2"), prizes("Nhất 1"), *fitting) == "B=Nhất"


def test_the_last_draw_in_force_about_a_seal_counts(tmp_path: Path) -> None:
    sealed = seal("s", OVERALL, ("a/A", "a/B"))
    one, other = order("d", "s", ("a/A", "a/B")), order("e", "s", ("a/B", "a/A"))
    cases: list[tuple[list[Decision], str]] = [
        ([sealed], ""),
        ([sealed, one], "A=Nhất"),
        ([sealed, one, other], "B=Nhất"),
        ([sealed, one, other, undo("u", "e")], "A=Nhất"),
        ([sealed, one, undo("u", "d")], ""),
        ([sealed, one, undo("u", "d"), undo("v", "u")], "A=Nhất"),
        ([sealed, one, undo("u", "s")], ""),
        ([one], ""),
    ]
    for decisions, holders in cases:
        assert drawn(tmp_path, stand("A1 B1"), prizes("Nhất 1"), *decisions) == holders


def test_a_draw_moves_what_follows_in_later_lists(tmp_path: Path) -> None:
    rows = [*stand("A1 B1"), *stand("A1 B2", "2/12")]
    path = folder(tmp_path, BY_TIME, ROUNDS, prizes("Tuần-1 1 r1", "Tuần-2 1 r2"))
    of = ("people", "r1", "")
    before = counted(path, rows)
    assert (held(before, "r1"), held(before, "r2")) == ("", "A=Tuần-2")
    draw = [seal("s", of, ("a/A", "a/B")), order("d", "s", ("a/A", "a/B"))]
    after = counted(path, rows, decisions=draw)
    assert (held(after, "r1"), held(after, "r2")) == ("A=Tuần-1", "B=Tuần-2")
    assert waiting(after) == []


def test_a_draw_overall_names_the_latest_counted_responses(tmp_path: Path) -> None:
    rows = [*stand("A1 B1"), *stand("A1 B1", "2/12")]
    path = folder(tmp_path, BY_TIME, ROUNDS, prizes("Nhất 1"))
    assert waiting(counted(path, rows)) == ["A.1B.1"]
    later = ("a/B.1", "a/A.1")
    draw = [seal("s", OVERALL, later), order("d", "s", later)]
    assert held(counted(path, rows, decisions=draw)) == "B=Nhất"


def test_who_won_elsewhere_since_leaves_the_drawn_order_or_ends_the_draw(tmp_path: Path) -> None:
    rows = [*stand("A1 B1 C1 D2"), *stand("B1", "2/12")]
    of = ("people", "r1", "")
    draw = [seal("s", of, ABC), order("d", "s", ABC)]
    between = prizes("Nhất 1 r1", "Hai 1 r2", "Nhì 2 r1")
    result = counted(folder(tmp_path, BY_TIME, ROUNDS, between), rows, decisions=draw)
    # A is drawn first; B wins the second round before the second places are given.
    assert held(result, "r1") == "A=Nhất C=Nhì D=Nhì"
    before = prizes("Hai 1 r2", "Nhất 1 r1")
    result = counted(folder(tmp_path, BY_TIME, ROUNDS, before), rows, decisions=draw)
    assert held(result, "r1") == ""
    assert waiting(result) == ["AC"]


def test_decisions_may_call_responses_by_other_ids(tmp_path: Path) -> None:
    path = folder(tmp_path, BY_TIME, prizes("Nhất 1"))
    draw = [seal("s", OVERALL, ("1", "9")), order("d", "s", ("9", "1"))]
    result = replace(counted(path, stand("A1 B1"), decisions=draw), ids={"a/A": "1", "a/B": "9"})
    assert held(result) == "B=Nhất"
