"""Parts of the page Tra cứu: one search box, and a sentence to read aloud for each response found.

The page shows no score and no rank. The typed text stays in the session and enters no address and
no log. The log of the ledger notes each look-up and its number of responses. If the log cannot be
written, the page shows nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from contest.errors import ContestError
from service.log import note_down
from ui.components.blocks import Tone, note, quiet, show
from ui.components.markup import join, tag
from ui.decisions.write import refusal
from ui.shell import session
from ui.shell.visit import Visit

PAGE = 10
MOST = 50
"""The most responses that `View.look_up` returns; if it returns as many, there may be more."""
_TONES: dict[str, Tone] = {"accepted": "good", "superseded": "good", "held": "warn"}
_NOTED = "lookup_noted"
"""The session key of the last text whose look-up the log has noted."""


def draw_lookup(visit: Visit) -> None:
    """Draw the search box and the responses found."""
    say = visit.say
    show(quiet(say("lookup.lead")))
    with st.form("lookup", border=False), st.container(
        key="lookup_box", horizontal=True, vertical_alignment="bottom"
    ):  # fmt: skip
        text = st.text_input(
            say("lookup.box"),
            placeholder=say("lookup.hint"),
            max_chars=100,
            autocomplete="off",
            key="lookup_text",
        )
        pressed = st.form_submit_button(
            say("lookup.find"), type="primary", icon=":material/search:", key="lookup_find"
        )
    if not text.strip():
        return
    found = visit.view.look_up(text)
    if (pressed or st.session_state.get(_NOTED) != text) and not _noted(visit, text, len(found)):
        return
    if not found:
        show(note(tag("b", say("lookup.none")), " ", _ask_next(visit)))
        return
    _draw_found(visit, found, text)


def _noted(visit: Visit, text: str, rows: int) -> bool:
    """True when the log has the look-up of this text."""
    st.session_state.pop(_NOTED, None)
    try:
        note_down(
            session.place(),
            session.principal(),
            "look_up",
            scope=visit.view.principal.scope,
            rows=rows,
            moment=session.moment(),
        )
    except ContestError as error:
        show(note(visit.say(refusal(error)), tone="bad"))
        return False
    st.session_state[_NOTED] = text
    return True


def _ask_next(visit: Visit) -> str:
    seen = visit.view.last_good_at
    if seen is None:
        return visit.say("line.never") + "."
    return visit.say("lookup.ask_next", moment=visit.fmt.moment(visit.contest.local(seen)))


def _draw_found(visit: Visit, found: list[dict[str, Any]], text: str) -> None:
    say, count = visit.say, visit.fmt.whole(len(found))
    key = "lookup.many" if len(found) >= MOST else "lookup.found"
    pages = -(-len(found) // PAGE)
    with st.container(key="lookup_paging", horizontal=True, vertical_alignment="center"):
        show(quiet(say(key, n=len(found), count=count)))
        number = 1
        if pages > 1:
            number = st.pagination(pages, max_visible_pages=5, key=f"lookup_page_{hash(text)}")
    for line in found[(number - 1) * PAGE : number * PAGE]:
        _draw_line(visit, line)


def _draw_line(visit: Visit, line: Mapping[str, Any]) -> None:
    who = tag("p", tag("b", line["full_name"] or visit.say("lookup.no_name")), cls="ct-who")
    about = quiet(join(_about(line), " · "))
    with st.container(key=f"hit_{line['response_id']}", border=True, gap="small"):
        spoken = note(sentence(visit, line), tone=_TONES.get(line["state"], "plain"))
        show(who, about, spoken)
        visit.open_page("review", visit.say("lookup.to_review"), response=line["response_id"])


def _about(line: Mapping[str, Any]) -> list[str]:
    parts = (
        line["phone"],
        line["email"],
        line["unit_name"] or line["unit_text"],
    )
    return [part for part in parts if part]


def sentence(visit: Visit, line: Mapping[str, Any]) -> str:
    """The sentence to read aloud: when the response came, and whether it counts or why not."""
    say, state = visit.say, line["state"]
    outcome = say(f"lookup_state.{state}")
    if state in ("held", "rejected"):
        reason = line["reason"]
        because = say(f"lookup_because.{reason}")
        outcome = f"{outcome} {because}"
    at = line["submitted_at"]
    if at is None:
        return say("lookup.received_sometime", outcome=outcome)
    clock = say("lookup.clock", hour=f"{at:%H}", minute=f"{at:%M}", second=f"{at:%S}")
    return say("lookup.received", time=clock, day=visit.fmt.day(at.date()), outcome=outcome)
