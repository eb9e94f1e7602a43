"""Keeps the ledger quick: merges many small files into few and removes the replaced files.

Every load adds a file to each table, so after thousands of loads each look would open thousands of
files. Readers get the same rows as before. Loads that another process writes meanwhile stay.
Replaced files stay for an hour, because a reader may still have them open.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from deltalake import DeltaTable
from deltalake.exceptions import CommitFailedError, DeltaError

from contest import Contest
from ledger.ledger import Ledger, unwritable

KEPT_HOURS = 1


@dataclass(frozen=True)
class Compacted:
    """The result for one table: number of files before, files after, and old files deleted."""

    table: str
    files_before: int
    files_after: int
    deleted: int


def compact(ledger: Ledger, contest: Contest, *, from_files: int = 2) -> list[Compacted]:
    """Compact the tables of `from_files` files or more. A table stays as it is if another process
    rewrites the table at the same moment.

    Raises:
        LedgerError: the disk is full, read-only, …; the ledger is as it was.
    """
    names = ("observations", "loads", ledger.responses_name(ledger.decided(contest)))
    tables = ((name, ledger.table(name)) for name in names)
    return [
        _compact(ledger, name, table)
        for name, table in tables
        if table is not None and len(table.file_uris()) >= from_files
    ]


def _compact(ledger: Ledger, name: str, table: DeltaTable) -> Compacted:
    before = len(table.file_uris())
    try:
        with suppress(CommitFailedError):
            table.optimize.compact()
        table = DeltaTable(table.table_uri)
        # In full, because files of a killed writer are in no version of the table but hold answers.
        deleted = table.vacuum(
            KEPT_HOURS, dry_run=False, enforce_retention_duration=False, full=True
        )
    except (DeltaError, OSError) as error:
        raise unwritable(ledger.uri, error) from error
    return Compacted(name, before, len(table.file_uris()), len(deleted))
