"""Every edge of time and age to the second, from a sheet to the state: the expected states are
written by hand. Moments are those of a contest at +07:00, unless a test says otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from contest import load
from ledger import Ledger
from results import compute
from tests.builders import HEADER, NOW, TOML, row, write_folder
from tests.desk import committee_view, load_rows

OK = "accepted"
OTHER = "superseded R301"
OUTSIDE, ROUND, VOID = "rejected R101", "rejected R102", "rejected R103"
YOUNG, PAST, LATE = "rejected R105", "rejected R106", "rejected R107"

ROUNDS = """
[[rounds]]
id = "mot"
opens_at = 2024-11-18T07:30:00
closes_at = 2024-11-25T07:30:00
[[rounds]]
id = "hai"
opens_at = 2024-11-25T07:30:00
closes_at = 2024-12-02T07:30:00
[[rounds]]
id = "ba"
opens_at = 2024-12-02T08:00:00
closes_at = 2024-12-13T16:30:00
"""
VOIDS = """
[[voids]]
opens_at = 2024-11-20T10:00:00
closes_at = 2024-11-20T11:00:00
[[voids]]
opens_at = 2024-11-20T11:00:00
closes_at = 2024-11-20T11:30:00
"""
VOID_ENDS = ["20/11/2024 11:29:59", "20/11/2024 11:30:00"]
EDGES: Mapping[str, tuple[str, str, str]] = {
    # The edge → one second before it, at it, one second after it.
    "18/11/2024 07:30:00": (OUTSIDE, OK, OK),
    "20/11/2024 10:00:00": (OK, VOID, VOID),
    "20/11/2024 11:00:00": (VOID, VOID, VOID),
    "20/11/2024 11:30:00": (VOID, OK, OK),
    "25/11/2024 07:30:00": (OK, OK, OK),
    "02/12/2024 07:30:00": (OK, ROUND, ROUND),
    "02/12/2024 08:00:00": (ROUND, OK, OK),
    "13/12/2024 16:30:00": (OK, OUTSIDE, OUTSIDE),
}
WITHOUT_ROUNDS = {
    **EDGES, "02/12/2024 07:30:00": (OK, OK, OK), "02/12/2024 08:00:00": (OK, OK, OK),
}  # fmt: skip
WALLS = {
    # The same edges on the clocks of other spreadsheets.
    "America/Los_Angeles": [
        "17/11/2024 16:30:00", "19/11/2024 19:00:00", "19/11/2024 20:00:00", "19/11/2024 20:30:00",
        "24/11/2024 16:30:00", "01/12/2024 16:30:00", "01/12/2024 17:00:00", "13/12/2024 01:30:00",
    ],
    "Asia/Kathmandu": [
        "18/11/2024 06:15:00", "20/11/2024 08:45:00", "20/11/2024 09:45:00", "20/11/2024 10:15:00",
        "25/11/2024 06:15:00", "02/12/2024 06:15:00", "02/12/2024 06:45:00", "13/12/2024 15:15:00",
    ],
    "UTC": [
        "18/11/2024 00:30:00", "20/11/2024 03:00:00", "20/11/2024 04:00:00", "20/11/2024 04:30:00",
        "25/11/2024 00:30:00", "02/12/2024 00:30:00", "02/12/2024 01:00:00", "13/12/2024 09:30:00",
    ],
}  # fmt: skip


def around(edge: str) -> list[str]:
    """One second before, at, and one second after a moment."""
    moment = datetime.strptime(edge, "%d/%m/%Y %H:%M:%S")
    return [f"{moment + timedelta(seconds=n):%d/%m/%Y %H:%M:%S}" for n in (-1, 0, 1)]


def loaded(
    place: Path,
    *sheets: Sequence[tuple[str, ...]],
    toml: str = TOML,
    header: Sequence[str] = HEADER,
) -> list[dict[str, Any]]:
    """What is said of the rows of the last sheet, in their order, after all sheets were loaded."""
    contest = load(write_folder(place / "c", toml=toml))
    ledger = Ledger.at(place / "ledger")
    for rows in sheets:
        assert load_rows(contest, ledger, *rows, header=header).refused is None
    return compute(contest, ledger, now=NOW).rows(
        "attempts",
        "select a.state, a.reason, a.round, r.submitted_at from attempts a "
        "join responses r using (response_id) order by r.row_number",
    ).to_pylist()  # fmt: skip


def states(*given: Any, **more: Any) -> list[str]:
    return [f"{one['state']} {(one['reason'] or '')[:4]}".strip() for one in loaded(*given, **more)]


def zoned(zone: str, toml: str) -> str:
    return toml.replace("day_first = true", f'day_first = true\ntimezone = "{zone}"')


def people(times: Sequence[str]) -> list[tuple[str, ...]]:
    """Each time by a person of its own."""
    return [row(number, time=time) for number, time in enumerate(times, 1)]


@pytest.mark.parametrize(
    ("rounds", "edges"), [("", WITHOUT_ROUNDS), (ROUNDS, EDGES)], ids=["one round", "three rounds"]
)
def test_a_period_begins_with_its_opening_second_and_ends_before_its_closing_second(
    tmp_path: Path, rounds: str, edges: Mapping[str, tuple[str, str, str]]
) -> None:
    rows = people([time for edge in edges for time in around(edge)])
    found = states(tmp_path, rows, toml=TOML + rounds + VOIDS)
    assert dict(zip(edges, zip(*[iter(found)] * 3, strict=True), strict=True)) == edges


@pytest.mark.parametrize("zone", WALLS)
def test_the_clock_of_another_spreadsheet_moves_no_edge(tmp_path: Path, zone: str) -> None:
    rows = people([time for wall in WALLS[zone] for time in around(wall)])
    found = states(tmp_path, rows, toml=zoned(zone, TOML + ROUNDS + VOIDS))
    assert dict(zip(EDGES, zip(*[iter(found)] * 3, strict=True), strict=True)) == EDGES


def test_an_offset_in_the_cell_wins_over_the_zone_of_the_sheet(tmp_path: Path) -> None:
    times = [
        "2024/11/18 7:29:59 AM GMT+7", "2024/11/18 7:30:00 AM GMT+7",
        "2024/11/17 4:29:59 PM GMT-8", "2024/11/17 4:30:00 PM GMT-8",
        "2024/11/18 00:29:59 GMT+0", "2024/11/18 00:30:00 GMT+0",
        "2024/12/13 1:29:59 AM GMT-8", "2024/12/13 1:30:00 AM GMT-8",
    ]  # fmt: skip
    found = states(tmp_path, people(times), toml=zoned("Europe/Berlin", TOML))
    assert found == [OUTSIDE, OK, OUTSIDE, OK, OUTSIDE, OK, OK, OUTSIDE]


def test_a_sheet_whose_clock_is_set_back_during_the_contest_keeps_both_edges(
    tmp_path: Path,
) -> None:
    """Los Angeles is at -07:00 until 3 November 2024, then at -08:00."""
    toml = TOML.replace("2024-11-18T07", "2024-11-02T07").replace("2024-12-13T16", "2024-11-05T07")
    rows = people(around("01/11/2024 17:30:00") + around("04/11/2024 16:30:00"))
    found = states(tmp_path, rows, toml=zoned("America/Los_Angeles", toml))
    assert found == [OUTSIDE, OK, OK, OK, OUTSIDE, OUTSIDE]


def test_a_part_of_a_second_is_dropped_on_both_edges(tmp_path: Path) -> None:
    times = ["2024-11-18T07:29:59.999", "2024-11-18T07:30:00.001",
             "2024-12-13T16:29:59.999", "2024-12-13T16:30:00.000"]  # fmt: skip
    assert states(tmp_path, people(times)) == [OUTSIDE, OK, OK, OUTSIDE]


def test_a_response_belongs_to_the_round_that_opens_in_its_second(tmp_path: Path) -> None:
    times = around("25/11/2024 07:30:00") + around("02/12/2024 08:00:00")
    found = loaded(tmp_path, people(times), toml=TOML + ROUNDS)
    assert [one["round"] for one in found] == [0, 1, 1, -1, 2, 2]


def test_a_form_of_one_round_ends_with_its_round(tmp_path: Path) -> None:
    toml = TOML.replace("day_first = true", 'day_first = true\nround = "hai"') + ROUNDS
    times = around("25/11/2024 07:30:00") + around("02/12/2024 07:30:00")
    assert states(tmp_path, people(times), toml=toml) == [ROUND, OK, OK, OK, ROUND, ROUND]


@pytest.mark.parametrize(
    ("rounds", "before", "edge", "late"),
    [
        (ROUNDS, "24/11/2024 08:00:00", "25/11/2024 07:30:00", LATE),
        (ROUNDS, "03/12/2024 08:00:00", "13/12/2024 16:30:00", OUTSIDE),
        ("", "20/11/2024 08:00:00", "25/11/2024 07:30:00", OK),
        ("", "20/11/2024 08:00:00", "13/12/2024 16:30:00", OUTSIDE),
    ],
)
def test_an_edit_counts_until_the_second_before_the_end(
    tmp_path: Path, rounds: str, before: str, edge: str, late: str
) -> None:
    first = [row(number, time=before) for number in range(1, 8)]
    edits = [row(n, time=time, answer="B") for n, time in zip((2, 4, 6), around(edge), strict=True)]
    second = [first[0], edits[0], first[2], edits[1], first[4], edits[2], first[6]]
    found = states(tmp_path, first, second, toml=TOML + rounds)
    assert found == [OK, OK, OK, late, OK, late, OK]


def test_an_export_that_rounds_up_to_the_closing_is_no_edit(tmp_path: Path) -> None:
    first, again = row(1, time="13/12/2024 16:29:59"), row(1, time="13/12/2024 16:30:00")
    assert states(tmp_path, [first], [again]) == [OK]


@pytest.mark.parametrize(
    ("limit", "counted", "expected"),
    [
        (1, "best", [OUTSIDE, OK, PAST, VOID, VOID, PAST]),
        (2, "best", [OUTSIDE, OK, OTHER, VOID, VOID, PAST]),
        (3, "best", [OUTSIDE, OTHER, OTHER, VOID, VOID, OK]),
        (3, "first", [OUTSIDE, OK, OTHER, VOID, VOID, OTHER]),
        (2, "last", [OUTSIDE, OTHER, OK, VOID, VOID, PAST]),
    ],
)
def test_what_stands_outside_an_edge_takes_no_attempt(
    tmp_path: Path, limit: int, counted: str, expected: list[str]
) -> None:
    """Answers: A, a mark, before the opening, in the void and as it ends; B, none, in between."""
    times = [*around("18/11/2024 07:30:00"), "20/11/2024 10:00:00", *VOID_ENDS]
    rows = [row(1, time=time, answer=a) for time, a in zip(times, "ABBAAA", strict=True)]
    toml = f'{TOML}[attempts]\nmax_per_round = {limit}\ncounted = "{counted}"\n{VOIDS}'
    assert states(tmp_path, rows, toml=toml) == expected


def test_attempts_are_counted_anew_from_the_second_in_which_a_round_opens(tmp_path: Path) -> None:
    times = ["25/11/2024 07:29:58", *around("25/11/2024 07:30:00"), *around("02/12/2024 07:30:00")]
    rows = [row(1, time=time) for time in times]
    toml = f"{TOML}[attempts]\nmax_per_round = 1\n{ROUNDS}"
    assert states(tmp_path, rows, toml=toml) == [OK, PAST, OK, PAST, PAST, ROUND, ROUND]


def test_of_attempts_in_one_second_the_upper_row_is_the_earlier(tmp_path: Path) -> None:
    later, same = "20/11/2024 08:00:01", "20/11/2024 08:00:00"
    rows = [row(1, time=later, answer="A"), row(1, time=same, answer="B"),
            row(1, time=same, answer="A"), row(1, time=same, answer="C")]  # fmt: skip
    toml = f"{TOML}[attempts]\nmax_per_round = 2\n"
    assert states(tmp_path, rows, toml=toml) == [PAST, OTHER, OK, PAST]


@pytest.mark.parametrize(
    ("opens", "age", "born"),
    [
        ("2024-11-18T07:30:00", 18, {"17/11/2006": OK, "18/11/2006": OK, "19/11/2006": YOUNG}),
        # At +07:00 it is the 18th, and the 17th at Greenwich.
        ("2024-11-18T00:00:00", 18, {"17/11/2006": OK, "18/11/2006": OK, "19/11/2006": YOUNG}),
        ("2024-11-18T23:59:59", 18, {"17/11/2006": OK, "18/11/2006": OK, "19/11/2006": YOUNG}),
        # Who is born on 29 February becomes 19 on 1 March 2023, and 20 on 29 February 2024.
        ("2023-02-28T07:30:00", 19, {"28/02/2004": OK, "29/02/2004": YOUNG, "01/03/2004": YOUNG}),
        ("2023-03-01T07:30:00", 19, {"29/02/2004": OK, "01/03/2004": OK, "02/03/2004": YOUNG}),
        ("2024-02-28T07:30:00", 20, {"28/02/2004": OK, "29/02/2004": YOUNG, "01/03/2004": YOUNG}),
        ("2024-02-29T07:30:00", 20, {"28/02/2004": OK, "29/02/2004": OK, "01/03/2004": YOUNG}),
        ("2024-02-29T07:30:00", 18, {"27/02/2006": OK, "28/02/2006": OK, "01/03/2006": YOUNG}),
        ("2024-12-31T07:30:00", 18, {"30/12/2006": OK, "31/12/2006": OK, "01/01/2007": YOUNG}),
        ("2025-01-01T00:00:00", 18, {"31/12/2006": OK, "01/01/2007": OK, "02/01/2007": YOUNG}),
    ],
)
def test_a_year_of_age_is_complete_on_the_birthday(
    tmp_path: Path, opens: str, age: int, born: Mapping[str, str]
) -> None:
    toml = TOML.replace("2024-11-18T07:30:00", opens).replace("2024-12-13", "2025-12-13")
    toml = toml.replace(
        "[identity]", f'birth_date = ["Ngày sinh"]\n[identity]\nminimum_age = {age}'
    )
    time = f"{datetime.fromisoformat(opens):%d/%m/%Y %H:%M:%S}"
    rows = [(*row(number, time=time), date) for number, date in enumerate(born, 1)]
    found = states(tmp_path, rows, toml=toml, header=(*HEADER, "Ngày sinh"))
    assert dict(zip(born, found, strict=True)) == born


def test_one_second_parts_a_tie_and_a_part_of_a_second_does_not(tmp_path: Path) -> None:
    times = ["2024-11-20T07:59:59.999", "2024-11-20T08:00:00.000", "2024-11-20T08:00:00.999",
             "2024-11-20T08:00:01.000"]  # fmt: skip
    contest = load(write_folder(tmp_path / "c", toml=TOML + PRIZES))
    ledger = Ledger.at(tmp_path / "ledger")
    load_rows(contest, ledger, *(row(n, time=t, prediction="") for n, t in enumerate(times, 1)))
    view = committee_view(contest, ledger)
    lines = view.standings().to_pylist()
    found = sorted((one["full_name"][-1], one["rank"], one["prize"]) for one in lines)
    assert found == [("1", 1, "I"), ("2", 2, None), ("3", 2, None), ("4", 4, "III")]
    assert [tie.places for tie in view.awards().ties] == [(2, 3)]


PRIZES = "".join(
    f'[[prizes]]\nname = "{name}"\ncount = {count}\n'
    for name, count in (("I", 1), ("II", 1), ("III", 2))
)


def test_two_spreadsheets_of_different_zones_tie_in_the_same_second(tmp_path: Path) -> None:
    toml = TOML.replace(
        "[columns]", '[[sources]]\nid = "xa"\ntimezone = "America/Los_Angeles"\n[columns]'
    )
    contest = load(write_folder(tmp_path / "c", toml=toml))
    ledger = Ledger.at(tmp_path / "ledger")
    here = [row(n, time=t, prediction="") for n, t in enumerate(around("20/11/2024 08:00:00"), 1)]
    far = [row(n, time=t, prediction="") for n, t in enumerate(around("19/11/2024 17:00:00"), 4)]
    load_rows(contest, ledger, *here, source="bieu-mau")
    load_rows(contest, ledger, *far, source="xa")
    lines = committee_view(contest, ledger).standings().to_pylist()
    ranks = {one["full_name"][-1]: one["rank"] for one in lines}
    assert ranks == {"1": 1, "4": 1, "2": 3, "5": 3, "3": 5, "6": 5}
