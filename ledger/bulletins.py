"""The bulletins that were issued, each with its figures as they were printed.

No number depends on them, so a new bulletin recomputes nothing. A bulletin is never changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa

from ledger.ledger import Ledger
from ledger.tables import read_table

TABLE = "bulletins"
BULLETIN = pa.schema(
    [
        pa.field("number", pa.int64(), nullable=False),
        pa.field("issued_at", pa.timestamp("us", "UTC"), nullable=False),
        pa.field("issued_by", pa.string(), nullable=False),
        # JSON: the figures of units and counts, without any person.
        pa.field("content", pa.string(), nullable=False),
    ]
)


@dataclass(frozen=True, slots=True)
class KeptBulletin:
    """`number` counts from 1 in the order of issue. `issued_at` is aware. `content`: JSON."""

    number: int
    issued_at: datetime
    issued_by: str
    content: str


def bulletins_of(ledger: Ledger) -> tuple[KeptBulletin, ...]:
    """All issued bulletins, in the order of their numbers.

    Raises:
        LedgerError: the table cannot be read.
    """
    table = read_table(ledger.uri, TABLE)
    rows = [] if table is None else table.sort_by("number").to_pylist()
    return tuple(KeptBulletin(**row) for row in rows)


def keep_bulletin(ledger: Ledger, content: str, *, by: str, now: datetime) -> KeptBulletin:
    """Write one bulletin under the next number. `now` is aware.

    Raises:
        ConcurrentLoadError: another process issued a bulletin meanwhile; nothing was written.
        LedgerError: the ledger cannot be written.
    """
    number = max((one.number for one in bulletins_of(ledger)), default=0) + 1
    kept = KeptBulletin(number, now, by, content)
    row = {"number": number, "issued_at": now, "issued_by": by, "content": content}
    ledger.append(
        TABLE, pa.Table.from_pylist([row], schema=BULLETIN), transactions=[(TABLE, number)]
    )
    return kept
