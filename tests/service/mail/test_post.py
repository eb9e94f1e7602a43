"""A message reaches a mail server that proves who it is, and an error repeats no address."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from service.mail.post import MailError, message, post
from service.mail.settings import Security, Smtp
from tests.service.mail.conftest import (
    PASSWORD,
    REFUSED,
    SENDER,
    USER,
    Box,
    port_of,
    serve,
)

NOW = datetime(2024, 11, 20, 1, 30, tzinfo=UTC)
Serve = Callable[..., int]


@pytest.fixture
def server(box: Box) -> Iterator[Serve]:
    """Starts servers, returns the port of each, and stops them."""
    started = []

    def start(**more: Any) -> int:
        started.append(serve(box, **more))
        return port_of(started[-1])

    yield start
    for one in started:
        one.stop()


def smtp(port: int, security: Security = "none", user: str = "") -> Smtp:
    told = {"host": "127.0.0.1", "port": port, "security": security, "user": user, "from": SENDER}
    return Smtp.model_validate(told)


def send(settings: Smtp, to: str = "an@thu.example", subject: str = "Thử", **more: str) -> None:
    with post(settings) as send:
        send(message(settings, to, subject, "Nội dung\n", NOW, **more))


def test_a_message_arrives_as_it_was_written(server: Serve, box: Box) -> None:
    send(
        smtp(server()), html="<p>Nội dung</p>", sender_name="Cuộc thi: Hải Dương, 2024",
        stop_at="https://thu.example/thu/thoi-nhan/x",
    )  # fmt: skip
    ((to, found),) = box.received
    assert (to, str(found["Subject"])) == ("an@thu.example", "Thử")
    assert found["From"].addresses[0].display_name == "Cuộc thi: Hải Dương, 2024"
    assert found["From"].addresses[0].addr_spec == SENDER
    assert found["List-Unsubscribe"] == "<https://thu.example/thu/thoi-nhan/x>"
    assert found["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert found["Message-ID"].endswith("@thu.example>")
    text, html = (found.get_body((kind,)) for kind in ("plain", "html"))
    assert text is not None
    assert html is not None
    assert text.get_content().splitlines() == ["Nội dung"]
    assert html.get_content().splitlines() == ["<p>Nội dung</p>"]


@pytest.mark.parametrize(
    "text",
    [
        "[thu] Sự cố: thư mục cuộc thi có lỗi khai báo", "Contest, 2024 <an@thu.example>; x",
        " ".join(["Trường Tiểu học Nguyễn Lương Bằng"] * 5), "plain",
    ],
)  # fmt: skip
def test_a_long_text_keeps_its_spaces_and_its_signs(server: Serve, box: Box, text: str) -> None:
    """Python 3.11 folds `có lỗi` into `cólỗi`."""
    send(smtp(server()), subject=text, sender_name=text)
    ((_, found),) = box.received
    assert str(found["Subject"]) == text
    (sender,) = found["From"].addresses
    assert sender.addr_spec == SENDER
    assert sender.display_name == text or text.startswith(f"{sender.display_name[:-1]} ")
    assert len(sender.display_name) > 4


def test_a_text_from_outside_begins_no_header_of_its_own(server: Serve, box: Box) -> None:
    hostile = "Sở\r\nBcc: nguoi-khac@xau.example\r\n\r\nnội dung khác\u202e"
    send(smtp(server()), subject=hostile, sender_name=hostile)
    send(smtp(server()), subject="=?utf-8?q?a=0D=0ABcc:_x@y.example?=")
    (to, found), (_, other) = box.received
    assert to == "an@thu.example"
    assert "Bcc" not in found
    assert str(other["Subject"]) == "= ?utf-8?q?a=0D=0ABcc:_x@y.example?="
    assert str(found["Subject"]) == "Sở Bcc: nguoi-khac@xau.example nội dung khác"


@pytest.fixture
def proof(tmp_path: Path) -> Path:
    """A certificate of 127.0.0.1 that signs itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    today = datetime.now(UTC)
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    path = tmp_path / "proof.pem"
    path.write_bytes(
        made.public_bytes(pem)
        + key.private_bytes(
            pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )  # fmt: skip
    return path


def tls(proof: Path) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(proof)
    return context


def test_the_password_goes_to_a_server_that_proves_who_it_is_and_to_no_other(
    server: Serve, box: Box, proof: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTEST_SMTP_PASSWORD", PASSWORD)
    port = server(
        tls_context=tls(proof), require_starttls=True, authenticator=box.login,
        auth_required=True,
    )  # fmt: skip
    with pytest.raises(MailError, match="certificate") as caught:
        send(smtp(port, "starttls", USER))
    assert caught.value.fault == "certificate"
    assert box.asked_for_password == []
    monkeypatch.setenv("SSL_CERT_FILE", str(proof))
    send(smtp(port, "starttls", USER))
    assert len(box.received) == 1
    monkeypatch.setenv("CONTEST_SMTP_PASSWORD", "khác")
    with pytest.raises(MailError, match="refused the login") as caught:
        send(smtp(port, "starttls", USER))
    assert caught.value.fault == "login"
    assert "khác" not in str(caught.value)


def test_a_server_without_starttls_gets_nothing(server: Serve, box: Box) -> None:
    with pytest.raises(MailError, match="STARTTLS"):
        send(smtp(server(), "starttls"))
    assert box.received == []


def test_a_server_that_speaks_tls_from_the_first_byte_is_spoken_to(
    server: Serve, box: Box, proof: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(proof))
    port = server(ssl_context=tls(proof))
    send(smtp(port, "tls"))
    assert len(box.received) == 1


def test_one_refused_reader_stops_no_other_and_is_not_named(server: Serve, box: Box) -> None:
    settings = smtp(server())
    with post(settings) as send_one:
        with pytest.raises(MailError, match="550") as caught:
            send_one(message(settings, REFUSED, "Thử", "x\n", NOW))
        send_one(message(settings, "an@thu.example", "Thử", "x\n", NOW))
    assert caught.value.fault == "refused"
    assert "@" not in str(caught.value)
    assert len(box.received) == 1


def test_a_server_that_is_not_there_is_told(server: Serve) -> None:
    with pytest.raises(MailError, match="cannot be reached") as caught:
        send(smtp(1))
    assert caught.value.fault == "unreachable"
