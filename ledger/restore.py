"""Puts a backup in place: the whole of it or nothing.

A backup is unpacked beside its future place and checked there. Whoever restores then does what has
to be done to the ledger before anybody reads it, and at the end one rename puts it in its place. A
killed restore leaves a directory that the next one removes.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from contest.disk import put, sync_folder
from contest.errors import LedgerError, UsageError
from contest.locks import locked_for_once
from ledger.backup import CONTEST, FORMAT, LEDGER, MANIFEST, SETTINGS, Manifest
from ledger.ledger import Ledger
from ledger.packed import Keys, decrypt
from ledger.state import LINEAGE


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A backup that was unpacked and checked, beside its future place."""

    manifest: Manifest
    ledger: Ledger
    folder: Path
    """The contest folder as it was."""
    settings: Path
    """The files of the installation that went along; an older backup has none."""


@contextmanager
def unpacked(file: Path, data: Path, keys: Keys) -> Iterator[Unpacked]:
    """Unpack a backup beside the directory `data`, where its ledger is to stand.

    At the end of the block nothing is left of what was not put in place.

    Raises:
        UsageError: `data` is not empty, or another restore to `data` works.
        LedgerError: the backup cannot be read, was cut or altered, or the keys do not open it.
    """
    require_empty(data)
    staging = data.with_name(f".{data.name}.restoring")
    try:
        staging.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _only_one(staging, data):
            try:
                _remove_content(staging)
                with file.open("rb") as packed, tempfile.TemporaryFile(dir=staging) as plain:
                    decrypt(packed, plain, keys)
                    plain.seek(0)
                    manifest = _unpack(plain, staging)
                settings = staging / SETTINGS
                settings.mkdir(exist_ok=True, mode=0o700)
                yield Unpacked(manifest, Ledger.at(staging / LEDGER), staging / CONTEST, settings)
            finally:
                shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        raise LedgerError(
            f"the backup cannot be restored ({error.strerror}: {error.filename or data}); nothing "
            "was put in place"
        ) from error


def begin_lineage(restored: Unpacked, lineage: str) -> None:
    """Begin a new lineage, whose parent is that of the backup, cut at the state of the backup."""
    manifest = restored.manifest
    line = {
        "lineage": lineage, "parent": manifest.lineage, "cut": manifest.state,
        "loads": json.dumps(manifest.loads), "decision": manifest.decision,
    }  # fmt: skip
    restored.ledger.append("lineage", pa.Table.from_pylist([line], schema=LINEAGE))


def put_in_place(source: Path, target: Path) -> None:
    """Move a directory to a place that is empty, in one step.

    Raises:
        OSError: the place is not empty, or on another disk.
    """
    for directory, _, files in os.walk(source):
        for name in files:
            with open(os.path.join(directory, name), "rb") as stream:
                os.fsync(stream.fileno())
        sync_folder(Path(directory))
    put(source, target)
    sync_folder(target.parent)


def require_empty(place: Path) -> None:
    """Refuse a place where something is.

    Raises:
        UsageError: the place is a file, or a directory that is not empty.
    """
    if place.is_dir() and not place.is_symlink():
        if not any(place.iterdir()):
            return
    elif not place.exists() and not place.is_symlink():
        return
    raise UsageError(
        f"{place} is not empty, and a restore changes nothing that is there; expected a new "
        "directory, or move what is there away"
    )


def _unpack(plain: object, staging: Path) -> Manifest:
    """Unpack an archive, and compare every file with the manifest."""
    found: dict[str, tuple[int, str]] = {}
    content = b""
    try:
        with tarfile.open(fileobj=plain, mode="r:") as archive:  # type: ignore[call-overload]
            for entry in archive:
                stream = archive.extractfile(entry)
                path = Path(staging, entry.name)
                if stream is None or not path.resolve().is_relative_to(staging.resolve()):
                    raise _foreign("a name in it leads elsewhere")
                if entry.name == MANIFEST:
                    content = stream.read()
                    continue
                path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                with path.open("xb") as out:
                    shutil.copyfileobj(stream, out)
                with path.open("rb") as written:
                    digest = hashlib.file_digest(written, "sha256").hexdigest()
                found[entry.name] = (entry.size, digest)
        values = json.loads(content)
        if values["format"] != FORMAT:
            raise _foreign(f"its format is {values['format']!r}, expected {FORMAT}")
        values["files"] = {path: tuple(fact) for path, fact in values["files"].items()}
        manifest = Manifest(**{**values, "journal": tuple(values["journal"])})
    except (tarfile.TarError, ValueError, KeyError, TypeError, FileExistsError) as error:
        raise _foreign(type(error).__name__) from error
    if manifest.files != found:
        raise _foreign("its files are not those of its manifest")
    return manifest


def _foreign(why: str) -> LedgerError:
    return LedgerError(
        f"the backup cannot be restored: it is not one of this program ({why}); nothing was put in "
        "place"
    )


@contextmanager
def _only_one(staging: Path, data: Path) -> Iterator[None]:
    with ExitStack() as held:
        try:
            held.enter_context(locked_for_once(staging.with_name(f"{staging.name}.lock")))
        except BlockingIOError:
            raise UsageError(f"another restore to {data} is at work") from None
        yield


def _remove_content(place: Path) -> None:
    for entry in place.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
