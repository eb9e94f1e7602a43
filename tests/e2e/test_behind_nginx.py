"""Behind a real nginx, with the configuration of deploy/nginx: the proxy says who is there."""

from __future__ import annotations

import socket
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browsing import NOW, PHONE, ROOT, SAMPLE, Open, answers, serve, stop

NGINX = "/usr/sbin/nginx"
DEPLOYED = ROOT / "deploy" / "nginx"
SECRET = "only nginx and the program know it"
ACCESS = """
[sign_in]
ways = ["proxy"]
hosts = ["cuoc-thi.example.vn"]

[[people]]
name = "an@example.vn"
role = "reviewer"
"""
WRITTEN = "as written"
"""The server of the document as it stands, which asks for a password."""
PASSWORD = "a password that nginx knows"
FORGED = {
    "X-Forwarded-Email": "an@example.vn",
    "X-Proxy-Secret": SECRET + "?",
    "X-Principal": "demo",
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def configured(folder: Path, program: int, people: dict[str, int], below: str = "") -> Path:
    """The server of `deploy/nginx`, once for each person, who then has a port of their own and is
    asked for no password, and once as it stands."""
    head = (DEPLOYED / "cuoc-thi-http.conf").read_text("utf-8")
    text = (DEPLOYED / ("cuoc-thi-subpath.conf" if below else "cuoc-thi.conf")).read_text("utf-8")
    server = "server {\n    listen 443" + text.partition("server {\n    listen 443")[2]
    servers = []
    for name, port in people.items():
        one = server
        instead = {
            "443 ssl": f"127.0.0.1:{port}",
            "ssl_certificate /etc/nginx/cuoc-thi.crt;": "",
            "ssl_certificate_key /etc/nginx/cuoc-thi.key;": "",
            "127.0.0.1:8501": f"127.0.0.1:{program}",
            "SHARED-SECRET": SECRET,
            "/etc/nginx/cuoc-thi.htpasswd": f"{folder}/htpasswd",
            "/var/log/nginx": str(folder),
        }
        if not below:
            instead["/var/lib/cuoc-thi/public"] = f"{folder}/public"
        if name != WRITTEN:
            instead |= {"$remote_user": f'"{name}"', 'auth_basic "Cuoc thi"': "auth_basic off"}
        for here, there in instead.items():
            assert here in one, f"deploy/nginx no longer says {here}"
            one = one.replace(here, there)
        servers.append(one)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "\n".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    (folder / "htpasswd").write_text(f"an@example.vn:{{PLAIN}}{PASSWORD}\n", "utf-8")
    file = folder / "nginx.conf"
    file.write_text(  # `user`: started by root, nginx would read as another account
        f"user root; daemon off; pid {folder}/pid; error_log stderr; worker_processes 1;\n"
        "events {}\n"
        "http { include /etc/nginx/mime.types; access_log off;\n"
        f"{places}\n{head}\n{''.join(servers)}}}\n",
        "utf-8",
    )
    return file


@contextmanager
def nginx(folder: Path, program: int, people: dict[str, int], below: str = "") -> Iterator[None]:
    if not Path(NGINX).exists():
        pytest.fail(f"{NGINX} is missing; install it: apt-get install nginx-light")
    command = [
        NGINX,
        "-p",
        str(folder),
        "-e",
        "stderr",
        "-c",
        str(configured(folder, program, people, below)),
    ]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        for name, port in people.items():
            while name != WRITTEN and not answers(
                f"http://127.0.0.1:{port}{below}/healthz", server
            ):
                pass
        yield
    finally:
        stop(server)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("nginx")


@pytest.fixture(autouse=True)
def access(folder: Path) -> Path:
    """The access file, as it is at the beginning of each test."""
    file = folder / "access.toml"
    file.write_text(ACCESS, "utf-8")
    return file


@pytest.fixture(scope="module")
def sites(loaded: Path, folder: Path) -> Iterator[dict[str, str]]:
    """Name → the address at which nginx says that it is this person; "" is the program itself."""
    access = folder / "access.toml"
    people = {"an@example.vn": free_port(), "nobody@example.vn": free_port(), WRITTEN: free_port()}
    with (
        serve(
            loaded,
            CONTEST_DIR=str(SAMPLE),
            CONTEST_NOW=NOW,
            CONTEST_ACCESS=str(access),
            CONTEST_PROXY_SECRET=SECRET,
        ) as url,
        nginx(folder, int(urlsplit(url).port or 0), people),
    ):
        yield {"": url, **{name: f"http://127.0.0.1:{port}" for name, port in people.items()}}


def test_the_committee_sees_the_pages_and_takes_a_file_away(
    sites: dict[str, str], visit: Open
) -> None:
    watched = visit(sites["an@example.vn"])
    page = watched.open("standings")
    with page.expect_download() as started:
        page.get_by_role("link", name="Tải về cả").click()
    assert started.value.suggested_filename == "xep-hang-tam-tinh-hai-duong-cchc-2024.csv"
    watched.assert_quiet()


def test_who_has_no_role_is_told_so_and_gets_no_page(sites: dict[str, str], visit: Open) -> None:
    page = visit(sites["nobody@example.vn"], size=PHONE).page
    sockets: list[object] = []
    page.on("websocket", lambda opened: sockets.append(opened))
    answer = page.goto(f"{sites['nobody@example.vn']}/standings")
    assert answer is not None
    assert answer.status == 403
    assert page.locator('[data-testid="stApp"]').count() == 0
    expect(page.locator("body")).to_contain_text("quyền")
    assert sockets == []


def test_the_open_page_of_a_removed_person_leaves_the_screen(
    sites: dict[str, str], access: Path, visit: Open
) -> None:
    page = visit(sites["an@example.vn"]).open("standings")
    access.write_text(ACCESS.partition("[[people]]")[0], "utf-8")
    expect(page.locator('[data-testid="stApp"]')).to_have_count(0)
    expect(page.locator("body")).to_contain_text("quyền")
    assert urlsplit(page.url).path == "/"


@pytest.mark.parametrize(
    ("way", "status"), [("an@example.vn", 200), ("nobody@example.vn", 403), ("", 303)]
)
def test_forged_headers_open_nothing_that_is_not_open_already(
    sites: dict[str, str], browser: Browser, way: str, status: int
) -> None:
    assert status_of(sites[way], FORGED) == status
    context = browser.new_context(extra_http_headers=FORGED)
    page = context.new_page()
    page.goto(f"{sites[way]}/favicon.png")  # open to everybody; a place to ask from
    opened = page.evaluate(
        """address => new Promise(done => {
            const socket = new WebSocket(address + "/_stcore/stream", "streamlit");
            socket.onopen = () => done(true);
            socket.onerror = () => done(false);
        })""",
        sites[way].replace("http", "ws", 1),
    )
    assert opened == (status == 200)
    context.close()


@pytest.mark.parametrize(
    ("host", "status"), [("evil.example", 421), ("cuoc-thi.example.vn", 200), ("127.0.0.1", 200)]
)
def test_nginx_passes_the_host_name_on_and_a_foreign_one_is_refused(
    sites: dict[str, str], host: str, status: int
) -> None:
    assert status_of(sites["an@example.vn"], {"Host": host}) == status


@pytest.mark.parametrize(("password", "status"), [(None, 401), ("a guess", 401), (PASSWORD, 200)])
def test_the_documented_server_believes_a_name_by_its_password_alone(
    sites: dict[str, str], password: str | None, status: int
) -> None:
    assert status_of(sites[WRITTEN], signing_in(password)) == status


def test_a_browser_that_gave_the_password_works_with_the_pages(
    sites: dict[str, str], browser: Browser
) -> None:
    context = browser.new_context(
        http_credentials={"username": "an@example.vn", "password": PASSWORD}
    )
    page = context.new_page()
    page.goto(f"{sites[WRITTEN]}/standings")
    expect(page.get_by_role("link", name="Tải về cả")).to_be_visible()
    context.close()


def test_leaders_links_and_participants_are_asked_for_no_password(sites: dict[str, str]) -> None:
    assert status_of(sites[WRITTEN], {}, "/hai-duong-cchc-2024/d/no-such-token") == 404
    assert status_of(sites[WRITTEN], {}, "/hai-duong-cchc-2024/tra-cuu") == 200
    assert status_of(sites[WRITTEN], {}, "/hai-duong-cchc-2024/thoi-nhan/forged") == 404
    assert status_of(sites[WRITTEN], {}, "/hai-duong-cchc-2024/tra-cuu/standings") == 401


def test_whoever_verifies_papers_is_asked_for_no_password_and_not_let_run_on(
    sites: dict[str, str],
) -> None:
    asked = [status_of(sites[WRITTEN], {}, "/hai-duong-cchc-2024/verify") for _ in range(40)]
    assert asked[0] == 404, "no official result yet, and no password"
    assert {*asked} == {404, 429}, "after the first twenty nginx lets through what its rate allows"
    assert status_of(sites[WRITTEN], {}, "/hai-duong-cchc-2024/verify/standings") == 401
    assert status_of(sites[WRITTEN], {}, "/hai-duong-cchc-2024/ket-qua/") == 404
    assert status_of(sites[WRITTEN], {}, "/hai-duong-cchc-2024/trinh-chieu") == 401


def test_the_log_of_nginx_keeps_no_token_and_no_question(
    sites: dict[str, str], folder: Path
) -> None:
    token = "Zq0token"
    for path in (f"/thu/d/{token}/pin?next={token}", f"/tai-ve/{token}", f"/tai-khoan/{token}?a=1",
                 f"/thu/thoi-nhan/{token}"):  # fmt: skip
        status_of(sites[WRITTEN], {"Referer": f"https://x/d/{token}"}, path)
    kept = (folder / "cuoc-thi.log").read_text("utf-8")
    assert token not in kept
    assert " GET /thu/d/***/pin " in kept
    assert " GET /tai-ve/*** " in kept
    assert " GET /thu/thoi-nhan/*** " in kept


def test_below_a_path_of_another_site_a_page_works_and_the_public_paths_ask_for_no_password(
    loaded: Path, tmp_path: Path, visit: Open
) -> None:
    (tmp_path / "access.toml").write_text(ACCESS, "utf-8")
    people = {"an@example.vn": free_port(), WRITTEN: free_port()}
    with (
        serve(
            loaded,
            CONTEST_DIR=str(SAMPLE),
            CONTEST_NOW=NOW,
            CONTEST_ACCESS=str(tmp_path / "access.toml"),
            CONTEST_PROXY_SECRET=SECRET,
            STREAMLIT_SERVER_BASE_URL_PATH="thi",
        ) as url,
        nginx(tmp_path, int(urlsplit(url).port or 0), people, "/thi"),
    ):
        watched = visit(f"http://127.0.0.1:{people['an@example.vn']}/thi")
        page = watched.open("standings")
        expect(page.get_by_role("link", name="Tải về cả")).to_be_visible()
        watched.assert_quiet()
        site = f"http://127.0.0.1:{people[WRITTEN]}"
        paths = {
            "/thi/standings": 401, "/thi/hai-duong-cchc-2024/d/no-such-token": 404,
            "/thi/hai-duong-cchc-2024/tra-cuu": 200, "/thi": 301, "/standings": 404,
        }  # fmt: skip
        assert {path: status_of(site, {}, path) for path in paths} == paths


def signing_in(password: str | None) -> dict[str, str]:
    """The header by which a browser states a name and a password; None: a browser that does not."""
    if password is None:
        return {}
    said = b64encode(f"an@example.vn:{password}".encode()).decode()
    return {"Authorization": f"Basic {said}"}


def status_of(site: str, headers: dict[str, str], path: str = "/standings") -> int:
    """The status of a page that is asked for with these headers."""
    place = urlsplit(site)
    connection = HTTPConnection(str(place.hostname), place.port, timeout=60)
    try:
        connection.request("GET", path, headers=headers)
        return connection.getresponse().status
    finally:
        connection.close()
