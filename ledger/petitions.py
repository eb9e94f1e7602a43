"""Petitions (kiến nghị, phản ánh) beside the state: what came in, its due day, and the answer.

No number depends on them, so a new line recomputes nothing. A petition is never changed: an edit or
an answer is a new line with the number of the petition, and the last line counts. What people write
is personal data: it stays in the ledger, and contacts leave the results masked.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Literal

import pyarrow as pa

from contest.forgetting import of_persons
from ledger.ledger import Ledger
from ledger.tables import read_table

Channel = Literal["phone", "letter", "email", "in_person"]

NAME = "petitions"
PETITION = pa.schema(
    [
        pa.field("line", pa.int64(), nullable=False),
        pa.field("number", pa.int64(), nullable=False),
        pa.field("at", pa.timestamp("us", "UTC"), nullable=False),
        pa.field("who", pa.string(), nullable=False),
        pa.field("received_on", pa.date32(), nullable=False),
        pa.field("channel", pa.string(), nullable=False),
        # The id of a response, "" if the petition is about none.
        pa.field("response_id", pa.string(), nullable=False),
        pa.field("content", pa.string(), nullable=False),
        pa.field("due_on", pa.date32(), nullable=False),
        pa.field("answer", pa.string(), nullable=False),
        # Null: not answered yet. The author of the answer is `who`.
        pa.field("answered_on", pa.date32()),
    ]
)


@dataclass(frozen=True, slots=True)
class Petition:
    """The last line of a petition. `number` counts from 1. `at`: aware, the time of the line;
    `who`: its author. `response_id` is "" if the petition is about no response. `answered_on`: None
    while nobody has answered."""

    number: int
    at: datetime
    who: str
    received_on: date
    channel: Channel
    response_id: str
    content: str = field(repr=False)
    due_on: date
    answer: str = field(default="", repr=False)
    answered_on: date | None = None
    line: int = 0


def petitions_of(ledger: Ledger) -> tuple[Petition, ...]:
    """Every petition as its last line has it, in order of number.

    Raises:
        LedgerError: the table cannot be read.
    """
    if (table := ledger.table(NAME)) is None:
        return ()
    return _petitions_at(ledger.uri, str(table.metadata().id), table.version())


@of_persons
@lru_cache(maxsize=4)
def _petitions_at(uri: str, table_id: str, version: int) -> tuple[Petition, ...]:
    """The petitions, read once for each version, because every run of a page asks for them."""
    rows = read_table(uri, NAME, version)
    lines = [] if rows is None else rows.sort_by("line").to_pylist()
    last = {row["number"]: Petition(**row) for row in lines}
    return tuple(last[number] for number in sorted(last))


def mark_of_petitions(ledger: Ledger) -> str:
    """A text that changes with each line of a petition."""
    return ledger.mark(NAME)


def keep_petition(ledger: Ledger, petition: Petition) -> Petition:
    """Write a line: a new petition under the next number if `number` is 0, else its new last line.

    Raises:
        ConcurrentLoadError: another process wrote a line meanwhile; nothing was written.
        LedgerError: the ledger cannot be written.
    """
    known = petitions_of(ledger)
    line = max((one.line for one in known), default=0) + 1
    number = petition.number or max((one.number for one in known), default=0) + 1
    kept = replace(petition, number=number, line=line)
    rows = pa.Table.from_pylist([asdict(kept)], schema=PETITION)
    ledger.append(NAME, rows, transactions=[(NAME, line)])
    return kept
