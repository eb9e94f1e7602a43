"""Signs to verify: each is found where it was planted and nowhere else, with base rates by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from contest import Contest, load
from ingest import ensure_current
from ledger import Ledger
from results import Pulse, Share, Sign, compute, visible
from results.signs.model import MOST_GROUPS, MOST_ROWS
from results.signs.stops import Stop, stops
from tests.builders import COMMITTEE, HEADER, NOW, TOML, row, write_folder
from tests.desk import committee_view, everything, load_rows

QUESTIONS = ("Câu 1", "Câu 2", "Câu 3", "Câu 4")
ITEMS = "id,round,heading,kind,points,options,key\n" + "".join(
    f"q{n},,{heading},single,1,A|B|C|D,A\n" for n, heading in enumerate(QUESTIONS, start=1)
)
WIDE = (*HEADER[:4], *QUESTIONS, HEADER[5])
COMMON, RARE = "AAAA", "BCDB"
PRIZE = '[[prizes]]\nname = "Giải Nhất"\ncount = 1\n'


def wide(number: int, answers: str, minute: int, **cells: str) -> tuple[str, ...]:
    """A row with four answers, some minutes after nine o'clock."""
    time = f"20/11/2024 {9 + minute // 60:02}:{minute % 60:02}:{number % 60:02}"
    one = row(number, time=time, **cells)
    return (*one[:4], *answers, one[5])


ELSEWHERE = [wide(n, COMMON if n % 2 else "ABAA", n, unit="Sở Hai") for n in range(100, 140)]


def found(view_signs: Sequence[Sign], name: str) -> Sign:
    (one,) = [sign for sign in view_signs if sign.name == name]
    return one


def of_answers(place: Path, *rows: tuple[str, ...]) -> Sign:
    """The sign of the same answers over these rows."""
    contest = load(write_folder(place / "c", items=ITEMS))
    ledger = Ledger.at(place / "l")
    load_rows(contest, ledger, *rows, header=WIDE)
    return found(committee_view(contest, ledger).signs(), "same_answers")


def test_the_same_rare_answers_in_one_unit_within_minutes_are_a_sign(tmp_path: Path) -> None:
    three = [wide(n, RARE, 9 * n) for n in (1, 2, 3)]
    (group,) = of_answers(tmp_path, *ELSEWHERE, *three).groups
    assert (group.rows, group.where, len(group.response_ids)) == (3, "Sở Một", 3)
    assert group.starts_at == datetime(2024, 11, 20, 9, 9, 1)
    assert group.ends_at == datetime(2024, 11, 20, 9, 27, 3)
    # Two others in that time; none of 40 elsewhere has these answers, which counts as 1 in 41.
    assert group.expected == pytest.approx(2 / 41)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([wide(n, COMMON, n) for n in (1, 2, 3)], id="answers that half of all gave"),
        pytest.param([wide(n, RARE, 11 * n) for n in (1, 2, 3)], id="hours apart"),
        pytest.param([wide(1, RARE, n) for n in (1, 2, 3)], id="one person three times"),
        pytest.param([wide(n, "    ", n) for n in (1, 2, 3)], id="no answers"),
        pytest.param([wide(1, RARE, 1), wide(2, RARE, 2, unit="Sở Hai")], id="in different units"),
    ],
)
def test_what_chance_or_a_person_explains_is_no_sign(
    tmp_path: Path, rows: list[tuple[str, ...]]
) -> None:
    assert of_answers(tmp_path, *ELSEWHERE, *rows).groups == ()


def test_the_base_rate_of_same_answers_is_that_of_pairs_of_different_units(tmp_path: Path) -> None:
    here = [wide(1, RARE, 0), wide(2, "ABAA", 1)]
    there = [wide(n, RARE, n, unit="Sở Hai") for n in (3, 4)]
    later = [wide(5, RARE, 15)]
    # In the first ten minutes 2 × 2 pairs of different units, two of them with the same answers.
    assert of_answers(tmp_path, *here, *there, *later).base == Share(2, 4)
    assert Share(2, 4).rate == 0.5
    assert Share(0, 0).rate is None


def test_a_contest_without_questions_has_no_same_answers(contest: Contest, ledger: Ledger) -> None:
    load_rows(contest, ledger, row(1), row(2))
    assert found(committee_view(contest, ledger).signs(), "same_answers").base == Share(0, 0)


TREE = """code,name,kind,group,parent,headcount,valid_from,valid_to,successor
S1,Sở Một,sở,so,,10,,,
S2,Sở Hai,sở,so,,,,,
P1,Phòng Đăng ký,phòng,,S1,,,,
X1,Xã An Cũ,xã,so,,,,2024-11-30,X3
X3,Xã Bình Mới,xã,so,,,2024-12-01,,
"""


def of_phones(place: Path, *rows: tuple[str, ...]) -> Sign:
    contest = load(write_folder(place / "c", units=TREE))
    ledger = Ledger.at(place / "l")
    load_rows(contest, ledger, *rows)
    return found(committee_view(contest, ledger).signs(), "phone_units")


def test_one_phone_in_two_units_is_a_sign_among_the_phones_that_came_twice(tmp_path: Path) -> None:
    twice = [row(1), row(1, unit="Sở Hai", time="20/11/2024 09:00:00")]
    here = [row(2), row(2, time="20/11/2024 09:00:00")]
    sign = of_phones(tmp_path, *twice, *here, row(3))
    (group,) = sign.groups
    assert (group.rows, len(group.response_ids)) == (2, 2)
    assert sign.base == Share(1, 2)


def test_a_unit_and_its_part_and_a_unit_and_its_heir_are_one_place(tmp_path: Path) -> None:
    part = [row(1), row(1, unit="Phòng Đăng ký", time="20/11/2024 09:00:00")]
    heir = [row(2, unit="Xã An Cũ"), row(2, unit="Xã Bình Mới", time="02/12/2024 09:00:00")]
    sign = of_phones(tmp_path, *part, *heir)
    assert (sign.groups, sign.base) == ((), Share(0, 2))


def usual(number: int, **cells: str) -> tuple[str, ...]:
    """A row alone in its minute, the day before."""
    return row(number, time=f"19/11/2024 08:{number % 60:02}:00", **cells)


def test_a_minute_with_far_more_rows_than_usual_is_a_sign_of_its_unit(
    contest: Contest, ledger: Ledger
) -> None:
    rush = [row(n, time=f"20/11/2024 08:30:{n:02}") for n in range(1, 7)]
    before = [usual(n) for n in range(60, 80)]
    others = [usual(n, unit="Sở Hai") for n in range(100, 120)]
    load_rows(contest, ledger, *rush, *before, *others)
    sign = found(committee_view(contest, ledger).signs(), "burst")
    (group,) = sign.groups
    assert (group.rows, group.where) == (6, "Sở Một")
    # Of the unit's other 20 minutes each has one; the mean of all 41 minutes is 46/41.
    assert group.expected == pytest.approx((20 + 46 / 41) / 21)
    assert sign.base == Share(1, 41)


def test_rows_one_a_minute_are_no_burst(contest: Contest, ledger: Ledger) -> None:
    load_rows(contest, ledger, *(usual(n) for n in range(60, 110)))
    sign = found(committee_view(contest, ledger).signs(), "burst")
    assert (sign.groups, sign.base) == ((), Share(0, 50))


def at(day: int, hour: int) -> datetime:
    return datetime(2024, 11, day, hour)


HOURS = [at(day, hour) for day in (18, 19, 20, 21) for hour in (8, 9)]
MINE = {at(18, 8): 12, at(18, 9): 12, at(19, 9): 12, at(20, 8): 14, at(20, 9): 12, at(21, 8): 16}
MINE[at(21, 9)] = 12


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        pytest.param([], (12 + 14 + 16) / 3, id="the same hour of the other working days"),
        pytest.param([{at(19, 8): 5, at(19, 9): 31}], 5 * 90 / 31, id="in proportion to others"),
        pytest.param([{at(19, 9): 31}], 0.0, id="the others were silent too"),
    ],
)
def test_a_silent_hour_is_compared_with_others_else_with_the_usual_hours(
    others: list[Mapping[datetime, int]], expected: float
) -> None:
    assert list(stops(HOURS, MINE, others)) == [Stop(at(19, 8), at(19, 9), expected)]


def test_two_other_days_do_not_make_an_hour_usual() -> None:
    assert [stop.expected for stop in stops(HOURS[:6], MINE, [])] == [0.0]


def test_a_free_day_is_not_compared_with_working_days() -> None:
    saturday = at(23, 8)
    assert list(stops([*HOURS, saturday], {**MINE, at(19, 8): 9}, [])) == [
        Stop(saturday, at(23, 9), 0.0)
    ]


TWO_FORMS = TOML.replace(
    "[[sources]]", '[[sources]]\nid = "khac"\nday_first = true\n[[sources]]', 1
)


def hourly(hours: Sequence[int], first: int) -> list[tuple[str, ...]]:
    """Ten rows in each of these hours."""
    return [
        row(first + 10 * hour + n, time=f"20/11/2024 {hour:02}:{n:02}:00")
        for hour in hours
        for n in range(10)
    ]


def test_a_form_that_stopped_while_another_went_on_is_a_sign(
    tmp_path: Path, ledger: Ledger
) -> None:
    contest = load(write_folder(tmp_path / "c", toml=TWO_FORMS))
    load_rows(contest, ledger, *hourly((8, 9, 10, 13), 0), source="bieu-mau")
    load_rows(contest, ledger, *hourly(range(8, 14), 1000), source="khac")
    view = committee_view(contest, ledger)
    sign = found(view.signs(), "stopped")
    (group,) = sign.groups
    assert (group.where, group.starts_at, group.ends_at) == ("bieu-mau", at(20, 11), at(20, 13))
    assert group.expected == pytest.approx(20 * 40 / 40)
    times = [line["submitted_at"].hour for line in view.responses(group.response_ids)]
    assert sorted(times) == [10, 13], "the rows around the silence"
    # Both are silent from 14:00 to the closing, which says nothing about a form.
    assert sign.base == Share(1, 3)


@pytest.mark.parametrize(
    ("read_at", "silent"),
    [
        pytest.param(4, [(at(22, 9), at(22, 11), pytest.approx(20))], id="read again at eleven"),
        pytest.param(2, [], id="not read since nine"),
    ],
)
def test_a_live_form_that_stops_is_a_sign_as_soon_as_the_hours_are_known(
    contest: Contest, ledger: Ledger, read_at: int, silent: list[object]
) -> None:
    """Ten rows an hour from eight to eleven on four working days, and on the fifth until nine."""
    rows = [
        row(100 * day + 10 * hour + n, time=f"{day}/11/2024 {hour:02}:{n:02}:00")
        for day in range(18, 23)
        for hour in ((8,) if day == 22 else (8, 9, 10))
        for n in range(10)
    ]
    load_rows(contest, ledger, *rows, now=datetime(2024, 11, 22, 2, tzinfo=UTC))
    ensure_current(contest, ledger)
    now = datetime(2024, 11, 22, read_at, tzinfo=UTC)  # seven hours behind the contest
    pulse = Pulse("bieu-mau", 30, now, now, good_at=now)
    view = visible(compute(contest, ledger, now=now), COMMITTEE, {"bieu-mau": pulse}, now)
    groups = found(view.signs(), "stopped").groups
    assert [(one.starts_at, one.ends_at, one.expected) for one in groups] == silent


def test_hours_after_the_time_that_is_looked_at_say_nothing(
    contest: Contest, ledger: Ledger
) -> None:
    """A file that was loaded later is looked at as of an evening, as in a demonstration."""
    rows = [
        row(100 * day + 10 * hour + n, time=f"{day}/11/2024 {hour:02}:{n:02}:00")
        for day in range(18, 23)
        for hour in ((8,) if day == 22 else (8, 9, 10))
        for n in range(10)
    ]
    load_rows(contest, ledger, *rows, now=NOW)
    ensure_current(contest, ledger)
    for hour, silent in ((2, 0), (4, 1)):  # seven hours behind the contest
        now = datetime(2024, 11, 22, hour, tzinfo=UTC)
        view = visible(compute(contest, ledger, now=now), COMMITTEE, now=now)
        assert len(found(view.signs(), "stopped").groups) == silent


def prized(contest_folder: Path, ledger: Ledger, *loads: Sequence[tuple[str, ...]]) -> list[Sign]:
    """The signs near prizes after these exports, the last seen without what they lack."""
    contest = load(write_folder(contest_folder, toml=TOML + PRIZE))
    for rows in loads:
        load_rows(contest, ledger, *rows, complete=True)
    return list(committee_view(contest, ledger).signs())


def later(number: int, **cells: str) -> tuple[str, ...]:
    """A right answer that comes after that of every earlier number."""
    time = f"20/11/2024 10:{number:02}:07"
    return row(number, **{"time": time, "prediction": "", **cells})


FIVE = [later(n) for n in range(1, 6)]  # 1 wins, 2 comes next
LISTED = {
    "prize_edited_in_sheet": [[later(1, name="Người Số 1 Mới"), *FIVE[1:]]],
    "prize_edited_by_form": [[later(1, time="20/11/2024 10:01:55"), *FIVE[1:]]],
    "prize_missing": [FIVE[1:], FIVE],
}


@pytest.mark.parametrize("name", LISTED)
def test_what_happened_to_a_row_near_a_prize_is_a_sign(
    tmp_path: Path, ledger: Ledger, name: str
) -> None:
    signs = prized(tmp_path / "c", ledger, FIVE, *LISTED[name])
    listed = {sign.name: sign for sign in signs if sign.groups}
    assert set(listed) == {name}
    assert [group.rows for group in listed[name].groups] == [1]
    assert listed[name].base == Share(1, 5)


def test_all_altered_rows_near_a_prize_are_listed_once_each_for_the_protocol(
    tmp_path: Path, ledger: Ledger
) -> None:
    edited = [later(1, name="Người Số 1 Mới"), *FIVE[1:]]
    prized(tmp_path / "c", ledger, FIVE, edited)
    view = visible(compute(load(tmp_path / "c"), ledger, now=NOW), COMMITTEE)
    (one,) = view.altered_near_prizes()
    assert (one.full_name, one.signs) == ("Người Số 1 Mới", ("prize_edited_in_sheet",))


def test_a_row_that_would_win_and_was_deleted_is_a_sign_and_a_wrong_one_is_not(
    tmp_path: Path, ledger: Ledger
) -> None:
    wrong = later(6, answer="B")
    signs = prized(tmp_path / "c", ledger, [*FIVE, wrong], FIVE[1:], FIVE[1:])
    (group,) = found(signs, "prize_missing").groups
    assert group.starts_at == datetime(2024, 11, 20, 10, 1, 7)
    assert found(signs, "prize_missing").base == Share(2, 6)


@pytest.mark.parametrize(
    ("edited", "name"),
    [
        ({"time": "13/12/2024 17:00:00"}, "prize_edited_by_form"),  # late now
        ({"unit": "lạ"}, "prize_edited_in_sheet"),  # waits now
    ],
)
def test_a_row_that_would_win_and_was_edited_until_it_did_not_count_is_a_sign(
    tmp_path: Path, ledger: Ledger, edited: dict[str, str], name: str
) -> None:
    wrong = later(6, answer="B")
    after = [later(1, **edited), *FIVE[1:], later(6, answer="B", **edited)]
    signs = prized(tmp_path / "c", ledger, [*FIVE, wrong], after)
    (group,) = found(signs, name).groups
    assert group.rows == 1, "the wrong answer would not have won"


def test_the_same_far_from_a_prize_is_only_in_the_base_rate(tmp_path: Path, ledger: Ledger) -> None:
    edited = [*FIVE[:4], later(5, name="Người Số 5 Mới")]
    signs = prized(tmp_path / "c", ledger, FIVE, edited)
    assert not [sign.name for sign in signs if sign.groups]
    assert found(signs, "prize_edited_in_sheet").base == Share(1, 5)


def test_a_row_earlier_than_the_rows_before_it_is_a_sign(tmp_path: Path, ledger: Ledger) -> None:
    typed = later(9, time="20/11/2024 10:00:30")
    signs = prized(tmp_path / "c", ledger, [*FIVE, typed])
    (group,) = found(signs, "prize_out_of_order").groups
    assert group.starts_at == datetime(2024, 11, 20, 10, 0, 30)
    assert found(signs, "prize_out_of_order").base == Share(1, 6)
    assert [sign.name for sign in signs if sign.groups] == ["prize_out_of_order"]


def test_a_row_after_one_that_was_edited_is_in_order(tmp_path: Path, ledger: Ledger) -> None:
    """A form gives an edited row a later time in its old place."""
    edited = later(8, time="20/11/2024 15:00:00", answer="B")
    signs = prized(tmp_path / "c", ledger, [*FIVE[:3], edited, *FIVE[3:]])
    assert found(signs, "prize_out_of_order").base == Share(0, 6)


def test_rows_that_came_together_may_be_swapped(tmp_path: Path, ledger: Ledger) -> None:
    swapped = later(9, time="20/11/2024 10:02:30")
    signs = prized(tmp_path / "c", ledger, [*FIVE, swapped])
    assert found(signs, "prize_out_of_order").base == Share(0, 6)


def test_a_time_without_seconds_is_a_sign_where_times_have_them(
    tmp_path: Path, ledger: Ledger
) -> None:
    typed, whole = later(0, time="20/11/2024 10:00"), later(0, time="20/11/2024 10:00:00")
    sign = found(prized(tmp_path / "c", ledger, [typed, *FIVE]), "prize_no_seconds")
    assert ([group.rows for group in sign.groups], sign.base) == ([1], Share(1, 6))
    other = Ledger.at(tmp_path / "other")
    sign = found(prized(tmp_path / "c", other, [whole, *FIVE]), "prize_no_seconds")
    assert (sign.groups, sign.base) == ((), Share(1, 6)), "by chance one form time in sixty"


def test_times_that_all_lack_seconds_say_nothing(tmp_path: Path, ledger: Ledger) -> None:
    rows = [later(n, time=f"20/11/2024 10:{n:02}") for n in range(1, 6)]
    sign = found(prized(tmp_path / "c", ledger, rows), "prize_no_seconds")
    assert (sign.groups, sign.base) == ((), Share(5, 5))


def test_only_the_strongest_groups_and_their_first_rows_are_listed(tmp_path: Path) -> None:
    many = [
        row(n, unit=unit, time=f"20/11/2024 {hour:02}:{n % 60:02}:00")
        for n in range(MOST_GROUPS + 2)
        for unit, hour in (("Sở Một", 8), ("Sở Hai", 9))
    ]
    most = [
        row(99, unit=unit, time=f"21/11/2024 {hour:02}:00:00")
        for hour in range(8, 16)
        for unit in ("Sở Một", "Sở Hai")
    ]
    sign = of_phones(tmp_path, *many, *most)
    assert (len(sign.groups), sign.more) == (MOST_GROUPS, 3)
    assert (sign.groups[0].rows, len(sign.groups[0].response_ids)) == (16, MOST_ROWS)


def test_signs_change_nothing_and_are_made_once_for_all_viewers(
    contest: Contest, ledger: Ledger
) -> None:
    load_rows(contest, ledger, row(1), row(1, unit="Sở Hai", time="20/11/2024 09:00:00"))
    view = committee_view(contest, ledger)
    before = everything(view)
    first = view.signs()
    assert found(first, "phone_units").groups
    assert everything(view) == before
    assert ledger.decisions() == ()
    assert all(one is other for one, other in zip(view.signs(), first, strict=True) if
               one.name != "stopped")  # fmt: skip
