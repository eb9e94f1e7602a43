"""Handles columns that have moved: somebody inserted a column before them, or dragged them.

The ledger keeps the cells of a row by position. To recognize a row in a sheet whose columns moved,
the program moves the cells of the row to the present places of their headings, or moves the cells
of the sheet to their earlier places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import pyarrow as pa

from contest import Contest
from contest.settings import Source
from contest.text import fold_case
from ingest.loading.diff import Cells
from ledger import Ledger
from ledger.engine import connect
from ledger.loads import headers, observe
from ledger.schema import cell

Places = tuple[int | None, ...]
"""For each column of an earlier header, its position now; None if the column has disappeared."""


def places_now(before: Sequence[str], now: Sequence[str]) -> Places | None:
    """The positions of an earlier header's columns now, or None if none of the columns has moved.

    The n-th column with a heading is still the n-th column with that heading. A column with a blank
    heading cannot be found.

    >>> places_now(["Tên", "Câu", "Câu"], ["STT", "Tên", "Câu", "Câu"])
    (1, 2, 3)
    >>> places_now(["Tên", "Câu 1"], ["Tên", "Câu một", "Câu 2"])
    """
    free: dict[str, list[int]] = defaultdict(list)
    for place, heading in enumerate(now):
        free[fold_case(heading)].append(place)
    keys = [fold_case(heading) for heading in before]
    places = tuple(free[key].pop(0) if key and free[key] else None for key in keys)
    moved = any(place not in (None, number) for number, place in enumerate(places))
    return places if moved else None


def moved_since(
    contest: Contest, ledger: Ledger, source: Source, now: Sequence[str]
) -> dict[int, Places]:
    """Number of each load of the source whose columns have moved → their positions now."""
    if not any(places_now(header, now) for header in headers(ledger, contest, source.id)):
        return {}
    with connect() as con:
        observe(con, ledger, contest)
        con.register("loads", ledger.loads())
        lines = con.sql(
            "select load_number, header from loads where source = ? "
            "and load_id in (select load_id from observations)",  # other loads are orphans
            params=[source.id],
        ).fetchall()
    found = {number: places_now(header, now) for number, header in lines}
    return {number: places for number, places in found.items() if places}


def cells_now(cells: Cells, places: Places | None, width: int) -> Cells:
    """The cells of an earlier row at their positions now; `width`: columns of the sheet now."""
    if places is None:
        return cells
    row: list[str | None] = [None] * width
    for place, content in zip(places, cells, strict=False):
        if place is not None:
            row[place] = content
    return row


def columns_then(rows: pa.RecordBatch, places: Places) -> pa.RecordBatch:
    """The columns of the present rows at their earlier positions."""
    blank = pa.nulls(rows.num_rows, pa.string())
    columns = [blank if place is None else rows.column(place) for place in places]
    return pa.RecordBatch.from_arrays(columns, [cell(n) for n in range(len(places))])
