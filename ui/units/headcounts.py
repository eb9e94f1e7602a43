"""Parts of the page Đơn vị about headcounts: new proposals, pending proposals, acceptance."""

from __future__ import annotations

from datetime import date

import streamlit as st

from contest.errors import UsageError
from i18n.format import UNKNOWN
from results import Decision
from service import acts
from service.acts import Wanted
from service.taken import DATED, HEADCOUNT, SOURCE, in_force, open_proposals, unit_of
from ui.components.blocks import badge, heading, note, quiet, show
from ui.components.markup import join, tag
from ui.components.plain import plain
from ui.decisions.log import who_and_when
from ui.decisions.unit_candidates import on_day, search_box, searched
from ui.decisions.write import write
from ui.shell.visit import Visit


def draw_headcounts(visit: Visit) -> None:
    """Draw the pending proposals, each with its effect, and the form for a new proposal."""
    say = visit.say
    waiting = open_proposals(in_force(visit.view.decisions))
    show(heading(say("headcounts.title"), say("headcounts.lead")))
    for line in waiting:
        _draw_proposal(visit, line)
    with st.expander(say("headcounts.propose"), icon=":material/edit:"):
        _draw_form(visit)


def _draw_proposal(visit: Visit, line: Decision) -> None:
    say, tree = visit.say, visit.contest.units
    number = unit_of(tree, line)
    if number is None:
        return
    unit = tree.units[number]
    row = visit.view.unit(unit.code)
    before = _rate(visit, row["people"], row["headcount"]) if row else UNKNOWN
    after = _rate(visit, row["people"], int(line.facts[HEADCOUNT])) if row else UNKNOWN
    stated = say(
        "headcounts.stated",
        source=line.facts[SOURCE],
        day=visit.fmt.day(date.fromisoformat(line.facts[DATED])),
    )
    with st.container(key=f"row_{line.decision_id}", horizontal=True, vertical_alignment="center"):
        head = [tag("b", unit.name), f": {before} → {after} ", badge(say("headcounts.waits"))]
        under = f"{stated} · {who_and_when(visit, line)}"
        show(tag("div", join(head)), tag("div", under, cls="ct-quiet"))
        accept = st.button(
            say("headcounts.accept"), icon=":material/check:", key=f"accept_{line.decision_id}"
        )
        refuse = st.button(
            say("headcounts.refuse"), icon=":material/undo:", key=f"refuse_{line.decision_id}"
        )
    if accept:
        _decide(visit, acts.accept_headcount(line.decision_id))
    elif refuse:
        _decide(visit, acts.refuse_headcount(line.decision_id))


def _draw_form(visit: Visit) -> None:
    say, tree = visit.say, visit.contest.units
    today = visit.view.reference_time.date()
    search = search_box(visit, "headcounts_search")
    codes = dict.fromkeys(tree.units[n].code for n, _ in searched(tree, search, today))
    if not codes:
        show(quiet(say("review.unit_none") if search else say("review.unit_type")))
        return
    with st.form("headcounts", border=False):
        code = st.selectbox(
            say("review.unit"),
            list(codes),
            index=0 if len(codes) == 1 else None,
            format_func=lambda code: plain(tree.units[on_day(tree, code, today)[-1]].name),
            placeholder=say("review.unit_choose"),
            key="headcounts_unit",
        )
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
    number = on_day(tree, code, today)[-1]
    try:
        wanted = acts.propose_headcount(tree, number, str(count), source, dated.isoformat())
    except UsageError:
        show(note(say("headcounts.incomplete"), tone="warn"))
        return
    _decide(visit, wanted)


def _rate(visit: Visit, people: int, headcount: int | None) -> str:
    if not headcount:
        return visit.say("unknown_headcount")
    return f"{visit.fmt.share(people / headcount)} ({visit.fmt.out_of(people, headcount)})"


def _decide(visit: Visit, wanted: Wanted) -> None:
    if write(visit, [wanted]):
        st.rerun()
