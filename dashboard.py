"""The application: the dashboard's pages and its routes, in one process on the loopback.

Start it with `streamlit run dashboard.py` (settings are in .streamlit/config.toml).
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from contest import load
from contest.errors import FolderError
from ingest.polling.loop import Polling
from ingest.polling.poller import Poll, Poller
from ledger.arenas import limit_arenas
from service import opened as runtime
from ui.shell.trouble import log_script_error

logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
logging.getLogger("dashboard").setLevel(logging.INFO)  # that somebody looked a person up

_log = logging.getLogger("pull")
_log.setLevel(logging.INFO)  # what was loaded, in numbers
_STOP_SECONDS = 5.0

limit_arenas()


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[dict[str, Any] | None]:
    """Start-up and shut-down. With CONTEST_PULL=1 the live sources are polled beside the pages."""
    polling = start_polling() if os.environ.get("CONTEST_PULL") == "1" else None
    try:
        yield None
    finally:
        if polling is not None:
            polling.stop()
            await asyncio.to_thread(polling.ended, _STOP_SECONDS)


def start_polling() -> Polling | None:
    """The poller of the contest's live sources; None where there are none, or the folder cannot be
    used: the pages say why."""
    folder = runtime.folder()
    try:
        contest = load(folder)
    except FolderError as error:
        _log.error("nothing is polled: %s", error)
        return None
    if not any(source.is_live for source in contest.sources):
        return None
    ledger = runtime.ledger_of(contest)
    return Polling(lambda clock: Poller(folder, ledger, clock=clock), ledger, _tell)


def _tell(poll: Poll) -> None:
    if poll.error is not None:
        _log.warning("%s", poll.error)
    elif poll.report is not None and poll.report.changes:
        report = poll.report
        _log.info("%s: %d new, %d edited, %d gone", *(
            report.source, report.new, report.edited, report.gone
        ))  # fmt: skip


async def healthz(_request: Request) -> JSONResponse:
    """For whoever watches the server: it answers. No data is read and nothing is told."""
    return JSONResponse({"status": "ok"})


app = st.App(
    "ui/frame.py",
    lifespan=lifespan,
    routes=[Route("/healthz", healthz, methods=["GET"])],
    on_script_error=log_script_error,
)
