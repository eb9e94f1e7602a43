"""The ledger: Delta tables in a directory, or in object storage by URL.

Appends are atomic and safe between processes. Every load carries a Delta app transaction (source,
load number), so a writer that missed another writer's load fails instead of doubling rows. Column
statistics are off, because they would put names and phones into the transaction log.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from deltalake import CommitProperties, DeltaTable, Transaction, write_deltalake

from contest import Contest
from ledger.decisions import DECISION, Decision, Kind, drafted
from ledger.kept import Itself, decided_at, decisions_at, headers_at, loads_at
from ledger.responses import READING, response_schema
from ledger.schema import LOAD
from ledger.secret import identity, mark_of, read_secret
from ledger.state import current_lineage, load_numbers, position_text
from ledger.tables import (
    DERIVED,
    ConcurrentLoadError,
    LostError,
    check_files,
    commit,
    open_derived,
    open_table,
    own_errors,
    read_table,
    show,
)

_DECISION_RETRIES = 20
_last_commit = object()


@dataclass(frozen=True)
class Ledger:
    """A ledger at a path or URL. A `Ledger` is cheap to make. The first load is the first write."""

    uri: str

    @classmethod
    def at(cls, place: str | Path) -> Ledger:
        """The ledger in a directory or at a URL. The ledger need not exist yet."""
        text = str(place)
        return cls(text if "://" in text else str(Path(text).absolute()))

    def exists(self) -> bool:
        """True if the ledger holds a load."""
        return self.table("observations") is not None

    def table(self, name: str) -> DeltaTable | None:
        """The newest version of a table; None if the table does not exist.

        Raises:
            LedgerError: the table is damaged, or was there and is gone.
        """
        return open_table(self.uri, name)

    @property
    def lineage(self) -> str:
        """The name of the ledger's history; empty before the first write.

        A copy of a ledger has the same lineage. A ledger remade at the same place has a new one.
        """
        return self._lineage(self.table("observations"))

    def _lineage(self, observations: DeltaTable | None) -> str:
        if observations is not None:
            place = None if "://" in self.uri else identity(self.uri, "lineage")
            return _lineage_at(*self._which(observations), place)
        return _lineage_of(self.uri, "")

    def position(self, contest: Contest) -> str:
        """A name for the content of the ledger for a contest: the lineage, the last load of each
        source, and the last decision. The position, the contest's hash and the boundary of time
        make a `State`.

        Neither compaction nor a new reading of the responses changes the position. The responses
        may hold less than the position says, until `ingest.ensure_current` returns.
        """
        observations, decisions = self.table("observations"), self.table("decisions")
        loads = load_numbers(observations, contest)
        last = decisions.transaction_version("decisions") if decisions else None
        return position_text(self._lineage(observations), loads, last or 0)

    def responses_files(self, contest: Contest) -> str:
        """A key of the files that hold the responses; empty if there are no files.

        The key changes when the files change, for example by compaction. A reader that keeps a lazy
        view of the files compares the key, and opens the new files before the old ones disappear.
        """
        table = self.responses(contest)
        return f"{table.metadata().id}-{table.version()}" if table else ""

    def mark(self, name: str) -> str:
        """A text that changes with each commit of a table; "" before the first one."""
        table = self.table(name)
        return f"{table.metadata().id}/{table.version()}" if table else ""

    @property
    def salt(self) -> str:
        """The ledger's secret, made together with the ledger; empty before the first write.

        The ids of people are salted, because otherwise anybody could try all phone numbers.

        Raises:
            LedgerError: the ledger has rows but no salt, or the salt of another ledger.
        """
        return read_secret(self.uri, "salt")

    def load_number(self, source: str) -> int:
        """Number of the source's last load; 0 before the first load."""
        table = self.table("observations")
        return (table.transaction_version(source) or 0) if table else 0

    def append_load(
        self, load: Mapping[str, Any], observations: pa.RecordBatchReader | pa.Table
    ) -> None:
        """Write one load, all of it or nothing.

        `load` has the columns of `LOAD`. The line of the load is written before its observations.
        If the second write fails, the line stays as an orphan without observations.

        Raises:
            ConcurrentLoadError: the source already has a load of this number.
            LedgerError: the disk is full, read-only, …; the message tells what was kept.
        """
        line = pa.Table.from_pylist([dict(load)], schema=LOAD)
        self.append("loads", line)
        transaction = (load["source"], load["load_number"])
        self.append("observations", observations, transactions=[transaction])

    def decisions(self) -> tuple[Decision, ...]:
        """All decisions, including undone ones, in order."""
        table = self.table("decisions")
        return decisions_at(*self._which(table)) if table else ()

    def decided(self, contest: Contest) -> Contest:
        """The contest that the folder declares, changed by the committee's decisions.

        The same folder object gives the same contest object until the next decision.
        """
        table = self.table("decisions")
        return decided_at(Itself(contest), *self._which(table)) if table else contest

    def _which(self, table: DeltaTable) -> tuple[str, str, int]:
        """The ledger's place, and the id and the version of a table. A ledger remade at the same
        place has new ids."""
        return self.uri, str(table.metadata().id), table.version()

    def decide(
        self,
        kind: Kind,
        subject: str,
        facts: Mapping[str, str] | None = None,
        *,
        note: str = "",
        by: str,
        now: datetime,
    ) -> Decision:
        """Write one decision; see `decide_all`."""
        return self.decide_all([(kind, subject, facts or {})], note=note, by=by, now=now)[0]

    def decide_all(
        self,
        wanted: Sequence[tuple[Kind, str, Mapping[str, str]]],
        *,
        note: str = "",
        by: str,
        now: datetime,
    ) -> tuple[Decision, ...]:
        """Write decisions (kind, subject, facts), all of them or none.

        If another process wrote decisions meanwhile, the new decisions follow those.

        Raises:
            LedgerError: the ledger cannot be written; nothing was decided.
        """
        for attempt in range(1, _DECISION_RETRIES + 1):
            last = max((d.number for d in self.decisions()), default=0)
            decisions = drafted(wanted, last, note=note, by=by, now=now)
            lines = pa.Table.from_pylist([d.row() for d in decisions], schema=DECISION)
            try:
                self.append("decisions", lines, transactions=[("decisions", last + len(wanted))])
            except ConcurrentLoadError:
                if attempt == _DECISION_RETRIES:
                    raise
            else:
                break
        return decisions

    def append(
        self,
        name: str,
        rows: pa.Table | pa.RecordBatchReader,
        *,
        transactions: Sequence[tuple[str, int]] = (),
        overwrite: bool = False,
    ) -> None:
        """Append rows to a table, or replace the table, in one commit with `transactions`."""

        def write(table: DeltaTable) -> None:
            if not overwrite:
                _refuse_stale(table, transactions)
            with own_errors(rows) as made:
                write_deltalake(
                    table,
                    made,
                    mode="overwrite" if overwrite else "append",
                    schema_mode="overwrite" if overwrite else "merge",
                    commit_properties=_properties(transactions),
                )

        self._commit(name, rows.schema, write, transactions, is_whole=overwrite)

    def upsert(
        self, name: str, rows: pa.Table, *, key: str, transactions: Sequence[tuple[str, int]]
    ) -> None:
        """Replace the lines with the same key and add the other lines, in one commit."""

        def write(table: DeltaTable) -> None:
            _refuse_stale(table, transactions)
            check_files(self.uri, name, table)
            (
                table.merge(
                    rows,
                    predicate=f"old.{key} = new.{key}",
                    source_alias="new",
                    target_alias="old",
                    commit_properties=_properties(transactions),
                )
                .when_matched_update_all()
                .when_not_matched_insert_all()
                .execute()
            )

        self._commit(name, rows.schema, write, transactions)

    def _commit(
        self,
        name: str,
        schema: pa.Schema,
        write: Callable[[DeltaTable], None],
        transactions: Sequence[tuple[str, int]],
        *,
        is_whole: bool = False,
    ) -> None:
        global _last_commit
        try:
            commit(self.uri, name, schema, write, transactions, is_whole=is_whole)
        finally:
            _last_commit = object()

    def scan(self, con: duckdb.DuckDBPyConnection, name: str, view: str) -> bool:
        """Make `view` in the DuckDB connection from the newest version of a table. Returns False if
        the table does not exist."""
        if (table := self.table(name)) is None:
            return False
        show(con, self.uri, name, table, view)
        return True

    def loads(self) -> pa.Table:
        """All loads, including orphans.

        Raises:
            LedgerError: there are observations, but the loads that they belong to are gone.
        """
        if (table := self.table("loads")) is None:
            if self.exists():
                raise LostError(self.uri, "loads")
            return LOAD.empty_table()
        return loads_at(*self._which(table))

    def headers(self, source: str) -> tuple[tuple[str, ...], ...]:
        """The distinct headers of the source's loads. The header seen first comes first."""
        table = self.table("loads")
        found = headers_at(*self._which(table)) if table else {}
        return found.get(source, ())

    def responses_name(self, contest: Contest) -> str:
        """The name of the table of responses for this contest folder, this program's reading and
        the ledger's salt. So responses with ids of people of another salt are never read."""
        return f"{DERIVED}{READING}-{contest.reading_hash}-{mark_of(self.salt)}"

    def responses(self, contest: Contest) -> DeltaTable | None:
        """The responses that were read so far; None if there are none, or none that are whole.

        Damaged responses are removed: `ingest.ensure_current` makes them again.
        """
        return open_derived(self.uri, self.responses_name(contest))

    def scan_responses(
        self, con: duckdb.DuckDBPyConnection, contest: Contest, view: str = "responses"
    ) -> dict[str, int]:
        """Make `view` from the responses; the view is empty before the first load.

        Returns, for each source, the number of the last load that the responses hold.
        """
        table = self.responses(contest)
        if table is None:
            con.register("no_responses", response_schema(contest).empty_table())
            con.execute(f"create or replace table {view} as from no_responses")
        else:
            show(con, self.uri, self.responses_name(contest), table, view)
        return load_numbers(table, contest)


def last_commit() -> object:
    """An object that changes with each commit of this process, to any ledger.

    A caller that caches the content of a ledger compares this object, and so sees the writes of
    this process at once.
    """
    return _last_commit


@lru_cache(maxsize=4)
def _lineage_at(uri: str, observations: str, _version: int, _identity: object) -> str:
    """The lineage, read once for each version of the observations, because every look asks for the
    lineage. A restored ledger in the place of another has another `_identity`. In a ledger older
    than lineages, the id of the table of observations is the name."""
    return _lineage_of(uri, observations)


def _lineage_of(uri: str, without: str) -> str:
    lines = read_table(uri, "lineage")
    return current_lineage(lines) if lines else without


def _refuse_stale(table: DeltaTable, transactions: Sequence[tuple[str, int]]) -> None:
    for app, number in transactions:
        if (table.transaction_version(app) or 0) >= number:
            raise ConcurrentLoadError(f"load {number} of source {app} is already there")


def _properties(transactions: Sequence[tuple[str, int]]) -> CommitProperties:
    return CommitProperties(app_transactions=[Transaction(app, n) for app, n in transactions])
