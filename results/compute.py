"""The one computation: ledger + contest → judged attempts, standings, participation.

It is made once for each (ledger position, contest, boundary of time) however many look, and kept in
an in-memory DuckDB; views read from it through cursors, so it may be shared between threads.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

import duckdb
import ibis
import pyarrow as pa
from ibis import ir
from ibis.backends.duckdb import Backend

from contest import Contest
from contest.mergers import numbers_on, standing_for, tree_on
from contest.roster import expected
from ledger import Decision, Ledger
from ledger.decided import as_decided, verdicts
from ledger.decisions import in_force
from ledger.engine import connect, quiet
from ledger.people_decisions import KEYED, KINDS, MOVED, PeopleDecided
from results.agreement import check_keys
from results.boundary import last_boundary
from results.once import Once
from scoring.agreement import compared
from scoring.attempts import balance, count_attempts
from scoring.judge import judge
from scoring.participation import participation, totals, turnout
from scoring.persons import with_persons
from scoring.standings import OVERALL, standings

_T = TypeVar("_T")

_QUERIES: dict[tuple[str, datetime | None, datetime | None, str], tuple[ibis.Schema, str]] = {}
_MOST_QUERIES = 200
_MOST_TABLES, _MOST_KEPT = 1_000, 300

NOWHERE = -1
"""In place of a unit: no unit of a state surely contains it."""


@dataclass(frozen=True, slots=True)
class Supposed:
    """Decisions that might be taken, after all that were, and the responses that would then read
    otherwise (`ingest.reread`; empty where they only accept or reject)."""

    decisions: tuple[Decision, ...]
    responses: pa.Table


class Results:
    """Shared and never changed; each table is made when it is first asked for. A page sees it only
    through `results.visible`.

    `reference_time`: contest-local; `--as-of`, else the last boundary passed
    (`results.boundary`): from there to now nothing changes but the clock.
    """

    def __init__(
        self,
        contest: Contest,
        reference_time: datetime,
        con: duckdb.DuckDBPyConnection,
        ledger: Ledger,
        decisions: tuple[Decision, ...],
        as_of: datetime | None,
    ) -> None:
        self.contest = contest
        self.reference_time = reference_time
        self.ledger = ledger
        self.loads = ledger.loads()
        self.decisions = decisions
        self._con = con
        self._as_of = as_of
        self._tables = Once(_MOST_TABLES)
        self._values = Once(_MOST_KEPT)

    def keep(self, about: Hashable, make: Callable[[], _T]) -> _T:
        """What `make` finds out, once for all who ask. It is shared: nobody may change it."""
        return self._values.get(about, make)

    def rows(self, table: str, query: str, params: list[Any] | None = None) -> pa.Table:
        """Run a query on one of the tables (`_expression` names them), on a cursor of its own.

        "participation 2024-12-01" is participation in the state that the units had that day.
        """
        self._table(table)
        with quiet(self._con.cursor()) as cursor:
            return cursor.sql(query, params=params).to_arrow_table()

    def _table(self, name: str) -> None:
        """Make a table and those it needs, if they are not there: once for all who ask. No table
        needs itself by any way, so nobody waits in a circle."""
        self._tables.get(name, lambda: self._make(name))

    def _make(self, name: str) -> None:
        """On a cursor of its own: others make other tables meanwhile."""
        kind, _, text = name.partition(" ")
        day = date.fromisoformat(text) if text else None
        for other in _needs(kind, day):
            self._table(other)
        with quiet(self._con.cursor()) as cursor:
            backend = ibis.duckdb.from_connection(cursor)
            cursor.execute(f'drop table if exists "{name}"')  # of a making that failed
            if (rows := self._collected(backend, kind, day)) is not None:
                backend.create_table(name, rows)
                return
            schema, query = self._query(backend, name, kind, day)
            backend.create_table(name, schema=schema)
            cursor.execute(f'insert into "{name}" {query}')

    def _query(
        self, backend: Backend, name: str, kind: str, day: date | None
    ) -> tuple[ibis.Schema, str]:
        """The table's columns and its SQL. They follow from the contest, whatever the ledger holds,
        and to compile them takes a third of a computation's time: so they are kept."""
        moment = self.reference_time if kind == "standings" else None
        key = (self.contest.hash, self._as_of, moment, name)
        if (query := _QUERIES.get(key)) is None:
            made = self._expression(backend, kind, day)
            query = made.schema(), str(ibis.to_sql(made, dialect="duckdb"))
            if len(_QUERIES) >= _MOST_QUERIES:
                _QUERIES.clear()
            _QUERIES[key] = query
        return query

    @cached_property
    def people(self) -> PeopleDecided:
        """What was decided about persons."""
        acts = [decision for decision in in_force(self.decisions) if decision.kind in KINDS]
        return PeopleDecided(acts, self.ledger.salt if acts else "")

    def _moved(self, backend: Backend) -> pa.Table:
        """The responses that decisions about persons move or look at."""
        ids = self.people.ids
        if not ids:
            return MOVED.empty_table()
        return self.people.moved(backend.con.sql(KEYED, params=[ids]).to_arrow_table())

    def _collected(self, backend: Backend, name: str, day: date | None) -> pa.Table | None:
        """The tables that no single query makes: those of the folder and the decisions, and the key
        check, which looks at the answers several times. None for the others."""
        match name:
            case "moved":
                return self._moved(backend)
            case "verdicts":
                return verdicts(self.decisions)
            case "roster":
                return _roster(self.contest)
            case "units":
                return _unit_names(self.contest)
            case "above":
                return _above(self.contest, day)
            case "key_check":
                return check_keys(backend.table("compared"), self.contest)
        return None

    def _expression(self, backend: Backend, name: str, day: date | None) -> ir.Table:
        """How a table follows from others, which `_needs` names."""
        contest, table = self.contest, backend.table
        if name == "attempts":
            responses = with_persons(table("responses"), table("moved"))
            judged = judge(responses, table("verdicts"), contest)
            if self._as_of is not None:
                judged = judged.filter(judged.submitted_at < ibis.literal(self._as_of))
            return count_attempts(judged, contest)
        attempts = table("attempts")
        match name:
            case "compared":
                return compared(table("responses"), attempts, contest)
            case "standings":
                return standings(attempts, contest, self.reference_time)
            case "balance":
                return balance(attempts)
            case "totals":
                return _by_round(attempts, contest, totals)
            case "participation":
                above = table(_of("above", day))
                return _by_round(attempts, contest, lambda some: participation(some, above))
        return turnout(attempts, "day" if name == "turnout_day" else "hour")


def _needs(name: str, day: date | None) -> tuple[str, ...]:
    """The tables that one is made from, besides `responses`."""
    match name:
        case "moved" | "verdicts" | "roster" | "units" | "above":
            return ()
        case "attempts":
            return ("moved", "verdicts")
        case "key_check":
            return ("compared",)
        case "standings":
            return ("attempts", "units")
        case "participation":
            return ("attempts", _of("above", day))
    return ("attempts",)


def _of(name: str, day: date | None) -> str:
    return f"{name} {day}" if day else name


def compute(
    contest: Contest,
    ledger: Ledger,
    *,
    now: datetime,
    as_of: datetime | None = None,
    supposed: Supposed | None = None,
) -> Results:
    """Judge, order, score and rank everything, as the folder and the decisions say.

    `now` is aware; `as_of` is contest-local and keeps the responses submitted before it.
    `supposed`: decisions that were not taken, to see what they would do.
    """
    decisions = (*ledger.decisions(), *(supposed.decisions if supposed else ()))
    contest = as_decided(contest, decisions) if supposed else ledger.decided(contest)
    moment = as_of or last_boundary(contest, contest.local(now))
    con = connect()
    if supposed is None:
        ledger.scan_responses(con, contest, "responses")
        _show_to_cursors(con, "responses")
    else:
        ledger.scan_responses(con, contest, "stored")
        con.register("supposed", supposed.responses)
        for name in ("stored", "supposed"):
            _show_to_cursors(con, name)
        con.execute(
            "create view responses as "
            "select * from stored where response_id not in (select response_id from supposed) "
            "union all by name select * from supposed"
        )
    return Results(contest, moment, con, ledger, decisions, as_of)


def _show_to_cursors(con: duckdb.DuckDBPyConnection, name: str) -> None:
    """Cursors do not see what is registered with a connection: that becomes a table."""
    query = "select 1 from duckdb_views() where view_name = ? and temporary"
    if con.execute(query, [name]).fetchone():
        con.execute(f'create table main."{name}" as from temp."{name}"')


def _by_round(attempts: ir.Table, contest: Contest, count: Any) -> ir.Table:
    """The same count over all rounds (`round` = `OVERALL`) and for each of several rounds."""
    tables = [count(attempts).mutate(round=ibis.literal(OVERALL, "int64"))]
    if len(contest.rounds) > 1:
        tables += [
            count(attempts.filter(attempts["round"] == n)).mutate(round=ibis.literal(n, "int64"))
            for n in range(len(contest.rounds))
        ]
    return ibis.union(*tables) if len(tables) > 1 else tables[0]


def _above(contest: Contest, day: date | None) -> pa.Table:
    """Each unit with itself and all above it; with a day, with the unit of that state that its
    credit belongs to and all above that one, or with `NOWHERE`. `ancestor` numbers the units of
    that state."""
    tree = contest.units
    if day is None:
        pairs = [(n, step) for n, path in enumerate(tree.paths) for step in path]
    else:
        paths: dict[int | None, tuple[int, ...]] = {None: (NOWHERE,)}
        paths.update(zip(numbers_on(tree, day), tree_on(tree, day).paths, strict=True))
        pairs = [(n, at) for n, unit in enumerate(standing_for(tree, day)) for at in paths[unit]]
    return pa.table(
        {
            "unit": pa.array([unit for unit, _ in pairs], pa.int32()),
            "ancestor": pa.array([step for _, step in pairs], pa.int32()),
        }
    )


def _roster(contest: Contest) -> pa.Table:
    """Who is expected: `line` (its place), `unit`, `name_key`, `birth_date`, `phone`."""
    kinds = {"unit": pa.int32(), "name_key": pa.string(), "birth_date": pa.date32(),
             "phone": pa.string()}  # fmt: skip
    lines = expected(contest.units, contest.roster)
    columns = {n: pa.array([getattr(one, n) for one in lines], kind) for n, kind in kinds.items()}
    return pa.table({"line": pa.array(range(len(lines)), pa.int32()), **columns})


def _unit_names(contest: Contest) -> pa.Table:
    units = contest.units.units
    return pa.table(
        {
            "unit": pa.array(range(len(units)), pa.int32()),
            "unit_code": pa.array([unit.code for unit in units], pa.string()),
            "unit_name": pa.array([unit.name for unit in units], pa.string()),
        }
    )
