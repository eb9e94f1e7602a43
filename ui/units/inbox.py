"""The inbox of the page Đơn vị: what units propose about themselves, the oldest first."""

from __future__ import annotations

import streamlit as st

from i18n.format import UNKNOWN
from publish.proposed import says
from results import Proposal
from service.acts import accept_proposal, refuse_proposal
from ui.components.author import author
from ui.components.blocks import heading, show
from ui.components.markup import join, tag
from ui.decisions.preview import ask, draw_draft
from ui.decisions.write import write
from ui.shell.visit import Visit

PAGE = 10


def draw_inbox(visit: Visit) -> None:
    """Draw the proposals that wait. The effect of an acceptance is shown before it is written."""
    say = visit.say
    waiting = [one for one in visit.view.proposals() if one.fate == "waits"]
    if not waiting:
        return
    show(heading(say("proposals.title"), say("proposals.lead")))
    number, pages = 1, -(-len(waiting) // PAGE)
    place = st.container(key="inbox", gap="small")
    if pages > 1:
        number = st.pagination(pages, max_visible_pages=5, key="inbox_page")
    with place:
        for one in waiting[(number - 1) * PAGE : number * PAGE]:
            _draw_proposal(visit, one)


def _draw_proposal(visit: Visit, one: Proposal) -> None:
    say, about = visit.say, one.decision_id
    with st.container(key=f"row_{about}", horizontal=True, vertical_alignment="center"):
        what = tag("b", say(f"units_log.{one.kind}"))
        old = says(one.kind, one.instead_of, say, visit.fmt)
        new = says(one.kind, one.says, say, visit.fmt)
        change = new if one.kind == "propose_alias" else f"{old} → {new}"
        by = author(visit, one.by, one.proposed_at.date()) or UNKNOWN
        under = f"{visit.fmt.moment(one.proposed_at)} · {by}"
        show(
            tag("div", join([what, f": {one.unit_name}"])),
            tag("div", change),
            tag("div", under, cls="ct-quiet"),
        )
        if not visit.may("decide"):
            return
        with st.container(horizontal=True, wrap=False, width="content"):  # stay side by side
            accept = st.button(
                say("proposals.accept"), icon=":material/preview:", key=f"accept_{about}"
            )
            refuse = st.button(
                say("proposals.refuse"), icon=":material/close:", key=f"refuse_{about}"
            )
    if accept:
        wanted = accept_proposal(about)
        ask(visit, about, about, [wanted], _responses_of(visit, one), [about], unit=one.code)
        st.rerun()  # the preview of another proposal may be drawn already
    elif refuse and write(visit, [refuse_proposal(about)]):
        st.rerun()
    draw_draft(visit, about, about)


def _responses_of(visit: Visit, one: Proposal) -> list[str]:
    """The responses with the writing that a unit claims."""
    if one.kind != "propose_alias":
        return []
    texts = [
        t for written in visit.view.writings() if written.key == one.subject for t in written.texts
    ]
    return visit.view.responses_with(texts)
