"""The contest folder: every mistake at once, what a draft may lack, units through time."""

import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from cli.contest import main
from contest import Contest, check, load
from contest.errors import FolderError
from contest.items import Item, common_denominator
from contest.units import Unit, UnitTree
from tests.builders import ITEMS, TOML, UNITS, write_folder


def problems(folder: Path) -> set[tuple[str, str]]:
    return {(problem.file, problem.where) for problem in check(folder)}


def test_a_good_folder_has_no_problem(tmp_path: Path) -> None:
    assert check(write_folder(tmp_path)) == []
    assert check("contests/hai-duong-2024") == check("contests/hai-phong-2026") == []


def test_every_mistake_is_told_at_once_with_its_place(tmp_path: Path) -> None:
    toml = TOML.replace('title = "Cuộc thi thử"', 'titel = "x"\ntimezone = "Mars/Base"')
    units = UNITS + "S1,Lần Hai,sở,so,,mười\nX1,Con,xã,,KHONG,\n"
    items = ITEMS + "q1,,Câu 2,sinlge,1,A|B,C\nq2,tuan-9,Câu 3,multiple,-1,A|A,A\n"
    folder = write_folder(tmp_path, toml=toml, units=units, items=items)
    found = problems(folder)
    assert {
        ("contest.toml", "contest.titel"),
        ("contest.toml", "contest.title"),
        ("units.csv", "line 4"),
        ("units.csv", "line 5"),
        ("items.csv", "line 3"),
        ("items.csv", "line 4"),
    } <= found
    expected = {p.expected for p in check(folder) if p.where == "line 4" and p.file == "units.csv"}
    assert "a whole number, or nothing" in expected
    with pytest.raises(FolderError, match="python -m contest check"):
        load(folder)


@pytest.mark.parametrize("group", ["khối sở", "so/../x", "<b>", "a b"])
def test_a_group_that_can_have_no_page_is_told_and_not_found_by_every_page(
    tmp_path: Path, group: str
) -> None:
    folder = write_folder(tmp_path, units=UNITS.replace(",so,", f",{group},", 1))
    assert {("units.csv", "line 2")} == problems(folder)
    with pytest.raises(FolderError):
        load(folder)


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("2024-12-13T16:30:00", "2024-11-01T00:00:00", "contest.closes_at"),
        ('match_on = ["phone"]', 'match_on = ["nickname"]', "identity.match_on"),
        ('"full_name", "phone", "unit"', '"email"', "identity.required"),
        ('[contest]\nid = "thu"', '[contest]\nid = "thu"\ntimezone = "Mars/Base"',
         "contest.timezone"),
        ("[identity]", '[ranking]\norder = ["score", "duration"]\n[identity]', "ranking.order"),
        ("[columns]", '[[rounds]]\nid = "a"\nopens_at = 2024-11-18T07:30:00\ncloses_at = '
         '2024-11-20T00:00:00\n[[rounds]]\nid = "b"\nopens_at = 2024-11-19T00:00:00\ncloses_at = '
         "2024-11-21T00:00:00\n[columns]", "rounds.b.opens_at"),
        ('id = "bieu-mau"', 'id = "bieu-mau"\nround = "tuan-1"', "sources[0].round"),
        ("[columns]", '[[sub_units]]\nstarts_with = "CDC"\nowner = "SO-Y-TE"\n[columns]',
         "sub_units[0].owner"),
    ],
)  # fmt: skip
def test_keys_that_do_not_fit_together_are_told(
    tmp_path: Path, old: str, new: str, where: str
) -> None:
    assert old in TOML
    assert (("contest.toml", where)) in problems(
        write_folder(tmp_path, toml=TOML.replace(old, new, 1))
    )


def test_a_folder_without_window_keys_or_units_loads_and_its_questions_are_listed(
    tmp_path: Path,
) -> None:
    toml = "\n".join(line for line in TOML.splitlines() if "_at = 20" not in line)
    items = "id,heading,options,key\nq1,Câu 1,A|B,\n"
    folder = write_folder(tmp_path, toml=toml, units="code,name\n", items=items)
    assert load(folder).opens_at is None
    assert problems(folder) == {
        ("contest.toml", "contest.opens_at"),
        ("contest.toml", "contest.closes_at"),
        ("units.csv", "file"),
        ("items.csv", "item q1, column key"),
    }


def test_check_answers_programs_and_says_no_with_status_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(write_folder(tmp_path / "a")), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    bad = write_folder(tmp_path / "b", items="id,heading,options,key\nq1,Câu 1,A|B,D\n")
    assert main(["check", str(bad), "--format", "json"]) == 1
    [problem] = json.loads(capsys.readouterr().out)
    assert problem == {
        "file": "items.csv", "where": "line 2", "found": "a key that is no option",
        "expected": "keys out of the options",
    }  # fmt: skip


def test_a_folder_that_uses_prizes_is_told_nothing_because_they_are_applied(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_folder(tmp_path, toml=TOML + '[[prizes]]\nname = "Nhất"\ncount = 1\n')
    assert main(["check", str(folder)]) == 0
    assert capsys.readouterr().err == ""


def test_a_draft_from_a_real_looking_export_loads_and_never_overwrites(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [f"{n}/13/2024 8:00:00,Người {n},Sở Một,{'AB'[n % 2]}" for n in range(1, 9)]
    file = tmp_path / "bài thi.csv"
    file.write_text("\n".join(["Timestamp,Họ và tên,Đơn vị công tác,Câu 1", *rows]), "utf-8")
    assert main(["init", str(tmp_path / "moi"), "--from", str(file)]) == 0
    drafted = load(tmp_path / "moi")
    assert drafted.sources[0].day_first is False
    assert [(i.heading, i.options) for i in drafted.items] == [("Câu 1", ("A", "B"))]
    assert [unit.name for unit in drafted.units.units] == ["Sở Một"]
    assert main(["init", str(tmp_path / "moi"), "--from", str(file)]) == 2
    assert "nothing is overwritten" in capsys.readouterr().err


TREE = UnitTree(
    (
        Unit("H1", "Huyện Một", group="huyen"),
        Unit("X1", "Xã Cũ", parent="H1", headcount=5, valid_to=date(2024, 11, 30),
             successors=("X9",)),
        Unit("X2", "Xã Hai", parent="H1", headcount=7, valid_to=date(2024, 11, 30),
             successors=("X9",)),
        Unit("X9", "Xã Mới", parent="H1", headcount=12, valid_from=date(2024, 12, 1)),
        Unit("X3", "Xã Chia", parent="H1", valid_to=date(2024, 11, 30), successors=("X9", "X4")),
        Unit("X4", "Xã Bốn", parent="H1", valid_from=date(2024, 12, 1)),
    )
)  # fmt: skip
BEFORE, AFTER = date(2024, 11, 30), date(2024, 12, 1)


def test_a_name_means_the_unit_of_its_day_and_an_old_name_its_successor() -> None:
    assert TREE.named("XÃ  cũ", BEFORE) == {1}
    assert TREE.named("xã cũ", AFTER) == {3}
    assert TREE.named("Xã Mới", BEFORE) == frozenset()
    assert TREE.named("Xã Chia", AFTER) == {3, 5}


def test_a_missing_headcount_is_the_sum_of_the_children_of_that_day_if_all_are_known() -> None:
    two = UnitTree(TREE.units[:4])
    assert two.headcounts_on(BEFORE)[0][:2] == (12, True)
    assert two.headcounts_on(AFTER)[0][:2] == (12, True)
    assert TREE.headcounts_on(AFTER)[0][:2] == (None, False)


def test_the_common_denominator_makes_every_mark_whole() -> None:
    third = Item("a", "A", kind="multiple_partial", key=("x", "y", "z"), options=("x", "y", "z"))
    assert common_denominator([third, Item("b", "B", points=Fraction(1, 2))]) == 6


def test_how_often_a_sheet_is_asked_needs_no_new_reading_of_the_rows(tmp_path: Path) -> None:
    def read(extra: str) -> Contest:
        toml = TOML.replace("day_first = true", f"day_first = true\n{extra}")
        return load(write_folder(tmp_path / "c", toml=toml))

    plain, asked = read(""), read("poll_seconds = 60\npath = 'x.csv'")
    assert asked.reading_hash == plain.reading_hash
    assert asked.hash != plain.hash
    assert read('timezone = "UTC"').reading_hash != plain.reading_hash


def test_a_topic_needs_no_new_reading_of_the_rows_and_may_be_left_out(tmp_path: Path) -> None:
    def read(topic: str) -> Contest:
        items = f"id,heading,options,key,topic\nq1,Câu 1,A|B,A,{topic}\n"
        return load(write_folder(tmp_path / "c", items=items))

    plain, about = read(""), read("Chuyển đổi số")
    assert [one.items[0].topic for one in (plain, about)] == ["", "Chuyển đổi số"]
    assert about.reading_hash == plain.reading_hash
    assert about.hash != plain.hash
    assert load(write_folder(tmp_path / "d")).items[0].topic == ""
