"""`/healthz`: answers a monitor of the server. The answer reads no data and tells nothing."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse

PATH = "/healthz"


async def healthz(_request: Request) -> JSONResponse:
    """The answer of a program that is alive."""
    return JSONResponse({"status": "ok"})
