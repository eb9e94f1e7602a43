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
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from typing import Literal

from contest.errors import ContestError
from contest.sanitize import on_one_line
from service import environment
from service.mail.settings import Smtp

TIMEOUT_SECONDS = 20.0
_LONGEST = 200

Fault = Literal["unreachable", "certificate", "login", "refused", "lost"]
"""`refused`: the server refused this one message, and others may pass. `lost`: the connection ended
while a message was on its way, so nobody knows whether it arrived."""
Send = Callable[[EmailMessage], None]


class MailError(ContestError):
    """A message was not sent. `fault` says why."""

    def __init__(self, fault: Fault, text: str) -> None:
        super().__init__(text)
        self.fault = fault


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
    made = EmailMessage(policy=SMTP)
    name, domain = on_one_line(sender_name, _LONGEST), smtp.sender.rpartition("@")[2]
    made["Subject"] = on_one_line(subject, _LONGEST)
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
