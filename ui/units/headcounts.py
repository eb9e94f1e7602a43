"""The part of the page Đơn vị that proposes the headcount of a unit."""

from __future__ import annotations

from datetime import date

import streamlit as st

from contest.errors import UsageError
from service import acts
from service.acts import Wanted
from ui.components.blocks import note, show
from ui.components.choice import choose_one, unit_entries
from ui.decisions.write import write
from ui.shell.visit import Visit


def draw_headcounts(visit: Visit) -> None:
    """Draw the form for a new proposal."""
    if not visit.may("propose"):
        return
    with st.expander(visit.say("headcounts.propose"), icon=":material/edit:"):
        _draw_form(visit)


def _draw_form(visit: Visit) -> None:
    say, tree = visit.say, visit.contest.units
    today = visit.view.reference_time.date()
    entries = unit_entries(tree, dict.fromkeys(unit.code for unit in tree.units), today)
    with st.container(key="headcounts_choice", horizontal=True, vertical_alignment="bottom"):
        code = choose_one(
            visit, say("column.unit"), entries, key="headcounts_unit", first=None,
            placeholder=say("review.unit_choose"),
        )  # fmt: skip
    with st.form("headcounts", border=False):
        count = st.number_input(
            say("column.headcount"), min_value=1, max_value=9_999_999, value=None, step=1,
            key="headcounts_number",
        )  # fmt: skip
        source = st.text_input(
            say("headcounts.source"),
            placeholder=say("headcounts.source_hint"),
            max_chars=200,
            key="headcounts_source",
        )
        dated = st.date_input(
            say("headcounts.dated"), value=today, format="DD/MM/YYYY", key="headcounts_dated"
        )
        pressed = st.form_submit_button(say("headcounts.send"), icon=":material/send:")
    if not pressed:
        return
    if code is None or count is None or not source.strip() or not isinstance(dated, date):
        show(note(say("headcounts.incomplete"), tone="warn"))
        return
    number = tree.bearers(code, today)[-1]
    try:
        wanted = acts.propose_headcount(tree, number, str(count), source, dated.isoformat())
    except UsageError:
        show(note(say("headcounts.incomplete"), tone="warn"))
        return
    _decide(visit, wanted)


def _decide(visit: Visit, wanted: Wanted) -> None:
    if write(visit, [wanted]):
        st.rerun()
