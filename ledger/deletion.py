"""Deletes lines of a ledger's tables permanently: no version, file or log of a table keeps them.

A table is changed first and cleaned then. Both are harmless to do twice, so a run that was killed
is simply done again. The caller has the ledger alone (`ledger.lock.alone`).
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from deltalake import DeltaTable
from deltalake.fs import DeltaStorageHandler
from pyarrow.fs import FileSelector, FileType, PyFileSystem

from ledger.seals import remove_seal
from ledger.tables import DERIVED, check_files, open_table, open_to_write, seal, writing

_VERSION_DIGITS = 20


def delete_rows(uri: str, name: str, predicate: str | None) -> None:
    """Delete the rows of a table for which `predicate` (SQL) is true; None: all rows.

    The transactions of the table stay, so the ledger still knows its last load.

    Raises:
        DamagedError: the table is damaged; nothing was deleted.
        LedgerError: the table cannot be written.
    """
    if (table := open_to_write(uri, name)) is None:
        return
    check_files(uri, name, table)  # a damaged file would become a whole one
    with writing(uri, name):
        table.delete(predicate)
        seal(uri, name, DeltaTable(f"{uri}/{name}"))


def clean(uri: str, name: str) -> None:
    """Leave of a table its newest version only: no file of an earlier version or of a killed
    writer, and no line of the log before it.

    In object storage, files that no version ever named and the log of the last hour stay.

    Raises:
        LedgerError: the table is damaged or cannot be written.
    """
    if open_table(uri, name) is None:
        return
    place, here = f"{uri}/{name}", "://" not in uri
    with writing(uri, name):
        DeltaTable(place).vacuum(0, dry_run=False, enforce_retention_duration=False, full=here)
        table = DeltaTable(place)
        table.create_checkpoint()
        if here:
            _cut_log(Path(place, "_delta_log"), table.version())
        else:
            table.cleanup_metadata()
        seal(uri, name, DeltaTable(place))


def remove_readings(uri: str, *, but: str = "") -> None:
    """Remove the tables of responses, except the one with this name. The next look makes what is
    missing again.

    Raises:
        LedgerError: the storage cannot be listed, or a file cannot be removed.
    """
    if "://" in uri:
        _remove_stored_readings(uri, but)
        return
    for place in Path(uri).glob(f"{DERIVED}*"):
        name = f"{DERIVED}{place.name}"
        if name != but:
            remove_seal(uri, name)
            with writing(uri, name), suppress(FileNotFoundError):
                shutil.rmtree(place)


def _remove_stored_readings(uri: str, but: str) -> None:
    """The same in object storage, which has no directories. A table loses its log first, so after a
    kill there is no table rather than a damaged one."""
    with writing(uri, DERIVED):
        storage = PyFileSystem(DeltaStorageHandler(uri))
        found = storage.get_file_info(
            FileSelector(DERIVED.rstrip("/"), recursive=True, allow_not_found=True)
        )
        paths = [one.path for one in found if one.type == FileType.File]
        for path in sorted(paths, key=lambda path: "_delta_log" not in path):
            if not (but and path.startswith(f"{but}/")):
                storage.delete_file(path)


def _cut_log(log: Path, version: int) -> None:
    """Remove what the log holds of the versions before its checkpoint."""
    for file in log.iterdir():
        number = file.name[:_VERSION_DIGITS]
        is_of_version = len(number) == _VERSION_DIGITS and number.isdigit()
        if file.is_file() and (
            int(number) < version if is_of_version else file.name != "_last_checkpoint"
        ):
            file.unlink(missing_ok=True)
