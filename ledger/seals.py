"""A seal tells what a table was after its last commit, so that damage is seen before it is counted.

The files of a table do not check themselves: a flipped byte in a Parquet page is another answer, a
lost file of the transaction log is an older table, and a lost directory is an empty contest. The
directory `seals` of the ledger has one small file a table, `<table>.json`, written after each
commit: the id and the version of the table, its schema, its transactions, and the SHA-256 of each
of its files.

A commit and its seal are two writes. A process that is killed between them leaves a seal that is
older than the table; then the files that the seal knows are still checked, and the next commit
seals the rest. A missing or unreadable seal checks nothing: the next commit writes a new one. So a
ledger of an earlier program and a ledger without the directory `seals` work. A ledger in object
storage has no seals, because the storage checks its files itself.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import unquote

from deltalake import DeltaTable

from contest.disk import put

_MAGIC = b"PAR1"
Stamp = tuple[int, int, int]
_verified: dict[str, dict[str, Stamp]] = {}
"""Directory of a table → the files that this process has found whole, with inode, size and time.
A later change of the file changes its stamp."""
_seen: set[str] = set()
"""The directories of the tables that this process has opened."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What a table was after a commit. `files`: name → SHA-256. `replaced`: the files that the
    table no longer has but the disk still does; no version has them again."""

    table_id: str
    version: int
    schema: str
    transactions: Mapping[str, int]
    files: Mapping[str, str]
    replaced: tuple[str, ...] = ()


def read_seal(uri: str, name: str) -> Seal | None:
    """The seal of a table; None if there is none, or none that is whole.

    Read the seal before the table is opened: then the table is as new as the seal, or newer.
    """
    if "://" in uri:
        return None
    try:
        text, _, digest = _place(uri, name).read_text(encoding="utf-8").partition("\n")
        if hashlib.sha256(text.encode()).hexdigest() != digest.strip():
            return None
        values = json.loads(text)
        return Seal(**{**values, "replaced": tuple(values["replaced"])})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_seal(uri: str, name: str, table: DeltaTable, transactions: Iterable[str]) -> None:
    """Seal a table after a commit. `transactions`: those of the commit, by app.

    If the seal cannot be written, the table stays without a new seal.
    """
    if "://" in uri:
        return
    old, directory = read_seal(uri, name), Path(uri, name)
    if old and old.table_id == str(table.metadata().id):
        if old.version > table.version():  # another process was faster
            return
    else:
        old = None
    place = _place(uri, name)
    draft = place.with_name(f".{place.name}.{os.getpid()}.{threading.get_ident()}")
    try:
        known = old.files if old else {}
        files = {file: known.get(file) or _digest(directory / file) for file in _files(table)}
        gone = {*known, *(old.replaced if old else ())} - files.keys()
        apps = {*transactions, *(old.transactions if old else ())}
        seal = Seal(
            str(table.metadata().id),
            table.version(),
            _schema(table),
            {app: table.transaction_version(app) or 0 for app in sorted(apps)},
            files,
            tuple(sorted(file for file in gone if (directory / file).exists())),
        )
        text = json.dumps(asdict(seal), ensure_ascii=False)
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft.write_text(f"{text}\n{hashlib.sha256(text.encode()).hexdigest()}\n", encoding="utf-8")
        put(draft, place)
    except OSError:
        draft.unlink(missing_ok=True)


def remove_seal(uri: str, name: str) -> None:
    """Forget a table: the table may be removed after this call, or made anew."""
    _seen.discard(f"{uri}/{name}")
    if "://" not in uri:
        _place(uri, name).unlink(missing_ok=True)


def is_sealed(uri: str, name: str) -> bool:
    """True if there is a seal of the table, whole or not. False for a ledger at a URL."""
    return "://" not in uri and _place(uri, name).exists()


def is_lost(uri: str, name: str, seal: Seal | None) -> bool:
    """True if a table that does not exist has existed before: the table has a seal, there are files
    of it or readings of its rows, or this process has opened the table.

    Another ledger may have been put in place of the one that this process has opened. That ledger
    has seals of its own.
    """
    if "://" in uri:
        return f"{uri}/{name}" in _seen
    if seal or (f"{uri}/{name}" in _seen and not Path(uri, "seals").exists()):
        return True
    if name == "observations" and any(Path(uri).glob("responses/*")):
        return True
    return name in ("observations", "loads", "decisions") and any(Path(uri, name).glob("*.parquet"))


def contradiction(uri: str, name: str, table: DeltaTable, seal: Seal | None) -> str:
    """In what an opened table contradicts its seal; empty if in nothing."""
    _seen.add(f"{uri}/{name}")
    if seal is None:
        return ""
    if str(table.metadata().id) != seal.table_id:
        return "it is a table of another ledger"
    if table.version() < seal.version:
        return f"it has version {table.version()}, but version {seal.version} was written"
    files = set(_files(table))
    transactions = {app: table.transaction_version(app) or 0 for app in seal.transactions}
    if table.version() > seal.version:
        if any(transactions[app] < number for app, number in seal.transactions.items()):
            return "its last loads are missing"
        return "files that were replaced are in it again" if files & {*seal.replaced} else ""
    if transactions != seal.transactions or _schema(table) != seal.schema:
        return "its log was changed"
    return "" if files == seal.files.keys() else "files were taken from its log or added to it"


def damaged_file(uri: str, name: str, table: DeltaTable) -> str:
    """The name of a file of a table that is missing or is not as it was written; empty if all are.

    A process reads each file once for this, and again only after the file has changed.
    """
    if "://" in uri:
        return ""
    seal, directory = read_seal(uri, name), Path(uri, name)
    known = seal.files if seal and seal.table_id == str(table.metadata().id) else {}
    before, now = _verified.get(str(directory), {}), dict[str, Stamp]()
    for file in _files(table):
        path = directory / file
        try:
            fact = path.stat()
            stamp = (fact.st_ino, fact.st_size, fact.st_mtime_ns)
            if before.get(file) != stamp and not _is_whole(path, known.get(file)):
                return file
        except OSError:
            return file
        now[file] = stamp
    _verified[str(directory)] = now
    return ""


def _is_whole(path: Path, digest: str | None) -> bool:
    if digest is not None:
        return _digest(path) == digest
    with path.open("rb") as stream:  # not sealed yet
        start = stream.read(len(_MAGIC))
        stream.seek(-len(_MAGIC), os.SEEK_END)
        return start == stream.read() == _MAGIC


def _files(table: DeltaTable) -> list[str]:
    """The names of the table's files, within its directory."""
    return [unquote(uri.rpartition("/")[2]) for uri in table.file_uris()]


def _schema(table: DeltaTable) -> str:
    return hashlib.sha256(table.schema().to_json().encode()).hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _place(uri: str, name: str) -> Path:
    return Path(uri, "seals", f"{name}.json")
