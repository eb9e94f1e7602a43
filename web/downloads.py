"""`/tai-ve/<token>`: a file that was offered to a session leaves, made for whoever asks now."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from datetime import datetime
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from contest.errors import NotAllowedError
from contest.unforeseen import stack_of
from service import environment, who
from service.downloads import Offer, offered
from web.headers import NO_STORE, PRINCIPAL
from web.pages import refusal

PATH = "/tai-ve/{token}"
_log = logging.getLogger("door")


def taker(clock: Callable[[], datetime]) -> Callable[[Request], object]:
    """The endpoint of `PATH`."""

    async def take(request: Request) -> Response:
        session_id = request.headers.get(PRINCIPAL, "")
        found = offered(request.path_params["token"], session_id, clock())
        if found is None:
            return refusal(404, "door.no_download")
        try:
            content = await run_in_threadpool(_made, found, clock())
        except NotAllowedError:
            return refusal(403, "door.not_yours")
        except Exception as error:
            incident = secrets.token_hex(4)
            _log.error("incident %s: a download failed\n%s", incident, stack_of(error))
            return refusal(500, "door.download_failed", incident=incident)
        return Response(
            content,
            headers={
                **NO_STORE,
                "content-type": found.media_type,
                "content-disposition": f"attachment; filename*=utf-8''{quote(found.name, safe='')}",
                "content-encoding": "identity",  # compressed, it would lose its length
            },
        )

    return take


def _made(found: Offer, now: datetime) -> bytes:
    """The file, for the principal whom the session has at this moment."""
    moment = environment.moment(now)
    principal = who.principal_of(found.place, found.session_id, moment, found.face)
    if principal.role == "nobody":
        raise NotAllowedError("nobody is signed in for a download; expected a person with a role")
    return found.make(principal)
