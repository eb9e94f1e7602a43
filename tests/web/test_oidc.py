"""Signing in at a real OpenID provider, asked as a browser asks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import httpx2
import oidc_provider_mock
import pytest
from starlette.testclient import TestClient

from tests.web.signing_in import Server
from web import oidc


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    people = [
        oidc_provider_mock.User(sub="7", claims={"email": "An@example.vn", "email_verified": True}),
        oidc_provider_mock.User(sub="8", claims={"email": "an@example.vn", "email_verified": False,
                                                 "preferred_username": "an@example.vn"}),
    ]  # fmt: skip
    with oidc_provider_mock.run_server_in_thread(user_claims=people) as running:
        yield f"http://localhost:{running.server_port}"


its_own_warnings = pytest.mark.filterwarnings("ignore:get_jwt_config:DeprecationWarning")
"""The provider of the tests runs in this process, and calls what its library renames."""


@pytest.fixture
def with_provider(server: Server, provider: str) -> Server:
    oidc._app.cache_clear()
    server.declare(
        f'[sign_in]\nways = ["oidc"]\nissuer = "{provider}"\nclient_id = "thi"\n'
        'base_url = "http://127.0.0.1:8501"\n'
    )
    return server


def agree(server: Server, sub: str, then: str = "/standings") -> str:
    """Sign in at the provider as `sub`; returns where the provider sends the browser."""
    started = server.browser.get("/oidc/dang-nhap", params={"next": then})
    assert started.status_code == 303, started.text
    address = started.headers["location"]
    return httpx2.post(address, data={"sub": sub}).headers["location"]


def come_back(browser: TestClient, address: str) -> httpx2.Response:
    parts = urlsplit(address)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == "http://127.0.0.1:8501/oidc/ve"
    return browser.get(f"{parts.path}?{parts.query}")


@its_own_warnings
def test_the_provider_says_who_somebody_is(with_provider: Server) -> None:
    answer = come_back(with_provider.browser, agree(with_provider, "7"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/standings")
    assert with_provider.who() == "An@example.vn"


@its_own_warnings
def test_an_address_that_is_not_verified_makes_nobody_somebody(with_provider: Server) -> None:
    assert come_back(with_provider.browser, agree(with_provider, "8")).status_code == 303
    assert with_provider.who() == "8"


@its_own_warnings
def test_an_answer_counts_once_and_in_the_browser_that_asked(with_provider: Server) -> None:
    address = agree(with_provider, "7")
    stranger = with_provider.another_browser()
    assert come_back(stranger, address).status_code == 502
    assert with_provider.who(stranger) is None
    assert come_back(with_provider.browser, address).status_code == 303
    assert come_back(with_provider.browser, address).status_code == 502


@its_own_warnings
def test_a_started_sign_in_is_over_after_ten_minutes(with_provider: Server) -> None:
    address = agree(with_provider, "7")
    with_provider.now += timedelta(minutes=10)
    assert come_back(with_provider.browser, address).status_code == 502
    assert with_provider.who() is None


@its_own_warnings
def test_a_forged_state_code_or_cookie_signs_nobody_in(with_provider: Server) -> None:
    good = parse_qs(urlsplit(agree(with_provider, "7")).query)
    state, code = good["state"][0], good["code"][0]
    for query in (
        f"state={state}x&code={code}", f"state={state}&code={code}x", "", f"state={state}",
        f"code={code}", "error=server_error",
    ):  # fmt: skip
        answer = with_provider.browser.get(f"/oidc/ve?{query}")
        assert answer.status_code == 502, query
        assert code not in answer.text
    assert with_provider.who() is None


def test_who_says_no_at_the_provider_comes_back_to_the_page(with_provider: Server) -> None:
    with_provider.browser.get("/oidc/dang-nhap")
    answer = with_provider.browser.get("/oidc/ve?error=access_denied")
    assert (answer.status_code, "đã dừng" in answer.text) == (403, True)


def test_the_sign_in_asks_with_state_nonce_and_pkce(with_provider: Server) -> None:
    started = with_provider.browser.get("/oidc/dang-nhap")
    asked = parse_qs(urlsplit(started.headers["location"]).query)
    assert {"state", "nonce", "code_challenge"} <= asked.keys()
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == ["http://127.0.0.1:8501/oidc/ve"]
    cookie = started.headers["set-cookie"]
    assert "HttpOnly; Max-Age=600; Path=/oidc; SameSite=lax" in cookie


def test_a_provider_that_is_away_or_another_one_is_told_without_its_words(
    with_provider: Server,
    provider: str,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    declared = with_provider.path.read_text("utf-8")
    with_provider.declare(declared.replace(provider, "http://127.0.0.1:1"))
    assert "thử lại" in with_provider.browser.get("/oidc/dang-nhap").text

    async def lying(_: object) -> dict[str, str]:
        return {"issuer": "https://evil.example", "authorization_endpoint": "https://evil.example"}

    monkeypatch.setattr(oidc.StarletteOAuth2App, "load_server_metadata", lying)
    answer = with_provider.browser.get("/oidc/dang-nhap")
    assert (answer.status_code, "thử lại" in answer.text) == (502, True)
    assert "another issuer" in caplog.text
    assert "evil" not in caplog.text + answer.text
