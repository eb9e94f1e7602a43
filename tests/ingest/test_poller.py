"""The poller of a contest: whatever is done to the sheet and whatever fails, nothing is lost."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from cli.ingest import main
from contest import Contest
from contest.settings import Source
from ingest import load_file
from ingest.sources.google.sheet import GoogleSheets
from ingest.sources.sheet import Sheet
from ledger import Ledger
from service.serving import start_polling
from tests.builders import NOW, TOML, csv_text, here, row, write_folder
from tests.fake_google import Tab, faults
from tests.live_google import START, Live, answer
from tests.polling import Watched, assert_same_as_import, with_source
from tests.troubles import poll_with_every_fault


@pytest.fixture
def watched(live: Live, ledger: Ledger) -> Watched:
    """Twenty rows, read and loaded."""
    live.tab.extend(answer(number) for number in range(4, 21))
    found = Watched(live, ledger)
    report = found.poll().report
    assert report is not None
    assert report.new == 20
    return found


SECOND = """
[[sources]]
id = "thu-hai"
kind = "google_sheet"
tab = "Câu trả lời biểu mẫu 1"
"""

CHANGES: dict[str, Callable[[Tab], object]] = {
    "sorted": lambda tab: tab.sort(lambda values: str(values[1])),
    "several deleted": lambda tab: tab.delete(3, 4),
    "the last deleted": lambda tab: tab.delete(20),
    "above hand-typed rows": lambda tab: (
        tab.append([None, *answer(90)[1:]]), tab.insert(19, answer(91), answer(92)),
    ),
    "blank rows": lambda tab: (tab.insert(4, [], []), tab.rows.append([]), tab.append(answer(30))),
    "a blank row below": lambda tab: tab.rows.extend([[None], answer(31)]),
    "the last edited": lambda tab: tab.answer_again(20, START + timedelta(hours=5), c5="C"),
    "moved to the end": lambda tab: tab.append(tab.rows.pop(6)),
    "cleared, and typed again at the end": lambda tab: (
        tab.append(list(tab.rows[6])), tab.rows.__setitem__(6, []),
    ),
    "the same answer twice": lambda tab: (tab.append(answer(40)), tab.append(answer(40))),
    "renamed tab": lambda tab: (tab.rename("Đã khoá"), tab.append(answer(41))),
    "new question": lambda tab: (tab.add_question("Câu 2"), tab.append([*answer(42), "B"])),
    "moved heading": lambda tab: tab.move_column(5, 2),
    "stray cells": lambda tab: tab.append([*answer(43), None, "ghi chú"]),
    "nearly emptied": lambda tab: [tab.delete(2) for _ in range(19)],
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_is_done_to_the_sheet_the_ledger_comes_to_the_same_as_an_import(
    watched: Watched, change: str, tmp_path: Path
) -> None:
    CHANGES[change](watched.live.tab)
    polls = [watched.poll(), watched.poll_all(), watched.poll_all(), watched.poll_all()]
    assert [poll.error for poll in polls] == [None] * 4
    assert polls[-1].report is not None
    assert polls[-1].report.changes == 0
    assert_same_as_import(watched, tmp_path)


def test_columns_put_before_the_others_make_no_response_another(
    watched: Watched, tmp_path: Path
) -> None:
    tab = watched.live.tab
    for number, line in enumerate(tab.rows):
        line[:0] = [float(number), None] if number else ["STT", "Ghi chú"]
    tab.edit(5, 2, START + timedelta(hours=5))
    tab.edit(5, 6, "C")
    tab.append([None, None, *answer(21)])
    report = watched.poll().report
    assert report is not None
    assert (report.edited, report.new, report.missing) == (20, 1, 0)
    assert_same_as_import(watched, tmp_path)
    assert watched.poll_all().report.changes == 0  # type: ignore[union-attr]


def test_checkboxes_that_nobody_ticked_are_no_answers(watched: Watched) -> None:
    tab = watched.live.tab
    tab.add_question("Đã gọi")
    heading, *lines = tab.rows
    unused: list[list[object]] = [[None] * 6 for _ in range(9)]
    tab.rows = [heading, *([*line, False] for line in [*lines, *unused])]
    watched.poll_all()
    before = watched.live.google.count()
    tab.insert(21, [*answer(21), False])
    report = watched.poll().report
    assert report is not None
    assert (report.new, watched.live.google.count() - before) == (1, 1)
    assert watched.view().balance().observed == 21


def test_a_row_that_is_typed_again_at_the_end_is_no_second_response(watched: Watched) -> None:
    watched.live.tab.append(list(watched.live.tab.rows[6]))
    watched.live.tab.rows[6] = []
    watched.poll()
    assert watched.view().balance().observed == 20


def test_what_was_read_before_another_load_does_not_undo_it(
    watched: Watched, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Watched(watched.live, watched.ledger)
    read, slow = GoogleSheets.read_all, [True]

    def read_slowly(sheets: GoogleSheets, contest: Contest, source: Source) -> Sheet:
        sheet = read(sheets, contest, source)
        if slow:
            slow.clear()
            watched.live.tab.edit(5, 4, "B")
            watched.live.tab.append(answer(21))
            other.poll()
        return sheet

    monkeypatch.setattr(GoogleSheets, "read_all", read_slowly)
    poll = watched.poll_all()
    assert poll.report is not None
    assert poll.report.changes == 0, "read again, and the other one has loaded it all"
    assert_same_as_import(watched, tmp_path)
    assert watched.poll().report.changes == 0  # type: ignore[union-attr]


def test_a_renamed_heading_is_held_until_it_is_mapped(watched: Watched, tmp_path: Path) -> None:
    watched.live.tab.rename_heading(2, "Số ĐT di động")
    watched.live.tab.append(answer(21))
    poll = watched.poll()
    assert poll.report is not None
    assert poll.report.absent == {"phone": "Số điện thoại"}
    assert watched.view().balance().held == 1, "the new row has no phone; the others had one"
    watched.ledger.decide("map_heading", "phone", {"heading": "Số ĐT di động"}, by="x", now=NOW)
    watched.live.tab.append(answer(22))
    watched.poll()
    assert watched.view().balance().held == 0
    assert_same_as_import(watched, tmp_path)


def test_a_header_of_another_sheet_is_refused_and_what_was_good_stays(
    watched: Watched, tmp_path: Path
) -> None:
    header = watched.live.tab.rows[0]
    watched.live.tab.rows[0] = ["Cột A", "Cột B"]
    poll = watched.poll()
    assert getattr(poll.error, "code", "") == "no_header"
    assert watched.view().balance().accepted == 20
    watched.live.tab.rows[0] = header
    watched.live.tab.append(answer(21))
    assert watched.poll().error is None
    assert_same_as_import(watched, tmp_path)


def test_a_load_by_another_process_in_between_leads_to_a_complete_read(
    watched: Watched, tmp_path: Path
) -> None:
    watched.live.tab.append(answer(21))
    file = tmp_path / "a.csv"
    times = [f"20/11/2024 08:{number:02}:00" for number in range(22)]
    file.write_text(
        csv_text(row(n, time=times[n], prediction=str(n)) for n in range(1, 22)), "utf-8"
    )
    load_file(watched.contest(), watched.ledger, file, now=NOW)
    before = watched.live.google.count()
    poll = watched.poll()
    assert poll.report is not None
    assert (poll.report.observed, poll.report.changes) == (21, 0), "seen there already"
    assert watched.live.google.count() == before + 3, "the end, the spreadsheet, all"


def test_after_the_closing_the_sheet_is_read_once_more_as_a_whole(
    live: Live, ledger: Ledger
) -> None:
    toml = TOML.replace("closes_at = 2024-12-13T16:30:00", "closes_at = 2024-11-20T09:01:10")
    found = Watched(live, ledger, toml)  # it is 09:00
    counts = []
    for _ in range(5):
        before = live.google.count()
        found.poll()
        counts.append(live.google.count() - before)
    assert counts == [2, 1, 1, 2, 1]


def test_a_changed_folder_is_read_anew_and_a_broken_one_changes_nothing(
    watched: Watched,
) -> None:
    place = watched.live.folder / "contest.toml"
    good = place.read_text("utf-8")
    place.write_text("[contest", "utf-8")
    watched.live.tab.append(answer(21))
    assert watched.poll().error is None
    place.write_text(good.replace("Cuộc thi thử", "Cuộc thi khác"), "utf-8")
    before = watched.live.google.count()
    assert watched.poll().error is None
    assert watched.live.google.count() == before + 2


FAULTS = {
    "quota": (faults.too_many("3600"), "google_quota"),
    "html": (faults.page(200), "google_trouble"),
    "cut": (faults.cut_json(), "google_trouble"),
    "reset": (faults.reset(), "google_offline"),
    "token": (faults.expired(), "google_trouble"),
    "api off": (faults.api_off(), "google_api_off"),
    "quota in a 403": (faults.refused("RATE_LIMIT_EXCEEDED"), "google_quota"),
    "project deleted": (faults.refused("CONSUMER_INVALID"), "google_project"),
    "domain policy": (faults.refused("domainPolicy"), "google_forbidden"),
    "a proxy": (faults.page(403), "google_blocked"),
    "redirected": (faults.redirect("/"), "google_blocked"),
    "null": (faults.Fault(200, b'{"valueRanges": null}', "application/json"), "google_trouble"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_failure_is_told_and_the_next_good_poll_finds_all(
    watched: Watched, fault: str, tmp_path: Path
) -> None:
    watched.live.google.faults.script(*[FAULTS[fault][0]] * 12)
    watched.live.tab.append(answer(21))
    failed = watched.poll()
    assert getattr(failed.error, "code", "") == FAULTS[fault][1]
    watched.live.google.faults.clear()
    assert watched.poll().error is None
    assert_same_as_import(watched, tmp_path)


def test_pauses_grow_to_five_minutes_while_a_source_fails_and_end_with_it(
    watched: Watched,
) -> None:
    watched.live.book.shared_with.clear()
    pauses = []
    for _ in range(7):
        assert watched.poll().error is not None
        pauses.append(watched.poller.wait_seconds())
    assert pauses == [30, 60, 120, 240, 300, 300, 300]
    watched.live.book.shared_with.add("doc-bai-thi@cuoc-thi.iam.gserviceaccount.com")
    assert watched.poll().error is None
    assert watched.poller.wait_seconds() == 30


def test_a_wait_that_google_asks_for_holds_between_polls_and_for_all_its_sources(
    watched: Watched,
) -> None:
    live, google = watched.live, watched.live.google
    two = TOML.replace("[columns]", f"{SECOND}spreadsheet_id = '{live.book.id}'\n[columns]")
    (live.folder / "contest.toml").write_text(with_source(two, live), "utf-8")
    live.time.now += watched.poller.wait_seconds()
    assert [poll.error for poll in watched.poller.poll_due()] == [None, None]
    google.faults.script(*[faults.too_many("120")] * 2)  # the second try comes after a wait, too
    live.time.now += 30
    first, second = watched.poller.poll_due()
    held = live.time.now
    assert [getattr(poll.error, "code", "") for poll in (first, second)] == ["google_quota"] * 2
    asked = google.count()
    assert not google.faults.next(token=False), "both were met, by one source"
    while live.time.now < held + 120:
        watched.poller.poll_due()
        assert google.count() == asked
        live.time.now = min(held + 120, live.time.now + 10)
    assert watched.poller.wait_seconds() == 0
    assert [poll.error for poll in watched.poller.poll_due()] == [None, None]


def test_a_time_zone_that_is_changed_during_the_contest_moves_no_answer(watched: Watched) -> None:
    book, before = watched.live.book, watched.view().standings().to_pylist()
    book.zone = "America/Los_Angeles"
    error = watched.poll_all().error
    assert error is not None
    assert error.code == "google_zone_changed"
    assert (error.facts["before"], error.facts["now"]) == ("Asia/Ho_Chi_Minh", book.zone)
    assert watched.view().standings().to_pylist() == before
    for same in ("Asia/Bangkok", "GMT+07:00", "Asia/Ho_Chi_Minh"):
        book.zone = same
        report = watched.poll_all().report
        assert report is not None
        assert report.changes == 0


def test_a_clock_that_is_set_back_stops_nothing(watched: Watched) -> None:
    watched.live.time.now -= 7200
    watched.live.tab.append(answer(21))
    (poll,) = watched.poller.poll_due()
    assert poll.report is not None
    assert poll.report.new == 1


def test_a_poller_that_starts_anew_doubles_nothing(watched: Watched) -> None:
    watched.live.tab.append(answer(21))
    watched.start_anew()
    poll = watched.poll()
    assert poll.report is not None
    assert (poll.report.observed, poll.report.new) == (21, 1)


def test_two_pollers_at_once_come_to_the_same_ledger(watched: Watched, tmp_path: Path) -> None:
    other = Watched(watched.live, watched.ledger)
    other.poll()
    for number in range(21, 41):
        watched.live.tab.append(answer(number))
        watched.live.tab.edit(number - 10, 4, "C")
        if number % 5 == 0:
            watched.live.tab.delete(3)
        for one in (watched, other) if number % 2 else (other, watched):
            one.poller.poll_due()
            watched.live.time.now += 15
    watched.poll_all()
    other.poll_all()
    watched.poll_all()
    assert_same_as_import(watched, tmp_path)


def test_polls_with_every_fault_and_change_end_with_ledger_equal_to_sheet(
    watched: Watched, tmp_path: Path
) -> None:
    poll_with_every_fault(watched, polls=40, seed=20241118, place=tmp_path)


def test_an_unforeseen_error_is_told_without_its_message(
    watched: Watched, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    phone = "09" + "0" * 7 + "1"

    def fail(*_: object, **__: object) -> None:
        raise ValueError(phone)

    monkeypatch.setattr("ingest.polling.poller.poll_sheet", fail)
    poll = watched.poll()
    assert getattr(poll.error, "code", "") == "unforeseen"
    assert phone not in caplog.text + str(poll.error)
    assert "test_poller.py" in caplog.text, "where it happened"
    monkeypatch.undo()
    assert watched.poll().error is None


def test_a_ledger_that_cannot_be_compacted_ends_no_poller(
    watched: Watched, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("damaged: Người Số 1")

    monkeypatch.setattr("ingest.polling.poller.compact", fail)
    watched.live.tab.append(answer(21))
    assert watched.poll().error is None
    assert "not compacted: OSError" in caplog.text


def test_status_calls_a_source_that_fails_stale_and_says_when_it_was_good(
    watched: Watched, capsys: pytest.CaptureFixture[str]
) -> None:
    watched.live.book.shared_with.clear()
    good = watched.now()
    watched.poll()
    place = ["--contest", str(watched.live.folder), "--data", watched.ledger.uri]
    assert main(["status", *place, "--format", "json"]) == 0
    (source,) = json.loads(capsys.readouterr().out)["sources"]
    assert source["state"] == "stale"
    local = watched.contest().local(good)
    assert source["last_good_at"] == local.isoformat()


def test_the_dashboard_polls_only_where_a_source_is_live(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in watched.live.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("CONTEST_DIR", str(watched.live.folder))
    monkeypatch.setenv("CONTEST_DATA", watched.ledger.uri)
    watched.live.tab.append(answer(21))
    polling = start_polling(here(), print)
    assert polling is not None
    end = time.monotonic() + 120
    while watched.ledger.load_number("bieu-mau") < 2:
        assert time.monotonic() < end
        time.sleep(0.05)
    polling.stop()
    assert polling.ended(10)
    write_folder(watched.live.folder)
    assert start_polling(here(), print) is None
