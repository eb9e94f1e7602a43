"""The one computation: ledger + contest → judged attempts, standings, participation.

The program computes once for each `ledger.state.State`, whatever the number of viewers, and keeps
the tables in an in-memory DuckDB. Views read the tables through cursors, so threads may share them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any, TypeVar

import duckdb
import ibis
import pyarrow as pa
import pyarrow.compute as pc

from contest import Contest
from ledger import Decision, Ledger
from ledger.decided import as_decided
from ledger.engine import cursor, kept_connection, translated
from ledger.loads import standing
from ledger.people_decisions import PeopleDecided
from ledger.state import State
from results.boundary import last_boundary
from results.once import Once
from results.tables import TABLES, Given, Key, Making, needed

_T = TypeVar("_T")

_QUERIES: dict[tuple[str, datetime | None, datetime | None, Key], tuple[str, str]] = {}
_MOST_QUERIES = 200
_MOST_TABLES, _MOST_KEPT = 1_000, 300


@dataclass(frozen=True, slots=True)
class Supposed:
    """Decisions that somebody might take, and the responses that would then read differently.

    The supposed decisions follow all taken ones. The responses come from `ingest.reread`; there are
    none if the decisions only accept or reject. `all`: the responses are all that there would be,
    because a load would be undone or restored.
    """

    decisions: tuple[Decision, ...]
    responses: pa.Table
    all: bool = False


Before = Callable[[datetime, datetime], "Results"]
"""The results of the responses submitted before the second time, as if nothing had been decided
since the first one. Both are contest-local."""


class Results:
    """The tables of one computation, shared by all viewers and never changed.

    Each table is made when it is first asked for. A page sees the results only through
    `results.visible`.

    `reference_time`: contest-local; `--as-of`, else the last boundary passed
    (`results.boundary`): only the clock has changed since that boundary. `state` names the
    results; it is None for results that belong to no state, because decisions are supposed or
    `--as-of` leaves responses out. `loads`: the loads that the responses hold.
    """

    def __init__(
        self,
        given: Given,
        con: duckdb.DuckDBPyConnection,
        load_numbers: Mapping[str, int],
        state: State | None,
    ) -> None:
        self.contest = given.contest
        self.reference_time = given.reference_time
        self.ledger = given.ledger
        self.loads = standing(_held(given.ledger.loads(), load_numbers), given.contest)
        self.state = state
        self.decisions = given.decisions
        self._given = given
        self._con = con
        self._tables = Once(_MOST_TABLES)
        self._values = Once(_MOST_KEPT)

    @property
    def as_of(self) -> datetime | None:
        """The contest-local time before which the responses were submitted; None: all count."""
        return self._given.as_of

    @property
    def people(self) -> PeopleDecided:
        """The decisions about persons."""
        return self._given.people

    def keep(self, about: Hashable, make: Callable[[], _T]) -> _T:
        """The value that `make` returns, made once for all callers. No caller may change it."""
        return self._values.get(about, make)

    def rows(
        self,
        table: str | Key,
        query: str,
        params: list[Any] | None = None,
        *,
        also: Collection[str] = (),
    ) -> pa.Table:
        """Run a query on tables of `results.tables`, on a cursor of its own.

        `table`: the key of a table that depends on a day; for any other table the name is enough.
        `also`: further tables of the query that the first one does not need.
        """
        for one in (table, *also):
            self._table(one if isinstance(one, Key) else Key(one))
        with cursor(self._con) as con:
            return con.sql(query, params=params).to_arrow_table()

    def _table(self, key: Key) -> None:
        """Make a table, and the tables that it needs, once for all callers.

        No table needs itself, not even through other tables, so callers never wait in a circle.
        """
        self._tables.get(key, lambda: self._make(key))

    def _make(self, key: Key) -> None:
        """Make a table on a cursor of its own: other threads make other tables meanwhile."""
        for other in needed(key):
            self._table(other)
        table = TABLES[key.name]
        with cursor(self._con) as con:
            con.execute(f'drop table if exists "{key}"')  # left by a failed attempt
            if table.is_rows:
                con.register("rows", table.make(Making(self._given, con, key.day)))
                con.execute(f'create table "{key}" as from rows')
                con.unregister("rows")
                return
            columns, query = self._query(key, con)
            con.execute(f'create table "{key}" {columns}')
            con.execute(f'insert into "{key}" {query}')

    def _query(self, key: Key, con: duckdb.DuckDBPyConnection) -> tuple[str, str]:
        """The table's columns and its query, as SQL. Both follow from the rules of the contest,
        whatever the ledger holds.

        The program keeps both, because compiling them takes a third of a computation's time.
        """
        table, rules = TABLES[key.name], self._given.rules
        moment = rules.reference_time if table.by_moment else None
        compiled = (rules.contest.hash, rules.as_of, moment, key)
        if (query := _QUERIES.get(compiled)) is None:
            made = table.make(Making(rules, con, key.day))
            query = _columns(made.schema()), str(ibis.to_sql(made, dialect="duckdb"))
            if len(_QUERIES) >= _MOST_QUERIES:
                _QUERIES.clear()
            _QUERIES[compiled] = query
        return query


def _columns(schema: ibis.Schema) -> str:
    """The columns of a table as `create table` takes them."""
    kinds = schema.to_sqlglot_column_defs("duckdb")
    return f"({', '.join(kind.sql('duckdb') for kind in kinds)})"


def compute(
    contest: Contest,
    ledger: Ledger,
    *,
    now: datetime,
    as_of: datetime | None = None,
    decided_before: datetime | None = None,
    supposed: Supposed | None = None,
) -> Results:
    """Judge, order, score and rank everything, as the folder and the decisions say.

    `now` is aware; `as_of` is contest-local and keeps the responses submitted before it.
    `decided_before` (aware) leaves later decisions about single responses and persons out.
    `supposed`: decisions that nobody has taken, to see their effect. Only responses that are
    already read count, so call `ingest.ensure_current` first.
    """
    decisions = (*ledger.decisions(), *(supposed.decisions if supposed else ()))
    if decided_before is not None:
        decisions = tuple(one for one in decisions if one.decided_at < decided_before)
    contest = as_decided(contest, decisions) if supposed else ledger.decided(contest)
    moment = as_of or last_boundary(contest, contest.local(now))
    given, con = Given(contest, ledger, decisions, moment, as_of), kept_connection()
    with translated():
        if supposed is None:
            numbers = ledger.scan_responses(con, contest, "responses")
            _show_to_cursors(con, "responses")
            state = None if as_of else _state(given, numbers)
            return Results(given, con, numbers, state)
        numbers = ledger.scan_responses(con, contest, "stored")
        con.register("supposed", supposed.responses)
        for name in ("stored", "supposed"):
            _show_to_cursors(con, name)
        kept = "false" if supposed.all else "response_id not in (select response_id from supposed)"
        con.execute(
            f"create view responses as select * from stored where {kept} "  # nosec B608 # one of two conditions of ours
            "union all by name select * from supposed"
        )
        return Results(given, con, numbers, None)


def compute_again(
    contest: Contest,
    ledger: Ledger,
    state: State,
    decisions: tuple[Decision, ...],
    responses: pa.Table,
) -> Results:
    """The results that `compute` gave in an earlier state.

    `decisions`: those taken up to that state. `responses`: as they read then
    (`ingest.read_until`). `contest`: as decided then.
    """
    con = kept_connection()
    con.register("responses", responses)
    _show_to_cursors(con, "responses")
    given = Given(contest, ledger, decisions, state.boundary, None)
    return Results(given, con, dict(state.loads), state)


def _state(given: Given, load_numbers: Mapping[str, int]) -> State:
    last = max((decision.number for decision in given.decisions), default=0)
    return State(
        given.ledger.lineage,
        tuple(load_numbers.items()),
        last,
        given.contest.hash,
        given.reference_time,
    )


def _held(loads: pa.Table, load_numbers: Mapping[str, int]) -> pa.Table:
    """The loads up to those numbers. Later loads belong to a later state."""
    up_to = (
        (pc.field("source") == source) & (pc.field("load_number") <= number)
        for source, number in load_numbers.items()
    )
    return loads.filter(reduce(or_, up_to))


def _show_to_cursors(con: duckdb.DuckDBPyConnection, name: str) -> None:
    """Copy a relation that is registered with the connection into a table.

    Cursors do not see registered relations.
    """
    query = "select 1 from duckdb_views() where view_name = ? and temporary"
    if con.execute(query, [name]).fetchone():
        con.execute(f'create table main."{name}" as from temp."{name}"')
