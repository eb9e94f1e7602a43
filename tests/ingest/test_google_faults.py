"""What goes wrong on the way to a live sheet: what passes, and what stays."""

from __future__ import annotations

import threading
from typing import Any

import pytest
import urllib3

from contest.errors import SourceError
from ingest.sources.google.retry import Patience
from tests.fake_google import faults
from tests.fake_google.accounts import ADDRESS
from tests.live_google import Live, answer, cells


@pytest.mark.parametrize(
    "script",
    [
        [faults.too_many()],
        [faults.page(500), faults.page(502)],
        [faults.page(200)],
        [faults.cut_json()],
        [faults.hang(1.0)],
        [faults.reset()],
        [faults.expired()],
        [faults.token_trouble()],
        [None, faults.page(503)],
    ],
    ids=["429", "5xx", "html", "cut", "hang", "reset", "expired", "token", "second"],
)
def test_a_fault_that_passes_costs_a_pause_and_no_row(
    live: Live, script: list[faults.Fault | None]
) -> None:
    live.google.faults.script(*script)
    assert len(cells(live.read_all())) == 3
    assert live.time.slept


def test_faults_at_random_never_give_a_wrong_row(live: Live) -> None:
    kinds = [faults.too_many(), faults.page(502), faults.page(200), faults.cut_json()]
    live.google.faults.sometimes([*kinds, faults.reset()], share=0.3, count=60, seed=3)
    sheets = live.sheets()
    for number in range(4, 24):
        live.tab.append(answer(number))
        assert len(sheets.read_new(live.contest, live.source, number - 1).rows) == 2


def test_the_server_says_how_long_to_wait(live: Live) -> None:
    live.google.faults.script(faults.too_many("45"))
    live.read_all()
    assert live.time.slept[0] == 45


def test_a_token_that_ran_out_is_asked_for_again(live: Live) -> None:
    sheets = live.sheets()
    sheets.read_all(live.contest, live.source)
    live.google.clock.advance(3700)
    assert len(cells(sheets.read_all(live.contest, live.source))) == 3
    assert live.google.count("token") == 2


# What goes wrong and stays


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (faults.too_many(), "google_quota"),
        (faults.page(502), "google_trouble"),
        (faults.page(200), "google_trouble"),
        (faults.reset(), "google_offline"),
        (faults.token_trouble(), "google_trouble"),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_patience_ends_after_a_bounded_time_with_the_reason(
    live: Live, fault: faults.Fault, code: str
) -> None:
    live.google.faults.script(*[fault] * 50)
    assert live.failure().code == code
    assert len(live.time.slept) <= 6
    assert live.time.now <= 180


def test_a_long_wait_that_the_server_asks_for_is_not_sat_out(live: Live) -> None:
    live.google.faults.script(faults.too_many("3600"))
    assert live.failure().code == "google_quota"
    assert live.time.slept == []


def test_an_answer_that_drips_ends_at_the_deadline(live: Live) -> None:
    live.google.faults.script(faults.drip(0.02))
    sheets = live.sheets(patience=Patience(seconds=0.4))
    with pytest.raises(SourceError) as caught:
        sheets.read_all(live.contest, live.source)
    assert caught.value.code == "google_offline"


def test_nobody_at_the_other_end_is_offline(live: Live) -> None:
    sheets = live.sheets(endpoint="http://127.0.0.1:1")
    with pytest.raises(SourceError) as caught:
        sheets.read_all(live.contest, live.source)
    assert caught.value.code == "google_offline"


def test_a_sheet_that_is_not_shared_names_the_address_to_share_with(live: Live) -> None:
    live.book.shared_with.clear()
    error = live.failure()
    assert (error.code, error.facts["address"]) == ("google_not_shared", ADDRESS)
    assert ADDRESS in str(error)
    assert live.time.slept == []


def test_what_trying_again_does_not_mend_is_tried_once(live: Live) -> None:
    live.google.faults.script(faults.api_off())
    assert live.failure().code == "google_api_off"
    live.google.faults.script(faults.wrong_clock())
    assert live.failure().code == "google_clock"
    live.google.accounts.revoked = True
    assert live.failure().code == "google_revoked"
    live.google.accounts.revoked = False
    live.source = live.source.model_copy(update={"spreadsheet_id": "1" + "x" * 43})
    assert live.failure().code == "google_not_found"
    assert live.time.slept == []


def test_a_key_that_google_never_made_is_refused(live: Live) -> None:
    forged = live.google.key_file(forged=True)
    live.environment = {"CONTEST_GOOGLE_KEY": forged}
    assert live.failure().code == "google_revoked"


def test_reads_stay_under_googles_quota(live: Live) -> None:
    sheets = live.sheets()
    live.google.clock.now = live.time.clock  # type: ignore[method-assign]
    try:
        for _ in range(130):
            sheets.read_new(live.contest, live.source, 3)
    finally:
        del live.google.clock.now
    assert live.google.count() == 131
    assert live.google.busiest_minute() <= 50


def test_the_client_talks_to_the_endpoint_and_the_token_server_only(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    hosts: list[str] = []
    connect_to = urllib3.util.connection.create_connection

    def watched(address: tuple[str, int], *args: Any, **rest: Any) -> Any:
        hosts.append(address[0])
        return connect_to(address, *args, **rest)

    monkeypatch.setattr("urllib3.util.connection.create_connection", watched)
    live.read_all()
    for thread in threading.enumerate():  # google-auth asks more in the background
        if thread.daemon and "Regional" in type(thread).__name__:
            thread.join()
    assert set(hosts) == {"127.0.0.1"}
