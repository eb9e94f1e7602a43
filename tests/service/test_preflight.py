"""The checks before the opening, against a Google of this machine: each passes when all is right,
and alone fails when its thing is wrong."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cli.contest import main
from contest.errors import NotAllowedError
from ingest.sources.google import client
from results import Principal
from service.environment import Moment, Place
from service.preflight import CHECKS, Check, last_passes, run
from tests.fake_google import FakeGoogle
from tests.live_google import Live, live_sample

ADMIN = Principal("Quản trị", "admin")
HEADER = ["Dấu thời gian", "Họ và tên", "Ngày sinh", "Số điện thoại", "Đơn vị công tác"]
ACCESS = '[sign_in]\nways = ["accounts"]\nbase_url = "https://cuoc-thi.example.vn"\n'


class Ready:
    """A contest of which everything is ready: a form, its sheet with one answer, an access file."""

    def __init__(self, google: FakeGoogle, place: Path) -> None:
        self.live: Live = live_sample(google, place, HEADER)
        contest = self.live.contest
        headings = [contest.settings.columns["prediction"][0], *(i.heading for i in contest.items)]
        for heading in headings:
            self.live.tab.add_question(heading)
        self.live.tab.append([datetime(2024, 11, 17, 9), "Người Thử", None, "0912345678", "Sở"])
        google.pages.entries = (1020304050, 7)
        google.pages.form, google.pages.sheet = "open", "private"
        self.access = place / "access.toml"
        self.access.write_text(ACCESS, "utf-8")
        self.place = Place(self.live.folder, str(place / "ledger"))
        self.pages = google.pages

    def checks(self, later: int = 0) -> dict[str, Check]:
        now = datetime.now(UTC) + timedelta(seconds=later)
        return {one.name: one for one in run(self.place, ADMIN, Moment(now))}

    def toml(self, found: str, instead: str) -> None:
        file = self.live.folder / "contest.toml"
        text = file.read_text("utf-8")
        assert found in text
        file.write_text(text.replace(found, instead), "utf-8")


@pytest.fixture
def ready(fake_google: FakeGoogle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ready:
    made = Ready(fake_google, tmp_path)
    # The reads of other tests of this process are no reads of this minute.
    monkeypatch.setattr(client._READS, "_starts", deque(maxlen=client._READS._starts.maxlen))
    monkeypatch.setenv("CONTEST_GOOGLE_DOCS", fake_google.address)
    monkeypatch.setenv("CONTEST_ACCESS", str(made.access))
    for name, value in made.live.environment.items():
        monkeypatch.setenv(name, value)
    return made


def test_all_passes_when_all_is_ready_and_the_date_of_each_pass_is_kept(ready: Ready) -> None:
    assert last_passes(ready.place) == {}
    before = datetime.now(UTC)
    found = ready.checks()
    assert tuple(found) == (*CHECKS[:4], *CHECKS[4:9], "clock")
    assert {name: one.outcome for name, one in found.items() if not one.passed} == {}
    kept = last_passes(ready.place)
    assert set(kept) == set(CHECKS)
    assert all(at >= before for at in kept.values())


BREAK: dict[str, tuple[Callable[[Ready], object], dict[str, str]]] = {
    "a folder with an open question": (
        lambda r: r.toml("closes_at = 2024-12-13T16:30:00", ""),
        {"folder": "folder_mistakes"},
    ),
    "an access file with a mistake": (
        lambda r: r.access.write_text(ACCESS + "colour = 1\n", "utf-8"),
        {"access": "access_mistakes"},
    ),
    "an access file without a way": (
        lambda r: r.access.write_text("", "utf-8"),
        {"access": "access_no_way"},
    ),
    "a form that asks for an account": (
        lambda r: setattr(r.pages, "form", "sign_in"),
        {"form": "form_sign_in", "prefill": "unread_form"},
    ),
    "an address that leads to another server": (
        lambda r: setattr(r.pages, "form", "elsewhere"),
        {"form": "form_other", "prefill": "unread_form"},
    ),
    "a form that takes no responses": (
        lambda r: setattr(r.pages, "form", "closed"),
        {"form": "form_closed", "prefill": "unread_form"},
    ),
    "a field of another form": (
        lambda r: setattr(r.pages, "entries", (10203040501, 102030405)),
        {"prefill": "prefill_missing"},
    ),
    "a sheet in another zone": (
        lambda r: setattr(r.live.book, "zone", "America/New_York"),
        {"zone": "zone_other"},
    ),
    "a sheet with American dates": (
        lambda r: setattr(r.live.book, "locale", "en_US"),
        {"zone": "locale_other"},
    ),
    "a renamed question": (
        lambda r: r.live.tab.rename_heading(3, "Điện thoại"),
        {"headings": "headings_missing"},
    ),
    "no answer yet": (lambda r: r.live.tab.clear(), {"answer": "answer_none"}),
    "a sheet that anybody may download": (
        lambda r: setattr(r.pages, "sheet", "public"),
        {"private": "sheet_public"},
    ),
    "a sheet that is not shared": (
        lambda r: r.live.book.shared_with.clear(),
        {
            "sheet": "failure",
            "zone": "unread_sheet",
            "headings": "unread_sheet",
            "answer": "unread_sheet",
        },
    ),
}


@pytest.mark.parametrize("name", BREAK)
def test_what_is_wrong_is_told_by_its_check_alone(ready: Ready, name: str) -> None:
    spoil, expected = BREAK[name]
    spoil(ready)
    found = ready.checks()
    assert {n: one.outcome for n, one in found.items() if not one.passed} == expected
    assert not {*expected} & {*last_passes(ready.place)}


def test_a_clock_that_is_off_is_told(ready: Ready) -> None:
    failed = {name for name, one in ready.checks(later=60).items() if not one.passed}
    assert failed == {"clock"}


def test_a_pass_is_kept_while_the_check_fails_later(ready: Ready) -> None:
    ready.checks()
    then = last_passes(ready.place)
    ready.pages.sheet = "public"
    ready.checks()
    now = last_passes(ready.place)
    assert now["private"] == then["private"]
    assert now["form"] > then["form"]


def test_without_a_network_nothing_of_google_has_passed(
    ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTEST_GOOGLE_DOCS", "http://127.0.0.1:9")
    failed = {n: one.outcome for n, one in ready.checks().items() if not one.passed}
    assert failed == dict.fromkeys(("form", "private", "clock"), "offline") | {
        "prefill": "unread_form"
    }


def test_only_an_administrator_may_ask(ready: Ready) -> None:
    for role in ("viewer", "leader", "auditor", "press", "nobody"):
        with pytest.raises(NotAllowedError):
            run(ready.place, Principal("Ai đó", role), Moment(datetime.now(UTC)))


def test_the_command_says_what_to_do_and_ends_with_one_if_a_check_failed(
    ready: Ready, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["preflight", str(ready.live.folder), "--data", ready.place.data]
    assert main([*options, "--format", "json"]) == 0
    assert all(row["passed"] and not row["do"] for row in json.loads(capsys.readouterr().out))
    ready.pages.sheet = "public"
    assert main([*options, "--format", "json"]) == 1
    (failed,) = [row for row in json.loads(capsys.readouterr().out) if not row["passed"]]
    assert failed["check"] == "private bieu-mau"
    assert "Anybody with the link" in failed["found"]
    assert "Restricted" in failed["do"]


def test_a_contest_that_reads_files_is_not_asked_about_a_sheet(
    ready: Ready, tmp_path: Path
) -> None:
    ready.toml('kind = "google_sheet"', 'kind = "file"')
    ready.place = replace(ready.place, data=str(tmp_path / "other"))
    assert set(ready.checks()) == {"folder", "access", "form", "prefill", "clock"}
