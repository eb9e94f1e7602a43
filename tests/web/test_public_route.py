"""What is public is served to everybody, and nothing else is reachable at its address."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from service.publication.public_folder import put
from tests.builders import TOML, write_folder
from tests.web.conftest import INDEX
from web import public
from web.door import House, door
from web.headers import security_headers
from web.sockets import Sockets
from web.uploads import Uploads

NOW = datetime(2024, 12, 2, 7, 0, tzinfo=UTC)  # 14:00 in Việt Nam
SCRIPT = "window.ready = true"
FILES = {
    "index.html": b"<html>so lieu</html>",
    "board.html": f"<html><script>{SCRIPT}</script></html>".encode(),
    "turnout.json": b'{"people": 1204}',
    "turnout.csv": b"people\r\n1204\r\n",
    "turnout.xlsx": b"PK",
    "huy-hieu/S1.svg": b"<svg/>",
    "hinh-vi-1920x1080-20241202-1330.png": b"PNG",
}
AT = "/thu/bao-chi/"


class Site:
    """The routes behind the door, under a base path, as a program serves them."""

    def __init__(self, folder: Path, base: str = "") -> None:
        self.folder, self.now = folder, NOW
        routes = public.routes(base, lambda: self.now)
        uploads = Uploads(dict)
        house = House(
            base, routes, security_headers(INDEX), Sockets(uploads), uploads, lambda: self.now
        )
        app = Starlette(routes=routes, middleware=[Middleware(door, house)])
        self.client = TestClient(app, base_url="http://localhost", follow_redirects=False)

    def get(self, path: str, method: str = "GET", **headers: str) -> httpx2.Response:
        sent = {key.replace("_", "-"): value for key, value in headers.items()}
        return self.client.request(method, path, headers=sent)


@pytest.fixture
def declare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def declared(publication: str) -> None:
        write_folder(tmp_path / "contest", toml=f"{TOML}[publication]\n{publication}\n")

    monkeypatch.setenv("CONTEST_PUBLIC", str(tmp_path / "public"))
    monkeypatch.setenv("CONTEST_DIR", str(tmp_path / "contest"))
    monkeypatch.delenv("CONTEST_DEMO", raising=False)
    access = tmp_path / "access.toml"
    access.write_text('[sign_in]\nways = []\nhosts = ["bao-chi.example"]\n', "utf-8")
    monkeypatch.setenv("CONTEST_ACCESS", str(access))
    declared("")
    return declared


@pytest.fixture
def site(declare: Callable[[str], None], tmp_path: Path) -> Site:
    """A site with a published version, on which nobody can sign in."""
    put(tmp_path / "public", "thu", FILES)
    return Site(tmp_path / "public")


@pytest.mark.parametrize(
    ("name", "kind", "age"),
    [
        ("", "text/html; charset=utf-8", 60),
        ("index.html", "text/html; charset=utf-8", 60),
        ("board.html", "text/html; charset=utf-8", 60),
        ("turnout.json", "application/json", 60),
        ("turnout.csv", "text/csv; charset=utf-8", 60),
        ("turnout.xlsx", public._TYPES[".xlsx"], 60),
        ("huy-hieu/S1.svg", "image/svg+xml", 60),
        ("hinh-vi-1920x1080-20241202-1330.png", "image/png", 3600),
    ],
)
def test_each_file_comes_whole_with_its_kind_and_how_long_it_may_be_kept(
    site: Site, name: str, kind: str, age: int
) -> None:
    answer = site.get(AT + name)
    assert answer.status_code == 200
    assert answer.content == FILES[name or "index.html"]
    assert answer.headers["content-type"] == kind
    assert answer.headers["cache-control"] == f"public, max-age={age}"
    assert answer.headers["x-content-type-options"] == "nosniff"
    head = site.get(AT + name, "HEAD")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == answer.headers["content-length"]


def test_a_reader_who_has_the_file_gets_no_bytes_again(site: Site) -> None:
    first = site.get(AT + "turnout.json")
    asked = {"if_none_match": first.headers["etag"]}
    again = site.get(AT + "turnout.json", **asked)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["cache-control"] == "public, max-age=60"
    since = site.get(AT + "turnout.json", if_modified_since=first.headers["last-modified"])
    assert since.status_code == 304
    put(site.folder, "thu", {**FILES, "turnout.json": b'{"people": 1205}'})
    os.utime(site.folder / "thu" / "bao-chi" / "turnout.json", (2e9, 2e9))
    assert site.get(AT + "turnout.json", **asked).content == b'{"people": 1205}'
    kept = site.get(
        AT + "huy-hieu/S1.svg", if_none_match=site.get(AT + "huy-hieu/S1.svg").headers["etag"]
    )
    assert kept.status_code == 304


def policy(answer: httpx2.Response) -> dict[str, str]:
    parts = answer.headers["content-security-policy"].split("; ")
    return {name: rest for name, _, rest in (part.partition(" ") for part in parts)}


def test_only_the_board_may_stand_in_a_frame_of_another_site(site: Site) -> None:
    for name in FILES:
        answer = site.get(AT + name)
        framed = name == "board.html"
        assert policy(answer)["frame-ancestors"] == ("*" if framed else "'none'"), name
        assert ("x-frame-options" in answer.headers) != framed, name


def test_the_pages_run_their_own_scripts_and_ask_nobody_else(site: Site) -> None:
    digest = b64encode(sha256(SCRIPT.encode()).digest()).decode()
    assert policy(site.get(AT + "board.html"))["script-src"] == f"'sha256-{digest}'"
    assert policy(site.get(AT))["script-src"] == "'none'"
    for name in FILES:
        found = policy(site.get(AT + name))
        assert found["default-src"] == "'none'"
        assert "http" not in site.get(AT + name).headers["content-security-policy"]


def test_scripts_of_other_sites_may_read_the_numbers_and_the_badges(site: Site) -> None:
    open_ = {
        name for name in FILES
        if site.get(AT + name, origin="https://cong.example").headers.get(
            "access-control-allow-origin"
        ) == "*"
    }  # fmt: skip
    assert open_ == {"turnout.json", "huy-hieu/S1.svg"}
    for name in FILES:
        assert site.get(AT + name).headers["cross-origin-resource-policy"] == "cross-origin"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8501", "bao-chi.example"])
def test_every_declared_host_serves_it_and_no_other(site: Site, host: str) -> None:
    assert site.get(AT, host=host).status_code == 200
    assert site.get(AT, host=f"{host.partition(':')[0]}.evil.example").status_code == 421


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_it_can_only_be_read(site: Site, method: str) -> None:
    assert site.get(AT + "turnout.json", method).status_code == 405


def test_the_address_without_a_slash_leads_to_the_folder(site: Site) -> None:
    answer = site.get(AT[:-1])
    assert (answer.status_code, answer.headers["location"]) == (307, AT)


HOSTILE = [
    "..%2f..%2fcontest/contest.toml",
    "../../contest/contest.toml",
    "%2e%2e/%2e%2e/contest/contest.toml",
    "..%5c..%5ccontest%5ccontest.toml",
    "%2fetc/passwd",
    "/etc/passwd",
    "//etc/passwd",
    "huy-hieu",
    "huy-hieu/",
    ".bi-mat",
    "huy-hieu/.bi-mat",
    "ngoai.txt",
    "index.html%00.png",
    "index.html/",
    "index.html/x",
    "huy-hieu//S1.svg",
    "huy-hieu/%2e/S1.svg",
    "huy-hieu/%2e%2e/index.html",
    "nothing.html",
    "C:%5cwindows",
    "x" * 5000,
]


@pytest.mark.parametrize("path", HOSTILE)
def test_no_listing_no_dot_file_and_no_way_out(site: Site, path: str) -> None:
    present = (site.folder / "thu" / "bao-chi").resolve()
    (present / ".bi-mat").write_text("secret")
    (present / "huy-hieu" / ".bi-mat").write_text("secret")
    (site.folder.parent / "secret.txt").write_text("secret")
    (present / "ngoai.txt").symlink_to(site.folder.parent / "secret.txt")
    answer = site.get(AT + path)
    assert answer.status_code == 404
    assert "secret" not in answer.text
    assert "[contest]" not in answer.text
    assert "S1.svg" not in answer.text
    assert "1204" not in answer.text
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "contest", ["khac", ".bao-chi", "..", "%2e%2e", "thu%2f.bao-chi", ".", "*", "x" * 300]
)
def test_the_address_of_another_contest_shows_nothing(site: Site, contest: str) -> None:
    (site.folder / "bao-chi").mkdir()
    (site.folder / "bao-chi" / "index.html").write_text("secret")
    answer = site.get(f"/{contest}/bao-chi/index.html")
    assert answer.status_code == 404
    assert "secret" not in answer.text


def test_before_the_embargo_every_address_says_not_published_and_no_figure(
    site: Site, declare: Callable[[str], None]
) -> None:
    declare("embargo_until = 2024-12-02T14:00:01")
    for name in ("", *FILES, "nothing.html"):
        answer = site.get(AT + name)
        assert answer.status_code == 404
        assert "chưa công bố" in answer.text
        assert "1204" not in answer.text
        assert "etag" not in answer.headers
    site.now = datetime(2024, 12, 2, 7, 0, 1, tzinfo=UTC)
    assert site.get(AT).status_code == 200


def test_what_was_never_published_is_a_plain_page(declare: object, tmp_path: Path) -> None:
    answer = Site(tmp_path / "public").get(AT)
    assert answer.status_code == 404
    assert "chưa công bố" in answer.text


def test_a_folder_with_mistakes_leaves_what_was_public(site: Site, tmp_path: Path) -> None:
    (tmp_path / "contest" / "contest.toml").write_text("[contest", "utf-8")
    assert site.get(AT).status_code == 200


def test_below_a_base_path_the_addresses_begin_with_it(site: Site, tmp_path: Path) -> None:
    below = Site(tmp_path / "public", "/thi")
    assert below.get("/thi" + AT).status_code == 200
    assert below.get("/thi" + AT[:-1]).headers["location"] == "/thi" + AT
    assert below.get(AT).status_code == 404
