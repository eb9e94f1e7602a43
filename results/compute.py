"""The one computation: ledger version + contest → judged attempts, standings, participation.

It is made once for each (ledger version, contest, reference time) however many look, and kept in
an in-memory DuckDB; views read from it through cursors, so it may be shared between threads.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb
import ibis
import pyarrow as pa

from contest import Contest
from ledger import Ledger
from scoring.attempts import balance, count_attempts
from scoring.judge import judge
from scoring.participation import participation, totals, turnout
from scoring.standings import OVERALL, standings


@dataclass(frozen=True)
class Results:
    """Shared and never changed. A page sees it only through `results.visible`.

    `reference_time`: contest-local; `--as-of`, else now or the closing, whichever is earlier.
    """

    contest: Contest
    version: str
    reference_time: datetime
    con: duckdb.DuckDBPyConnection
    loads: pa.Table

    def rows(self, query: str, params: list[Any] | None = None) -> pa.Table:
        """Run a query on a cursor of its own."""
        with self.con.cursor() as cursor:
            return cursor.sql(query, params=params).to_arrow_table()


def compute(
    contest: Contest, ledger: Ledger, *, now: datetime, as_of: datetime | None = None
) -> Results:
    """Judge, order, score and rank everything.

    `now` is aware; `as_of` is contest-local and keeps the responses submitted before it.
    """
    moment = as_of or min(contest.local(now), contest.closes_at or datetime.max)
    con = duckdb.connect()
    version = ledger.version(contest)
    ledger.scan_responses(con, contest, "stored_responses")
    backend = ibis.duckdb.from_connection(con)
    responses = backend.table("stored_responses")
    judged = judge(responses, contest)
    if as_of is not None:
        judged = judged.filter(judged.submitted_at < ibis.literal(as_of))
    backend.create_table("attempts", count_attempts(judged, contest))
    attempts = backend.table("attempts")
    backend.create_table("standings", standings(attempts, contest, moment))
    backend.create_table("balance", balance(attempts))
    backend.create_table("totals", _by_round(attempts, contest, totals))
    above = backend.create_table("above", _above(contest))
    by_round = _by_round(attempts, contest, lambda some: participation(some, above))
    backend.create_table("participation", by_round)
    for step in ("day", "hour"):
        backend.create_table(f"turnout_{step}", turnout(attempts, step))
    con.register("unit_names", _unit_names(contest))
    con.execute("create table units as from unit_names")
    return Results(contest, version, moment, con, ledger.loads())


def _by_round(attempts: ibis.Table, contest: Contest, count: Any) -> ibis.Table:
    """The same count over all rounds (`round` = `OVERALL`) and for each of several rounds."""
    tables = [count(attempts).mutate(round=ibis.literal(OVERALL, "int64"))]
    if len(contest.rounds) > 1:
        tables += [
            count(attempts.filter(attempts["round"] == n)).mutate(round=ibis.literal(n, "int64"))
            for n in range(len(contest.rounds))
        ]
    return ibis.union(*tables) if len(tables) > 1 else tables[0]


def _above(contest: Contest) -> pa.Table:
    pairs = [(n, step) for n, path in enumerate(contest.units.paths) for step in path]
    return pa.table(
        {
            "unit": pa.array([unit for unit, _ in pairs], pa.int32()),
            "ancestor": pa.array([step for _, step in pairs], pa.int32()),
        }
    )


def _unit_names(contest: Contest) -> pa.Table:
    units = contest.units.units
    return pa.table(
        {
            "unit": pa.array(range(len(units)), pa.int32()),
            "unit_code": pa.array([unit.code for unit in units], pa.string()),
            "unit_name": pa.array([unit.name for unit in units], pa.string()),
        }
    )
