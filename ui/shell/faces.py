"""The switch Xem với vai trò…: everybody in a demonstration and administrators see all sides."""

from __future__ import annotations

import streamlit as st

from i18n.words import Words
from results import Principal
from service import environment
from service.who import faces, may_choose_face
from ui.components.inputs import asked
from ui.components.plain import option
from ui.shell import session

_DRAWN = "face_drawn"
"""The session key of the face of the run before."""


def choose(signed_in: Principal, say: Words) -> None:
    """Draw the switch for somebody who may look as other roles. An address may name the first
    choice, so that a link shows a side: `?face=press`."""
    if not may_choose_face(signed_in) or session.opened_draft():
        return
    contest = session.open_for(signed_in).view.contest
    names = {"": say("face.committee")}
    for face in faces(contest, session.moment()):
        role, _, code = face.partition(":")
        unit = contest.units.units[contest.units.by_code[code][-1]].name if code else ""
        names[face] = say("face.leader", unit=unit) if unit else say(f"role.{role}")
    if session.FACE not in st.session_state:
        asked_for = asked(session.FACE)
        st.session_state[session.FACE] = asked_for if asked_for in names else ""
    st.selectbox(
        say("face.label" if environment.demonstration() else "face.label_only_looks"),
        list(names),
        format_func=lambda face: option(names[face]),
        filter_mode=None,
        key=session.FACE,
    )


def changed() -> bool:
    """True in the first run after the viewer has chosen another face."""
    before = st.session_state.get(_DRAWN, session.face())
    st.session_state[_DRAWN] = session.face()
    return bool(before != session.face())
