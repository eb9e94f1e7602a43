"""Signing in and out with an account, asked as a browser asks."""

from __future__ import annotations

import re
from datetime import timedelta

import httpx2
import pytest
from limits import RateLimitItemPerMinute

from service.identity import accounts, sessions
from service.identity.sessions import session_of
from tests.web.signing_in import ACCOUNTS, COOKIE, NOW, PASSWORD, Server, hidden
from web import sign_in
from web.sign_in import local_path

pytestmark = pytest.mark.usefixtures("server")


def test_a_name_and_its_password_begin_a_session(server: Server) -> None:
    answer = server.enter("an", next="/standings?unit=288")
    assert (answer.status_code, answer.headers["location"]) == (303, "/standings?unit=288")
    assert server.who() == "an"


def test_a_wrong_password_and_an_unknown_name_get_one_answer(server: Server) -> None:
    answers = [server.enter(name, "wrong") for name in ("an", "hoa")]
    assert {answer.status_code for answer in answers} == {403}
    texts = {re.sub(r'value="[^"]*"', "", answer.text) for answer in answers}
    assert len(texts) == 1
    assert "không đúng" in texts.pop()
    assert server.who() is None


def test_after_five_failures_the_page_says_when_to_try_again(server: Server) -> None:
    for _ in range(5):
        assert server.enter("an", "wrong").status_code == 403
    locked = server.enter("an")
    assert locked.status_code == 429
    assert "thử lại sau 1 phút" in locked.text
    assert "khóa" in server.enter("An ", PASSWORD).text
    server.now += timedelta(minutes=1)
    assert server.enter("an").status_code == 303


def test_more_tries_than_the_limit_are_not_even_compared(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(accounts, "check", lambda name, *_: asked.append(name) or "wrong")
    monkeypatch.setattr(sign_in, "FOR_ONE_NAME", RateLimitItemPerMinute(2))
    monkeypatch.setattr(sign_in, "IN_ALL", RateLimitItemPerMinute(4))
    statuses = [server.enter("an").status_code for _ in range(4)]
    assert statuses == [403, 403, 429, 429]
    assert server.enter("AN ").status_code == 429
    statuses = [server.enter(f"name {n}").status_code for n in range(4)]
    assert statuses == [403, 403, 429, 429]
    assert asked == ["an", "an", "name 0", "name 1"]


@pytest.mark.parametrize("field", ["csrf", "cookie", "site", "origin"])
def test_a_form_that_no_page_of_ours_has_sent_signs_nobody_in(field: str, server: Server) -> None:
    fields = {**server.form(), "name": "an", "password": PASSWORD}
    headers = {}
    if field == "csrf":
        fields["csrf"] = sessions.csrf_of("form " + "x" * 43)
    elif field == "cookie":
        server.browser.cookies.clear()
    elif field == "site":
        headers = {"sec-fetch-site": "cross-site"}
    else:
        headers = {"origin": "https://evil.example"}
    answer = server.browser.post("/dang-nhap", data=fields, headers=headers)
    assert answer.status_code == 403
    assert server.who() is None
    same = {"sec-fetch-site": "same-origin", "origin": "http://127.0.0.1:8501"}
    fields["csrf"] = server.form()["csrf"]
    assert server.browser.post("/dang-nhap", data=fields, headers=same).status_code == 303


def test_another_browser_cannot_use_the_token_of_a_form(server: Server) -> None:
    fields = {**server.form(), "name": "an", "password": PASSWORD}
    other = server.another_browser()
    other.get("/dang-nhap")
    assert other.post("/dang-nhap", data=fields).status_code == 403


@pytest.mark.parametrize(
    "wanted",
    ["//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil", "/\t/evil.example",
     "javascript:alert(1)", "/a\r\nX: y", "/" + "a" * 600, "", "evil", "/../x", "/%0d%0a\n"],
)  # fmt: skip
def test_signing_in_leads_to_no_other_site(wanted: str, server: Server) -> None:
    assert server.enter("an", next=wanted).headers["location"] == "/"
    page = server.browser.get("/dang-nhap", params={"next": wanted})
    assert hidden(page)["next"] == "/"


def test_below_a_base_path_only_its_pages_are_opened() -> None:
    assert local_path("/thi/standings", "/thi") == "/thi/standings"
    assert local_path("/thi", "/thi") == "/thi"
    assert local_path("/thinking", "/thi") == "/thi/"
    assert local_path("/other", "/thi") == "/thi/"


def test_sign_out_ends_the_session_and_a_copied_cookie_opens_nothing(server: Server) -> None:
    server.enter("an")
    copied = dict(server.browser.cookies)
    session = session_of({"cookie": f"{COOKIE}={copied[COOKIE]}"}, NOW)
    assert session
    refused = server.browser.post("/dang-xuat", data={"csrf": server.form()["csrf"]})
    assert (refused.status_code, server.who()) == (403, "an")

    answer = server.browser.post("/dang-xuat", data={"csrf": sessions.csrf_of(session.id)})
    assert answer.headers["location"] == "/dang-nhap?notice=signed_out"
    assert COOKIE not in server.browser.cookies
    thief = server.another_browser()
    thief.cookies.update(copied)
    assert server.who(thief) is None
    assert "đã đăng xuất" in server.browser.get("/dang-nhap?notice=signed_out").text


def test_a_get_neither_signs_out_nor_sets_a_password(server: Server) -> None:
    server.enter("an")
    assert server.browser.get("/dang-xuat").status_code == 405
    token = accounts.invite("hoa", NOW)
    for _ in range(3):
        assert server.browser.get(f"/tai-khoan/{token}").status_code == 200
    assert accounts.invited(token, NOW) == "hoa"
    assert server.who() == "an"


def test_a_person_sets_the_password_by_a_link_once(server: Server) -> None:
    token = accounts.invite("hoa@example.vn", NOW)
    path = f"/tai-khoan/{token}"
    assert 'value="hoa@example.vn"' in server.browser.get(path).text

    def keep(password: str, again: str | None = None) -> httpx2.Response:
        fields = {**server.form(path), "password": password, "again": again or password}
        return server.browser.post(path, data=fields)

    assert "không giống nhau" in keep(PASSWORD, "another password").text
    assert "ít nhất 12" in keep("short").text
    assert "khác tên" in keep("HOA@example.vn").text
    assert server.browser.post(path, data={"password": PASSWORD}).status_code == 403
    assert keep(PASSWORD).headers["location"] == "/dang-nhap?notice=account_ready"
    assert server.browser.get(path).status_code == 404
    assert server.enter("hoa@EXAMPLE.vn").status_code == 303


def test_a_link_that_is_over_or_made_up_says_so(server: Server) -> None:
    token = accounts.invite("hoa", NOW)
    server.now += timedelta(hours=72)
    for one in (token, "made-up", "%00", "%F0%9F%90%8D"):
        answer = server.browser.get(f"/tai-khoan/{one}")
        assert answer.status_code == 404
        assert "hoa" not in answer.text.replace("khoa", "")
    server.now = NOW
    server.declare('[sign_in]\nways = ["proxy"]\n')
    assert server.browser.get(f"/tai-khoan/{token}").status_code == 404


def test_long_and_odd_bodies_are_refused(server: Server) -> None:
    fields = server.form()
    long = server.browser.post("/dang-nhap", data={**fields, "name": "x" * 20_000})
    assert long.status_code == 400
    many = server.browser.post("/dang-nhap", data={str(n): "" for n in range(50)})
    assert many.status_code == 400
    assert server.browser.post("/dang-nhap", json=fields).status_code == 400
    parts = server.browser.post("/dang-nhap", files={"name": b"x"})
    assert parts.status_code == 400
    assert server.browser.post("/dang-nhap", data=fields).status_code == 403


def test_what_a_stranger_types_is_shown_as_text(server: Server) -> None:
    hostile = '"><script>alert(1)</script>'
    text = server.enter(hostile, "wrong").text
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_the_page_offers_the_ways_that_are_open_and_no_other(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider = 'issuer = "https://sso.example.vn"\nclient_id = "thi"\n'
    server.declare(f'[sign_in]\nways = ["oidc", "accounts"]\n{provider}')
    both = server.browser.get("/dang-nhap?next=/units").text
    assert 'href="/oidc/dang-nhap?next=/units"' in both
    assert 'type="password"' in both
    monkeypatch.delenv("CONTEST_OIDC_SECRET")
    assert "/oidc/" not in server.browser.get("/dang-nhap").text
    monkeypatch.setenv("CONTEST_PROXY_SECRET", "long enough to be one")
    server.declare('[sign_in]\nways = ["proxy"]\n')
    proxied = server.browser.get("/dang-nhap").text
    assert "cổng của tỉnh" in proxied
    assert "<form" not in proxied
    server.declare("[sign_in]\nways = []\n")
    closed = server.browser.get("/dang-nhap")
    assert (closed.status_code, "chưa mở" in closed.text) == (403, True)


def test_an_account_opens_nothing_while_accounts_are_no_way(server: Server) -> None:
    fields = {**server.form(), "name": "an", "password": PASSWORD}
    server.declare('[sign_in]\nways = ["proxy"]\n')
    assert server.browser.post("/dang-nhap", data=fields).status_code == 403


def test_pages_speak_the_language_of_the_page_that_is_wanted(server: Server) -> None:
    assert '<html lang="vi">' in server.browser.get("/dang-nhap").text
    page = server.browser.get("/dang-nhap", params={"next": "/standings?language=en"})
    assert '<html lang="en">' in page.text
    assert "Sign in" in page.text


def test_behind_tls_all_cookies_are_secure_and_of_this_host_only(server: Server) -> None:
    server.declare(ACCOUNTS + 'base_url = "https://thi.example.vn"\n')
    server.browser = server.another_browser(base_url="https://thi.example.vn")
    answer = server.enter("an")
    page = server.another_browser(base_url="https://thi.example.vn").get("/dang-nhap")
    for cookie in (answer.headers["set-cookie"], page.headers["set-cookie"]):
        assert cookie.startswith("__Host-contest-")
        flags = {part.strip().lower() for part in cookie.split(";")}
        assert {"secure", "httponly", "samesite=lax", "path=/"} <= flags


def test_pages_are_kept_by_no_cache_and_load_nothing(server: Server) -> None:
    page = server.browser.get("/dang-nhap")
    assert page.headers["cache-control"] == "no-store"
    assert "<script" not in page.text
    assert not re.findall(r"(?:src|url)\s*[=(]", page.text)
    assert len(page.content) < 20_000


def test_a_demonstration_needs_no_sign_in(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTEST_DEMO", "1")
    assert server.browser.get("/dang-nhap").headers["location"] == "/"
