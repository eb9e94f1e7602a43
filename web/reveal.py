"""`/{contest}/trinh-chieu`: the places of a release at a ceremony, one at each press of a key.

The page itself holds no name. Each press asks for one place, and each time the server looks up who
asks: so nothing flashes on the screen before its press, and nobody reads ahead in the page.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlencode

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from contest.errors import ContestError, NotAllowedError
from i18n.format import Format, Language, language_of
from i18n.words import Words
from publish.release.ceremony import Revealed, places
from service import environment, who
from service.environment import Place
from service.release.presenting import Released, presented
from service.served import place_named
from web import pages
from web.headers import NO_STORE, PRINCIPAL, own_policy

NAME = "trinh-chieu"
PATH = f"/{{contest}}/{NAME}"
_SCRIPT = (Path(__file__).parent / "templates" / "reveal.js").read_text("utf-8").strip()
_POLICY = own_policy(_SCRIPT, connect_src="'self'", form_action="'none'")
_log = logging.getLogger("reveal")

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who asks for what. `number`: of the release; None: the newest one."""

    session_id: str
    contest_id: str
    now: datetime
    number: int | None = None


def routes(base: str, clock: Clock) -> list[Route]:
    """The routes of the page and of one place. `base`: `server.baseUrlPath` with a slash before it,
    or ""."""

    async def page(request: Request) -> Response:
        language = language_of(request.query_params.get("language"))
        say = Words(language)
        asked = _asked(request, clock())
        try:
            place, one = await anyio.to_thread.run_sync(_found, asked)
        except NotAllowedError:
            signs_in = "" if asked.session_id else f"{base}/dang-nhap"
            return pages.message_page(
                say, say("reveal.refused"), say("reveal.refused_do"), 403,
                way_on=signs_in, label=say("sign_in.go"),
            )  # fmt: skip
        except ContestError as error:
            _log.error("no result can be presented: %s", error)
            return pages.message_page(say, say("verify.trouble"), say("verify.trouble_do"), 503)
        if place is None:
            return pages.refusal(404, "door.nothing")
        if one is None:
            return pages.message_page(say, say("reveal.none"), say("reveal.none_do"), 404)
        return _page(one, language, base)

    async def place(request: Request) -> Response:
        asked = _asked(request, clock(), request.path_params["number"])
        language = language_of(request.query_params.get("language"))
        try:
            _, one = await anyio.to_thread.run_sync(_found, asked)
        except NotAllowedError:
            return pages.refusal(403, "door.not_yours")
        step = request.path_params["step"]
        shown = _places(one, language) if one else ()
        if not 1 <= step <= len(shown):
            return pages.refusal(404, "door.nothing")
        return JSONResponse(asdict(shown[step - 1]), headers=NO_STORE)

    return [
        Route(base + PATH, page, methods=["GET"]),
        Route(f"{base}{PATH}/{{number:int}}/{{step:int}}", place, methods=["GET"]),
    ]


def _asked(request: Request, now: datetime, number: int | None = None) -> _Asked:
    session_id = request.headers.get(PRINCIPAL, "")
    return _Asked(session_id, request.path_params["contest"], now, number)


def _found(asked: _Asked) -> tuple[Place | None, Released | None]:
    """The place of the contest, and the release that is asked for; None: there is none.

    Raises:
        NotAllowedError: whoever the session belongs to now may not see a release that is held back.
        ContestError: the folder or the ledger cannot be read.
    """
    found, moment = place_named(asked.contest_id), environment.moment(asked.now)
    if found is None:
        return None, None
    principal = who.principal_of(found, asked.session_id, moment)
    return found, presented(found, principal, moment, asked.number)


def _query(one: Released, language: Language) -> str:
    said = {"contest": one.contest.id} if len(environment.places()) > 1 else {}
    said |= {"language": language} if language == "en" else {}
    return f"?{urlencode(said)}" if said else ""


def _places(one: Released, language: Language) -> tuple[Revealed, ...]:
    return places(one, Words(language), Format(language))


def _page(one: Released, language: Language, base: str) -> Response:
    say = Words(language)
    html = pages.render(
        "reveal.html",
        say,
        contest=one.contest,
        kind=say(f"released.{one.release.kind}"),
        number=one.release.number,
        steps=len(_places(one, language)),
        language=language,
        out=f"{base}/release{_query(one, language)}",
    )
    return HTMLResponse(html, headers={**NO_STORE, "content-security-policy": _POLICY})
