"""Opens, reads and writes one table of a ledger. Every error of an engine becomes a LedgerError.

The message names the table and the way out, never what the engine says: that may hold cells.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import unquote

import duckdb
import pyarrow as pa
from deltalake import DeltaTable
from deltalake.exceptions import CommitFailedError, TableNotFoundError

from contest.errors import ContestError, LedgerError
from ledger.birth import begin
from ledger.engine import is_failure
from ledger.lock import writing_together
from ledger.private import keep_private
from ledger.seals import (
    Seal,
    contradiction,
    damaged_file,
    is_lost,
    is_sealed,
    read_seal,
    remove_seal,
    write_seal,
)

PROPERTIES = {
    "delta.dataSkippingNumIndexedCols": "0",  # no statistics: they hold names and phones
    # Opening a table reads the commits since its last checkpoint, and each write lists the whole
    # log. After weeks of loads, one every minute, that would be most of the work.
    "delta.checkpointInterval": "10",
    "delta.logRetentionDuration": "interval 1 hours",
}
DERIVED = "responses/"
"""Tables that begin so are made from the others, and made again when they are damaged."""
Log = tuple[tuple[str, int, int, int], ...]
"""The files of a table's log: name, inode, size, and time."""
_KEPT = {
    "observations": "nothing of this load was kept",
    "loads": "nothing of this load was kept",
    "decisions": "nothing was decided",
    "contacts": "the contact was not noted",
    "log": "the line is not in the log, so what it was to log was not done",
    "bulletins": "no bulletin was issued",
    "release_names": "there is no new release",
    "release_salts": "there is no new release",
    "release_files": "there is no new release",
    "releases": "there is no new release",
    "release_reveals": "the release was not revealed",
    "petitions": "no petition was taken down",
    "verifications": "nobody who stands to win was verified",
}
_KEPT_OF_DERIVED = (
    "the loads and the decisions are kept, and the next look at the ledger reads them"
)


class ConcurrentLoadError(LedgerError):
    """Another process loaded the same source meanwhile. The caller must read and diff again."""


class DamagedError(LedgerError):
    """A table is missing, damaged or not of this ledger."""

    def __init__(self, uri: str, name: str, found: str) -> None:
        super().__init__(
            f"the ledger at {uri} cannot be read: its table {name} is damaged ({found}); restore a "
            "backup of the whole directory, because the tables belong together"
        )


class LostError(DamagedError):
    """A table was there and is gone."""

    def __init__(self, uri: str, name: str) -> None:
        LedgerError.__init__(
            self,
            f"restore the ledger at {uri}: its table {name} was there and is gone. Put a backup of "
            "the whole directory there; if the ledger was removed on purpose, remove all of its "
            "directory and start the program again",
        )


def open_table(uri: str, name: str) -> DeltaTable | None:
    """The newest version of a table, to read; None if the table does not exist yet.

    All readers share the opened table until its log changes, so nobody may write with it: see
    `open_to_write`.

    Raises:
        DamagedError: the table does not open, contradicts its seal, or was there and is gone.
    """
    seal, log, place = read_seal(uri, name), _log(uri, name), f"{uri}/{name}"
    before, kept = _opened.get(place, (None, None))
    if kept is not None and log and before == (log, seal):
        return kept
    table = _open(uri, name, seal)
    if table is not None and log:
        if len(_opened) >= _MOST_OPENED:
            _opened.clear()
        _opened[place] = (log, seal), table
    return table


def open_to_write(uri: str, name: str) -> DeltaTable | None:
    """The same, opened for the caller alone: writing changes the object.

    Raises:
        DamagedError: see `open_table`.
    """
    return _open(uri, name, read_seal(uri, name))


_opened: dict[str, tuple[tuple[Log, Seal | None], DeltaTable]] = {}
"""Place of a table → what its log and its seal were before it was opened, and the table. Opening
takes 1.5 ms of processor, and a look at the ledger opens nine tables, which seldom have changed."""
_MOST_OPENED = 100


def _log(uri: str, name: str) -> Log:
    """The files of a table's log, each with inode, size and time; empty in object storage, and for
    a table that does not exist. Every commit adds a file."""
    if "://" in uri:
        return ()
    found = []
    try:
        with os.scandir(Path(uri, name, "_delta_log")) as files:
            for file in files:
                fact = file.stat()
                found.append((file.name, file.inode(), fact.st_size, fact.st_mtime_ns))
    except OSError:  # also a file that is removed at this moment
        return ()
    return tuple(sorted(found))


def _open(uri: str, name: str, seal: Seal | None) -> DeltaTable | None:
    with _reading(uri, name):
        try:
            table = DeltaTable(f"{uri}/{name}")
        except TableNotFoundError:
            if not is_lost(uri, name, seal):
                return None
            raise LostError(uri, name) from None
        found = contradiction(uri, name, table, seal)
    if found:
        raise DamagedError(uri, name, found)
    return table


def read_table(uri: str, name: str, version: int | None = None) -> pa.Table | None:
    """The rows of a table, of its newest version or of another; None if the table does not exist.

    Raises:
        DamagedError: see `open_table`; or a file of the table is not as it was written.
    """
    if (table := open_table(uri, name)) is None:
        return None
    with _reading(uri, name):
        if version not in (None, table.version()):
            table = DeltaTable(f"{uri}/{name}", version=version)
        check_files(uri, name, table)
        return table.to_pyarrow_table()


def check_files(uri: str, name: str, table: DeltaTable) -> None:
    """Refuse a table with a file that is missing or is not as it was written.

    Raises:
        DamagedError: there is such a file.
    """
    if file := damaged_file(uri, name, table):
        raise DamagedError(uri, name, f"its file {file} is missing or was changed")


def show(con: duckdb.DuckDBPyConnection, uri: str, name: str, table: DeltaTable, view: str) -> None:
    """Make `view` in the DuckDB connection from an opened table.

    Raises:
        DamagedError: a file of the table is not as it was written.
    """
    check_files(uri, name, table)
    with _reading(uri, name):
        files = [unquote(uri) for uri in table.file_uris()]  # a space comes as %20
        if "://" in uri or not files:
            con.register(view, table.to_pyarrow_dataset())
        else:
            con.read_parquet(files, union_by_name=True).create_view(view, replace=True)


def open_derived(uri: str, name: str) -> DeltaTable | None:
    """A table that is made from the others; None if there is none, or none that is whole.

    A damaged table is removed, because the next reading makes it again. Another process may be
    making the table at this moment, so the damage must be seen twice.

    Raises:
        DamagedError: the damaged table cannot be removed.
    """
    for is_last in (False, True):
        try:
            if (table := open_table(uri, name)) is not None:
                check_files(uri, name, table)
        except DamagedError:
            if is_last and "://" in uri:
                raise
        else:
            return table
    remove_seal(uri, name)
    with writing(uri, name), suppress(FileNotFoundError):
        shutil.rmtree(Path(uri, name))
    return None


def commit(
    uri: str,
    name: str,
    schema: pa.Schema,
    write: Callable[[DeltaTable], None],
    transactions: Sequence[tuple[str, int]] = (),
    *,
    is_whole: bool,
) -> None:
    """Make the table if it does not exist, write to it in one commit, and seal it.

    `is_whole`: what is written is all of the table. A derived table that another process has
    removed is only made again as a whole.

    Raises:
        ConcurrentLoadError: another process wrote the same meanwhile.
        DamagedError: the table is damaged; nothing was written.
        LedgerError: the table cannot be written; the message tells what was kept.
    """
    keep_private(uri)
    with writing_together(uri), writing(uri, name):
        table = open_to_write(uri, name)
        if table is None:
            if name.startswith(DERIVED) and not is_whole:
                raise ConcurrentLoadError(f"another process has removed {name} meanwhile")
            begin(uri)
            table = DeltaTable.create(
                f"{uri}/{name}", schema=schema, mode="ignore", configuration=PROPERTIES
            )
        before = table.version()
        try:
            write(table)
        except BaseException as error:
            table = DeltaTable(f"{uri}/{name}")
            # The commit stands where only the work after it failed, such as the checkpoint.
            if isinstance(error, CommitFailedError) or not (
                is_failure(error) and _stands(table, before, transactions)
            ):
                raise
        seal(uri, name, table, [app for app, _ in transactions])


@contextmanager
def own_errors(
    rows: pa.Table | pa.RecordBatchReader,
) -> Iterator[pa.Table | pa.RecordBatchReader]:
    """The same rows, for a writer that is called in the block.

    If making the rows fails, the block raises that error, and not the writer's error about it.
    """
    if isinstance(rows, pa.Table):
        yield rows
        return
    failed: list[BaseException] = []

    def batches() -> Iterator[pa.RecordBatch]:
        try:
            yield from rows
        except BaseException as error:
            failed.append(error)
            raise

    try:
        yield pa.RecordBatchReader.from_batches(rows.schema, batches())
    except BaseException:
        if failed:
            raise failed[0] from None
        raise


def seal(uri: str, name: str, table: DeltaTable, transactions: Sequence[str] = ()) -> None:
    """Seal a table after a commit, and the tables that have no seal yet."""
    write_seal(uri, name, table, transactions)
    for other in ("lineage", "salt", "loads", "observations", "decisions"):
        there = "://" not in uri and Path(uri, other, "_delta_log").exists()
        if there and other != name and not is_sealed(uri, other):
            with suppress(TableNotFoundError):
                write_seal(uri, other, DeltaTable(f"{uri}/{other}"), ())


def _stands(table: DeltaTable, before: int, transactions: Sequence[tuple[str, int]]) -> bool:
    return (
        bool(transactions)
        and table.version() > before
        and all((table.transaction_version(app) or 0) >= number for app, number in transactions)
    )


@contextmanager
def _reading(uri: str, name: str) -> Iterator[None]:
    """Turn any error inside the block, which only calls an engine, into a DamagedError."""
    try:
        yield
    except ContestError:
        raise
    except BaseException as error:
        if not isinstance(error, Exception) and not is_failure(error):
            raise
        raise DamagedError(uri, name, type(error).__name__) from error


@contextmanager
def writing(uri: str, name: str) -> Iterator[None]:
    """Turn an engine's error inside the block into a LedgerError that tells what was kept."""
    try:
        yield
    except CommitFailedError as error:
        raise ConcurrentLoadError(f"another process wrote {name} meanwhile") from error
    except BaseException as error:
        if isinstance(error, ContestError) or not is_failure(error):
            raise
        kept = _KEPT_OF_DERIVED if name.startswith(DERIVED) else _KEPT.get(name, "nothing was kept")
        raise LedgerError(
            f"the ledger at {uri} cannot be written: its table {name} "
            f"({type(error).__name__}); {kept}. Check that the disk is not full and that the "
            "directory may be written"
        ) from error
