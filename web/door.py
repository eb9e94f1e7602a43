"""The outer door: every request and every WebSocket passes here before Streamlit sees it.

The door answers under declared host names only, finds out who asks, lets through what is named in
`web.gates` and in the program's own routes, and gives every answer its headers.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from contest.unforeseen import stack_of
from service import environment, who
from service.identity.access_file import AccessFile, open_ways, read_access
from service.identity.sessions import Session, session_of
from service.presence import present
from web import gates, pages
from web.headers import NO_STORE, PRINCIPAL, PROXY_SECRET, adding, read, told
from web.hosts import answered, host_of, host_of_origin
from web.sockets import Sockets, Standing
from web.uploads import Uploads, drain

SIGN_IN = "/dang-nhap"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_log = logging.getLogger("door")


@dataclass(frozen=True)
class House:
    """What the door guards. `base`: `server.baseUrlPath` with a slash before it, or "". `routes`:
    the program's own; each of them asks for itself who may come. `headers`: of every answer."""

    base: str
    routes: Sequence[BaseRoute]
    headers: dict[str, str]
    sockets: Sockets
    uploads: Uploads
    clock: Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks. `session_id` None: nobody with a role. `session`: who has signed in, with a role or
    without. `standing`: what they are in each contest, to be compared later."""

    session: Session | None
    session_id: str | None
    standing: Standing


def door(app: ASGIApp, house: House) -> ASGIApp:
    """The door before an application."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await app(scope, receive, send)
            return
        send = adding(send, house.headers)
        is_answered = False

        async def noting(message: Message) -> None:
            nonlocal is_answered
            is_answered = True
            await send(message)

        pass_on = _socket if scope["type"] == "websocket" else _request
        try:
            answer = await pass_on(app, house, scope, receive, noting)
        except ClientDisconnect:  # while it was still sending
            answer = None
        except Exception as error:
            incident = secrets.token_hex(4)
            path = gates.masked(scope["path"])
            _log.error("incident %s: %s failed\n%s", incident, path, stack_of(error))
            answer = None if is_answered else pages.refusal(500, "door.failed", incident=incident)
        if answer is not None:
            await _send(answer, scope, receive, send)

    return guarded


async def _request(
    app: ASGIApp, house: House, scope: Scope, receive: Receive, send: Send
) -> Response | None:
    """Let a request through, or say what answers it instead."""
    access = read_access(environment.access_path())
    if refused := _stranger(access, scope, is_changing=scope["method"] not in _SAFE):
        return refused
    path = gates.below(house.base, scope["path"])
    own = max((route.matches(scope)[0] for route in house.routes), key=_closeness)
    if own is Match.PARTIAL:
        return pages.refusal(405, "door.method")
    gate = gates.gate_of(scope["method"], path) if path is not None else "closed"
    if own is Match.NONE and gate == "closed":
        return pages.refusal(404, "door.nothing")
    if own is Match.NONE and gate == "open":
        await app(_inside(scope, access, None), receive, send)
        return None
    caller = await run_in_threadpool(_caller, read(scope["headers"]), house.clock())
    inside = _inside(scope, access, caller.session_id)
    if own is Match.FULL:
        await app(inside, receive, adding(send, NO_STORE))
        return None
    if caller.session_id is None:
        if gate == "page":
            return _way_in(house, access, caller, scope)
        await drain(receive)
        return pages.refusal(403, "door.sign_in")
    if gate == "upload" and (address := gates.upload_of(path or "")):
        refused_with = await house.uploads.carry(
            app, inside, receive, send, address, caller.session_id
        )
        return await _upload_refusal(refused_with, receive) if refused_with else None
    await app(inside, receive, adding(send, NO_STORE) if gate == "inside" else send)
    return None


async def _socket(
    app: ASGIApp, house: House, scope: Scope, receive: Receive, send: Send
) -> Response | None:
    """Let a page's WebSocket through, or say why not."""
    access = read_access(environment.access_path())
    if refused := _stranger(access, scope, is_changing=True):
        return refused
    headers = read(scope["headers"])
    origin = headers.get("origin", "").partition("://")[2]
    if origin and origin.lower() != headers["host"].lower():
        # Streamlit would ask a server on the internet for this machine's address to compare it.
        return pages.refusal(403, "door.origin")
    if gates.below(house.base, scope["path"]) != gates.STREAM:
        return pages.refusal(404, "door.nothing")
    caller = await run_in_threadpool(_caller, headers, house.clock())
    if caller.session_id is None:
        return pages.refusal(403, "door.sign_in")
    inside = _inside(scope, access, caller.session_id)
    with present(caller.session_id, house.clock()):
        await house.sockets.carry(app, inside, receive, send, caller.session_id, caller.standing)
    return None


def _stranger(access: AccessFile, scope: Scope, *, is_changing: bool) -> Response | None:
    """Refuse a foreign, missing, repeated or odd host name, and what a foreign site sends."""
    names = answered(access)
    hosts = [value for name, value in scope["headers"] if name == b"host"]
    if len(hosts) != 1 or host_of(hosts[0].decode("latin-1")) not in names:
        return pages.refusal(421, "door.host")
    origins = [value for name, value in scope["headers"] if name == b"origin"]
    if is_changing and any(host_of_origin(one.decode("latin-1")) not in names for one in origins):
        return pages.refusal(403, "door.origin")
    return None


def _caller(headers: dict[str, str], now: datetime) -> Caller:
    session = session_of(headers, now)
    if session is None:
        return Caller(None, None, {})
    standing = who.standing_behind(session, environment.moment(now))
    return Caller(session, session.id if standing else None, standing)


def _inside(scope: Scope, access: AccessFile, session_id: str | None) -> Scope:
    hidden = (PRINCIPAL, PROXY_SECRET, access.proxy_header.lower())
    return {**scope, "headers": told(scope["headers"], hidden, session_id)}


def _way_in(house: House, access: AccessFile, caller: Caller, scope: Scope) -> Response:
    if caller.session is not None:
        return pages.no_role_page(caller.session, house.base)
    if not open_ways(access):
        return pages.closed_page()
    query = scope["query_string"].decode("latin-1")
    wanted = quote(scope["path"] + (f"?{query}" if query else ""), safe="/")
    return RedirectResponse(f"{house.base}{SIGN_IN}?next={wanted}", 303)


async def _upload_refusal(status: int, receive: Receive) -> Response:
    await drain(receive)
    return pages.refusal(status, "door.upload_room" if status == 413 else "door.upload")


async def _send(answer: Response, scope: Scope, receive: Receive, send: Send) -> None:
    """Send an answer of the door's own. A WebSocket is closed before it opens, which means 403."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
    else:
        await answer(scope, receive, send)


def _closeness(match: Match) -> int:
    return match.value
