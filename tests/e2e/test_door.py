"""The real program behind a proxy that says who asks: what the door lets through, and what a client
that speaks Streamlit's own WebSocket cannot get."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.browsing import SAMPLE, serve
from tests.matrix.addresses import COMMITTEE
from tests.streamlit_client import Run, Tab, tab

CONTEST = "hai-duong-cchc-2024"
SECRET = "only this test's proxy knows it"
PEOPLE = {"an@example.vn": "reviewer", "chi@example.vn": "viewer"}


@dataclass(frozen=True)
class Served:
    """The program at an address (host:port), and its access file."""

    address: str
    access: Path

    def declare(self, people: Mapping[str, str]) -> None:
        entries = [
            f'[[people]]\nname = "{name}"\nrole = "{role}"\n' for name, role in people.items()
        ]
        head = '[sign_in]\nways = ["proxy"]\nhosts = ["thi.example.vn"]\n'
        self.access.write_text("\n".join([head, *entries]), "utf-8")

    def ask(
        self, path: str, headers: Mapping[str, str], method: str = "GET", body: bytes | None = None
    ) -> tuple[int, HTTPResponse, bytes]:
        place = urlsplit(f"http://{self.address}")
        connection = HTTPConnection(str(place.hostname), place.port, timeout=60)
        try:
            connection.request(method, path, body, dict(headers))
            answer = connection.getresponse()
            return answer.status, answer, answer.read()
        finally:
            connection.close()


def proxied(name: str) -> dict[str, str]:
    """What the province's proxy adds for a person whom it has let in."""
    return {"X-Forwarded-Email": name, "X-Proxy-Secret": SECRET}


AN, CHI, STRANGER = map(proxied, ("an@example.vn", "chi@example.vn", "nobody@example.vn"))


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("door")
    made = Served("", folder / "access.toml")
    made.declare(PEOPLE)
    with serve(
        folder / "ledger",
        CONTEST_DIR=str(SAMPLE),
        CONTEST_ACCESS=str(made.access),
        CONTEST_PROXY_SECRET=SECRET,
    ) as url:
        yield Served(urlsplit(url).netloc, made.access)


@pytest.fixture(autouse=True)
def declared(program: Served) -> None:
    program.declare(PEOPLE)


def page_id(run: Run) -> str:
    """The id under which Streamlit keeps a page."""
    (first, *_) = [m for m in run.messages if m.WhichOneof("type") == "new_session"]
    return str(first.new_session.initialize.session_id)


def drawn(run: Run) -> str:
    """The HTML of a run."""
    deltas = [m.delta.new_element for m in run.messages if m.WhichOneof("type") == "delta"]
    return "".join(element.html.body for element in deltas)


def run(coroutine: Any) -> Any:
    """Run it in a thread: in this one, a browser of another test may have a loop of its own."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


async def first_run(program: Served, headers: Mapping[str, str], resume: str = "") -> Run:
    async with tab(program.address, headers, resume) as viewer:
        return await viewer.run()


def test_the_proxys_word_opens_the_pages_and_nothing_else_does(program: Served) -> None:
    assert not run(first_run(program, AN)).faults
    refused: list[dict[str, str]] = [
        {}, STRANGER, {"X-Forwarded-Email": "an@example.vn"},
        {"X-Forwarded-Email": "an@example.vn", "X-Proxy-Secret": "guess"},
        {"X-Principal": "demo"}, {**AN, "Host": "evil.example"},
        {**AN, "Origin": "http://evil.example"},
    ]  # fmt: skip
    for headers in refused:
        with pytest.raises(InvalidStatus) as told:
            run(first_run(program, headers))
        assert told.value.response.status_code == 403, headers
    assert run(first_run(program, {**AN, "Host": "thi.example.vn"})).messages


def test_what_streamlit_opens_to_anybody_is_closed(program: Served) -> None:
    for path in ("metrics", "agent/openapi.json", "script-health-check", "bidi-components/x/y"):
        assert program.ask(f"/_stcore/{path}", AN)[0] == 404
    for path in ("/_stcore/host-config", "/media/0123.csv"):
        assert program.ask(path, {})[0] == 403
    assert program.ask("/_stcore/agent/mcp", AN, "POST", b"{}")[0] == 404
    for path in ("/auth/login", "/oauth2callback", "/component/x/y"):
        assert program.ask(path, AN)[0] == 404


def test_a_page_id_is_no_key(program: Served) -> None:
    """Streamlit gives a page with all its state to who names its id."""

    async def go() -> tuple[str, str, str]:
        async with tab(program.address, AN) as own:
            mine = page_id(await own.run())
            stolen = page_id(await first_run(program, CHI, mine))
        back = page_id(await first_run(program, AN, mine))
        return mine, stolen, back

    mine, stolen, back = run(go())
    assert stolen != mine
    assert back == mine


def test_an_address_for_uploads_is_good_for_its_own_session(program: Served) -> None:
    _, health, _ = program.ask("/_stcore/health", {})
    (token,) = re.findall(r"_streamlit_xsrf=([^;]+)", health.headers["set-cookie"])
    forgery = {"Cookie": f"_streamlit_xsrf={token}", "X-Xsrftoken": token}
    form = (
        b'--b\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n\r\nx\r\n--b--\r\n'
    )
    kind = {"Content-Type": "multipart/form-data; boundary=b"}

    async def go() -> list[int]:
        async with tab(program.address, AN) as own:
            mine = page_id(await own.run())
            asked = BackMsg()
            asked.file_urls_request.file_names.append("a.csv")
            await own.connection.send(asked.SerializeToString())
            path = (
                (await answer(own, "file_urls_response")).file_urls_response.file_urls[0].upload_url
            )
            made_up = f"/_stcore/upload_file/{mine}/0123"
            tries = [
                (path, {}, forgery), (path, CHI, forgery), (made_up, AN, forgery), (path, AN, {}),
                (path, AN, forgery),
            ]  # fmt: skip
            return [
                (
                    await asyncio.to_thread(
                        program.ask, where, {**who, **with_, **kind}, "PUT", form
                    )
                )[0]
                for where, who, with_ in tries
            ]

    assert run(go()) == [403, 403, 403, 403, 204]


async def answer(viewer: Tab, kind: str) -> ForwardMsg:
    """The next message of a kind."""
    while True:
        message = ForwardMsg.FromString(await viewer.connection.recv(decode=False))
        if message.WhichOneof("type") == kind:
            return message


def test_an_open_page_closes_when_its_viewer_is_removed(program: Served) -> None:
    async def go() -> tuple[str, int | None]:
        async with tab(program.address, AN) as own:
            await own.run()
            program.declare({"chi@example.vn": "viewer"})
            left = await answer(own, "auth_redirect")
            with pytest.raises(ConnectionClosed) as closed:
                await answer(own, "delta")
            assert closed.value.rcvd is not None
            return left.auth_redirect.url, closed.value.rcvd.code

    assert run(go()) == ("/", 1008)
    assert program.ask("/", AN)[0] == 403
    assert program.ask("/", CHI)[0] == 200


def test_a_click_after_the_removal_draws_nothing(program: Served) -> None:
    """Even the run that is asked for before the page is closed."""

    async def go() -> tuple[str, str]:
        async with tab(program.address, AN) as own:
            first = drawn(await own.run())
            program.declare({})
            try:
                return first, drawn(await own.run())
            except ConnectionClosed:
                return first, ""

    before, after = run(go())
    assert '<footer class="ct-foot' in before
    assert '<footer class="ct-foot' not in after


def test_the_page_of_the_ceremony_refuses_whoever_is_not_of_the_committee(
    program: Served,
) -> None:
    roles = ("admin", "reviewer", "viewer", "auditor", "press")
    program.declare({f"{role}@example.vn": role for role in roles})
    for path, allowed in COMMITTEE.items():
        for role in (*roles, "nobody"):
            answer = program.ask(f"/{CONTEST}/{path}", proxied(f"{role}@example.vn"))
            assert answer[0] == (404 if role in allowed else 403), (path, role)
        assert program.ask(f"/{CONTEST}/{path}", {})[0] == 403


def test_every_answer_has_the_headers(program: Served) -> None:
    asked = [("/", AN), ("/", {}), ("/", STRANGER), ("/x/y", AN), ("/", {"Host": "evil.example"}),
             ("/tai-ve/x", AN), ("/healthz", {}), ("/favicon.png", {})]  # fmt: skip
    for path, headers in asked:
        _, told, _ = program.ask(path, headers)
        assert "frame-ancestors 'none'" in told.headers["content-security-policy"], path
        assert told.headers["x-content-type-options"] == "nosniff"
