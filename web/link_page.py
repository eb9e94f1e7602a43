"""A leader's link, `/{contest}/d/{token}`: a unit's numbers in one answer, without JavaScript.

Whoever holds the link sees numbers. The PIN, which travels another way, opens the names of the
unit: it leaves a cookie that belongs to this link alone. A look, also that of a messenger that
makes a preview, consumes nothing.

The page loads nothing and leads nowhere else, so nobody else's server learns its address. The
referrer policy stays `same-origin`: with `no-referrer` the form of the PIN would send no origin.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

import anyio.to_thread
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from contest.errors import ContestError
from i18n.format import Format
from i18n.words import Words
from publish.press.pages import TEMPLATES
from publish.proposed import repair_of
from publish.unit_page import Asked, parts_of
from service import environment, opened
from service.environment import Place
from service.identity import links
from service.identity.access_file import read_access
from service.identity.links import Link
from service.linked import principal_of_link
from service.repair import WHATS
from service.served import place_named
from service.wired import declared
from web import forms, pages, repair
from web.headers import own_policy
from web.repair import Refused

PATH = "/{contest}/d/{token}"
PROOF = "contest-pin"
"""The cookie that proves the PIN; its path is the link's own address."""
_SCRIPT = (TEMPLATES / "copy.js").read_text("utf-8").strip()
_POLICY = own_policy(_SCRIPT, form_action="'self'")
_PEOPLE, _SENT = "ds", "da-gui"
"""Places of the page: the people, and the proposals that were sent."""
PER_MINUTE, _PINS_PER_MINUTE = 60, 10
_SAY, _FMT = Words("vi"), Format("vi")
_log = logging.getLogger("link")

Clock = Callable[[], datetime]


def routes(base: str, clock: Clock) -> list[Route]:
    """The routes of links. `base`: `server.baseUrlPath` with a slash before it, or ""."""
    limiter = MovingWindowRateLimiter(MemoryStorage())

    async def answer(request: Request) -> Response:
        return await _answer(request, clock(), limiter)

    return [Route(base + PATH, answer, methods=["GET", "HEAD", "POST"])]


async def _answer(request: Request, now: datetime, limiter: MovingWindowRateLimiter) -> Response:
    try:
        place, link = await anyio.to_thread.run_sync(_link_of, request, now)
        if place is None or not isinstance(link, Link):
            return _no_such(link)
        if not limiter.hit(RateLimitItemPerMinute(PER_MINUTE), "look", link.id):
            return _busy()
        if request.method == "POST" and repair.is_form(request):
            return await _proposed(request, place, link, now)
        if request.method == "POST":
            return await _tried(request, place, link, now, limiter)
        if request.method == "GET":
            await anyio.to_thread.run_sync(links.used, link, now)
        return await _drawn(request, place, link, now)
    except ContestError as error:
        _log.error("a link cannot be shown: %s", error)
        return pages.message_page(_SAY, _SAY("link.trouble"), _SAY("link.trouble_do"), 503)


def _link_of(request: Request, now: datetime) -> tuple[Place | None, Link | links.Shut]:
    """The place and the link of the address, or why the address opens nothing.

    Raises:
        ContestError: the folder has mistakes, or the store of links cannot be read.
    """
    contest_id = request.path_params["contest"]
    place = place_named(contest_id)
    if place is None:
        return None, "unknown"
    return place, links.open_link(request.path_params["token"], contest_id, now)


def _no_such(why: links.Shut | Link) -> Response:
    """One page for every link that opens nothing. Only who had a real link learns that it ended."""
    status = 404 if why == "unknown" else 410
    return pages.message_page(_SAY, _SAY("link.no_such"), _SAY("link.no_such_do"), status)


async def _tried(
    request: Request, place: Place, link: Link, now: datetime, limiter: MovingWindowRateLimiter
) -> Response:
    """The answer to a PIN. The right PIN leads back to the page, so that a reload sends no form."""
    fields = await forms.fields_of(request)
    if fields is None or not forms.Guard(request).holds(request, fields):
        return await _drawn(request, place, link, now, mistake=_SAY("link.again"))
    if not limiter.hit(RateLimitItemPerMinute(_PINS_PER_MINUTE), "pin", link.id):
        return _busy()
    pin = fields.get("pin", "")
    if not await anyio.to_thread.run_sync(links.try_pin, link, pin, now):
        return await _drawn(request, place, link, now, mistake=await _wrong(place, link, now))
    response = _back(request, _PEOPLE)
    response.set_cookie(
        PROOF,
        await anyio.to_thread.run_sync(links.proof, link, now),
        max_age=int(links.PROOF_LIFETIME.total_seconds()),
        path=request.url.path,
        httponly=True,
        samesite="lax",
        secure=read_access(environment.access_path()).base_url.startswith("https://"),
    )
    return response


async def _proposed(request: Request, place: Place, link: Link, now: datetime) -> Response:
    """The answer to data that the unit proposes, which only a browser with the PIN may send."""
    proof = request.cookies.get(PROOF, "")
    is_proven: bool = await anyio.to_thread.run_sync(links.proven, link, proof, now)
    if not is_proven:
        return await _drawn(request, place, link, now, mistake=_SAY("link.shut"))
    who = principal_of_link(link, proven=True)
    is_ours = forms.Guard(request).holds
    refused = await repair.received(request, is_ours, place, who, link.unit, now)
    if refused:
        return await _drawn(request, place, link, now, refused=refused)
    return _back(request, _SENT)


def _back(request: Request, place: str) -> RedirectResponse:
    """The way back to a place of the page, so that a reload sends no form again."""
    to = f"{request.url.path}#{place}"
    return RedirectResponse(to, 303, {"cache-control": "no-store"})


async def _wrong(place: Place, link: Link, now: datetime) -> str:
    until = await anyio.to_thread.run_sync(links.locked_until, link, now)
    if until is None:
        return _SAY("link.wrong_pin")
    moment = declared(place).local(until)
    return _SAY("link.locked", moment=_FMT.moment(moment))


async def _drawn(
    request: Request,
    place: Place,
    link: Link,
    now: datetime,
    *,
    mistake: str = "",
    refused: Refused | None = None,
) -> Response:
    guard = forms.Guard(request)
    asked = Asked.of(request.query_params)
    proof = request.cookies.get(PROOF, "")
    said = {"csrf": guard.token, "mistake": mistake, "refused": refused or Refused()}
    draw = partial(_html, place, link, proof, now, asked, **said)
    html = await anyio.to_thread.run_sync(draw)
    headers = {"cache-control": "no-store", "content-security-policy": _POLICY}
    status = 403 if mistake else 422 if refused else 200
    return guard.keep(HTMLResponse(html, status, headers))


def _html(place: Place, link: Link, proof: str, now: datetime, asked: Asked, **values: Any) -> str:
    proven = bool(proof) and links.proven(link, proof, now)
    who = principal_of_link(link, proven=proven)
    view = opened.open_for(place, who, environment.moment(now)).view
    parts = parts_of(view, link.unit, proven, asked, _SAY, _FMT)
    may_repair = parts.get("people") is not None
    own = repair_of(view, link.unit, _SAY, _FMT) if may_repair else None
    today = view.reference_time.date().isoformat()
    return pages.render(
        "link.html", _SAY, contest=view.contest, repair=own, whats=WHATS, today=today, **values,
        **parts,
    )  # fmt: skip


def _busy() -> Response:
    return pages.message_page(_SAY, _SAY("link.busy"), _SAY("link.busy_do"), 429)
