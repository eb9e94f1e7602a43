"""`/{contest}/tra-cuu`: a participant asks about the own responses.

The page is there where the contest declares `[publication] self_check = true`. It answers a phone
and a full name with times and states, and with the score and rank that the newest open release
gives, never with those of now, a unit or another name. For an unknown person and for a name that
does not belong to the phone it says the same. What was typed stands in no address and in no log,
and the answer does not repeat it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

import anyio.to_thread
from limits import RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from contest import Contest
from contest.errors import ContestError
from contest.phones import phone
from contest.text import fold
from i18n.format import Format
from i18n.words import Words
from publish.release.own import OwnResult, own_result
from service import environment, self_check
from service.self_check import OwnState, OwnStates
from service.served import place_named
from service.wired import declared
from web import forms, pages

PATH = "/{contest}/tra-cuu"
FOR_ONE_PHONE, IN_ALL = RateLimitItemPerHour(10), RateLimitItemPerMinute(60)
"""How often one number may be asked about, and all numbers: nobody tries names or numbers through.
An address is not counted, because a whole office shares one."""
_LONGEST = 200
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
_SAY, _FMT = Words("vi"), Format("vi")
_log = logging.getLogger("self_check")

Clock = Callable[[], datetime]


def routes(base: str, clock: Clock) -> list[Route]:
    """The route of the page. `base`: `server.baseUrlPath` with a slash before it, or ""."""
    limiter = MovingWindowRateLimiter(MemoryStorage())

    async def answer(request: Request) -> Response:
        try:
            return await _answer(request, clock(), limiter)
        except ContestError as error:
            _log.error("nothing can be looked up: %s", error)
            return pages.message_page(
                _SAY, _SAY("self_check.trouble"), _SAY("self_check.trouble_do"), 503
            )

    return [Route(base + PATH, answer, methods=["GET", "HEAD", "POST"])]


async def _answer(request: Request, now: datetime, limiter: MovingWindowRateLimiter) -> Response:
    place = await anyio.to_thread.run_sync(place_named, request.path_params["contest"])
    contest = await anyio.to_thread.run_sync(declared, place) if place else None
    if place is None or contest is None or not self_check.is_offered(contest):
        return pages.refusal(404, "door.nothing")
    guard = forms.Guard(request)
    if request.method != "POST":
        return _page(guard, contest, 200)
    fields = await forms.fields_of(request)
    if fields is None or not guard.holds(request, fields):
        return _page(guard, contest, 403, mistake=_SAY("self_check.expired"))
    said_phone, said_name = (fold(fields.get(n, "")[:_LONGEST]) for n in ("phone", "full_name"))
    if not (said_phone and said_name):
        return _page(guard, contest, 422, mistake=_SAY("self_check.missing"))
    asked = sha256((phone(said_phone) or said_phone).encode()).hexdigest()
    # in all first, so that refused numbers fill no memory
    if not (limiter.hit(IN_ALL, "all") and limiter.hit(FOR_ONE_PHONE, "phone", asked)):
        return pages.message_page(
            _SAY, _SAY("self_check.busy"), _SAY("self_check.busy_do"), 429, contest=contest
        )
    moment = environment.moment(now)
    found = await anyio.to_thread.run_sync(self_check.ask, place, said_phone, said_name, moment)
    told = found.released
    own = own_result(told, _SAY, _FMT) if told else None
    return _page(guard, contest, 200, found=found, own=own)


def _page(
    guard: forms.Guard,
    contest: Contest,
    status: int,
    *,
    mistake: str = "",
    found: OwnStates | None = None,
    own: OwnResult | None = None,
) -> Response:
    count = 0 if found is None else len(found.lines)
    html = pages.render(
        "self_check.html",
        _SAY,
        contest=contest,
        csrf=guard.token,
        mistake=mistake,
        asked=found is not None,
        title=_SAY("self_check.found", n=count, count=_FMT.whole(count)) if count else "",
        lines=[] if found is None else [said_of(line) for line in found.lines],
        own=own,
        as_of="" if found is None else _as_of(found.known_until),
    )
    headers = {"cache-control": "no-store", "content-security-policy": _POLICY}
    return guard.keep(HTMLResponse(html, status, headers))


def _as_of(moment: datetime) -> str:
    return _SAY("self_check.as_of", moment=_FMT.moment(moment))


def said_of(line: OwnState) -> dict[str, str]:
    """One response in plain words: `when`, `what`, and `tone`.

    >>> said_of(OwnState(datetime(2024, 12, 2, 9, 14, 5), "accepted", None))["what"]
    'Được tính kết quả.'
    """
    at = line.submitted_at
    when = _SAY("self_check.recorded", moment=_FMT.second(at)) if at else _SAY("self_check.no_time")
    if line.state in ("accepted", "superseded"):
        key = "self_check.counts" if line.state == "accepted" else "self_check.superseded"
        return {"when": when, "what": _SAY(key), "tone": "good"}
    why = _SAY(f"self_reason.{line.reason}")
    if line.state == "held":
        return {"when": when, "what": _SAY("self_check.waits", why=why), "tone": "wait"}
    return {"when": when, "what": _SAY("self_check.not_counted", why=why), "tone": "bad"}
