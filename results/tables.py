"""The registry of tables: the name of each table, the tables that it needs, and its making.

`results.compute` makes a table when it is first asked for. To add one, add an entry to `TABLES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property, partial
from typing import Any, NamedTuple

import duckdb
import ibis
import pyarrow as pa
from ibis import ir
from ibis.backends.duckdb import Backend

from contest import Contest
from contest.mergers import numbers_on, standing_for, tree_on
from contest.roster import expected
from contest.settings import Info, Settings, Source
from ledger import Decision, Ledger
from ledger.decided import verdicts
from ledger.decisions import in_force
from ledger.people_decisions import KEYED, KINDS, MOVED, PeopleDecided
from results.agreement import check_keys
from scoring.agreement import compared
from scoring.attempts import balance, count_attempts
from scoring.items import answered, topic_marks
from scoring.judge import judge
from scoring.participation import participation, totals, turnout, unit_turnout
from scoring.persons import with_persons
from scoring.scores import score_counts
from scoring.standings import OVERALL, standings, targets

NOWHERE = -1
"""Stands in place of a unit if no unit of a state surely contains the credit."""


class Key(NamedTuple):
    """Names a table. `day` names the state of the units, for the tables that depend on such a
    state. None means the units at the time of each submission.

    >>> f'select people from "{Key("participation", date(2024, 12, 1))}"'
    'select people from "participation 2024-12-01"'
    """

    name: str
    day: date | None = None

    def __str__(self) -> str:
        """The table's name in a query, between double quotes."""
        return f"{self.name} {self.day}" if self.day else self.name


@dataclass(frozen=True)
class Given:
    """The inputs of all tables, besides `responses`.

    `reference_time` and `as_of` are contest-local. If `as_of` is given, only responses submitted
    before `as_of` are attempts.
    """

    contest: Contest
    ledger: Ledger
    decisions: tuple[Decision, ...]
    reference_time: datetime
    as_of: datetime | None

    @cached_property
    def people(self) -> PeopleDecided:
        """The decisions about persons."""
        acts = [decision for decision in in_force(self.decisions) if decision.kind in KINDS]
        return PeopleDecided(acts, self.ledger.salt if acts else "")

    @cached_property
    def rules(self) -> Given:
        """The same without what decisions say about single units and loads (names, headcounts,
        contact persons, rosters, undone loads), without the whereabouts of the sources, and without
        what is only shown or published.

        An expression is made from `rules`, so none of these can change its SQL.
        """
        tree = self.contest.units
        units = (replace(one, headcount=None, headcount_source="", listed=0) for one in tree.units)
        contest = replace(
            self.contest,
            settings=_without_words(self.contest.settings),
            units=replace(tree, units=tuple(units)),
            roster=(),
            contacts=(),
            unit_names={},
            undone_loads=frozenset(),
        )
        return replace(self, contest=contest)


_ONLY_SHOWN = ("prefill", "hotline", "targets", "publication", "privacy", "documents", "signer")


def _without_words(settings: Settings) -> Settings:
    """The settings without the sections that no rule reads; of the contest only its window and
    zone, of a source only its id, kind and round."""
    said = settings.contest
    kept: dict[str, Any] = {name: Settings.model_fields[name].default for name in _ONLY_SHOWN}
    kept["contest"] = Info.model_construct(
        id="", title="", opens_at=said.opens_at, closes_at=said.closes_at, timezone=said.timezone
    )
    kept["sources"] = tuple(
        Source.model_construct(id=one.id, kind=one.kind, round=one.round)
        for one in settings.sources
    )
    return settings.model_copy(update=kept)


@dataclass(frozen=True)
class Making:
    """The making of one table: `con` holds `responses` and the tables that it needs."""

    given: Given
    con: duckdb.DuckDBPyConnection
    day: date | None

    @cached_property
    def _backend(self) -> Backend:
        return ibis.duckdb.from_connection(self.con)

    def table(self, name: str) -> ir.Table:
        """`responses`, or a needed table."""
        return self._backend.table(str(_of(name, self.day) if name in TABLES else name))


class Table(NamedTuple):
    """One entry of the registry.

    `needs`: the tables that this table is made from, besides `responses`. `make` returns the
    table's rows if `is_rows`, otherwise an expression. The SQL of the expression follows from
    `Given.rules` alone; if `by_moment`, it follows from the reference time too. `by_day`: each day
    has its own table.
    """

    name: str
    needs: tuple[str, ...]
    make: Callable[[Making], Any]
    is_rows: bool = False
    by_day: bool = False
    by_moment: bool = False


def needed(key: Key) -> Iterator[Key]:
    """The keys of the tables that a table is made from, for the same day."""
    return (_of(name, key.day) for name in TABLES[key.name].needs)


def _of(name: str, day: date | None) -> Key:
    return Key(name, day if TABLES[name].by_day else None)


def _moved(at: Making) -> pa.Table:
    """The responses of the persons that a decision names, with the person of each as decided."""
    people = at.given.people
    if not people.ids:
        return MOVED.empty_table()
    return people.moved(at.con.sql(KEYED, params=[people.ids]).to_arrow_table())


def _attempts(at: Making) -> ir.Table:
    responses = with_persons(at.table("responses"), at.table("moved"))
    judged = judge(responses, at.table("verdicts"), at.given.contest)
    if at.given.as_of is not None:
        judged = judged.filter(judged.submitted_at < ibis.literal(at.given.as_of))
    return count_attempts(judged, at.given.contest)


def _compared(at: Making) -> ir.Table:
    return compared(at.table("responses"), at.table("attempts"), at.given.contest)


def _answered(at: Making) -> ir.Table:
    return answered(at.table("responses"), at.table("attempts"), at.given.contest)


def _topic_marks(at: Making) -> ir.Table:
    contest = at.given.contest
    return topic_marks(at.table("responses"), at.table("attempts"), at.table("above"), contest)


def _standings(at: Making) -> ir.Table:
    return standings(at.table("attempts"), at.given.contest, at.given.reference_time)


def _targets(at: Making) -> ir.Table:
    return targets(at.table("attempts"), at.given.contest)


def _participation(at: Making) -> ir.Table:
    above = at.table("above")
    return _by_round(at, lambda attempts: participation(attempts, above))


def _unit_days(at: Making) -> ir.Table:
    return unit_turnout(at.table("attempts"), at.table("above"))


def _by_round(at: Making, count: Callable[[ir.Table], ir.Table]) -> ir.Table:
    """The same count over all rounds (`round` = `OVERALL`) and for each of several rounds."""
    attempts, rounds = at.table("attempts"), at.given.contest.rounds
    tables = [count(attempts).mutate(round=ibis.literal(OVERALL, "int64"))]
    if len(rounds) > 1:
        tables += [
            count(attempts.filter(attempts["round"] == n)).mutate(round=ibis.literal(n, "int64"))
            for n in range(len(rounds))
        ]
    return ibis.union(*tables) if len(tables) > 1 else tables[0]


def _above(at: Making) -> pa.Table:
    """Pairs of `unit` and `ancestor`: each unit with itself and with every unit above it.

    With a day, each unit is paired with the unit of that state that holds its credit, and with
    every unit above that one, or with `NOWHERE`. `ancestor` numbers the units of that state.
    """
    tree, day = at.given.contest.units, at.day
    if day is None:
        pairs = [(n, step) for n, path in enumerate(tree.paths) for step in path]
    else:
        paths: dict[int | None, tuple[int, ...]] = {None: (NOWHERE,)}
        paths.update(zip(numbers_on(tree, day), tree_on(tree, day).paths, strict=True))
        pairs = [(n, step) for n, to in enumerate(standing_for(tree, day)) for step in paths[to]]
    return pa.table(
        {
            "unit": pa.array([unit for unit, _ in pairs], pa.int32()),
            "ancestor": pa.array([step for _, step in pairs], pa.int32()),
        }
    )


def _roster(at: Making) -> pa.Table:
    """The expected people: `line` (place in the roster), `unit`, `name_key`, `birth_date`,
    `phone`."""
    kinds = {"unit": pa.int32(), "name_key": pa.string(), "birth_date": pa.date32(),
             "phone": pa.string()}  # fmt: skip
    lines = expected(at.given.contest.units, at.given.contest.roster)
    columns = {n: pa.array([getattr(one, n) for one in lines], kind) for n, kind in kinds.items()}
    return pa.table({"line": pa.array(range(len(lines)), pa.int32()), **columns})


def _unit_names(at: Making) -> pa.Table:
    """The units by number. `unit_name` is the label, because rows of people name any unit;
    `declared_name` is the name alone."""
    tree = at.given.contest.units
    units = tree.units
    return pa.table(
        {
            "unit": pa.array(range(len(units)), pa.int32()),
            "unit_code": pa.array([unit.code for unit in units], pa.string()),
            "unit_name": pa.array(tree.labels, pa.string()),
            "declared_name": pa.array([unit.name for unit in units], pa.string()),
        }
    )


_rows = partial(Table, is_rows=True)
TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        # From the folder and the decisions.
        _rows("moved", (), _moved),
        _rows("verdicts", (), lambda at: verdicts(at.given.decisions)),
        _rows("roster", (), _roster),
        _rows("units", (), _unit_names),
        _rows("above", (), _above, by_day=True),
        # From the responses.
        Table("attempts", ("moved", "verdicts"), _attempts),
        Table("balance", ("attempts",), lambda at: balance(at.table("attempts"))),
        Table("standings", ("attempts", "units"), _standings, by_moment=True),
        Table("targets", ("attempts",), _targets),
        Table("totals", ("attempts",), lambda at: _by_round(at, totals)),
        Table("scores", ("attempts",), lambda at: score_counts(at.table("attempts"))),
        Table("participation", ("attempts", "above"), _participation, by_day=True),
        Table("turnout_day", ("attempts",), lambda at: turnout(at.table("attempts"), "day")),
        Table("turnout_hour", ("attempts",), lambda at: turnout(at.table("attempts"), "hour")),
        Table("unit_days", ("attempts", "above"), _unit_days, by_day=True),
        Table("compared", ("attempts",), _compared),
        Table("answered", ("attempts",), _answered),
        Table("topic_marks", ("attempts", "above"), _topic_marks, by_day=True),
        # Not a single query, because the check of the keys looks at the answers several times.
        _rows(
            "key_check",
            ("compared",),
            lambda at: check_keys(at.table("compared"), at.given.contest),
        ),
    )
}
"""Name → table. No table needs itself, not even through other tables."""
