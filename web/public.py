"""`/<contest>/bao-chi/…` and `/<contest>/ket-qua/…`: what is public, for everybody, without sign-in
and without Streamlit.

The files are those of the public folder, as any web server could serve them. Nothing else is
reachable here: no listing, no dot file, no way out of the folder, and before the embargo nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from pathlib import Path, PurePosixPath

import anyio.to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.staticfiles import StaticFiles

from contest import Contest
from contest.errors import FolderError
from i18n.words import Words
from publish.press.files import BADGES, TABLE
from publish.press.pages import BOARDS
from service import environment
from service.environment import Moment
from service.publication import results
from service.publication.public_folder import NAME, is_dated
from service.publication.publishing import shown_folder
from service.served import place_named
from service.wired import declared
from web import pages
from web.headers import inline_scripts

NAMES = (NAME, results.NAME)
_MINUTE, _HOUR = 60, 3600
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
}
_OTHERS = re.compile(rf"{TABLE}\.json|{BADGES}/[^/]+\.svg")
"""What scripts of other sites may read."""
_NOBODY = "'none'"
_SAY = Words("vi")

Clock = Callable[[], datetime]


def routes(base: str, clock: Clock) -> list[Route]:
    """The routes. `base`: `server.baseUrlPath` with a slash before it, or ""."""
    return [route for name in NAMES for route in _routes(f"{base}/{{contest}}/{name}", name, clock)]


def _routes(path: str, name: str, clock: Clock) -> list[Route]:
    async def folder(request: Request) -> Response:
        return RedirectResponse(f"{request.url.path}/", 307)

    async def file(request: Request) -> Response:
        return await _answer(request, name, clock())

    return [
        Route(path, folder, methods=["GET"]),
        Route(f"{path}/{{path:path}}", file, methods=["GET"]),
    ]


async def _answer(request: Request, name: str, now: datetime) -> Response:
    moment, contest_id = environment.moment(now), request.path_params["contest"]
    folder, contest = await anyio.to_thread.run_sync(_shown, contest_id, moment, name)
    if folder is None:
        return pages.message_page(
            _SAY, _SAY("press.not_yet"), _SAY("press.not_yet_text"), 404, contest=contest
        )
    path = request.path_params["path"] or "index.html"
    try:
        if not _is_name(path):
            raise HTTPException(404)
        answer = await StaticFiles(directory=folder).get_response(path, request.scope)
    except (HTTPException, RuntimeError):  # the folder can turn to its next version meanwhile
        return pages.message_page(
            _SAY, _SAY("press.no_file"), _SAY("press.no_file_text"), 404, contest=contest
        )
    answer.headers.update(_headers(folder, path))
    if isinstance(answer, FileResponse):
        answer.headers["content-type"] = _TYPES.get(Path(path).suffix, "application/octet-stream")
    return answer


def _shown(contest_id: str, moment: Moment, name: str) -> tuple[Path | None, Contest | None]:
    """The folder of what is public, and the contest if it is served."""
    try:
        place = place_named(contest_id)
        contest = declared(place) if place else None
    except FolderError:  # what was public stays
        place = contest = None
    return shown_folder(place, contest_id, moment, name), contest


def _is_name(path: str) -> bool:
    """Whether a path may name a public file.

    >>> _is_name("huy-hieu/288.svg"), _is_name("../a"), _is_name(".a"), _is_name("a//b")
    (True, False, False, False)
    """
    return bool(path) and all(
        part and not part.startswith(".") and "\\" not in part and part.isprintable()
        for part in path.split("/")
    )


def _headers(folder: Path, path: str) -> dict[str, str]:
    """The headers of a file. An empty one takes a header of the house away, because only the board
    may stand in a frame of another site."""
    framed = path in BOARDS.values()
    policy = ["default-src 'none'", "style-src 'unsafe-inline'", "base-uri 'none'"]
    policy += ["form-action 'none'", f"frame-ancestors {'*' if framed else _NOBODY}"]
    if path.endswith(".html"):
        scripts = _scripts(folder / path)
        policy += ["img-src 'self' data:", "font-src 'self' data:", "connect-src 'self'"]
        policy += ["frame-src 'self'", f"script-src {' '.join(scripts) or _NOBODY}"]
    age = _HOUR if is_dated(PurePosixPath(path).name) else _MINUTE
    return {
        "cache-control": f"public, max-age={age}",
        "content-security-policy": "; ".join(policy),
        "x-content-type-options": "nosniff",
        "cross-origin-resource-policy": "cross-origin",
        **({"x-frame-options": ""} if framed else {}),
        **({"access-control-allow-origin": "*"} if _OTHERS.fullmatch(path) else {}),
    }


@lru_cache(maxsize=32)
def _scripts(page: Path) -> tuple[str, ...]:
    """The inline scripts of a page by their hashes. A version's page never changes."""
    return tuple(inline_scripts(page.read_text("utf-8")))
