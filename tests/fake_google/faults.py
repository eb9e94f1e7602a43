"""What goes wrong on the way: faults that the server plays instead of its answer, or with it."""

from __future__ import annotations

import random
import threading
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

PAGE = b"<!DOCTYPE html><html><title>Error 502 (Server Error)!!1</title></html>"


@dataclass(frozen=True)
class Fault:
    """One answer that is not what it should be. `token`: of the token server.

    `status` 0: the real status and body, changed by `alter`. `pause`: silence before the answer;
    `drip`: a pause after every piece of it; `reset`: the connection breaks instead.
    """

    status: int = 0
    body: bytes = b""
    kind: str = "text/html"
    headers: dict[str, str] = field(default_factory=dict)
    alter: Callable[[bytes], bytes] | None = None
    pause: float = 0.0
    drip: float = 0.0
    reset: bool = False
    token: bool = False


def too_many(retry_after: str | None = None) -> Fault:
    headers = {} if retry_after is None else {"Retry-After": retry_after}
    body = b'{"error": {"code": 429, "status": "RESOURCE_EXHAUSTED", "message": "Quota exceeded"}}'
    return Fault(429, body, "application/json", headers)


def page(status: int) -> Fault:
    """A page of HTML, whatever was asked: 502 from Google, 200 from a network's login."""
    return Fault(status, PAGE)


def cut_json() -> Fault:
    return Fault(alter=lambda body: body[: len(body) // 2])


def hang(seconds: float) -> Fault:
    return Fault(pause=seconds)


def drip(seconds: float) -> Fault:
    """An answer in pieces, each in time for a read timeout, all together never."""
    return Fault(drip=seconds)


def reset() -> Fault:
    return Fault(reset=True)


def expired() -> Fault:
    body = b'{"error": {"code": 401, "status": "UNAUTHENTICATED", "message": "Invalid token"}}'
    return Fault(401, body, "application/json")


def api_off() -> Fault:
    body = (
        b'{"error": {"code": 403, "status": "PERMISSION_DENIED", "message": "API disabled",'
        b' "details": [{"reason": "SERVICE_DISABLED"}]}}'
    )
    return Fault(403, body, "application/json")


def token_trouble(status: int = 503) -> Fault:
    return Fault(status, PAGE, token=True)


def wrong_clock() -> Fault:
    """The machine's time is not Google's."""
    body = (
        b'{"error": "invalid_grant", "error_description": "Invalid JWT: Token must be a short-lived'
        b' token (60 minutes) and in a reasonable timeframe."}'
    )
    return Fault(400, body, "application/json", token=True)


class FaultQueue:
    """Faults in the order in which they will be played, one a request; then all is well."""

    def __init__(self) -> None:
        self._waiting: deque[Fault | None] = deque()
        self._lock = threading.Lock()

    def script(self, *faults: Fault | None) -> None:
        """Play these next; None lets one request through."""
        with self._lock:
            self._waiting.extend(faults)

    def sometimes(self, kinds: Iterable[Fault], share: float, count: int, seed: int) -> None:
        """Of the next `count` requests, about `share` meet one of these faults."""
        draw, choices = random.Random(seed), list(kinds)
        self.script(
            *(draw.choice(choices) if draw.random() < share else None for _ in range(count))
        )

    def clear(self) -> None:
        with self._lock:
            self._waiting.clear()

    def next(self, *, token: bool) -> Fault | None:
        """The fault that this request meets. Requests for tokens only meet faults of tokens."""
        with self._lock:
            if not self._waiting:
                return None
            first = self._waiting[0]
            if token != (first is not None and first.token):
                return None
            return self._waiting.popleft()
