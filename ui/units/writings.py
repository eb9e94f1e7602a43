"""Parts of the page Đơn vị about writings: the writings without a certain unit, the rows held for
each, the units that it may mean, and the decision for one of them."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from results import Writing
from service.acts import alias
from ui.components.blocks import Figure, figures, heading, note, quiet, show
from ui.components.plain import plain
from ui.decisions.preview import ask, draw_ask, draw_draft, just_chose
from ui.decisions.unit_choice import draw_unit_choice
from ui.shell.visit import Visit

PAGE = 10
_PLACE = "writing"
_LONGEST = 70


def draw_totals(visit: Visit, seen: Sequence[Writing]) -> None:
    """Draw the number of responses held because of their unit, and of certain writings."""
    say, fmt = visit.say, visit.fmt
    open_ones = [writing for writing in seen if writing.held]
    certain = [writing for writing in seen if writing.credited == writing.rows]
    credited, rows = sum(w.credited for w in seen), sum(w.rows for w in seen)
    show(
        figures(
            [
                Figure(
                    say("writings.waiting"),
                    fmt.whole(sum(writing.held for writing in open_ones)),
                    say("writings.of_texts", n=len(open_ones), count=fmt.whole(len(open_ones))),
                ),
                Figure(
                    say("writings.certain"),
                    fmt.share(len(certain) / len(seen)) if seen else fmt.whole(0),
                    fmt.out_of(len(certain), len(seen)),
                ),
                Figure(
                    say("writings.credited"),
                    fmt.share(credited / rows) if rows else fmt.whole(0),
                    fmt.out_of(credited, rows),
                ),
            ],
            small=True,
        )
    )
    show(quiet(say("writings.lead")))
    if not open_ones:
        show(note(say("writings.none"), tone="good"))


def places() -> tuple[DeltaGenerator, DeltaGenerator]:
    """The places of the list and of the decision."""
    left, right = st.columns((2, 3), gap="medium")
    return left, right


def choose(visit: Visit, seen: Sequence[Writing]) -> Writing | None:
    """A writing that holds rows; the writings with the most held rows come first in the list."""
    waiting = {writing.key: writing for writing in seen if writing.held}
    if not waiting:
        return None
    say, fmt = visit.say, visit.fmt
    keys, number = list(waiting), 1
    pages = -(-len(keys) // PAGE)
    if pages > 1:
        number = st.pagination(pages, max_visible_pages=5, key="writings_page")
    shown = keys[(number - 1) * PAGE : number * PAGE]
    key = st.radio(
        say("writings.choose", n=len(keys), count=fmt.whole(len(keys))),
        shown,
        format_func=lambda key: _label(visit, waiting[key]),
        key=f"writings_choice_{number}",
    )
    return waiting.get(key)


def draw_decision(visit: Visit, writing: Writing) -> None:
    """Draw the writing, the units that it may mean, the reason box, and the preview."""
    tree = visit.contest.units
    day = (writing.held_at or visit.view.reference_time).date()
    show(heading(_quoted(writing.text)), quiet(_span(visit, writing)))
    if not visit.may("decide"):
        return
    about = sha256(writing.key.encode()).hexdigest()[:16]
    shared = "writings.several" if writing.held > 1 else "writings.several_units"
    number = draw_unit_choice(visit, writing.text, day, about, shared=shared)
    chosen = just_chose()
    if number is None:
        return
    wanted = alias(tree, writing.text, number)
    about = repr((wanted.subject, sorted(wanted.facts.items())))
    if chosen:
        ids = visit.view.responses_with(writing.texts)
        ask(visit, _PLACE, about, [wanted], ids)
    draw_ask(visit, _PLACE, about)
    draw_draft(visit, _PLACE, about)


def _label(visit: Visit, writing: Writing) -> str:
    count = visit.fmt.whole(writing.held)
    waiting = visit.say("writings.held", n=writing.held, count=count)
    return f"**{plain(_short(writing.text))}** · {plain(waiting)}"


def _span(visit: Visit, writing: Writing) -> str:
    say, fmt = visit.say, visit.fmt
    parts = [say("writings.held", n=writing.held, count=fmt.whole(writing.held))]
    if len(writing.texts) > 1:
        forms = say("writings.forms", n=len(writing.texts), count=fmt.whole(len(writing.texts)))
        parts.append(forms)
    if writing.first_at and writing.last_at:
        first, last = fmt.moment(writing.first_at), fmt.moment(writing.last_at)
        parts.append(say("writings.span", first=first, last=last))
    return " · ".join(parts)


def _quoted(text: str) -> str:
    return f"“{_short(text)}”"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
