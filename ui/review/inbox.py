"""The inbox of the page Chờ xử lý: what waits, as a list of cases of which one is open.

The session keeps the key of the open case and the order in which the cases were last seen. When the
open case has been settled, the next one in that order opens by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from contest.reasons import REASONS, STATES
from i18n.field_names import field_name
from results import Case, apart
from ui.components.blocks import Figure, figures, note, quiet, show
from ui.components.plain import option, plain
from ui.decisions import keys
from ui.shell.visit import Visit

PAGE = 12
_OPEN, _ORDER, _APART = "review_open", "review_order", "review_apart"
_LONGEST = 70


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


def choose_reason(visit: Visit) -> str | None:
    """Draw the reasons with their numbers of responses; the chosen one, or None for all."""
    counts = visit.view.balance().reasons
    # In fixed order, because counts change while a person reads.
    codes = [code for code in REASONS if REASONS[code].state == "held" and counts.get(code)]
    if len(codes) < 2:
        return None
    names = {
        code: option(f"{visit.say(f'review_short.{code}')} ({visit.fmt.whole(counts[code])})")
        for code in codes
    }
    chosen: str | None = st.selectbox(
        visit.say("review.reason"),
        codes,
        index=None,
        format_func=lambda code: names.get(code, ""),
        placeholder=visit.say("review.all_reasons"),
        filter_mode=None,
        key="review_reason",
    )
    return chosen if chosen in names else None


def cases_of(visit: Visit, reason: str | None) -> dict[str, Case]:
    """The cases of a reason (None: of all), by key, in order; those that somebody took apart are
    one case for each response."""
    taken_apart: set[str] = st.session_state.get(_APART, set())
    listed = [
        one
        for case in visit.view.held_cases()
        if reason in (None, case.reason)
        for one in (apart(case) if case.key in taken_apart else (case,))
    ]
    return {case.key: case for case in listed}


def open_case(cases: Mapping[str, Case]) -> Case | None:
    """The case that is open; None if none waits."""
    if not cases:
        return None
    key = following(st.session_state.get(_ORDER, ()), st.session_state.get(_OPEN, ""), cases)
    st.session_state[_OPEN], st.session_state[_ORDER] = key, tuple(cases)
    return cases[key]


def following(order: Sequence[str], wanted: str, waiting: Mapping[str, Any]) -> str:
    """The wanted key if it waits still, else the next after it in the order that waits, else the
    first that waits.

    >>> following(("a", "b", "c"), "b", {"a": 1, "b": 2}), following(("a", "b", "c"), "b", {"c": 3})
    ('b', 'c')
    >>> following(("a", "b"), "b", {"x": 1, "a": 2}), following((), "", {"x": 1})
    ('x', 'x')
    """
    if wanted in waiting:
        return wanted
    later = order[order.index(wanted) + 1 :] if wanted in order else ()
    return next((key for key in later if key in waiting), next(iter(waiting)))


def draw_list(visit: Visit, cases: Mapping[str, Case], case: Case) -> None:
    """Draw the part of the list in which the open case stands."""
    say, fmt, order = visit.say, visit.fmt, list(cases)
    page, pages = order.index(case.key) // PAGE, -(-len(order) // PAGE)
    shown = order[page * PAGE : (page + 1) * PAGE]
    single = [cases[key].ids[0] for key in shown if len(cases[key].ids) == 1]
    lines = {line["response_id"]: line for line in visit.view.responses(single)} if single else {}
    names = {key: _label(visit, cases[key], lines) for key in shown}
    st.session_state["review_list"] = case.key
    with st.container(key="choice_review"):
        st.pills(
            say("review.cases", n=len(order), count=fmt.whole(len(order))),
            shown,
            required=True,
            format_func=lambda key: names.get(key, ""),
            key="review_list",
            on_change=_open_listed,
        )
    if pages > 1:
        pager = f"review_page_{page}"  # another page is another pager: it begins where the case is
        st.pagination(
            pages,
            default=page + 1,
            max_visible_pages=5,
            key=pager,
            on_change=_open_page,
            args=(order, pager),
        )


def draw_bar(visit: Visit, cases: Mapping[str, Case], case: Case) -> None:
    """Draw the ways to the previous and the next case, and what makes a case of each response."""
    say, fmt, order = visit.say, visit.fmt, list(cases)
    at = order.index(case.key)
    with st.container(key="review_bar", horizontal=True, vertical_alignment="center"):
        st.button(
            say("review.previous"), icon=":material/chevron_left:", shortcut=keys.PREVIOUS,
            disabled=at == 0, on_click=_open, args=(order[at - 1],), key="review_previous",
        )  # fmt: skip
        st.button(
            say("review.next"), icon=":material/chevron_right:", shortcut=keys.NEXT,
            disabled=at + 1 == len(order), on_click=_open, args=(order[(at + 1) % len(order)],),
            key="review_next",
        )  # fmt: skip
        show(quiet(fmt.out_of(at + 1, len(order))), narrow=True)
        if len(case.ids) > 1:
            st.button(
                say("review.apart"), icon=":material/call_split:", shortcut=keys.APART,
                on_click=_take_apart, args=(case,), key="review_apart_now",
            )  # fmt: skip


def matter(visit: Visit, case: Case) -> str:
    """What the responses of a case say: the writing of the unit, or what they lack."""
    if case.texts:
        return f"“{_short(case.texts[0])}”"
    why = visit.say(f"review_short.{case.reason}")
    fields = ", ".join(field_name(field, visit.say) for field in case.lacking)
    return f"{why}: {fields}" if fields else why


def _label(visit: Visit, case: Case, lines: Mapping[str, Mapping[str, Any]]) -> str:
    """A case in the list: a writing with its number of responses, or a name with its matter."""
    if len(case.ids) > 1:
        count = visit.say("review.responses", n=len(case.ids), count=visit.fmt.whole(len(case.ids)))
        return f"**{plain(matter(visit, case))}** · {plain(count)}"
    name = lines.get(case.ids[0], {}).get("full_name") or visit.say("lookup.no_name")
    return f"**{plain(_short(name))}** · {plain(matter(visit, case))}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _open(key: str) -> None:
    st.session_state[_OPEN] = key


def _open_listed() -> None:
    _open(st.session_state["review_list"])


def _open_page(order: Sequence[str], pager: str) -> None:
    _open(order[(st.session_state[pager] - 1) * PAGE])


def _take_apart(case: Case) -> None:
    st.session_state[_APART] = st.session_state.get(_APART, set()) | {case.key}
    _open(apart(case)[0].key)
