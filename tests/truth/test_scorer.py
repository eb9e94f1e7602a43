"""The truth itself is pinned by small cases that were counted by hand."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from fractions import Fraction
from pathlib import Path

import pytest

from .scorer import Count, Load, count_folder

HEADER = ("Dấu thời gian", "Họ và tên", "Số điện thoại", "Đơn vị", "Dự đoán", "Câu 1", "Câu 2")
WINDOW = "opens_at = 2024-11-28T08:00:00\ncloses_at = 2024-12-04T08:00:00\n"
COLUMNS = """
[columns]
submitted_at = ["Dấu thời gian"]
full_name = ["Họ và tên"]
phone = ["Số điện thoại"]
unit = ["Đơn vị"]
prediction = ["Dự đoán"]
[[sources]]
id = "a"
kind = "file"
"""
IDENTITY = """
[identity]
match_on = ["phone"]
required = ["full_name", "phone"]
"""
ROUNDS = """
[[rounds]]
id = "r1"
opens_at = 2024-11-28T08:00:00
closes_at = 2024-12-01T08:00:00
[[rounds]]
id = "r2"
opens_at = 2024-12-01T08:00:00
closes_at = 2024-12-03T08:00:00
"""
ITEMS = """id,round,heading,kind,points,options,key
i1,,Câu 1,single,1,Đúng|Sai,Đúng
i2,,Câu 2,multiple_partial,1,"A|B|C, D",A|B
"""
UNITS = """\
code,name,kind,group,parent,headcount,headcount_source,aliases,valid_from,valid_to,successor
H1,Huyện Một,huyện,district,,,,,,,
X1,Xã Cũ Một,xã,,H1,5,,,,2024-11-30,X3
X2,Xã Cũ Hai,xã,,H1,7,,,,2024-11-30,X3
X3,Xã Mới,xã,,H1,12,,,2024-12-01,,
X4,Xã Chung,xã,,H1,8,,Chung A,,,
X5,Xã Chung,xã,,H2,4,,,,,
H2,Huyện Hai,huyện,district,,0,,,,,
"""

Row = tuple[str, ...]


def row(at: str, name: str, **cells: str) -> Row:
    """One row: day and clock of 2024, and a person known by the last digit of the name."""
    day, clock = at.split()
    defaults = {"phone": f"090000000{name[-1]}", "unit": "", "guess": "", "one": "Đúng", "two": ""}
    cells = defaults | cells
    moment = f"{day}/2024 {clock}"
    answers = (cells["unit"], cells["guess"], cells["one"], cells["two"])
    return (moment, name, cells["phone"], *answers)


def contest(
    folder: Path, *tables: str, window: str = WINDOW, identity: str = IDENTITY, units: str = UNITS
) -> Path:
    """A contest folder with the tables added."""
    toml = "\n".join(['[contest]\nid = "thu"', window, COLUMNS, identity, *tables])
    (folder / "contest.toml").write_text(toml, encoding="utf-8")
    (folder / "units.csv").write_text(units, encoding="utf-8")
    (folder / "items.csv").write_text(ITEMS, encoding="utf-8")
    return folder


def counted(folder: Path, rows: Iterable[Row], as_of: datetime | None = None) -> Count:
    """The count of one load."""
    return count_folder(folder, [Load("a", HEADER, tuple(rows))], as_of)


def fates(result: Count) -> list[str | None]:
    """Of each response its reason, else its state."""
    return [response.reason or response.state for response in result.responses]


def ranks(result: Count, round_id: str | None = None) -> list[tuple[int, str]]:
    """Rank and name, best first."""
    standings = result.standings(round_id)
    return sorted((standing.rank, standing.response.full_name) for standing in standings)


def test_window_rounds_and_voids_are_half_open(tmp_path: Path) -> None:
    void = "[[voids]]\nopens_at = 2024-11-29T10:00:00\ncloses_at = 2024-11-29T11:00:00\n"
    outside, in_void = "R101_outside_window", "R103_void_period"
    cases = [
        ("28/11 07:59:59", outside),
        ("28/11 08:00:00", "accepted"),
        ("29/11 09:59:59", "accepted"),
        ("29/11 10:00:00", in_void),
        ("29/11 10:59:59", in_void),
        ("29/11 11:00:00", "accepted"),
        ("1/12 07:59:59", "accepted"),
        ("1/12 08:00:00", "accepted"),
        ("3/12 07:59:59", "accepted"),
        ("3/12 08:00:00", "R102_outside_round"),
        ("4/12 07:59:59", "R102_outside_round"),
        ("4/12 08:00:00", outside),
    ]
    rows = [row(at, f"Người {n}", phone=f"09000000{n:02}") for n, (at, _) in enumerate(cases)]
    result = counted(contest(tmp_path, ROUNDS, void), rows)
    assert fates(result) == [fate for _, fate in cases]
    assert len(result.accepted("r1")) == 4
    assert len(result.accepted("r2")) == 2


def test_a_source_bound_to_a_round_takes_nothing_outside_it(tmp_path: Path) -> None:
    folder = contest(tmp_path, ROUNDS, identity='round = "r2"' + IDENTITY)
    rows = [row("1/12 07:59:59", "Người 1"), row("1/12 08:00:00", "Người 2")]
    assert fates(counted(folder, rows)) == ["R102_outside_round", "accepted"]


def test_equal_on_the_whole_order_is_an_equal_rank_one_two_two_four(tmp_path: Path) -> None:
    rows = [
        row("29/11 09:00:01", "Người 4"),
        row("29/11 09:00:00", "Người 3"),
        row("29/11 09:00:00", "Người 2"),
        row("29/11 09:30:00", "Người 1", two="A, B"),
    ]
    result = counted(contest(tmp_path), rows)
    assert ranks(result) == [(1, "Người 1"), (2, "Người 2"), (2, "Người 3"), (4, "Người 4")]
    assert ranks(result, "all") == ranks(result)
    short = counted(contest(tmp_path, '[ranking]\norder = ["score"]'), rows)
    assert [rank for rank, _ in ranks(short)] == [1, 2, 2, 2]


def test_an_unreadable_prediction_has_no_distance_and_stands_last(tmp_path: Path) -> None:
    guesses = ["abc", "4", "7", ""]
    rows = [row(f"29/11 09:00:0{n}", f"Người {n}", guess=g) for n, g in enumerate(guesses)]
    result = counted(contest(tmp_path), rows)
    assert result.target("all") == 4
    distances = {s.response.full_name: s.prediction_distance for s in result.standings()}
    assert distances == {"Người 0": None, "Người 1": 0, "Người 2": 3, "Người 3": None}
    assert ranks(result) == [(1, "Người 1"), (2, "Người 2"), (3, "Người 0"), (4, "Người 3")]


@pytest.mark.parametrize(
    ("of", "scope", "targets"),
    [
        ("people", "round", (2, 1)),
        ("people", "contest", (2, 2)),
        ("attempts", "round", (3, 1)),
        ("attempts", "contest", (4, 4)),
        ("all_correct_people", "round", (1, 1)),
        ("all_correct_people", "contest", (2, 2)),
    ],
)
def test_targets_count_people_attempts_or_the_all_correct(
    tmp_path: Path, of: str, scope: str, targets: tuple[int, int]
) -> None:
    rows = [
        row("29/11 09:00:00", "Người 1", two="A, B"),
        row("29/11 09:10:00", "Người 1"),
        row("29/11 09:00:00", "Người 2"),
        row("2/12 09:00:00", "Người 2", two="A, B"),
    ]
    prediction = f'[prediction]\nof = "{of}"\nscope = "{scope}"'
    result = counted(contest(tmp_path, ROUNDS, prediction), rows)
    assert (result.target("r1"), result.target("r2")) == targets


@pytest.mark.parametrize(
    ("counted_by", "expected"),
    [
        ("best", [2, 0, 2, 2]),
        ("first", [0, 2, 2, 2]),
        ("last", [2, 2, 0, 2]),
    ],
)
def test_of_the_first_attempts_one_counts_and_those_past_the_limit_are_rejected(
    tmp_path: Path, counted_by: str, expected: list[int]
) -> None:
    names = ["accepted", "", "R301_other_attempt_counts"]
    rows = [
        row("29/11 09:00:00", "Người 1"),
        row("29/11 09:00:01", "Người 1", two="A, B"),
        row("29/11 09:00:02", "Người 1", two="B, A"),
        row("29/11 09:00:03", "Người 1", two="A, B"),
        row("29/11 09:00:00", "Người 1", unit="Xã Lạ"),
    ]
    attempts = f'[attempts]\nmax_per_round = 3\ncounted = "{counted_by}"'
    result = counted(contest(tmp_path, attempts), rows)
    first_three = [names[n] for n in expected[:3]]
    assert fates(result) == [*first_three, "R106_past_attempt_limit", "R206_unit_unknown"]


def test_overall_sums_scores_and_has_no_distance_where_an_opened_round_was_missed(
    tmp_path: Path,
) -> None:
    rows = [
        row("29/11 09:00:00", "Người 1", guess="5"),
        row("2/12 09:00:00", "Người 1", guess="3", unit="Huyện Hai"),
        row("29/11 09:00:00", "Người 2", guess="2"),
    ]
    folder = contest(tmp_path, ROUNDS)
    lines = {s.response.full_name: s for s in counted(folder, rows).standings()}
    one, two = lines["Người 1"], lines["Người 2"]
    assert one.score == 2
    assert one.prediction_distance == 3 + 2
    assert one.submitted_at == datetime(2024, 12, 2, 9)
    assert one.unit is not None
    assert one.unit.code == "H2"
    assert two.score == 1
    assert two.prediction_distance is None
    before = counted(folder, rows, datetime(2024, 12, 1, 7)).standings()
    assert {s.response.full_name: s.prediction_distance for s in before} == {
        "Người 1": 3,
        "Người 2": 0,
    }


def test_each_wait_has_its_reason(tmp_path: Path) -> None:
    identity = '[identity]\nmatch_on = ["phone"]\nrequired = ["full_name", "unit"]\n'
    rows = [
        row("29/11 ab", "Người 1", unit="Xã Mới"),
        row("29/11 09:00:00", "Người 1"),
        row("29/11 09:00:00", "Người 1", unit="Huyện Hai", phone="123"),
        row("29/11 09:00:00", "Người 1", unit="Xã Lạ"),
        row("29/11 09:00:00", "Người 1", unit="XÃ  CHUNG"),
        row("29/11 09:00:00", "Người 1", unit="chung a"),
    ]
    assert fates(counted(contest(tmp_path, identity=identity), rows)) == [
        "R201_submitted_at_unreadable",
        "R202_field_missing",
        "R204_no_identity",
        "R206_unit_unknown",
        "R207_unit_ambiguous",
        "accepted",
    ]


def test_without_a_window_or_a_column_or_a_key_responses_wait(tmp_path: Path) -> None:
    rows = [row("29/11 09:00:00", "Người 1")]
    assert fates(counted(contest(tmp_path, window=""), rows)) == ["R209_window_undeclared"]
    short = Load("a", HEADER[:-1], (rows[0][:-1],))
    assert fates(count_folder(contest(tmp_path), [short])) == ["R208_column_missing"]
    no_key = ITEMS.replace("Đúng|Sai,Đúng", "Đúng|Sai,")
    (tmp_path / "items.csv").write_text(no_key, encoding="utf-8")
    assert fates(counted(tmp_path, rows)) == ["R210_key_undeclared"]


def test_one_phone_with_two_names_is_held_only_where_declared(tmp_path: Path) -> None:
    rows = [
        row("29/11 09:00:00", "Người 1"),
        row("29/11 09:00:01", "NGƯỜI 1"),
        row("29/11 09:00:02", "Bạn 1"),
        row("29/11 09:00:02", "Người 2"),
    ]
    flagged = counted(contest(tmp_path), rows)
    other = "R301_other_attempt_counts"
    assert fates(flagged) == ["accepted", other, other, "accepted"]
    hold = IDENTITY + 'same_key_other_name = "hold"'
    held = counted(contest(tmp_path, identity=hold), rows)
    assert fates(held) == ["R211_names_differ"] * 3 + ["accepted"]


def test_a_merger_moves_the_old_names_at_midnight(tmp_path: Path) -> None:
    rows = [
        row("30/11 23:59:59", "Người 1", unit="Xã Cũ Một"),
        row("1/12 00:00:00", "Người 2", unit="Xã Cũ Một"),
        row("1/12 00:00:00", "Người 3", unit="xã cũ hai"),
        row("30/11 23:59:59", "Người 4", unit="Xã Mới"),
        row("1/12 00:00:00", "Người 4", unit="Xã Mới"),
    ]
    result = counted(contest(tmp_path), rows)
    assert fates(result) == [*["accepted"] * 3, "R206_unit_unknown", "accepted"]
    turnout = {line.unit.code: line for line in result.participation()}
    people = {code: line.people for code, line in turnout.items()}
    assert people == {"H1": 4, "X1": 1, "X2": 0, "X3": 3, "X4": 0, "X5": 0, "H2": 0}
    # After the closing only the new commune and Xã Chung are children of Huyện Một.
    assert turnout["H1"].headcount == 12 + 8
    assert turnout["X1"].headcount == 5
    assert turnout["H1"].participation_rate == Fraction(4, 20)
    assert turnout["H2"].headcount == 4
    before = counted(contest(tmp_path), rows, datetime(2024, 11, 30, 23)).participation()
    assert {line.unit.code: line.headcount for line in before}["H1"] == 5 + 7 + 8


def test_a_name_with_several_successors_is_held(tmp_path: Path) -> None:
    units = UNITS.replace("2024-11-30,X3", "2024-11-30,X3|X4", 1)
    rows = [
        row("30/11 23:59:59", "Người 1", unit="Xã Cũ Một"),
        row("1/12 00:00:00", "Người 2", unit="Xã Cũ Một"),
    ]
    result = counted(contest(tmp_path, units=units), rows)
    assert fates(result) == ["accepted", "R207_unit_ambiguous"]


def test_participation_lists_groups_units_and_what_lies_beneath(tmp_path: Path) -> None:
    rows = [
        row("29/11 09:00:00", "Người 1", unit="Chung A"),
        row("29/11 09:10:00", "Người 1", unit="Huyện Một", two="A, B"),
        row("29/11 09:20:00", "Người 2", unit="Huyện Hai"),
    ]
    result = counted(contest(tmp_path, "[attempts]\ncounted = 'best'"), rows)
    districts = {line.unit.code: line for line in result.participation("district")}
    assert set(districts) == {"H1", "H2"}
    one = districts["H1"]
    assert (one.people, one.attempts) == (1, 2)
    assert one.mean_score == 2
    assert one.last_submitted_at == datetime(2024, 11, 29, 9, 10)
    beneath = result.participation("unit", under="H1")
    assert [line.unit.code for line in beneath] == ["X1", "X2", "X3", "X4"]
    assert {line.unit.code: (line.people, line.attempts) for line in beneath}["X4"] == (0, 1)
    assert [s.response.full_name for s in result.standings(unit_code="H2")] == ["Người 2"]


def test_the_earlier_column_settles_a_shared_name_or_holds_a_contradiction(
    tmp_path: Path,
) -> None:
    folder = contest(tmp_path)
    toml = (folder / "contest.toml").read_text(encoding="utf-8")
    two_columns = toml.replace('unit = ["Đơn vị"]', 'unit_1 = ["Huyện"]\nunit_2 = ["Đơn vị"]')
    (folder / "contest.toml").write_text(two_columns, encoding="utf-8")
    cases = [
        ("Huyện Hai", "Xã Chung", "X5"),
        ("Huyện Một", "Xã Chung", "X4"),
        ("Huyện Ba", "Xã Chung", None),
        ("Huyện Hai", "Chung A", None),
        ("Huyện Ba", "Chung A", "X4"),
        ("Huyện Hai", "", "H2"),
        ("", "Chung A", "X4"),
    ]
    rows = [
        (*row("29/11 09:00:00", f"Người {n}", unit=low), high)
        for n, (high, low, _) in enumerate(cases)
    ]
    result = count_folder(folder, [Load("a", (*HEADER, "Huyện"), tuple(rows))])
    assert [r.unit.code if r.unit else None for r in result.responses] == [c for *_, c in cases]
    assert fates(result).count("R207_unit_ambiguous") == 2


def loads(*snapshots: Sequence[tuple[str, Row]], complete: bool = False) -> list[Load]:
    """Several snapshots of one source, each row with its token."""
    return [
        Load("a", HEADER, tuple(r for _, r in rows), complete, tuple(token for token, _ in rows))
        for rows in snapshots
    ]


def test_an_edit_counts_with_its_own_time_and_not_after_its_round(tmp_path: Path) -> None:
    first = [(f"t{n}", row("29/11 09:00:00", f"Người {n}")) for n in range(5)]
    second = [
        ("t0", row("29/11 09:00:00", "Người 0", two="A, B")),
        ("t1", row("1/12 07:59:59", "Người 1", two="A")),
        ("t2", row("1/12 08:00:00", "Người 2", two="A")),
        ("t3", row("4/12 08:00:00", "Người 3", two="A")),
        ("t4", row("29/11 09:00:01", "Người 4")),
    ]
    result = count_folder(contest(tmp_path, ROUNDS), loads(first, second))
    late, outside = "R107_edited_after_end", "R101_outside_window"
    assert fates(result) == ["accepted", "accepted", late, outside, "accepted"]
    assert result.responses[0].score == 2
    assert result.responses[1].submitted_at == datetime(2024, 12, 1, 7, 59, 59)
    # The time alone moved by one second: an export's rounding, no edit.
    assert result.responses[4].submitted_at == datetime(2024, 11, 29, 9)
    assert result.reports[1].edited == 4


def test_a_missing_row_is_gone_when_complete_or_missed_twice(tmp_path: Path) -> None:
    one = ("t1", row("29/11 09:00:00", "Người 1"))
    two = ("t2", row("29/11 09:00:00", "Người 2"))
    folder = contest(tmp_path)
    gone = "R401_gone_from_sheet"
    assert fates(count_folder(folder, loads([one, two], [one]))) == ["accepted"] * 2
    twice = count_folder(folder, loads([one, two], [one], [one]))
    assert fates(twice) == ["accepted", gone]
    assert [report.gone for report in twice.reports] == [0, 0, 1]
    assert twice.balance()["observed"] == 2
    complete = count_folder(folder, loads([one, two], [one], complete=True))
    assert fates(complete) == ["accepted", gone]
    back = count_folder(folder, loads([one, two], [one], [one, two], [one]))
    assert fates(back) == ["accepted"] * 2
