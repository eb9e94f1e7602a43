"""Keeps the responses equal to the observations, as this contest folder reads them.

The responses are derived from the observations. `ensure_current` reads the observations that the
responses do not contain yet, and reads all of them after the folder was changed. Anybody may call
`ensure_current`; if nothing is new, the call only opens two tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import duckdb
import pyarrow as pa

from contest import Contest
from contest.settings import Source
from contest.text import fold_case
from ingest.columns import lay_out
from ingest.reading.content import content_hashes
from ingest.reading.corrections import Corrections
from ingest.reading.crediting import remembering
from ingest.reading.drift import vanished
from ingest.reading.interpret import interpret, submitted_at
from ledger import ConcurrentLoadError, Decision, Ledger
from ledger.decided import as_decided, corrections
from ledger.decisions import in_force
from ledger.engine import connect
from ledger.responses import response_schema
from ledger.unit_decisions import unit_names

Decisions = Sequence[Decision]
_ROWS = 100_000
_DECISIONS = "/decisions"
"""Transaction of `responses`: the number of the last decision that was applied in reading them. No
source can have this id."""
_TOUCHED = "select o.* from observations o join behind b using (source) where load_number > done"


def ensure_current(contest: Contest, ledger: Ledger, *, rebuild: bool = False) -> int:
    """Interpret the observations that are not interpreted yet; return the number of responses read.

    `rebuild` reads every observation again. After the call, the responses contain at least every
    load that existed at the beginning of the call, read by the rules of folder and decisions.
    """
    decisions = ledger.decisions()
    contest = as_decided(contest, decisions)
    name = ledger.responses_name(contest)
    read = 0
    while (observations := ledger.table("observations")) is not None:
        responses = None if rebuild else ledger.table(name)
        behind: list[dict[str, Any]] = []
        for source in contest.sources:
            there = observations.transaction_version(source.id) or 0
            done = (responses.transaction_version(source.id) or 0) if responses else 0
            if done < there:
                behind.append({"source": source.id, "done": done, "there": there})
        if not behind:
            break
        with suppress(ConcurrentLoadError):  # another process read the same loads: look again
            read += _interpret_behind(
                contest, ledger, behind, decisions, new_table=responses is None
            )
            rebuild = False
    return read + _apply_decisions(contest, ledger, decisions)


def _apply_decisions(contest: Contest, ledger: Ledger, decisions: Decisions) -> int:
    """Read again the responses whose reading has changed by decisions made since the last one."""
    name = ledger.responses_name(contest)
    last = max((decision.number for decision in decisions), default=0)
    while (responses := ledger.table(name)) is not None:
        done = responses.transaction_version(_DECISIONS) or 0
        if done >= last:
            break
        earlier = [decision for decision in decisions if decision.number <= done]
        changed = touched(contest, ledger, earlier, decisions)
        if not changed:
            break
        rows = reread(contest, ledger, changed, decisions)
        with suppress(ConcurrentLoadError):  # another process wrote: look again
            ledger.upsert(name, rows, key="response_id", transactions=[(_DECISIONS, last)])
            return len(changed)
    return 0


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
        ledger.scan(con, "observations", "observations")
        con.register("loads", ledger.loads())
        con.register("wanted", pa.table({"response_id": list(response_ids)}))
        _select_versions(
            con, "select * from observations where response_id in (select response_id from wanted)"
        )
        batches = list(_interpreted(con, contest, ledger.salt, [0], corrections(decisions)))
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
        if _observe_until(con, ledger, until):
            _select_versions(con, _TOUCHED)
            batches = list(_interpreted(con, contest, ledger.salt, [0], corrections(decisions)))
    return pa.Table.from_batches(batches, schema=response_schema(contest))


def _interpret_behind(
    contest: Contest,
    ledger: Ledger,
    behind: list[dict[str, Any]],
    decisions: Decisions,
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
        _observe_until(con, ledger, behind)
        only_new = _select_versions(con, _TOUCHED)
        batches = _interpreted(con, contest, ledger.salt, counter, corrections(decisions))
        if new_table or only_new:
            reader = pa.RecordBatchReader.from_batches(schema, _ahead(batches, thread))
            ledger.append(name, reader, transactions=transactions, overwrite=new_table)
        else:
            rows = pa.Table.from_batches(batches, schema=schema)
            ledger.upsert(name, rows, key="response_id", transactions=transactions)
    return counter[0]


def _observe_until(
    con: duckdb.DuckDBPyConnection, ledger: Ledger, behind: list[dict[str, Any]]
) -> bool:
    """Make the views `observations`, up to the load `there` of each source, and `loads` and
    `behind`; False where nothing was ever observed."""
    if not ledger.scan(con, "observations", "all_observations"):
        return False
    con.register("loads", ledger.loads())
    con.register("behind", pa.Table.from_pylist(behind))
    con.execute(
        "create temp view observations as select o.* from all_observations o "
        "join behind b on o.source = b.source and o.load_number <= b.there"
    )
    return True


def _ahead(
    batches: Iterator[pa.RecordBatch], thread: ThreadPoolExecutor
) -> Iterator[pa.RecordBatch]:
    """The same batches in the same order. The thread makes the next batch while one is written."""
    coming = thread.submit(next, batches, None)
    while (batch := coming.result()) is not None:
        coming = thread.submit(next, batches, None)
        yield batch


def _select_versions(con: duckdb.DuckDBPyConnection, touched: str) -> bool:
    """Make the views of the responses that were touched; True if all of them are new.

    `versions` has the last version of every touched response, with its first appearance and its
    presence. `first_versions` and `all_versions` have the versions of the edited responses.

    `touched` is the query for the observations that are to be read.
    """
    others = con.sql(f"select 1 from ({touched}) where event <> 'seen' limit 1").fetchall()
    if not others:
        con.execute(
            "create temp view versions as select *, load_number as first_load_number, "
            f"row_number as first_row_number, 'present' as presence from ({touched})"
        )
        for view in ("first_versions", "all_versions"):
            con.execute(f"create temp view {view} as select * from versions where false")
        return True
    con.execute(
        f"""
        create temp table history as
        select response_id,
            min(load_number) as first_load_number,
            arg_min(row_number, load_number) as first_row_number,
            max(load_number) filter (where event in ('seen', 'edited')) as version,
            case arg_max(event, load_number)
                when 'missing' then 'missing' when 'gone' then 'gone' else 'present'
            end as presence
        from observations
        where response_id in (select response_id from ({touched}))
        group by response_id
        """
    )
    for view, number in (("versions", "version"), ("first_versions", "first_load_number")):
        con.execute(
            f"create temp view {view} as select o.*, h.first_load_number, h.first_row_number, "
            "h.presence from observations o join history h on o.response_id = h.response_id "
            f"and o.load_number = h.{number} and o.event in ('seen', 'edited') "
            + ("" if view == "versions" else "where h.first_load_number <> h.version")
        )
    con.execute(
        "create temp view all_versions as select o.* from observations o join history h "
        "using (response_id) where o.event in ('seen', 'edited') "
        "and h.first_load_number <> h.version"
    )
    return False


def _interpreted(
    con: duckdb.DuckDBPyConnection,
    contest: Contest,
    salt: str,
    counter: list[int],
    corrected: Corrections,
) -> Iterator[pa.RecordBatch]:
    """Read the versions load by load, because the rows of a load share a header."""
    sources = {source.id: source for source in contest.sources}
    con.register("first_times", _first_times(con, contest, sources))
    con.register("contents_since", content_hashes(con, contest))
    resolve = remembering(contest.units)
    loads = _loads_in(con, "versions")
    for load_id, source_id, header in loads:
        layout = lay_out(contest, header)
        lost = vanished(contest, header, _earlier_headers(con, load_id)) if layout.absent else {}
        names = ", ".join(f"v.c{number + 1}" for number in range(len(header)))
        reader = con.sql(
            "select v.response_id, v.source, v.load_number, v.row_number, v.row_hash, "
            "v.first_load_number, v.first_row_number, v.observed_at, v.presence, "
            "coalesce(s.content_hash, v.row_hash) as content_hash, "
            f"t.first_submitted_at, {names} from versions v "
            "left join first_times t on v.response_id = t.response_id "
            "left join contents_since s on v.response_id = s.response_id where v.load_id = ? ",
            params=[load_id],
        ).to_arrow_reader(_ROWS)
        for batch in reader:
            if batch.num_rows:
                counter[0] += batch.num_rows
                yield interpret(
                    contest,
                    sources[source_id],
                    layout,
                    batch,
                    corrected,
                    salt=salt,
                    resolve=resolve,
                    lost=lost,
                )


def _loads_in(con: duckdb.DuckDBPyConnection, view: str) -> list[tuple[str, str, list[str]]]:
    """`(load_id, source, header)` of the loads whose rows a view holds, in order."""
    return con.sql(
        f"select load_id, source, header from loads where load_id in (select load_id from {view}) "
        "order by source, load_number"
    ).fetchall()


def _earlier_headers(con: duckdb.DuckDBPyConnection, load_id: str) -> list[list[str]]:
    """The headers that the source had before a load."""
    rows = con.sql(
        "select distinct e.header from loads e join loads l on e.source = l.source "
        "and e.load_number < l.load_number where l.load_id = ?",
        params=[load_id],
    ).fetchall()
    return [header for (header,) in rows]


def _first_times(
    con: duckdb.DuckDBPyConnection, contest: Contest, sources: dict[str, Source]
) -> pa.Table:
    """The first submission times of the edited responses: `response_id`, `first_submitted_at`."""
    tables = [pa.table({"response_id": pa.array([], pa.string()),
                        "first_submitted_at": pa.array([], pa.timestamp("us"))})]  # fmt: skip
    for load_id, source_id, header in _loads_in(con, "first_versions"):
        layout = lay_out(contest, header)
        rows = con.sql("select * from first_versions where load_id = ?", params=[load_id])
        for batch in rows.to_arrow_table().combine_chunks().to_batches():
            times = submitted_at(contest, sources[source_id], layout, batch)
            tables.append(
                pa.table({"response_id": batch.column("response_id"), "first_submitted_at": times})
            )
    return pa.concat_tables(tables)
