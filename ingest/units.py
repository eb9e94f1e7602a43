"""Crediting a response to a unit: only what is certain (contract, "States" and "Units")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import pyarrow as pa

from contest import reasons
from contest.naming import index_of, settle
from contest.naming.provinces import MERGED_ON
from contest.units import UnitTree


def resolve(tree: UnitTree, texts: Sequence[str], day: date) -> tuple[int | None, str | None]:
    """The unit that the texts name on a day, or the reason why it is not certain.

    `texts` are the unit cells from the most general to the most specific, blank ones included. The
    last one that is not blank counts; it must agree with those before it that are certain
    (`contest.naming.resolve`, `within`). What is only alike, or one that is not certain, is
    unknown.
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


def resolve_all(
    tree: UnitTree, columns: Sequence[pa.Array], submitted_at: pa.Array
) -> tuple[pa.Array, pa.Array]:
    """`(unit, reason)` of each row. Each distinct writing is resolved once for each span of days
    in which the tree does not change."""
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
        unit, code = resolve(tree, texts, edges[int(span[row])])
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
    """`(unit, reason)` with the units that the committee assigned to some rows: of those that had
    the code, the one valid on the day, else the last."""
    if not codes:
        return units, problems
    numbers, reasons_of = units.to_pylist(), problems.to_pylist()
    for row, code in codes.items():
        moment = submitted_at[row].as_py()
        had = tree.by_code.get(code, ())
        valid = [n for n in had if moment and tree.units[n].valid_on(moment.date())]
        if had:
            numbers[row], reasons_of[row] = (valid or had)[-1], None
    return pa.array(numbers, pa.int32()), pa.array(reasons_of, pa.string())


def _edges(tree: UnitTree) -> list[date]:
    """The first day of each span of days in which the same units, and provinces, are valid."""
    edges = {date(1970, 1, 1), MERGED_ON}
    for unit in tree.units:
        if unit.valid_from:
            edges.add(unit.valid_from)
        if unit.valid_to and unit.valid_to < date.max:
            edges.add(date.fromordinal(unit.valid_to.toordinal() + 1))
    return sorted(edges)


def _ordinal(day: date) -> int:
    return day.toordinal() - date(1970, 1, 1).toordinal()
