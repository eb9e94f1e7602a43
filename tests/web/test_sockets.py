"""The pages' WebSockets: what gets through to Streamlit, and when an open page is closed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

import pytest
from starlette.testclient import WebSocketTestSession
from starlette.types import Message
from starlette.websockets import WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from results.principal import NOBODY
from tests.web.conftest import SECRET, Visitor, as_
from web import sockets as sockets_module
from web.sockets import LARGEST, Sockets
from web.uploads import Uploads

STREAM = "ws://localhost/_stcore/stream"
ALLOWED = {"rerun_script", "stop_script", "app_heartbeat", "file_urls_request"}
KINDS = [field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields]


def message(kind: str) -> BackMsg:
    """A message of a kind, with nothing in it."""
    made = BackMsg()
    if BackMsg.DESCRIPTOR.fields_by_name[kind].message_type is None:
        setattr(made, kind, True)
    else:
        getattr(made, kind).SetInParent()
    assert made.WhichOneof("type") == kind
    return made


def page_of(visitor: Visitor, name: str = "an") -> WebSocketTestSession:
    return visitor.client.websocket_connect(STREAM, headers=as_(name))


def gets_through(page: WebSocketTestSession, sent: bytes) -> bool:
    """Whether Streamlit would have seen a message; the one after it always arrives."""
    last = BackMsg()
    last.rerun_script.query_string = "the last one"
    page.send_bytes(sent)
    page.send_bytes(last.SerializeToString())
    arrived = [page.receive_bytes()]
    if arrived[-1] != last.SerializeToString():
        arrived.append(page.receive_bytes())
    assert arrived.pop() == last.SerializeToString()
    return arrived != []


def test_all_kinds_of_messages_are_known() -> None:
    """With a new Streamlit somebody has to think about what is new."""
    assert set(KINDS) == ALLOWED | {
        "backend_operation_request", "clear_cache", "debug_disconnect_websocket",
        "debug_shutdown_runtime", "load_git_info", "set_run_on_save",
    }  # fmt: skip


def test_a_page_asks_for_what_pages_need_and_for_nothing_else(visitor: Visitor) -> None:
    with page_of(visitor) as page:
        page.receive_bytes()
        sent = {kind: message(kind).SerializeToString() for kind in KINDS}
        passed = {kind for kind in KINDS if gets_through(page, sent[kind])}
        assert passed == ALLOWED
        assert not gets_through(page, b"")


TOO_BIG = BackMsg()
TOO_BIG.rerun_script.query_string = "x" * LARGEST


@pytest.mark.parametrize("sent", [b"\xff\xff\xff", TOO_BIG.SerializeToString()])
def test_what_is_no_message_or_is_too_big_ends_the_page(visitor: Visitor, sent: bytes) -> None:
    with page_of(visitor) as page:
        page.receive_bytes()
        page.send_bytes(sent)
        with pytest.raises(WebSocketDisconnect):
            page.receive_bytes()


def test_a_text_ends_the_page(visitor: Visitor, caplog: pytest.LogCaptureFixture) -> None:
    with page_of(visitor) as page:
        page.receive_bytes()
        page.send_text("xin chào")
        with pytest.raises(WebSocketDisconnect):
            page.receive_bytes()
    assert not caplog.records


def test_a_page_is_told_apart_by_its_session(visitor: Visitor) -> None:
    with page_of(visitor) as page:
        assert b'"x-principal": "s-an"' in page.receive_bytes()


class Page:
    """An open page of a session without a network: `sent` is what its browser got."""

    def __init__(self, sockets: Sockets, session_id: str, standing: object) -> None:
        self.sockets, self.session_id = sockets, session_id
        self.standing = standing if isinstance(standing, dict) else {"thu": standing}
        self.sent: list[Message] = []
        self.told: asyncio.Queue[Message] = asyncio.Queue()
        self.is_stuck = False
        self.has_ended = False

    async def run(self) -> None:
        async def inside(_scope: object, receive: Callable, send: Callable) -> None:  # type: ignore[type-arg]
            while (await receive())["type"] == "websocket.receive":
                await send({"type": "websocket.send", "bytes": b"drawn"})

        async def send(one: Message) -> None:
            if self.is_stuck:
                await asyncio.Event().wait()
            self.sent.append(one)

        await self.sockets.carry(
            inside, {"type": "websocket"}, self.told.get, send, self.session_id, self.standing
        )


def close_after(changed: dict[str, object], *pages: Page) -> int:
    """Open the pages, close what has changed, and wait until nothing happens any more."""

    def standing(session_id: str) -> dict[str, object]:
        found = changed[session_id]
        return found if isinstance(found, dict) else {"thu": found}

    async def go() -> int:
        running = [asyncio.ensure_future(page.run()) for page in pages]
        await asyncio.sleep(0)
        count = await pages[0].sockets.close_changed(standing, "/thi/")
        for _ in range(10):
            await asyncio.sleep(0)
        for page, one in zip(pages, running, strict=True):
            page.has_ended = one.done()
            one.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        return count

    return asyncio.run(go())


@pytest.fixture
def sockets() -> Sockets:
    return Sockets(Uploads(dict))


def leads_away(page: Page) -> bool:
    if not page.sent:
        return False
    redirect, close = page.sent
    assert ForwardMsg.FromString(redirect["bytes"]).auth_redirect.url == "/thi/"
    assert (close["type"], close["code"]) == ("websocket.close", 1008)
    assert page.has_ended
    return True


def test_pages_of_a_changed_viewer_are_led_away_and_closed_and_others_stay(
    sockets: Sockets,
) -> None:
    first, second = Page(sockets, "an", "reviewer"), Page(sockets, "an", "reviewer")
    other = Page(sockets, "binh", "viewer")
    assert close_after({"an": "viewer", "binh": "viewer"}, first, second, other) == 2
    assert [leads_away(page) for page in (first, second, other)] == [True, True, False]


def test_a_page_closes_if_nobody_can_tell_who_sees_it(
    sockets: Sockets, caplog: pytest.LogCaptureFixture
) -> None:
    page = Page(sockets, "an", "reviewer")
    with caplog.at_level(logging.ERROR):
        assert close_after({}, page) == 1  # a KeyError instead of an answer
    assert leads_away(page)
    assert "KeyError" in caplog.text


def test_a_page_that_reads_nothing_is_cut_off_and_holds_up_nobody(
    sockets: Sockets, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sockets_module, "_PATIENCE_SECONDS", 0.01)
    stuck, page = Page(sockets, "an", "reviewer"), Page(sockets, "an", "reviewer")
    stuck.is_stuck = True
    assert close_after({"an": NOBODY}, stuck, page) == 2
    assert leads_away(page)
    assert stuck.has_ended


def test_nothing_is_drawn_on_a_page_after_its_end(sockets: Sockets) -> None:
    page = Page(sockets, "an", "reviewer")
    socket = sockets_module.Socket("an", {"thu": "reviewer"}, page.told.put)
    socket.closed = True
    with pytest.raises(OSError, match="closed"):
        asyncio.run(sockets._sending(socket)({"type": "websocket.send", "bytes": b"more"}))


def test_a_removed_person_loses_the_open_page(visitor: Visitor) -> None:
    with page_of(visitor) as page:
        page.receive_bytes()
        visitor.people["an"] = NOBODY
        page.portal.call(visitor.sockets.close_changed, visitor.standing, "/")  # type: ignore[arg-type]
        assert ForwardMsg.FromString(page.receive_bytes()).auth_redirect.url == "/"
        with pytest.raises(WebSocketDisconnect):
            page.receive_bytes()


def test_the_loop_goes_on_after_a_fault(
    sockets: Sockets, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    looks: list[int] = []

    async def close_changed(*_: object) -> int:
        looks.append(1)
        if len(looks) == 1:
            raise ValueError(SECRET)
        raise asyncio.CancelledError

    monkeypatch.setattr(sockets_module, "_LOOK_SECONDS", 0)
    monkeypatch.setattr(sockets, "close_changed", close_changed)
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(sockets.keep_closing(str, "/"))
    assert len(looks) == 2
    assert "ValueError" in caplog.text
    assert SECRET not in caplog.text
