"""The people of a unit: the roster in three states, and who took part. Name, sub-unit and state
only: whoever looks, the page shows what a superior may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from contest.text import holds_words
from publish.unit_summary import UnitSummary
from ui.components.blocks import Tone, badge, heading, note, quiet, show
from ui.components.inputs import search_field
from ui.components.roster import STATUSES, TONES, choose_status, draw_counts
from ui.components.tables import Column, Row, table
from ui.shell.visit import Visit

PAGE = 20
_TONES: Mapping[str, Tone] = {**TONES, "accepted": "good", "held": "warn"}


def draw_people(visit: Visit, unit: UnitSummary) -> None:
    """Draw the roster, or how to send one; then who took part."""
    lines = visit.view.roster(unit.code)
    if lines:
        _draw_roster(visit, unit.code, lines)
    else:
        show(heading(visit.say("roster.title")), note(visit.say("my_unit.no_roster")))
    _draw_took_part(visit, unit.code)


def _draw_roster(visit: Visit, code: str, lines: Sequence[Row]) -> None:
    say = visit.say
    counts = draw_counts(visit, lines)
    first = next((one for one in STATUSES if counts[one]), STATUSES[0])
    status = choose_status(visit, counts, first, f"my_roster_{code}")
    search = _search(visit, f"my_roster_search_{code}") if len(lines) > PAGE else ""
    shown = [
        line
        for line in lines
        if line["status"] == status and holds_words(line["full_name"], search)
    ]
    page = shown[_offset(len(shown), f"my_roster_page_{code}_{status}") :][:PAGE]
    _draw_lines(visit, page, "status", "roster_status", say("roster.title"))
    show(quiet(say("roster.careful")))


def _draw_took_part(visit: Visit, code: str) -> None:
    say = visit.say
    show(heading(say("my_unit.took_part"), say("my_unit.took_part_lead")))
    total = visit.view.took_part(code, limit=0).total
    search = _search(visit, f"my_people_search_{code}") if total > PAGE else ""
    if search:
        total = visit.view.took_part(code, search=search, limit=0).total
    offset = _offset(total, f"my_people_page_{code}")
    found = visit.view.took_part(code, search=search, offset=offset, limit=PAGE)
    _draw_lines(visit, found.lines, "state", "state", say("my_unit.took_part"))


def _draw_lines(visit: Visit, lines: Sequence[Row], field: str, words: str, name: str) -> None:
    say = visit.say
    if not lines:
        show(note(say("roster.nobody")))
        return
    columns = (
        Column(say("column.name"), lambda row: row["full_name"] or say("my_unit.no_name"), "main"),
        Column(
            say("roster.status"),
            lambda row: badge(say(f"{words}.{row[field]}"), _TONES[row[field]]),
            "lead-value",
        ),
        Column(say("column.unit"), lambda row: row["unit_name"], "more"),
    )
    show(table(columns, lines, name=name))


def _search(visit: Visit, key: str) -> str:
    return search_field(visit.say("my_unit.search"), visit.say("standings.search_hint"), key)


def _offset(total: int, key: str) -> int:
    """The number of lines before the chosen page."""
    pages = -(-total // PAGE)
    if pages < 2:
        return 0
    number: int = st.pagination(pages, max_visible_pages=5, key=f"{key}_{pages}")
    return (number - 1) * PAGE
