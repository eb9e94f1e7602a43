"""Keeps the ledger quick: merges many small files into few and removes the replaced files.

Every load adds a file to each table, so after thousands of loads each look would open thousands of
files. Readers get the same rows as before. Loads that another process writes meanwhile stay.
Replaced files stay for an hour, because a reader may still have them open.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from deltalake import DeltaTable
from deltalake.exceptions import CommitFailedError

from contest import Contest
from ledger import releases
from ledger.ledger import Ledger
from ledger.lock import writing_together
from ledger.tables import check_files, seal, writing

KEPT_HOURS = 1
_MANY = (
    "observations", "loads", "decisions", "log", "contacts", "bulletins", "petitions",
    "verifications", *releases.TABLES,
)  # fmt: skip
"""The tables to which each act adds a file."""


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
    decided = ledger.decided(contest)
    tables = {name: ledger.table(name) for name in _MANY}
    tables[ledger.responses_name(decided)] = ledger.responses(decided)
    return [
        _compact(ledger, name, table)
        for name, table in tables.items()
        if table is not None and len(table.file_uris()) >= from_files
    ]


def _compact(ledger: Ledger, name: str, table: DeltaTable) -> Compacted:
    before = len(table.file_uris())
    check_files(ledger.uri, name, table)  # a damaged file would become a whole one
    with writing_together(ledger.uri), writing(ledger.uri, name):
        with suppress(CommitFailedError):
            DeltaTable(f"{ledger.uri}/{name}").optimize.compact()
        table = DeltaTable(f"{ledger.uri}/{name}")
        # In full, because files of a killed writer are in no version of the table but hold answers.
        deleted = table.vacuum(
            KEPT_HOURS, dry_run=False, enforce_retention_duration=False, full=True
        )
        table = DeltaTable(f"{ledger.uri}/{name}")
        seal(ledger.uri, name, table)
    return Compacted(name, before, len(table.file_uris()), len(deleted))
