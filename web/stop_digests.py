"""`/{contest}/thoi-nhan/{token}`: a reader stops digests, here or by a button of the mail program.

A look stops nothing, because mail programs and scanners follow links. The post of RFC 8058 stops
digests with one click; whoever sends it has the token, which stands in one reader's mail alone, so
no further proof is asked for. The page says neither an address nor a unit.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

import anyio.to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from contest import Contest
from contest.errors import ContestError
from i18n.words import Words
from service.mail import digest_log, digests
from service.served import place_named
from service.wired import declared
from web import forms, pages, repair

PATH = f"/{{contest}}/{digests.STOP}/{{token}}"
_ONE_CLICK = ("List-Unsubscribe", "One-Click")
"""The field that a mail program posts (RFC 8058), and the page's own form with it."""
_AGAIN = ("again", "1")
_MOST_FIELDS = 4
_SAY = Words("vi")
_log = logging.getLogger("mail")

Clock = Callable[[], datetime]


def routes(base: str, clock: Clock) -> list[Route]:
    """The route of the page. `base`: `server.baseUrlPath` with a slash before it, or ""."""

    async def answer(request: Request) -> Response:
        fields = await _fields_of(request) if request.method == "POST" else {}
        try:
            return await anyio.to_thread.run_sync(_answer, request, fields, clock())
        except ContestError as error:
            _log.error("digests cannot be stopped: %s", error)
            return pages.message_page(_SAY, _SAY("stop.trouble"), _SAY("stop.trouble_text"), 503)

    return [Route(base + PATH, answer, methods=["GET", "HEAD", "POST"])]


async def _fields_of(request: Request) -> dict[str, str]:
    """The fields of a post in either of the two forms that RFC 8058 allows; none if it is long."""
    if not repair.is_form(request):
        return await forms.fields_of(request) or {}
    length = request.headers.get("content-length", "")
    if not (length.isascii() and length.isdigit() and int(length) <= forms.LONGEST_BODY):
        return {}
    try:
        async with request.form(max_files=0, max_fields=_MOST_FIELDS) as form:
            return {name: text for name, text in form.items() if isinstance(text, str)}
    except HTTPException:  # the parser refuses the body
        return {}


def _answer(request: Request, fields: dict[str, str], now: datetime) -> Response:
    contest_id, token = (request.path_params[part] for part in ("contest", "token"))
    reader = digests.reader_of(contest_id, token)
    place = place_named(contest_id)
    if reader is None or place is None:
        return pages.message_page(_SAY, _SAY("stop.unknown"), _SAY("stop.unknown_text"), 404)
    contest, given = declared(place), [*fields.items()]
    if _AGAIN in given:
        digest_log.resume(contest_id, reader)
        back = (_SAY("stop.back"), _SAY("stop.back_text"))
        return pages.message_page(_SAY, *back, 200, contest=contest)
    if _ONE_CLICK in given:
        digest_log.stop(contest_id, reader, "", now)
        return _page(contest, _SAY("stop.done"), _SAY("stop.done_text"), _SAY("stop.again"), _AGAIN)
    return _page(contest, _SAY("stop.title"), _SAY("stop.text"), _SAY("stop.now"), _ONE_CLICK)


def _page(contest: Contest, title: str, text: str, act: str, sends: tuple[str, str]) -> Response:
    """A sentence, and a button that sends one field."""
    field, value = sends
    said = {"title": title, "text": text, "act": act, "field": field, "value": value}
    return pages.page("stop.html", _SAY, 200, contest=contest, **said)
