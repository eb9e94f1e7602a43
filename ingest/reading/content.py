"""The content of a response: the cells that the program reads of a participant's writing.

Decisions are bound to the content, and not to the cells that organizers write beside it.
"""

from __future__ import annotations

import duckdb
import pyarrow as pa

from contest import Contest
from ingest.columns import lay_out, places
from ledger.schema import cell

_OF_THE_FORM = ("submitted_at", "quiz_score")


def content_hashes(con: duckdb.DuckDBPyConnection, contest: Contest) -> pa.Table:
    """`response_id`, `content_hash`: the `row_hash` of the version that last changed the content.

    The content is the cells that are read, without the time and the form's own score. A column that
    nothing reads does not change the content, and a column that has moved does not change it.

    `con` holds `all_versions`, which are the observations with cells of the responses in question,
    and `loads`.
    """
    con.execute(
        "create or replace temp table contents "
        "(response_id varchar, load_number bigint, row_hash varchar, content varchar[])"
    )
    headers = con.sql(
        "select distinct header from loads where load_id in (select load_id from all_versions)"
    ).fetchall()
    read = [name for name in contest.settings.columns if name not in _OF_THE_FORM]
    read += [item.id for item in contest.items]
    for (header,) in headers:
        at = places(contest, lay_out(contest, header))
        cells = ", ".join(cell(at[name]) if name in at else "null" for name in read)
        con.execute(
            f"insert into contents select response_id, load_number, row_hash, [{cells}] "
            "from all_versions where load_id in (select load_id from loads where header = ?)",
            [header],
        )
    return con.sql(
        "select response_id, arg_max(row_hash, load_number) filter (where changed) as content_hash "
        "from (select *, content is distinct from "
        "lag(content) over (partition by response_id order by load_number) as changed "
        "from contents) group by response_id"
    ).to_arrow_table()
