"""The loads of a source that are in force, and those that the committee has undone.

A load is compared with the loads that were in force before it, so the loads in force form a chain:
each stands on the one before. Only the newest load can be undone, then the one before it. An undone
load can be restored while the load on which it stands is the newest one in force.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from contest import Contest
from contest.errors import UsageError
from ledger.decided import undone_loads
from ledger.decisions import FILE, LOAD_NUMBER, ROWS, Decision
from ledger.engine import connect
from ledger.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Load:
    """One load of a source. `base`: the number of the load on which it stands; 0: none.

    `is_file`: a file was loaded; otherwise a live source was read. `rows`: of the snapshot.
    """

    source: str
    number: int
    base: int
    file: str
    observed_at: datetime
    rows: int
    is_file: bool
    is_undone: bool


def observe(
    con: duckdb.DuckDBPyConnection, ledger: Ledger, contest: Contest, view: str = "observations"
) -> bool:
    """Make `view` from the observations of all loads that are not undone; False if there are none.

    `contest` as decided.
    """
    if not contest.undone_loads:
        return ledger.scan(con, "observations", view)
    if not ledger.scan(con, "observations", f"{view}_of_all_loads"):
        return False
    con.register(f"{view}_undone", _pairs(contest))
    con.execute(
        f"create or replace temp view {view} as select o.* from {view}_of_all_loads o "  # nosec B608 # the name of a view of ours
        f"anti join {view}_undone u on o.source = u.source and o.load_number = u.load_number"
    )
    return True


def standing(loads: pa.Table, contest: Contest) -> pa.Table:
    """The lines of `ledger.schema.LOAD` whose load is not undone. `contest` as decided."""
    if not contest.undone_loads:
        return loads
    undone = contest.undone_loads
    pairs = zip(loads["source"].to_pylist(), loads["load_number"].to_pylist(), strict=True)
    return loads.filter(pa.array([pair not in undone for pair in pairs], pa.bool_()))


def _pairs(contest: Contest) -> pa.Table:
    found = sorted(contest.undone_loads)
    return pa.table(
        {
            "source": pa.array([source for source, _ in found], pa.string()),
            "load_number": pa.array([number for _, number in found], pa.int64()),
        }
    )


def headers(ledger: Ledger, contest: Contest, source: str) -> tuple[tuple[str, ...], ...]:
    """The distinct headers of the source's loads in force. The header seen first comes first."""
    if not any(name == source for name, _ in contest.undone_loads):
        return ledger.headers(source)
    lines = standing(ledger.loads(), contest).sort_by("load_number").to_pylist()
    return tuple(dict.fromkeys(tuple(x["header"]) for x in lines if x["source"] == source))


def last_line(ledger: Ledger, contest: Contest, source: str) -> Mapping[str, Any] | None:
    """The line of the newest load of the source in force, as `ledger.schema.LOAD`; None if there is
    none, or if one of two lines of that number is an orphan."""
    if not (number := newest(contest, source, ledger.load_number(source))):
        return None
    wanted = (pc.field("source") == source) & (pc.field("load_number") == number)
    found = ledger.loads().filter(wanted).to_pylist()
    return found[0] if len(found) == 1 else None


def newest(contest: Contest, source: str, last: int) -> int:
    """The number of the source's newest load in force; 0 if there is none. `last`: the number of
    the last load, undone or not."""
    while (source, last) in contest.undone_loads:
        last -= 1
    return last


def zone(ledger: Ledger, contest: Contest, source: str) -> str | None:
    """The time zone that the source's last live read told; None if none did. A spreadsheet's zone
    holds for its exports too."""
    ours = standing(ledger.loads(), contest).filter(pc.field("source") == source)
    texts = ours.sort_by("load_number")["detected"].to_pylist()
    told = [json.loads(text).get("timezone") for text in texts]
    return next(filter(None, reversed(told)), None)


def loads_of(ledger: Ledger, decisions: Iterable[Decision]) -> tuple[Load, ...]:
    """All loads that wrote observations, by source and number, with the undone ones."""
    undone = undone_loads(decisions)
    with connect() as con:
        if not ledger.scan(con, "observations", "observations"):
            return ()
        con.register("loads", ledger.loads())
        lines = con.sql(
            "select * from loads where load_id in (select load_id from observations) "
            "order by source, load_number"
        ).to_arrow_table()
    return tuple(
        Load(
            line["source"],
            line["load_number"],
            _base(line),
            line["file"],
            line["observed_at"],
            line["rows"],
            bool(line["file_hash"]),
            (line["source"], line["load_number"]) in undone,
        )
        for line in lines.to_pylist()
    )


def _base(line: Mapping[str, Any]) -> int:
    base = line.get("base")  # a ledger older than undone loads has no such column
    return int(line["load_number"]) - 1 if base is None else int(base)


def undoable(loads: Iterable[Load], source: str) -> Load:
    """The load of the source that can be undone: the newest one in force.

    Raises:
        UsageError: the source has no load in force, or the newest one is a live reading.
    """
    there = [load for load in loads if load.source == source and not load.is_undone]
    if not there:
        raise UsageError(f"the source {source!r} has no load in force, so there is none to undo")
    load = max(there, key=lambda one: one.number)
    if not load.is_file:
        raise UsageError(
            f"the newest load of the source {source!r} is a live reading, which cannot be undone; "
            "put the sheet right, and the program reads it again by itself"
        )
    return load


def restorable(loads: Iterable[Load], source: str) -> tuple[Load, ...]:
    """The undone loads of the source that stand on the newest load in force."""
    ours = [load for load in loads if load.source == source]
    top = max((load.number for load in ours if not load.is_undone), default=0)
    return tuple(load for load in ours if load.is_undone and load.base == top)


def undoing(load: Load) -> dict[str, str]:
    """Facts of the decision that undoes a load."""
    return {LOAD_NUMBER: str(load.number), FILE: load.file, ROWS: str(load.rows)}


def check_chain(loads: Iterable[Load]) -> None:
    """Refuse loads of which one in force does not stand on the one in force before it.

    Raises:
        UsageError: such a load exists.
    """
    top: dict[str, int] = {}
    for load in loads:
        if load.is_undone:
            continue
        if load.base != top.get(load.source, 0):
            raise UsageError(
                f"load {load.number} of the source {load.source!r} was compared with load "
                f"{load.base}, and load {top.get(load.source, 0)} would stand before it; loads are "
                "undone from the newest backwards and restored in the other direction, or load "
                "the file again"
            )
        top[load.source] = load.number
