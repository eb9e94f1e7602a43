"""Headers: those that every answer carries, and those that say who asks."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256

from starlette.types import Message, Send

Headers = Iterable[tuple[bytes, bytes]]

PRINCIPAL = "x-principal"
"""Names the session to all that stands behind the door. Only the door sets this header."""
PROXY_SECRET = "x-proxy-secret"  # nosec B105 # the name of a header
NO_STORE = {"cache-control": "no-store"}

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def security_headers(index_html: str) -> dict[str, str]:
    """The headers of every answer. Scripts come from this server only, but for the inline scripts
    of `index_html` (Streamlit's page), which are named by their hash.

    >>> security_headers("")["content-security-policy"].partition("; style-src")[0]
    "default-src 'none'; script-src 'self'"
    """
    policy = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *inline_scripts(index_html)]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
    }
    return {
        "content-security-policy": "; ".join(f"{key} {value}" for key, value in policy.items()),
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",  # with no-referrer, forms would send Origin: null
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
    }


def own_policy(script: str, **sources: str) -> str:
    """The policy of a page of ours that loads nothing and runs this one inline script. `sources`:
    of other directives, with `_` for the hyphen.

    >>> own_policy("1", form_action="'self'")[:31]
    "default-src 'none'; form-action"
    """
    policy = {
        "default-src": "'none'",
        **{name.replace("_", "-"): value for name, value in sources.items()},
        "script-src": inline_scripts(f"<script>{script}</script>")[0],
        "style-src": "'unsafe-inline'",
        "img-src": "data:",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
    }
    return "; ".join(f"{key} {value}" for key, value in policy.items())


def inline_scripts(html: str) -> list[str]:
    """The inline scripts of a page, named by their hash as a policy names them.

    >>> inline_scripts("<script>1</script><script src='a.js'></script>")
    ["'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"]
    """
    digests = (sha256(text.encode()).digest() for text in _INLINE.findall(html))
    return [f"'sha256-{b64encode(digest).decode()}'" for digest in digests]


def adding(send: Send, added: Mapping[str, str]) -> Send:
    """A `send` that adds headers to an answer. A header that the answer has already stays; one that
    the answer has with an empty value is left out altogether."""

    async def sending(message: Message) -> None:
        if message["type"].endswith("response.start"):
            own = [*message.get("headers", ())]
            present = {name.lower() for name, _ in own}
            more = {name.encode(): value.encode() for name, value in added.items()}
            new = [pair for pair in more.items() if pair[0] not in present]
            kept = [(name, value) for name, value in own if value or name.lower() not in more]
            message = {**message, "headers": [*kept, *new]}
        await send(message)

    return sending


def read(headers: Headers) -> dict[str, str]:
    """Headers by lower-case name. Repeated ones are joined, so that a repeated name of a person or
    a repeated secret equals none.

    >>> read([(b"A", b"1"), (b"a", b"2"), (b"cookie", b"x=1"), (b"Cookie", b"y=2")])
    {'a': '1, 2', 'cookie': 'x=1; y=2'}
    """
    found: dict[str, str] = {}
    for raw, value in headers:
        name, text = raw.decode("latin-1").lower(), value.decode("latin-1")
        between = "; " if name == "cookie" else ", "
        found[name] = f"{found[name]}{between}{text}" if name in found else text
    return found


def told(headers: Headers, hidden: Iterable[str], session_id: str | None) -> Headers:
    """The headers for what stands behind the door: without the client's word about who asks, and
    with the session that the door has found."""
    kept = [pair for pair in headers if pair[0].lower().decode("latin-1") not in {*hidden}]
    return [*kept, (PRINCIPAL.encode(), session_id.encode())] if session_id else kept
