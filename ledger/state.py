"""The state that a result is of, and the lineage of a ledger.

At equal states equal results: files, releases and caches are named by it. It holds no version of a
table, so compaction, vacuum and copying a ledger change no name.
"""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa
from deltalake import DeltaTable, write_deltalake
from deltalake.exceptions import DeltaError

from contest import Contest

LINEAGE = pa.schema(
    [
        pa.field("lineage", pa.string(), nullable=False),
        pa.field("parent", pa.string()),
        pa.field("cut", pa.string()),
    ]
)
"""The histories that a ledger has had: one line when it begins, without a parent. A restore adds a
line before it cuts: `parent` is the lineage that it cuts, `cut` the name of the state where."""


@dataclass(frozen=True, slots=True)
class State:
    """What a ledger held for a contest, and up to when time had passed.

    `lineage`: that of the ledger, empty before anything was written. `loads`: number of the last
    load of each source of the contest, 0 before the first. `decision`: number of the last decision,
    0 before the first. `contest`: `Contest.hash`, as decided. `boundary`: the last boundary of time
    passed, contest-local (`results.boundary`).

    >>> state = State("3f2a", (("form", 7),), 2, "9c01", datetime(2024, 11, 20))
    >>> state.name
    '299caedd0f486b21'
    """

    lineage: str
    loads: tuple[tuple[str, int], ...]
    decision: int
    contest: str
    boundary: datetime

    @property
    def name(self) -> str:
        """SHA-256 over all parts, 16 hexadecimal digits."""
        loads = [f"{source}={number}" for source, number in self.loads]
        parts = (self.lineage, *loads, str(self.decision), self.contest, self.boundary.isoformat())
        return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]


def load_numbers(table: DeltaTable | None, contest: Contest) -> dict[str, int]:
    """The number of the last load of each source that a table holds, 0 before the first."""
    return {
        source.id: (table.transaction_version(source.id) or 0) if table else 0
        for source in contest.sources
    }


def begin(uri: str) -> None:
    """Give a ledger in which nothing was written yet its lineage.

    Raises:
        DeltaError, OSError: it cannot be written.
    """
    names = ("lineage", "observations", "decisions")
    if any(DeltaTable.is_deltatable(f"{uri}/{name}") for name in names):
        return
    line = {"lineage": uuid.uuid4().hex, "parent": None, "cut": None}
    write_once(f"{uri}/lineage", pa.Table.from_pylist([line], schema=LINEAGE))


def write_once(place: str, rows: pa.Table) -> None:
    """Write a table, unless another process was faster.

    Raises:
        DeltaError, OSError: it cannot be written.
    """
    try:
        write_deltalake(place, rows, mode="error")
    except (DeltaError, OSError):
        if not DeltaTable.is_deltatable(place):
            raise


def current_lineage(lines: pa.Table) -> str:
    """Of the lines of `LINEAGE` the one that no restore has cut.

    >>> line = {"lineage": "old", "parent": None}, {"lineage": "new", "parent": "old"}
    >>> current_lineage(pa.Table.from_pylist(line, schema=LINEAGE))
    'new'
    """
    cut = set(lines["parent"].to_pylist())
    names: list[str] = lines["lineage"].to_pylist()
    return next(name for name in names if name not in cut)
