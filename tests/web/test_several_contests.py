"""Addresses without Streamlit, where one installation serves several contests: each address is of
the contest that it names."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from results import Principal
from service import downloads, who
from service.environment import Moment
from service.served import place_named
from service.unit_links import hand_out
from tests.two_contests import FIRST, SECOND, Several, serve_two
from web import link_page, public, reveal, self_check, verify
from web.downloads import taker
from web.sockets import Socket

NOW = datetime(2025, 12, 2, 7, 0, tzinfo=UTC)
ADMIN = Principal("ai", "admin")


@pytest.fixture
def several(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Several:
    made = serve_two(monkeypatch, tmp_path)
    monkeypatch.setenv("CONTEST_ACCESS", str(tmp_path / "access.toml"))
    monkeypatch.delenv("CONTEST_DEMO", raising=False)
    return made


@pytest.fixture
def browser(several: Several) -> TestClient:
    made = (link_page, public, self_check, verify, reveal)
    routes = [route for module in made for route in module.routes("", lambda: NOW)]
    return TestClient(Starlette(routes=routes), base_url="http://localhost")


def test_a_link_opens_its_unit_in_its_contest_and_nothing_under_another(
    browser: TestClient,
) -> None:
    place = place_named(SECOND)
    assert place is not None
    (link,) = hand_out(place, ADMIN, ["S1"], 30, Moment(NOW))
    own = browser.get(f"/{SECOND}/d/{link.token}")
    assert own.status_code == 200
    assert "Cuộc thi sau" in own.text
    assert "Phòng Một" in own.text
    other = browser.get(f"/{FIRST}/d/{link.token}")
    assert other.status_code == 404
    assert "Phòng" not in other.text


def test_the_page_for_participants_is_there_where_its_contest_declares_it(
    several: Several, browser: TestClient
) -> None:
    assert browser.get(f"/{SECOND}/tra-cuu").status_code == 404
    file = several.folders / "nam-2025" / "contest.toml"
    file.write_text(file.read_text("utf-8") + "[publication]\nself_check = true\n", "utf-8")
    answer = browser.get(f"/{SECOND}/tra-cuu")
    assert answer.status_code == 200
    assert "Cuộc thi sau" in answer.text
    assert browser.get(f"/{FIRST}/tra-cuu").status_code == 404


@pytest.mark.parametrize(
    "address", ["tra-cuu", "verify", "trinh-chieu", "bao-chi/", "ket-qua/", "d/x"]
)
def test_a_contest_that_is_not_served_has_no_address(browser: TestClient, address: str) -> None:
    assert browser.get(f"/khac/{address}").status_code == 404


def test_a_contest_with_mistakes_leaves_the_addresses_of_the_others(
    several: Several, browser: TestClient
) -> None:
    (several.folders / "nam-2024" / "contest.toml").write_text("[contest", "utf-8")
    assert browser.get(f"/{FIRST}/verify").status_code == 503
    answer = browser.get(f"/{SECOND}/verify")
    assert answer.status_code == 404, "no official result yet"
    assert "Cuộc thi sau" in answer.text


def test_a_page_ends_with_the_role_in_its_own_contest_and_not_with_one_elsewhere() -> None:
    then = {FIRST: "viewer", SECOND: "viewer"}
    page = Socket("an", then, lambda _: None)  # type: ignore[arg-type, return-value]
    assert page.is_out({FIRST: "viewer"}), "nobody knows yet what the page shows"
    page.contest = FIRST
    assert not page.is_out({FIRST: "viewer"})
    assert not page.is_out({FIRST: "viewer", SECOND: "admin", "nua": "viewer"})
    assert page.is_out({SECOND: "viewer"})
    assert page.is_out({FIRST: "press", SECOND: "viewer"})


def test_a_file_is_bound_to_the_contest_in_which_it_was_offered(
    several: Several, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = place_named(FIRST)
    assert place is not None
    asked: list[object] = []

    def principal_of(where: object, *_: object) -> Principal:
        asked.append(where)
        return ADMIN

    monkeypatch.setattr(who, "principal_of", principal_of)
    token = downloads.offer("s1", "", "a.csv", lambda _: b"1", place=place, now=NOW)
    app = Starlette(routes=[Route("/tai-ve/{token}", taker(lambda: NOW + timedelta(minutes=1)))])
    answer = TestClient(app).get(f"/tai-ve/{token}", headers={"x-principal": "s1"})
    assert (answer.status_code, asked) == (200, [place])
