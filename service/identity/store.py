"""The file of sessions, accounts, links and sent mail: SQLite, for several processes at once.

No row holds a token, a password or a PIN: only hashes of them, so a copy of the file opens no
session and no link. The secret that signs the proofs of PINs stands here too: whoever has a copy
and a link needs no PIN. Times are seconds of Unix time. Readers never wait for writers. A write is
one transaction, also across processes.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from contest.disk import private
from contest.errors import ContestError
from service import environment

_VERSION = 2
_TABLES = """
create table if not exists secret (value blob not null);
create table if not exists sessions (
    token_hash text primary key, id text not null unique, name_key text not null,
    name text not null, way text not null, expires_at integer not null
) without rowid;
create table if not exists accounts (
    name_key text primary key, password_hash text not null, set_at integer not null
) without rowid;
create table if not exists invitations (
    token_hash text primary key, name_key text not null unique, name text not null,
    expires_at integer not null
) without rowid;
create table if not exists failures (
    name_hash text primary key, number integer not null, locked_until integer not null,
    last_at integer not null
) without rowid;
create table if not exists links (
    id text primary key, token_hash text not null unique, contest_id text not null,
    unit text not null, made_by text not null, made_at integer not null,
    expires_at integer not null, pin_hash text not null,
    uses integer not null default 0, last_used_at integer,
    wrong_pins integer not null default 0, wrong_in_a_row integer not null default 0,
    pin_locked_until integer not null default 0, revoked_at integer, revoked_by text
) without rowid;
create table if not exists alarms (
    place text not null, code text not null, subject text not null, seen_at integer not null,
    since integer, told_at integer, gone_at integer, claimed_until integer not null default 0,
    primary key (place, code, subject)
) without rowid;
create table if not exists digests (
    contest_id text not null, slot text not null, unit text not null, reader text not null,
    claimed_at integer not null, sent_at integer, failure text,
    primary key (contest_id, slot, unit, reader)
) without rowid;
create table if not exists digest_stops (
    contest_id text not null, reader text not null, stopped_at integer not null,
    stopped_by text not null, primary key (contest_id, reader)
) without rowid;
"""


@dataclass(slots=True)
class _Open:
    """The two connections of this process to a file. `inode`: the file that they opened."""

    path: Path
    inode: int
    reader: sqlite3.Connection
    writer: sqlite3.Connection
    reads: threading.Lock = field(default_factory=threading.Lock)
    writes: threading.Lock = field(default_factory=threading.Lock)


_opened: _Open | None = None
_opening = threading.Lock()


@contextmanager
def reading() -> Iterator[sqlite3.Connection]:
    """A connection that reads. Close each cursor by reading all of its rows.

    Raises:
        ContestError: the file cannot be opened or read.
    """
    store = _store()
    with store.reads, _told():
        yield store.reader


@contextmanager
def writing() -> Iterator[sqlite3.Connection]:
    """A transaction: all of it is written at the end of the block, or nothing after an error.

    Raises:
        ContestError: the file cannot be opened or written.
    """
    store = _store()
    with store.writes, _told():
        store.writer.execute("begin immediate")
        try:
            yield store.writer
        except BaseException:
            store.writer.execute("rollback")
            raise
        store.writer.execute("commit")


def secret() -> bytes:
    """The program's own secret, from which signatures are made; each file has another."""
    with reading() as db:
        (value,) = db.execute("select value from secret").fetchone()
    return bytes(value)


def keyed_hash(purpose: str, text: str) -> str:
    """A hash that only who has the secret can make. Hashes of two purposes tell nothing of each
    other."""
    return hmac.new(secret(), f"{purpose}\0{text}".encode(), hashlib.sha256).hexdigest()


def token_hash(token: str) -> str:
    """The form in which a random token is kept: a copy of the file does not tell the token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def seconds(moment: datetime) -> int:
    """A moment (aware) as seconds of Unix time."""
    return int(moment.timestamp())


def moment(at: int) -> datetime:
    """The moment (aware) of a second of Unix time."""
    return datetime.fromtimestamp(at, UTC)


def purge(db: sqlite3.Connection, now: int) -> None:
    """Delete what has expired. Links stay, because the page of links lists them."""
    db.execute("delete from sessions where expires_at <= ?", (now,))
    db.execute("delete from invitations where expires_at <= ?", (now,))
    db.execute("delete from failures where last_at <= ? and locked_until <= ?", (now - 86400, now))


def _store() -> _Open:
    global _opened
    path = environment.door_store()
    try:
        inode = path.stat().st_ino
    except OSError:
        inode = -1
    found = _opened
    if found is not None and (found.path, found.inode) == (path, inode):
        return found
    with _opening, _told():
        found = _opened
        if found is None or (found.path, found.inode) != (path, inode):
            if found is not None:
                with found.reads, found.writes:
                    found.reader.close()
                    found.writer.close()
            found = _opened = _open(path)
        return found


def _open(path: Path) -> _Open:
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "ab", opener=private) as file:
        path.chmod(0o600)
        inode = os.fstat(file.fileno()).st_ino
    writer = _connected(path)
    try:
        _make_tables(path, writer)
        return _Open(path, inode, _connected(path), writer)
    except BaseException:
        writer.close()
        raise


def _make_tables(path: Path, db: sqlite3.Connection) -> None:
    db.execute("begin immediate")
    (version,) = db.execute("pragma user_version").fetchone()
    if version not in (0, _VERSION):
        raise ContestError(
            f"{path.name} was written by another version of the program (format {version}, "
            f"expected {_VERSION}); use the version that wrote it"
        )
    for statement in _TABLES.split(";"):
        db.execute(statement)
    db.execute(
        "insert into secret select ? where not exists (select 1 from secret)",
        (secrets.token_bytes(32),),
    )
    db.execute(f"pragma user_version = {_VERSION}")
    db.execute("commit")


def _connected(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=10, isolation_level=None, check_same_thread=False)
    try:
        db.execute("pragma journal_mode = wal").fetchall()
        db.execute("pragma synchronous = full")
    except BaseException:
        db.close()
        raise
    return db


@contextmanager
def _told() -> Iterator[None]:
    """An error of SQLite or of the file system, told without what SQLite says."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise ContestError(
            f"the file of sessions and links ({environment.door_store().name}) cannot be used "
            f"({type(error).__name__}); see that the program's account may write it and its folder"
        ) from None
