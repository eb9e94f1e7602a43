"""The contact log beside the state: who called which unit, and what the unit promised.

No number depends on the log, so a new line recomputes nothing. A line names a unit, never a person
of the unit and no telephone number. A unit is named by its code and its first day, because a code
may be reused after a merger.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Literal

import pyarrow as pa

from contest.forgetting import of_persons
from ledger.ledger import Ledger
from ledger.tables import read_table

Outcome = Literal["reached", "missed"]
"""Somebody of the unit was reached, or nobody."""

NAME = "contacts"
CONTACT = pa.schema(
    [
        pa.field("at", pa.timestamp("us", "UTC"), nullable=False),
        pa.field("who", pa.string(), nullable=False),
        pa.field("unit_code", pa.string(), nullable=False),
        pa.field("valid_from", pa.date32()),
        pa.field("outcome", pa.string(), nullable=False),
        # Of the unit with all beneath, not only new ones. Null, as the day: nothing was promised.
        pa.field("promised", pa.int64()),
        pa.field("until", pa.date32()),
        pa.field("note", pa.string(), nullable=False),
    ]
)


@dataclass(frozen=True, slots=True)
class Contact:
    """One line. `at`: aware. `who`: the author's name. The unit promised to have `promised` people
    by the end of the day `until`; None: the unit promised nothing. `note`: "" if nobody wrote one.
    """

    at: datetime
    who: str
    unit_code: str
    valid_from: date | None
    outcome: Outcome
    promised: int | None
    until: date | None
    note: str = field(repr=False)


def note_contact(ledger: Ledger, contact: Contact) -> None:
    """Append a line.

    Raises:
        LedgerError: the line cannot be written.
    """
    ledger.append(NAME, pa.Table.from_pylist([asdict(contact)], schema=CONTACT))


def contacts_of(ledger: Ledger) -> tuple[Contact, ...]:
    """All lines, the newest first.

    Raises:
        LedgerError: the log cannot be read.
    """
    if (table := ledger.table(NAME)) is None:
        return ()
    return _contacts_at(ledger.uri, str(table.metadata().id), table.version())


@of_persons
@lru_cache(maxsize=4)
def _contacts_at(uri: str, table_id: str, version: int) -> tuple[Contact, ...]:
    """The lines, read once for each version, because every run of a page asks for them."""
    rows = read_table(uri, NAME, version)
    lines = rows.sort_by([("at", "descending")]).to_pylist() if rows else ()
    return tuple(Contact(**line) for line in lines)
