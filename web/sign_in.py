"""The routes of sign-in: the page, the provider, sign-out, and the password of a local account."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from math import ceil
from urllib.parse import urlsplit

import anyio
import anyio.to_thread
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from i18n.words import Words
from service import environment
from service.identity import accounts, sessions, store
from service.identity.access_file import AccessFile, open_ways, read_access
from service.identity.access_toml import same_name
from web import oidc
from web.forms import Guard, fields_of, of_this_site
from web.pages import closed_page, message_page, page

FOR_ONE_NAME, IN_ALL = RateLimitItemPerMinute(10), RateLimitItemPerMinute(60)
_OIDC_COOKIE = "contest-oidc"
_LOCAL = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")
_NOTICES = {"signed_out": "sign_in.signed_out", "account_ready": "sign_in.password_set"}
_limits = MovingWindowRateLimiter(MemoryStorage())
_log = logging.getLogger("sign_in")


@dataclass(frozen=True, slots=True)
class _Here:
    """`base`: the base path with a slash before it, or "". `at_once`: checks of passwords that run
    at one time; the others wait outside of the threads that pages need."""

    base: str
    clock: Callable[[], datetime]
    at_once: Callable[[], anyio.CapacityLimiter]


def routes(base: str, clock: Callable[[], datetime]) -> list[Route]:
    """The routes below a base path (with a slash before it, or ""). `clock` tells the present."""
    kept: list[anyio.CapacityLimiter] = []

    def at_once() -> anyio.CapacityLimiter:
        if not kept:  # only a running loop can make one
            kept.append(anyio.CapacityLimiter(2))
        return kept[0]

    here = _Here(base, clock, at_once)
    return [
        Route(f"{base}/dang-nhap", partial(_sign_in_page, here), methods=["GET"]),
        Route(f"{base}/dang-nhap", partial(_sign_in, here), methods=["POST"]),
        Route(f"{base}/dang-xuat", partial(_sign_out, here), methods=["POST"]),
        Route(f"{base}/oidc/dang-nhap", partial(_to_provider, here), methods=["GET"]),
        Route(f"{base}/oidc/ve", partial(_from_provider, here), methods=["GET"]),
        Route(f"{base}/tai-khoan/{{token}}", partial(_password_page, here), methods=["GET"]),
        Route(f"{base}/tai-khoan/{{token}}", partial(_set_password, here), methods=["POST"]),
    ]


def local_path(text: str, base: str) -> str:
    """The page to open after signing in: `text` if it is a path below the base path, else the
    first page. An address of another site is never one.

    >>> local_path("/standings?unit=288", ""), local_path("//evil.example", "")
    ('/standings?unit=288', '/')
    """
    parts = urlsplit(text) if len(text) <= 500 and _LOCAL.fullmatch(text) else None
    is_ours = parts is not None and f"{parts.path}/".startswith(f"{base}/")
    return text if is_ours and ".." not in text else f"{base}/"


def say_of(request: Request, then: str = "") -> Words:
    """The words in the language of the address, or of the page that is to be opened."""
    wanted = request.query_params.get("language") == "en" or "language=en" in then
    return Words("en" if wanted else "vi")


def _sign_in_page(here: _Here, request: Request) -> Response:
    if environment.demonstration():
        return RedirectResponse(f"{here.base}/", 303)
    then = local_path(request.query_params.get("next", ""), here.base)
    say = say_of(request, then)
    notice = _NOTICES.get(request.query_params.get("notice", ""))
    return _form(here, request, say, then, notice=say(notice) if notice else "")


def _form(
    here: _Here,
    request: Request,
    say: Words,
    then: str,
    *,
    name: str = "",
    mistake: str = "",
    notice: str = "",
    status: int = 200,
) -> Response:
    ways = open_ways(_access())
    if not ways:
        return closed_page(say)
    guard = Guard(request)
    drawn = page(
        "sign_in.html", say, status, ways=ways, base=here.base, next=then, csrf=guard.token,
        name=name, mistake=mistake, notice=notice,
    )  # fmt: skip
    return guard.keep(drawn)


async def _sign_in(here: _Here, request: Request) -> Response:
    fields = await fields_of(request)
    if fields is None:
        say = say_of(request)
        return message_page(say, say("sign_in.title"), say("sign_in.bad_form"), 400)
    then, name = local_path(fields.get("next", ""), here.base), fields.get("name", "")[:200]
    say = say_of(request, then)
    again = partial(_form, here, request, say, then, name=name)
    if not await run_in_threadpool(_is_ours, request, fields):
        return await run_in_threadpool(again, mistake=say("sign_in.stale"), status=403)
    if "accounts" not in open_ways(_access()):
        return await run_in_threadpool(again, mistake=say("sign_in.by_proxy"), status=403)
    key = store.token_hash(same_name(name))
    if not (_limits.hit(FOR_ONE_NAME, "name", key) and _limits.hit(IN_ALL, "all")):
        return await run_in_threadpool(again, mistake=say("sign_in.busy"), status=429)
    now = here.clock()
    found = await anyio.to_thread.run_sync(
        accounts.check, name, fields.get("password", ""), now, limiter=here.at_once()
    )
    if found == "right":
        return await run_in_threadpool(_come_in, name.strip(), "accounts", then, now)
    if found == "wrong":
        return await run_in_threadpool(again, mistake=say("sign_in.wrong"), status=403)
    until = await run_in_threadpool(accounts.locked_until, name, now)
    minutes = max(1, ceil((until - now).total_seconds() / 60)) if until else 1
    sentence = say("sign_in.locked", n=minutes, minutes=str(minutes))
    return await run_in_threadpool(again, mistake=sentence, status=429)


async def _sign_out(here: _Here, request: Request) -> Response:
    fields = await fields_of(request) or {}
    return await run_in_threadpool(_leave, here, request, fields)


def _leave(here: _Here, request: Request, fields: dict[str, str]) -> Response:
    session = sessions.session_of(dict(request.headers), here.clock())
    answer = RedirectResponse(f"{here.base}/dang-nhap?notice=signed_out", 303)
    if session is not None:
        token = fields.get("csrf", "")
        if not (of_this_site(request) and sessions.is_csrf_of(session.id, token)):
            say = say_of(request)
            return message_page(say, say("sign_in.title"), say("sign_in.stale"), 403)
        sessions.end(session.id)
    answer.headers.append("set-cookie", sessions.set_cookie(_access(), ""))
    return answer


async def _to_provider(here: _Here, request: Request) -> Response:
    then = local_path(request.query_params.get("next", ""), here.base)
    say, access = say_of(request, then), _access()
    if "oidc" not in open_ways(access):
        return await run_in_threadpool(_form, here, request, say, then)
    if not _limits.hit(IN_ALL, "oidc"):
        return await run_in_threadpool(
            _form, here, request, say, then, mistake=say("sign_in.busy"), status=429
        )
    come_back_to = f"{access.base_url or _origin(request) + here.base}/oidc/ve"
    try:
        address, remembered = await oidc.begin(request, access, come_back_to, then, here.clock())
    except Exception as error:  # what a provider sends may be anything
        return await run_in_threadpool(_provider_failed, here, request, say, then, error)
    answer = RedirectResponse(address, 303)
    return _remember(answer, here, access, remembered)


async def _from_provider(here: _Here, request: Request) -> Response:
    access, say = _access(), say_of(request)
    if "oidc" not in open_ways(access):
        return await run_in_threadpool(_form, here, request, say, f"{here.base}/")
    now = here.clock()
    try:
        claims, then = await oidc.finish(
            request, access, request.cookies.get(_OIDC_COOKIE, ""), now
        )
    except Exception as error:  # what a provider sends may be anything
        return await run_in_threadpool(_provider_failed, here, request, say, f"{here.base}/", error)
    name = oidc.name_in(claims)
    if not name or len(name) > 200 or not name.isprintable():
        return await run_in_threadpool(
            _form, here, request, say, then, mistake=say("sign_in.nameless"), status=403
        )
    answer = await run_in_threadpool(_come_in, name, "oidc", then, now)
    return _remember(answer, here, access, "")


def _provider_failed(
    here: _Here, request: Request, say: Words, then: str, error: Exception
) -> Response:
    if request.query_params.get("error") == "access_denied":
        return _form(here, request, say, then, mistake=say("sign_in.denied"), status=403)
    told = f": {error}" if isinstance(error, oidc.ProviderError) else ""
    _log.error("sign-in at the provider failed (%s%s)", type(error).__name__, told)
    return _form(here, request, say, then, mistake=say("sign_in.provider_failed"), status=502)


def _remember(answer: Response, here: _Here, access: AccessFile, value: str) -> Response:
    """Set the cookie of a started sign-in, or remove it if the value is empty."""
    answer.set_cookie(
        _OIDC_COOKIE,
        value,
        max_age=int(oidc.LIFETIME.total_seconds()) if value else 0,
        path=f"{here.base}/oidc",
        httponly=True,
        samesite="lax",
        secure=access.base_url.startswith("https://"),
    )
    return answer


def _password_page(here: _Here, request: Request) -> Response:
    return _password_form(here, request, say_of(request))


def _password_form(
    here: _Here, request: Request, say: Words, *, mistake: str = "", status: int = 200
) -> Response:
    name = None
    if "accounts" in open_ways(_access()):
        name = accounts.invited(request.path_params["token"], here.clock())
    if name is None:
        return message_page(
            say, say("sign_in.link_over"), say("sign_in.link_over_text"), 404,
            way_on=f"{here.base}/dang-nhap", label=say("sign_in.go"),
        )  # fmt: skip
    guard = Guard(request)
    drawn = page("password.html", say, status, name=name, csrf=guard.token, mistake=mistake)
    return guard.keep(drawn)


async def _set_password(here: _Here, request: Request) -> Response:
    fields, say = await fields_of(request), say_of(request)
    again = partial(_password_form, here, request, say)
    if fields is None or not await run_in_threadpool(_is_ours, request, fields):
        return await run_in_threadpool(again, mistake=say("sign_in.stale"), status=403)
    password = fields.get("password", "")
    if password != fields.get("again", ""):
        return await run_in_threadpool(again, mistake=say("sign_in.differ"), status=422)
    if "accounts" not in open_ways(_access()):
        return await run_in_threadpool(again)
    refused = await anyio.to_thread.run_sync(
        accounts.set_password, request.path_params["token"], password, here.clock(),
        limiter=here.at_once(),
    )  # fmt: skip
    if refused is None:
        return RedirectResponse(f"{here.base}/dang-nhap?notice=account_ready", 303)
    why = {
        "short": "sign_in.short",
        "long": "sign_in.long",
        "named": "sign_in.named",
        "unknown": "sign_in.link_over",
    }[refused]
    return await run_in_threadpool(again, mistake=say(why), status=422)


def _come_in(name: str, way: sessions.OwnWay, then: str, now: datetime) -> Response:
    _, token = sessions.begin(name, way, now)
    answer = RedirectResponse(then, 303)
    answer.headers.append("set-cookie", sessions.set_cookie(_access(), token))
    return answer


def _is_ours(request: Request, fields: dict[str, str]) -> bool:
    return Guard(request).holds(request, fields)


def _origin(request: Request) -> str:
    """Scheme and host of this request; the door answers declared hosts only."""
    return f"{request.url.scheme}://{request.url.netloc}"


def _access() -> AccessFile:
    return read_access(environment.access_path())
