"""The settings of mail, `mail.toml`: the operator's, outside of every contest folder.

The password of the mail server stands in the environment and never in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, NonNegativeFloat, PositiveFloat

from contest.errors import Problem
from contest.toml_file import read_toml, understood
from service.identity.access_toml import is_host

Security = Literal["starttls", "tls", "none"]
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_PORTS: dict[Security, int] = {"starttls": 587, "tls": 465, "none": 25}
_BEFORE_AT = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LONGEST, _LONGEST_BEFORE_AT = 254, 64


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Smtp(_Table):
    """`[smtp]`. `port` 0: the usual one of the security. `user` empty: no login."""

    host: Annotated[str, Field(min_length=1, max_length=253)]
    port: Annotated[int, Field(ge=0, le=65535)] = 0
    security: Security = "starttls"
    user: Annotated[str, Field(max_length=320)] = ""
    sender: Annotated[str, Field(alias="from")]

    @property
    def used_port(self) -> int:
        """The port that the program connects to."""
        return self.port or _PORTS[self.security]


class Alarms(_Table):
    """`[alarms]`. Without addresses nobody is told. `disk_free_gb`: 10⁹ bytes."""

    to: tuple[str, ...] = ()
    stale_minutes: NonNegativeFloat = 30
    disk_free_gb: NonNegativeFloat = 2
    repeat_hours: PositiveFloat = 12


@dataclass(frozen=True, slots=True)
class Mail:
    """What the file says. `smtp` None: it cannot be used, and nothing is sent. `problems`: all
    mistakes of the file."""

    smtp: Smtp | None = None
    alarms: Alarms = field(default_factory=Alarms)
    problems: tuple[Problem, ...] = ()


def is_address(text: str) -> bool:
    """True for the address of a mailbox, as it stands in an envelope: ASCII, without a name.

    >>> is_address("an@thu.example"), is_address("An <an@thu.example>"), is_address("an")
    (True, False, False)
    """
    before, _, host = text.rpartition("@")
    return (
        len(text) <= _LONGEST
        and len(before) <= _LONGEST_BEFORE_AT
        and _BEFORE_AT.fullmatch(before) is not None
        and is_host(host)
        and ":" not in host
    )


def read_mail(path: Path | None) -> Mail:
    """The settings in a file; None: nobody declared any. A file with a mistake sends nothing."""
    if path is None:
        return Mail()
    file, problems = path.name, list[Problem]()
    missing = Problem(file, "file", "no such file", "the settings of mail, docs/contest-folder.md")
    given = read_toml(path, missing=missing, problems=problems)
    if given is None:
        return Mail(problems=tuple(problems))
    for key in given.keys() - {"smtp", "alarms"}:
        problems.append(Problem(file, key, "an unknown key", "[smtp] or [alarms]"))
    smtp = understood(Smtp, given.get("smtp", {}), file, problems, "smtp")
    alarms = understood(Alarms, given.get("alarms", {}), file, problems, "alarms")
    mistakes = [*_smtp_mistakes(smtp)] if smtp else []
    mistakes += [*_alarm_mistakes(alarms)] if alarms else []
    problems += [Problem(file, *one) for one in mistakes]
    if problems or alarms is None:
        return Mail(problems=tuple(problems))
    return Mail(smtp, alarms)


def _smtp_mistakes(said: Smtp) -> Iterator[tuple[str, str, str]]:
    """Where, found, expected. No address is repeated."""
    if not is_host(said.host):
        yield "smtp.host", "something else", "a host name or an address of a machine"
    if not is_address(said.sender):
        yield "smtp.from", "something else", "one address, such as cuocthi@tinh.gov.vn"
    if said.user and not (said.user.isprintable() and said.user.strip()):
        yield "smtp.user", "something else", "a name of visible characters"
    if said.security == "none" and said.user and said.host not in _LOCAL:
        expected = "starttls or tls, because the password would travel readable"
        yield "smtp.security", "'none' with a user", expected


def _alarm_mistakes(said: Alarms) -> Iterator[tuple[str, str, str]]:
    for number, one in enumerate(said.to):
        if not is_address(one):
            yield f"alarms.to[{number}]", "something else", "one address, such as it@tinh.gov.vn"
