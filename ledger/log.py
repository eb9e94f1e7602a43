"""The log beside the state: who took what away, looked somebody up, or saw a whole contact.

No number depends on the log, so a new line recomputes nothing. A line names what was taken and how
much of it, never a person.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pyarrow as pa

from ledger.engine import connect
from ledger.ledger import Ledger

LOG = pa.schema(
    [
        pa.field("at", pa.timestamp("us", "UTC"), nullable=False),
        pa.field("who", pa.string(), nullable=False),
        pa.field("role", pa.string(), nullable=False),
        pa.field("act", pa.string(), nullable=False),
        # What the act was about, without personal data.
        pa.field("scope", pa.string(), nullable=False),
        pa.field("rows", pa.int64(), nullable=False),
        # Of an exported file; null for an act without a file.
        pa.field("sha256", pa.string()),
    ]
)


def lines_of(
    ledger: Ledger,
    *,
    act: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    offset: int = 0,
    limit: int = 50,
) -> tuple[int, list[dict[str, Any]]]:
    """The number of lines that match, and a page of them, the newest first, with the columns of
    `LOG`.

    `act`: only this act. `since`, `until` (aware): only lines from then on, and before then.

    Raises:
        LedgerError: the log cannot be read.
    """
    wanted = [
        (condition, value)
        for condition, value in (("act = ?", act), ('"at" >= ?', since), ('"at" < ?', until))
        if value is not None
    ]
    where = " and ".join(condition for condition, _ in wanted) or "true"
    params = [value for _, value in wanted]
    with connect() as con:
        if not ledger.scan(con, "log", "log"):
            return 0, []
        counted = con.sql(f"select count(*) from log where {where}", params=params).fetchall()  # nosec B608 # conditions of ours; what is asked is a parameter
        page = con.sql(
            f'from log where {where} order by "at" desc, who, act, scope '
            f"limit {int(limit)} offset {int(offset)}",
            params=params,
        )
        return int(counted[0][0]), page.to_arrow_table().to_pylist()
