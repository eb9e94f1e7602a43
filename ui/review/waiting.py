"""Parts of the page Chờ xử lý: the number of held responses by reason, and the list to choose from.

The session keeps the chosen ids and forgets them when the reason or the unit text changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from contest.reasons import REASONS, STATES, UNIT_AMBIGUOUS, UNIT_UNKNOWN
from ui.components.blocks import Figure, figures, note, quiet, show
from ui.components.plain import option, options, plain
from ui.decisions.preview import CHOSEN
from ui.shell.visit import Visit

PAGE = 10
UNIT_REASONS = (UNIT_UNKNOWN, UNIT_AMBIGUOUS)
_LONGEST = 70


@dataclass(frozen=True, slots=True)
class Chosen:
    """The responses chosen for a decision, all of one `state` and `reason`.

    `unit_text` is the unit as all of them wrote it; None if the texts differ. `alone` says that the
    page shows this one response and no list.
    """

    ids: tuple[str, ...] = ()
    state: str = "held"
    reason: str | None = None
    unit_text: str | None = None
    alone: bool = False


def draw_totals(visit: Visit) -> None:
    """Draw the number of held responses, and the valid attempts without and at most with them."""
    say, fmt, balance = visit.say, visit.fmt, visit.view.balance()
    valid = balance.accepted + balance.superseded
    first = [
        Figure(say("review.waiting"), fmt.whole(balance.held), say("review.of", n=balance.observed,
               count=fmt.whole(balance.observed))),
        Figure(say("figure.attempts"), fmt.whole(valid), say("review.without")),
        Figure(say("review.at_most"), fmt.whole(valid + balance.held), say("review.with")),
    ]  # fmt: skip
    counts = (f"{fmt.whole(getattr(balance, name))} {say(f'state.{name}')}" for name in STATES)
    total = f"{fmt.whole(balance.observed)} {say('state.observed')}"
    show(figures(first, small=True), quiet(f"{total} = {' + '.join(counts)}"))
    if not balance.held:
        show(note(say("review.none"), tone="good"))


def places(visit: Visit) -> tuple[DeltaGenerator, DeltaGenerator]:
    """The places of the list and of the decision: side by side, or stacked on a phone."""
    left, right = st.columns((2, 3), gap="medium")
    return left, right


def choose(visit: Visit) -> Chosen:
    """The chosen responses: a reason, a unit text if the reason is about units, and ticked rows."""
    say, fmt, view = visit.say, visit.fmt, visit.view
    waiting = {
        code: n for code, n in view.balance().reasons.items() if REASONS[code].state == "held" and n
    }
    if not waiting:
        return Chosen()
    codes = [
        code for code in REASONS if code in waiting
    ]  # in fixed order, because counts change while a person reads
    most = max(codes, key=lambda code: waiting[code])

    def label(code: str) -> str:
        name = say(f"review_short.{code}")
        return plain(f"{name} ({fmt.whole(waiting[code])})")

    reason = st.pills(
        say("review.reason"),
        codes,
        default=most,
        required=True,
        format_func=label,
        wrap=True,
        key="review_reason",
        on_change=_forget,
    )
    reason = reason if reason in waiting else most
    text = _choose_text(visit, reason) if reason in UNIT_REASONS else None
    count = view.held_texts(reason).get(text, 1) if text is not None else waiting[reason]
    chosen = _draw_list(visit, reason, text, count)
    if len(chosen) == 1:
        text = next((line["unit_text"] for line in view.responses(chosen)), None)
    return Chosen(chosen, "held", reason, text)


def _choose_text(visit: Visit, reason: str) -> str | None:
    """One of the unit texts that several responses have, or None for all texts."""
    say, fmt = visit.say, visit.fmt
    counts = visit.view.held_texts(reason)
    if not counts:
        return None
    names = options(
        {text: f"{_short(text)} ({fmt.whole(count)})" for text, count in counts.items()}
    )
    chosen: str | None = st.selectbox(
        say("review.text"),
        list(counts),
        index=None,
        format_func=lambda text: names.get(text) or option(_short(text)),
        placeholder=say("review.all_texts"),
        filter_mode="contains",
        key=f"review_text_{reason}",
        on_change=_forget,
    )
    return chosen if chosen in counts else None


def _draw_list(visit: Visit, reason: str, text: str | None, count: int) -> tuple[str, ...]:
    say, fmt, view = visit.say, visit.fmt, visit.view
    pages = -(-count // PAGE)
    bar = st.container(key="review_bar", horizontal=True, vertical_alignment="center")
    rows = st.container(key="review_rows", gap="small", border=True)
    number = 1
    if pages > 1:
        number = st.pagination(
            pages, max_visible_pages=5, key=f"review_page_{hash((reason, text))}"
        )
    offset = (number - 1) * PAGE
    lines = view.held(reason, unit_text=text, offset=offset, limit=PAGE)
    with bar:
        label = say("review.choose_all", n=count, count=fmt.whole(count))
        if st.button(plain(label), icon=":material/done_all:", key="review_all"):
            everything = view.held(reason, unit_text=text, limit=count)
            st.session_state[CHOSEN] = tuple(line["response_id"] for line in everything)
        st.button(say("review.choose_none"), key="review_clear", on_click=_forget)
    chosen: tuple[str, ...] = st.session_state.get(CHOSEN, ())
    with rows:
        for line in lines:
            key = f"review_pick_{line['response_id']}"
            st.session_state[key] = line["response_id"] in chosen
            st.checkbox(
                _label(visit, line), key=key, on_change=_toggle, args=(line["response_id"],)
            )
    shown = say(
        "standings.range",
        first=fmt.whole(offset + 1),
        last=fmt.whole(offset + len(lines)),
        count=fmt.whole(count),
    )
    picked = say("review.chosen", n=len(chosen), count=fmt.whole(len(chosen)))
    show(quiet(f"{shown} · {picked}"))
    return chosen


def _label(visit: Visit, line: dict[str, Any]) -> str:
    name = plain(_short(line["full_name"] or visit.say("lookup.no_name")))
    at = line["submitted_at"]
    more = (line["unit_text"], at and visit.fmt.moment(at))
    return " · ".join((f"**{name}**", *(plain(_short(part)) for part in more if part)))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _toggle(response_id: str) -> None:
    chosen: tuple[str, ...] = st.session_state.get(CHOSEN, ())
    without = tuple(one for one in chosen if one != response_id)
    st.session_state[CHOSEN] = without if len(without) < len(chosen) else (*chosen, response_id)


def _forget() -> None:
    st.session_state.pop(CHOSEN, None)
