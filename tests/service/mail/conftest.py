"""A real mail server on the loopback, and the settings that name it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

SENDER, REFUSED = "cuocthi@thu.example", "khong-co@thu.example"
USER, PASSWORD = "may-chu", "mat khau bi mat"


class Box:
    """The mail server, and the messages that reached it: the envelope's address, the message."""

    def __init__(self) -> None:
        self.received: list[tuple[str, EmailMessage]] = []
        self.asked_for_password: list[str] = []

    async def handle_RCPT(  # noqa: N802 # the name is aiosmtpd's
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        """Refuse one address, naming it as real servers do."""
        if address == REFUSED:
            return f"550 5.1.1 <{address}>: no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, _server: Any, _session: Any, envelope: Any
    ) -> str:
        found = message_from_bytes(envelope.content, policy=default)
        assert isinstance(found, EmailMessage)
        self.received += [(to, found) for to in envelope.rcpt_tos]
        return "250 OK"

    def login(
        self, _server: Any, _session: Any, _envelope: Any, _mechanism: str, told: LoginPassword
    ) -> AuthResult:
        self.asked_for_password.append(told.login.decode())
        return AuthResult(success=(told.login, told.password) == (USER.encode(), PASSWORD.encode()))

    @property
    def subjects(self) -> list[str]:
        return [str(message["Subject"]) for _, message in self.received]


def serve(box: Box, **more: Any) -> Controller:
    """Start the server on a free port; stop it afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port, **more)
    server.start()
    return server


def port_of(server: Controller) -> int:
    port: int = server.port
    return port


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def mail(box: Box, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """`mail.toml` of a server that asks for no password, named by $CONTEST_MAIL."""
    server = serve(box)
    path = tmp_path / "mail.toml"
    path.write_text(
        f'[smtp]\nhost = "127.0.0.1"\nport = {port_of(server)}\nsecurity = "none"\n'
        f'from = "{SENDER}"\n[alarms]\nto = ["it@thu.example"]\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("CONTEST_MAIL", str(path))
    monkeypatch.setenv("CONTEST_ACCESS", str(tmp_path / "access.toml"))
    monkeypatch.delenv("CONTEST_DEMO", raising=False)
    try:
        yield path
    finally:
        server.stop()
