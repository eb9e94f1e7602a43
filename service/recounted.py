"""Counts a contest again from what was seen and decided, and compares (`recount`).

The room `recount` reads the observations by itself. This module opens the ledger and hands the
rows in, with the program's tables of the same state.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

import pyarrow as pa

import recount
from contest import Contest
from ingest.reading.interpret import ZONE
from ingest.reading.precision import PRECISION, WHOLE_MINUTES
from ledger import Ledger
from ledger.engine import connect
from ledger.schema import cell
from recount import Verdict
from results import Principal, Results, compute
from results.awards import prizes_by_line, unit_awards
from results.units import units_of
from service.allowed import require_overview
from service.environment import Moment, Place
from service.wired import look

_ROWS = 20_000
_VERSION = ("response_id", "load_number", "load_id", "row_hash")
_RESPONSES = ("response_id", "person_id", "state", "reason", "marks", "category")
_STANDINGS = (
    "round", "person_id", "response_id", "rank", "score", "prediction_distance", "submitted_at",
    "category",
)  # fmt: skip


def recounted(place: Place, who: Principal, moment: Moment) -> Verdict:
    """The differences between the program's tables now and the recount.

    Raises:
        NotAllowedError: the role of `who` does not see all people and the standings.
        FolderError: the folder has mistakes.
        LedgerError: the ledger cannot be read.
    """
    require_overview(who, "recount, because a difference tells scores and ranks")
    wired = look(place, moment.now, fresh=True)
    shown = moment.shown(wired.contest)
    results = compute(wired.contest, wired.ledger, now=shown)
    return recounted_as(wired.declared, results, wired.contest.local(shown))


def recounted_as(declared: Contest, results: Results, now: datetime) -> Verdict:
    """The differences between results and the recount of their state. `declared`: the contest as
    its folder declares it. `now`: contest-local."""
    counted = recount.count(declared, recorded(results, now))
    return recount.compare(tables(results), counted)


def recorded(results: Results, now: datetime) -> recount.Recorded:
    """What the ledger held in the state of the results. `now`: contest-local."""
    contest, ledger = results.contest, results.ledger
    until = dict(results.state.loads) if results.state else {}
    lines = [line for line in ledger.loads().to_pylist() if line["source"] in until]
    return recount.Recorded(
        [_load(line) for line in lines if line["load_number"] <= until[line["source"]]],
        [
            recount.Decision(one.decision_id, one.number, one.kind, one.subject, one.facts)
            for one in results.decisions
        ],
        partial(_events, ledger, until),
        partial(_versions, ledger, until, max((len(line["header"]) for line in lines), default=0)),
        partial(_credited, ledger, contest),
        ledger.salt if lines else "",
        now,
    )


def tables(results: Results) -> recount.Tables:
    """The program's tables."""
    return recount.Tables(
        results.contest.denominator,
        _with_category(results, _rows(results, "attempts", _RESPONSES)),
        _with_prize(results, _with_category(results, _rows(results, "standings", _STANDINGS))),
        _rows(results, "participation", ()),
        [*_unit_prizes(results)],
    )


def _with_category(
    results: Results, rows: Iterator[Mapping[str, Any]]
) -> Iterator[Mapping[str, Any]]:
    """The rows with the id of the category in place of its number."""
    ids = {n: one.id for n, one in enumerate(results.contest.settings.categories)}
    return ({**row, "category": ids.get(row["category"])} for row in rows)


def _with_prize(results: Results, rows: Iterator[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The standings with the prize that the person holds in that list."""
    held = prizes_by_line(results)
    for row in rows:
        line = (row["round"], row["category"] or "", row["person_id"])
        yield {**row, "prize": held.get(line)}


def _unit_prizes(results: Results) -> Iterator[Mapping[str, Any]]:
    tree = results.contest.units
    numbers = {(unit.code, unit.valid_from): n for n, unit in enumerate(tree.units)}
    lists, _ = unit_awards(results, units_of(results))
    for one in lists:
        for unit in one.units:
            if unit.prize:
                number = numbers[unit.row["unit_code"], unit.row["valid_from"]]
                yield {"group": one.prizes[0].group, "unit": number, "prize": unit.prize}


def _rows(results: Results, table: str, names: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    """The rows of a table with these columns; all columns without names."""
    wanted = ", ".join(f'"{name}"' for name in names) or "*"
    found = results.rows(table, f'select {wanted} from "{table}"')  # nosec B608 # names of ours
    for batch in found.to_batches(max_chunksize=_ROWS):
        yield from batch.to_pylist()


def _load(line: Mapping[str, Any]) -> recount.Load:
    told = json.loads(line["detected"])
    return recount.Load(
        line["load_id"],
        line["source"],
        line["load_number"],
        line["header"],
        told.get(ZONE) or "",
        told.get(PRECISION) == WHOLE_MINUTES,
    )


def _events(ledger: Ledger, until: Mapping[str, int]) -> Iterator[recount.Event]:
    query = "select response_id, source, load_number, row_number, event from observations"
    for batch in _read(ledger, query, until):
        yield from map(recount.Event, *(column.to_pylist() for column in batch.columns))


def _versions(ledger: Ledger, until: Mapping[str, int], width: int) -> Iterator[recount.Version]:
    query = "select * from observations where event in ('seen', 'edited')"
    for batch in _read(ledger, query, until):
        there = {*batch.schema.names}
        blank = [None] * batch.num_rows
        cells = zip(
            *(
                batch.column(name).to_pylist() if name in there else blank
                for name in map(cell, range(width))
            ),
            strict=True,
        )
        heads = (batch.column(name).to_pylist() for name in _VERSION)
        yield from map(recount.Version, *heads, cells)


def _read(ledger: Ledger, query: str, until: Mapping[str, int]) -> Iterator[pa.RecordBatch]:
    """The batches of a query on the observations of the loads up to these."""
    with connect() as con:
        if not ledger.scan(con, "observations", "all_observations"):
            return
        lines = {"source": [*until], "last": [*until.values()]}
        con.register("until", pa.table(lines, pa.schema({"source": pa.string(), "last": "int64"})))
        con.execute(
            "create temp view observations as select o.* from all_observations o "
            "join until u on o.source = u.source and o.load_number <= u.last"
        )
        yield from con.sql(query).to_arrow_reader(_ROWS)


def _credited(ledger: Ledger, contest: Contest) -> Iterator[tuple[str, int]]:
    with connect() as con:
        ledger.scan_responses(con, contest)
        query = "select response_id, unit from responses where unit is not null"
        for batch in con.sql(query).to_arrow_reader(_ROWS):
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
