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


@pytest.fixture(scope="session")
def mail_server() -> Iterator[tuple[Box, int]]:
    """A server that asks for no password, with its port."""
    box = Box()
    server = serve(box)
    yield box, port_of(server)
    server.stop()


@pytest.fixture
def box(mail_server: tuple[Box, int]) -> Box:
    found, _ = mail_server
    found.received, found.asked_for_password = [], []
    return found


@pytest.fixture
def mail(
    mail_server: tuple[Box, int], box: Box, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """`mail.toml` of the server, named by $CONTEST_MAIL. Its box is empty."""
    _, port = mail_server
    path = tmp_path / "mail.toml"
    path.write_text(
        f'[smtp]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\n'
        f'from = "{SENDER}"\n[alarms]\nto = ["it@thu.example"]\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("CONTEST_MAIL", str(path))
    monkeypatch.setenv("CONTEST_ACCESS", str(tmp_path / "access.toml"))
    monkeypatch.delenv("CONTEST_DEMO", raising=False)
    return path
