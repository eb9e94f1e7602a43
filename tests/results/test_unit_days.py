"""The days of a unit: each person once in each unit, zero days too, and no day of another unit."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from contest import load
from ingest import ensure_current
from ledger import Ledger
from results import View, compute, visible
from tests.builders import COMMITTEE, row, write_folder
from tests.desk import load_rows

UNITS = """code,name,kind,group,parent,headcount,valid_from,valid_to,successor
H,Huyện,,so,,20,,,
X,Xã X,,,H,10,,2024-11-20,Z
Y,Xã Y,,,H,10,,,
Z,Xã Z,,,H,10,2024-11-21,,
"""


def answers(day: int, person: int, unit: str, **cells: str) -> tuple[str, ...]:
    return row(person, time=f"{day}/11/2024 09:00:{person:02}", unit=unit, **cells)


ROWS = (
    answers(18, 1, "Xã X"),
    answers(20, 1, "Xã X", answer="B"),  # the same person again: an attempt, nobody new
    answers(20, 2, "Xã X"),
    answers(19, 3, "Xã Y", answer="B"),
    answers(22, 3, "Xã Z"),  # the better answer counts, and it names Z
    answers(22, 4, "Xã Z"),
    answers(22, 5, "Xã Z", phone="không có"),  # held
    answers(17, 6, "Xã Y"),  # before the opening
)


def view_at(tmp_path: Path, *moment: int) -> View:
    contest = load(write_folder(tmp_path / "c", units=UNITS))
    ledger = Ledger.at(tmp_path / "ledger")
    load_rows(contest, ledger, *ROWS)
    ensure_current(contest, ledger)
    now = datetime(*moment, tzinfo=UTC)
    return visible(compute(contest, ledger, now=now), COMMITTEE, now=now)


def shown(view: View, code: str) -> list[tuple[int, int, int]]:
    return [(one.day.day, one.people, one.attempts) for one in view.unit_days(code)]


def test_days_count_each_person_of_a_unit_once_and_zero_days_too(tmp_path: Path) -> None:
    view = view_at(tmp_path, 2024, 11, 23, 2)
    assert shown(view, "X") == [(18, 1, 1), (19, 0, 0), (20, 1, 2), (21, 0, 0), (22, 0, 0),
                                (23, 0, 0)]  # fmt: skip
    assert shown(view, "Z") == [(18, 0, 0), (19, 0, 0), (20, 0, 0), (21, 0, 0), (22, 2, 2),
                                (23, 0, 0)]  # fmt: skip
    # Person 3 took part in Y, but the answer that counts names Z: nobody of Y, one attempt there.
    assert shown(view, "Y")[:3] == [(18, 0, 0), (19, 0, 1), (20, 0, 0)]
    assert shown(view, "H") == [(18, 1, 1), (19, 1, 1), (20, 1, 2), (21, 0, 0), (22, 1, 2),
                                (23, 0, 0)]  # fmt: skip
    for code in "HXYZ":
        unit = view.unit(code)
        assert unit is not None
        days = view.unit_days(code)
        assert sum(day.people for day in days) == unit["people"]
        assert sum(day.attempts for day in days) == unit["attempts"]


def test_a_unit_of_a_later_day_has_the_days_of_those_that_merged_into_it(tmp_path: Path) -> None:
    view = view_at(tmp_path, 2024, 11, 23, 2).with_units_of(date(2024, 11, 23))
    assert [(day, people) for day, people, _ in shown(view, "Z") if people] == [
        (18, 1), (20, 1), (22, 2),
    ]  # fmt: skip


def test_there_are_no_days_before_the_opening_and_none_after_the_closing(tmp_path: Path) -> None:
    assert view_at(tmp_path / "before", 2024, 11, 17).unit_days("H") == ()
    days = view_at(tmp_path / "after", 2025, 3, 1).unit_days("H")
    assert (days[0].day, days[-1].day) == (date(2024, 11, 18), date(2024, 12, 13))
