"""Exclusions, ages, categories and prizes, from a sheet to the ranked lines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from contest import load
from contest.folder import check
from contest.rules import FILE
from ingest import load_file
from ledger import Ledger
from ledger.draws import draws_of, sealing
from results import View, compute, visible
from tests.builders import COMMITTEE, NOW, TOML, csv_text, write_folder

HEADER = ("Dấu thời gian", "Họ và tên", "Số điện thoại", "Email", "Ngày sinh", "Đối tượng",
          "Đơn vị", "Câu 1", "Dự đoán")  # fmt: skip
COLUMNS = '[columns]\nemail = ["Email"]\nbirth_date = ["Ngày sinh"]\n'
UNITS = (
    "code,name,kind,group,parent,headcount\nS1,Sở Một,sở,so,,10\nP1,Phòng Một,phòng,,S1,4\n"
    "S2,Sở Hai,sở,so,,2\nS3,Sở Ba,sở,so,,\n"
)
CATEGORIES = """
[[categories]]
id = "can-bo"
when = { column = "Đối tượng", is = ["Cán bộ", "Công chức"] }
[[categories]]
id = "khac"
when = { column = "Đối tượng", is = ["Người dân", "Công chức"] }
"""


def line(number: int, **cells: str) -> tuple[str, ...]:
    usual = {
        "time": f"20/11/2024 08:{number % 60:02}:00", "name": f"Người Số {number}",
        "phone": f"09000{number:05}", "email": f"n{number}@thu.example", "born": "01/02/1990",
        "who": "Cán bộ", "unit": "Sở Một", "answer": "A", "prediction": "",
    }  # fmt: skip
    return tuple({**usual, **cells}.values())


def seen(
    place: Path,
    *rows: tuple[str, ...],
    toml: str = "",
    exclusions: str = "",
    header: tuple[str, ...] = HEADER,
) -> View:
    """The committee's view of a contest with these rules and rows."""
    place.mkdir(exist_ok=True)
    folder = write_folder(
        place / "c", toml=TOML.replace("[columns]\n", COLUMNS) + toml, units=UNITS
    )
    if exclusions:
        (folder / "exclusions.csv").write_text(exclusions, "utf-8")
    contest, ledger = load(folder), Ledger.at(place / "ledger")
    (place / "rows.csv").write_text(csv_text(rows, header=header), "utf-8")
    load_file(contest, ledger, place / "rows.csv", now=NOW)
    return visible(compute(contest, ledger, now=NOW), COMMITTEE)


def states(view: View) -> Mapping[str, tuple[str, str | None]]:
    """Name → state and reason."""
    found = view._results.rows("attempts", "select full_name, state, reason from attempts")
    return {one["full_name"]: (one["state"], one["reason"]) for one in found.to_pylist()}


ACCEPTED = ("accepted", None)
EXCLUDED = ("rejected", "R104_excluded")


@pytest.mark.parametrize(
    ("listed", "out"),
    [
        ("+84900000001,,,", {1}),
        (",N2@THU.example,,", {2}),
        (",,NGƯỜI  số 3,", {3}),
        (",,,S1", {1, 2, 3}),
        ("0900000002,,Người Số 3,", set()),
        ("0900000002,,,S2", set()),
        ("0900000002,,,S1", {2}),
    ],
)
def test_an_exclusion_excludes_who_equals_all_its_filled_fields(
    tmp_path: Path, listed: str, out: set[int]
) -> None:
    rows = [line(1), line(2, unit="Phòng Một"), line(3), line(4, unit="Sở Hai"),
            line(5, unit="Sở nào đó")]  # fmt: skip
    view = seen(tmp_path, *rows, exclusions=f"phone,email,full_name,unit_code\n{listed}\n")
    excluded = {int(name[-1]) for name, state in states(view).items() if state == EXCLUDED}
    assert excluded == out


def test_an_exclusion_comes_before_what_is_held_and_after_the_window(tmp_path: Path) -> None:
    rows = [line(1, time="không rõ"), line(2, time="17/11/2024 08:00:00")]
    view = seen(tmp_path, *rows, exclusions="phone\n0900000001\n0900000002\n")
    assert states(view) == {
        "Người Số 1": EXCLUDED, "Người Số 2": ("rejected", "R101_outside_window"),
    }  # fmt: skip


@pytest.mark.parametrize("faulty", ["0912,,", ",,NO-UNIT", ",,"])
def test_an_exclusion_that_cannot_be_read_is_a_mistake_and_excludes_nobody(
    tmp_path: Path, faulty: str
) -> None:
    folder = write_folder(tmp_path / "c")
    (folder / "exclusions.csv").write_text(f"phone,reason,unit_code\n{faulty}\n,x,\n", "utf-8")
    assert {p.where for p in check(folder) if p.file == "exclusions.csv"} >= {"line 3"}


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        ("18/11/2006", ACCEPTED),
        ("19/11/2006", ("rejected", "R105_under_age")),
        ("", ("held", "R212_birth_date_unknown")),
        ("1990", ("held", "R212_birth_date_unknown")),
    ],
)
def test_an_age_is_completed_on_the_day_of_the_opening(
    tmp_path: Path, born: str, expected: tuple[str, str | None]
) -> None:
    toml = "minimum_age = 18\n"
    assert states(seen(tmp_path, line(1, born=born), toml=toml)) == {"Người Số 1": expected}


def test_categories_are_ranked_apart_and_who_meets_none_counts_without_a_rank(
    tmp_path: Path,
) -> None:
    rows = [line(1, who="Công chức"), line(2, who="Người  dân"), line(3, who="người dân"),
            line(4, who=""), line(5)]  # fmt: skip
    view = seen(tmp_path, *rows, toml=CATEGORIES)
    found = view.standings().to_pylist()
    assert [(one["category"], one["rank"], one["full_name"][-1]) for one in found] == [
        ("can-bo", 1, "1"), ("can-bo", 2, "5"), ("khac", 1, "2"),
    ]  # fmt: skip
    assert view.standings(category="khac").num_rows == view.standings_count(category="khac") == 1
    assert view.headline().people == 5


def test_a_lost_column_of_a_category_holds_its_rows(tmp_path: Path) -> None:
    seen(tmp_path, line(1), toml=CATEGORIES)
    renamed = tuple("Nhóm" if name == "Đối tượng" else name for name in HEADER)
    view = seen(tmp_path, line(1), line(2), toml=CATEGORIES, header=renamed)
    assert states(view)["Người Số 2"] == ("held", "R208_column_missing")


def prizes(*lines: tuple[str, int], category: str = "") -> str:
    of = f'category = "{category}"\n' if category else ""
    return "".join(f'[[prizes]]\nname = "{name}"\ncount = {count}\n{of}' for name, count in lines)


def won(view: View) -> dict[str, str]:
    lines = view.standings().to_pylist()
    return {one["full_name"][-1]: one["prize"] for one in lines if one["prize"]}


def test_a_prize_stands_beside_its_line(tmp_path: Path) -> None:
    rows = [line(number) for number in range(1, 5)]
    assert won(seen(tmp_path, *rows, toml=prizes(("I", 1), ("II", 2)))) == {
        "1": "I", "2": "II", "3": "II",
    }  # fmt: skip


def test_of_a_tie_across_a_line_nobody_wins_until_a_draw(tmp_path: Path) -> None:
    same = {"time": "20/11/2024 08:00:00"}
    rows = [line(1, **same), line(2, **same), line(3), line(4)]
    view = seen(tmp_path, *rows, toml=prizes(("I", 1), ("II", 2)))
    assert won(view) == {"3": "II"}
    (tie,) = view.awards().ties
    assert (tie.places, tie.prizes) == ((1, 2), (0, 1))

    ledger = Ledger.at(tmp_path / "ledger")
    subject, facts = sealing(
        tie.of, tie.ids, "Xổ số miền Bắc, giải nhất", date(2024, 12, 20), (), date(2024, 12, 14)
    )
    ledger.decide("seal_draw", subject, facts, by="An", now=NOW)
    (sealed,) = draws_of(ledger.decisions())
    ledger.decide("draw", sealed.decision_id, {"seed": "38204"}, by="An", now=NOW)
    drawn = visible(compute(load(tmp_path / "c"), ledger, now=NOW), COMMITTEE)
    assert sorted(won(drawn).values()) == ["I", "II", "II"]
    assert drawn.awards().ties == ()


def test_a_prize_without_a_category_is_a_mistake_where_categories_exist(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "c", toml=TOML + CATEGORIES + prizes(("I", 1)))
    (problem,) = [p for p in check(folder) if p.where == "prizes[0].category"]
    assert (problem.file, problem.found) == (FILE, "nothing")


UNIT_PRIZE = """
[[unit_prizes]]
name = "Giải tập thể"
group = "so"
measure = ["participation_rate"]
minimum_headcount = 2
count = 1
"""


def unit_lines(view: View) -> list[tuple[Any, ...]]:
    ((one,), _) = view.unit_awards()
    return [(u.row["unit_code"], u.rank, u.prize, u.out) for u in one.units]


def test_a_unit_with_more_people_than_its_headcount_or_without_one_gets_no_prize(
    tmp_path: Path,
) -> None:
    rows = [line(1), *(line(n, unit="Sở Hai") for n in (2, 3, 4)), line(5, unit="Sở Ba")]
    assert unit_lines(seen(tmp_path, *rows, toml=UNIT_PRIZE)) == [
        ("S1", 1, "Giải tập thể", None), ("S2", None, None, "above_one"),
        ("S3", None, None, "headcount_unknown"),
    ]  # fmt: skip


def test_a_unit_below_the_minimum_headcount_gets_no_prize(tmp_path: Path) -> None:
    toml = UNIT_PRIZE.replace("= 2", "= 3")
    assert unit_lines(seen(tmp_path, line(1, unit="Sở Hai"), toml=toml))[1] == (
        "S2", None, None, "below_minimum",
    )  # fmt: skip
