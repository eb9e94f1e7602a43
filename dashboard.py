"""The application: the dashboard's pages and its routes, in one process on the loopback.

Start it with `streamlit run dashboard.py` (settings are in .streamlit/config.toml).
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from ui.trouble import log_script_error

logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
logging.getLogger("dashboard").setLevel(logging.INFO)  # that somebody looked a person up


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[dict[str, Any] | None]:
    """Start-up and shut-down. Nothing runs beside the pages yet; a poller belongs here."""
    yield None


async def healthz(_request: Request) -> JSONResponse:
    """For whoever watches the server: it answers. No data is read and nothing is told."""
    return JSONResponse({"status": "ok"})


app = st.App(
    "ui/frame.py",
    lifespan=lifespan,
    routes=[Route("/healthz", healthz, methods=["GET"])],
    on_script_error=log_script_error,
)
