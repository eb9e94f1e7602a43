"""A reader stops digests by one click in the mail program, or on the page; a look stops none."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from service.identity.signed import signed
from service.mail import digest_log
from tests.builders import write_folder
from web import gates, stop_digests

NOW = datetime(2024, 11, 20, 2, 0, tzinfo=UTC)
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    (tmp_path / "access.toml").write_text("", encoding="utf-8")
    monkeypatch.setenv("CONTEST_ACCESS", str(tmp_path / "access.toml"))
    monkeypatch.setenv("CONTEST_DIR", str(write_folder(tmp_path / "contest")))
    return TestClient(Starlette(routes=stop_digests.routes("/thi", lambda: NOW)))


def path(reader: str = "r1", contest: str = "thu", purpose: str = "stop digests thu") -> str:
    return f"/thi/{contest}/thoi-nhan/{signed(purpose, reader)}"


def stopped() -> dict[str, str]:
    return dict(digest_log.stops("thu"))


def test_a_look_stops_nothing_and_offers_to_stop(client: TestClient) -> None:
    for ask in (client.get, client.head):
        assert ask(path()).status_code == 200
    assert 'name="List-Unsubscribe" value="One-Click"' in client.get(path()).text
    assert stopped() == {}


@pytest.mark.parametrize("as_parts", [False, True])
def test_one_click_of_a_mail_program_stops_in_both_forms_that_it_may_send(
    client: TestClient, as_parts: bool
) -> None:
    parts = {name: (None, value) for name, value in ONE_CLICK.items()}
    answer = client.post(path(), files=parts) if as_parts else client.post(path(), data=ONE_CLICK)
    assert answer.status_code == 200
    assert stopped() == {"r1": ""}
    assert client.post(path(), data=ONE_CLICK).status_code == 200, "twice is once"


def test_who_stopped_by_mistake_gets_mail_again(client: TestClient) -> None:
    done = client.post(path(), data=ONE_CLICK).text
    assert 'name="again" value="1"' in done
    assert client.post(path(), data={"again": "1"}).status_code == 200
    assert stopped() == {}


def test_a_post_that_says_something_else_stops_nothing(client: TestClient) -> None:
    for data in ({}, {"List-Unsubscribe": "no"}, {"x": "y" * 20_000}):
        assert client.post(path(), data=data).status_code == 200
    assert client.post(path(), files={"x": (None, "y" * 20_000)}).status_code == 200
    assert stopped() == {}


def test_a_token_that_is_not_ours_is_unknown(client: TestClient) -> None:
    wrong = (
        path(contest="khac"), path(purpose="link"), path() + "x", "/thi/thu/thoi-nhan/r1",
        "/thi/thu/thoi-nhan/%ff%fe",
    )  # fmt: skip
    for address in wrong:
        assert client.post(address, data=ONE_CLICK).status_code == 404
    assert stopped() == {}


def test_the_token_reaches_no_log() -> None:
    assert gates.masked("/thu/thoi-nhan/abc.def") == "/thu/thoi-nhan/…"


def test_a_folder_with_mistakes_says_so_and_the_link_stays(
    client: TestClient, tmp_path: Path
) -> None:
    (tmp_path / "contest" / "contest.toml").write_text("[", encoding="utf-8")
    assert client.post(path(), data=ONE_CLICK).status_code == 503
