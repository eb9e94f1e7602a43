"""Gives a new ledger what it gets once and for ever: its lineage and its salt.

Both are made before the first row is written, and never beside rows. A salt that is made beside
rows would give known people new ids: who answered before and after would count twice, and no
decision about a person would hold.
"""

from __future__ import annotations

import secrets
import uuid
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
from deltalake import CommitProperties, DeltaTable, write_deltalake
from deltalake.exceptions import DeltaError

from ledger.state import LINEAGE, current_lineage

SECRET = pa.schema(
    [
        pa.field("salt", pa.string(), nullable=False),
        # Null in a ledger of an earlier program.
        pa.field("lineage", pa.string()),
    ]
)
"""A secret of a ledger, with the lineage of the ledger at its birth."""
_ROWS = ("observations", "loads", "decisions")


def has_rows(uri: str) -> bool:
    """True if the ledger holds rows, or readings of rows that it held."""
    if "://" not in uri and any(Path(uri).glob("responses/*")):
        return True
    return any(DeltaTable.is_deltatable(f"{uri}/{name}") for name in _ROWS)


def begin(uri: str) -> None:
    """Give a ledger its lineage and its salt before its first row.

    Raises:
        DeltaError, OSError: they cannot be written.
    """
    if has_rows(uri):
        return
    line = {"lineage": uuid.uuid4().hex, "parent": None, "cut": None, "loads": None}
    _write_once(f"{uri}/lineage", pa.Table.from_pylist([line], schema=LINEAGE))
    lineage = current_lineage(DeltaTable(f"{uri}/lineage").to_pyarrow_table())
    secret = {"salt": secrets.token_hex(16), "lineage": lineage}
    _write_once(f"{uri}/salt", pa.Table.from_pylist([secret], schema=SECRET))


def _write_once(place: str, rows: pa.Table) -> None:
    """Write a table, unless another process has written the table first.

    Of two that write at once the slower one must fail. With its usual retries it would add its row
    to the table of the faster one: a second lineage, which the salt does not belong to.
    """
    if not DeltaTable.is_deltatable(place):
        first = CommitProperties(max_commit_retries=0)
        with suppress(DeltaError, OSError):
            write_deltalake(place, rows, mode="error", commit_properties=first)
            return
        if not DeltaTable.is_deltatable(place):
            write_deltalake(place, rows, mode="error", commit_properties=first)
