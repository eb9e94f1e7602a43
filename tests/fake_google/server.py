"""The server, which answers on the loopback, counts requests, and stops by itself."""

from __future__ import annotations

import gzip
import json
import socket
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.fake_google.accounts import Accounts, GrantError
from tests.fake_google.api import Api, RefusalError
from tests.fake_google.clock import Clock, Step, replay
from tests.fake_google.faults import Fault, FaultQueue
from tests.fake_google.pages import Pages
from tests.fake_google.sheets import Spreadsheet


@dataclass(frozen=True)
class Call:
    """A request that came in: Google's name of the method, and the time by the server's clock."""

    method: str
    at: float


class FakeGoogle:
    """Google on this machine until the end of the `with`."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.accounts = Accounts(self.clock)
        self.faults = FaultQueue()
        self.calls: list[Call] = []
        self.pages = Pages()
        self._api = Api()
        self._server = _Server(self)
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def token_address(self) -> str:
        return f"{self.address}/token"

    def key_file(self, *, forged: bool = False) -> str:
        """The text of a key file."""
        return self.accounts.key_file(self.token_address, forged=forged)

    def spreadsheet(
        self, *, zone: str = "Asia/Ho_Chi_Minh", locale: str = "vi_VN", shared: bool = True
    ) -> Spreadsheet:
        """A new spreadsheet. `shared`: with the service account."""
        return self._api.create(zone, locale, shared=shared)

    def count(self, method: str = "") -> int:
        """The number of requests of one method (`get`, `batchGet`, `token`, …), or, without
        `method`, of all methods that Google counts as reads."""
        return sum(
            call.method == method if method else call.method != "token" for call in self.calls
        )

    def busiest_minute(self) -> int:
        """The largest number of reads in any 60 seconds."""
        times = sorted(call.at for call in self.calls if call.method != "token")
        return max((sum(0 <= t - first < 60 for t in times) for first in times), default=0)

    def play(self, steps: Iterable[tuple[datetime, Step]], speed: float) -> threading.Thread:
        """Run `replay` in the background. The replay ends with the server at the latest."""
        return self._start(lambda: replay(steps, speed, self._stop))

    def __enter__(self) -> FakeGoogle:
        self._start(lambda: self._server.serve_forever(poll_interval=0.02))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._server.shutdown()
        self._server.server_close()
        for thread in self._threads:
            thread.join(5)

    def _start(self, work: Any) -> threading.Thread:
        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        self._threads.append(thread)
        return thread

    def answer(self, request: _Request, body: bytes) -> None:
        """Play the next fault, or give the true answer."""
        url = urlsplit(request.path)
        is_token = url.path == "/token"
        method = "token" if is_token else _method(url.path)
        self.calls.append(Call(method, self.clock.now()))
        if (seen := self.pages.answer(url.path)) is not None:
            request.send(*seen, 0.0, self._stop)
            return
        fault = self.faults.next(token=is_token) or Fault()
        if fault.reset:
            request.break_off()
            return
        if fault.pause and self._stop.wait(fault.pause):
            return
        if fault.status:
            status, answer, kind = fault.status, fault.body, fault.kind
        else:
            status, found = self._truth(request, url.path, url.query, body)
            answer, kind = json.dumps(found, ensure_ascii=False).encode(), "application/json"
            answer = fault.alter(answer) if fault.alter else answer
        request.send(status, answer, kind, fault.headers, fault.drip, self._stop)

    def _truth(
        self, request: _Request, path: str, query: str, body: bytes
    ) -> tuple[int, dict[str, Any]]:
        if path == "/token":
            form = {name: values[0] for name, values in parse_qs(body.decode()).items()}
            try:
                return 200, self.accounts.grant(form)
            except GrantError as error:
                return 400, {"error": "invalid_grant", "error_description": str(error)}
        try:
            scope = self.accounts.scope_of(request.headers.get("Authorization", ""))
            if scope is None:
                raise RefusalError(401, "UNAUTHENTICATED", "Request had invalid credentials.")
            return 200, self._api.call(request.command, unquote(path), parse_qs(query), body, scope)
        except RefusalError as refusal:
            return refusal.status, refusal.body


def _method(path: str) -> str:
    """Google's name of a method: the part after the colon, or `values`, or `get`."""
    last = path.rsplit("/", 1)[-1]
    if ":" in last and last.startswith("values:"):
        return last.split(":")[1]
    return "values" if "/values/" in path else "get"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, google: FakeGoogle) -> None:
        super().__init__(("127.0.0.1", 0), _Request)
        self.google = google

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore the error, because tests let clients give up."""


class _Request(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # otherwise each answer waits 40 ms
    server: _Server

    def do_GET(self) -> None:
        self.server.google.answer(self, b"")

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", "0"))
        self.server.google.answer(self, self.rfile.read(length))

    def send(
        self,
        status: int,
        body: bytes,
        kind: str,
        headers: dict[str, str],
        drip: float,
        stop: threading.Event,
    ) -> None:
        headers = {**headers, "Content-Type": kind}
        # Google compresses too. Compressing a large body of a measurement would take longer than
        # reading it.
        if "gzip" in self.headers.get("Accept-Encoding", "") and not drip and len(body) < 1 << 20:
            body, headers = gzip.compress(body), {**headers, "Content-Encoding": "gzip"}
        self.send_response(status)
        for name, value in {**headers, "Content-Length": len(body)}.items():
            self.send_header(name, str(value))
        self.end_headers()
        if not drip:
            self.wfile.write(body)
            return
        for byte in body:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            if stop.wait(drip):
                break

    def break_off(self) -> None:
        """Reset the connection (RST) in place of an answer."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        self.close_connection = True
        self.connection.close()

    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing, because tests are quiet."""
