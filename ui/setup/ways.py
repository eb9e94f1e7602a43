"""The ways to work on a table of the folder: look, change a row, add one, paste many."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from authoring.sheets import Row, rows_of, with_row, with_rows
from ui.setup.pasting import Sheet, draw_pasting
from ui.shell.visit import Visit

WAYS = ("look", "change", "add", "paste")
Rows = Sequence[Row]


def draw_ways(
    visit: Visit,
    part: str,
    text: str,
    key: str,
    sheet: Sheet,
    look: Callable[[Rows], None],
    choose: Callable[[Rows], int | None],
    fill: Callable[[Rows, int | None, str], Row | None],
) -> str:
    """Draw the way that is chosen; the text of the table as it is filled in.

    `look` draws the table. `choose` draws the choice of a row; its place. `fill` draws the fields
    of the row at a place, or of a new one, under a prefix of keys; the row, None: it is taken out.
    """
    words = {way: visit.say(f"setup.{part}.{way}") for way in WAYS}
    way = st.segmented_control(
        visit.say("setup.way"), WAYS, default="look", required=True,
        format_func=words.__getitem__, key=f"{key}_what", label_visibility="collapsed",
    )  # fmt: skip
    rows = rows_of(text)
    if way == "paste":
        return draw_pasting(visit, sheet, text, key)
    if way == "look" or (way == "change" and not rows):
        look(rows)
        return text
    place = choose(rows) if way == "change" else None
    if way == "change" and place is None:
        return text
    row = fill(rows, place, f"{key}_{way}_{place}")
    if row == row_at(rows, place, sheet) or (place is None and not (row or {}).get(sheet.named)):
        return text
    return with_rows(text, sheet.columns, with_row(rows, place, row))


def row_at(rows: Rows, place: int | None, sheet: Sheet) -> dict[str, str]:
    """The row at a place with all columns; place None: a row of blanks."""
    before = rows[place] if place is not None else {}
    return {name: before.get(name, "") for name in sheet.columns}
