"""Rows for units.csv or items.csv that come from a spreadsheet, pasted or as a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from authoring.sheets import Row, merged, pasted, rows_of, with_rows
from contest.errors import UsageError
from ui.components.blocks import note, quiet, show
from ui.shell.visit import Visit

_MOST = 2_000_000
"""Characters of a paste: some ten thousand units."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One of the tables on the page.

    `named`: the column without which a row says nothing. `columns`: the file's, in their usual
    order. `more`: further names that a paste may have. `key`: the columns that tell rows apart.
    `words`: heading of people → column. `usual`: the columns of a paste without headings. `tidied`:
    pasted rows as rows of the table, beside those that stay.
    """

    named: str
    columns: Sequence[str]
    more: Sequence[str]
    key: Sequence[str]
    words: Mapping[str, str]
    usual: Sequence[str]
    tidied: Callable[[Sequence[Row], Sequence[Row]], Sequence[Row]]


def draw_pasting(visit: Visit, sheet: Sheet, text: str, key: str) -> str:
    """Draw the box and the picker; the text of the table with the rows that came."""
    say = visit.say
    headings = ", ".join(sheet.words)
    show(quiet(say("setup.paste_lead", headings=headings)))
    came = st.text_area(say("setup.paste"), height=160, max_chars=_MOST, key=f"{key}_paste")
    file = st.file_uploader(say("setup.file"), type=["csv", "tsv", "txt"], key=f"{key}_file")
    if file is not None:
        try:
            came = file.getvalue().decode("utf-8-sig")
        except UnicodeDecodeError:
            show(note(say("setup.not_utf8"), tone="bad"))
            return text
    ways = {"add": say("setup.paste_add"), "replace": say("setup.paste_replace")}
    way = st.radio(
        say("setup.paste_way"), list(ways), format_func=ways.__getitem__, key=f"{key}_way"
    )
    if not came.strip():
        return text
    try:
        rows = pasted(came, (*sheet.columns, *sheet.more), sheet.words, sheet.usual)
    except UsageError as error:
        show(note(say("setup.paste_wrong"), " ", str(error), tone="bad"))
        return text
    kept = [] if way == "replace" else rows_of(text)
    tidied = sheet.tidied(rows, kept)
    count = visit.fmt.whole(len(tidied))
    show(quiet(say("setup.paste_read", n=len(tidied), count=count)))
    return with_rows(text, sheet.columns, merged(kept, tidied, sheet.key))
