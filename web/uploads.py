"""Uploads: taken only at addresses that were handed out to the same session, and within limits.

Streamlit itself takes a file from anybody who knows the id of an open page, and keeps any number of
files in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from starlette.types import ASGIApp, Receive, Scope, Send

from web.headers import read

MEGABYTE = 1 << 20
Address = tuple[str, str]
"""A page of Streamlit (its session id), and a file of that page."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Sums of what is kept and of what is on its way: bytes of one file, bytes and files of one
    session, bytes of all sessions; and how many addresses are remembered."""

    file: int = 200 * MEGABYTE
    session: int = 450 * MEGABYTE
    files: int = 20
    all: int = 1500 * MEGABYTE
    addresses: int = 5000


@dataclass
class Uploads:
    """The addresses that were handed out, and who got them.

    `kept` tells what Streamlit keeps now: address → bytes.
    """

    kept: Callable[[], Mapping[Address, int]]
    limits: Limits = Limits()
    _owners: dict[Address, str] = field(default_factory=dict)
    _coming: dict[Address, int] = field(default_factory=dict)

    def hand_out(self, session_id: str, address: Address) -> None:
        """Remember that a page of this session may use the address. The oldest is forgotten."""
        self._owners[address] = session_id
        if len(self._owners) > self.limits.addresses:
            del self._owners[next(iter(self._owners))]

    async def carry(
        self,
        app: ASGIApp,
        scope: Scope,
        receive: Receive,
        send: Send,
        address: Address,
        session_id: str,
    ) -> int:
        """Let a request through; the result is 0, or the status of its refusal (not yet sent)."""
        if self._owners.get(address) != session_id:
            return 403
        if scope["method"] == "DELETE":
            await app(scope, receive, send)
            return 0
        length = read(scope["headers"]).get("content-length", "")
        if not (length.isascii() and length.isdigit() and len(length) < 16):
            return 411  # without a length nobody knows beforehand whether there is room
        if not self._has_room(session_id, address, int(length)):
            return 413
        self._coming[address] = int(length)
        try:
            await app(scope, receive, send)
        finally:
            del self._coming[address]
        return 0

    def _has_room(self, session_id: str, address: Address, length: int) -> bool:
        if address in self._coming or length > self.limits.file + MEGABYTE:
            return False
        there = {**self.kept(), **self._coming}
        there.pop(address, None)  # a file sent again takes its own place
        own = [size for at, size in there.items() if self._owners.get(at) == session_id]
        return (
            len(own) < self.limits.files
            and sum(own) + length <= self.limits.session
            and sum(there.values()) + length <= self.limits.all
        )


async def drain(receive: Receive, at_most: int = MEGABYTE) -> None:
    """Read the beginning of a body that is refused. A browser that is still sending would otherwise
    see a broken connection instead of the refusal."""
    seen = 0
    while seen < at_most:
        message = await receive()
        seen += len(message.get("body", b""))
        if message["type"] != "http.request" or not message.get("more_body", False):
            return
