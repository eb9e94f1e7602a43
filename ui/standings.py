"""Parts of the page Xếp hạng tạm tính: the filters."""

from __future__ import annotations

import streamlit as st

from ui.components.standings_table import Choice
from ui.shell.visit import Visit

OVERALL = ""


def choose(visit: Visit) -> Choice:
    """Draw the three filters and return the choice; the round only if there are several rounds."""
    say, contest = visit.say, visit.contest
    rounds = {OVERALL: say("standings.overall")}
    if len(contest.rounds) > 1:
        rounds |= {r.id: r.title or r.id for r in contest.rounds}
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        search = st.text_input(
            say("standings.search"),
            placeholder=say("standings.search_hint"),
            type="search",
            live="400ms",
            max_chars=100,
            key="search",
        )
        names = {OVERALL: say("unit.all"), **_unit_names(visit)}
        unit = st.selectbox(
            say("standings.unit"),
            list(names),
            format_func=names.__getitem__,
            filter_mode="contains",
            key="unit_filter",
        )
        round_id = OVERALL
        if len(rounds) > 1:
            round_id = st.selectbox(
                say("standings.round"), list(rounds), format_func=rounds.__getitem__, key="round"
            )
    return Choice(round_id or None, unit or None, (search or "").strip())


def _unit_names(visit: Visit) -> dict[str, str]:
    """Unit names by code; a unit beneath another unit carries the name of that unit too."""
    rows = visit.view.participation("unit").to_pylist()
    names = {row["unit_code"]: row["unit_name"] for row in rows}
    return {
        row["unit_code"]: (
            f"{row['unit_name']} – {names[row['parent_code']]}"
            if row["parent_code"] in names
            else row["unit_name"]
        )
        for row in rows
    }
