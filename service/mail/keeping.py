"""Looks again and again whether an alarm or a digest is due, and keeps the last trouble for the
page."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from contest.errors import ContestError, FolderError, LedgerError, UsageError
from contest.unforeseen import stack_of
from service import environment
from service.environment import Moment, Place
from service.health import condition_lately
from service.mail.alarms import tell_faults
from service.mail.digests import send_due
from service.mail.post import MailError
from service.mail.settings import Mail, read_mail

LOOK_SECONDS = 30.0
RETRY = timedelta(minutes=5)
"""After trouble: the time until the next try."""
_log = logging.getLogger("mail")

What = Literal["settings", "server", "address", "contest", "unforeseen"]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why mail was not sent, and since when (aware). `what`: the settings, the mail server, the
    undeclared address of the dashboard, the contest, or an error that nobody foresaw."""

    what: What
    since: datetime


_troubles: dict[Place, Trouble] = {}


def trouble(place: Place) -> Trouble | None:
    """The trouble of a contest's mail; None after a success, and where no mail is declared."""
    return _troubles.get(place)


async def keep_mailing(place: Place, clock: Callable[[], datetime]) -> None:
    """Send what is due of a contest, until this is cancelled."""
    not_before = clock()
    while True:
        now = clock()
        if now >= not_before:
            await asyncio.to_thread(try_to_mail, place, now)
            not_before = now + RETRY if trouble(place) else now
        await asyncio.sleep(LOOK_SECONDS)


def try_to_mail(place: Place, now: datetime) -> None:
    """Send what is due; write trouble down and into the log, the same trouble once. Trouble with
    digests stops no alarm."""
    mail = read_mail(environment.mail_path())
    errors, last = [*_errors(place, mail, now)], _troubles.get(place)
    if not errors:
        _troubles.pop(place, None)
        return
    what, said = errors[0]
    if last is None or last.what != what:
        _log.error("mail was not sent: %s", said)
        _troubles[place] = Trouble(what, now)


def _errors(place: Place, mail: Mail, now: datetime) -> Iterator[tuple[What, str]]:
    if mail.problems:
        count = len(mail.problems)
        yield "settings", f"$CONTEST_MAIL has mistakes ({count}): python -m service mail check FILE"
        return
    for send in (_alarms, _digests):
        try:
            send(place, mail, now)
        except Exception as error:
            yield _what(error), _said(error)


def _alarms(place: Place, mail: Mail, now: datetime) -> None:
    tell_faults(place, condition_lately(place, now), mail)


def _digests(place: Place, mail: Mail, now: datetime) -> None:
    try:
        send_due(place, mail, Moment(now))
    except FolderError:
        return  # an alarm tells of the folder


def _what(error: Exception) -> What:
    kinds: tuple[tuple[type[Exception], What], ...] = (
        (MailError, "server"), (UsageError, "address"), (LedgerError, "contest"),
        (ContestError, "contest"),
    )  # fmt: skip
    return next((what for kind, what in kinds if isinstance(error, kind)), "unforeseen")


def _said(error: Exception) -> str:
    if isinstance(error, ContestError):
        return str(error)
    return f"unforeseen {type(error).__name__}\n{stack_of(error)}"
