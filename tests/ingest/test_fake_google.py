"""The Google of the tests answers as the real one was measured to."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import gspread
import pytest
from google.oauth2.service_account import Credentials

from tests.fake_google import FakeGoogle, replay

ORIGIN = "https://sheets.googleapis.com"
MAY_WRITE = "https://www.googleapis.com/auth/spreadsheets"
START = datetime(2024, 11, 18, 7, 30, 5, 128_000)


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeGoogle]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with FakeGoogle() as server:
        yield server


def client(google: FakeGoogle, scope: str) -> gspread.Client:
    class Elsewhere(gspread.HTTPClient):
        def request(self, method: str, endpoint: str, *args: Any, **rest: Any) -> Any:
            return super().request(method, endpoint.replace(ORIGIN, google.address), *args, **rest)

    # google-auth would ask a server of Google's for regional boundaries in the background.
    key = json.loads(google.key_file())
    credentials = Credentials.from_service_account_info(key, scopes=[scope])
    credentials._is_regional_access_boundary_lookup_required = lambda: False
    return gspread.Client(credentials, http_client=Elsewhere)


def test_ranges_answer_as_measured(google: FakeGoogle) -> None:
    book = google.spreadsheet()
    tab = book.add_tab("Trả lời", ["a", "b", "c"])
    tab.insert(1, ["1", "", ""], [], [START, 8.0, True], ["", "", ""])
    opened = client(google, MAY_WRITE).open_by_key(book.id)

    values = opened.worksheet("Trả lời").get_values(value_render_option="UNFORMATTED_VALUE")
    many = opened.values_batch_get(["'Trả lời'!A2:ZZ", "'Trả lời'!B99:ZZ", "'Trả lời'!1:1"])
    first, empty, header = many["valueRanges"]

    assert values[3][0] == pytest.approx(45614.3125593518, abs=1e-10)
    assert first["values"] == [["1"], [], ["18/11/2024 7:30:05", "8", "TRUE"]]
    assert "values" not in empty
    assert header["values"] == [["a", "b", "c"]]
    with pytest.raises(gspread.exceptions.APIError, match="exceeds grid limits"):
        opened.values_get("'Trả lời'!A105:ZZ")
    with pytest.raises(gspread.exceptions.APIError, match="Unable to parse range"):
        opened.values_get("'Trang 9'!A1")


def test_a_grid_range_survives_a_renamed_tab_but_not_a_key_that_only_reads(
    google: FakeGoogle,
) -> None:
    book = google.spreadsheet()
    tab = book.add_tab("Trả lời", ["a"])
    tab.append(["1"])
    tab.rename("Khác")
    url = f"{ORIGIN}/v4/spreadsheets/{book.id}/values:batchGetByDataFilter"
    body = {"dataFilters": [{"gridRange": {"sheetId": tab.sheet_id, "startRowIndex": 1}}]}

    answer = client(google, MAY_WRITE).http_client.request("post", url, json=body).json()

    assert answer["valueRanges"][0]["valueRange"]["values"] == [["1"]]
    with pytest.raises(gspread.exceptions.APIError, match="insufficient authentication scopes"):
        client(google, f"{MAY_WRITE}.readonly").http_client.request("post", url, json=body)


def test_the_form_appends_and_people_edit_sort_delete_and_insert(google: FakeGoogle) -> None:
    tab = google.spreadsheet().add_tab("Trả lời", ["Dấu thời gian", "Câu 1"])
    tab.extend([START + timedelta(minutes=n), f"đáp án {n}"] for n in range(3))
    tab.insert(4, ["", "gõ tay"])
    tab.insert(4, [START, "mới"])
    tab.answer_again(1, START + timedelta(days=1), c2="sửa")
    assert [line[1] for line in tab.rows[1:]] == ["sửa", "đáp án 1", "đáp án 2", "mới", "gõ tay"]
    tab.sort(key=lambda line: str(line[0]))
    tab.delete(1)
    assert [line[1] for line in tab.rows[1:]] == ["mới", "đáp án 1", "đáp án 2", "sửa"]
    tab.rename_heading(1, "Câu một")
    tab.add_question("Câu 2")
    tab.move_column(2, 0)
    assert tab.rows[0] == ["Câu 2", "Dấu thời gian", "Câu một"]
    tab.clear()
    tab.append([START])
    assert len(tab.rows) == 2


def test_a_contest_is_played_again_at_any_speed(google: FakeGoogle) -> None:
    tab = google.spreadsheet().add_tab("Trả lời", ["a"])
    steps = [(START + timedelta(hours=n), partial(tab.append, [str(n)])) for n in range(50)]
    google.play(steps, speed=24 * 3600 * 30).join(5)
    assert [line[0] for line in tab.rows[1:]] == [str(n) for n in range(50)]
    stopped = threading.Event()
    stopped.set()
    assert replay(steps, 1.0, stopped) == 1, "the first comes at once"


def test_it_stops_at_once_though_a_replay_and_a_hanging_answer_wait() -> None:
    began = datetime.now()
    with FakeGoogle() as google:
        thread = google.play([(START, list), (START + timedelta(days=9), list)], 1.0)
    assert not thread.is_alive()
    assert datetime.now() - began < timedelta(seconds=4)
