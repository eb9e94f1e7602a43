"""The state that a result belongs to, and the lineage of a ledger.

Equal states give equal results, so files, releases and caches carry the name of the state. A state
does not hold the version of a table, so compacting, vacuuming or copying a ledger keeps the name.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa
from deltalake import DeltaTable

from contest import Contest

LINEAGE = pa.schema(
    [
        pa.field("lineage", pa.string(), nullable=False),
        pa.field("parent", pa.string()),
        pa.field("cut", pa.string()),
        # JSON: source → number of its last load at the cut; null for a line without a parent.
        pa.field("loads", pa.string()),
        # Number of the last decision at the cut; null as for `loads`, and in lines of old.
        pa.field("decision", pa.int64()),
    ]
)
"""The histories of a ledger. A new ledger has one line without a parent. A restore adds a line:
`parent` is the lineage that the restore cuts, `cut` the name of the state at the cut."""


@dataclass(frozen=True, slots=True)
class State:
    """The content of a ledger for a contest, and the last boundary of time.

    `lineage`: that of the ledger; empty before the first write. `loads`: number of the last load of
    each source of the contest; 0 before the first. `decision`: number of the last decision; 0
    before the first. `contest`: `Contest.hash`, as decided. `boundary`: the last boundary of time
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
    def position(self) -> str:
        """The part that names the content of the ledger, without the folder and the time; the same
        text as `Ledger.position`."""
        return position_text(self.lineage, dict(self.loads), self.decision)

    @property
    def name(self) -> str:
        """The first 16 hexadecimal digits of the SHA-256 over all parts."""
        loads = [f"{source}={number}" for source, number in self.loads]
        parts = (self.lineage, *loads, str(self.decision), self.contest, self.boundary.isoformat())
        return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]


def position_text(lineage: str, loads: Mapping[str, int], decision: int) -> str:
    """Lineage, last load of each source and last decision as one text.

    >>> position_text("3f2a", {"form": 7}, 2)
    '3f2a;form=7;2'
    """
    numbers = ",".join(f"{source}={number}" for source, number in loads.items())
    return f"{lineage};{numbers};{decision}"


def load_numbers(table: DeltaTable | None, contest: Contest) -> dict[str, int]:
    """Source → number of its last load that a table holds; 0 before the first."""
    return {
        source.id: (table.transaction_version(source.id) or 0) if table else 0
        for source in contest.sources
    }


def current_lineage(lines: pa.Table) -> str:
    """The lineage that no restore has cut, from the lines of `LINEAGE`.

    >>> line = {"lineage": "old", "parent": None}, {"lineage": "new", "parent": "old"}
    >>> current_lineage(pa.Table.from_pylist(line, schema=LINEAGE))
    'new'
    """
    cut = set(lines["parent"].to_pylist())
    names: list[str] = lines["lineage"].to_pylist()
    return next(name for name in names if name not in cut)


def goes_through(lines: pa.Table, state: State) -> bool:
    """Whether a ledger with these lineages was in this state: the state is of the current lineage,
    or of an earlier one and not after its cut.

    >>> cut = {"lineage": "new", "parent": "old", "loads": '{"form": 3}', "decision": 2}
    >>> lines = pa.Table.from_pylist([{"lineage": "old"}, cut], schema=LINEAGE)
    >>> then = datetime(2024, 11, 20)
    >>> goes_through(lines, State("old", (("form", 3),), 2, "9c01", then))
    True
    >>> goes_through(lines, State("old", (("form", 4),), 2, "9c01", then))
    False
    """
    if state.lineage == current_lineage(lines):
        return True
    cuts = {line["parent"]: line for line in lines.to_pylist()}
    cut = cuts.get(state.lineage)
    if cut is None or cut.get("decision") is None:
        return False
    ended = json.loads(cut["loads"])
    loads = all(number <= ended.get(source, 0) for source, number in state.loads)
    return loads and state.decision <= cut["decision"]


def ancestry(lines: pa.Table) -> tuple[tuple[str, Mapping[str, int]], ...]:
    """The lineages from the oldest to the current one, each with the number of the last load of
    each source that was made in it. The current lineage has no such numbers: all later loads are
    its own.

    >>> line = {"lineage": "old"}, {"lineage": "new", "parent": "old", "loads": '{"form": 3}'}
    >>> ancestry(pa.Table.from_pylist(line, schema=LINEAGE))
    (('old', {'form': 3}), ('new', {}))
    """
    by_name = {line["lineage"]: line for line in lines.to_pylist()}
    name: str | None = current_lineage(lines)
    found: list[tuple[str, Mapping[str, int]]] = []
    ended: Mapping[str, int] = {}
    while name is not None:
        found.append((name, ended))
        line = by_name.get(name, {})
        name, ended = line.get("parent"), json.loads(line.get("loads") or "{}")
    return tuple(reversed(found))


def born_in(ancestry: Sequence[tuple[str, Mapping[str, int]]], source: str, number: int) -> str:
    """The lineage in which the load of this number was made.

    >>> born_in((("old", {"form": 3}), ("new", {})), "form", 3)
    'old'
    >>> born_in((("old", {"form": 3}), ("new", {})), "form", 4)
    'new'
    """
    return next(
        (name for name, ended in ancestry[:-1] if number <= ended.get(source, 0)), ancestry[-1][0]
    )
