"""Columns that stand elsewhere than before: somebody put one before them, or dragged them.

The cells of a row are kept by position. To know it again in a sheet whose columns moved, its cells
are put where their headings stand now, or those of the sheet where they stood then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import pyarrow as pa

from contest.settings import Source
from contest.text import fold_case
from ingest.loading.diff import Cells
from ledger import Ledger
from ledger.engine import connect
from ledger.schema import cell

Places = tuple[int | None, ...]
"""For each column of an earlier header its position now; None: it is there no more."""


def places_now(before: Sequence[str], now: Sequence[str]) -> Places | None:
    """Where the columns of an earlier header stand now, the n-th of a heading as the n-th with it;
    None where none of them moved. A blank heading tells nothing.

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


def moved_since(ledger: Ledger, source: Source, now: Sequence[str]) -> dict[int, Places]:
    """The source's loads whose columns stand elsewhere now, by number."""
    if not any(places_now(header, now) for header in ledger.headers(source.id)):
        return {}
    with connect() as con:
        ledger.scan(con, "observations", "observations")
        con.register("loads", ledger.loads())
        lines = con.sql(
            "select load_number, header from loads where source = ? "
            "and load_id in (select load_id from observations)",  # the others are orphans
            params=[source.id],
        ).fetchall()
    found = {number: places_now(header, now) for number, header in lines}
    return {number: places for number, places in found.items() if places}


def cells_now(cells: Cells, places: Places | None, width: int) -> Cells:
    """The cells of an earlier row at the positions of today; `width`: columns of the sheet now."""
    if places is None:
        return cells
    row: list[str | None] = [None] * width
    for place, content in zip(places, cells, strict=False):
        if place is not None:
            row[place] = content
    return row


def columns_then(rows: pa.RecordBatch, places: Places) -> pa.RecordBatch:
    """The columns of today's rows at their earlier positions."""
    blank = pa.nulls(rows.num_rows, pa.string())
    columns = [blank if place is None else rows.column(place) for place in places]
    return pa.RecordBatch.from_arrays(columns, [cell(n) for n in range(len(places))])
