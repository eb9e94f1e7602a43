"""The head and the foot of every page: title, age of the data, phase, hotline."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from i18n.phase import Phase, describe, phase_at
from i18n.words import Words
from service import environment
from ui.components.blocks import Tone, note, show, state
from ui.components.markup import tag
from ui.shell import menu, session
from ui.shell.visit import Visit

_DOTS: dict[Phase, Tone] = {
    "undeclared": "warn",
    "before": "plain",
    "open": "good",
    "after": "plain",
}


def draw_style(say: Words) -> None:
    """Replace words inside Streamlit's own widgets, which only a style can reach."""
    st.html(f"<style>.stApp {{ --ct-choose: '{say('upload.choose')}'; }}</style>")


def places() -> tuple[DeltaGenerator, DeltaGenerator]:
    """The places of the head and of the language switch, side by side."""
    row = st.container(key="head", horizontal=True, vertical_alignment="top", gap="medium")
    return row.container(key="head_text"), row.container(key="head_switch", width="content")


def draw_top(visit: Visit, title: str) -> None:
    """Draw the title of the contest, the title of the page, and the strip: data time and phase."""
    say, fmt, contest = visit.say, visit.fmt, visit.contest
    moment = visit.view.reference_time
    phase = phase_at(moment, contest.opens_at, contest.closes_at)
    sentence = describe(moment, contest.opens_at, contest.closes_at, say, fmt)
    current = _current_rounds(visit)
    st.set_page_config(page_title=f"{title} · {say('app.name')}")
    show(
        tag("p", contest.title, cls="ct-title"),
        tag("h1", title, cls="ct-h1"),
        tag(
            "p",
            tag("span", say("as_of", moment=fmt.moment(visit.view.known_until))),
            state(sentence, _DOTS[phase]),
            tag("span", say("round.current", title=current)) if current else None,
            cls="ct-strip",
        ),
    )


def draw_banner(visit: Visit) -> None:
    """Say that this is a demonstration, and name the simulated moment if there is one."""
    if not environment.demonstration():
        return
    say = visit.say
    sentences = [say("demo.banner")]
    if assumed := session.moment().pretended:
        speed = environment.assumed_speed()
        moving, standing = visit.fmt.whole(round(speed)), visit.fmt.moment(assumed)
        sentences.append(
            say("demo.speed", count=moving) if speed else say("demo.clock", moment=standing)
        )
    show(note(" ".join(sentences), tone="warn", slim=True))


def draw_foot(visit: Visit) -> None:
    """Draw hotline, contact and organizer. In a demonstration, where nobody signs in, add the name
    under which decisions are written."""
    say, info, hotline = visit.say, visit.contest.info, visit.contest.hotline
    organizer = " – ".join(filter(None, (info.organizer, info.parent_body)))
    call = None
    if hotline:
        hours = f" ({hotline.hours})" if hotline.hours else ""
        call = tag("span", say("hotline"), " ", tag("b", hotline.phone), hours)
    parts = (
        call,
        tag("span", say("foot.contact", contact=info.contact)) if info.contact else None,
        tag("span", organizer) if organizer else None,
        tag("span", say("foot.author", name=visit.view.principal.name))
        if environment.demonstration()
        else None,
    )
    if any(parts):
        show(tag("footer", *parts, cls="ct-foot"))


def draw_closed() -> None:
    """Draw the only page of a closed dashboard, under every address, without reading any data."""
    say = Words("vi")

    def closed() -> None:
        show(
            tag("h1", say("closed.title"), cls="ct-h1"),
            tag("p", say("closed.text"), cls="ct-lead"),
        )

    pages = [st.Page(closed, title=say("app.name"), default=True, url_path="closed")]
    pages += [st.Page(closed, title=say("app.name"), url_path=address) for address in menu.FIXED]
    page = st.navigation(pages, position="hidden")
    st.set_page_config(page_title=say("closed.title"))
    page.run()


def _current_rounds(visit: Visit) -> str:
    """The open rounds; "" if the contest has fewer than two rounds."""
    moment = visit.view.reference_time
    if len(visit.contest.rounds) < 2:
        return ""
    return ", ".join(
        round_.title or round_.id
        for round_ in visit.contest.rounds
        if phase_at(moment, round_.opens_at, round_.closes_at) == "open"
    )
