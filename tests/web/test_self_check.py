"""The page that tells participants whether their responses were recorded: times and states for a
phone with its name, and one and the same answer for everything else."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from starlette.applications import Starlette
from starlette.testclient import TestClient

from contest import load
from contest.errors import LedgerError
from contest.reasons import REASONS
from i18n.words import Words
from ledger import Ledger
from results import Results
from tests.builders import TOML, row, write_folder
from tests.desk import load_rows
from web import self_check

NOW = datetime(2024, 12, 2, 7, 5, tzinfo=UTC)
PATH = "/thi/thu/tra-cuu"
ON = '[publication]\nself_check = true\n[hotline]\nphone = "0220 3123 456"\n'
NAME, PHONE = "Trần Thị Ánh", "0912000111"
WAITS, UNKNOWN = ("Lê Văn Chờ", "0912000222"), ("Lê Văn Chờ", "0912000999")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("self-check")
    folder = write_folder(place / "c", toml=TOML + "[attempts]\nmax_per_round = 2\n" + ON)
    mine = {"name": NAME, "phone": PHONE}
    load_rows(
        load(folder),
        Ledger.at(place / "ledger"),
        row(1, **mine, time="20/11/2024 09:14:05", answer="A"),
        row(2, **mine, time="21/11/2024 10:00:00", answer="B"),
        row(3, **mine, time="22/11/2024 10:00:00", answer="B"),
        row(4, **mine, time="20/12/2025 08:00:00"),
        row(5, name=WAITS[0], phone=WAITS[1], unit="chỗ lạ"),
    )
    return place


class Participant:
    """A browser of somebody who has not signed in."""

    def __init__(self) -> None:
        app = Starlette(routes=self_check.routes("/thi", lambda: NOW))
        self.client = TestClient(app, base_url="http://localhost", follow_redirects=False)

    def send(self, name: str, phone: str, status: int = 200, csrf: str = "") -> str:
        """Send the form of the page as a browser does; the text that a reader reads."""
        form = self.client.get(PATH).text
        token = csrf or re.search(r'name="csrf" value="([^"]+)"', form)[1]  # type: ignore[index]
        headers = {"sec-fetch-site": "same-origin", "origin": "http://localhost"}
        fields = {"csrf": token, "phone": phone, "full_name": name}
        answer = self.client.post(PATH, data=fields, headers=headers)
        assert answer.status_code == status, answer.text
        assert answer.headers["cache-control"] == "no-store"
        return answer.text.replace("\u00a0", " ")


@pytest.fixture
def participant(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Participant:
    access = tmp_path / "access.toml"
    access.write_text("[sign_in]\nways = []\n", encoding="utf-8")
    monkeypatch.setenv("CONTEST_ACCESS", str(access))
    monkeypatch.setenv("CONTEST_DIR", str(place / "c"))
    monkeypatch.setenv("CONTEST_DATA", str(place / "ledger"))
    monkeypatch.delenv("CONTEST_DEMO", raising=False)
    return Participant()


def notes(html: str) -> Iterator[str]:
    """What the page says about each response, in order."""
    for found in re.findall(r'<p class="note \w+">(.*?)</p>', html, re.DOTALL):
        yield re.sub(r"<[^>]+>", " ", found).strip()


def test_a_phone_with_its_name_is_told_each_response_and_no_score(participant: Participant) -> None:
    html = participant.send("  trần thị ánh ", "+84 912 000 111")
    said = list(notes(html))
    assert [note.split("  ")[0] for note in said] == [
        "Ghi nhận lúc 20/12/2025 08:00:00",
        "Ghi nhận lúc 22/11/2024 10:00:00",
        "Ghi nhận lúc 21/11/2024 10:00:00",
        "Ghi nhận lúc 20/11/2024 09:14:05",
    ]
    for note, part in zip(said, (
        "Không được tính: nộp ngoài thời gian", "Không được tính: đã quá số lượt thi",
        "Một lượt thi khác", "Được tính kết quả",
    ), strict=True):  # fmt: skip
        assert part in note
    assert "0220 3123 456" in html
    for word in ("điểm số", "hạng ", "Sở Một", NAME, PHONE, "0912"):
        assert word not in re.sub(r"<footer.*", "", html.split("<main")[1], flags=re.DOTALL)


def test_a_response_that_waits_says_why_in_plain_words(participant: Participant) -> None:
    (note,) = notes(participant.send(*WAITS))
    assert "Đang chờ Ban Tổ chức xử lý: chưa xác định được đơn vị" in note
    assert "không cần nộp lại" in note


def test_an_unknown_person_and_a_mismatch_get_the_same_answer(participant: Participant) -> None:
    answers = {
        re.sub(r'value="[^"]+"', "", participant.send(name, phone))
        for name, phone in (
            UNKNOWN, (NAME, WAITS[1]), (WAITS[0], PHONE), ("Tran Thi Anh", PHONE),
            (NAME, "không có"), ("'; drop table responses; --", PHONE), ("\u202e%", "%"),
        )
    }  # fmt: skip
    assert len(answers) == 1
    assert "Chưa tìm thấy bài nào" in answers.pop()


def test_known_and_unknown_cost_the_same_one_query(
    participant: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    participant.send(*UNKNOWN)  # the tables are made
    asked, rows = list[str](), Results.rows

    def counted(results: Results, table: str, query: str, *more: object, **also: object) -> object:
        asked.append(query)
        return rows(results, table, query, *more, **also)  # type: ignore[arg-type]

    monkeypatch.setattr(Results, "rows", counted)
    for name, phone in ((NAME, PHONE), WAITS, UNKNOWN, (NAME, "x")):
        participant.send(name, phone)
    assert len(asked) == 4
    assert len({*asked}) == 1


def test_nobody_tries_names_to_a_number_nor_numbers_through(
    participant: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(self_check.FOR_ONE_PHONE.amount):
        participant.send("Tên Khác", PHONE)
    assert "thử lại sau" in participant.send(NAME, "+84" + PHONE[1:], 429)
    participant.send(*WAITS)
    for number in range(self_check.IN_ALL.amount - self_check.FOR_ONE_PHONE.amount - 2):
        participant.send("Tên Khác", f"0912{number:06}")
    assert "thử lại sau" in participant.send(NAME, "0912999999", 429)


def test_refused_numbers_fill_no_memory(
    participant: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = MemoryStorage()
    monkeypatch.setattr(self_check, "MemoryStorage", lambda: storage)
    monkeypatch.setattr(self_check, "IN_ALL", RateLimitItemPerMinute(2))
    flood = Participant()
    for number in range(6):
        flood.send("Tên Khác", f"0912{number:06}", 200 if number < 2 else 429)
    assert len(storage.events) == 3, "two numbers, and all together"


def test_a_form_of_another_site_a_blank_and_a_long_one_look_nothing_up(
    participant: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        self_check.self_check, "ask", lambda *_: pytest.fail("somebody was looked up")
    )
    participant.send(NAME, PHONE, 403, csrf="x" * 43)
    assert "Cần nhập cả" in participant.send(NAME, " \u200b ", 422)
    participant.send("a" * 20_000, PHONE, 403)
    assert participant.client.get(f"{PATH}?phone={PHONE}&full_name=x").status_code == 200
    assert participant.client.put(PATH).status_code == 405


def test_what_was_typed_is_in_no_log(
    participant: Participant, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    participant.send(NAME, PHONE)

    def broken(*_: object) -> None:
        raise LedgerError("the table cannot be read")

    monkeypatch.setattr("service.self_check.open_for", broken)
    assert "không bị ảnh hưởng" in participant.send(NAME, PHONE, 503)
    ours = [record.getMessage() for record in caplog.records if record.name != "httpx"]
    assert not any(part in text for text in ours for part in (NAME, "Ánh", PHONE, PHONE[1:]))


def test_the_page_is_there_only_where_the_contest_declares_it(
    participant: Participant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert participant.client.get("/thi/khac/tra-cuu").status_code == 404
    monkeypatch.setenv("CONTEST_DIR", str(write_folder(tmp_path / "off", toml=TOML)))
    assert participant.client.get(PATH).status_code == 404


def test_the_page_needs_no_script_loads_nothing_and_is_framed_nowhere(
    participant: Participant,
) -> None:
    answer = participant.client.get(PATH)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert not re.search(r"<script|<link(?! rel=\"icon\" href=\"data:)|src=|https?://", answer.text)
    assert 'content="noindex' in answer.text


@pytest.mark.parametrize("code", [c for c, r in REASONS.items() if r.state != "superseded"])
def test_every_reason_has_words_for_participants(code: str) -> None:
    for language in ("vi", "en"):
        text = Words(language)(f"self_reason.{code}")  # type: ignore[arg-type]
        assert text.endswith(".")
        assert not re.search(r"R\d{3}|dòng|cột [A-Z]", text)
