"""What goes wrong on the way to a live sheet: what passes, and what stays."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest
import urllib3
from hypothesis import given
from hypothesis import strategies as st

from contest.errors import SourceError
from ingest.sources.google.refusal import Answer, refusal
from ingest.sources.google.retry import Patience, TransientError
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


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("7", 7), (" 7 ", 7), ("0", 0), ("007", 7), ("301", 300), ("9" * 20, 300),
        ("9" * 5000, 300), ("", None), ("²", None), ("٣", None), ("1e9", None), ("-5", None),
        ("nan", None), ("inf", None), ("0x10", None), ("1.5", None), ("1_0", None), ("soon", None),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0), ("Fri, 31 Dec 9999 23:59:59 GMT", 300),
        ("Wed, 21 Oct 2015 07:28:00", None), ("Mon, 1 Jan 0000 00:00:00 GMT", 0),
        ("Mon, 99 Jan 99999999999999999999 00:00:00 GMT", None),
        ("Mon, 1 Jan 2024 00:00:00 +99999999999999", None),
    ],
)  # fmt: skip
def test_a_wait_that_a_server_asks_for_is_bounded_however_it_is_written(
    text: str, seconds: float | None
) -> None:
    error = refusal("x", Answer(429, {"Retry-After": text}, b""), "a@b")
    assert isinstance(error, TransientError)
    assert error.wait_seconds == seconds


@given(st.text(st.characters(max_codepoint=255), max_size=40))
def test_no_text_in_the_place_of_a_wait_raises(text: str) -> None:
    error = refusal("x", Answer(503, {"Retry-After": text}, b""), "a@b")
    assert isinstance(error, TransientError)
    assert error.wait_seconds is None or 0 <= error.wait_seconds <= 300


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("token", [False, True], ids=["api", "token"])
def test_while_a_server_asks_for_a_wait_nobody_with_the_same_key_asks(
    live: Live, status: int, *, token: bool
) -> None:
    sheets, wait = live.sheets(), {"Retry-After": "240"}
    live.google.faults.script(faults.Fault(status, headers=wait, token=token))
    with pytest.raises(SourceError):
        sheets.read_all(live.contest, live.source)
    asked = len(live.google.calls)
    live.time.now += 239
    other = live.source.model_copy(update={"id": "khac"})
    with pytest.raises(SourceError) as caught:
        sheets.read_all(live.contest, other)
    assert (caught.value.code, caught.value.facts) == ("google_quota", {"wait_seconds": 1})
    assert len(live.google.calls) == asked
    live.time.now += 1
    assert len(cells(sheets.read_all(live.contest, other))) == 3


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


OLD = "usageLimits"
REFUSED = {
    "not shared": (faults.refused(sentence="The caller does not have permission"), "not_shared"),
    "no sentence": (faults.refused(), "not_shared"),
    "not shared, old": (
        faults.refused(errors=[{"domain": "global", "reason": "forbidden"}]), "not_shared",
    ),
    "not switched on": (faults.refused("SERVICE_DISABLED", "API disabled"), "api_off"),
    "not switched on, old": (faults.refused(errors=[{"reason": "accessNotConfigured"}]), "api_off"),
    "not switched on, no reason": (
        faults.refused(sentence="Google Sheets API has not been used in project 7 before"),
        "api_off",
    ),
    "project deleted": (faults.refused("CONSUMER_INVALID", "Project #7 has been deleted."),
                        "project"),
    "project deleted, no reason": (faults.refused(sentence="Project #7 has been deleted."),
                                   "project"),
    "suspended": (faults.refused("CONSUMER_SUSPENDED"), "project"),
    "no billing": (faults.refused("BILLING_DISABLED"), "project"),
    "scope": (faults.refused("ACCESS_TOKEN_SCOPE_INSUFFICIENT"), "forbidden"),
    "scope, no reason": (
        faults.refused(sentence="Insufficient Permission: insufficient authentication scopes."),
        "forbidden",
    ),
    "domain": (faults.refused(errors=[{"domain": "global", "reason": "domainPolicy"}]),
               "forbidden"),
    "perimeter": (faults.refused("SECURITY_POLICY_VIOLATED"), "forbidden"),
    "unknown": (faults.refused("SOMETHING_NEW", "The caller does not have permission"),
                "forbidden"),
    "not a name": (faults.refused("something new!"), "forbidden"),
    "a proxy's page": (faults.page(403), "blocked"),
    "a proxy's json": (faults.Fault(403, b'{"blocked": true}', "application/json"), "blocked"),
    "a list": (faults.Fault(403, b"[null]", "application/json"), "blocked"),
    "a proxy's 404": (faults.page(404), "blocked"),
    "a proxy that wants a password": (faults.page(407), "blocked"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_a_refusal_is_told_by_its_own_reason_and_tried_once(live: Live, case: str) -> None:
    fault, code = REFUSED[case]
    live.google.faults.script(*[fault] * 9)
    assert live.failure().code == f"google_{code}"
    assert live.time.slept == []


@pytest.mark.parametrize(
    "fault",
    [
        faults.refused("RATE_LIMIT_EXCEEDED", "Quota exceeded for quota metric 'Read requests'"),
        faults.refused(errors=[{"domain": OLD, "reason": "rateLimitExceeded"}]),
        faults.refused(errors=[{"domain": OLD, "reason": "userRateLimitExceeded"}]),
        faults.refused(errors=[{"domain": OLD, "reason": "quotaExceeded"}]),
        faults.refused(sentence="User Rate Limit Exceeded"),
        faults.refused(status="RESOURCE_EXHAUSTED"),
    ],
    ids=["today", "rate", "user", "quota", "sentence", "status"],
)
def test_a_403_about_the_quota_passes_as_a_429_does(live: Live, fault: faults.Fault) -> None:
    live.google.faults.script(fault)
    assert len(cells(live.read_all())) == 3
    assert len(live.time.slept) == 1
    live.google.faults.script(*[fault] * 9)
    assert live.failure().code == "google_quota"


@pytest.mark.parametrize(
    "error",
    [None, [], 7, {"details": None}, {"details": 7, "errors": [None, 7, {}]}, {"status": ["x"]},
     {"message": None, "details": [{"reason": 7}]}],
    ids=repr,
)  # fmt: skip
@pytest.mark.parametrize("token", [False, True], ids=["api", "token"])
def test_a_refusal_with_null_parts_is_no_unforeseen_error(
    live: Live, error: object, *, token: bool
) -> None:
    body = json.dumps({"error": error}).encode()
    live.google.faults.script(faults.Fault(403, body, "application/json", token=token))
    wanted = {"google_not_shared", "google_blocked", "google_forbidden"}
    assert live.failure().code in wanted


@pytest.mark.parametrize("token", [False, True], ids=["api", "token"])
@pytest.mark.parametrize("to", ["/elsewhere", "http://[", "\xff", "", "https://example.vn/"])
def test_a_redirection_is_followed_nowhere_and_told(live: Live, to: str, *, token: bool) -> None:
    live.google.faults.script(faults.redirect(to, token=token))
    error = live.failure()
    assert (error.code, error.facts) == ("google_blocked", {"status": 302})
    assert [call.method for call in live.google.calls] == ["token", "get"][: 1 if token else 2]


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (400, b'{"error": "invalid_scope"}', "google_forbidden"),
        (401, b'{"error": "invalid_client"}', "google_revoked"),
        (403, b"<html>Restricted</html>", "google_blocked"),
        (404, b'{"error": {"code": 404, "message": "Not Found"}}', "google_forbidden"),
        (403, b'{"error": {"message": "no permission"}}', "google_forbidden"),
    ],
)
def test_a_token_server_that_refuses_is_told_by_its_own_reason(
    live: Live, status: int, body: bytes, code: str
) -> None:
    live.google.faults.script(faults.Fault(status, body, "application/json", token=True))
    assert live.failure().code == code


@pytest.mark.parametrize(
    "body",
    ["null", "[]", "[null]", '"x"', "{}", '{"access_token": null}', '{"access_token": ""}',
     '{"access_token": ["x"]}', '{"access_token": "x", "expires_in": "soon"}',
     '{"access_token": "x", "expires_in": 1e30}', '{"access_token": "x", "expires_in": null}',
     "<html>", ""],
)  # fmt: skip
def test_an_answer_without_a_token_is_asked_for_again(live: Live, body: str) -> None:
    fault = faults.Fault(200, body.encode(), "application/json", token=True)
    live.google.faults.script(fault)
    assert len(cells(live.read_all())) == 3
    live.google.faults.script(*[fault] * 9)
    assert live.failure().code == "google_trouble"


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
