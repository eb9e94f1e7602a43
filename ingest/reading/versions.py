"""Reads the last versions of responses, load by load.

The functions share a DuckDB connection with the views `observations`, `loads`, and those that
`select_versions` makes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import duckdb
import pyarrow as pa

from contest import Contest
from contest.errors import LedgerError
from contest.settings import Source
from ingest.columns import answered, lay_out
from ingest.reading.cells import cells_of
from ingest.reading.content import contents_since
from ingest.reading.corrections import Corrections
from ingest.reading.crediting import remembering
from ingest.reading.drift import vanished
from ingest.reading.interpret import ZONE, in_zone, interpret, submitted_at
from ingest.reading.precision import PRECISION, TIMES, WHOLE_MINUTES, coarse

_ROWS = 100_000


def select_versions(con: duckdb.DuckDBPyConnection, touched: str) -> bool:
    """Make the views of the responses that were touched; True if all of them are new.

    `versions` has the last version of every touched response, with its first appearance and its
    presence. `all_versions` has all versions of the edited responses.

    `touched` is the query for the observations that are to be read.
    """
    others = con.sql(f"select 1 from ({touched}) where event <> 'seen' limit 1").fetchall()  # nosec B608 # `touched` is a query of ours
    if not others:
        con.execute(
            "create temp view versions as select *, load_number as first_load_number, "
            f"row_number as first_row_number, 'present' as presence from ({touched})"  # nosec B608 # `touched` is a query of ours
        )
        con.execute("create temp view all_versions as select * from versions where false")
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
        """  # nosec B608 # `touched` is a query of ours
    )
    con.execute(
        "create temp view versions as select o.*, h.first_load_number, h.first_row_number, "
        "h.presence from observations o join history h on o.response_id = h.response_id "
        "and o.load_number = h.version and o.event in ('seen', 'edited')"
    )
    con.execute(
        "create temp view all_versions as select o.* from observations o join history h "
        "using (response_id) where o.event in ('seen', 'edited') "
        "and h.first_load_number <> h.version"
    )
    return False


def interpreted(
    con: duckdb.DuckDBPyConnection,
    contest: Contest,
    salt: str,
    counter: list[int],
    corrected: Corrections,
) -> Iterator[pa.RecordBatch]:
    """Read the versions load by load, because the rows of a load share a header."""
    sources = {source.id: source for source in contest.sources}
    con.register("version_times", _version_times(con, contest, sources))
    con.register("contents_since", contents_since(con, contest))
    resolve = remembering(contest.units)
    loads = _loads_in(con, "versions")
    for load_id, source_id, header, detected in loads:
        source = in_zone(sources[source_id], json.loads(detected).get(ZONE))
        layout = lay_out(contest, header)
        lost = {} if layout.is_whole else vanished(contest, header, _earlier_headers(con, load_id))
        names = ", ".join(f"v.c{number + 1}" for number in range(len(header)))
        reader = con.sql(
            "select v.response_id, v.source, v.load_number, v.row_number, v.row_hash, "
            "v.first_load_number, v.first_row_number, v.observed_at, v.presence, "
            "coalesce(s.content_hash, v.row_hash) as content_hash, "
            f"s.first_submitted_at, s.earlier, s.kept_at, {names} from versions v "  # nosec B608 # `names` are c1, c2, …
            "left join contents_since s on v.response_id = s.response_id where v.load_id = ? ",
            params=[load_id],
        ).to_arrow_reader(_ROWS)
        for rows in reader:
            # What another folder had read as a response may be none by this folder.
            kept = answered(layout, rows)
            batch = rows if kept.all() else rows.filter(pa.array(kept))
            if batch.num_rows:
                counter[0] += batch.num_rows
                yield interpret(
                    contest,
                    source,
                    layout,
                    batch,
                    corrected,
                    salt=salt,
                    resolve=resolve,
                    lost=lost,
                )


def _loads_in(con: duckdb.DuckDBPyConnection, view: str) -> list[tuple[str, str, list[str], str]]:
    """`(load_id, source, header, detected)` of the loads whose rows a view holds, in order.

    Raises:
        LedgerError: the line of a load is missing, so nobody knows the headings of its rows.
    """
    found = con.sql(
        "select load_id, l.source, l.header, l.detected "
        f"from (select distinct load_id from {view}) left join loads l using (load_id) "  # nosec B608 # the name of a view of ours
        "order by l.source, l.load_number"
    ).fetchall()
    if lost := sum(header is None for _, _, header, _ in found):
        raise LedgerError(
            f"the ledger's table loads lacks the lines of {lost} loads whose rows are there: the "
            "table is older than it was. Restore a backup of the whole ledger"
        )
    return found


def _earlier_headers(con: duckdb.DuckDBPyConnection, load_id: str) -> list[list[str]]:
    """The headers that the source had before a load."""
    rows = con.sql(
        "select distinct e.header from loads e join loads l on e.source = l.source "
        "and e.load_number < l.load_number where l.load_id = ?",
        params=[load_id],
    ).fetchall()
    return [header for (header,) in rows]


def _version_times(
    con: duckdb.DuckDBPyConnection, contest: Contest, sources: dict[str, Source]
) -> pa.Table:
    """The times of all versions of the edited responses, as `TIMES`."""
    tables = [TIMES.empty_table()]
    for load_id, source_id, header, detected in _loads_in(con, "all_versions"):
        told = json.loads(detected)
        source, layout = in_zone(sources[source_id], told.get(ZONE)), lay_out(contest, header)
        if (place := layout.fields.get("submitted_at")) is None:
            continue
        rows = con.sql("select * from all_versions where load_id = ?", params=[load_id])
        for batch in rows.to_arrow_table().combine_chunks().to_batches():
            no_seconds = coarse(cells_of(batch, layout, place).texts)
            if told.get(PRECISION) == WHOLE_MINUTES:
                no_seconds[:] = True
            columns = [
                batch.column("response_id"),
                batch.column("load_number"),
                submitted_at(contest, source, layout, batch),
                pa.array(no_seconds),
            ]
            tables.append(pa.Table.from_arrays(columns, schema=TIMES))
    return pa.concat_tables(tables)
