"""The participation of the people on a unit's roster: the counts, the list, and its file."""

from __future__ import annotations

from typing import Any

import streamlit as st

from i18n.words import Words
from results.roster import Status
from ui.components.blocks import badge, note, quiet, show
from ui.components.markup import Child
from ui.components.offer import offer
from ui.components.roster import TONES, choose_status, draw_counts
from ui.components.tables import Column, Row, table
from ui.shell.visit import Visit

PAGE = 20
_FILE_COLUMNS = (
    ("column.unit", "unit_name"),
    ("column.name", "full_name"),
    ("roster.phone", "phone_shown"),
    ("roster.status", "status_text"),
    ("roster.why", "how_text"),
)


def draw_roster(visit: Visit, unit: Row) -> None:
    """Draw the expected people of a unit and of units beneath; nothing if the roster has none."""
    code, headcount = unit["unit_code"], unit["headcount"]
    lines = [_worded(visit.say, line) for line in visit.view.roster(code)]
    if not lines:
        return
    say, fmt = visit.say, visit.fmt
    counts = draw_counts(visit, lines)
    if headcount is not None and headcount != len(lines):
        listed = fmt.whole(len(lines))
        show(note(say("roster.differs", declared=fmt.whole(headcount), listed=listed), tone="warn"))
    first: Status = "not_recorded" if counts["not_recorded"] else "to_confirm"
    status = choose_status(visit, counts, first, f"roster_status_{code}")
    shown = [line for line in lines if line["status"] == status]
    if not shown:
        show(note(say("roster.nobody")))
    else:
        _draw_list(visit, shown, f"{code}_{status}")
    offer(visit, say("roster.download"), f"roster_{code}", _FILE_COLUMNS,
          lambda view: [_worded(say, line) for line in view.roster(code)])  # fmt: skip


def _draw_list(visit: Visit, lines: list[Row], about: str) -> None:
    pages, number = -(-len(lines) // PAGE), 1
    if pages > 1:
        number = st.pagination(pages, max_visible_pages=5, key=f"roster_page_{about}")
    say = visit.say

    def status(row: Row) -> Child:
        return badge(row["status_text"], TONES[row["status"]])

    columns = (
        Column(say("column.name"), lambda row: row["full_name"], "main"),
        Column(say("roster.status"), status, "lead-value"),
        Column(say("column.unit"), lambda row: row["unit_name"], "more"),
        Column(say("roster.phone"), lambda row: row["phone_shown"], "more"),
        Column(say("roster.why"), lambda row: row["how_text"], "more"),
    )
    page = lines[(number - 1) * PAGE : number * PAGE]
    show(table(columns, page, name=say("roster.title")), quiet(say("roster.careful")))


def _worded(say: Words, line: dict[str, Any]) -> Row:
    """The line as the page shows it."""
    how = line["how"]
    return {
        **{name: line[name] for name in ("unit_name", "full_name", "status")},
        "phone_shown": line["phone"] or "",
        "status_text": say(f"roster_status.{line['status']}"),
        "how_text": say(f"roster_how.{how}") if how else "",
    }
