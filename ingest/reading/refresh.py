"""Keeps the responses equal to the observations, as this contest folder reads them.

The responses are derived from the observations. `ensure_current` reads the observations that the
responses do not contain yet, and reads all of them after the folder was changed. Anybody may call
`ensure_current`; if nothing is new, the call only opens two tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import duckdb
import pyarrow as pa

from contest import Contest
from contest.errors import LedgerError
from contest.text import fold_case
from ingest.reading.versions import interpreted, select_versions
from ledger import ConcurrentLoadError, Decision, Ledger
from ledger.decided import as_decided, corrections
from ledger.decisions import in_force
from ledger.engine import connect
from ledger.loads import observe, standing
from ledger.responses import response_schema
from ledger.units_decided import unit_names

Decisions = Sequence[Decision]
_TURNS = 20
"""The number of times that a reading is tried while other processes read the same."""
_DECISIONS = "/decisions"
"""Transaction of `responses`: the number of the last decision that was applied in reading them. No
source can have this id."""
_TOUCHED = "select o.* from observations o join behind b using (source) where load_number > done"


def ensure_current(
    contest: Contest,
    ledger: Ledger,
    *,
    rebuild: bool = False,
    watch: Callable[[int], None] = lambda rows: None,
) -> int:
    """Interpret the observations that are not interpreted yet; return the number of responses read.

    `rebuild` reads every observation again. After the call, the responses contain at least every
    load that existed at the beginning of the call, read by the rules of folder and decisions.
    `watch` is told now and then how many responses were interpreted.

    Raises:
        LedgerError: the ledger cannot be read or written; or the responses contain more than the
            observations and the decisions, so one of these tables is older than it was.
    """
    decisions = ledger.decisions()
    contest = as_decided(contest, decisions)
    name = ledger.responses_name(contest)
    read = 0
    for _ in range(_TURNS):
        there_already = ledger.responses(contest)  # which removes damaged ones
        responses = None if rebuild else there_already
        # After the responses, so that no load comes between that only the responses have.
        if (observations := ledger.table("observations")) is None:
            break
        behind: list[dict[str, Any]] = []
        for source in contest.sources:
            there = observations.transaction_version(source.id) or 0
            done = (responses.transaction_version(source.id) or 0) if responses else 0
            if done > there:
                raise _older("observations", f"load {there} of source {source.id}", done)
            if done < there:
                behind.append({"source": source.id, "done": done, "there": there})
        if not behind:
            break
        with suppress(ConcurrentLoadError):  # another process read the same loads: look again
            read += _interpret_behind(
                contest, ledger, behind, decisions, watch, new_table=responses is None
            )
            rebuild = False
    else:
        raise _no_progress(ledger, name)
    return read + _apply_decisions(contest, ledger, decisions)


def _apply_decisions(contest: Contest, ledger: Ledger, decisions: Decisions) -> int:
    """Read again the responses whose reading has changed by decisions made since the last one."""
    last = max((decision.number for decision in decisions), default=0)
    for _ in range(_TURNS):
        if (responses := ledger.responses(contest)) is None:
            return 0
        done = responses.transaction_version(_DECISIONS) or 0
        if done > last:
            # Another process may have decided since the decisions were read.
            if done > max((decision.number for decision in ledger.decisions()), default=0):
                raise _older("decisions", f"decision {last}", done)
            return 0
        earlier = [decision for decision in decisions if decision.number <= done]
        changed = touched(contest, ledger, earlier, decisions) if done < last else []
        if not changed:
            return 0
        rows = reread(contest, ledger, changed, decisions)
        with suppress(ConcurrentLoadError):  # another process wrote: look again
            name = ledger.responses_name(contest)
            ledger.upsert(name, rows, key="response_id", transactions=[(_DECISIONS, last)])
            return len(changed)
    raise _no_progress(ledger, ledger.responses_name(contest))


def _older(table: str, last: str, done: int) -> LedgerError:
    """The error about a table that ends before what was read of it."""
    return LedgerError(
        f"the ledger's table {table} ends with {last}, but number {done} was read already: the "
        "table is older than it was. Restore a backup of the whole ledger"
    )


def _no_progress(ledger: Ledger, name: str) -> LedgerError:
    return LedgerError(
        f"the ledger at {ledger.uri} did not get its table {name} up to date in {_TURNS} turns: "
        "either other processes write all the time, or rows of a load are missing. Stop the other "
        "processes and try again; if this sentence comes again, restore a backup of the ledger"
    )


def touched(contest: Contest, ledger: Ledger, earlier: Decisions, later: Decisions) -> list[str]:
    """Ids of the responses that the later decisions read differently from the earlier decisions.

    Such a response has gained or lost a correction, or the writing of its unit now means a
    different unit. `contest` has the headings as they are read.
    """
    old, new = corrections(earlier), corrections(later)
    found = {key for key in {*old, *new} if old.get(key) != new.get(key)}
    tree = contest.units
    before, after = (unit_names(tree, in_force(some)) for some in (earlier, later))
    moved = {key for key in {*before, *after} if before.get(key) != after.get(key)}
    if moved:
        with connect() as con:
            ledger.scan_responses(con, contest)
            query = "select distinct unit_text from responses where unit_text is not null"
            texts = [text for (text,) in con.sql(query).fetchall() if fold_case(text) in moved]
            about = "select response_id from responses where unit_text in (select unnest(?))"
            found.update(key for (key,) in con.sql(about, params=[texts]).fetchall())
    return sorted(found)


def reread(
    contest: Contest, ledger: Ledger, response_ids: Sequence[str], decisions: Decisions
) -> pa.Table:
    """Read some responses with these decisions, as `response_schema`, and write nothing.

    `contest` is the contest as decided.
    """
    with connect() as con:
        observe(con, ledger, contest)
        con.register("loads", standing(ledger.loads(), contest))
        con.register("wanted", pa.table({"response_id": list(response_ids)}))
        select_versions(
            con, "select * from observations where response_id in (select response_id from wanted)"
        )
        batches = list(interpreted(con, contest, ledger.salt, [0], corrections(decisions)))
    return pa.Table.from_batches(batches, schema=response_schema(contest))


def read_until(
    contest: Contest, ledger: Ledger, loads: Mapping[str, int], decisions: Decisions
) -> pa.Table:
    """The responses as they read when each source had that many loads, with these decisions, in
    `response_schema`; nothing is written. All of them are read again, so it may take long.

    `contest` as decided.
    """
    until = [{"source": source, "done": 0, "there": number} for source, number in loads.items()]
    batches: list[pa.RecordBatch] = []
    with connect() as con:
        if _observe_until(con, ledger, contest, until):
            select_versions(con, _TOUCHED)
            batches = list(interpreted(con, contest, ledger.salt, [0], corrections(decisions)))
    return pa.Table.from_batches(batches, schema=response_schema(contest))


def _interpret_behind(
    contest: Contest,
    ledger: Ledger,
    behind: list[dict[str, Any]],
    decisions: Decisions,
    watch: Callable[[int], None],
    *,
    new_table: bool,
) -> int:
    """Read the loads after `done` up to `there` of each source and write them in one commit."""
    name, schema = ledger.responses_name(contest), response_schema(contest)
    transactions = [(line["source"], line["there"]) for line in behind]
    if new_table and decisions:
        transactions.append((_DECISIONS, max(decision.number for decision in decisions)))
    counter = [0]
    with connect() as con, ThreadPoolExecutor(1) as thread:  # which ends before the connection
        _observe_until(con, ledger, contest, behind)
        only_new = select_versions(con, _TOUCHED)
        batches = _counted(
            interpreted(con, contest, ledger.salt, counter, corrections(decisions)), counter, watch
        )
        if new_table or only_new:
            reader = pa.RecordBatchReader.from_batches(schema, _ahead(batches, thread))
            ledger.append(name, reader, transactions=transactions, overwrite=new_table)
        else:
            rows = pa.Table.from_batches(batches, schema=schema)
            ledger.upsert(name, rows, key="response_id", transactions=transactions)
    return counter[0]


def _observe_until(
    con: duckdb.DuckDBPyConnection, ledger: Ledger, contest: Contest, behind: list[dict[str, Any]]
) -> bool:
    """Make the views `observations`, up to the load `there` of each source and without undone
    loads, and `loads` and `behind`; False where nothing was ever observed."""
    if not observe(con, ledger, contest, "all_observations"):
        return False
    con.register("loads", standing(ledger.loads(), contest))
    con.register("behind", pa.Table.from_pylist(behind))
    con.execute(
        "create temp view observations as select o.* from all_observations o "
        "join behind b on o.source = b.source and o.load_number <= b.there"
    )
    return True


def _counted(
    batches: Iterator[pa.RecordBatch], counter: list[int], watch: Callable[[int], None]
) -> Iterator[pa.RecordBatch]:
    """The same batches. `watch` is told the number in the counter after each."""
    for batch in batches:
        watch(counter[0])
        yield batch


def _ahead(
    batches: Iterator[pa.RecordBatch], thread: ThreadPoolExecutor
) -> Iterator[pa.RecordBatch]:
    """The same batches in the same order. The thread makes the next batch while one is written."""
    coming = thread.submit(next, batches, None)
    while (batch := coming.result()) is not None:
        coming = thread.submit(next, batches, None)
        yield batch
