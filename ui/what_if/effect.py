"""The effect of a trial, and what to do with it: write the changed file, or take it away."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

import streamlit as st

from contest.errors import ContestError, FolderError, UsageError
from service.declare import declare, may_declare
from service.what_if import file_texts, supposed_folder
from ui.components.blocks import bullets, heading, note, quiet, show
from ui.components.markup import tag
from ui.components.plain import plain
from ui.decisions.moves import Change, change_between, draw_change
from ui.decisions.write import refusal
from ui.shell import session
from ui.shell.visit import Visit
from ui.what_if.choose import Trial, choose

_TRIAL = "what_if_trial"


def draw(visit: Visit) -> None:
    """Draw the choices, and the effect of the trial that was asked for."""
    say = visit.say
    show(quiet(say("what_if.lead")))
    if not visit.may("decide"):
        show(note(say("what_if.not_allowed")))
        return
    base = file_texts(session.place(), session.principal())
    try:
        asked = choose(visit, base)
    except UsageError as error:
        st.session_state.pop(_TRIAL, None)
        show(note(say("what_if.impossible"), " ", tag("code", str(error)), tone="bad"))
        return
    if asked is not None:
        st.session_state[_TRIAL] = asked
    trial: Trial | None = st.session_state.get(_TRIAL)
    if trial is None:
        return
    if trial.base != base:  # somebody wrote the folder meanwhile
        st.session_state.pop(_TRIAL, None)
        return
    _draw_effect(visit, trial)


def _draw_effect(visit: Visit, trial: Trial) -> None:
    say = visit.say
    with st.container(key="what_if_effect", border=True):
        show(heading(say("review.effect"), say("review.not_yet")))
        digest = sha256(trial.about.encode()).hexdigest()
        try:
            with st.spinner(say("review.computing")):
                change = _change(visit.opened.stamp, digest, _visit=visit, _texts=trial.texts)
        except FolderError as error:
            show(note(say("what_if.mistakes"), bullets(map(str, error.problems)), tone="bad"))
            return
        except ContestError as error:
            show(note(say("what_if.impossible"), " ", tag("code", str(error)), tone="bad"))
            return
        draw_change(visit, change)
        _draw_ways(visit, trial)


@st.cache_data(max_entries=8, show_spinner=False)
def _change(stamp: str, digest: str, *, _visit: Visit, _texts: Mapping[str, str]) -> Change:
    after = supposed_folder(session.place(), session.principal(), _texts, session.moment())
    return change_between(_visit.view, after)


def _draw_ways(visit: Visit, trial: Trial) -> None:
    """Draw the button that writes the change, or say how to do it in a demonstration."""
    say, files = visit.say, ", ".join(trial.texts)
    if not may_declare(session.place()):
        show(quiet(say("what_if.demo", files=files)))
        return
    why = st.text_input(say("what_if.why"), max_chars=500, key="what_if_why")
    with st.container(horizontal=True):
        pressed = st.button(plain(say("what_if.apply", files=files)), type="primary",
                            icon=":material/gavel:", key="what_if_apply")  # fmt: skip
        dropped = st.button(say("review.cancel"), key="what_if_cancel")
    if dropped:
        st.session_state.pop(_TRIAL, None)
        st.rerun()
    if pressed and not why.strip():
        show(note(say("what_if.why_first"), tone="warn"))
    elif pressed:
        try:
            for file, text in trial.texts.items():
                declare(session.place(), session.principal(), file, text, trial.base[file], why,
                        session.moment())  # fmt: skip
        except ContestError as error:
            show(note(say(refusal(error)), tone="bad"))
            return
        except OSError:
            show(note(say("what_if.no_write", files=files), tone="bad"))
            return
        st.session_state.pop(_TRIAL, None)
        st.toast(plain(say("what_if.applied", files=files)), icon=":material/check:")
        st.rerun()
