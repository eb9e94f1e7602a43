"""Live reading, with the real clients, from a Google on this machine."""

from __future__ import annotations

import json
import random
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import urllib3

from contest import Contest
from contest.errors import SourceError, UsageError
from contest.settings import Source
from ingest.google_client import GoogleClient, connect
from ingest.google_key import find_key
from ingest.google_link import parse_link
from ingest.google_sheet import GoogleSheets, open_google
from ingest.load import load_file, load_sheet
from ingest.quota import Quota
from ingest.retry import Patience
from ingest.sheet import Sheet
from ingest.workbook import read_workbook
from ledger import Ledger
from tests.builders import HEADER, NOW, row
from tests.fake_google import FakeGoogle, Spreadsheet, Tab, faults
from tests.fake_google.accounts import ADDRESS

START = datetime(2024, 11, 20, 8, 0, 0, 128_000)


class PretendTime:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@dataclass
class Live:
    """A spreadsheet with one tab of answers, and what reads it."""

    google: FakeGoogle
    book: Spreadsheet
    tab: Tab
    contest: Contest
    source: Source
    environment: dict[str, str]
    folder: Path
    time: PretendTime = field(default_factory=PretendTime)

    def sheets(self, **other: Any) -> GoogleSheets:
        time = self.time
        patience = Patience(
            clock=time.clock, sleep=time.sleep, draw=random.Random(1).uniform, seconds=180
        )
        quota = Quota(50, 60.0, clock=time.clock, sleep=time.sleep)
        usual: dict[str, Any] = {
            "endpoint": self.google.address,
            "patience": patience,
            "quota": quota,
            "timeouts": (1.0, 0.3),
        }
        key = find_key(self.folder, self.environment)
        return GoogleSheets(GoogleClient(key, **{**usual, **other}))

    def read_all(self, source: Source | None = None) -> Sheet:
        return self.sheets().read_all(self.contest, source or self.source)

    def failure(self) -> SourceError:
        with pytest.raises(SourceError) as caught:
            self.read_all()
        return caught.value


@pytest.fixture(scope="module")
def server() -> Iterator[FakeGoogle]:
    with FakeGoogle() as google:
        yield google


@pytest.fixture
def live(
    server: FakeGoogle, contest: Contest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Live:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    server.calls.clear()
    server.faults.clear()
    server.accounts.revoked = False
    book = server.spreadsheet()
    book.add_tab("Tổng hợp", ["Số liệu"])
    tab = book.add_tab("Câu trả lời biểu mẫu 1", HEADER)
    tab.extend(answer(number) for number in range(1, 4))
    key = tmp_path / "keys" / "key.json"
    key.parent.mkdir()
    key.write_text(server.key_file())
    source = contest.sources[0].model_copy(
        update={"kind": "google_sheet", "spreadsheet_id": book.id, "tab": tab.title}
    )
    environment = {"CONTEST_GOOGLE_KEY_FILE": str(key), "CONTEST_GOOGLE_ENDPOINT": server.address}
    return Live(server, book, tab, contest, source, environment, tmp_path / "thu")


def answer(number: int, **cells: str) -> list[Any]:
    """A row as the sheet holds it: a time with milliseconds, a phone as text, a number."""
    return [START + timedelta(minutes=number), *row(number, **cells)[1:-1], float(number)]


def cells(sheet: Sheet) -> list[tuple[str | None, ...]]:
    return [
        line
        for batch in sheet.batches()
        for line in zip(*(column.to_pylist() for column in batch.columns), strict=True)
    ]


# What is read


def test_a_sheet_is_read_as_its_workbook_would_be(live: Live, tmp_path: Path) -> None:
    settings = live.contest.settings
    columns = {**settings.columns, "birth_date": ("Ngày sinh",)}
    live.contest = replace(live.contest, settings=settings.model_copy(update={"columns": columns}))
    live.tab.add_question("Ngày sinh")
    live.tab.extend(answer(number) for number in range(4, 30))
    live.tab.insert(
        3,
        [],
        [None, "  Gõ tay \n", "0912345678", None, "12,5", "001", datetime(1990, 5, 6)],
        [START, "1e5", 912345678, True, 8.25, 120.0, "06/05/1990"],
        ["18/11/2024 07:30:05", "Trần", 1e16, 1e22, -0.5, None, datetime(1990, 5, 6, 7, 30)],
        [45_000_000.0, "Số", None, 12, 0.1, 10],
    )
    book = openpyxl.Workbook()
    for values in live.tab.rows:
        book.worksheets[0].append(values)
    book.worksheets[0].title = "T"
    book.save(tmp_path / "a.xlsx")
    expected = read_workbook(tmp_path / "a.xlsx", "T", lambda header: True, "")

    sheet = live.read_all()

    assert sheet.header == expected.header
    assert cells(sheet) == cells(expected)
    assert cells(sheet)[0][:3] == ("2024-11-20 08:01:00.128", "Người Số 1", "0900000001")
    assert cells(sheet) == cells(sheet), "it can be read again"


def test_a_load_from_the_live_sheet_after_itself_changes_nothing(
    live: Live, ledger: Ledger
) -> None:
    sheet = live.read_all()
    first = load_sheet(live.contest, ledger, live.source, sheet, complete=True, now=NOW)
    again = load_sheet(live.contest, ledger, live.source, live.read_all(), complete=True, now=NOW)
    assert (first.new, first.observed, again.changes) == (3, 3, 0)
    assert first.detected["tab"] == "Câu trả lời biểu mẫu 1"
    assert first.detected["timezone"] == "Asia/Ho_Chi_Minh"


def test_times_of_a_sheet_in_another_zone_say_their_offset(live: Live, ledger: Ledger) -> None:
    live.book.zone = "America/New_York"
    live.tab.append(answer(4))
    live.tab.answer_again(4, datetime(2024, 7, 1, 8, 0, 0))
    sheet = live.read_all()
    assert sheet.detected["timezone"] == "America/New_York (declared: Asia/Ho_Chi_Minh)"
    assert [line[0] for line in cells(sheet)][2:] == [
        "2024-11-20 08:03:00.128 GMT-5",
        "2024-07-01 08:00:00 GMT-4",
    ]
    live.book.zone = "Asia/Bangkok"
    assert cells(live.read_all())[0][0] == "2024-11-20 08:01:00.128", "another name, the same time"
    live.book.zone = "GMT+05:30"
    assert cells(live.read_all())[0][0] == "2024-11-20 08:01:00.128 GMT+5:30"
    live.book.zone = "Mars/Olympus"
    assert live.failure().code == "google_unknown_zone"


def test_one_request_tells_whether_anything_is_new(live: Live) -> None:
    sheets = live.sheets()
    sheets.read_all(live.contest, live.source)
    before = live.google.count()

    same = sheets.read_new(live.contest, live.source, 3)
    live.tab.append(answer(4))
    live.tab.append(answer(5))
    more = sheets.read_new(live.contest, live.source, 3)

    assert live.google.count() == before + 2
    assert (same.header, same.first_row_number) == (HEADER, 3)
    assert [line[1] for line in same.rows] == ["Người Số 3"]
    assert [line[1] for line in more.rows] == ["Người Số 3", "Người Số 4", "Người Số 5"]
    assert more.rows[1] == cells(live.read_all())[3], "cells as in a whole read"


def test_a_sheet_that_shrank_gives_no_rows_instead_of_an_error(live: Live) -> None:
    sheets = live.sheets()
    live.tab.extend(answer(number) for number in range(4, 150))
    assert len(sheets.read_new(live.contest, live.source, 149).rows) == 1
    live.tab.delete(10, 100)
    assert sheets.read_new(live.contest, live.source, 149).rows == ()
    live.tab.clear()
    assert sheets.read_new(live.contest, live.source, 5).rows == ()
    live.tab.extend([answer(1)])
    assert len(sheets.read_new(live.contest, live.source, 1).rows) == 1


def test_a_new_question_widens_the_end_of_the_sheet(live: Live) -> None:
    sheets = live.sheets()
    sheets.read_all(live.contest, live.source)
    live.tab.add_question("Câu 2")
    live.tab.append([*answer(4), "B"])
    tail = sheets.read_new(live.contest, live.source, 3)
    assert tail.header == (*HEADER, "Câu 2")
    assert [line[-1] for line in tail.rows] == [None, "B"]


def test_a_renamed_tab_is_still_read_and_its_successor_is_not(live: Live) -> None:
    sheets = live.sheets()
    sheets.read_all(live.contest, live.source)
    live.tab.rename("Vòng 1 (đã khoá)")
    assert len(sheets.read_new(live.contest, live.source, 3).rows) == 1
    live.book.add_tab("Câu trả lời biểu mẫu 1", HEADER, first=True)
    assert len(cells(sheets.read_all(live.contest, live.source))) == 3


def test_a_tab_is_named_by_title_number_or_link(live: Live) -> None:
    by_number = {"sheet_id": live.tab.sheet_id, "tab": "Tên cũ"}
    by_link = {"spreadsheet_id": live.book.link(live.tab), "tab": ""}
    for named in (by_number, by_link):
        assert len(cells(live.read_all(live.source.model_copy(update=named)))) == 3
    live.tab.rename("Vòng 1: bà Hai's")
    quoted = live.source.model_copy(update={"tab": "Vòng 1: bà Hai's"})
    assert len(cells(live.read_all(quoted))) == 3


def test_a_tab_that_is_gone_is_an_error_that_lists_the_tabs(live: Live) -> None:
    live.source = live.source.model_copy(update={"tab": "Trang 9"})
    error = live.failure()
    assert error.code == "google_tab_gone"
    assert "'Tổng hợp', 'Câu trả lời biểu mẫu 1'" in str(error)
    live.source = live.source.model_copy(update={"tab": ""})
    assert live.failure().code == "google_no_tab"


def test_another_sheet_than_the_contests_is_refused(live: Live) -> None:
    live.source = live.source.model_copy(update={"tab": "Tổng hợp"})
    assert live.failure().code == "no_header"


# What goes wrong and passes


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


# The key, and what is refused before anything is asked


def test_a_key_in_the_contest_folder_is_refused(live: Live) -> None:
    inside = live.folder / "key.json"
    inside.write_text(live.google.key_file())
    live.environment = {"CONTEST_GOOGLE_KEY_FILE": str(inside)}
    error = live.failure()
    assert error.code == "google_key_in_folder"
    assert "handed around" in str(error)


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[:80],
        lambda text: "[]",
        lambda text: json.dumps({**json.loads(text), "type": "authorized_user"}),
        lambda text: json.dumps({**json.loads(text), "private_key": "-----BEGIN PRIVATE KEY-----"}),
        lambda text: json.dumps({k: v for k, v in json.loads(text).items() if k != "token_uri"}),
    ],
    ids=["cut", "list", "other", "pem", "missing"],
)
def test_a_damaged_key_is_told_apart_from_none(live: Live, damage: Callable[[str], str]) -> None:
    live.environment = {"CONTEST_GOOGLE_KEY": damage(live.google.key_file())}
    error = live.failure()
    assert error.code == "google_key_unreadable"
    assert "BEGIN" not in str(error)
    live.environment = {"CONTEST_GOOGLE_KEY_FILE": str(live.folder.parent / "none.json")}
    assert live.failure().code == "google_key_unreadable"
    live.environment = {}
    assert live.failure().code == "google_no_key"


def test_the_key_shows_in_no_repr(live: Live) -> None:
    key = find_key(live.folder, live.environment)
    secret = json.loads(live.google.key_file())["private_key"]
    assert repr(key).count(ADDRESS) == 1
    assert secret[40:80] not in repr(key) + repr(vars(GoogleClient(key)))


def test_the_environment_names_key_and_endpoint(live: Live) -> None:
    sheet = open_google(live.folder, live.environment).read_all(live.contest, live.source)
    assert len(cells(sheet)) == 3
    with pytest.raises(UsageError, match="expected an https address"):
        connect(live.folder, {**live.environment, "CONTEST_GOOGLE_ENDPOINT": "http://gate.lan"})


ID = "1AbcDefGhiJklMnoPqrStuVwxYz"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (ID, None),
        (f"https://docs.google.com/spreadsheets/d/{ID}", None),
        (f"https://docs.google.com/spreadsheets/d/{ID}/edit?usp=sharing", None),
        (f" https://docs.google.com/spreadsheets/u/1/d/{ID}/edit?gid=7#gid=7\n", 7),
    ],
)
def test_a_spreadsheet_is_named_by_id_or_by_its_link(text: str, number: int | None) -> None:
    link = parse_link(text)
    assert (link.spreadsheet_id, link.sheet_id) == (ID, number)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"https://docs.google.com/spreadsheets/d/e/2PACX-{ID}/pub?output=csv", "public_link"),
        (f"https://docs.google.com/spreadsheets/d/{ID}/export?format=csv", "public_link"),
        (f"https://docs.google.com/spreadsheets/d/{ID}/gviz/tq?tqx=out:csv", "public_link"),
        (f"2PACX-{ID}", "public_link"),
        ("http://example.vn/bai-thi.csv", "public_link"),
        ("Cuộc thi 2024", "no_spreadsheet"),
        ("", "no_spreadsheet"),
    ],
)
def test_an_address_that_anybody_can_read_is_refused(text: str, code: str) -> None:
    with pytest.raises(SourceError) as caught:
        parse_link(text)
    assert caught.value.code == f"google_{code}"


def test_an_address_given_as_a_file_is_refused(contest: Contest, ledger: Ledger) -> None:
    with pytest.raises(SourceError, match="End the publishing"):
        load_file(contest, ledger, "https://example.vn/pub?output=csv", now=NOW)
