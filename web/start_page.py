"""The page that starts Streamlit in a browser, in the reader's language from its first byte.

Streamlit's own page says `lang="en"` in every language, and its controls speak English. This page
stands in its place, brings a script of ours, and names the scripts of the first parts of every
page, so that a browser fetches them beside the main script and not after it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from html import escape
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from i18n.builtins import PATTERNS, TEXTS
from i18n.format import Language, language_of
from i18n.words import Words
from web import gates, pages

Known = Callable[[str], bool]
PATH = "/ngon-ngu.js"
_WORDS = json.dumps({"texts": TEXTS, "patterns": PATTERNS}, ensure_ascii=False)
_SCRIPT = f"const WORDS = {_WORDS};\n" + (
    Path(__file__).parent / "templates" / "spoken.js"
).read_text("utf-8")
_VERSION = sha256(_SCRIPT.encode()).hexdigest()[:12]
_FIRST = ("Html.tsx", "ButtonGroup.tsx", "Selectbox.tsx")
"""The parts that stand above the first number: our blocks, the switch of the language, and that of
the role."""
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)


def with_first_parts(index_html: str, manifest: Mapping[str, Mapping[str, Any]]) -> str:
    """Streamlit's page, naming the scripts of `_FIRST` and all that they import.

    `manifest`: what Streamlit's build has made: each source with its `file` and its `imports`.
    """
    files: dict[str, None] = {}

    def add(source: str) -> None:
        file = manifest[source]["file"]
        if file in files or file in index_html:
            return
        files[file] = None
        for one in manifest[source].get("imports", ()):
            add(one)

    for source in manifest:
        if PurePosixPath(source).name in _FIRST:
            add(source)
    kind = 'rel="modulepreload" fetchpriority="low" crossorigin'  # after the main script's own
    links = (f'<link {kind} href="./{file}">' for file in files)
    return index_html.replace("</head>", f"{''.join(links)}</head>")


def routes(base: str) -> list[Route]:
    """The route of the script. `base`: `server.baseUrlPath` with a slash before it, or ""."""

    async def script(_request: Request) -> Response:
        headers = {"cache-control": "public, max-age=31536000, immutable"}
        return Response(_SCRIPT, media_type="text/javascript", headers=headers)

    return [Route(base + PATH, script, methods=["GET"])]


def start_page(index_html: str, language: Language, base: str) -> str:
    """Streamlit's page with the language, its title and its words for a browser without scripts.
    Our script is deferred, so that Streamlit's own starts without waiting for it. The inline
    scripts stay as they are, because the policy names them by their hash.

    >>> start_page('<html lang="en"><title>Streamlit</title></head>', "vi", "")[:51]
    '<html lang="vi"><title>Bảng số liệu cuộc thi</title'
    """
    say = Words(language)
    title, alone = escape(say("app.name")), escape(say("server.no_script"))
    page = index_html.replace('<html lang="en">', f'<html lang="{language}">')
    page = page.replace("<title>Streamlit</title>", f"<title>{title}</title>")
    page = _NOSCRIPT.sub(f"<noscript><p>{alone}</p></noscript>", page)
    script = f'<script defer src="{base}{PATH}?v={_VERSION}"></script>'
    return page.replace("</head>", f"{script}</head>")


def speaking(
    app: ASGIApp, index_html: str, base: str, routes: Sequence[BaseRoute], known: Known
) -> ASGIApp:
    """The application, with this page under the addresses of its pages. `routes` are the program's
    own, which have no such page. `known` tells which names are pages now; under any other name
    stands a page that says so (404).

    An address that names the language in capitals leads to the one that pages write themselves.
    """

    async def answering(scope: Scope, receive: Receive, send: Send) -> None:
        answer = None
        if scope["type"] == "http" and all(r.matches(scope)[0] is Match.NONE for r in routes):
            answer = _answer(
                scope["method"], scope["path"], scope["query_string"].decode("latin-1")
            )
        await (answer or app)(scope, receive, send)

    def _answer(method: str, path: str, query: str) -> Response | None:
        below = gates.below(base, path)
        if not below or (below.endswith("/") and below != "/"):
            return None  # Streamlit takes the slash away, or adds the one that is missing
        if gates.gate_of(method, below) != "page":
            return None
        asked = parse_qsl(query, keep_blank_values=True)
        written = next((value for name, value in asked if name == "language"), "")
        language = language_of(written)
        if written != written.lower():
            named = [(name, language if name == "language" else value) for name, value in asked]
            return RedirectResponse(f"{path}?{urlencode(named)}", 303)
        if below != "/" and not known(below[1:]):
            say = Words(language)
            return pages.message_page(
                say, say("page.none"), say("page.none_text"), 404,
                way_on=f"{base}/" + (f"?{urlencode({'language': language})}" if written else ""),
                label=say("page.none_go"),
            )  # fmt: skip
        page = start_page(index_html, language, base)
        return HTMLResponse(page, headers={"cache-control": "no-cache"})

    return answering
