"""The in-process engine that reads the ledger's files, and the translation of its errors.

An engine's message may hold cells of participants, so no message of an engine leaves this module:
a `LedgerError` tells the type of the failure and the way out.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count

import duckdb
import pyarrow as pa
from deltalake.exceptions import DeltaError

from contest.errors import ContestError, LedgerError

FAILURES = (duckdb.Error, pa.ArrowException, DeltaError, OSError)
"""What the engines raise. A panic of the Delta engine is not among them: see `is_failure`."""


def is_failure(error: BaseException) -> bool:
    """True if an engine raised the error. A panic is a BaseException and has no importable type."""
    return isinstance(error, FAILURES) or type(error).__name__ == "PanicException"


@contextmanager
def translated() -> Iterator[None]:
    """Turn an engine's error inside the block into a LedgerError.

    Raises:
        LedgerError: the engine failed.
    """
    try:
        yield
    except BaseException as error:
        if isinstance(error, ContestError) or not is_failure(error):
            raise
        raise LedgerError(
            f"a table of the ledger cannot be read ({type(error).__name__}); check the disk and "
            "the free memory, and try again; if this sentence comes again, restore a backup of the "
            "whole ledger"
        ) from error


@contextmanager
def connect() -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty database in memory for one thread, gone at the end of the block.

    All such databases live in one DuckDB of the process: a load opens a dozen of them, and a DuckDB
    takes 22 ms of processor to start, a database in it 0.6 ms.

    Raises:
        LedgerError: the engine failed inside the block.
    """
    with translated(), _engine().cursor() as engine:
        name = f"block_{next(_numbers)}"
        engine.execute(f"attach ':memory:' as {name}")
        try:
            with _quiet(engine.cursor()) as con:
                con.execute(f"use {name}")
                yield con
        finally:
            engine.execute(f"detach {name}")


@contextmanager
def cursor(con: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor of a connection, for one thread, closed at the end of the block.

    Raises:
        LedgerError: the engine failed inside the block.
    """
    with translated(), _quiet(con.cursor()) as one:
        yield one


def kept_connection() -> duckdb.DuckDBPyConnection:
    """A new DuckDB in memory that the caller keeps. Use the connection inside `translated`.

    Raises:
        LedgerError: the engine does not start, for example for lack of memory.
    """
    with translated():
        return _quiet(duckdb.connect())


@cache
def _engine() -> duckdb.DuckDBPyConnection:
    """The DuckDB of all blocks of `connect`."""
    return duckdb.connect()


_numbers = count()


def _quiet(con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The same connection without a progress bar, because the bar would go to stdout and mix with a
    command's output.

    The setting belongs to one session, so every cursor needs a call too.
    """
    con.execute("set enable_progress_bar = false")
    return con
