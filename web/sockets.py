"""The pages' WebSockets: what a page may ask of the server, and the end of a page whose viewer may
no longer see it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from contest.unforeseen import stack_of
from web.gates import upload_of
from web.uploads import Uploads

ASKED = frozenset({"rerun_script", "stop_script", "app_heartbeat", "file_urls_request"})
"""What a page may ask. Everything else is dropped: `clear_cache` empties everybody's cache,
`backend_operation_request` writes files beside the program and makes files outside of our
downloads, and no page of ours needs the rest."""
LARGEST = 1_000_000
"""Bytes of the largest message that a page may send."""
LARGEST_ANSWER = 64_000
"""Bytes of the largest answer with addresses for uploads; longer messages are not looked into."""
FILES_AT_ONCE = 20
_POLICY, _UNREADABLE, _TOO_BIG = 1008, 1003, 1009
_PATIENCE_SECONDS = 5.0
_LOOK_SECONDS = 1.0

_log = logging.getLogger("door")

Standing = Mapping[str, object]
"""What a viewer is in each contest in which they have a role, by the contest's id."""


@dataclass(eq=False)
class Socket:
    """One open page. `standing`: the viewer's when the page was opened. `contest`: the id that the
    page's address names, "" as long as it names none. `asked`: answers with addresses that are
    still to come."""

    session_id: str
    standing: Standing
    send: Send
    task: asyncio.Task[None] | None = None
    closed: bool = False
    contest: str = ""
    asked: int = 0

    def is_out(self, now: Standing) -> bool:
        """Whether the viewer's standing has changed in the contest that the page shows. A page that
        names none may show each of them; a contest that came since is no change."""
        then = self.standing
        shown = [self.contest] if self.contest in then else [*then]
        return any(now.get(contest) != then[contest] for contest in shown)


@dataclass
class Sockets:
    """The open pages."""

    uploads: Uploads
    _open: set[Socket] = field(default_factory=set)

    async def carry(
        self,
        app: ASGIApp,
        scope: Scope,
        receive: Receive,
        send: Send,
        session_id: str,
        standing: Standing,
    ) -> None:
        """Let a page talk with Streamlit until one of the two, or `close_changed`, ends it."""
        socket = Socket(session_id, standing, send)
        inner = app(scope, self._receiving(socket, receive), self._sending(socket))
        socket.task = asyncio.ensure_future(inner)
        self._open.add(socket)
        try:
            await socket.task
        except asyncio.CancelledError:
            if not socket.closed:  # the server itself stops
                raise
        finally:
            self._open.discard(socket)

    async def close_changed(self, standing: Callable[[str], Standing], way_out: str) -> int:
        """Close the pages whose viewer's standing has changed, and lead them to `way_out`.

        `standing` tells the present standing behind a session id, in a thread. A standing that
        cannot be told is a changed one. The result is the number of closed pages.
        """
        now: dict[str, Standing] = {}
        for session_id in {socket.session_id for socket in self._open}:
            try:
                now[session_id] = await asyncio.to_thread(standing, session_id)
            except Exception as error:
                _log.error("pages are closed because nobody can tell who sees them\n%s",
                           stack_of(error))  # fmt: skip
                now[session_id] = {}
        changed = [s for s in self._open if s.session_id in now and s.is_out(now[s.session_id])]
        await asyncio.gather(*(_close(socket, way_out) for socket in changed))
        return len(changed)

    async def keep_closing(self, standing: Callable[[str], Standing], way_out: str) -> None:
        """`close_changed` every second, until this is cancelled."""
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            try:
                await self.close_changed(standing, way_out)
            except Exception as error:
                _log.error("changed pages could not be closed\n%s", stack_of(error))

    def _receiving(self, socket: Socket, receive: Receive) -> Receive:
        async def receiving() -> Message:
            while True:
                message = await receive()
                if message["type"] != "websocket.receive":
                    return message
                data = message.get("bytes")
                if data is None or len(data) > LARGEST:
                    return await _hang_up(socket, _UNREADABLE if data is None else _TOO_BIG)
                try:
                    asked = BackMsg.FromString(data)
                except Exception:  # whatever the parser says: this is no message of a page
                    return await _hang_up(socket, _UNREADABLE)
                if self._is_allowed(socket, asked):
                    return message

        return receiving

    def _is_allowed(self, socket: Socket, asked: BackMsg) -> bool:
        kind = asked.WhichOneof("type")
        if kind == "file_urls_request":
            if len(asked.file_urls_request.file_names) > FILES_AT_ONCE:
                return False
            socket.asked += 1
        if kind == "rerun_script":
            named = parse_qs(asked.rerun_script.query_string).get("contest", [""])
            socket.contest = named[-1]
        return kind in ASKED

    def _sending(self, socket: Socket) -> Send:
        async def sending(message: Message) -> None:
            if socket.closed:
                raise OSError("the page has been closed")  # Streamlit takes it for a lost page
            data = message.get("bytes")
            if socket.asked and data and len(data) <= LARGEST_ANSWER:
                self._note_addresses(socket, ForwardMsg.FromString(data))
            await socket.send(message)

        return sending

    def _note_addresses(self, socket: Socket, message: ForwardMsg) -> None:
        if message.WhichOneof("type") != "file_urls_response":
            return
        socket.asked -= 1
        for urls in message.file_urls_response.file_urls:
            if address := upload_of(urls.upload_url):
                self.uploads.hand_out(socket.session_id, address)


async def _hang_up(socket: Socket, code: int) -> Message:
    socket.closed = True
    with suppress(OSError):  # the page may be gone already
        await socket.send({"type": "websocket.close", "code": code})
    return {"type": "websocket.disconnect", "code": code}


async def _close(socket: Socket, way_out: str) -> None:
    """Closing alone would leave the old page on the screen, so the page is led away first."""
    socket.closed = True
    leave = ForwardMsg()
    leave.auth_redirect.url = way_out
    with suppress(OSError, RuntimeError, TimeoutError):  # the page is gone, or is cut off silently
        async with asyncio.timeout(_PATIENCE_SECONDS):  # a page that reads nothing holds up nobody
            await socket.send({"type": "websocket.send", "bytes": leave.SerializeToString()})
            await socket.send({"type": "websocket.close", "code": _POLICY})
    if socket.task is not None:
        socket.task.cancel()
