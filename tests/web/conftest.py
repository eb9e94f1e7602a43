"""The door before a small application that tells what reached it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from results import Principal
from results.principal import NOBODY
from service import who
from service.environment import Moment
from service.identity import access_file, accounts
from service.identity.access_file import AccessFile
from service.identity.sessions import Session
from tests.web.signing_in import ACCOUNTS, PASSWORD, Server
from web import door as door_module
from web import sign_in
from web.door import House, door
from web.headers import security_headers
from web.sockets import Sockets
from web.uploads import Limits, Uploads

NOW = datetime(2024, 12, 2, 7, 0, tzinfo=UTC)
INDEX = "<html><script>\n  window.ready = false\n</script><script src='x.js'></script></html>"
PAGE = "s1"
"""The id of An's page."""
SECRET = "a phone 0912345678"

PEOPLE = {"an": Principal("an", "reviewer"), "binh": NOBODY}
"""Who signs in here, by the cookie `who`: An of the committee, and Bình without a role."""

OWN = [Route(f"{base}/dang-nhap", lambda _: PlainTextResponse("sign in"), methods=["GET", "POST"])
       for base in ("", "/thi")]  # fmt: skip


class Visitor:
    """Asks under the name `localhost`, as one of `PEOPLE`, or as nobody.

    `access` and `people` may be changed meanwhile; `limits` and `kept` are those of the uploads.
    """

    def __init__(self, base: str = "") -> None:
        self.access = AccessFile(
            ("proxy",), base_url="https://thi.example.vn", hosts=("b.example",)
        )
        self.people = dict(PEOPLE)
        self.kept: dict[tuple[str, str], int] = {}
        self.uploads = Uploads(lambda: self.kept, Limits(100, 250, 3, 400, 10))
        self.sockets = Sockets(self.uploads)
        house = House(
            base, OWN, security_headers(INDEX), self.sockets, self.uploads, lambda: NOW
        )  # fmt: skip
        self.client = TestClient(
            door(inner, house), base_url="http://localhost", follow_redirects=False
        )

    def ask(
        self, path: str, name: str | None = None, method: str = "GET", **headers: str
    ) -> Response:
        """The answer; `x_y` becomes the header `x-y`."""
        sent = {key.replace("_", "-"): value for key, value in headers.items()}
        return self.client.request(method, path, headers={**as_(name), **sent})  # type: ignore[return-value]

    def standing(self, session_id: str) -> dict[str, Principal]:
        session = Session(session_id, session_id.removeprefix("s-"), "proxy")
        return who.standing_behind(session, Moment(NOW))


def as_(name: str | None) -> dict[str, str]:
    return {"cookie": f"who={name}"} if name else {}


async def inner(scope: Scope, receive: Receive, send: Send) -> None:
    """Tells what it was asked; breaks where it is told to."""
    if scope["type"] == "websocket":
        await talk(scope, receive, send)
        return
    request = Request(scope, receive)
    if "broken" in request.url.path:
        raise ValueError(SECRET)
    told = {"path": request.url.path, "headers": dict(request.headers)}
    await JSONResponse({**told, "bytes": len(await request.body())})(scope, receive, send)


async def talk(scope: Scope, receive: Receive, send: Send) -> None:
    """Sends each message back, and begins with the headers. Names of files get addresses."""
    headers = {name.decode(): value.decode() for name, value in scope["headers"]}
    await receive()
    await send({"type": "websocket.accept"})
    await send({"type": "websocket.send", "bytes": json.dumps(headers).encode()})
    while (message := await receive())["type"] == "websocket.receive":
        await send({"type": "websocket.send", "bytes": answer_to(message["bytes"])})


def answer_to(data: bytes) -> bytes:
    asked, answer = BackMsg.FromString(data), ForwardMsg()
    if not asked.file_urls_request.file_names:
        return data
    for name in asked.file_urls_request.file_names:
        urls = answer.file_urls_response.file_urls.add()
        urls.upload_url = f"/_stcore/upload_file/{PAGE}/{name}"
    return answer.SerializeToString()


@pytest.fixture
def visitor(monkeypatch: pytest.MonkeyPatch) -> Visitor:
    return visitors(monkeypatch)()


def visitors(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Visitor]:
    """Makes a visitor, whose people and access file are the ones that the door knows."""

    def make(base: str = "") -> Visitor:
        made = Visitor(base)

        def session_of(headers: Mapping[str, str], now: datetime) -> Session | None:
            assert now == NOW
            name = headers.get("cookie", "").removeprefix("who=")
            return Session(f"s-{name}", name, "proxy") if name in PEOPLE else None

        monkeypatch.setenv("CONTEST_PROXY_SECRET", "a secret of this test only")
        monkeypatch.setattr(door_module, "session_of", session_of)
        monkeypatch.setattr(door_module, "read_access", lambda _: made.access)
        monkeypatch.setattr(who, "principal_behind", lambda _, s, __: made.people[s.name])
        return made

    return make


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    server = Server(tmp_path)
    monkeypatch.setenv("CONTEST_ACCESS", str(server.path))
    monkeypatch.setenv("CONTEST_OIDC_SECRET", "a secret of the provider")
    monkeypatch.delenv("CONTEST_DEMO", raising=False)
    monkeypatch.delenv("CONTEST_PROXY_SECRET", raising=False)
    monkeypatch.setattr(access_file, "_kept", None)
    monkeypatch.setattr(
        accounts, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    )
    sign_in._limits.storage.reset()
    server.declare(ACCOUNTS)
    accounts.set_password(accounts.invite("An", server.now), PASSWORD, server.now)
    with server.browser:
        yield server
