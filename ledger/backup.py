"""Copies a ledger as it is at one moment, while others write to it.

The files of a Delta table never change once they are written, so a version of a table can be copied
at leisure. The versions have to be of one moment, so the program looks at them twice and takes them
if both looks agree. If a file disappears before the program has copied it, the copy begins again.

Tables of responses are not copied, because they are made again from the others.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO
from urllib.parse import unquote

from deltalake import DeltaTable
from deltalake.exceptions import TableNotFoundError

from contest import Contest
from contest.disk import private, put, sync_folder
from contest.errors import LedgerError, UsageError
from ledger.erase import tables_of
from ledger.journal import fingerprint
from ledger.kept import Itself, decided_at
from ledger.ledger import Ledger
from ledger.packed import Keys, encrypt
from ledger.state import State, load_numbers
from ledger.tables import check_files, open_table

FORMAT = 1
MANIFEST, LEDGER, CONTEST, SETTINGS = "manifest.json", "ledger", "contest", "settings"
_TURNS = 10
_VERSION_DIGITS = 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds. `files`: path → size and SHA-256, of all files but this one.

    `contest`: the id. `state`: of the ledger, with the boundary of time that had passed.
    `journal`: the number of lines that the journal of erasures had, and the SHA-256 of them.
    """

    made_at: str
    contest: str
    state: str
    lineage: str
    loads: Mapping[str, int]
    decision: int
    contest_hash: str
    tables: Mapping[str, int]
    journal: tuple[int, str]
    files: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    format: int = FORMAT


def backup(
    ledger: Ledger,
    folder: Path,
    file: Path,
    keys: Keys,
    *,
    declare: Callable[[], Contest],
    boundary: datetime,
    journal: Path,
    now: datetime,
    settings: Sequence[Path] = (),
) -> Manifest:
    """Write a backup of a ledger and its contest folder to `file`, in one step.

    `declare` reads the folder. `boundary`: the last boundary of time passed, contest-local.
    `journal`: the journal of erasures, which exists. `settings`: files of the installation that go
    along under their names, if they exist.

    Raises:
        UsageError: the ledger is in object storage or holds nothing, or there is no key.
        LedgerError: the ledger is damaged, or `file` cannot be written; an older `file` is as it
            was.
    """
    if "://" in ledger.uri:
        raise UsageError(
            "a ledger in object storage is not backed up by this command; let the storage keep "
            "versions of its files, or copy the ledger to a disk"
        )
    if not ledger.exists():
        raise UsageError(
            f"the ledger at {ledger.uri} holds no load yet, so there is nothing to save"
        )
    at = fingerprint(journal)  # before the ledger: an erasure that comes between is replayed
    for turn in range(1, _TURNS + 1):
        # The file has no name, so a killed process leaves nothing of it.
        with tempfile.TemporaryFile(dir=ledger.uri) as plain:
            contest = declare()
            try:
                manifest = _copy(
                    ledger, folder, contest, plain, boundary, at, now, settings
                )  # fmt: skip
            except (FileNotFoundError, TableNotFoundError, _MovedError):
                if turn == _TURNS:
                    raise LedgerError(
                        f"the ledger at {ledger.uri} was rewritten all the time; nothing was "
                        "saved. Try again"
                    ) from None
                continue
            if declare().hash != contest.hash:
                continue
            plain.seek(0)
            with whole_file(file) as out:
                encrypt(plain, out, keys)
            return manifest
    raise LedgerError(f"the contest folder {folder} changes all the time; nothing was saved")


class _MovedError(Exception):
    """A table got another version while the tables were looked at."""


def _copy(
    ledger: Ledger,
    folder: Path,
    contest: Contest,
    plain: IO[bytes],
    boundary: datetime,
    journal: tuple[int, str],
    now: datetime,
    settings: Sequence[Path],
) -> Manifest:
    files: dict[str, tuple[int, str]] = {}
    seals = _seals(ledger)  # before the tables, because a seal must not be newer than its table
    tables = _opened(ledger)
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name, content in seals.items():
            files[f"{LEDGER}/seals/{name}"] = _add_bytes(archive, f"{LEDGER}/seals/{name}", content)
        for name, table in tables.items():
            check_files(ledger.uri, name, table)
            for part in _files_of(Path(ledger.uri, name), table):
                path = f"{LEDGER}/{name}/{part}"
                files[path] = _add(archive, path, Path(ledger.uri, name, part))
        for source in sorted(folder.rglob("*")):
            if source.is_file() and not source.is_symlink():
                path = f"{CONTEST}/{source.relative_to(folder)}"
                files[path] = _add(archive, path, source)
        for one in settings:
            if one.is_file():
                path = f"{SETTINGS}/{one.name}"
                files[path] = _add(archive, path, one)
        manifest = _manifest(ledger, contest, tables, boundary, journal, now, files)
        text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1)
        _add_bytes(archive, MANIFEST, text.encode())
    return manifest


def _opened(ledger: Ledger) -> dict[str, DeltaTable]:
    """The tables as they all were at one moment."""
    found = {name: open_table(ledger.uri, name) for name in tables_of(ledger.uri)}
    tables = {name: table for name, table in found.items() if table is not None}
    again = {name: DeltaTable(f"{ledger.uri}/{name}") for name in tables_of(ledger.uri)}
    if _versions(tables) != _versions(again):
        raise _MovedError
    return tables


def _versions(tables: Mapping[str, DeltaTable]) -> dict[str, tuple[str, int]]:
    return {name: (str(table.metadata().id), table.version()) for name, table in tables.items()}


def _seals(ledger: Ledger) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in Path(ledger.uri, "seals").glob("*.json")}


def _files_of(directory: Path, table: DeltaTable) -> Iterator[str]:
    """The files of a version of a table, and its log up to this version."""
    for uri in sorted(table.file_uris()):
        yield unquote(uri.rpartition("/")[2])
    for file in sorted((directory / "_delta_log").iterdir()):
        number = file.name[:_VERSION_DIGITS]
        if len(number) == _VERSION_DIGITS and number.isdigit() and int(number) <= table.version():
            yield f"_delta_log/{file.name}"


def _manifest(
    ledger: Ledger,
    contest: Contest,
    tables: Mapping[str, DeltaTable],
    boundary: datetime,
    journal: tuple[int, str],
    now: datetime,
    files: dict[str, tuple[int, str]],
) -> Manifest:
    loads = load_numbers(tables.get("observations"), contest)
    decisions, decided = tables.get("decisions"), contest
    if decisions is not None:
        which = (ledger.uri, str(decisions.metadata().id), decisions.version())
        decided = decided_at(Itself(contest), *which)
    last = (decisions.transaction_version("decisions") or 0) if decisions else 0
    state = State(ledger.lineage, tuple(loads.items()), last, decided.hash, boundary)
    return Manifest(
        now.isoformat(), contest.id, state.name, ledger.lineage, loads, last, decided.hash,
        {name: table.version() for name, table in tables.items()}, journal, files,
    )  # fmt: skip


def _add(archive: tarfile.TarFile, path: str, source: Path) -> tuple[int, str]:
    with source.open("rb") as stream:
        size = os.fstat(stream.fileno()).st_size
        digest = _Digested(stream)
        archive.addfile(_entry(path, size), digest)
    return size, digest.hexdigest()


def _add_bytes(archive: tarfile.TarFile, path: str, content: bytes) -> tuple[int, str]:
    archive.addfile(_entry(path, len(content)), io.BytesIO(content))
    return len(content), hashlib.sha256(content).hexdigest()


def _entry(path: str, size: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(path)
    entry.size, entry.mode = size, 0o600
    return entry


class _Digested:
    """A stream whose bytes are hashed as they are read."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._hash = stream, hashlib.sha256()
        self.hexdigest = self._hash.hexdigest

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._hash.update(data)
        return data


@contextmanager
def whole_file(file: Path) -> Iterator[IO[bytes]]:
    """A file to write, which takes its place in one step at the end of the block, for its account
    alone. What a killed process left is written over.

    Raises:
        LedgerError: the file cannot be written.
    """
    draft = file.with_name(f".{file.name}.part")
    try:
        with open(draft, "w+b", opener=private) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        put(draft, file)
        sync_folder(file.parent)
    except OSError as error:
        raise LedgerError(f"{file} cannot be written ({error.strerror})") from error
    finally:
        draft.unlink(missing_ok=True)
