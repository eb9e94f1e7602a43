"""The outer door: who gets where, under which names, and with which headers."""

from __future__ import annotations

import logging
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest
from starlette.websockets import WebSocketDisconnect

from tests.web.conftest import INDEX, SECRET, Visitor, as_, visitors
from web.gates import gate_of

# By hand: address, then the status for nobody, for somebody without a role, for the committee.
TABLE = """
GET    /                                303 403 200
GET    /standings                       303 403 200
GET    /standings/                      303 403 200
GET    /group-district                  303 403 200
HEAD   /standings                       303 403 200
GET    /favicon.png                     200 200 200
GET    /static/js/index.js              200 200 200
GET    /_stcore/health                  200 200 200
GET    /dang-nhap                       200 200 200
POST   /dang-nhap                       200 200 200
PUT    /dang-nhap                       405 405 405
GET    /_stcore/host-config             403 403 200
GET    /media/abc.csv                   403 403 200
PUT    /_stcore/upload_file/s1/f1       403 403 403
DELETE /_stcore/upload_file/s1/f1       403 403 403
GET    /_stcore/upload_file/s1/f1       404 404 404
OPTIONS /_stcore/upload_file/s1/f1      404 404 404
GET    /_stcore/metrics                 404 404 404
GET    /_stcore/script-health-check     404 404 404
GET    /_stcore/agent/openapi.json      404 404 404
POST   /_stcore/agent/interact          404 404 404
POST   /_stcore/agent/mcp               404 404 404
GET    /_stcore/stream                  404 404 404
GET    /_stcore/bidi-components/a/b.js  404 404 404
GET    /component/a/index.html          404 404 404
GET    /app/static/a.png                404 404 404
GET    /auth/login                      404 404 404
GET    /auth/logout                     404 404 404
GET    /oauth2callback                  404 404 404
GET    /index.html                      404 404 404
GET    /standings/_stcore/health        404 404 404
GET    /static/../_stcore/metrics       404 404 404
GET    /%2e%2e/etc/passwd               404 404 404
POST   /                                404 404 404
DELETE /standings                       404 404 404
TRACE  /                                404 404 404
"""
ROWS = [row.split() for row in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("method", "path", "nobody", "no_role", "committee"), ROWS)
def test_each_address_opens_to_whom_the_table_says(
    visitor: Visitor, method: str, path: str, nobody: str, no_role: str, committee: str
) -> None:
    found = [visitor.ask(path, name, method).status_code for name in (None, "binh", "an")]
    assert found == [int(nobody), int(no_role), int(committee)]


def test_an_address_that_a_browser_may_take_for_another_site_is_closed() -> None:
    assert gate_of("GET", "//evil.example") == "closed"


def test_whoever_is_not_signed_in_is_shown_the_way_and_comes_back(visitor: Visitor) -> None:
    answer = visitor.ask("/standings?unit=288&next=//evil.example")
    assert answer.status_code == 303
    assert answer.headers["location"] == (
        "/dang-nhap?next=/standings%3Funit%3D288%26next%3D//evil.example"
    )


def test_without_a_way_to_sign_in_the_pages_are_closed(visitor: Visitor) -> None:
    visitor.access = replace(visitor.access, ways=())
    assert visitor.ask("/standings").status_code == 403
    assert "location" not in visitor.ask("/standings").headers


def test_a_role_that_was_taken_away_is_gone_at_the_next_request(visitor: Visitor) -> None:
    assert visitor.ask("/media/abc.csv", "an").status_code == 200
    visitor.people["an"] = visitor.people["binh"]
    assert visitor.ask("/media/abc.csv", "an").status_code == 403


HOSTS = {
    "localhost": True,
    "LOCALHOST:8501": True,
    "127.0.0.1:1": True,
    "[::1]:8501": True,
    "thi.example.vn": True,
    "thi.example.vn:8443": True,
    "b.example": True,
    "evil.example": False,
    "thi.example.vn.evil.example": False,
    "127.0.0.1.evil.example": False,
    "192.0.2.1": False,
    "localhost.": False,
    "localhost:port": False,
    "user@localhost": False,
    "localhost/x": False,
    "localhost localhost": False,
    "": False,
}


@pytest.mark.parametrize(("host", "is_answered"), HOSTS.items())
def test_only_the_declared_names_are_answered(
    visitor: Visitor, host: str, is_answered: bool
) -> None:
    for path in ("/", "/healthz", "/static/a.js", "/nothing/here"):
        status = visitor.ask(path, "an", host=host).status_code
        assert (status != 421) == is_answered, path
    assert opens(visitor, "an", host=host) == is_answered


def test_a_name_is_answered_as_soon_as_it_is_declared(visitor: Visitor) -> None:
    assert visitor.ask("/", "an", host="new.example").status_code == 421
    visitor.access = replace(visitor.access, hosts=("new.example",))
    assert visitor.ask("/", "an", host="new.example").status_code == 200
    assert visitor.ask("/", "an", host="b.example").status_code == 421


def test_a_vietnamese_name_is_answered_in_the_form_that_browsers_send(visitor: Visitor) -> None:
    visitor.access = replace(visitor.access, base_url="https://cuộcthi.vn")
    assert visitor.ask("/", "an", host="xn--cucthi-4n8b.vn").status_code == 200


def test_a_repeated_host_is_refused(visitor: Visitor) -> None:
    headers = [("host", "localhost"), ("host", "localhost"), ("cookie", "who=an")]
    assert visitor.client.get("/", headers=headers).status_code == 421


def opens(
    visitor: Visitor, name: str | None, path: str = "/_stcore/stream", **headers: str
) -> bool:
    """Whether a WebSocket opens."""
    try:
        url = f"ws://localhost{path}"
        with visitor.client.websocket_connect(url, headers={**as_(name), **headers}) as socket:
            socket.receive_bytes()
    except WebSocketDisconnect:
        return False
    return True


def test_a_page_opens_for_a_principal_only_and_only_at_its_address(visitor: Visitor) -> None:
    assert opens(visitor, "an")
    assert not opens(visitor, "binh")
    assert not opens(visitor, None)
    assert not opens(visitor, "an", "/healthz")
    assert not opens(visitor, "an", "/dang-nhap")


# Origin: whether it opens a page under the name localhost, and whether it may send a form.
ORIGINS = {
    "http://localhost": (True, True),
    "https://LOCALHOST": (True, True),
    "http://localhost:8501": (False, True),
    "https://thi.example.vn": (False, True),
    "http://evil.example": (False, False),
    "null": (False, False),
    "file://localhost": (False, False),
    "http://localhost@evil.example": (False, False),
    "http://localhost.evil.example": (False, False),
}


@pytest.mark.parametrize(("origin", "opened", "sent"), [(o, *x) for o, x in ORIGINS.items()])
def test_a_foreign_site_opens_no_page_and_changes_nothing(
    visitor: Visitor, origin: str, opened: bool, sent: bool
) -> None:
    assert opens(visitor, "an", origin=origin) == opened
    status = visitor.ask("/dang-nhap", "an", "POST", origin=origin).status_code
    assert status == (200 if sent else 403)


def test_the_word_of_a_client_about_who_asks_goes_no_further(visitor: Visitor) -> None:
    claims = {"x_principal": "s-an", "x_forwarded_email": "an", "x_proxy_secret": "guess"}
    assert visitor.ask("/standings", **claims).status_code == 303
    seen = visitor.ask("/standings", "an", **{**claims, "x_principal": "s-other"})
    headers = seen.json()["headers"]  # type: ignore[attr-defined]
    assert headers["x-principal"] == "s-an"
    assert not {"x-forwarded-email", "x-proxy-secret"} & set(headers)
    public = visitor.ask("/static/a.js", "an", **claims).json()  # type: ignore[attr-defined]
    assert not {key.replace("_", "-") for key in claims} & set(public["headers"])


def test_the_header_that_the_access_file_names_is_taken_off_too(visitor: Visitor) -> None:
    visitor.access = replace(visitor.access, proxy_header="Remote-User")
    headers = visitor.ask("/standings", "an", remote_user="an").json()["headers"]  # type: ignore[attr-defined]
    assert "remote-user" not in headers


def test_every_answer_carries_the_headers(visitor: Visitor) -> None:
    script = INDEX.partition("<script>")[2].partition("</script>")[0]
    inline = b64encode(sha256(script.encode()).digest()).decode()
    asked = [("/", "an"), ("/", None), ("/", "binh"), ("/nothing/here", "an"), ("/broken", "an"),
             ("/dang-nhap", None), ("/static/a.js", None), ("/media/a", None)]  # fmt: skip
    answers = [visitor.ask(path, name) for path, name in asked]
    answers.append(visitor.ask("/", "an", host="evil.example"))
    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert f"script-src 'self' 'sha256-{inline}';" in policy
        assert policy.startswith("default-src 'none';")
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"


def test_what_may_hold_personal_data_is_not_stored(visitor: Visitor) -> None:
    for path in ("/media/abc.csv", "/dang-nhap", "/broken"):
        assert visitor.ask(path, "an").headers["cache-control"] == "no-store"


def test_an_unforeseen_error_is_told_by_a_code_and_logged_without_its_message(
    visitor: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = visitor.ask("/broken?phone=0912345678", "an")
    assert answer.status_code == 500
    (incident,) = [word for word in answer.text.rstrip(".").split() if word in caplog.text]  # type: ignore[attr-defined]
    assert len(incident) == 8
    assert "ValueError" in caplog.text
    assert SECRET not in caplog.text + answer.text  # type: ignore[attr-defined]
    assert "0912345678" not in caplog.text


def test_behind_a_base_path_nothing_else_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    visitor = visitors(monkeypatch)("/thi")
    statuses = {
        path: visitor.ask(path, "an").status_code
        for path in (
            "/thi",
            "/thi/",
            "/thi/standings",
            "/thi/_stcore/metrics",
            "/standings",
            "/this",
        )
    }
    assert statuses == {
        "/thi": 200, "/thi/": 200, "/thi/standings": 200, "/thi/_stcore/metrics": 404,
        "/standings": 404, "/this": 404,
    }  # fmt: skip
    location = visitor.ask("/thi/standings").headers["location"]
    assert location == "/thi/dang-nhap?next=/thi/standings"
    assert opens(visitor, "an", "/thi/_stcore/stream")
    assert not opens(visitor, "an", "/_stcore/stream")
