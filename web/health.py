"""`/healthz`: answers a monitor of the server. The answer tells outsiders one word and no more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from service.health import all_well

PATH = "/healthz"


def routes(base: str, clock: Callable[[], datetime]) -> list[Route]:
    """`/healthz` under the base path: 200 and `ok`; 503 and `fault` while the pages of a contest
    show old numbers or none (`service.health.URGENT`). The page **Vận hành** says what is wrong."""

    async def healthz(_request: Request) -> JSONResponse:
        well = await run_in_threadpool(all_well, clock())
        return JSONResponse({"status": "ok" if well else "fault"}, 200 if well else 503)

    return [Route(base + PATH, healthz, methods=["GET"])]
