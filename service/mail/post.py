"""Hands messages to the mail server: over a connection that proves whose it is, and no longer than
a few seconds a step.

Neither an address nor what the server says reaches an error or a log: the server repeats addresses.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from email.header import Header
from email.headerregistry import Address, AddressHeader
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime, make_msgid
from typing import Literal

from contest.errors import ContestError
from contest.sanitize import on_one_line
from service import environment
from service.mail.settings import Smtp

TIMEOUT_SECONDS = 20.0
_LONGEST = 200
_WORD = 68  # an encoded word has at most 75 signs, and `From: ` stands before it

Fault = Literal["unreachable", "certificate", "login", "refused", "lost"]
"""`refused`: the server refused this one message, and others may pass. `lost`: the connection ended
while a message was on its way, so nobody knows whether it arrived."""
Send = Callable[[EmailMessage], None]


class MailError(ContestError):
    """A message was not sent. `fault` says why."""

    def __init__(self, fault: Fault, text: str) -> None:
        super().__init__(text)
        self.fault = fault


class _Folded(EmailPolicy):
    """The policy of SMTP, which writes texts as whole encoded words.

    Python's own folding loses the space between two encoded words of one text (`có lỗi` arrives as
    `cólỗi`); `Header` keeps spaces within the words.
    """

    def fold(self, name: str, value: str) -> str:
        """A header as it stands in a message."""
        told = _encoded(name, value)
        return super().fold(name, value) if told is None else f"{name}: {told}{self.linesep}"

    def fold_binary(self, name: str, value: str) -> bytes:
        """The same as bytes."""
        told = _encoded(name, value)
        if told is None:
            return super().fold_binary(name, value)
        return f"{name}: {told}{self.linesep}".encode("ascii")


def _encoded(name: str, value: str) -> str | None:
    """The value of a header that holds text of people; None for another header."""
    if name == "Subject":
        return Header(value, "utf-8", header_name=name).encode(linesep="\r\n")
    if name == "From" and isinstance(value, AddressHeader):
        (sender,) = value.addresses
        if sender.display_name:
            shown = Header(sender.display_name, "utf-8").encode()
            return f"{shown} <{sender.addr_spec}>"
    return None


def _header(text: str) -> str:
    """A text on one line, in which nothing reads as an encoded word."""
    return on_one_line(text, _LONGEST).replace("=?", "= ?")


def _fitting(name: str) -> str:
    """As many words of a name as one encoded word holds: some mail programs put a space between
    two."""
    words, shown = name.split(), name
    while words and len(Header(shown, "utf-8", _WORD).encode().splitlines()) > 1:
        words.pop()
        shown = f"{' '.join(words)}…"
    return shown if words else ""


_POLICY = _Folded(linesep="\r\n")


def message(
    smtp: Smtp,
    to: str,
    subject: str,
    text: str,
    now: datetime,
    *,
    html: str = "",
    sender_name: str = "",
    stop_at: str = "",
) -> EmailMessage:
    """A message to one address. `html` empty: text only. `stop_at`: the address at which the reader
    stops such mail with one click (RFC 8058). Texts from outside stay on their own line."""
    made = EmailMessage(policy=_POLICY)
    name, domain = _fitting(_header(sender_name)), smtp.sender.rpartition("@")[2]
    made["Subject"] = _header(subject)
    made["From"] = Address(name, addr_spec=smtp.sender)
    made["To"] = Address(addr_spec=to)
    made["Date"] = format_datetime(now)
    made["Message-ID"] = make_msgid(domain=domain)
    made["Auto-Submitted"] = "auto-generated"
    if stop_at:
        made["List-Unsubscribe"] = f"<{stop_at}>"
        made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made.set_content(text, cte="base64")
    if html:
        made.add_alternative(html, subtype="html", cte="base64")
    return made


@contextmanager
def post(smtp: Smtp) -> Iterator[Send]:
    """A connection to the mail server, which sends any number of messages.

    Raises:
        MailError: the server cannot be reached, is another, or refuses the login; and, by the
            function, that a message was not sent.
    """
    host = f"{smtp.host}:{smtp.used_port}"
    server = _connected(smtp, host)
    try:
        yield lambda one: _send(server, one, host)
    finally:
        with suppress(smtplib.SMTPException, OSError):
            server.quit()
        server.close()


def _connected(smtp: Smtp, host: str) -> smtplib.SMTP:
    domain, port = smtp.sender.rpartition("@")[2], smtp.used_port
    trusted = ssl.create_default_context()  # verifies; $SSL_CERT_FILE adds an authority
    server: smtplib.SMTP | None = None
    try:
        if smtp.security == "tls":
            server = smtplib.SMTP_SSL(
                smtp.host, port, domain, timeout=TIMEOUT_SECONDS, context=trusted
            )
        else:
            server = smtplib.SMTP(smtp.host, port, domain, timeout=TIMEOUT_SECONDS)
        if smtp.security == "starttls":
            server.starttls(context=trusted)
        if smtp.user:
            server.login(smtp.user, environment.smtp_password())
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        if server is not None:
            server.close()
        raise _told(error, host) from None
    return server


def _told(error: Exception, host: str) -> MailError:
    """Why no connection stands, without what the server says."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return MailError(
            "certificate",
            f"{host} does not prove by a certificate that it is this host "
            f"({error.verify_message}); nothing was sent. Write the host as its certificate has "
            "it, or name the authority's file in $SSL_CERT_FILE",
        )
    if isinstance(error, smtplib.SMTPNotSupportedError):
        said = f"{host} does not offer STARTTLS or a login; see [smtp] security and port"
        return MailError("unreachable", said)
    if isinstance(error, smtplib.SMTPAuthenticationError | UnicodeError):
        return MailError(
            "login",
            f"{host} refused the login; see [smtp] user and $CONTEST_SMTP_PASSWORD, both of ASCII",
        )
    kind = type(error).__name__
    return MailError(
        "unreachable",
        f"{host} cannot be reached ({kind}); see [smtp] host, port and security, and the firewall",
    )


def _send(server: smtplib.SMTP, one: EmailMessage, host: str) -> None:
    try:
        server.send_message(one)
    except smtplib.SMTPServerDisconnected:
        raise MailError("lost", f"{host} ended the connection during a message") from None
    except smtplib.SMTPRecipientsRefused as error:
        code = next((code for code, _ in error.recipients.values()), 0)
        raise MailError("refused", f"{host} refused a reader ({code})") from None
    except smtplib.SMTPResponseException as error:
        raise MailError("refused", f"{host} refused a message ({error.smtp_code})") from None
    except (smtplib.SMTPException, OSError) as error:
        raise MailError("lost", f"{host}: {type(error).__name__} during a message") from None
