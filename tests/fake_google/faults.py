"""Faults of servers and networks, which the server plays in place of its answer or with it."""

from __future__ import annotations

import json
import random
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

PAGE = b"<!DOCTYPE html><html><title>Error 502 (Server Error)!!1</title></html>"


@dataclass(frozen=True)
class Fault:
    """One faulty answer. `token`: the fault is one of the token server.

    If `status` is 0, the answer has the real status and the real body, changed by `alter`. `pause`:
    seconds of silence before the answer. `drip`: seconds of pause after every piece of the answer.
    `reset`: the connection breaks in place of an answer.
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
    """A page of HTML in answer to any request: 502 from Google, 200 from a network's login."""
    return Fault(status, PAGE)


def cut_json() -> Fault:
    return Fault(alter=lambda body: body[: len(body) // 2])


def hang(seconds: float) -> Fault:
    return Fault(pause=seconds)


def drip(seconds: float) -> Fault:
    """An answer in pieces. Each piece is in time for a read timeout, but the answer never ends."""
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


def refused(reason: str = "", sentence: str = "", *, token: bool = False, **error: Any) -> Fault:
    """Google's 403 in Google's JSON. `reason`: in the form of today (`details`); `error`: further
    keys of the error."""
    if reason:
        error["details"] = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason}]
    body = {"error": {"code": 403, "status": "PERMISSION_DENIED", "message": sentence, **error}}
    return Fault(403, json.dumps(body).encode(), "application/json", token=token)


def redirect(to: str, *, token: bool = False) -> Fault:
    return Fault(302, b"<html>Moved</html>", headers={"Location": to}, token=token)


GONE = object()
Path = tuple[str | int, ...]


def damaged(place: int, instead: object) -> Fault:
    """The true answer with another value at one of its places, or without it (`GONE`). Inside of
    rows, where any value is an answer of somebody, the value is null."""
    return Fault(alter=lambda body: _damaged(body, place, instead))


def _damaged(body: bytes, place: int, instead: object) -> bytes:
    answer = json.loads(body)
    found = list(_paths(answer))
    *way, last = found[place % len(found)] or (None,)
    if last is None:
        return json.dumps(None if instead is GONE else instead).encode()
    at = answer
    for key in way:
        at = at[key]
    if instead is GONE and isinstance(at, dict) and last != "values":
        del at[last]
    else:
        at[last] = None if instead is GONE or "values" in way else instead
    return json.dumps(answer, ensure_ascii=False).encode()


def _paths(part: Any, path: Path = ()) -> Iterator[Path]:
    yield path
    inside = part.items() if isinstance(part, dict) else ()
    for key, found in inside or (enumerate(part) if isinstance(part, list) else ()):
        yield from _paths(found, (*path, key))


def empty() -> Fault:
    """The true answer, but as if the asked ranges held no value."""

    def without_values(body: bytes) -> bytes:
        answer = json.loads(body)
        for found in answer.get("valueRanges", []):
            found.pop("values", None)
        return json.dumps(answer, ensure_ascii=False).encode()

    return Fault(alter=without_values)


def token_trouble(status: int = 503) -> Fault:
    return Fault(status, PAGE, token=True)


def wrong_clock() -> Fault:
    """The token server's answer if the machine's time differs from Google's."""
    body = (
        b'{"error": "invalid_grant", "error_description": "Invalid JWT: Token must be a short-lived'
        b' token (60 minutes) and in a reasonable timeframe."}'
    )
    return Fault(400, body, "application/json", token=True)


class FaultQueue:
    """Faults in the order of playing, one for each request. After the last, requests succeed."""

    def __init__(self) -> None:
        self._waiting: deque[Fault | None] = deque()
        self._lock = threading.Lock()

    def script(self, *faults: Fault | None) -> None:
        """Play these faults next. None lets one request through."""
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
