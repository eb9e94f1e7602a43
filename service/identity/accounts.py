"""Local accounts: a one-time link to set a password, and the check of a password.

A name that has no account is treated like one that has: the same work, the same lock after
failures. So an answer tells nobody which names have an account.
"""

from __future__ import annotations

import base64
import secrets
import threading
import unicodedata
from datetime import UTC, datetime, timedelta
from typing import Literal

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from contest.errors import UsageError
from service.identity import store
from service.identity.access_toml import same_name

INVITATION_LIFETIME = timedelta(hours=72)
SHORTEST, LONGEST = 12, 200
"""Lengths of a password, in characters."""
TRIES = 5
HASHER = PasswordHasher()
"""Argon2id with the library's parameters: 64 MB and a good part of a second for each check."""
_LONGEST_LOCK_SECONDS = 3600
_at_once = threading.Semaphore(2)
"""Only two checks run at once: more of them would leave the pages no processor and no memory."""

Refusal = Literal["unknown", "short", "long", "named"]
"""Why a password was not set: the link is unknown, used or expired; the password has fewer than 12
characters, more than 200, or is the name."""
Checked = Literal["right", "wrong", "locked"]


def invite(name: str, now: datetime) -> str:
    """The token of a link by which a person sets the password of the account `name`, once, within
    72 hours. An earlier link of the same name opens nothing any more.

    The account and its old password hold until the new password is set.

    Raises:
        UsageError: the name is blank, longer than 200 characters or has invisible characters.
    """
    name = name.strip()
    if not name or len(name) > 200 or not name.isprintable():
        raise UsageError("a name of 1 to 200 visible characters was expected")
    token = secrets.token_urlsafe(32)
    with store.writing() as db:
        store.purge(db, store.seconds(now))
        db.execute(
            "insert into invitations values (?, ?, ?, ?) on conflict (name_key) do update set"
            " token_hash = excluded.token_hash, name = excluded.name,"
            " expires_at = excluded.expires_at",
            (
                store.token_hash(token), same_name(name), name,
                store.seconds(now + INVITATION_LIFETIME),
            ),
        )  # fmt: skip
    return token


def invited(token: str, now: datetime) -> str | None:
    """The name whose password a link may set; None: the link is unknown, used or expired."""
    with store.reading() as db:
        row = db.execute(
            "select name from invitations where token_hash = ? and expires_at > ?",
            (store.token_hash(token), store.seconds(now)),
        ).fetchone()
    return str(row[0]) if row else None


def set_password(token: str, password: str, now: datetime) -> Refusal | None:
    """Set the password of the account that a link names; None: it is set.

    The link is used up, sessions of the account end, and its failures are forgotten.
    """
    name = invited(token, now)
    if name is None:
        return "unknown"
    password = _normal(password)
    if len(password) < SHORTEST:
        return "short"
    if len(password) > LONGEST:
        return "long"
    if same_name(password) == same_name(name):
        return "named"
    with _at_once:
        hashed = HASHER.hash(_bytes(password))
    key = same_name(name)
    with store.writing() as db:
        used = db.execute(
            "delete from invitations where token_hash = ?", (store.token_hash(token),)
        )
        if used.rowcount != 1:
            return "unknown"
        db.execute(
            "insert into accounts values (?, ?, ?) on conflict (name_key) do update set"
            " password_hash = excluded.password_hash, set_at = excluded.set_at",
            (key, hashed, store.seconds(now)),
        )
        db.execute("delete from sessions where name_key = ? and way = 'accounts'", (key,))
        db.execute("delete from failures where name_hash = ?", (store.token_hash(key),))
    return None


def check(name: str, password: str, now: datetime) -> Checked:
    """Whether a password is that of an account. After 5 failures the name is locked, for a minute
    first, then for twice as long after each failure, up to an hour; "locked" compares nothing.

    A try is counted before it is compared, so tries at one time are no more than one after another.
    The comparison takes a good part of a second: call this outside of an event loop.
    """
    key, at = same_name(name), store.seconds(now)
    name_hash = store.token_hash(key)
    with store.writing() as db:
        store.purge(db, at)
        row = db.execute(
            "select number, locked_until from failures where name_hash = ?", (name_hash,)
        ).fetchone()
        number, locked_until = row or (0, 0)
        if at < locked_until:
            return "locked"
        db.execute(
            "insert or replace into failures values (?, ?, ?, ?)",
            (name_hash, number + 1, at + _lock_seconds(number + 1), at),
        )
        found = db.execute(
            "select password_hash from accounts where name_key = ?", (key,)
        ).fetchone()
    with _at_once:
        right = _matches(found[0] if found else _no_hash(), _normal(password))
    if not right or not found:
        return "wrong"
    with store.writing() as db:
        db.execute("delete from failures where name_hash = ?", (name_hash,))
    return "right"


def locked_until(name: str, now: datetime) -> datetime | None:
    """Until when a name is locked; None: it may be tried."""
    with store.reading() as db:
        row = db.execute(
            "select locked_until from failures where name_hash = ?",
            (store.token_hash(same_name(name)),),
        ).fetchone()
    locked = row is not None and row[0] > now.timestamp()
    return datetime.fromtimestamp(row[0], UTC) if locked else None


def _lock_seconds(failures: int) -> int:
    return 0 if failures < TRIES else min(60 * 2 ** (failures - TRIES), _LONGEST_LOCK_SECONDS)


def _normal(password: str) -> str:
    """Two keyboards write `ạ` in two ways; the password is the same."""
    return unicodedata.normalize("NFC", password)


def _bytes(password: str) -> bytes:
    return password.encode("utf-8", "surrogatepass")


def _matches(hashed: str, password: str) -> bool:
    try:
        return HASHER.verify(hashed, _bytes(password[: LONGEST + 1]))
    except (VerificationError, InvalidHashError):
        return False


def _no_hash() -> str:
    """A hash that no password has, of the same cost as a true one."""
    salt, nothing = (
        base64.b64encode(bytes(length)).decode().rstrip("=")
        for length in (HASHER.salt_len, HASHER.hash_len)
    )
    cost = f"m={HASHER.memory_cost},t={HASHER.time_cost},p={HASHER.parallelism}"
    return f"$argon2id$v=19${cost}${salt}${nothing}"
