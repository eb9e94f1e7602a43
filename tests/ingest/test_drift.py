"""A heading that vanishes: whatever said who or where somebody is, nobody is taken for another."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger import Ledger
from ledger.pulse import Pulse, read_pulses
from tests.builders import NOW, TOML
from tests.live_google import Live, answer
from tests.polling import Watched, assert_same_as_import

# What is not required is what could be read wrong without anybody's notice.
OPTIONAL = TOML.replace('required = ["full_name", "phone", "unit"]', "required = []").replace(
    'match_on = ["phone"]', 'match_on = ["phone", "email", "full_name"]'
)
COLUMNS = {
    "full_name": "Họ và tên",
    "phone": "Số điện thoại",
    "unit": "Đơn vị",
    "email": "Email",
    "q1": "Câu 1",
}


@pytest.fixture
def watched(live: Live, ledger: Ledger) -> Watched:
    """Three accepted answers with an address each."""
    live.tab.rows[0].append("Email")
    for number, row in enumerate(live.tab.rows[1:]):
        row.append(f"a{number}@example.com")
    toml = OPTIONAL.replace("[columns]", '[columns]\nemail = ["Email"]')
    found = Watched(live, ledger, toml)
    found.poll()
    assert found.view().balance().accepted == 3
    return found


@pytest.mark.parametrize("name", COLUMNS)
def test_rows_wait_while_a_column_that_was_there_has_another_heading(
    watched: Watched, name: str
) -> None:
    tab = watched.live.tab
    place = tab.rows[0].index(COLUMNS[name])
    tab.rename_heading(place, "Tiêu đề mới")
    tab.append([*answer(4), "b@example.com"])
    report = watched.poll().report
    assert report is not None
    assert (report.new, report.vanished) == (1, {name: COLUMNS[name]})
    assert report.proposals == {name: "Tiêu đề mới"}
    balance = watched.view().balance()
    assert (balance.accepted, balance.held) == (3, 1)
    watched.ledger.decide("map_heading", name, {"heading": "Tiêu đề mới"}, by="x", now=NOW)
    watched.poll()
    assert (watched.view().balance().accepted, watched.view().balance().held) == (4, 0)


@pytest.mark.parametrize("name", COLUMNS)
def test_what_came_meanwhile_counts_when_the_heading_is_named_as_before(
    watched: Watched, name: str, tmp_path: Path
) -> None:
    tab = watched.live.tab
    place = tab.rows[0].index(COLUMNS[name])
    tab.rename_heading(place, "Tiêu đề mới")
    tab.append([*answer(4), "b@example.com"])
    watched.poll()
    tab.rename_heading(place, COLUMNS[name])
    report = watched.poll().report
    assert report is not None
    assert (report.new, report.edited, report.vanished) == (0, 1, {})
    assert_same_as_import(watched, tmp_path)
    assert watched.poll_all().report.changes == 0  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["full_name", "phone", "unit"])
def test_a_renamed_required_column_is_what_rows_wait_for_not_the_field_in_it(
    live: Live, ledger: Ledger, name: str
) -> None:
    watched = Watched(live, ledger, TOML)
    watched.poll()
    live.tab.rename_heading(live.tab.rows[0].index(COLUMNS[name]), "Tiêu đề mới")
    live.tab.append(answer(4))
    watched.poll()
    assert watched.view().balance().reasons == {"R208_column_missing": 1}


def test_without_the_time_of_submission_nothing_is_loaded_and_nothing_lost(
    watched: Watched,
) -> None:
    tab = watched.live.tab
    tab.rename_heading(0, "Thời điểm")
    tab.append([*answer(4), "b@example.com"])
    for _ in range(2):
        report = watched.poll_all().report
        assert report is not None
        assert (report.observed, report.changes) == (4, 0)
        assert report.proposals == {"submitted_at": "Thời điểm"}
    assert watched.view().balance().accepted == 3
    watched.ledger.decide("map_heading", "submitted_at", {"heading": "Thời điểm"}, by="x", now=NOW)
    report = watched.poll().report
    assert report is not None
    assert (report.new, report.changes) == (1, 1)
    assert watched.view().balance().accepted == 4


def test_a_declared_column_that_never_was_there_holds_nothing(live: Live, ledger: Ledger) -> None:
    found = Watched(live, ledger, OPTIONAL.replace("[columns]", '[columns]\nemail = ["Email"]'))
    poll = found.poll()
    assert poll.report is not None
    assert (list(poll.report.absent), poll.report.vanished) == (["email"], {})
    assert found.view().balance().accepted == 3


def test_the_pages_are_told_although_no_row_came_and_until_it_is_mapped(watched: Watched) -> None:
    def pulse() -> Pulse:
        watched.poll()
        return read_pulses(watched.ledger.uri, watched.contest(), watched.now())["bieu-mau"]

    watched.live.tab.rename_heading(2, "Số ĐT")
    told = pulse()
    assert (told.vanished, told.unread) == ({"phone": "Số điện thoại"}, ("Số ĐT",))
    watched.live.book.shared_with.clear()
    assert pulse().vanished == told.vanished, "what was seen last, while it cannot be read"
    watched.live.book.shared_with.add("doc-bai-thi@cuoc-thi.iam.gserviceaccount.com")
    watched.ledger.decide("map_heading", "phone", {"heading": "Số ĐT"}, by="x", now=NOW)
    assert pulse().vanished == {}
