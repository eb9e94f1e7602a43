"""The ledger: Delta tables in a directory, or in object storage by URL.

Appends are atomic and safe between processes. Every load carries a Delta app transaction (source,
load number), so a writer that missed another writer's load fails instead of doubling rows. Column
statistics are off, because they would put names and phones into the transaction log.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
from deltalake import CommitProperties, DeltaTable, Transaction, write_deltalake
from deltalake.exceptions import CommitFailedError, DeltaError, TableNotFoundError

from contest import Contest
from contest.errors import LedgerError
from ledger.decisions import DECISION, Decision, Kind, drafted
from ledger.kept import Itself, decided_at, decisions_at, headers_at
from ledger.responses import READING, response_schema
from ledger.schema import LOAD
from ledger.state import begin, current_lineage, load_numbers, write_once

_PROPERTIES = {
    "delta.dataSkippingNumIndexedCols": "0",  # no statistics: they hold names and phones
    # Opening a table reads the commits since its last checkpoint, and each write lists the whole
    # log. After weeks of loads, one every minute, that would be most of the work.
    "delta.checkpointInterval": "10",
    "delta.logRetentionDuration": "interval 1 hours",
}
_DECISION_RETRIES = 20
_last_commit = object()
_SALT = pa.schema([pa.field("salt", pa.string(), nullable=False)])


class ConcurrentLoadError(LedgerError):
    """Another process loaded the same source meanwhile. The caller must read and diff again."""


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
        """The newest version of a table; None if the table does not exist."""
        try:
            return DeltaTable(f"{self.uri}/{name}")
        except TableNotFoundError:
            return None
        except (DeltaError, OSError) as error:
            raise LedgerError(
                f"the ledger at {self.uri} cannot be read: its table {name} does not open "
                f"({type(error).__name__}); check the disk, or restore a backup"
            ) from error

    @property
    def lineage(self) -> str:
        """The name of the ledger's history; empty before the first write.

        A copy of a ledger has the same lineage. A ledger remade at the same place has a new one.
        """
        return self._lineage(self.table("observations"))

    def _lineage(self, observations: DeltaTable | None) -> str:
        if observations is not None:
            return _lineage_at(self, *self._which(observations)[1:])
        lines = self.table("lineage")
        return current_lineage(lines.to_pyarrow_table()) if lines else ""

    def position(self, contest: Contest) -> str:
        """A name for the content of the ledger for a contest: the lineage, the last load of each
        source, and the last decision. The position, the contest's hash and the boundary of time
        make a `State`.

        Neither compaction nor a new reading of the responses changes the position. The responses
        may hold less than the position says, until `ingest.ensure_current` returns.
        """
        observations, decisions = self.table("observations"), self.table("decisions")
        loads = load_numbers(observations, contest)
        numbers = ",".join(f"{source}={number}" for source, number in loads.items())
        last = decisions.transaction_version("decisions") if decisions else None
        return f"{self._lineage(observations)};{numbers};{last or 0}"

    def responses_files(self, contest: Contest) -> str:
        """A key of the files that hold the responses; empty if there are no files.

        The key changes when the files change, for example by compaction. A reader that keeps a lazy
        view of the files compares the key, and opens the new files before the old ones disappear.
        """
        table = self.table(self.responses_name(contest))
        return f"{table.metadata().id}-{table.version()}" if table else ""

    @cached_property
    def salt(self) -> str:
        """The ledger's secret, made together with the ledger.

        The ids of people are salted, because otherwise anybody could try all phone numbers.
        """
        if (table := self.table("salt")) is None:
            value = pa.table({"salt": [secrets.token_hex(16)]}, schema=_SALT)
            try:
                write_once(f"{self.uri}/salt", value)
            except (DeltaError, OSError) as error:
                raise unwritable(self.uri, error) from error
            table = self.table("salt")
            assert table is not None
        rows: list[dict[str, Any]] = table.to_pyarrow_table().to_pylist()
        return str(rows[0]["salt"])

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
            LedgerError: the disk is full, read-only, …; the ledger is as it was.
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
            write_deltalake(
                table,
                rows,
                mode="overwrite" if overwrite else "append",
                schema_mode="overwrite" if overwrite else "merge",
                commit_properties=_properties(transactions),
            )

        self._commit(name, rows.schema, write)

    def upsert(
        self, name: str, rows: pa.Table, *, key: str, transactions: Sequence[tuple[str, int]]
    ) -> None:
        """Replace the lines with the same key and add the other lines, in one commit."""

        def write(table: DeltaTable) -> None:
            _refuse_stale(table, transactions)
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

        self._commit(name, rows.schema, write)

    def _commit(self, name: str, schema: pa.Schema, write: Callable[[DeltaTable], None]) -> None:
        global _last_commit
        try:
            if (table := self.table(name)) is None:
                begin(self.uri)
                table = DeltaTable.create(
                    f"{self.uri}/{name}", schema=schema, mode="ignore", configuration=_PROPERTIES
                )
            write(table)
        except CommitFailedError as error:
            raise ConcurrentLoadError(f"another process wrote {name} meanwhile") from error
        except (DeltaError, OSError) as error:
            raise unwritable(self.uri, error) from error
        finally:
            _last_commit = object()

    def scan(self, con: duckdb.DuckDBPyConnection, name: str, view: str) -> bool:
        """Make `view` in the DuckDB connection from the newest version of a table. Returns False if
        the table does not exist."""
        if (table := self.table(name)) is None:
            return False
        self._show(con, table, view)
        return True

    def _show(self, con: duckdb.DuckDBPyConnection, table: DeltaTable, view: str) -> None:
        files = [unquote(uri) for uri in table.file_uris()]  # a space comes as %20
        if "://" in self.uri or not files:
            con.register(view, table.to_pyarrow_dataset())
        else:
            con.read_parquet(files, union_by_name=True).create_view(view, replace=True)

    def loads(self) -> pa.Table:
        """All loads, including orphans."""
        table = self.table("loads")
        return table.to_pyarrow_table() if table else LOAD.empty_table()

    def headers(self, source: str) -> tuple[tuple[str, ...], ...]:
        """The distinct headers of the source's loads. The header seen first comes first."""
        table = self.table("loads")
        found = headers_at(*self._which(table)) if table else {}
        return found.get(source, ())

    def last_header(self, source: str) -> tuple[str, ...]:
        """The header of the source's last load; empty before the first load."""
        number = self.load_number(source)
        last = (pc.field("source") == source) & (pc.field("load_number") == number)
        headers = self.loads().filter(last)["header"].to_pylist()
        return tuple(headers[-1]) if headers else ()

    def zone(self, source: str) -> str | None:
        """The time zone of the source, from the last load that states one; None if no load does."""
        lines = self.loads().filter(pc.field("source") == source).sort_by("load_number")
        told = [json.loads(text).get("timezone") for text in lines["detected"].to_pylist()]
        return next(filter(None, reversed(told)), None)

    def responses_name(self, contest: Contest) -> str:
        """The name of the table of responses for this contest folder and this program's reading."""
        return f"responses/{READING}-{contest.reading_hash}"

    def scan_responses(
        self, con: duckdb.DuckDBPyConnection, contest: Contest, view: str = "responses"
    ) -> dict[str, int]:
        """Make `view` from the responses; the view is empty before the first load.

        Returns, for each source, the number of the last load that the responses hold.
        """
        table = self.table(self.responses_name(contest))
        if table is None:
            con.register("no_responses", response_schema(contest).empty_table())
            con.execute(f"create or replace table {view} as from no_responses")
        else:
            self._show(con, table, view)
        return load_numbers(table, contest)


def last_commit() -> object:
    """An object that changes with each commit of this process, to any ledger.

    A caller that caches the content of a ledger compares this object, and so sees the writes of
    this process at once.
    """
    return _last_commit


@lru_cache(maxsize=4)
def _lineage_at(ledger: Ledger, observations: str, version: int) -> str:
    """The lineage, read once for each version of the observations, because every look asks for the
    lineage. In a ledger older than lineages, the id of the table of observations is the name."""
    lines = ledger.table("lineage")
    return current_lineage(lines.to_pyarrow_table()) if lines else observations


def _refuse_stale(table: DeltaTable, transactions: Sequence[tuple[str, int]]) -> None:
    for app, number in transactions:
        if (table.transaction_version(app) or 0) >= number:
            raise ConcurrentLoadError(f"load {number} of source {app} is already there")


def _properties(transactions: Sequence[tuple[str, int]]) -> CommitProperties:
    return CommitProperties(app_transactions=[Transaction(app, n) for app, n in transactions])


def unwritable(uri: str, error: Exception) -> LedgerError:
    """The error to raise for a failed write."""
    return LedgerError(
        f"the ledger at {uri} cannot be written ({type(error).__name__}); nothing of this load "
        "was kept. Check that the disk is not full and that the directory may be written"
    )
