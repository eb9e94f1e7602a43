"""Links of units for leaders without an account: signed, expiring, revocable, with a PIN.

The link shows the numbers of one unit. The PIN travels another way and opens the unit's names. The
store keeps neither a token nor a PIN, only their hashes, so a copy of the store opens no link.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from service.identity import store
from service.identity.signed import signed, unsigned

PROOF_LIFETIME = timedelta(hours=12)
TRIES, ALL_TRIES = 5, 20
"""After each 5 wrong PINs in a row the PIN is locked; the 20th wrong PIN in all ends the link."""
PIN_HASHER = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1)
"""Light, because the tries are few, not the hash slow, protects six digits."""
_FIRST_LOCK_SECONDS = 15 * 60
_USE_SECONDS = 60

Shut = Literal["expired", "revoked", "unknown"]
"""Why a link opens nothing. A forged link and one of another contest are unknown."""


@dataclass(frozen=True, slots=True)
class Made:
    """A new link. Token and PIN exist only here: nothing can show them again."""

    id: str
    unit: str
    token: str = field(repr=False)
    pin: str = field(repr=False)
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Link:
    """A link that is in force."""

    id: str
    unit: str
    contest_id: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Listed:
    """A link in the list of the administrator. `last_used_at`: to the minute; `uses`: minutes in
    which the link was opened. `revoked_by` is empty if too many wrong PINs ended the link."""

    id: str
    unit: str
    made_by: str
    made_at: datetime
    expires_at: datetime
    uses: int
    last_used_at: datetime | None
    revoked_at: datetime | None
    revoked_by: str | None
    pin_state: Literal["ready", "locked"]


def make(unit: str, contest_id: str, days: int, by: str, now: datetime) -> Made:
    """Make the link of a unit, which holds for a number of days."""
    link_id, key = secrets.token_hex(8), secrets.token_hex(8)
    token, pin = signed("link", key), f"{secrets.randbelow(10**6):06d}"
    expires_at = (now + timedelta(days=days)).replace(microsecond=0)
    with store.writing() as db:
        store.purge(db, store.seconds(now))
        db.execute(
            "insert into links"
            " (id, token_hash, contest_id, unit, made_by, made_at, expires_at, pin_hash)"
            " values (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                link_id, store.token_hash(token), contest_id, unit, by, store.seconds(now),
                store.seconds(expires_at), PIN_HASHER.hash(pin),
            ),
        )  # fmt: skip
    return Made(link_id, unit, token, pin, expires_at)


def open_link(token: str, contest_id: str, now: datetime) -> Link | Shut:
    """The link of a token, or why it opens nothing. Opening consumes nothing."""
    if unsigned("link", token) is None:  # no guess costs a look at the store
        return "unknown"
    with store.reading() as db:
        row = db.execute(
            "select id, unit, expires_at, revoked_at from links"
            " where token_hash = ? and contest_id = ?",
            (store.token_hash(token), contest_id),
        ).fetchone()
    if row is None:
        return "unknown"
    link_id, unit, expires_at, revoked_at = row
    if revoked_at is not None:
        return "revoked"
    if expires_at <= now.timestamp():
        return "expired"
    return Link(link_id, unit, contest_id, store.moment(expires_at))


def used(link: Link, now: datetime) -> None:
    """Write down that a link was opened, at most once a minute."""
    at = store.seconds(now)
    with store.reading() as db:
        (last,) = db.execute("select last_used_at from links where id = ?", (link.id,)).fetchone()
    if last is not None and at < last + _USE_SECONDS:
        return
    with store.writing() as db:
        db.execute(
            "update links set last_used_at = ?, uses = uses + 1"
            " where id = ? and (last_used_at is null or last_used_at <= ?)",
            (at, link.id, at - _USE_SECONDS),
        )


def try_pin(link: Link, pin: str, now: datetime) -> bool:
    """Whether the PIN is the link's. A locked PIN is never right (`locked_until`).

    The try is counted before the PIN is compared, so tries at one time, also in several processes,
    are no more than one after another. What is not six digits is wrong and no try.
    """
    pin = "".join(pin.split())
    if not (len(pin) == 6 and pin.isascii() and pin.isdigit()):
        return False
    at = store.seconds(now)
    with store.writing() as db:
        row = db.execute(
            "select pin_hash from links where id = ? and revoked_at is null and expires_at > ?"
            " and pin_locked_until <= ?",
            (link.id, at, at),
        ).fetchone()
        if row is None:
            return False
        _count_wrong(db, link.id, at)
    try:
        PIN_HASHER.verify(row[0], pin)
    except VerifyMismatchError:
        return False
    with store.writing() as db:
        db.execute(
            "update links set wrong_pins = wrong_pins - 1, wrong_in_a_row = 0,"
            " pin_locked_until = 0, revoked_at = iif(revoked_by = '', null, revoked_at),"
            " revoked_by = nullif(revoked_by, '') where id = ?",
            (link.id,),
        )
    return True


def locked_until(link: Link, now: datetime) -> datetime | None:
    """Until when the PIN cannot be tried; None: it can be tried now."""
    with store.reading() as db:
        row = db.execute("select pin_locked_until from links where id = ?", (link.id,)).fetchone()
    return store.moment(row[0]) if row and row[0] > now.timestamp() else None


def proof(link: Link, now: datetime) -> str:
    """The value of a cookie that proves for 12 hours, and no longer than the link holds, that its
    bearer knows the PIN."""
    until = min(now + PROOF_LIFETIME, link.expires_at)
    return signed("pin", f"{link.id}-{store.seconds(until)}")


def proven(link: Link, value: str, now: datetime) -> bool:
    """Whether a cookie proves that its bearer knows the PIN of this link. `link`: as `open_link`
    has just opened it, so a revoked link proves nothing."""
    said = unsigned("pin", value)
    if said is None:
        return False
    link_id, _, until = said.partition("-")
    return link_id == link.id and int(until) > now.timestamp()


def links(contest_id: str, now: datetime) -> Sequence[Listed]:
    """All links of a contest, the newest first."""
    with store.reading() as db:
        rows = db.execute(
            "select id, unit, made_by, made_at, expires_at, uses, last_used_at, revoked_at,"
            " revoked_by, pin_locked_until from links where contest_id = ?"
            " order by made_at desc, id",
            (contest_id,),
        ).fetchall()
    return [
        Listed(
            row[0], row[1], row[2], store.moment(row[3]), store.moment(row[4]), row[5],
            None if row[6] is None else store.moment(row[6]),
            None if row[7] is None else store.moment(row[7]),
            row[8], "locked" if row[9] > now.timestamp() else "ready",
        )
        for row in rows
    ]  # fmt: skip


def revoke(link_id: str, by: str, now: datetime) -> bool:
    """Revoke a link and every proof of its PIN. False: there is no such link in force."""
    with store.writing() as db:
        found = db.execute(
            "update links set revoked_at = ?, revoked_by = ? where id = ? and revoked_at is null",
            (store.seconds(now), by, link_id),
        )
        return found.rowcount == 1


def _count_wrong(db: sqlite3.Connection, link_id: str, at: int) -> None:
    in_all, in_a_row = db.execute(
        "update links set wrong_pins = wrong_pins + 1, wrong_in_a_row = wrong_in_a_row + 1"
        " where id = ? returning wrong_pins, wrong_in_a_row",
        (link_id,),
    ).fetchall()[0]
    if in_all >= ALL_TRIES:
        db.execute("update links set revoked_at = ?, revoked_by = '' where id = ?", (at, link_id))
    elif in_a_row % TRIES == 0:
        wait = _FIRST_LOCK_SECONDS * 2 ** (in_a_row // TRIES - 1)
        db.execute("update links set pin_locked_until = ? where id = ?", (at + wait, link_id))
