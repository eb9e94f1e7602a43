"""Reads the cells of one field or question: one text a row, though its heading stands on several
columns.

A form whose sections branch writes one column a section, and fills one of them in each row
(contract, "What is a response").
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from contest.text import is_error_value, without_case
from ingest.columns import Layout
from ingest.reading.vectors import folded, map_distinct
from ledger.schema import cell

BETWEEN = " ≠ "
"""Stands between the texts of a row in which several columns differ."""

Compared = Callable[[pa.Array], pa.Array]


def as_written(texts: pa.Array) -> pa.Array:
    """The texts as answers are compared: case matters."""
    return texts


def caseless(texts: pa.Array) -> pa.Array:
    """The texts as names and units are compared."""
    return map_distinct(texts, without_case, pa.string())


class Cells(NamedTuple):
    """One field of a batch of rows.

    `texts`: what was written, folded; null if every column is blank. `differ`: True if several
    columns are filled and differ. `error`: True if the text is an error value of a spreadsheet.
    """

    texts: pa.Array
    differ: NDArray[np.bool_]
    error: NDArray[np.bool_]

    @property
    def certain(self) -> pa.Array:
        """The texts, with null in place of those that differ or are error values."""
        doubted = self.differ | self.error
        if not doubted.any():
            return self.texts
        return pc.if_else(pa.array(doubted), pa.scalar(None, pa.string()), self.texts)


def cells_of(
    rows: pa.RecordBatch, layout: Layout, first: int | None, compared: Compared = caseless
) -> Cells:
    """The cells of the field or question whose first column is `first`; None: it has no column.

    If several columns are filled, their texts must be equal as `compared`. A text that differs is
    shown with all others of its row: `Xã Một ≠ Xã Hai`.
    """
    columns = [
        folded(rows.column(cell(place)))
        for place in (() if first is None else layout.positions(first))
        if cell(place) in rows.schema.names  # a row may be older than the column
    ]
    if not columns:
        no = np.zeros(rows.num_rows, bool)
        return Cells(pa.nulls(rows.num_rows, pa.string()), no, no)
    texts, *others = columns
    differ = np.zeros(rows.num_rows, bool)
    for column in others:
        apart = pc.not_equal(compared(column), compared(texts)).fill_null(False)
        texts = pc.if_else(
            apart, pc.binary_join_element_wise(texts, column, BETWEEN), pc.coalesce(texts, column)
        )
        differ |= np.asarray(apart)
    return Cells(texts, differ, _errors(texts))


def _errors(texts: pa.Array) -> NDArray[np.bool_]:
    marked = np.asarray(pc.starts_with(texts, "#").fill_null(False))
    if not marked.any():
        return marked
    found = map_distinct(texts.filter(pa.array(marked)), is_error_value, pa.bool_())
    marked[marked] = np.asarray(found)
    return marked
