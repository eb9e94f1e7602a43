"""Lets a browser show the first numbers of a page before the rest of the page comes.

A browser paints nothing before it has put together all that has come. So in the first run of a
session the rest is a place of the window's height, and the script of the page
(web/templates/spoken.js) asks for the rest as soon as the first part is painted. Every later run
draws the page at once, so nothing flickers.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ui.shell import session
from ui.shell.visit import Visit

_PAINTED = "page_painted"
"""The session key that says that the browser has shown a page."""
_HEIGHT = 900


def after_first_paint(visit: Visit, draw: Callable[[], None]) -> None:
    """Draw the rest of a page: now, or when the browser asks for it. `draw` runs once either way.

    Whoever sends no headers is no browser and would never ask, so it gets all at once.
    """
    waits = _PAINTED not in st.session_state and is_browser()
    _rest(visit, draw, ["waits" if waits else "now"])


def is_browser() -> bool:
    """Whether a browser looks, which runs the script of the page."""
    return bool(st.context.headers)


def note_painted() -> None:
    """Note that a page was drawn to its end in this session."""
    st.session_state[_PAINTED] = True


@st.fragment
def _rest(visit: Visit, draw: Callable[[], None], first: list[str]) -> None:
    """Draw the rest, or in the first run of this fragment its place, if it "waits". `first` stays
    the same object between the runs, and is empty after the first."""
    how = first.pop() if first else "again"
    if how == "again" and session.principal() != visit.view.principal:
        st.rerun()  # the viewer may see something else now
    if how == "waits":
        st.button(visit.say("page.rest"), key="ask_for_rest")
        st.skeleton(height=_HEIGHT)
    else:
        draw()
