"""The content of a response: the cells that the program reads of a participant's writing.

Decisions are bound to the content, and not to the cells that organizers write beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa

from contest import Contest
from ingest.columns import condition, lay_out, places
from ingest.reading.said import said
from ledger.schema import cell

_OF_THE_FORM = ("submitted_at", "quiz_score")
_SECOND, _MINUTE = 1_000_000, 60_000_000


def contents_since(con: duckdb.DuckDBPyConnection, contest: Contest) -> pa.Table:
    """What the earlier versions of edited responses say about the last one.

    - `response_id`
    - `content_hash`: the `row_hash` of the version that last changed the content.
    - `first_submitted_at`: the time of the first version.
    - `earlier`: the times of the versions before the last one.
    - `kept_at`: the time of the last version that says a new time. Exports round, so a note beside
      an answer must not move its time by a second; and a time without seconds keeps the seconds
      that an earlier version has in the same minute (contract, "Same row", "Said more exactly").

    The content is the cells that are read, without the time and the form's own score. A column that
    nothing reads does not change the content, and a column that has moved does not change it. Cells
    that say the same at their own precision are the same content.

    `con` holds `all_versions`, which are the observations with cells of the responses in question,
    `loads`, and `version_times`: the times of `all_versions`, as `precision.TIMES`.
    """
    con.execute(
        "create or replace temp table contents "
        "(response_id varchar, load_number bigint, row_hash varchar, content varchar[])"
    )
    headers = con.sql(
        "select distinct header from loads where load_id in (select load_id from all_versions)"
    ).fetchall()
    read = [name for name in contest.settings.columns if name not in _OF_THE_FORM]
    read += map(condition, contest.settings.categories)
    read += [item.id for item in contest.items]
    for (header,) in headers:
        layout = lay_out(contest, header)
        at = places(contest, layout)
        cells = ", ".join(
            _written(layout.positions(at[name])) if name in at else "null" for name in read
        )
        con.execute(
            f"insert into contents select response_id, load_number, row_hash, [{cells}] "  # nosec B608 # places in a row, and null
            "from all_versions where load_id in (select load_id from loads where header = ?)",
            [header],
        )
    rows = con.sql(
        """
        with versions_of as (
            select c.*, epoch_us(t.moment) as moment,
                coalesce(t.coarse, false) as coarse,
                lag(content) over (partition by response_id order by load_number) as before
            from contents c left join version_times t using (response_id, load_number)
        )
        select response_id, row_hash, moment, coarse,
            case when content is distinct from before then content end as content,
            case when content is distinct from before then before end as before
        from versions_of order by response_id, load_number
        """
    ).fetchall()
    found: dict[str, _Since] = {}
    for response_id, row_hash, moment, is_coarse, content, before in rows:
        if (known := found.get(response_id)) is None:
            found[response_id] = _Since(row_hash, moment, moment, is_coarse)
        else:
            changed = content is not None and _said(content) != _said(before)
            known.take(row_hash if changed else None, moment, is_coarse)
    since = found.values()
    micros = [[one.first_at for one in since], [one.kept_at for one in since]]
    first, kept = (pa.array(times, pa.int64()).cast(pa.timestamp("us")) for times in micros)
    hashes = pa.array([one.content_hash for one in since], pa.string())
    earlier = pa.array([one.earlier for one in since], pa.list_(pa.int64()))
    columns = {
        "response_id": pa.array(list(found), pa.string()),
        "content_hash": hashes,
        "first_submitted_at": first,
        "earlier": earlier.cast(pa.list_(pa.timestamp("us"))),
        "kept_at": kept,
    }
    return pa.table(columns)


@dataclass
class _Since:
    """What the versions of a response say so far. Times are microseconds, or None."""

    content_hash: str
    first_at: int | None
    kept_at: int | None
    is_coarse: bool
    earlier: list[int] = field(default_factory=list)

    def take(self, new_hash: str | None, moment: int | None, is_coarse: bool) -> None:
        """Take the next version. `new_hash`: its hash if the content changed, else None.

        A time without seconds says nothing new in its own minute, even if the content changed. A
        time that differs by the rounding of an export says nothing new if the content is the same.
        """
        self.content_hash = new_hash or self.content_hash
        if self.kept_at is not None:
            self.earlier.append(self.kept_at)
        if moment is not None and self.kept_at is not None:
            same_minute = moment // _MINUTE == self.kept_at // _MINUTE
            if same_minute and is_coarse and not self.is_coarse:
                return
            is_near = abs(moment - self.kept_at) <= _SECOND
            if is_near and new_hash is None and is_coarse == self.is_coarse:
                return
        self.kept_at, self.is_coarse = moment, is_coarse


def _said(cells: list[str | None]) -> list[str]:
    # The order of day and month is that of most sheets; both versions are read in the same order.
    return [said(text or "", day_first=True) for text in cells]


def _written(places: Sequence[int]) -> str:
    """The text of one field, wherever it stands among the columns of its heading."""
    texts = ", ".join(map(cell, places))
    return texts if len(places) == 1 else f"nullif(concat_ws(chr(31), {texts}), '')"
