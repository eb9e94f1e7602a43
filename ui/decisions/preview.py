"""A decision that somebody is about to take: the preview of its effect, and the button to write it.

A draft holds the wanted decisions and the state of their responses at that moment. The draft lives
in the session until somebody writes it or changes a choice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import streamlit as st

from contest.reasons import REASONS
from results import UnitEffect, unit_effect
from service.acts import Wanted
from service.decide import ChangedError, Marks, marks
from service.suppose import suppose
from ui.components.blocks import bullets, heading, note, show
from ui.components.plain import plain
from ui.decisions import keys
from ui.decisions.moves import (
    Change,
    change_between,
    draw_change,
    draw_prizes,
    draw_words,
)
from ui.decisions.unit_effect import draw_unit_effect
from ui.decisions.write import write
from ui.shell import session
from ui.shell.visit import Visit

_CHOSE = "review_chose"
_PRIZES = 4
"""Number of prizes that are told before the button; the tables have all of them."""
_DRAFT = "review_draft"
_STALE = "review_stale"
"""The session key of how many responses had changed when a draft was about to be written. The page
repeats the number until the next preview, because every change draws the page again."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision before it is written.

    `place` is the part of the page that asked; `about` the choices behind the draft; `wanted` the
    decisions; `responses` the ids of their responses; `looked_at` these responses, and the
    decisions to undo or to accept, as they were when the draft was made; `unit` the code of the
    unit that the decisions are about, or "".
    """

    place: str
    about: str
    wanted: tuple[Wanted, ...]
    responses: tuple[str, ...]
    looked_at: Marks
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """The effect of a draft: what moves; the states (with the reason) in which the responses would
    be; the effect on the draft's unit."""

    change: Change
    states: Mapping[tuple[str, str | None], int]
    unit: UnitEffect | None


def chose() -> None:
    """Note that somebody has just made a choice whose effect the page shows at once: the callback
    of a choice and of a key."""
    st.session_state[_CHOSE] = True


def just_chose() -> bool:
    """Whether somebody made such a choice since a page last asked."""
    return bool(st.session_state.pop(_CHOSE, False))


def draw_ask(visit: Visit, place: str, about: str) -> None:
    """Draw the button that asks for the effect of these choices, unless the effect is shown."""
    draft: Draft | None = st.session_state.get(_DRAFT)
    if draft is None or (draft.place, draft.about) != (place, about):
        label = visit.say("review.preview")
        st.button(label, icon=":material/preview:", key="review_ask", on_click=chose)


def ask(
    visit: Visit,
    place: str,
    about: str,
    wanted: Sequence[Wanted],
    responses: Sequence[str],
    decisions: Sequence[str] = (),
    unit: str = "",
) -> None:
    """Make a draft; from now on `place` shows its preview. `decisions` are the decisions that the
    draft would undo, restore or accept. `unit`: the code of a unit whose numbers it shows too."""
    looked_at = marks(visit.view, (*responses, *decisions))
    draft = Draft(place, about, tuple(wanted), tuple(responses), looked_at, unit)
    st.session_state[_DRAFT] = draft
    st.session_state.pop(_STALE, None)


def draw_draft(visit: Visit, place: str, about: str, why: str | None = None) -> None:
    """Draw the preview and the button, if there is a draft of this place and of these choices.

    If `why` is None, the preview asks for the reason.
    """
    stale, changed = st.session_state.get(_STALE, ("", 0))
    if stale == place + about:
        count = visit.fmt.whole(changed)
        show(note(visit.say("review.changed", n=changed, count=count), tone="bad"))
    draft: Draft | None = st.session_state.get(_DRAFT)
    if draft is None or draft.place != place:
        return
    if draft.about != about:
        _drop()
        return
    say = visit.say
    with st.container(key="review_preview", border=True):
        with st.spinner(say("review.computing")):
            preview = _previewed(visit, draft)
        _draw_effect(visit, preview)
        if why is None:
            why = st.text_input(say("decision.note"), max_chars=500, key=f"review_why_{place}")
        with st.container(key="review_confirm", horizontal=True):
            pressed = st.button(
                say("review.write"), type="primary", icon=":material/gavel:", key="review_write",
                shortcut=keys.WRITE,
            )  # fmt: skip
            st.button(
                say("review.cancel"), key="review_cancel", on_click=_drop, shortcut=keys.CANCEL
            )
        with st.expander(say("effect.tables")):
            draw_change(visit, preview.change)
        if pressed:
            _write(visit, draft, why)


def _write(visit: Visit, draft: Draft, why: str) -> None:
    """Write the decisions, unless their responses have changed since the draft was made."""
    say, count = visit.say, len(draft.responses)
    try:
        if not write(visit, draft.wanted, looked_at=draft.looked_at, why=why):
            return
    except ChangedError as error:
        _drop()
        st.session_state[_STALE] = (draft.place + draft.about, error.count)
        st.rerun()
    _drop()
    key = "review.written" if count else "review.written_alone"
    receipt = say(key, n=count, count=visit.fmt.whole(count))
    st.toast(plain(receipt), icon=":material/check:", duration="long")
    st.rerun()


def _drop() -> None:
    st.session_state.pop(_DRAFT, None)


def _previewed(visit: Visit, draft: Draft) -> Preview:
    """The preview, computed once for exactly these decisions on exactly this ledger."""
    wanted = [(kind, subject, sorted(facts.items())) for kind, subject, facts in draft.wanted]
    digest = sha256(repr(wanted).encode()).hexdigest()
    return _preview(visit.opened.stamp, digest, _visit=visit, _draft=draft)


@st.cache_data(max_entries=8, show_spinner=False)
def _preview(stamp: str, digest: str, *, _visit: Visit, _draft: Draft) -> Preview:
    before = _visit.view
    after = suppose(session.place(), session.principal(), _draft.wanted, session.moment())
    lines = after.responses(_draft.responses)
    return Preview(
        change_between(before, after, _draft.responses),
        Counter((line["state"], line["reason"]) for line in lines),
        unit_effect(before, after, _draft.unit) if _draft.unit else None,
    )


def _draw_effect(visit: Visit, preview: Preview) -> None:
    say, fmt = visit.say, visit.fmt
    become = [
        say("review.become", n=n, count=fmt.whole(n), state=_state(visit, state, reason))
        for (state, reason), n in sorted(preview.states.items(), key=lambda item: -item[1])
    ]
    show(heading(say("review.effect"), say("review.not_yet")), bullets(become) if become else None)
    draw_words(visit, preview.change.concerned)
    if preview.unit:
        draw_unit_effect(visit, preview.unit)
    draw_prizes(visit, preview.change, _PRIZES)


def _state(visit: Visit, state: str, reason: str | None) -> str:
    text = visit.say(f"state.{state}")
    if reason is None or state in ("superseded", "withdrawn"):
        return text
    why = REASONS[reason].en if visit.say.language == "en" else REASONS[reason].vi
    return f"{text} ({why.removesuffix('.')})"
