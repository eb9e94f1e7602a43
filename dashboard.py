"""The application: the dashboard's pages and its routes behind one door, in one process.

Start it with `streamlit run dashboard.py` (settings are in .streamlit/config.toml).
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, cast

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route
from streamlit import file_util, runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from service import environment, who
from service.identity.access_file import read_access
from service.mail.keeping import keep_mailing
from service.publication.keeping import keep_publishing
from service.served import served
from service.serving import Poll, for_each_place, keep_polling, limit_arenas
from ui.shell.menu import is_address
from ui.shell.session import base, clock, local_address
from ui.shell.trouble import log_script_error
from web import (
    downloads,
    health,
    link_page,
    public,
    reveal,
    self_check,
    sign_in,
    start_page,
    stop_digests,
    verify,
)
from web.door import House, door
from web.headers import security_headers
from web.sockets import Sockets, Standing
from web.uploads import Address, Uploads

environment.begin_process()
environment.begin_logs()

_log = logging.getLogger("pull")
_log.setLevel(logging.INFO)  # what was loaded, in numbers
logging.getLogger("publication").setLevel(logging.INFO)  # when turnout was published
logging.getLogger("mail").setLevel(logging.INFO)  # how many were told

limit_arenas()


BASE = base()
ROUTES = [
    *health.routes(BASE, clock),
    Route(BASE + downloads.PATH, downloads.taker(clock), methods=["GET"]),
    *sign_in.routes(BASE, clock),
    *link_page.routes(BASE, clock),
    *public.routes(BASE, clock),
    *self_check.routes(BASE, clock),
    *verify.routes(BASE, clock),
    *reveal.routes(BASE, clock),
    *stop_digests.routes(BASE, clock),
    *start_page.routes(BASE),
]


def kept_uploads() -> Mapping[Address, int]:
    """The files that Streamlit keeps in memory: page and file → bytes."""
    kept = cast("MemoryUploadedFileManager", runtime.get_instance().uploaded_file_mgr)
    pages = list(kept.file_storage.items())
    return {(page, id_): len(file.data) for page, files in pages for id_, file in [*files.items()]}


def standing(session_id: str) -> Standing:
    """What the person of a session is in each contest now."""
    return who.standing(session_id, environment.moment(clock()))


def is_page(name: str) -> bool:
    """Whether a page has this name in the address, for whatever role in whatever contest."""
    contests = [one.contest for one in served() if one.contest]
    return is_address(name, [group for contest in contests for group in contest.groups])


uploads = Uploads(kept_uploads)
sockets = Sockets(uploads)
static = Path(file_util.get_static_dir())
index_html = start_page.with_first_parts(
    (static / "index.html").read_text("utf-8"),
    json.loads((static / "manifest.json").read_text("utf-8")),
)
house = House(BASE, ROUTES, security_headers(index_html), sockets, uploads, clock)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[dict[str, Any] | None]:
    """Start-up and shut-down. Beside the pages, turnout publishes itself when it is due, mail
    is sent if $CONTEST_MAIL says how, and with CONTEST_PULL=1 the live sources are polled."""
    environment.begin_logs()  # once more: the server has made loggers of its own
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)  # the rest names addresses
    read_access(environment.access_path())  # the log tells at once why nobody can come in
    tasks = [
        asyncio.create_task(sockets.keep_closing(standing, f"{BASE}/")),
        asyncio.create_task(for_each_place(_publish)),
    ]
    if environment.polls():
        tasks.append(asyncio.create_task(for_each_place(_poll)))
    if environment.mails():
        tasks.append(asyncio.create_task(for_each_place(_mail)))
    try:
        yield None
    finally:
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


async def _publish(place: environment.Place) -> None:
    await keep_publishing(place, clock, local_address())


async def _mail(place: environment.Place) -> None:
    await keep_mailing(place, clock)


async def _poll(place: environment.Place) -> None:
    await keep_polling(place, _tell)


def _tell(poll: Poll) -> None:
    if poll.error is not None:
        _log.warning("%s", poll.error, extra={"source": poll.source})
    elif poll.report is not None and poll.report.changes:
        report = poll.report
        numbers = {"new": report.new, "edited": report.edited, "gone": report.gone}
        _log.info("%s: %d new, %d edited, %d gone", report.source, *numbers.values(),
                  extra={"source": report.source, **numbers})  # fmt: skip


app = st.App(
    "ui/frame.py",
    lifespan=lifespan,
    routes=ROUTES,
    middleware=[
        Middleware(door, house),
        Middleware(start_page.speaking, index_html, BASE, ROUTES, is_page),
    ],
    on_script_error=log_script_error,
)
