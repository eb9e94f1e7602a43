"""Computes competition ranks 1-2-2-4 for everybody, in two levels.

A window over all rows without PARTITION BY would run on one node. So rows fall into buckets (the
first key exact, the second coarsened, both monotone). A running count over the small table of
buckets gives the number of people before each bucket. The rank of a row is this number plus the
rank inside the bucket. This equals the global window (docs/decisions/0006 and its test).
"""

from __future__ import annotations

from collections.abc import Sequence

import ibis
from ibis import ir

NULL_LAST = 2**62


def with_rank(
    rows: ir.Table, keys: Sequence[tuple[str, int]], *, within: Sequence[str]
) -> ir.Table:
    """Add `rank`: 1 + the number of rows strictly before, among rows that are equal in all
    columns `within`.

    `keys`: column and coarseness, most important first. The columns sort ascending and are int64
    without nulls (`NULL_LAST` stands for null).
    """
    buckets = {"bucket_1": rows[keys[0][0]]}
    if len(keys) > 1:
        name, coarseness = keys[1]
        buckets["bucket_2"] = (rows[name] // coarseness).cast("int64")
    rows = rows.mutate(**buckets)
    by = [*within, *buckets]
    counts = rows.group_by(by).aggregate(people=rows.count())
    before = ibis.window(group_by=within, order_by=list(buckets), rows=(None, -1))
    counts = counts.mutate(before=counts.people.sum().over(before).fill_null(0))
    inside = ibis.window(group_by=by, order_by=[rows[name] for name, _ in keys])
    ranked = rows.mutate(inside=ibis.rank().over(inside))
    joined = ranked.join(counts, [ranked[b] == counts[b] for b in by])
    return joined.select(
        *(ranked[name] for name in rows.columns if name not in buckets),
        rank=(counts.before + ranked.inside + 1).cast("int64"),
    )
