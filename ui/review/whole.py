"""One contact without its mask, on request: the log has the look first."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from contest.errors import ContestError
from i18n.field_names import field_name
from service import unmask
from ui.components.blocks import note, show
from ui.components.markup import tag
from ui.components.plain import option
from ui.decisions.write import refusal
from ui.shell import session
from ui.shell.visit import Visit

_WHOLE = "review_whole_cell"
"""The session key of the cell that is shown whole, with its response and field."""


def draw_whole(visit: Visit, response_id: str, fields: Sequence[str]) -> None:
    """Draw the choice of a masked field and the button Hiện đầy đủ; then the whole cell.

    An auditor has to say what the contact is needed for.
    """
    say = visit.say
    if not fields or not visit.may("unmask"):
        return
    with st.expander(say("whole.title"), icon=":material/visibility:"):
        field = st.selectbox(
            say("whole.field"),
            fields,
            format_func=lambda name: option(field_name(name, say)),
            filter_mode=None,
            key=f"whole_field_{response_id}",
        )
        must = visit.view.principal.role == "auditor"
        why = st.text_input(
            say("whole.purpose" if must else "whole.purpose_optional"),
            max_chars=200,
            key=f"whole_purpose_{response_id}",
        )
        if not st.button(say("whole.show"), key=f"whole_show_{response_id}"):
            return
        if must and not why.strip():
            show(note(say("whole.purpose_missing"), tone="warn"))
            return
        cell = whole_cell(visit, response_id, field, why)
        if cell:
            show(tag("p", tag("span", cell, cls="ct-cell")))


def uncovered(visit: Visit, response_id: str, field: str) -> str:
    """The whole cell of a masked field that somebody corrects, once the button Hiện đầy đủ was
    pressed; "" before, so that nobody sees a contact by opening a page."""
    if _kept(visit, response_id, field) is None and not st.button(
        visit.say("whole.show"), icon=":material/visibility:", key=f"uncover_{response_id}_{field}"
    ):
        return ""
    return whole_cell(visit, response_id, field)


def whole_cell(visit: Visit, response_id: str, field: str, purpose: str = "") -> str:
    """The unmasked cell of a field. The log notes the look once for each content. If the log cannot
    be written, the page does not show the cell."""
    kept = _kept(visit, response_id, field)
    if kept is not None:
        return kept
    try:
        cell = unmask.whole_cell(
            session.place(), session.principal(), response_id, field, session.moment(), purpose
        )
    except ContestError as error:
        show(note(visit.say(refusal(error)), tone="bad"))
        return ""
    st.session_state[_WHOLE] = (_key(visit, response_id, field), cell)
    return cell


def _kept(visit: Visit, response_id: str, field: str) -> str | None:
    """The cell that was shown whole last, if it is this one and unchanged."""
    key, cell = st.session_state.get(_WHOLE, (None, ""))
    return str(cell) if key == _key(visit, response_id, field) else None


def _key(visit: Visit, response_id: str, field: str) -> tuple[str, ...]:
    hashes = [line["content_hash"] for line in visit.view.responses([response_id])]
    return (visit.view.principal.scope, response_id, field, *hashes)
