"""Hypothesis strategies for what a form and its organizers do to a sheet: a section that branches
writes a heading on two columns, and a formula is filled down beside the answers and below them."""

from collections.abc import Sequence
from dataclasses import replace
from zlib import crc32

from hypothesis import strategies as st

from .random_rows import Layout, Row
from .snapshots import Load

BESIDE = ["0", "#N/A", "FALSE", "Tổng"]


@st.composite
def as_sheets_are(draw: st.DrawFn, layout: Layout, loads: Sequence[Load]) -> list[Load]:
    """All files of a source, each with the same repeated column and the same formula."""
    found = list(loads)
    if draw(st.integers(0, 2)) == 0:
        column = draw(st.sampled_from(range(len(layout.header))))
        if layout.fields[column] != "submitted_at":
            found = [_branched(layout, load, column) for load in found]
    if draw(st.integers(0, 3)) == 0:
        beside = draw(st.sampled_from(BESIDE))
        found = [_filled_down(load, beside, draw(st.integers(0, 3))) for load in found]
    return found


def _branched(layout: Layout, load: Load, column: int) -> Load:
    """The cells of one column stand in it, in a second one, or in both. Who wrote the row decides,
    so it is the same in each file."""

    def row_of(row: Row) -> Row:
        text, who = row[column], layout.cell(row, "phone") + layout.cell(row, "full_name")
        first, second = {
            **dict.fromkeys(range(5), (text, "")),
            **dict.fromkeys(range(5, 8), ("", text)),
            8: (text, text.upper()),
            9: (text, text and f"{text} khác"),
        }[crc32(who.encode()) % 10]
        return (*row[:column], first, *row[column + 1 :], second)

    header = (*load.header, load.header[column])
    return replace(load, header=header, rows=tuple(map(row_of, load.rows)))


def _filled_down(load: Load, text: str, more: int) -> Load:
    blank = ("",) * len(load.header)
    rows = [*load.rows, *[blank] * more]
    return replace(
        load,
        header=(*load.header, "Cột tính"),
        rows=tuple((*row, text) for row in rows),
        tokens=(*load.tokens, *(f"blank {n}" for n in range(more))),
    )
