"""A browser tab of a Streamlit server without the browser: it speaks Streamlit's WebSocket.

The tab asks for runs of the script one after another and receives what a browser would draw. It
draws nothing, sets only the widgets that a run is told to set, and does not answer the server's
wish to be asked again every few seconds (`run_every`).

    async with tab("127.0.0.1:8501") as viewer:
        first = await viewer.run()              # the default page
        other = await viewer.run("standings")   # by its address, once the menu has come
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

RUN_SECONDS = 120.0
"""A run that takes longer than this raises TimeoutError."""
_PATH = "/_stcore/stream"
_LARGEST = 256 << 20


@dataclass(frozen=True)
class Run:
    """One run of the script: all messages received during it in their order, and the seconds from
    the request until the server said that the script had finished. The first message may be the
    last of the run before, which comes after its end."""

    seconds: float
    messages: tuple[ForwardMsg, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        """What a browser would show as an error: exceptions, a script that does not compile, an
        address without a page."""
        found = [
            element.exception.message or element.exception.type
            for message in self.messages
            if message.WhichOneof("type") == "delta"
            and (element := message.delta.new_element).WhichOneof("type") == "exception"
        ]
        found += [
            f"there is no page {message.page_not_found.page_name!r}"
            for message in self.messages
            if message.WhichOneof("type") == "page_not_found"
        ]
        if self.messages[-1].script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            found.append("the script does not compile")
        return tuple(found)


@dataclass
class Tab:
    """An open tab; made by `tab`.

    `pages`: address → the hash by which the script knows the page, from the last menu received; the
    default page's address is "".
    """

    connection: ClientConnection
    pages: dict[str, str] = field(default_factory=dict)

    async def run(
        self, page: str = "", query: str = "", widgets: Iterable[WidgetState] = ()
    ) -> Run:
        """Ask for one full run of a page and wait for its end.

        `widgets`: what the viewer has typed, chosen or pressed; every other widget stands as at
        first.

        `query`: the part of the address after `?`. A run that the script starts again itself
        (`st.rerun`) ends with its last start.

        Raises:
            KeyError: the menu, once it has come, has no such page.
            TimeoutError: the run takes longer than `RUN_SECONDS`.
            websockets.exceptions.ConnectionClosed: the server ended the connection.
        """
        request = BackMsg()
        request.rerun_script.query_string = query
        request.rerun_script.page_name = page
        request.rerun_script.widget_states.widgets.extend(widgets)
        if self.pages:
            request.rerun_script.page_script_hash = self.pages[page]
        began = time.perf_counter()
        async with asyncio.timeout(RUN_SECONDS):
            await self.connection.send(request.SerializeToString())
            messages = await self._until_finished()
        return Run(time.perf_counter() - began, messages)

    async def _until_finished(self) -> tuple[ForwardMsg, ...]:
        messages: list[ForwardMsg] = []
        while True:
            message = ForwardMsg.FromString(await self.connection.recv(decode=False))
            messages.append(message)
            match message.WhichOneof("type"):
                case "navigation":
                    self.pages = {
                        "" if page.is_default else page.url_pathname: page.page_script_hash
                        for page in message.navigation.app_pages
                    }
                case "script_finished" if (
                    message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
                ):
                    return tuple(messages)


@asynccontextmanager
async def tab(
    address: str, headers: Mapping[str, str] | None = None, resume: str = ""
) -> AsyncIterator[Tab]:
    """Connect to the server at `address` (host:port) as a browser does that has no cookie yet.

    `resume`: the id of an earlier page that the tab wants back.

    `headers` are sent besides: what a proxy in front adds, and in place of the browser's own the
    `Origin`. A `Host` among them is the name by which the browser knows the site; the connection
    goes to `address` all the same.

    Raises:
        websockets.exceptions.InvalidStatus: the server refused the connection.
    """
    sent = dict(headers or {})
    site = sent.pop("Host", address)
    origin = sent.pop("Origin", f"http://{site}")
    host, _, port = address.rpartition(":")
    async with connect(
        f"ws://{site}{_PATH}",
        host=host,
        port=int(port),
        # Where a cookie is, the token against forgery is the second.
        subprotocols=[
            Subprotocol(one) for one in ("streamlit", *(("none", resume) if resume else ()))
        ],
        additional_headers={"Origin": origin, **sent},
        user_agent_header=None,
        proxy=None,
        max_size=_LARGEST,
    ) as connection:
        yield Tab(connection)
