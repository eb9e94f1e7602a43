"""`/healthz`: answers a monitor of the server. The answer tells outsiders one word and no more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from service import environment
from service.health import condition_lately

PATH = "/healthz"


def routes(base: str, clock: Callable[[], datetime]) -> list[Route]:
    """`/healthz` under the base path: 200 and `ok`; 503 and `fault` while pages show old numbers or
    none (`service.health.URGENT`). The page **Vận hành** says what is wrong."""

    async def healthz(_request: Request) -> JSONResponse:
        found = await run_in_threadpool(condition_lately, environment.here(), clock())
        status = "ok" if found.is_well else "fault"
        return JSONResponse({"status": status}, 200 if found.is_well else 503)

    return [Route(base + PATH, healthz, methods=["GET"])]
