"""The key, the address, and what is refused before anything is asked."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from contest import Contest
from contest.errors import SourceError, UsageError
from i18n.format import LANGUAGES
from i18n.words import Words
from ingest.loading.load import load_file
from ingest.sources.google.client import GoogleClient, connect
from ingest.sources.google.key import find_key
from ingest.sources.google.link import parse_link
from ingest.sources.google.sheet import open_google
from ledger import Ledger
from tests.builders import NOW
from tests.fake_google.accounts import ADDRESS
from tests.live_google import Live, cells


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
        lambda text: json.dumps({**json.loads(text), "token_uri": None}),
    ],
    ids=["cut", "list", "other", "pem", "missing", "null"],
)
def test_a_damaged_key_is_told_apart_from_none(live: Live, damage: Callable[[str], str]) -> None:
    live.environment = {"CONTEST_GOOGLE_KEY": damage(live.google.key_file())}
    error = live.failure()
    assert error.code == "google_key_unreadable"
    assert "BEGIN" not in str(error)
    live.environment = {"CONTEST_GOOGLE_KEY_FILE": str(live.folder.parent / "none.json")}
    assert "none.json, which cannot be read: No such file" in str(live.failure())
    live.environment = {}
    assert live.failure().code == "google_no_key"


@pytest.mark.parametrize(
    "address",
    [
        "http://oauth2.googleapis.com/token",
        "https://oauth2.googleapis.com.example.vn/token",
        "https://example.vn/token",
        "https://oauth2.googleapis.com@example.vn/token",
        "https://example.vn\\@oauth2.googleapis.com/token",
        "https://example.vn/?https://oauth2.googleapis.com/token",
        "https://notgoogleapis.com/token",
        "http://127.0.0.1.example.vn/token",
        "http://localhost@example.vn/token",
        "file:///etc/passwd",
    ],
)
def test_a_key_that_would_send_its_claim_elsewhere_is_refused(live: Live, address: str) -> None:
    info = {**json.loads(live.google.key_file()), "token_uri": address}
    live.environment = {"CONTEST_GOOGLE_KEY": json.dumps(info)}
    error = live.failure()
    assert error.code == "google_key_unreadable"
    assert "token_uri is not an https address of Google" in str(error)


@pytest.mark.parametrize(
    "address",
    [
        "https://oauth2.googleapis.com/token",
        "https://www.googleapis.com/oauth2/v4/token",
        "https://accounts.google.com/o/oauth2/token",
        "https://oauth2.googleapis.com:443/token",
        "http://localhost:9/token",
        "http://[::1]:9/token",
    ],
)
def test_a_key_asks_google_or_this_machine_for_its_token(live: Live, address: str) -> None:
    info = {**json.loads(live.google.key_file()), "token_uri": address}
    key = find_key(live.folder, {"CONTEST_GOOGLE_KEY": json.dumps(info)})
    assert key.token_address == address


@pytest.mark.parametrize(("mode", "warned"), [(0o600, 0), (0o400, 0), (0o640, 1), (0o604, 1)])
def test_a_key_file_that_others_can_read_is_warned_of_and_used(
    live: Live, mode: int, warned: int, caplog: pytest.LogCaptureFixture
) -> None:
    path = Path(live.environment["CONTEST_GOOGLE_KEY_FILE"])
    path.chmod(mode)
    assert find_key(live.folder, live.environment).address == ADDRESS
    assert [record.levelname for record in caplog.records] == ["WARNING"] * warned
    assert caplog.text.count(f"mode {mode:o}; expected 600") == warned


@pytest.mark.parametrize(
    "endpoint", ["http://gate.lan", "https://", "https://[", "ftp://localhost", "localhost"]
)
def test_a_token_goes_to_no_endpoint_that_is_not_safe(live: Live, endpoint: str) -> None:
    with pytest.raises(UsageError, match="expected an https address"):
        connect(live.folder, {**live.environment, "CONTEST_GOOGLE_ENDPOINT": endpoint})


def test_the_key_shows_in_no_repr(live: Live) -> None:
    key = find_key(live.folder, live.environment)
    secret = json.loads(live.google.key_file())["private_key"]
    assert repr(key).count(ADDRESS) == 1
    assert secret[40:80] not in repr(key) + repr(vars(GoogleClient(key)))


def test_the_environment_names_key_and_endpoint(live: Live) -> None:
    sheet = open_google(live.folder, live.environment).read_all(live.contest, live.source)
    assert len(cells(sheet)) == 3


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
        (f"https://docs.google.com/forms/d/e/{ID}/viewform", "no_spreadsheet"),
        (f"https://drive.google.com/file/d/{ID}/view", "no_spreadsheet"),
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


def test_every_failure_has_its_sentences_and_its_chapter() -> None:
    root = Path(__file__).resolve().parents[2]
    sources = "".join(
        path.read_text("utf-8")
        for path in (root / "ingest").rglob("*.py")
        if "google" in path.relative_to(root).as_posix()
    )
    codes = set(re.findall(r'"(google_[a-z_]+)"', sources))
    chapters = (root / "docs" / "google.md").read_text("utf-8").split("\n## English")

    assert len(codes) == 21
    for chapter in chapters:
        assert set(re.findall(r"^\| `(google_\w+)` \|", chapter, re.MULTILINE)) == codes
    for language in LANGUAGES:
        assert {code for code in codes if not Words(language).has(f"failure.{code}")} == set()
