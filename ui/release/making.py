"""Makes a release. The page says what follows before anything is pressed."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import get_args

import streamlit as st

from contest.errors import ContestError
from service.release.making import Kind, RecountDiffersError, make
from service.release.ready import Ready
from ui.components.blocks import heading, note, quiet, show
from ui.components.plain import options
from ui.decisions.write import refusal
from ui.shell import session
from ui.shell.visit import Visit

_DONE = "release_done"
"""The session key that says that a release was just made."""
_LONGEST = 500


def draw_making(visit: Visit, found: Ready) -> None:
    """Draw the form for who may decide; nothing for others."""
    if not visit.may("decide"):
        return
    say = visit.say
    show(heading(say("release.make")))
    if st.session_state.pop(_DONE, False):
        show(note(say("release.done"), tone="good", slim=True))
    named = options({kind: say(f"released.{kind}") for kind in get_args(Kind)})
    kind: Kind = st.segmented_control(
        say("release.kind"), get_args(Kind), default="provisional", required=True,
        format_func=named.__getitem__, key="release_kind",
    )  # fmt: skip
    until, basis = None, ""
    if kind == "provisional":
        day = st.date_input(
            say("release.until_day"), value=None, min_value=found.now.date(), format="DD/MM/YYYY",
            key="release_until", width=320,
        )  # fmt: skip
        until = datetime.combine(day + timedelta(days=1), time.min) if day else None
    elif any(one.kind == "official" for one in visit.view.releases):
        basis = st.text_input(say("release.basis"), max_chars=_LONGEST, key="release_basis")
    if found.obstacles(kind):
        show(note(say("release.blocked"), tone="warn"))
        return
    follows = "held" if kind == "provisional" and found.held_back else kind
    show(quiet(say(f"release.follows_{follows}")))
    label = say(f"release.press_{kind}")
    if st.button(label, type="primary", icon=":material/verified:", key="release_make"):
        _make(visit, kind, until, basis or "")


def _make(visit: Visit, kind: Kind, until: datetime | None, basis: str) -> None:
    say = visit.say
    try:
        with st.spinner(say("release.making")):
            make(
                session.place(), session.principal(), kind, session.moment(),
                petitions_until=until, basis=basis,
            )  # fmt: skip
    except RecountDiffersError as error:
        count = visit.fmt.whole(error.total)
        show(note(say("release.recount_differs", n=error.total, count=count), tone="bad"))
        return
    except ContestError as error:
        key = refusal(error)
        show(note(say("release.not_made" if key == "failure.not_now" else key), tone="bad"))
        return
    st.session_state[_DONE] = True
    st.rerun()
