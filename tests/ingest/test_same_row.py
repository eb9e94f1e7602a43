"""Rows that say the same at another precision: no edit, and the finer version stays."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contest import Contest
from ingest.reading.said import said
from ledger import Ledger
from tests.builders import NOW, row
from tests.desk import committee_view, load_rows

Row = tuple[str, ...]
TIME, NAME, PHONE, UNIT, ANSWER, PREDICTION = range(6)


def changed(one: Row, **cells: str) -> Row:
    places = {"time": TIME, "name": NAME, "phone": PHONE}
    new = list(one)
    for name, text in cells.items():
        new[places[name]] = text
    return tuple(new)


def resaved(one: Row) -> Row:
    """As a spreadsheet writes the row again: no seconds, no first zeros."""
    day, clock = one[TIME].split(" ")
    hour, minute, _ = clock.split(":")
    return changed(one, time=f"{day} {int(hour)}:{minute}", phone=one[PHONE].lstrip("0"))


def told(contest: Contest, ledger: Ledger) -> list[tuple[str, int, str]]:
    view = committee_view(contest, ledger)
    lines = view.standings().to_pylist()
    return [(x["full_name"], x["rank"], x["submitted_at"].isoformat()) for x in lines]


TOGETHER = [
    row(1, time="20/11/2024 08:00:50", prediction="7"),
    row(2, time="20/11/2024 08:00:10", prediction="7"),
    row(3, time="05/12/2024 09:30:45", prediction="7"),
]


def test_a_file_saved_again_without_seconds_changes_nothing(
    contest: Contest, ledger: Ledger
) -> None:
    load_rows(contest, ledger, *TOGETHER)
    before = told(contest, ledger)
    assert [rank for _, rank, _ in before] == [1, 2, 3]
    report = load_rows(contest, ledger, *[resaved(one) for one in TOGETHER])
    assert (report.observed, report.changes, report.refused) == (3, 0, None)
    assert told(contest, ledger) == before


def test_seconds_that_are_all_zero_are_seconds_that_were_lost(
    contest: Contest, ledger: Ledger
) -> None:
    load_rows(contest, ledger, *TOGETHER)
    before = told(contest, ledger)
    again = [changed(one, time=one[TIME][:-2] + "00") for one in TOGETHER]
    assert load_rows(contest, ledger, *again).changes == 0
    assert told(contest, ledger) == before


def test_the_finer_file_that_comes_second_gives_its_seconds(
    contest: Contest, ledger: Ledger
) -> None:
    load_rows(contest, ledger, *[resaved(one) for one in TOGETHER])
    report = load_rows(contest, ledger, *TOGETHER)
    assert (report.new, report.edited, report.finer) == (0, 0, 3)
    assert [time for _, _, time in told(contest, ledger)] == [
        "2024-11-20T08:00:10", "2024-11-20T08:00:50", "2024-12-05T09:30:45",
    ]  # fmt: skip
    assert load_rows(contest, ledger, *[resaved(one) for one in TOGETHER]).changes == 0


def test_an_acceptance_holds_for_the_finer_version(contest: Contest, ledger: Ledger) -> None:
    doubtful = [changed(row(4), name="Người Bốn"), *TOGETHER]
    doubtful[0] = (*doubtful[0][:UNIT], "Sở Không Có", *doubtful[0][UNIT + 1 :])
    load_rows(contest, ledger, *[resaved(one) for one in doubtful])
    view = committee_view(contest, ledger)
    held = view.held()[0]
    facts = {"row_hash": held["content_hash"]}
    ledger.decide("accept", held["response_id"], facts, by="An", now=NOW)
    load_rows(contest, ledger, *doubtful)
    assert committee_view(contest, ledger).balance().accepted == 4


def test_two_attempts_of_one_minute_stay_two(contest: Contest, ledger: Ledger) -> None:
    twice = [row(1, time="20/11/2024 08:00:10"), row(1, time="20/11/2024 08:00:50")]
    load_rows(contest, ledger, *[*twice, row(2)])
    assert load_rows(contest, ledger, *[*map(resaved, twice), row(2)]).changes == 0
    report = load_rows(contest, ledger, *[resaved(twice[1]), row(2)])
    assert (report.new, report.edited, report.missing) == (0, 0, 1)


def test_another_answer_in_a_coarse_file_is_an_edit(contest: Contest, ledger: Ledger) -> None:
    load_rows(contest, ledger, *TOGETHER)
    again = [resaved(one) for one in TOGETHER]
    again[1] = (*again[1][:ANSWER], "B", again[1][PREDICTION])
    report = load_rows(contest, ledger, *again)
    assert (report.new, report.edited, report.missing) == (0, 1, 0)
    assert told(contest, ledger)[0][2] == "2024-11-20T08:00:50"


def test_an_edit_keeps_the_seconds_that_a_coarse_file_has_lost(
    contest: Contest, ledger: Ledger
) -> None:
    load_rows(contest, ledger, *TOGETHER)
    again = [resaved(one) for one in TOGETHER]
    again[0] = changed(again[0], name="Người Sửa Tên")
    assert load_rows(contest, ledger, *again).edited == 1
    assert ("Người Sửa Tên", 2, "2024-11-20T08:00:50") in told(contest, ledger)


@pytest.mark.parametrize(
    ("one", "other"),
    [("1,0", "1"), ("1.50", "1,5"), ("007", "7"), ("+84 912 345 678", "912345678"),
     ("01/02/1990", "1990-02-01 00:00:00"), (" A\u00a0 b", "A b")],
)  # fmt: skip
def test_these_cells_say_the_same(one: str, other: str) -> None:
    assert said(one, True) == said(other, True)


@pytest.mark.parametrize(
    ("one", "other"),
    [("1,5", "15"), ("A", "a"), ("01/02/1990", "02/01/1990"), ("0", "")],
)
def test_these_cells_do_not(one: str, other: str) -> None:
    assert said(one, True) != said(other, True)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_share_of_rows_saved_again_changes_nothing(
    contest: Contest, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    people = data.draw(st.lists(st.integers(1, 4), min_size=1, max_size=8))
    seconds = data.draw(st.lists(st.integers(0, 3599), min_size=8, max_size=8))
    rows = [
        row(n, time=f"20/11/2024 08:{at // 60:02}:{at % 60:02}", prediction="7")
        for n, at in zip(people, seconds, strict=False)
    ]
    ledger = Ledger.at(tmp_path_factory.mktemp("ledger") / "ledger")
    load_rows(contest, ledger, *rows)
    before = told(contest, ledger), committee_view(contest, ledger).balance().observed
    again = [resaved(one) if data.draw(st.booleans()) else one for one in rows]
    if data.draw(st.booleans()):
        again = data.draw(st.permutations(again))
    report = load_rows(contest, ledger, *again)
    assert report.changes == 0
    assert (told(contest, ledger), committee_view(contest, ledger).balance().observed) == before
