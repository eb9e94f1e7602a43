"""The application: the dashboard's pages and its routes, in one process on the loopback.

Start it with `streamlit run dashboard.py` (settings are in .streamlit/config.toml).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from service import environment
from service.serving import Poll, limit_arenas, start_polling
from ui.shell.trouble import log_script_error

logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")

_log = logging.getLogger("pull")
_log.setLevel(logging.INFO)  # what was loaded, in numbers
_STOP_SECONDS = 5.0

limit_arenas()


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[dict[str, Any] | None]:
    """Start-up and shut-down. With CONTEST_PULL=1 the live sources are polled beside the pages."""
    polling = start_polling(environment.here(), _tell) if environment.polls() else None
    try:
        yield None
    finally:
        if polling is not None:
            polling.stop()
            await asyncio.to_thread(polling.ended, _STOP_SECONDS)


def _tell(poll: Poll) -> None:
    if poll.error is not None:
        _log.warning("%s", poll.error)
    elif poll.report is not None and poll.report.changes:
        report = poll.report
        _log.info("%s: %d new, %d edited, %d gone", *(
            report.source, report.new, report.edited, report.gone
        ))  # fmt: skip


async def healthz(_request: Request) -> JSONResponse:
    """Answers a monitor of the server. The answer reads no data and tells nothing."""
    return JSONResponse({"status": "ok"})


app = st.App(
    "ui/frame.py",
    lifespan=lifespan,
    routes=[Route("/healthz", healthz, methods=["GET"])],
    on_script_error=log_script_error,
)
