"""What the committee has verified of those who stand to win, beside the state.

No number depends on it, so a new line recomputes nothing; who is found not eligible is a decision
instead (`ledger.decisions`). The last line about a response or a unit counts. A line about a
response holds only for the content that was looked at.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Literal

import pyarrow as pa

from ledger.ledger import Ledger
from ledger.tables import read_table

Verdict = Literal["expected", "pending", "verified"]
"""Nothing is verified yet, or again; somebody is verifying; it is verified."""

NAME = "verifications"
VERIFICATION = pa.schema(
    [
        pa.field("at", pa.timestamp("us", "UTC"), nullable=False),
        pa.field("who", pa.string(), nullable=False),
        # Of the two, the one that a line is about; the other is "".
        pa.field("response_id", pa.string(), nullable=False),
        pa.field("unit_code", pa.string(), nullable=False),
        # The unit's first day as text, "" without one.
        pa.field("valid_from", pa.string(), nullable=False),
        # `content_hash` of the response that was looked at; "" for a unit.
        pa.field("row_hash", pa.string(), nullable=False),
        pa.field("verdict", pa.string(), nullable=False),
        pa.field("note", pa.string(), nullable=False),
    ]
)


@dataclass(frozen=True, slots=True)
class Verification:
    """One line. `at`: aware. `who`: the author's name. `note`: "" if nobody wrote one."""

    at: datetime
    who: str
    response_id: str
    unit_code: str
    valid_from: str
    row_hash: str
    verdict: Verdict
    note: str = field(repr=False)


def note_verification(ledger: Ledger, line: Verification) -> None:
    """Append a line.

    Raises:
        LedgerError: the line cannot be written.
    """
    ledger.append(NAME, pa.Table.from_pylist([asdict(line)], schema=VERIFICATION))


def verifications_of(ledger: Ledger) -> tuple[Verification, ...]:
    """All lines, in order of time.

    Raises:
        LedgerError: the table cannot be read.
    """
    rows = read_table(ledger.uri, NAME)
    return (
        () if rows is None else tuple(Verification(**row) for row in rows.sort_by("at").to_pylist())
    )
