"""The numbers and the sentences of one unit, against numbers worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from contest import load
from contest.settings import Hotline
from i18n.format import Format
from i18n.words import Words
from ingest import ensure_current
from ledger import Ledger
from publish.pace import Pace, pace
from publish.reminder import pace_lines, place_line, projected_line, rate_line, reminder
from publish.unit_summary import Beneath, UnitSummary, unit_summary
from results import Principal, compute, visible
from results.unit_days import UnitDay
from tests.builders import COMMITTEE, TOML, row, write_folder
from tests.desk import load_rows

SAY, FMT = Words("vi"), Format("vi")
OPENS, CLOSES = datetime(2024, 11, 18, 7, 30), datetime(2024, 12, 13, 16, 30)

UNITS = """code,name,kind,group,parent,headcount,valid_from,valid_to,successor
H1,Huyện Một,,huyen,,20,,,
X1,Xã Một,,,H1,6,,2024-11-21,X3
X2,Xã Hai,,,H1,4,,,
X3,Xã Ba,,,H1,8,2024-11-22,,
X4,Xã Bốn,,,H1,8,,,
X5,Xã Năm,,,H1,,,,
H2,Huyện Hai,,huyen,,10,,,
H3,Huyện Ba,,huyen,,,,,
S1,Sở Một,,so,,10,,,
"""
GROUPS = """[[groups]]
id = "huyen"
title = "Huyện"
"""
CONTACTS = "unit_code,name,title,phone\nX4,,Văn phòng,02203123456\nX2,Bà Hai,,0912345678\n"


def answers() -> list[tuple[str, ...]]:
    """H1: 2 of X1 on the 18th, 1 of X2 on the 19th, 3 of X3 on the 22nd. H2: 1. S1: 5."""
    places = [("Xã Một", 18)] * 2 + [("Xã Hai", 19)] + [("Xã Ba", 22)] * 3
    places += [("Huyện Hai", 19)] + [("Sở Một", 20)] * 5
    return [
        row(number, unit=unit, time=f"{day}/11/2024 09:{number:02}:00")
        for number, (unit, day) in enumerate(places)
    ]


@pytest.fixture(scope="module")
def summaries(tmp_path_factory: pytest.TempPathFactory) -> dict[str, UnitSummary | None]:
    """At 9 o'clock on 24 November, six full days after the opening, 19 whole days before the
    closing."""
    place = tmp_path_factory.mktemp("summary")
    toml = TOML.replace("[[groups]]", f"{GROUPS}[[groups]]", 1)
    toml += '[targets]\nparticipation_rate = 0.55\n[hotline]\nphone = "0220 3123 456"\n'
    folder = write_folder(place / "c", toml=toml, units=UNITS)
    (folder / "contacts.csv").write_text(CONTACTS, encoding="utf-8")
    contest, ledger = load(folder), Ledger.at(place / "ledger")
    load_rows(contest, ledger, *answers())
    ensure_current(contest, ledger)
    now = datetime(2024, 11, 24, 2, tzinfo=UTC)
    view = visible(compute(contest, ledger, now=now), COMMITTEE, now=now)
    return {code: unit_summary(view, code) for code in ("H1", "X1", "X3", "H3", "S1", "nothing")}


def test_titles_are_in_the_language_of_the_reader(tmp_path: Path) -> None:
    english = GROUPS + 'title_en = "Districts"\n'
    toml = TOML.replace("[[groups]]", f"{english}[[groups]]", 1)
    toml = toml.replace("[contest]", '[contest]\ntitle_en = "A trial contest"', 1)
    contest = load(write_folder(tmp_path / "c", toml=toml, units=UNITS))
    ledger, now = Ledger.at(tmp_path / "ledger"), datetime(2024, 11, 24, 2, tzinfo=UTC)
    load_rows(contest, ledger, *answers())
    ensure_current(contest, ledger)
    view = visible(compute(contest, ledger, now=now), COMMITTEE, now=now)
    found = the(unit_summary(view, "H1", "en"))
    assert (found.title, found.among) == ("A trial contest", "Districts")
    found = the(unit_summary(view, "H1"))
    assert (found.title, found.among) == ("Cuộc thi thử", "Huyện")
    assert the(unit_summary(view, "X2", "en")).among == "Huyện Một", "units keep their names"


def the(summary: UnitSummary | None) -> UnitSummary:
    assert summary is not None
    return summary


def test_a_district_has_its_rate_rank_pace_and_the_lowest_beneath(
    summaries: dict[str, UnitSummary | None],
) -> None:
    found = the(summaries["H1"])
    assert (found.people, found.headcount, found.rate) == (6, 20, 0.3)
    assert (found.rank, found.peers, found.among) == (1, 2, "Huyện")  # 30 % and 10 %; H3: unknown
    # 55 % of 20 are 11; 5 are missing, in 19 days; 6 people in 6 full days.
    assert found.pace == Pace(5, 1, Fraction(1), 20)  # 6 + 19.3 are more than the headcount
    assert (found.beneath, found.silent) == (4, 2)
    assert [(unit.code, unit.people, unit.headcount) for unit in found.lowest] == [
        ("X4", 0, 8), ("X5", 0, None), ("X2", 1, 4), ("X3", 5, 8),
    ]  # fmt: skip
    assert [(one.day.day, one.people) for one in found.days] == [
        (18, 2), (19, 1), (20, 0), (21, 0), (22, 3), (23, 0), (24, 0),
    ]  # fmt: skip


def test_a_unit_counts_the_responses_of_those_that_merged_into_it(
    summaries: dict[str, UnitSummary | None],
) -> None:
    found = the(summaries["X3"])
    assert (found.people, found.headcount, found.among, found.ended) == (5, 8, "Huyện Một", None)
    assert (found.rank, found.peers) == (1, 3)
    assert found.beneath == 0
    assert found.lowest == ()


def test_an_ended_unit_has_its_last_day_and_names_its_successor(
    summaries: dict[str, UnitSummary | None],
) -> None:
    found = the(summaries["X1"])
    assert found.ended is not None
    assert (found.ended.last_day, found.ended.successors) == (date(2024, 11, 21), ("Xã Ba",))
    assert (found.people, found.rank, pace_lines(found, SAY, FMT)) == (2, None, ())


def test_a_unit_without_headcount_has_neither_rate_nor_rank_nor_pace(
    summaries: dict[str, UnitSummary | None],
) -> None:
    found = the(summaries["H3"])
    assert (found.people, found.headcount, found.rate, found.rank, found.pace) == (
        0, None, None, None, None,
    )  # fmt: skip
    assert rate_line(found, SAY, FMT) == "0 người dự thi – chưa có mẫu số"


def test_a_department_is_ranked_in_its_group_and_may_be_alone(
    summaries: dict[str, UnitSummary | None],
) -> None:
    found = the(summaries["S1"])
    assert (found.rate, found.rank, found.peers, found.among) == (0.5, 1, 1, "Sở")


def test_an_unknown_code_has_no_summary(summaries: dict[str, UnitSummary | None]) -> None:
    assert summaries["nothing"] is None


def test_days_are_only_for_who_leads_the_unit(tmp_path: Path) -> None:
    contest = load(write_folder(tmp_path / "c", units=UNITS))
    ledger = Ledger.at(tmp_path / "ledger")
    load_rows(contest, ledger, *answers())
    ensure_current(contest, ledger)
    now = datetime(2024, 11, 24, 2, tzinfo=UTC)
    results = compute(contest, ledger, now=now)
    bearer = visible(results, Principal("liên kết X3", "bearer", ("X3",)), now=now)
    assert sum(one.people for one in the(unit_summary(bearer, "X3")).days) == 5
    assert the(unit_summary(bearer, "H1")).days == ()
    assert the(unit_summary(bearer, "X2")).days == ()


def days(*people: int) -> list[UnitDay]:
    return [
        UnitDay(date(2024, 11, 18) + timedelta(n), count, count) for n, count in enumerate(people)
    ]


def pace_at(
    moment: datetime, *people: int, headcount: int = 100, target: float | None = None
) -> Pace:
    return pace(days(*people), sum(people), headcount, target, moment, OPENS, CLOSES)


def test_the_pace_is_the_mean_of_the_last_seven_full_days() -> None:
    moment = datetime(2024, 11, 27, 12)  # the days 20 to 26 are full; 90 and 9 lie before
    found = pace_at(moment, 9, 90, 1, 2, 3, 4, 5, 6, 7, 1000, headcount=9000)
    assert found.present == Fraction(28, 7)
    assert found.projected == 1127 + 64  # 16 days and 4.5 hours are left


def test_on_the_first_day_nobody_knows_the_pace() -> None:
    assert pace_at(datetime(2024, 11, 18, 12), 3) == Pace(97, 4)  # 25 whole days


def test_a_target_counts_whole_people_and_once_reached_nothing_is_missing() -> None:
    moment = datetime(2024, 11, 19, 12)
    assert pace_at(moment, 0, 5, headcount=11, target=0.55).shortfall == 2  # 6.05 are 7 people
    assert pace_at(moment, 0, 7, headcount=11, target=0.55) == Pace(0, None, Fraction(0), 7)


def test_before_the_opening_the_window_is_left_and_after_the_closing_nothing() -> None:
    assert pace_at(datetime(2024, 11, 1)) == Pace(100, 4)
    assert pace_at(CLOSES, 1, 2) == Pace(97)
    assert pace_at(datetime(2024, 12, 12, 17), *[1] * 25).needed is None, "less than a day is left"


EXAMPLE = UnitSummary(
    title="Cuộc thi thử", form_url="https://thi.example/d", phase="open",
    hotline=Hotline(phone="0220 3123 456", hours="7:30–17:00"),
    opens_at=OPENS, closes_at=CLOSES, moment=datetime(2024, 12, 1, 14, 2),
    as_of=datetime(2024, 12, 1, 14, 2), code="288", name="Huyện Một", ended=None, people=1204,
    attempts=1500, headcount=1930, rate=1204 / 1930, target=None, rank=7, peers=12,
    among="Huyện", pace=Pace(726, 61, Fraction(24), 1494), beneath=3, silent=2,
    lowest=(Beneath("1", "Xã A", 0, 8, 0.0), Beneath("3", "Xã C", 3, 25, 0.12)), days=(),
)  # fmt: skip


def test_a_leader_reads_the_rate_the_place_and_what_is_missing() -> None:
    assert rate_line(EXAMPLE, SAY, FMT).replace("\u00a0", " ") == "62,4 % – 1.204/1.930 người"
    assert place_line(EXAMPLE, SAY, FMT) == "Thứ 7/12 (Huyện)"
    assert ", ".join(pace_lines(EXAMPLE, SAY, FMT)) == (
        "Còn thiếu 726 người so với tổng số CBCCVC, còn 12 ngày, cần 61 người/ngày, "
        "hiện 24 người/ngày"
    )
    assert projected_line(EXAMPLE, SAY, FMT).replace("\u00a0", " ").endswith("1.494 người (77,4 %)")


def test_the_reminder_is_plain_lines_that_say_what_the_page_says() -> None:
    assert reminder(EXAMPLE, SAY, FMT).replace("\u00a0", " ").split("\n") == [
        "Huyện Một – Cuộc thi thử",
        "Tính đến 01/12/2024 14:02: 62,4 % – 1.204/1.930 người, thứ 7/12 (Huyện).",
        "Còn thiếu 726 người so với tổng số CBCCVC, còn 12 ngày, cần 61 người/ngày, "
        "hiện 24 người/ngày.",
        "Chưa có người dự thi: Xã A, và 1 đơn vị khác.",
        "Tỷ lệ thấp nhất: Xã C 12,0 % (3/25).",
        "Đề nghị nhắc người chưa dự thi nộp bài trước 13/12/2024 16:30.",
        "Dự thi tại: https://thi.example/d",
        "Đường dây hỗ trợ: 0220 3123 456 (7:30–17:00)",
    ]


def test_the_reminder_reads_well_before_the_opening_after_the_closing_and_for_an_ended_unit() -> (
    None
):
    before = replace(EXAMPLE, phase="before", people=0, rate=0.0, rank=None)
    assert "Cuộc thi chưa mở. Thời gian mở: 18/11/2024 07:30." in reminder(before, SAY, FMT)
    assert "Chưa có" not in reminder(before, SAY, FMT)
    after = reminder(replace(EXAMPLE, phase="after", pace=Pace(726)), SAY, FMT)
    assert "Còn thiếu 726 người so với tổng số CBCCVC.\n" in after
    assert "Đề nghị" not in after
    assert "ngày" not in after
    unknown = replace(EXAMPLE, headcount=None, rate=None, rank=None, pace=None)
    assert "1.204 người dự thi – chưa có mẫu số.\n" in reminder(unknown, SAY, FMT)


def test_a_unit_that_ends_after_the_contest_leads_nobody_any_more_and_says_so(
    tmp_path: Path,
) -> None:
    units = "code,name,kind,group,parent,headcount,valid_to\nS1,Sở Một,,so,,9,2025-06-30\n"
    contest = load(write_folder(tmp_path / "c", units=units))
    ledger = Ledger.at(tmp_path / "ledger")
    load_rows(contest, ledger, row(1, unit="Sở Một"))
    ensure_current(contest, ledger)
    looked = {
        "before": datetime(2025, 6, 30, tzinfo=UTC),
        "after": datetime(2025, 7, 2, tzinfo=UTC),
    }
    for name, now in looked.items():
        leader = visible(
            compute(contest, ledger, now=now), Principal("an", "leader", ("S1",)), now=now
        )
        found = the(unit_summary(leader, "S1"))
        assert found.people == 1
        assert (found.ended is not None) == (name == "after")
        assert leader.took_part("S1").total == (0 if name == "after" else 1)


def test_a_unit_made_after_the_contest_has_the_responses_of_those_that_merged_into_it(
    tmp_path: Path,
) -> None:
    """The code S1 is reused: a leader's code means the unit that bears it on the day of looking,
    the committee's the unit of the contest's last day."""
    units = (
        "code,name,kind,group,parent,headcount,valid_from,valid_to,successor\n"
        "S1,Sở Một,,so,,9,,2025-06-30,S1\nS2,Sở Hai,,so,,6,,2025-06-30,S1\n"
        "S1,Sở Mới,,so,,10,2025-07-01,,\n"
    )
    contest = load(write_folder(tmp_path / "c", units=units))
    ledger = Ledger.at(tmp_path / "ledger")
    load_rows(contest, ledger, row(1, unit="Sở Một"), row(2, unit="Sở Hai"), row(3, unit="Sở Hai"))
    ensure_current(contest, ledger)
    now = datetime(2026, 11, 30, tzinfo=UTC)
    results = compute(contest, ledger, now=now)
    for who in (Principal("an", "leader", ("S1",)), Principal("liên kết S1", "bearer", ("S1",))):
        found = the(unit_summary(visible(results, who, now=now), "S1"))
        assert (found.name, found.people, found.headcount) == ("Sở Mới", 3, 10)
        assert sum(day.people for day in found.days) == 3
        assert found.ended is None
    committee = the(unit_summary(visible(results, COMMITTEE, now=now), "S1"))
    assert (committee.name, committee.people, committee.ended) == ("Sở Một", 1, None)
