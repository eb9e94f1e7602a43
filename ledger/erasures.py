"""The notes of what was erased, and the marks by which an erased row is known again.

A note names responses, never a person. The row of an erased response may still stand in the sheet,
and must not come back with the next reading. So the ledger keeps a mark of each erased version of a
row: a keyed hash (HMAC with the ledger's salt) over the hash of the row. Nobody without the salt
can tell from a mark which row is meant.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Literal

import pyarrow as pa

from contest.errors import LedgerError
from contest.forgetting import forget_persons
from ledger.ledger import Ledger
from ledger.tables import read_table

NOTES, MARKS = "erasures", "erased_rows"

NOTE = pa.schema(
    [
        pa.field("erasure_id", pa.string(), nullable=False),
        pa.field("at", pa.timestamp("us", "UTC"), nullable=False),
        pa.field("by", pa.string(), nullable=False),
        pa.field("kind", pa.string(), nullable=False),  # erase | purge
        # Empty for a purge, which takes all of them.
        pa.field("response_ids", pa.list_(pa.string()), nullable=False),
        pa.field("count", pa.int64(), nullable=False),  # of responses
        # JSON: the balance before a purge, by state; null for an erasure.
        pa.field("totals", pa.string()),
    ]
)
MARK = pa.schema([pa.field("mark", pa.string(), nullable=False)])

_known: dict[str, str] = {}
"""Place of a ledger → what its notes were when this process looked last."""


@dataclass(frozen=True, slots=True)
class Note:
    """One erasure or purge that was done. `at`: aware. `count`: how many responses it removed.
    `totals`: state → number of responses before a purge; empty for an erasure."""

    erasure_id: str
    at: datetime
    by: str
    kind: Literal["erase", "purge"]
    response_ids: tuple[str, ...]
    count: int
    totals: Mapping[str, int]


def notes_of(ledger: Ledger) -> tuple[Note, ...]:
    """All notes, the oldest first.

    Raises:
        LedgerError: the notes cannot be read.
    """
    if (table := ledger.table(NOTES)) is None:
        return ()
    return _notes_at(ledger.uri, str(table.metadata().id), table.version())


@lru_cache(maxsize=4)
def _notes_at(uri: str, table_id: str, version: int) -> tuple[Note, ...]:
    """The notes, read once for each version, because every load asks for them."""
    rows = read_table(uri, NOTES, version)
    return tuple(
        Note(
            **{
                **row,
                "response_ids": tuple(row["response_ids"]),
                "totals": json.loads(row["totals"] or "{}"),
            }
        )
        for row in (rows.sort_by("at").to_pylist() if rows else ())
    )


def write_note(ledger: Ledger, note: Note) -> None:
    """Append a note.

    Raises:
        LedgerError: the note cannot be written.
    """
    line = {name: getattr(note, name) for name in NOTE.names}
    line |= {
        "response_ids": list(note.response_ids),
        "totals": json.dumps(dict(note.totals)) if note.totals else None,
    }
    ledger.append(NOTES, pa.Table.from_pylist([line], schema=NOTE))


def forget_erased(ledger: Ledger) -> str:
    """Forget what this process keeps of persons if anybody was erased, also by another process,
    since this process looked last. Returns a text that changes with each erasure.

    The note is the last that an erasure writes, so what is read again holds nobody who was erased.

    Raises:
        LedgerError: the notes cannot be read.
    """
    mark = ledger.mark(NOTES)
    if _known.setdefault(ledger.uri, mark) != mark:
        _known[ledger.uri] = mark
        forget_persons()
    return mark


def erased_count(ledger: Ledger) -> int:
    """The number of responses that were erased or purged."""
    return sum(note.count for note in notes_of(ledger))


def refuse_purged(ledger: Ledger) -> None:
    """Refuse a ledger whose personal data was purged.

    Raises:
        LedgerError: the ledger was purged, so it takes no rows any more.
    """
    if purged := [note for note in notes_of(ledger) if note.kind == "purge"]:
        raise LedgerError(
            f"the personal data of the ledger at {ledger.uri} was purged on "
            f"{purged[0].at:%Y-%m-%d}, so it takes no rows any more; end the polling, and remove "
            "the key of the sheet"
        )


def mark(salt: str, row_hash: str) -> str:
    """The mark of a row.

    >>> mark("a secret", "ab")[:8]
    'c19ad0c2'
    """
    return hmac.new(salt.encode(), f"erased:{row_hash}".encode(), hashlib.sha256).hexdigest()


def mark_rows(ledger: Ledger, row_hashes: Iterable[str]) -> None:
    """Keep the marks of these rows.

    Raises:
        LedgerError: the marks cannot be written.
    """
    salt, known = ledger.salt, erased_marks(ledger)
    new = {mark(salt, one) for one in row_hashes} - known
    if new:
        ledger.append(MARKS, pa.table({"mark": sorted(new)}, schema=MARK))


def erased_marks(ledger: Ledger) -> frozenset[str]:
    """The marks of the erased rows."""
    if (table := ledger.table(MARKS)) is None:
        return frozenset()
    return _marks_at(ledger.uri, str(table.metadata().id), table.version())


@lru_cache(maxsize=4)
def _marks_at(uri: str, table_id: str, version: int) -> frozenset[str]:
    """The marks, read once for each version, because every poll asks for them."""
    rows = read_table(uri, MARKS, version)
    return frozenset(rows["mark"].to_pylist() if rows else ())
