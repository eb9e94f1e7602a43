"""The press reads what is public while the dashboard is stopped, and a portal of another origin
shows the board."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from http.client import HTTPConnection, HTTPResponse
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from publish.press.pages import Edition, board_snippet
from publish.press.turnout import public_turnout
from results import Principal
from service.environment import Moment, Place
from service.opened import open_for
from service.publication import publishing
from tests.browsing import DESKTOP, PHONE, SAMPLE, SCREENSHOTS, Open, Site, until
from tests.e2e.test_behind_nginx import WRITTEN, free_port, nginx

CONTEST = "hai-duong-cchc-2024"
NOW = Moment(datetime(2024, 12, 2, 13, 0, tzinfo=UTC))  # 20:00 in Việt Nam
PRESS = Principal("publication", "press")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def alone(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """nginx with the documented configuration over a published folder, and no dashboard."""
    folder = tmp_path_factory.mktemp("alone")
    port, nobody_there = free_port(), free_port()
    url = f"http://127.0.0.1:{port}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONTEST_PUBLIC", str(folder / "public"))
        place = Place(SAMPLE, str(loaded))
        publishing.publish_now(place, Principal("Ban Tổ chức", "reviewer"), NOW, url)
    with nginx(folder, nobody_there, {WRITTEN: port}):
        until(lambda: is_listening(port), wanted=True)
        yield url


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A web site of another origin, and the folder of its pages."""
    pages = tmp_path_factory.mktemp("portal")
    handler = partial(Quiet, directory=str(pages))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", pages
        server.shutdown()


def is_listening(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.connect()
        return True
    except OSError:
        return False
    finally:
        connection.close()


def ask(site: str, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    place = urlsplit(site)
    connection = HTTPConnection(str(place.hostname), place.port, timeout=60)
    try:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path, headers=sent)
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


def test_nginx_serves_what_is_public_while_the_dashboard_is_stopped(alone: str) -> None:
    at = f"/{CONTEST}/bao-chi"
    kinds = {
        "/": "text/html; charset=utf-8",
        "/en.html": "text/html; charset=utf-8",
        "/board.html": "text/html; charset=utf-8",
        "/turnout.json": "application/json",
        "/turnout.csv": "text/csv; charset=utf-8",
    }
    for name, kind in kinds.items():
        answer, body = ask(alone, at + name)
        assert (answer.status, answer.headers["content-type"]) == (200, kind), name
        assert answer.headers["cache-control"] == "public, max-age=60"
        assert answer.headers["x-content-type-options"] == "nosniff"
        frames = "*" if name == "/board.html" else "'none'"
        assert answer.headers["content-security-policy"] == f"frame-ancestors {frames}"
        readers = answer.headers.get("access-control-allow-origin")
        assert readers == ("*" if name == "/turnout.json" else None)
        again, _ = ask(alone, at + name, If_None_Match=answer.headers["etag"])
        assert again.status == 304, name
        assert body
    assert ask(alone, at)[0].status == 301, "without the slash nobody is asked for a password"
    people = json.loads(ask(alone, f"{at}/turnout.json")[1])["people"]
    assert f"{people:,}".replace(",", ".") in ask(alone, f"{at}/")[1].decode()


def test_nginx_shows_neither_listings_nor_versions_nor_the_record(alone: str) -> None:
    for path in ("hinh/", ".bao-chi/", "../.bao-chi/", "%2e%2e/.bao-chi/", "nothing.html"):
        answer, body = ask(alone, f"/{CONTEST}/bao-chi/{path}")
        assert answer.status in (403, 404, 502), path
        assert b"press-" not in body
    for path in (f"/{CONTEST}/.bao-chi/", f"/public.{CONTEST}.json", f"/../public.{CONTEST}.json"):
        assert ask(alone, path)[0].status in (400, 401, 404), path


def wrapped(site: str, loaded: Path, portal: Path) -> str:
    """Write a page of the portal that holds the snippet; returns its name."""
    view = open_for(Place(SAMPLE, str(loaded)), PRESS, NOW).view
    turnout = public_turnout(view)
    address = f"{site}/{CONTEST}/bao-chi/"
    snippet = board_snippet(Edition(turnout, view.contest, turnout.as_of, address=address), "vi")
    name = f"portal-{urlsplit(site).port}.html"
    head = "<!doctype html><meta charset=utf-8><link rel=icon href='data:,'><body style='margin:0'>"
    (portal / name).write_text(head + snippet, "utf-8")
    return name


@pytest.fixture(params=["nginx", "program"])
def served(request: pytest.FixtureRequest) -> str:
    """Where the board is: with nginx alone, or with the running program, which publishes what was
    due when it starts."""
    if request.param == "nginx":
        return str(request.getfixturevalue("alone"))
    site: Site = request.getfixturevalue("site")
    until(lambda: ask(site.url, f"/{CONTEST}/bao-chi/board.html")[0].status, wanted=200)
    return site.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 640, 1200])
def test_a_portal_of_another_origin_shows_the_whole_board(
    served: str, loaded: Path, portal: tuple[str, Path], browser: Browser, width: int, scheme: str
) -> None:
    url, pages = portal
    name = wrapped(served, loaded, pages)
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.goto(f"{url}/{name}")
    board = page.frame_locator("iframe")
    expect(board.locator("body")).to_contain_text("người dự thi", ignore_case=True)
    expect(board.locator("#con-lai")).to_have_text("đến 13/12/2024")  # by a clock after the closing
    page.wait_for_function("() => document.querySelector('iframe').style.height !== ''")
    frame = next(one for one in page.frames if "board.html" in one.url)
    until(lambda: frame.evaluate(HIDDEN), wanted=[0, 0])
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    ground = frame.evaluate("getComputedStyle(document.body).backgroundColor")
    bright = sum(map(int, ground.strip("rgba()").split(",")[:3])) > 3 * 128
    assert bright == (scheme == "light")
    assert complaints == []
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"board-{width}-{scheme}.png", full_page=True)
    context.close()


HIDDEN = """() => {
    const { scrollHeight, scrollWidth } = document.documentElement;
    return [Math.max(0, scrollHeight - innerHeight), Math.max(0, scrollWidth - innerWidth)];
}"""
"""Pixels of the board that stand below or beside its frame."""


def test_no_other_page_stands_in_a_foreign_frame(
    served: str, portal: tuple[str, Path], browser: Browser
) -> None:
    url, pages = portal
    source = f"{served}/{CONTEST}/bao-chi/index.html"
    (pages / "thief.html").write_text(f'<!doctype html><iframe src="{source}"></iframe>', "utf-8")
    page = browser.new_page()
    with page.expect_event("console", lambda said: "frame-ancestors" in said.text):
        page.goto(f"{url}/thief.html")
    page.close()


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_page_for_the_press_fits_and_asks_nobody_else(
    served: str, browser: Browser, size: tuple[int, int]
) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page: Page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.goto(f"{served}/{CONTEST}/bao-chi/")
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert not [one for one in asked if not one.startswith((served, "data:"))]
    assert complaints == []
    page.screenshot(path=SCREENSHOTS / f"press-public-{size[0]}.png", full_page=True)
    context.close()


def test_the_committee_holds_and_publishes_on_the_page_and_the_press_reads_it(
    writable_site: Site, visit: Open
) -> None:
    site = writable_site
    below = f"/{CONTEST}/bao-chi/turnout.json"
    until(lambda: ask(site.url, below)[0].status, wanted=200)  # what was due
    watched = visit(site.url, size=PHONE)
    page = watched.open("press")
    page.get_by_role("button", name="Tạm dừng công khai").click()
    expect(page.get_by_text("đã tạm dừng công khai từ")).to_be_visible()
    expect(page.get_by_role("button", name="Công bố ngay")).to_have_count(0)
    watched.settle()
    watched.assert_fits()
    watched.picture("press-held-390")
    page.get_by_role("button", name="Tiếp tục công khai").click()
    page.get_by_role("button", name="Công bố ngay").click()
    expect(page.get_by_text("Đã công bố.")).to_be_visible()
    people = json.loads(ask(site.url, below)[1])["people"]
    expect(page.locator(".ct-value").first).to_have_text(f"{people:,}".replace(",", "."))
    watched.assert_quiet()
    journalist = visit(site.url)
    page = journalist.open("press?face=press")
    expect(page.get_by_text("Được phép đăng bản đã công bố")).to_be_visible()
    expect(page.get_by_role("button", name="Công bố ngay")).to_have_count(0)
    with page.expect_download() as started:
        page.get_by_role("link", name="Tải bộ tư liệu báo chí").click()
    assert started.value.suggested_filename == "press-kit-20241202-2000.zip"
    journalist.assert_fits()
    journalist.picture("press-role-1280")
    journalist.assert_quiet()
