"""Who took what away, looked somebody up, or saw a contact unmasked: a table `log` in the ledger.

The table stands beside the state: no number depends on it, and nothing is computed again after a
line. A line names a table and how much of it, never a person. What cannot be logged does not
happen.
"""

from __future__ import annotations

from typing import Literal

import pyarrow as pa

from contest.errors import NotAllowedError
from results import Principal
from service.environment import Moment, Place
from service.wired import declared, ledger_of

Logged = Literal["export", "look_up", "unmask"]
LOG = pa.schema(
    [
        pa.field("at", pa.timestamp("us", "UTC"), nullable=False),
        pa.field("who", pa.string(), nullable=False),
        pa.field("role", pa.string(), nullable=False),
        pa.field("act", pa.string(), nullable=False),
        pa.field("scope", pa.string(), nullable=False),
        pa.field("rows", pa.int64(), nullable=False),
        pa.field("sha256", pa.string()),
    ]
)


def note_down(
    place: Place,
    who: Principal,
    act: Logged,
    *,
    scope: str,
    rows: int,
    sha256: str | None = None,
    moment: Moment,
) -> None:
    """Write a line. `scope`: what it was about, without personal data; `sha256`: of an exported
    file, null where there is none.

    Raises:
        NotAllowedError: nobody is signed in.
        LedgerError: the line cannot be written; then what it is about must not happen.
    """
    if who.role == "nobody" or not who.name:
        raise NotAllowedError(f"{act} by nobody; expected somebody who is signed in")
    line = {
        "at": moment.now, "who": who.name, "role": who.role, "act": act, "scope": scope,
        "rows": rows, "sha256": sha256,
    }  # fmt: skip
    ledger = ledger_of(place, declared(place))
    ledger.append("log", pa.Table.from_pylist([line], schema=LOG))
