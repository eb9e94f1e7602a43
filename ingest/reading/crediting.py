"""Credits a response to a unit, if the unit is certain (contract, "States" and "Units")."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache

import numpy as np
import pyarrow as pa

from contest import reasons
from contest.naming import index_of, settle
from contest.naming.provinces import MERGED_ON
from contest.units import UnitTree

Resolved = tuple[int | None, str | None]
"""A unit, or the reason why it is not certain. Both are None if nothing is written."""
Resolve = Callable[[Sequence[str], date], Resolved]
"""`resolve` in a given tree."""
_MOST, _LONGEST = 50_000, 200


def resolve(tree: UnitTree, texts: Sequence[str], day: date) -> Resolved:
    """The unit that the texts name on a day, or the reason why it is not certain.

    `texts` are the unit cells from the most general to the most specific, blank cells included. The
    last cell that is not blank counts. The unit must agree with the certain units of the cells
    before (`contest.naming.resolve`, `within`). A text that is only alike, or whose only candidate
    is not certain, is unknown.
    """
    written = [text for text in texts if text]
    if not written:
        return None, None
    index = index_of(tree)
    *general, last = written
    earlier = [settle(index, text, day, frozenset()) for text in general]
    within = frozenset[int]().union(*(e.units for e in earlier if e.kind == "certain"))
    found = settle(index, last, day, within)
    if found.kind == "certain":
        return next(iter(found.units)), None
    several = len(found.units) > 1 and found.how != "fuzzy"
    is_ambiguous = several or found.how == "contradiction"
    return None, reasons.UNIT_AMBIGUOUS if is_ambiguous else reasons.UNIT_UNKNOWN


def remembering(tree: UnitTree) -> Resolve:
    """`resolve` in a tree, with a memory: each distinct writing is resolved once for each span of
    days in which the tree does not change.

    The memory lasts as long as the function that is returned. The memory holds the 50,000 writings
    that were asked for last; writings of more than 200 characters are not remembered, so the
    size of the memory does not depend on what participants write.
    """
    edges = _edges(tree)

    @lru_cache(maxsize=_MOST)
    def known(texts: tuple[str, ...], first_day: date) -> Resolved:
        return resolve(tree, texts, first_day)

    def resolved(texts: Sequence[str], day: date) -> Resolved:
        if sum(map(len, texts)) > _LONGEST:
            return resolve(tree, texts, day)
        return known(tuple(texts), edges[bisect(edges, day, lo=1) - 1])

    return resolved


def resolve_all(
    tree: UnitTree, columns: Sequence[pa.Array], submitted_at: pa.Array, resolve: Resolve
) -> tuple[pa.Array, pa.Array]:
    """`(unit, reason)` of each row.

    The function calls `resolve` once for each distinct writing and span of days in which the tree
    does not change.
    """
    edges = _edges(tree)
    days = submitted_at.cast(pa.date32()).cast(pa.int32()).fill_null(0)
    span = np.searchsorted(np.array([_ordinal(e) for e in edges[1:]]), days, side="right")
    combined = span.astype(np.int64)
    for column in columns:
        encoded = column.fill_null("").dictionary_encode()
        combined = combined * max(len(encoded.dictionary), 1) + encoded.indices.to_numpy()
    _, first, inverse = np.unique(combined, return_index=True, return_inverse=True)
    units: list[int | None] = []
    codes: list[str | None] = []
    for row in first:
        texts = [column[int(row)].as_py() or "" for column in columns]
        unit, code = resolve(texts, edges[int(span[row])])
        units.append(unit)
        codes.append(code)
    where = pa.array(inverse.reshape(-1))
    return pa.array(units, pa.int32()).take(where), pa.array(codes, pa.string()).take(where)


def assign(
    tree: UnitTree,
    codes: Mapping[int, str],
    submitted_at: pa.Array,
    units: pa.Array,
    problems: pa.Array,
) -> tuple[pa.Array, pa.Array]:
    """`(unit, reason)` with the units that the committee assigned to some rows.

    An assigned code means the unit that has the code and is valid on the day, else the last unit
    that had the code.
    """
    if not codes:
        return units, problems
    numbers, reasons_of = units.to_pylist(), problems.to_pylist()
    for row, code in codes.items():
        moment = submitted_at[row].as_py()
        meant = tree.bearers(code, moment.date()) if moment else tree.by_code.get(code, ())
        if meant:
            numbers[row], reasons_of[row] = meant[-1], None
    return pa.array(numbers, pa.int32()), pa.array(reasons_of, pa.string())


def _edges(tree: UnitTree) -> list[date]:
    """The first day of each span of days in which the same units and provinces are valid."""
    edges = {date(1970, 1, 1), MERGED_ON}
    for unit in tree.units:
        if unit.valid_from:
            edges.add(unit.valid_from)
        if unit.valid_to and unit.valid_to < date.max:
            edges.add(date.fromordinal(unit.valid_to.toordinal() + 1))
    return sorted(edges)


def _ordinal(day: date) -> int:
    return day.toordinal() - date(1970, 1, 1).toordinal()
