"""The head and the foot of every page: title, age of the data, phase, hotline."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from i18n.phase import Phase, describe, phase_at
from i18n.words import Words
from service import drafts, environment
from ui.components.blocks import Tone, note, show, state
from ui.components.call import hotline_to_call
from ui.components.markup import Html, join, tag
from ui.shell import menu, session
from ui.shell.visit import Visit

_DOTS: dict[Phase, Tone] = {
    "undeclared": "warn",
    "before": "plain",
    "open": "good",
    "after": "plain",
}


def draw_style(say: Words) -> None:
    """Name the language shown, for the script of the page (web/templates/spoken.js), and hand the
    style the sentence that the browser shows alone, while the server is away."""
    words = f"--ct-away: '{say('server.away')}';"
    st.html(f'<style lang="{say.language}">.stApp {{ {words} }}</style>')


def places() -> tuple[DeltaGenerator, DeltaGenerator]:
    """The places of the head and of the language switch, side by side."""
    row = st.container(key="head", horizontal=True, vertical_alignment="top", gap="medium")
    return row.container(key="head_text"), row.container(key="head_switch", width="content")


def draw_top(visit: Visit) -> None:
    """Draw the title of the contest, the title of the page, and the strip: data time and phase."""
    say, fmt, contest = visit.say, visit.fmt, visit.contest
    moment = visit.view.reference_time
    phase = phase_at(moment, contest.opens_at, contest.closes_at)
    sentence = describe(moment, contest.opens_at, contest.closes_at, say, fmt)
    current = _current_rounds(visit)
    visit.name_tab()
    show(
        tag("p", contest.title, cls="ct-title"),
        tag("h1", visit.title, cls="ct-h1"),
        tag(
            "p",
            tag("span", say("as_of", moment=fmt.moment(visit.view.known_until))),
            state(sentence, _DOTS[phase]),
            tag("span", say("round.current", title=current)) if current else None,
            cls="ct-strip",
        ),
    )


def draw_draft(say: Words, *, found: bool) -> None:
    """Say above everything else that this is a draft, who sees it, and the ways out. `found` False:
    the address named a draft, or a contest, that this viewer does not have."""
    if not found:
        several = len(environment.places()) > 1
        show(note(say("contests.gone" if several else "opened_draft.gone"), tone="warn", slim=True))
    kept = drafts.find(session.signed_in(), session.opened_draft())
    if kept is None:
        return
    language = session.address_of(say.language)
    around = {**session.around_draft(), **language}
    back = {"draft": kept.id, **around}
    home = f"{session.base()}/" + (f"?{urlencode(around)}" if around else "")
    edit = f"{session.base()}/draft?{urlencode(back)}"
    links = (
        tag("a", say("opened_draft.edit"), href=edit, target="_self"),
        tag("a", say("opened_draft.leave"), href=home, target="_self"),
    )
    title = say("opened_draft.title", title=kept.title)
    demo = environment.demonstration()
    meaning = say("opened_draft.meaning_demo" if demo else "opened_draft.meaning")
    lines = (tag("p", tag("b", title), " ", meaning), tag("p", join(links, " · ")))
    with st.container(key="opened_draft"):
        show(note(*lines, tone="warn", slim=True))


def draw_banner(visit: Visit) -> None:
    """Say that this is a demonstration, which side it shows, and the simulated moment if there is
    one. Say to an administrator who looks as another role that nothing can be written."""
    if visit.view.principal.only_looks:
        show(note(visit.say("face.banner"), tone="warn", slim=True))
    if not environment.demonstration() or session.opened_draft():
        return
    say = visit.say
    role = visit.view.principal.role
    sentences = [
        say("demo.side", role=say(f"role.{role}")) if session.face() else say("demo.banner")
    ]
    if assumed := session.moment().pretended:
        speed = environment.assumed_speed()
        moving, standing = visit.fmt.whole(round(speed)), visit.fmt.moment(assumed)
        sentences.append(
            say("demo.speed", count=moving) if speed else say("demo.clock", moment=standing)
        )
    show(note(" ".join(sentences), tone="warn", slim=True))


def draw_foot(visit: Visit) -> None:
    """Draw hotline, contact and organizer, and the name under which the viewer acts; with it a way
    to sign out, where signing in was ours."""
    say, info, hotline = visit.say, visit.contest.info, visit.contest.hotline
    organizer = join(filter(None, (info.organizer, info.parent_body)), " – ")
    parts = (
        hotline_to_call(hotline, say) if hotline else None,
        tag("span", say("foot.contact", contact=info.contact)) if info.contact else None,
        tag("span", organizer) if organizer else None,
        _who(visit),
    )
    if any(parts):
        show(tag("footer", *parts, cls="ct-foot"))


def _who(visit: Visit) -> Html | None:
    """The viewer's name and role, and a form that signs out, unless a proxy signed them in. In a
    demonstration the name under which this side of the pages writes; None if it writes nothing."""
    say, who = visit.say, session.signed_in()
    if environment.demonstration():
        writes = next((act for act in ("decide", "propose") if visit.may(act)), None)
        return tag("span", say(f"foot_author.{writes}", name=who.name)) if writes else None
    named = tag(
        "span", say("foot.signed_in"), " ", tag("bdi", who.name), f" ({say(f'role.{who.role}')})"
    )
    token = session.sign_out_token()
    if token is None:
        return named
    form = tag(
        "form",
        tag("input", type="hidden", name="csrf", value=token),
        tag("button", say("foot.sign_out"), cls="ct-link"),
        method="post",
        action=f"{session.base()}/dang-xuat",
    )
    return tag("span", named, " ", form)


def draw_not_yours(say: Words) -> None:
    """Draw, in place of a page, that the viewer's role, or an opened draft, does not have the
    page."""
    show(note(say("opened_draft.no_page" if session.opened_draft() else "page.not_yours")))


def draw_closed() -> None:
    """Draw the only page of somebody without a role, under every address, and read no data.

    The door lets nobody in without a role. So this page is for somebody whose session has ended, or
    whose role was taken away, while a page was open.
    """
    say = Words("vi")
    text = "closed.ended" if environment.access_path() else "closed.text"

    def closed() -> None:
        show(
            tag("h1", say("closed.title"), cls="ct-h1"),
            tag("p", say(text), cls="ct-lead"),
        )

    pages = [st.Page(closed, title=say("app.name"), default=True, url_path="closed")]
    pages += [st.Page(closed, title=say("app.name"), url_path=one.address) for one in menu.FIXED]
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
