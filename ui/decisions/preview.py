"""A decision that somebody is about to take: the preview of its effect, and the button to write it.

A draft holds the wanted decisions and the state of their responses at that moment. The draft lives
in the session until somebody writes it or changes a choice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256

import streamlit as st

from contest.reasons import REASONS
from i18n.format import UNKNOWN
from results import Balance, Effect, effect
from service.acts import Wanted
from service.decide import ChangedError, Marks, marks
from service.suppose import suppose
from ui.components.blocks import Figure, bullets, figures, heading, note, quiet, show
from ui.components.markup import tag
from ui.components.plain import plain
from ui.components.tables import Column, table
from ui.decisions.write import write
from ui.shell import session
from ui.shell.visit import Visit

CHOSEN = "review_chosen"
"""The session key of the ids of responses chosen for a decision; the session forgets the ids
when the decision is written."""
SHOWN = 10
_DRAFT = "review_draft"
_STALE = "review_stale"
"""The session key of how many responses had changed when a draft was about to be written. The page
repeats the number until the next preview, because every change draws the page again."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision before it is written.

    `place` is the part of the page that asked; `about` the choices behind the draft; `wanted` the
    decisions; `responses` the ids of their responses; `looked_at` these responses, and the
    decisions to undo, as they were when the draft was made.
    """

    place: str
    about: str
    wanted: tuple[Wanted, ...]
    responses: tuple[str, ...]
    looked_at: Marks


@dataclass(frozen=True, slots=True)
class Preview:
    """The effect of a draft: the first people whose rank moves, and how many move in all; the
    states (with the reason) in which the responses would be."""

    effect: Effect
    moved: int
    entered: int
    left: int
    balances: tuple[Balance, Balance]
    states: Mapping[tuple[str, str | None], int]


def ask(
    visit: Visit,
    place: str,
    about: str,
    wanted: Sequence[Wanted],
    responses: Sequence[str],
    decisions: Sequence[str] = (),
) -> None:
    """Make a draft; from now on `place` shows its preview. `decisions` are the decisions that the
    draft would undo or restore."""
    looked_at = marks(visit.view, (*responses, *decisions))
    draft = Draft(place, about, tuple(wanted), tuple(responses), looked_at)
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
                say("review.write"), type="primary", icon=":material/gavel:", key="review_write"
            )
            st.button(say("review.cancel"), key="review_cancel", on_click=_drop)
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
    st.session_state.pop(CHOSEN, None)
    receipt = say("review.written", n=count, count=visit.fmt.whole(count))
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
    moves = effect(before, after)
    lines = after.responses(_draft.responses)
    return Preview(
        Effect(moves.people, moves.attempts, moves.moved[:SHOWN]),
        len(moves.moved),
        moves.entered,
        moves.left,
        (before.balance(), after.balance()),
        Counter((line["state"], line["reason"]) for line in lines),
    )


def _draw_effect(visit: Visit, preview: Preview) -> None:
    say, fmt = visit.say, visit.fmt
    become = [
        say("review.become", n=n, count=fmt.whole(n), state=_state(visit, state, reason))
        for (state, reason), n in sorted(preview.states.items(), key=lambda item: -item[1])
    ]
    show(heading(say("review.effect"), say("review.not_yet")), bullets(become))
    people, attempts = preview.effect.people, preview.effect.attempts
    held = preview.balances[0].held, preview.balances[1].held
    show(
        figures(
            [
                _change(visit, "figure.people", people),
                _change(visit, "figure.attempts", attempts),
                _change(visit, "review.waiting", held),
            ],
            small=True,
        )
    )
    if not preview.moved:
        show(quiet(say("review.nobody_moves")))
        return
    stay = preview.moved - preview.entered - preview.left
    text = say(
        "review.moves",
        entered=fmt.whole(preview.entered),
        left=fmt.whole(preview.left),
        moved=fmt.whole(stay),
    )
    show(quiet(text), table(_columns(visit), map(asdict, preview.effect.moved), name=text))
    if preview.moved > SHOWN:
        show(quiet(say("review.first", count=fmt.whole(SHOWN))))


def _change(visit: Visit, key: str, pair: tuple[int, int]) -> Figure:
    fmt, (old, new) = visit.fmt, pair
    sign = "+" if new > old else "−"
    under = f"{sign}{fmt.whole(abs(new - old))}" if new != old else visit.say("review.same")
    value = f"{fmt.whole(old)} → {fmt.whole(new)}" if new != old else fmt.whole(new)
    return Figure(visit.say(key), value, under)


def _state(visit: Visit, state: str, reason: str | None) -> str:
    text = visit.say(f"state.{state}")
    if reason is None or state in ("superseded", "withdrawn"):
        return text
    why = REASONS[reason].en if visit.say.language == "en" else REASONS[reason].vi
    return f"{text} ({why.removesuffix('.')})"


def _columns(visit: Visit) -> tuple[Column, ...]:
    say, fmt = visit.say, visit.fmt

    def rank(number: int | None) -> str:
        return UNKNOWN if number is None else fmt.whole(number)

    return (
        Column(say("column.name"), lambda row: row["full_name"], "main"),
        Column(say("review.old_rank"), lambda row: rank(row["before"]), "more", True),
        Column(
            say("review.new_rank"), lambda row: tag("b", rank(row["after"])), "lead-value", True
        ),
    )
