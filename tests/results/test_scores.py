"""Scores by reach and what came in between two times, against a count by hand."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from contest import load
from contest.errors import UsageError
from ledger import Ledger
from results import ScoreCounts, View
from tests.builders import NOW, TOML, row, write_folder
from tests.desk import committee_view, load_rows

ROUNDS = """
[[rounds]]
id = "mot"
opens_at = 2024-11-18T07:30:00
closes_at = 2024-11-25T07:30:00
[[rounds]]
id = "hai"
opens_at = 2024-11-25T07:30:00
closes_at = 2024-12-13T16:30:00
[[categories]]
id = "a"
when = { column = "Đối tượng", is = ["A"] }
"""
ITEMS = (
    "id,round,heading,kind,points,options,key\n"
    "q1,mot,Câu 1,single,1,A|B,A\nq2,mot,Câu 2,single,3,A|B,A\n"
    "q3,hai,Câu 3,multiple_partial,1,A|B|C,A|B\n"
)
HEADER = ("Dấu thời gian", "Họ và tên", "Số điện thoại", "Đơn vị", "Câu 1", "Dự đoán", "Câu 2",
          "Câu 3", "Đối tượng")  # fmt: skip


def answer(person: int, day: int, one: str, two: str, three: str, kind: str) -> tuple[str, ...]:
    when = f"{day}/11/2024 09:{person:02}:00"
    return (*row(person, time=when, answer=one), two, three, kind)


SHEET = (
    answer(1, 20, "B", "A", "", "A"),  # 3 of 4: high, superseded by the next
    answer(1, 21, "A", "A", "", "A"),  # full
    answer(2, 20, "A", "B", "", "B"),  # 1 of 4: middle
    answer(3, 20, "B", "B", "", "A"),  # none
    answer(1, 26, "", "", "A", "A"),  # 1/2 of 1: middle
    answer(3, 26, "", "", "A, B", "B"),  # full
    answer(4, 27, "", "", "C", "A"),  # none
)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    place = tmp_path_factory.mktemp("scores")
    contest = load(write_folder(place / "thu", toml=TOML + ROUNDS, items=ITEMS))
    ledger = Ledger.at(place / "ledger")
    load_rows(contest, ledger, *SHEET, header=HEADER)
    return committee_view(contest, ledger)


def test_attempts_and_responses_that_count_are_told_apart_by_round_and_category(
    view: View,
) -> None:
    whole = view.scores()
    assert whole.attempts == ScoreCounts(full=2, high=1, middle=2, low=2, none=2)
    assert whole.counted == ScoreCounts(full=2, high=0, middle=2, low=2, none=2)
    assert view.scores("mot").attempts == ScoreCounts(full=1, high=1, middle=1, low=1, none=1)
    assert view.scores("hai").counted == ScoreCounts(full=1, middle=1, low=1, none=1)
    assert view.scores(category="a").attempts == ScoreCounts(
        full=1, high=1, middle=1, low=2, none=2
    )
    assert whole.attempts.scored == view.headline().attempts
    assert whole.counted.full == view.headline().full_mark_people, "nobody has it in two rounds"
    with pytest.raises(UsageError, match="no category 'b'"):
        view.scores(category="b")


def test_what_came_in_is_what_two_earlier_times_differ_by(view: View) -> None:
    since, until = (datetime.fromisoformat(f"2024-11-{day}") for day in ("20T09:03", "27T09:04:01"))
    earlier, later = (view.as_of(time).headline() for time in (since, until))
    for start, end, people, attempts in (
        (None, since, earlier.people, earlier.attempts),
        (since, until, later.people - earlier.people, later.attempts - earlier.attempts),
        (None, until, later.people, later.attempts),
    ):
        found = view.came_in(start, end)
        assert (found.people, found.attempts) == (people, attempts)
    assert (earlier.people, later.people) == (2, 4)
    assert view.came_in().last == datetime(2024, 11, 27, 9, 4)
    assert view.came_in(until).last is None


def test_an_earlier_time_of_an_earlier_time_is_counted_anew_after_a_decision(
    tmp_path: Path,
) -> None:
    contest = load(write_folder(tmp_path / "thu"))
    ledger, moment = Ledger.at(tmp_path / "ledger"), datetime(2024, 11, 21)
    load_rows(contest, ledger, row(1), row(2))
    first = committee_view(contest, ledger).as_of(moment)
    assert first.as_of(moment).headline().people == 2
    rejected = first.look_up("Người Số 2")[0]["response_id"]
    ledger.decide("reject", rejected, by="ai", now=NOW)
    again = committee_view(contest, ledger).as_of(moment)
    assert again.as_of(moment).headline().people == 1
