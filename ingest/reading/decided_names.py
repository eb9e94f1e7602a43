"""Applies the units that the committee decided for a writing; they overrule the writing itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from contest import reasons
from contest.text import fold_case
from contest.units import UnitTree
from ingest.reading.crediting import Resolve


def apply_names(
    tree: UnitTree,
    names: Mapping[str, int],
    columns: Sequence[pa.Array],
    submitted_at: pa.Array,
    units: pa.Array,
    problems: pa.Array,
    resolve: Resolve,
) -> tuple[pa.Array, pa.Array]:
    """`(unit, reason)` of each row, with the units that were decided for writings.

    `names`: folded writing → decided unit, looked up for the last unit cell that is not blank. If
    the decided unit has ended by the day of the submission, its successor takes its place. The
    decision does not apply to a day before the unit's first day. If a more general cell certainly
    names another place, the row stays held, because the decision was about a different place.
    """
    if not names or not columns:
        return units, problems
    last = pc.coalesce(*reversed(columns)).dictionary_encode()
    meanings = [names.get(fold_case(text)) for text in last.dictionary.to_pylist()]
    meant_by_row = pa.array(meanings, pa.int32()).take(last.indices)
    rows = np.flatnonzero(np.asarray(meant_by_row.is_valid()))
    if not len(rows):
        return units, problems
    found, codes = units.to_pylist(), problems.to_pylist()
    for row in rows.tolist():
        number, moment = meant_by_row[row].as_py(), submitted_at[row].as_py()
        if moment is None:
            continue
        day = moment.date()
        meant = {number} if tree.units[number].valid_on(day) else tree.successors_on(number, day)
        if len(meant) != 1 or day < (tree.units[number].valid_from or day):
            continue
        texts = [text for column in columns if (text := column[row].as_py())]
        (unit,) = meant
        above, _ = resolve(texts[:-1], day)
        if above is None or above in tree.paths[unit]:
            found[row], codes[row] = unit, None
        else:
            found[row], codes[row] = None, reasons.UNIT_AMBIGUOUS
    return pa.array(found, pa.int32()), pa.array(codes, pa.string())
