"""What was sent of digests, and who stopped them: in the file of sessions, without an address.

A digest is claimed before it is sent, and a claim is never given back once the mail server may have
the digest. So no reader gets one twice, whatever restarts and however many processes send.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from service.identity import store
from service.mail.readers import Reader

_KEPT = timedelta(days=400)
Fate = Literal["sent", "refused", "lost", "ended", "claimed"]
"""`lost`: the connection ended on the way. `ended`: the unit had ended. `claimed`: a process took
the digest on and did not come to an end with it."""


@dataclass(frozen=True, slots=True)
class Logged:
    """One digest. `slot`: contest-local, ISO. `reader`: `Reader.key`. `at` (aware): when it was
    taken on."""

    slot: str
    unit: str
    reader: str
    at: datetime
    fate: Fate


def claim(contest_id: str, slot: str, reader: Reader, now: datetime) -> bool:
    """Take a digest on. False: somebody has taken it on, or the reader has stopped digests."""
    with store.writing() as db:
        taken = db.execute(
            "insert or ignore into digests (contest_id, slot, unit, reader, claimed_at)"
            " select ?, ?, ?, ?, ? where not exists"
            " (select 1 from digest_stops where contest_id = ? and reader = ?)",
            (contest_id, slot, reader.unit, reader.key, store.seconds(now), contest_id, reader.key),
        )
        return taken.rowcount == 1


def note(contest_id: str, slot: str, reader: Reader, fate: Fate, now: datetime) -> None:
    """Write down what became of a claimed digest."""
    sent_at = store.seconds(now) if fate == "sent" else None
    failure = None if fate == "sent" else fate
    with store.writing() as db:
        db.execute(
            "update digests set sent_at = ?, failure = ?"
            " where contest_id = ? and slot = ? and unit = ? and reader = ?",
            (sent_at, failure, contest_id, slot, reader.unit, reader.key),
        )


def claimed(contest_id: str, slot: str) -> set[tuple[str, str]]:
    """Unit and reader of each digest of a time that somebody has taken on."""
    with store.reading() as db:
        rows = db.execute(
            "select unit, reader from digests where contest_id = ? and slot = ?", (contest_id, slot)
        ).fetchall()
    return {(unit, reader) for unit, reader in rows}


def logged(contest_id: str, most: int) -> Sequence[Logged]:
    """The digests of a contest, the newest first."""
    with store.reading() as db:
        rows = db.execute(
            "select slot, unit, reader, claimed_at, sent_at, failure from digests"
            " where contest_id = ? order by claimed_at desc, slot desc, unit, reader limit ?",
            (contest_id, most),
        ).fetchall()
    return [
        Logged(slot, unit, reader, store.moment(at), "sent" if sent_at else failure or "claimed")
        for slot, unit, reader, at, sent_at, failure in rows
    ]


def stops(contest_id: str) -> Mapping[str, str]:
    """The readers who get no digests, and who stopped them: a name of the access file, or "" for
    the reader."""
    with store.reading() as db:
        rows = db.execute(
            "select reader, stopped_by from digest_stops where contest_id = ?", (contest_id,)
        ).fetchall()
    return dict(rows)


def stop(contest_id: str, reader: str, by: str, now: datetime) -> None:
    """Send a reader no more digests; one who has stopped already stays so."""
    with store.writing() as db:
        db.execute(
            "insert or ignore into digest_stops values (?, ?, ?, ?)",
            (contest_id, reader, store.seconds(now), by),
        )


def resume(contest_id: str, reader: str) -> None:
    """Send a reader digests again."""
    with store.writing() as db:
        db.execute(
            "delete from digest_stops where contest_id = ? and reader = ?", (contest_id, reader)
        )


def forget_old(now: datetime) -> None:
    """Delete lines that are older than a contest and its inspection."""
    with store.writing() as db:
        db.execute("delete from digests where claimed_at < ?", (store.seconds(now - _KEPT),))
