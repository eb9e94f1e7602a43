"""The in-process engine that reads the ledger's files."""

from __future__ import annotations

import duckdb


def connect() -> duckdb.DuckDBPyConnection:
    """A new DuckDB in memory."""
    return quiet(duckdb.connect())


def quiet(con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The same connection without a progress bar, because the bar would go to stdout and mix with a
    command's output.

    The setting belongs to one session, so every cursor needs a call too.
    """
    con.execute("set enable_progress_bar = false")
    return con
