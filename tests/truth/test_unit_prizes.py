"""Prizes of units and headcounts of the roster, counted by hand."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from .by_hand import BY_TIME, UNITS, Row, counted, folder, held, prizes, row
from .draws import Decision, seal
from .scorer import Count

HEAD = "code,name,kind,group,parent,headcount,valid_from,valid_to\n"
RATE = ("participation_rate",)


def districts(*headcounts: str, more: str = "") -> str:
    """H1, H2, … of the group district."""
    lines = [
        f"H{n},Huyện {n},huyện,district,,{number},,\n" for n, number in enumerate(headcounts, 1)
    ]
    return HEAD + "".join(lines) + more


def crowd(*numbers: int) -> list[Row]:
    """That many persons in Huyện 1, Huyện 2, …"""
    letters = iter("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return [
        row(f"Người {next(letters)}", unit=f"Huyện {unit}")
        for unit, number in enumerate(numbers, 1)
        for _ in range(number)
    ]


def unit_prizes(*wanted: str, measure: tuple[str, ...] = RATE, minimum: int = 0) -> str:
    """`[[unit_prizes]]` of the districts from "name count"."""
    tables = []
    for one in wanted:
        name, number = one.split()
        tables += ["[[unit_prizes]]", f'name = "{name}"', f"count = {number}"]
        tables += ['group = "district"', f"measure = {json.dumps(measure)}"]
        tables += [f"minimum_headcount = {minimum}"] if minimum else []
    return "\n".join(tables) + "\n"


def lines(result: Count) -> list[tuple[int, str, str | None]]:
    """Rank, code and prize of the units in the running."""
    return [(one.rank, one.turnout.unit.code, one.prize) for one in result.unit_prizes()]


@pytest.mark.parametrize(
    ("headcounts", "people", "minimum", "expected"),
    [
        (("4", "2"), (1, 1), 0, [(1, "H2", "Nhất"), (2, "H1", None)]),
        # At least the minimum.
        (("10", "9"), (1, 2), 10, [(1, "H1", "Nhất")]),
        (("11", "10"), (1, 1), 10, [(1, "H2", "Nhất"), (2, "H1", None)]),
        # An unknown headcount is out, even where the minimum is 0; 0 is unknown.
        (("", "0", "5"), (2, 2, 1), 0, [(1, "H3", "Nhất")]),
        # A rate of 1 is in, one above it is out until the headcount is put right.
        (("2", "2"), (3, 2), 0, [(1, "H2", "Nhất")]),
        # A silent unit competes with a rate of 0.
        (("5",), (0,), 0, [(1, "H1", "Nhất")]),
        # Equal rates are equal exactly: 1/3 and 2/6.
        (("3", "6", "7"), (1, 2, 1), 0, [(1, "H1", None), (1, "H2", None), (3, "H3", None)]),
        ((), (), 0, []),
    ],
)
def test_units_compete_with_a_known_headcount_and_a_rate_of_at_most_one(
    tmp_path: Path,
    headcounts: tuple[str, ...],
    people: tuple[int, ...],
    minimum: int,
    expected: list[tuple[int, str, str | None]],
) -> None:
    path = folder(tmp_path, unit_prizes("Nhất 1", minimum=minimum), units=districts(*headcounts))
    assert lines(counted(path, crowd(*people))) == expected


def test_measures_are_compared_in_their_order_and_null_stands_last(tmp_path: Path) -> None:
    units = districts("10", "10", "10", "10")
    rows = [
        row("Người A", unit="Huyện 1"),
        row("Người B", unit="Huyện 2", one="Sai"),
        row("Người C", unit="Huyện 3"),
        row("Người D", unit="Huyện 3", one="Sai"),
    ]

    def order(*measure: str) -> list[tuple[int, str]]:
        path = folder(tmp_path, unit_prizes("Nhất 1", measure=measure), units=units)
        return [(rank, code) for rank, code, _ in lines(counted(path, rows))]

    rate_first = [(1, "H3"), (2, "H1"), (3, "H2"), (4, "H4")]
    assert order("participation_rate", "mean_score") == rate_first
    # H4 has no mean score; 0 marks are more than none.
    assert order("mean_score") == [(1, "H1"), (2, "H3"), (3, "H2"), (4, "H4")]
    assert order("people") == [(1, "H3"), (2, "H1"), (2, "H2"), (4, "H4")]


def test_attempts_count_all_valid_ones_and_people_each_person_once(tmp_path: Path) -> None:
    rows = [row("Người A", f"29/11 09:0{n}", unit="Huyện 1") for n in range(3)]
    rows += [row(f"Người {one}", unit="Huyện 2") for one in "BC"]
    units = districts("10", "10")
    by_attempts = folder(tmp_path, unit_prizes("Nhất 1", measure=("attempts",)), units=units)
    assert lines(counted(by_attempts, rows))[0] == (1, "H1", "Nhất")
    by_people = folder(tmp_path, unit_prizes("Nhất 1", measure=("people",)), units=units)
    assert lines(counted(by_people, rows))[0] == (1, "H2", "Nhất")


def test_places_of_units_and_ties_across_a_line_are_as_for_people(tmp_path: Path) -> None:
    units = districts("4", "4", "4", "8")
    wanted = unit_prizes("Nhất 1", "Nhì 1", "Ba 2")
    path = folder(tmp_path, wanted, units=units)
    rows = crowd(2, 2, 1, 1)
    waits = [(1, "H1", None), (1, "H2", None), (3, "H3", "Ba"), (4, "H4", "Ba")]
    assert lines(counted(path, rows)) == waits
    of = ("units", "district", RATE, 0)
    draw = [
        seal("s", of, ("H1", "H2")),
        Decision("d", "draw", "s", {"order": '["H2", "H1"]', "witnesses": "x"}),
    ]
    drawn = [(1, "H1", "Nhì"), (1, "H2", "Nhất"), (3, "H3", "Ba"), (4, "H4", "Ba")]
    assert lines(counted(path, rows, decisions=draw)) == drawn


def test_other_measures_or_another_minimum_are_another_list(tmp_path: Path) -> None:
    tables = [
        unit_prizes("Tỷ-lệ 1"),
        unit_prizes("Số-người 1", measure=("people",)),
        unit_prizes("Tỷ-lệ-2 1"),
        unit_prizes("Lớn 1", minimum=10),
    ]
    path = folder(tmp_path, *tables, units=districts("4", "20"))
    # A unit may hold prizes of several lists, and the two prizes by rate are one list.
    assert lines(counted(path, crowd(2, 3))) == [
        *[(1, "H1", "Tỷ-lệ"), (2, "H2", "Tỷ-lệ-2")],
        *[(1, "H2", "Số-người"), (2, "H1", None)],
        (1, "H2", "Lớn"),
    ]


def test_units_hold_prizes_whoever_of_them_holds_one(tmp_path: Path) -> None:
    path = folder(tmp_path, BY_TIME, prizes("Nhất 3"), unit_prizes("Nhất 1"), units=districts("4"))
    result = counted(path, crowd(1))
    assert (held(result), lines(result)) == ("A=Nhất", [(1, "H1", "Nhất")])


def test_only_top_units_of_the_group_that_exist_at_the_reference_time_compete(
    tmp_path: Path,
) -> None:
    more = (
        "H2,Huyện 2,huyện,district,,5,,2024-11-30\n"
        "H3,Huyện 3,huyện,district,,5,2024-12-01,\n"
        "X1,Xã,xã,,H1,5,,\n"
        "S1,Sở,sở,department,,5,,\n"
    )
    path = folder(tmp_path, unit_prizes("Nhất 9"), units=districts("5", more=more))
    rows = crowd(1, 1)
    assert {code for _, code, _ in lines(counted(path, rows))} == {"H1", "H3"}
    before = counted(path, rows, datetime(2024, 11, 30, 23, 59, 59))
    assert {code for _, code, _ in lines(before)} == {"H1", "H2"}


ROSTER = "unit_code,full_name,birth_date,phone\n"


@pytest.mark.parametrize(
    ("units", "roster", "expected"),
    [
        # In a unit and beneath it; equal lines once; another birth date or phone is another.
        ({}, "X1,An,,\nX1,Bình,,\nH1,Cúc,,\n", {"H1": 3, "X1": 2, "X2": None, "H2": None}),
        ({}, "X1,An,,\nX1,AN,,\nX1,An,2000-02-01,\nX1,An,1/2/2000,\n", {"X1": 2}),
        ({}, "X1,An,,0912345678\nX1,an,,+84 912 345 678\nX1,An,,\nX2,An,,\n", {"X1": 2, "H1": 3}),
        # A declared headcount goes before, and so does the sum of known children.
        ({"H1": "9"}, "X1,An,,\n", {"H1": 9, "X1": 1}),
        ({"X1": "4", "X2": "5"}, "H1,An,,\nX1,Bình,,\n", {"H1": 9, "X1": 4}),
        ({"X1": "4"}, "X2,An,,\nH1,Bình,,\n", {"H1": 5, "X2": 1}),
        # A child that nobody knows: the lines of all, not the sum of some.
        ({"X1": "4"}, "X1,An,,\nH1,Bình,,\n", {"H1": 2, "X1": 4, "X2": None}),
        ({}, "", {"H1": None, "X1": None}),
        ({"H1": "0"}, "H1,An,,\n", {"H1": 1}),
    ],
)
def test_an_unknown_headcount_is_the_number_of_roster_lines_of_it_and_beneath(
    tmp_path: Path, units: dict[str, str], roster: str, expected: dict[str, int | None]
) -> None:
    text = UNITS
    for code, number in units.items():
        [line] = [line for line in UNITS.splitlines() if line.startswith(f"{code},")]
        cells = line.split(",")
        text = text.replace(line, ",".join([*cells[:5], number, *cells[6:]]))
    result = counted(folder(tmp_path, units=text, roster=ROSTER + roster), [])
    found = {line.unit.code: line.headcount for line in result.participation()}
    assert {code: found[code] for code in expected} == expected


def test_a_unit_competes_with_a_headcount_from_the_roster(tmp_path: Path) -> None:
    roster = ROSTER + "H1,An,,\nH1,Bình,,\nH2,Cúc,,\n"
    path = folder(tmp_path, unit_prizes("Nhất 1"), units=districts("", ""), roster=roster)
    [one] = counted(path, crowd(1, 2)).unit_prizes()
    assert (one.turnout.unit.code, one.turnout.headcount, one.prize) == ("H1", 2, "Nhất")
