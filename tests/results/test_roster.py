"""Who of the roster took part: identity is certain, all else is a question, nobody is absent by
doubt."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.scoring import main
from contest import Contest, check
from contest import load as load_folder
from contest.roster import expected, with_listed
from contest.tables import Row
from contest.units import Unit, UnitTree
from ledger import Ledger
from results import View
from tests.builders import HEADER, TOML, row, write_folder
from tests.desk import committee_view, load_rows

UNITS = (
    "code,name,kind,group,parent,headcount\n"
    "H,Huyện H,,so,,\nX,Xã X,,,H,\nY,Xã Y,,,H,7\nS,Sở S,,so,,\n"
)
ROSTER_HEADER = "unit_code,full_name,birth_date,phone\n"


def folder_with(place: Path, *lines: str) -> Path:
    toml = TOML.replace("prediction =", 'birth_date = ["Ngày sinh"]\nprediction =')
    folder = write_folder(place, toml=toml, units=UNITS)
    (folder / "roster.csv").write_text(ROSTER_HEADER + "".join(f"{x}\n" for x in lines), "utf-8")
    return folder


def view(contest: Contest, ledger: Ledger, *rows: tuple[str, ...]) -> View:
    """Rows end with a birth date."""
    load_rows(contest, ledger, *rows, header=(*HEADER, "Ngày sinh"))
    return committee_view(contest, ledger)


CASES = {
    "phone and name": ("X,NGƯỜI số 1,,+84 900 000 001", "Xã X", "", "took_part", "identity"),
    "name and day": ("X,Người Số 1,1990-12-31,", "Xã X", "31/12/1990", "took_part", "identity"),
    "from beneath": ("H,Người Số 1,,0900000001", "Xã X", "", "took_part", "identity"),
    "another phone": ("X,Người Số 1,1990-12-31,0911111111", "Xã X", "31/12/1990",
                      "took_part", "identity"),
    "unit not certain": ("X,Người Số 1,,0900000001", "?", "", "to_confirm", "waits"),
    "another unit": ("X,Người Số 1,,0900000001", "Sở S", "", "to_confirm", "elsewhere"),
    "another day": ("X,Người Số 1,1990-12-30,0900000001", "Xã X", "31/12/1990",
                    "to_confirm", "differs"),
    "only the phone": ("X,Trần Văn Tám,,0900000001", "Xã X", "", "to_confirm", "phone"),
    "only the name": ("X,Người Số 1,,", "Xã X", "", "to_confirm", "name"),
    "name waits": ("X,Người Số 1,,", "?", "", "to_confirm", "waits"),
    "without accents": ("X,Nguoi So 1,,", "Xã X", "", "to_confirm", "near_name"),
    "a slip": ("X,Ngưởi Số 1,1990-12-31,", "Xã X", "31/12/1990", "to_confirm", "near_name"),
    "a namesake elsewhere": ("X,Người Số 1,,", "Sở S", "", "not_recorded", ""),
    "nobody": ("X,Lê Thị Hoa,1991-01-01,0922222222", "Xã X", "31/12/1990", "not_recorded", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_line_took_part_is_to_confirm_or_is_not_recorded(
    case: str, tmp_path: Path, ledger: Ledger
) -> None:
    line, unit, born, status, how = CASES[case]
    contest = load_folder(folder_with(tmp_path / "c", line))
    (found,) = view(contest, ledger, (*row(1, unit=unit), born)).roster()
    assert (found["status"], found["how"]) == (status, how)
    assert (found["response_id"] is None) == (status == "not_recorded")


def test_a_withdrawn_or_rejected_response_is_nobodys(tmp_path: Path, ledger: Ledger) -> None:
    contest = load_folder(folder_with(tmp_path / "c", "X,Người Số 1,,0900000001"))
    late = view(contest, ledger, (*row(1, unit="Xã X", time="20/12/2024 08:00:00"), ""))
    assert [line["status"] for line in late.roster()] == ["not_recorded"]


def test_a_unit_sees_its_lines_and_those_beneath(tmp_path: Path, ledger: Ledger) -> None:
    lines = ("H,A,,", "X,B,,", "Y,C,,", "S,D,,")
    seen = view(load_folder(folder_with(tmp_path / "c", *lines)), ledger, (*row(1), ""))
    assert [line["full_name"] for line in seen.roster("H")] == ["A", "B", "C"]
    assert [line["full_name"] for line in seen.roster("X")] == ["B"]
    assert len(seen.roster()) == 4


def headcounts(tree: UnitTree) -> dict[str, int | None]:
    found = tree.headcounts_on(date(2024, 12, 1))
    return {unit.code: one.number for unit, one in zip(tree.units, found, strict=True)}


def test_the_roster_gives_a_headcount_where_none_is_known(tmp_path: Path, ledger: Ledger) -> None:
    lines = ("H,A,,", "X,B,,", "X,B,,", "X,C,,0900000001", "Y,D,,", "S,E,,")
    contest = load_folder(folder_with(tmp_path / "c", *lines))
    assert headcounts(contest.units) == {"H": 9, "X": 2, "Y": 7, "S": 1}
    units = view(contest, ledger).participation("unit").to_pylist()
    shown = [(line["headcount"], line["headcount_derived"]) for line in units]
    assert shown == [(9, True), (2, False), (7, False), (1, False)]


def test_one_line_of_the_roster_does_not_hide_the_sum_beneath() -> None:
    below = [Unit(f"X{n}", f"Xã {n}", parent="H", headcount=10) for n in range(13)]
    tree = with_listed(UnitTree((Unit("H", "Huyện"), *below)), [line("H", 1)])
    assert headcounts(tree)["H"] == 130
    unknown = with_listed(
        UnitTree((Unit("H", "Huyện"), *below, Unit("X", "Xã", parent="H"))), [line("H", 1)]
    )
    assert headcounts(unknown)["H"] == 1


def line(code: str, number: int) -> Row:
    return {"unit_code": code, "full_name": f"N {number}", "birth_date": "", "phone": ""}


@given(st.lists(st.tuples(st.sampled_from("HXYS"), st.integers(0, 30)), max_size=60))
def test_headcounts_from_the_roster_are_plain_counts(lines: list[tuple[str, int]]) -> None:
    tree = UnitTree(tuple(Unit(c, c, parent="H" if c in "XY" else "") for c in "HXYS"))
    rows = [line(code, n) for code, n in lines]
    plain = {code: len({n for c, n in lines if c == code}) for code in "HXYS"}
    plain["H"] = plain["X"] + plain["Y"] + (0 if plain["X"] and plain["Y"] else plain["H"])
    assert headcounts(with_listed(tree, rows)) == {code: n or None for code, n in plain.items()}
    assert len(expected(tree, rows)) == len(set(lines))


def test_a_mistake_in_the_roster_is_named_by_its_line_and_nothing_of_it(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "c", "X,,,77777", "Q,Trần Văn Tám,31-31-1990,", ",Ai Đó,,")
    problems = [problem for problem in check(folder) if problem.file == "roster.csv"]
    assert [problem.where for problem in problems] == [
        "line 2", "line 2", "line 3", "line 3", "line 4",
    ]  # fmt: skip
    text = " ".join(map(str, problems))
    assert "Tám" not in text
    assert "77777" not in text
    assert "1990" not in text


def test_the_command_prints_no_phone(
    tmp_path: Path, ledger: Ledger, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = folder_with(tmp_path / "c", "X,Người Số 1,,0900000001", "S,Lê Thị Hoa,,")
    view(load_folder(folder), ledger, (*row(1, unit="Xã X"), ""))
    place = ["--contest", str(folder), "--data", ledger.uri, "--format", "json"]
    assert main(["roster", *place]) == 0
    out = capsys.readouterr().out
    assert [line["status"] for line in json.loads(out)] == ["took_part", "not_recorded"]
    assert "0900000001" not in out
    (folder / "roster.csv").unlink()
    assert main(["roster", *place]) == 2
    assert "there is no roster.csv" in capsys.readouterr().err
