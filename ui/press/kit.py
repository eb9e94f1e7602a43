"""The press kit to take away, made from the view of the press when somebody takes it."""

from __future__ import annotations

import streamlit as st

from i18n.format import Format
from i18n.words import Words
from publish.framed import framed, pictured_as
from publish.made import Made
from publish.press.kit import press_kit
from publish.press.pictures import pictured
from publish.press.turnout import in_language, public_turnout
from results import View
from service.publication import publishing
from service.publication.publishing import PRESS, Standing
from ui.components.blocks import heading, quiet, show
from ui.components.offer import offer_document
from ui.press.shown import turnout_now
from ui.shell import session
from ui.shell.visit import Visit

_SIZE = (1200, 800)


def draw_kit(visit: Visit, now: Standing) -> None:
    """Draw what is in the kit, one of its pictures, and the link that makes it."""
    say = visit.say
    show(heading(say("public.kit"), say("press.kit_lead")))
    if now.embargo_until:
        moment = visit.fmt.moment(now.embargo_until)
        show(quiet(say("press.kit_embargo", moment=moment)))
    name = Made("press-kit", None, visit.view.known_until, "zip", b"").name
    offer_document(visit, say("press.take_kit"), name, _kit, "application/zip")
    with st.container(width=_SIZE[0] // 2):
        st.image(
            _headline(f"{visit.stamp}|{visit.view.known_until}", visit.say, visit.fmt),
            caption=say("press.picture", width=str(_SIZE[0]), height=str(_SIZE[1])),
            alt=say("press.picture_alt"),
            width="stretch",
        )


def _kit(_view: View) -> bytes:
    """The zip. Whoever takes it, it is made from the view of the press, so it holds no person."""
    view = session.open_for(PRESS).view
    told = publishing.standing(session.place(), session.moment()).corrections
    return press_kit(public_turnout(view), view.contest, told)[-1].content


@st.cache_data(max_entries=8, show_spinner=False)
def _headline(stamp: str, _say: Words, _fmt: Format) -> bytes:
    """The headline as newspapers get it. `stamp` names the data, the language and the moment."""
    declared = session.open_for(PRESS).view.contest
    turnout = in_language(turnout_now(), declared, _say.language)
    contest = declared.in_language(_say.language)
    shown = next(pictured(turnout, contest, _SIZE, _say, _fmt))
    return pictured_as(framed(shown, contest, turnout.as_of, _SIZE, _say, _fmt), "png")
