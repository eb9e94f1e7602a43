"""The in-process engine that reads the ledger's files."""

from __future__ import annotations

import duckdb


def connect() -> duckdb.DuckDBPyConnection:
    """A DuckDB of its own in memory."""
    return quiet(duckdb.connect())


def quiet(con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The same connection without a progress bar: it would go to stdout, among a command's output.

    The setting is one session's, so a cursor needs it too.
    """
    con.execute("set enable_progress_bar = false")
    return con
