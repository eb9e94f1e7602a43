"""The buttons that publish, hold back and release. Each says before what it does."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from contest.errors import ContestError
from results import Principal
from service.environment import Moment, Place
from service.publication import publishing
from service.publication.publishing import Standing
from service.publication.record import PublicationError
from ui.components.blocks import note, quiet, show
from ui.decisions.write import refusal
from ui.shell import session
from ui.shell.visit import Visit

_DONE = "press_done"
"""The session key of the sentence about what was just done."""


def draw_acts(visit: Visit, now: Standing) -> None:
    """Draw the buttons for who may decide; nothing for others."""
    if not visit.may("decide"):
        return
    say = visit.say
    if done := st.session_state.pop(_DONE, ""):
        show(note(say(done), tone="good", slim=True))
    may_publish = not now.held and not now.embargo_until
    show(quiet(_effect(visit, now)))
    with st.container(key="press_acts", horizontal=True):
        if may_publish and st.button(
            say("press.publish"), type="primary", icon=":material/publish:", key="press_publish"
        ):
            _do(visit, "press.published", lambda: _publish(visit))
        if now.held and st.button(
            say("press.release"), type="primary", icon=":material/play_arrow:", key="press_release"
        ):
            _do(visit, "press.released", lambda: publishing.release(*_who()))
        if not now.held and st.button(say("press.hold"), icon=":material/pause:", key="press_hold"):
            _do(visit, "press.was_held", lambda: publishing.hold(*_who()))


def _effect(visit: Visit, now: Standing) -> str:
    """What the buttons do, before one is pressed."""
    say, fmt = visit.say, visit.fmt
    if now.held:
        return say("press.effect_release")
    if now.embargo_until:
        return say("press.effect_embargo", moment=fmt.moment(now.embargo_until))
    new = fmt.moment(visit.view.known_until)
    if now.published is None:
        return say("press.effect_first", moment=new)
    before = fmt.moment(now.published.as_of)
    if visit.view.known_until <= now.published.as_of or new == before:
        return say("press.effect_same", moment=before)
    return say("press.effect", moment=new, before=before)


def _who() -> tuple[Place, Principal, Moment]:
    return session.place(), session.principal(), session.moment()


def _publish(visit: Visit) -> None:
    with st.spinner(visit.say("press.publishing")):
        publishing.publish_now(
            session.place(), session.principal(), session.moment(), session.local_address()
        )


def _do(visit: Visit, done: str, act: Callable[[], None]) -> None:
    """Do it in the name of who is signed in now, and draw the page again."""
    try:
        act()
    except PublicationError:
        show(note(visit.say("press_trouble.public"), tone="bad"))
        return
    except ContestError as error:
        show(note(visit.say(refusal(error)), tone="bad"))
        return
    st.session_state[_DONE] = done
    st.rerun()
