"""Keeping the ledger quick: many small files become few, and what they were made of is removed.

Every load adds a file to each table, so after thousands of loads each look would open thousands.
Nothing changes in what is read: loads that are written meanwhile stay, and files are kept for an
hour after they were replaced, for whoever reads them still.
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
    """What was done with a table: its files before and after, and the old ones deleted."""

    table: str
    files_before: int
    files_after: int
    deleted: int


def compact(ledger: Ledger, contest: Contest, *, from_files: int = 2) -> list[Compacted]:
    """Compact the tables of `from_files` files or more. A table that another process rewrites at
    the same moment is left as it is.

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
        # In full: what a killed writer left is in no version of the table, and holds answers too.
        deleted = table.vacuum(
            KEPT_HOURS, dry_run=False, enforce_retention_duration=False, full=True
        )
    except (DeltaError, OSError) as error:
        raise unwritable(ledger.uri, error) from error
    return Compacted(name, before, len(table.file_uris()), len(deleted))
