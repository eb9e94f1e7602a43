"""An error of an engine is a sentence: the table, what was kept, and never what the engine says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from deltalake import DeltaTable

from contest import Contest
from contest.errors import LedgerError, SourceError
from ledger import Ledger
from ledger import ledger as ledger_module
from ledger.engine import connect, cursor, kept_connection
from tests.builders import NOW, row
from tests.desk import committee_view, load_rows

WRITE = ledger_module.write_deltalake


def test_an_error_of_a_query_is_told_without_the_cell() -> None:
    def convert(con: duckdb.DuckDBPyConnection) -> None:
        con.sql("select cast(c as integer) from (values ('Người Số 1')) t(c)").fetchall()

    with pytest.raises(LedgerError, match="ConversionException") as told, connect() as con:
        convert(con)
    assert "Người" not in str(told.value)
    with (
        kept_connection() as kept,
        pytest.raises(LedgerError, match="ConversionException") as told,
        cursor(kept) as con,
    ):
        convert(con)
    assert "Người" not in str(told.value)


def test_a_panic_of_an_engine_is_told_like_an_error() -> None:
    panic = type("PanicException", (BaseException,), {})
    with pytest.raises(LedgerError, match="PanicException") as told, connect():
        raise panic("Người Số 1")
    assert "Người" not in str(told.value)


def test_a_mistake_of_the_program_is_not_the_ledger_s() -> None:
    with pytest.raises(ZeroDivisionError), connect():
        print(1 / 0)


def test_the_error_of_the_rows_is_told_and_not_that_of_the_writer(ledger: Ledger) -> None:
    def rows() -> Iterator[pa.RecordBatch]:
        yield pa.record_batch({"c": ["a"]})
        raise SourceError("line 2 is cut", code="cut_file")

    reader = pa.RecordBatchReader.from_batches(pa.schema([("c", pa.string())]), rows())
    with pytest.raises(SourceError, match="line 2 is cut"):
        ledger.append("log", reader)


def full(name: str, *, after: bool = False) -> Any:
    """A disk that is full when a table is written, or once the commit is there."""

    def write(table: DeltaTable, *args: Any, **options: Any) -> None:
        is_it = name in table.table_uri
        if not is_it or after:
            WRITE(table, *args, **options)
        if is_it:
            raise OSError("No space left on device: /data/Người Số 1.parquet")

    return write


@pytest.mark.parametrize(
    ("name", "kept", "observed"),
    [
        ("loads", "nothing of this load was kept", 1),
        ("observations", "nothing of this load was kept", 1),
        ("responses", "the loads and the decisions are kept", 2),
    ],
)
def test_a_full_disk_tells_what_was_kept(
    contest: Contest, ledger: Ledger, monkeypatch: pytest.MonkeyPatch,
    name: str, kept: str, observed: int,
) -> None:  # fmt: skip
    load_rows(contest, ledger, row(1))
    with monkeypatch.context() as patch:
        patch.setattr(ledger_module, "write_deltalake", full(name))
        with pytest.raises(LedgerError, match=kept) as told:
            load_rows(contest, ledger, row(1), row(2))
    assert "Người" not in str(told.value)
    assert f"its table {name}" in str(told.value)
    assert committee_view(contest, ledger).balance().observed == observed, "as the message says"
    load_rows(contest, ledger, row(1), row(2))
    assert committee_view(contest, ledger).balance().observed == 2


def test_a_decision_on_a_full_disk_was_not_taken(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_module, "write_deltalake", full("decisions"))
    with pytest.raises(LedgerError, match="nothing was decided"):
        ledger.decide("reject", "nobody", by="ai", now=NOW)
    assert ledger.decisions() == ()


def test_a_commit_stands_although_the_work_after_it_failed(
    contest: Contest, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_rows(contest, ledger, row(1))
    monkeypatch.setattr(ledger_module, "write_deltalake", full("observations", after=True))
    assert load_rows(contest, ledger, row(1), row(2)).new == 1
    assert committee_view(contest, ledger).balance().observed == 2


def test_a_seal_that_cannot_be_written_ends_no_load(
    contest: Contest, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_rows(contest, ledger, row(1))

    def refuse(*_: object, **__: object) -> None:
        raise OSError("No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", refuse)
        ledger.decide("reject", "nobody", by="ai", now=NOW)
    assert len(ledger.decisions()) == 1
    ledger.decide("reject", "nobody", by="ai", now=NOW)
    assert len(ledger.decisions()) == 2


def test_a_database_is_empty_at_first_and_gone_afterwards_also_after_an_error() -> None:
    with connect() as one, connect() as other:
        one.execute("create table t as select 1 as c")
        one.register("rows", pa.table({"c": [2]}))
        one.execute("create temp view v as select c from rows")
        assert one.sql("select c from t union all select c from v").fetchall() == [(1,), (2,)]
        with pytest.raises(duckdb.CatalogException):
            other.sql("from t union all from rows")

    def fail(con: duckdb.DuckDBPyConnection) -> None:
        con.execute("begin")
        con.execute("create table t as select 1 as c")
        con.sql("from range(10_000_000)").to_arrow_reader(1_000).read_next_batch()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), connect() as con:
        fail(con)
    with connect() as con:
        told = con.sql("select count(*) from duckdb_databases() where not internal").fetchall()
        assert told == [(2,)]  # that of the engine, and this one
        assert con.sql("select * from duckdb_tables()").fetchall() == []
