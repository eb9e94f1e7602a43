"""`/{contest}/verify`: whoever holds a winner's paper asks whether it matches the official result.

The page answers a code and a name with match or no match, and after a match with the prize, because
a forger may take a true code and a true name. A QR code on the paper names the code behind `#`,
which no browser sends: so neither code nor name stands in an address or in a log, and the answer
repeats neither.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import anyio.to_thread
from limits import RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from contest import Contest
from contest.errors import ContestError
from contest.text import fold
from i18n.format import Language, language_of
from i18n.words import Words
from publish.press.pages import OTHER
from publish.release.text import list_title
from service import environment, winner_paper
from service.environment import Moment
from service.served import place_named
from service.winner_paper import WinnerPaper, code_as_meant
from service.wired import declared
from web import forms, pages
from web.headers import own_policy

PATH = f"/{{contest}}/{winner_paper.NAME}"
FOR_ONE_CODE, FROM_ONE_ADDRESS = RateLimitItemPerHour(10), RateLimitItemPerMinute(30)
IN_ALL = RateLimitItemPerMinute(120)
"""How often one code may be asked about, how often one address may ask, and all together. An office
that checks a list shares an address, so an address may ask often."""
_LONGEST = 200
_ADDRESSES: dict[Language, str] = {
    "vi": winner_paper.NAME, "en": f"{winner_paper.NAME}?language=en",
}  # fmt: skip
_SCRIPT = (Path(__file__).parent / "templates" / "verify.js").read_text("utf-8").strip()
_POLICY = own_policy(_SCRIPT, form_action="'self'")
_log = logging.getLogger("verify")

Clock = Callable[[], datetime]


def routes(base: str, clock: Clock) -> list[Route]:
    """The route of the page. `base`: `server.baseUrlPath` with a slash before it, or ""."""
    limiter = MovingWindowRateLimiter(MemoryStorage())

    async def answer(request: Request) -> Response:
        say = Words(language_of(request.query_params.get("language")))
        try:
            return await _answer(request, say, environment.moment(clock()), limiter)
        except ContestError as error:
            _log.error("no paper can be verified: %s", error)
            return pages.message_page(say, say("verify.trouble"), say("verify.trouble_do"), 503)

    return [Route(base + PATH, answer, methods=["GET", "HEAD", "POST"])]


async def _answer(
    request: Request, say: Words, moment: Moment, limiter: MovingWindowRateLimiter
) -> Response:
    place = await anyio.to_thread.run_sync(place_named, request.path_params["contest"])
    if place is None:
        return pages.refusal(404, "door.nothing")
    served = await anyio.to_thread.run_sync(declared, place)
    contest = await anyio.to_thread.run_sync(winner_paper.compared_with, place, moment)
    if contest is None:
        return pages.message_page(
            say, say("verify.not_yet"), say("verify.not_yet_do"), 404, contest=served
        )
    guard = forms.Guard(request)
    if request.method != "POST":
        return _page(guard, contest, say, 200)
    fields = await forms.fields_of(request)
    if fields is None or not guard.holds(request, fields):
        return _page(guard, contest, say, 403, mistake=say("self_check.expired"))
    code, name = (fold(fields.get(field, "")[:_LONGEST]) for field in ("code", "full_name"))
    if not (code and name):
        return _page(guard, contest, say, 422, mistake=say("verify.missing"))
    meant = code_as_meant(code)
    if not meant:
        return _page(guard, contest, say, 422, mistake=say("verify.no_code"))
    if not _may_ask(limiter, request, meant):
        return pages.message_page(
            say, say("verify.busy"), say("self_check.busy_do"), 429, contest=served
        )
    found = await anyio.to_thread.run_sync(winner_paper.ask, place, meant, name, moment)
    return _page(guard, contest, say, 200, said=_said(found, contest, say))


def _may_ask(limiter: MovingWindowRateLimiter, request: Request, code: str) -> bool:
    """Counts the question; all together first, so that refused ones fill no memory."""
    address = request.client.host if request.client else ""
    asked = sha256(code.encode()).hexdigest()
    return (
        limiter.hit(IN_ALL, "all")
        and limiter.hit(FROM_ONE_ADDRESS, "address", address)
        and limiter.hit(FOR_ONE_CODE, "code", asked)
    )


def _said(found: WinnerPaper | None, contest: Contest, say: Words) -> dict[str, object]:
    """The answer in words, with the titles of the release. It repeats nothing that was typed."""
    if found is None:
        return {
            "tone": "bad", "title": say("verify.no_match"), "text": say("verify.no_match_says"),
            "prizes": [],
        }  # fmt: skip
    return {
        "tone": "good", "title": say("verify.match"), "text": say("verify.match_says"),
        "prizes": [contest.titled(prize, say.language) for prize in found.prizes],
        "list": list_title(contest, found.round, found.category, say),
    }  # fmt: skip


def _page(
    guard: forms.Guard,
    contest: Contest,
    say: Words,
    status: int,
    *,
    mistake: str = "",
    said: dict[str, object] | None = None,
) -> Response:
    html = pages.render(
        "verify.html",
        say,
        contest=contest,
        csrf=guard.token,
        mistake=mistake,
        said=said,
        here=_ADDRESSES[say.language],
        other=_ADDRESSES[OTHER[say.language]],
        other_language=OTHER[say.language],
    )
    headers = {"cache-control": "no-store", "content-security-policy": _POLICY}
    return guard.keep(HTMLResponse(html, status, headers))
