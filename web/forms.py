"""Forms of pages that the server draws: their fields, and the proof that a page of ours sent them.

Before sign-in a random cookie stands for the session. The form carries a hash of the cookie that
only the server can make, so another site, which can send a form but reads no page, cannot send it.
"""

from __future__ import annotations

import secrets
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request
from starlette.responses import Response

from service import environment
from service.identity.access_file import read_access
from service.identity.sessions import csrf_of, is_csrf_of

LONGEST_BODY = 16_384
_MOST_FIELDS = 40
_COOKIE_SECONDS = 12 * 3600


async def fields_of(request: Request) -> dict[str, str] | None:
    """The fields of a posted form; None if the body is longer than 16 KB or no form.

    Of fields with one name the last counts.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        return None
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST_BODY:
            return None
    try:
        pairs = parse_qsl(
            body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS
        )
    except ValueError:
        return None
    return dict(pairs)


class Guard:
    """The cookie and the token of one browser's forms.

    `token` goes into a hidden field `csrf`. `keep(response)` sets the cookie that it belongs to.
    """

    def __init__(self, request: Request) -> None:
        self._is_secure = read_access(environment.access_path()).base_url.startswith("https://")
        self._name = "__Host-contest-form" if self._is_secure else "contest-form"
        found = request.cookies.get(self._name, "")
        self._value = found if len(found) == 43 else secrets.token_urlsafe(32)
        self._is_known = found == self._value
        self.token = csrf_of(f"form {self._value}")

    def keep(self, response: Response) -> Response:
        """The response, with the cookie if the browser does not have it yet."""
        if not self._is_known:
            response.set_cookie(
                self._name,
                self._value,
                max_age=_COOKIE_SECONDS,
                httponly=True,
                samesite="lax",
                secure=self._is_secure,
            )
        return response

    def holds(self, request: Request, fields: dict[str, str]) -> bool:
        """Whether a page of ours, in this browser, has sent these fields."""
        return (
            self._is_known
            and of_this_site(request)
            and is_csrf_of(f"form {self._value}", fields.get("csrf", ""))
        )


def of_this_site(request: Request) -> bool:
    """Whether a browser says that a page of this site sends the request, or an old one says
    nothing."""
    said = request.headers.get("sec-fetch-site")
    if said is not None:
        return said == "same-origin"
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")
