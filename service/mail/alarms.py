"""Tells by mail who runs the server of its faults. What was told is kept beside the sessions, so
neither a restart nor a second process tells it again."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from contest.errors import FolderError, UsageError
from publish.mail.alarm import News, alarm, trial_letter
from publish.mail.letter import Letter
from results import Principal
from service import environment
from service.allowed import require, require_served
from service.environment import Moment, Place
from service.health import Condition, Fault
from service.identity import store
from service.mail.alarm_times import Key, Known, after_look, due
from service.mail.post import MailError, Send, message, post
from service.mail.settings import Mail, Smtp, read_mail
from service.unit_links import base_url
from service.wired import declared

PAGE = "operations"
"""The address of the page Vận hành."""
_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_GIGABYTE = 10**9
_LEASE = timedelta(minutes=2)
"""So long one process has to send what it has taken on; then another one tries."""
_log = logging.getLogger("mail")


def tell_faults(place: Place, found: Condition, mail: Mail) -> int:
    """Tell what is due after a look; returns the number of faults that were told of.

    Raises:
        MailError: the mail server does not take the mail; it is tried again minutes later.
        ContestError: the file of sessions cannot be used.
    """
    if mail.smtp is None or not mail.alarms.to:
        return 0
    claimed = _claimed(place, _faults(found, mail), mail, found.now)
    if not claimed:
        return 0
    with post(mail.smtp) as send:
        for key, one, news in claimed:
            _send(send, mail.smtp, mail.alarms.to, _letter(place, key, one, news, found), found.now)
            _note_told(place, key, news, found.now)
    _log.info("alarms: %d faults told to %d readers", len(claimed), len(mail.alarms.to))
    return len(claimed)


def send_trial(place: Place, who: Principal, moment: Moment) -> int:
    """Send the letter that tries the way of alarms; returns the number of its readers.

    Raises:
        NotAllowedError: `who` is no administrator, or the contest is a draft.
        UsageError: nothing is declared to send by or to, or this is a demonstration.
        MailError: the mail server does not take the mail.
    """
    require(who, "manage_access")
    require_served(place)
    if environment.demonstration():
        raise UsageError("a demonstration sends no mail; start the dashboard without CONTEST_DEMO")
    mail = read_mail(environment.mail_path())
    if mail.smtp is None:
        raise UsageError(
            "no mail can be sent: $CONTEST_MAIL names no file, or the file has mistakes; list them "
            "with: python -m service mail check FILE"
        )
    if not mail.alarms.to:
        raise UsageError("nobody is to be told: [alarms] to of the mail settings names no address")
    title, zone = _title(place)
    letter = trial_letter(title=title, at=moment.now.astimezone(zone), page=_page())
    with post(mail.smtp) as send:
        _send(send, mail.smtp, mail.alarms.to, letter, moment.now)
    return len(mail.alarms.to)


def told_faults(place: Place) -> Mapping[Key, Known]:
    """The faults that were told of and are not over."""
    with store.reading() as db:
        return {key: one for key, one in _known(db, place).items() if one.told_at}


def _faults(found: Condition, mail: Mail) -> list[Fault]:
    """The faults, with the disk measured as the operator declares."""
    others = [fault for fault in found.faults if fault.code != "disk_full"]
    least = mail.alarms.disk_free_gb * _GIGABYTE
    return [*others, Fault("disk_full")] if (found.free or least) < least else others


def _claimed(
    place: Place, faults: Sequence[Fault], mail: Mail, now: datetime
) -> list[tuple[Key, Known, News]]:
    """What this process has to tell now. Nothing is written while nothing changes."""
    with store.reading() as db:
        known = _known(db, place)
    kept = after_look(known, faults, now)
    if kept == known and not any(due(kept, mail.alarms, now)):
        return []
    at, name = store.seconds(now), _name(place)
    with store.writing() as db:
        known = _known(db, place)
        kept = after_look(known, faults, now)
        for key in known.keys() - kept.keys():
            db.execute("delete from alarms where place = ? and code = ? and subject = ?",
                       (name, *key))  # fmt: skip
        for key, one in kept.items():
            db.execute(
                "insert into alarms (place, code, subject, seen_at, since, gone_at)"
                " values (?, ?, ?, ?, ?, ?)"
                " on conflict do update set gone_at = excluded.gone_at",
                (name, *key, *map(_seconds, (one.seen_at, one.since, one.gone_at))),
            )
        mine = []
        for key, news in due(kept, mail.alarms, now):
            taken = db.execute(
                "update alarms set claimed_until = ? where place = ? and code = ? and subject = ?"
                " and claimed_until <= ?",
                (at + int(_LEASE.total_seconds()), name, *key, at),
            )
            if taken.rowcount:
                mine.append((key, kept[key], news))
    return mine


def _note_told(place: Place, key: Key, news: News, now: datetime) -> None:
    where = (_name(place), *key)
    with store.writing() as db:
        if news == "ended":
            db.execute("delete from alarms where place = ? and code = ? and subject = ?", where)
        else:
            db.execute(
                "update alarms set told_at = ?, claimed_until = 0"
                " where place = ? and code = ? and subject = ?",
                (store.seconds(now), *where),
            )


def _known(db: sqlite3.Connection, place: Place) -> dict[Key, Known]:
    rows = db.execute(
        "select code, subject, seen_at, since, told_at, gone_at from alarms where place = ?",
        (_name(place),),
    ).fetchall()
    return {(code, subject): Known(store.moment(seen_at), *map(_moment, rest))
            for code, subject, seen_at, *rest in rows}  # fmt: skip


def _letter(place: Place, key: Key, one: Known, news: News, found: Condition) -> Letter:
    title, zone = _title(place)
    since, at = one.began_at.astimezone(zone), found.now.astimezone(zone)
    return alarm(news, *key, title=title, since=since, at=at, page=_page())


def _title(place: Place) -> tuple[str, ZoneInfo]:
    """The contest's title and zone; of a folder with mistakes its name, and the usual zone."""
    try:
        contest = declared(place)
    except FolderError:
        return place.folder.name, _ZONE
    return contest.title, contest.zone


def _page() -> str:
    base = base_url("")
    return f"{base}/{PAGE}" if base else ""


def _name(place: Place) -> str:
    return str(place.folder.absolute())


def _seconds(moment: datetime | None) -> int | None:
    return None if moment is None else store.seconds(moment)


def _moment(at: int | None) -> datetime | None:
    return None if at is None else store.moment(at)


def _send(send: Send, smtp: Smtp, to: Sequence[str], letter: Letter, now: datetime) -> None:
    """Send to every reader. A refused reader stops no other; nobody reached is a failure."""
    refused: list[MailError] = []
    for reader in to:
        try:
            send(message(smtp, reader, letter.subject, letter.text, now))
        except MailError as error:
            if error.fault != "refused":
                raise
            _log.error("an alarm did not reach one of %d readers: %s", len(to), error)
            refused.append(error)
    if len(refused) == len(to):
        raise refused[0]
