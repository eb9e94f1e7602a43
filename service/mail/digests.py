"""Sends each leader with an address the numbers of the unit, at the declared times.

A reader sees what the bearer of the unit's link sees without the PIN: numbers, and no name.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import urlencode

from contest import Contest
from contest.errors import UsageError
from publish.mail.digest import digest
from publish.mail.letter import Letter
from publish.unit_summary import UnitSummary, unit_summary
from results import Principal
from service import environment
from service.allowed import require, require_served
from service.environment import Moment, Place
from service.identity.access_file import read_access
from service.identity.signed import signed, unsigned
from service.mail import digest_log
from service.mail.digest_log import Fate, Logged
from service.mail.digest_times import due_slot
from service.mail.post import MailError, Send, message, post
from service.mail.readers import Reader, readers_of
from service.mail.settings import Mail, Smtp
from service.opened import open_for
from service.unit_links import base_url
from service.wired import declared, look

STOP = "thoi-nhan"
"""The part of an address before the token that stops digests."""
_PURPOSE = "stop digests"
_LOGGED = 500
_log = logging.getLogger("mail")


@dataclass(frozen=True, slots=True)
class Receiver:
    """A reader as an administrator sees one. `stopped_by` None: digests are sent; "": the reader
    stopped them."""

    unit: str
    key: str
    address: str = field(repr=False)
    stopped_by: str | None


def send_due(place: Place, mail: Mail, moment: Moment) -> int:
    """Send the digests of the time that has come; returns their number. While none is due, the
    function looks for changed files of the folder and computes nothing.

    Raises:
        MailError: the mail server does not take mail; digests that it cannot have are tried again.
        UsageError: no base_url is declared, so a digest would lead nowhere.
        FolderError, LedgerError: the numbers cannot be read.
    """
    if mail.smtp is None or place.is_draft or environment.demonstration():
        return 0
    contest = declared(place)
    slot = due_slot(contest, moment.local(contest))
    if slot is None:
        return 0
    pending = _pending(place, slot.isoformat(), moment)
    if not pending:
        return 0
    base = _base()
    digest_log.forget_old(moment.now)
    units = {one.unit: _summary(place, one.unit, moment) for one in pending}
    with post(mail.smtp) as send:
        hand = partial(_hand, contest, send, mail.smtp, base, slot.isoformat(), moment)
        fates = [hand(one, units[one.unit]) for one in pending]
    count = fates.count("sent")
    _log.info("digests of %s: %d sent, %d not", slot.isoformat(), count, len(fates) - count)
    return count


def preview(place: Place, who: Principal, unit: str, moment: Moment) -> Letter | None:
    """The digest of a unit as it would be sent now; None for a unit of which none would be.

    Raises:
        NotAllowedError: `who` is no administrator, or the contest is a draft.
        FolderError, LedgerError: the numbers cannot be read.
    """
    contest, base = _governed(place, who), base_url()
    found = _summary(place, unit, moment)
    stop_at = f"{base}/{contest.id}/{STOP}/…"
    return digest(found, _page(base, contest, unit), stop_at) if found else None


def receivers(place: Place, who: Principal, moment: Moment) -> Sequence[Receiver]:
    """Everybody who has an address, by unit.

    Raises:
        NotAllowedError: `who` is no administrator, or the contest is a draft.
    """
    contest = _governed(place, who)
    stopped = digest_log.stops(contest.id)
    return [
        Receiver(one.unit, one.key, one.address, stopped.get(one.key))
        for one in _readers(place, moment)
    ]


def switch(place: Place, who: Principal, key: str, moment: Moment, *, on: bool) -> None:
    """Stop the digests of a reader, or send them again.

    Raises:
        NotAllowedError: `who` is no administrator, or the contest is a draft.
    """
    contest = _governed(place, who)
    if on:
        digest_log.resume(contest.id, key)
    else:
        digest_log.stop(contest.id, key, who.name, moment.now)


def sent(place: Place, who: Principal) -> Sequence[Logged]:
    """The newest digests, the last one first.

    Raises:
        NotAllowedError: `who` is no administrator, or the contest is a draft.
    """
    return digest_log.logged(_governed(place, who).id, _LOGGED)


def reader_of(contest_id: str, token: str) -> str | None:
    """The key of the reader whom a token of a contest's digest names; None for another token."""
    return unsigned(f"{_PURPOSE} {contest_id}", token)


def _governed(place: Place, who: Principal) -> Contest:
    require(who, "manage_access")
    require_served(place)
    return declared(place)


def _readers(place: Place, moment: Moment) -> list[Reader]:
    contest = look(place, moment.now).contest
    access = read_access(environment.access_path())
    return readers_of(contest, access, moment.local(contest).date())


def _pending(place: Place, slot: str, moment: Moment) -> list[Reader]:
    contest_id = declared(place).id
    done, stopped = digest_log.claimed(contest_id, slot), digest_log.stops(contest_id)
    return [
        one
        for one in _readers(place, moment)
        if (one.unit, one.key) not in done and one.key not in stopped
    ]


def _summary(place: Place, unit: str, moment: Moment) -> UnitSummary | None:
    """The numbers of a unit in operation."""
    who = Principal("digest", "bearer", (unit,))
    found = unit_summary(open_for(place, who, moment).view, unit)
    return found if found and not found.ended else None


def _hand(
    contest: Contest,
    send: Send,
    smtp: Smtp,
    base: str,
    slot: str,
    moment: Moment,
    reader: Reader,
    found: UnitSummary | None,
) -> Fate:
    """Send one digest, unless somebody else has taken it on, and note what became of it."""
    if not digest_log.claim(contest.id, slot, reader, moment.now):
        return "claimed"
    if found is None:
        digest_log.note(contest.id, slot, reader, "ended", moment.now)
        return "ended"
    stop_at = f"{base}/{contest.id}/{STOP}/{signed(f'{_PURPOSE} {contest.id}', reader.key)}"
    letter = digest(found, _page(base, contest, reader.unit), stop_at)
    fate: Fate = "lost"
    try:
        send(
            message(
                smtp, reader.address, letter.subject, letter.text, moment.now,
                html=letter.html, sender_name=contest.title, stop_at=stop_at,
            )
        )  # fmt: skip
        fate = "sent"
    except MailError as error:
        if error.fault != "refused":
            raise
        fate = "refused"
        _log.warning("a digest of the unit %s was not taken: %s", reader.unit, error)
    finally:
        digest_log.note(contest.id, slot, reader, fate, moment.now)
    return fate


def _page(base: str, contest: Contest, unit: str) -> str:
    """The address of a unit's page. It names the contest where there are several."""
    several = {"contest": contest.id} if len(environment.places()) > 1 else {}
    return f"{base}/my-unit?{urlencode({**several, 'unit': unit})}"


def _base() -> str:
    """The declared beginning of addresses."""
    found = base_url("")
    if not found:
        raise UsageError(
            "no digest was sent: [sign_in] base_url of the access file is not declared, and a "
            "digest without an address leads nowhere"
        )
    return found
