"""A part of the page Tiếp nhận bài thi: the unreadable cells of responses that count."""

from __future__ import annotations

import streamlit as st

from i18n.field_names import cell_name
from results import Balance
from ui.components.blocks import quiet, show
from ui.components.plain import plain
from ui.components.source_name import source_name
from ui.components.tables import Column, table
from ui.shell.visit import Visit

PAGE = 20


def draw_unread(visit: Visit, balance: Balance) -> None:
    """Draw the cells, folded in, some at a time; nothing if every cell was read."""
    total = sum(balance.unread.values())
    if not total:
        return
    say, fmt = visit.say, visit.fmt
    columns = (
        Column(say("column.name"), lambda row: row["full_name"] or "", "main", style="ct-strong"),
        Column(say("unread.cell"), lambda row: row["text"], "line"),
        Column(say("column.field"), lambda row: cell_name(row["field"], visit.contest.items, say)),
        Column(say("unread.row"), lambda row: fmt.whole(row["row_number"]), "more", True),
        Column(say("column.source"), lambda row: source_name(visit, row["source"])),
    )
    title = f"{say('unread.title')} ({fmt.whole(total)})"
    with st.expander(plain(title), icon=":material/visibility:"):
        show(quiet(say("unread.lead")))
        pages, number = -(-total // PAGE), 1
        if pages > 1:
            number = st.pagination(pages, max_visible_pages=5, key="unread_page")
        rows = visit.view.unread(offset=(number - 1) * PAGE, limit=PAGE)
        show(table(columns, rows, name=say("unread.title")))
