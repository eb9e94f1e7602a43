"""Reads the category of each response: who is ranked with whom (contract, "Categories")."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from contest.settings import Category
from contest.text import fold
from ingest.columns import Layout
from ingest.reading.cells import as_written, cells_of


def read_category(categories: Sequence[Category], rows: pa.RecordBatch, layout: Layout) -> pa.Array:
    """The number of the first category whose condition a row meets; null if it meets none.

    A condition compares the folded cell with its texts, and case matters. A blank cell, an error
    value, and columns of one heading that differ meet no condition.
    """
    found = pa.nulls(rows.num_rows, pa.int32())
    places = list(zip(categories, layout.categories, strict=True))
    for number, (category, place) in reversed(list(enumerate(places))):
        texts = pa.array([fold(text) for text in category.when.is_], pa.string())
        cells = cells_of(rows, layout, place, as_written).certain
        met = pc.and_(pc.is_valid(cells), pc.is_in(cells, value_set=texts))
        found = pc.if_else(met, pa.scalar(number, pa.int32()), found)
    return found
