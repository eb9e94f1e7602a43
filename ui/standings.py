"""Parts of the page Xếp hạng tạm tính: the filters."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import streamlit as st

from ui.components.choice import Entries, choose_one, unit_entries
from ui.components.inputs import search_field
from ui.components.plain import options
from ui.components.standings_table import Choice
from ui.shell.visit import Visit

OVERALL = ""


def choose(visit: Visit) -> Choice:
    """Draw the filters and return the choice; the round and the category if there are several."""
    say, contest = visit.say, visit.contest
    rounds = {OVERALL: say("standings.overall")}
    categories = {c.id: c.title or c.id for c in contest.settings.categories}
    if len(contest.rounds) > 1:
        rounds |= {r.id: r.title or r.id for r in contest.rounds}
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        search = search_field(say("standings.search"), say("standings.search_hint"), "search")
        unit = choose_one(visit, say("standings.unit"), _units(visit), key="unit_filter")
        round_id = OVERALL
        if len(rounds) > 1:
            round_id = st.selectbox(
                say("standings.round"),
                list(rounds),
                format_func=options(rounds).__getitem__,
                filter_mode=None,
                key="round",
            )
        category = OVERALL
        if categories:
            shown = {OVERALL: say("standings.all_categories"), **categories}
            category = st.selectbox(
                say("column.category"),
                list(shown),
                format_func=options(shown).__getitem__,
                filter_mode=None,
                key="category",
            )
        day = st.date_input(
            say("standings.as_of"), value=None, format="DD/MM/YYYY", key="as_of",
            help=say("standings.as_of_help"),
        )  # fmt: skip
    as_of = None if day is None else datetime.combine(day + timedelta(days=1), time.min)
    return Choice(round_id or None, category or None, unit or None, search, as_of)


def _units(visit: Visit) -> Entries:
    """All units together, and each unit of the view."""
    codes = dict.fromkeys(visit.view.participation("unit")["unit_code"].to_pylist())
    day = visit.view.reference_time.date()
    return {OVERALL: (visit.say("unit.all"),), **unit_entries(visit.contest.units, codes, day)}
