"""The links of units that are out: in an order, found by words, and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Literal, get_args

import streamlit as st

from contest.errors import ContestError
from contest.text import bare, found_in
from contest.units import UnitTree
from service.identity.links import Listed
from service.unit_links import take_back
from ui.components.blocks import badge, heading, note, quiet, show
from ui.components.choice import unit_entries
from ui.components.inputs import search_field
from ui.components.markup import join, tag
from ui.components.plain import plain
from ui.components.unit_label import unit_label
from ui.decisions.write import refusal
from ui.shell import session
from ui.shell.visit import Visit

PAGE = 20
Order = Literal["ends", "unit", "made"]
ORDERS: tuple[Order, ...] = get_args(Order)


def in_order(
    rows: Sequence[Listed], tree: UnitTree, day: date, now: datetime, order: Order, search: str = ""
) -> list[Listed]:
    """The links whose unit is found by the words of `search` (`choice.unit_entries`).

    Those that end soonest come first, or those made last, or the units by name. Links that open
    nothing any more come last in every order.
    """
    names = {one.unit: unit_label(tree, one.unit, day) for one in rows}
    wanted = set(found_in(search, unit_entries(tree, names, day)))

    def key(one: Listed) -> tuple[Any, ...]:
        by_name = bare(names[one.unit])
        if order == "unit":
            return (_is_over(one, now), by_name, one.expires_at, one.id)
        if order == "ends":
            return (_is_over(one, now), one.expires_at, by_name, one.id)
        return (_is_over(one, now), -one.made_at.timestamp(), by_name, one.id)

    return sorted((one for one in rows if one.unit in wanted), key=key)


def _is_over(one: Listed, now: datetime) -> bool:
    return one.revoked_at is not None or one.expires_at <= now


def draw_links(visit: Visit, rows: Sequence[Listed]) -> None:
    """Draw the links: unit, maker, last use, end; each can be taken back. Where there are more than
    one, they have an order; where there are more than a page, a search."""
    say, fmt, now = visit.say, visit.fmt, session.clock()
    show(heading(say("access.links"), say("access.links_lead")))
    if not rows:
        show(quiet(say("access.links_none")))
        return
    order, search = _choose(visit, len(rows))
    shown = in_order(rows, visit.contest.units, visit.today, now, order, search)
    if not shown:
        show(note(say("access.links_not_found")))
    number, pages = 1, -(-len(shown) // PAGE)
    place = st.container(key="access_links", gap="small")
    if pages > 1:
        number = st.pagination(pages, max_visible_pages=5, key=f"access_page_{order}_{search}")
    with place:
        for one in shown[(number - 1) * PAGE : number * PAGE]:
            _draw_link(visit, one, now)
    show(quiet(say("access.count", n=len(rows), count=fmt.whole(len(rows)))))


def _choose(visit: Visit, count: int) -> tuple[Order, str]:
    """The order and the words to search for that the viewer wants."""
    say = visit.say
    if count < 2:
        return ORDERS[0], ""
    with st.container(key="access_filters", horizontal=True, vertical_alignment="bottom"):
        order: Order = st.selectbox(
            say("access.order"),
            ORDERS,
            format_func=lambda one: say(f"access_order.{one}"),
            filter_mode=None,
            key="access_order",
        )
        if count <= PAGE:
            return order, ""
        return order, search_field(say("access.search"), say("review.unit_hint"), "access_find")


def _draw_link(visit: Visit, one: Listed, now: datetime) -> None:
    say, fmt, contest = visit.say, visit.fmt, visit.contest
    name = unit_label(contest.units, one.unit, visit.today)
    head: list[Any] = [tag("b", name)]
    if _is_over(one, now):
        head += [" ", badge(say("access.revoked" if one.revoked_at else "access.over"))]
    elif one.pin_state == "locked":
        head += [" ", badge(say("access.locked"), "warn")]
    used = (
        say("access.used", n=one.uses, count=fmt.whole(one.uses),
            moment=fmt.moment(contest.local(one.last_used_at)))
        if one.last_used_at
        else say("access.unused")
    )  # fmt: skip
    under = " · ".join(
        (
            say("access.made", who=one.made_by, moment=fmt.moment(contest.local(one.made_at))),
            say("access.ends", moment=fmt.moment(contest.local(one.expires_at))),
            used,
        )
    )
    with st.container(
        key=f"row_link_{one.id}", horizontal=True, wrap=False, vertical_alignment="center"
    ):
        show(tag("div", join(head)), tag("div", under, cls="ct-quiet"))
        if _is_over(one, now):
            return
        with st.popover(say("access.take_back"), icon=":material/link_off:"):
            show(note(say("access.take_back_lead", unit=name)))
            if st.button(say("access.take_back_now"), key=f"take_back_{one.id}"):
                _take_back(visit, one.id)


def _take_back(visit: Visit, link_id: str) -> None:
    try:
        take_back(session.place(), session.principal(), link_id, session.moment())
    except ContestError as error:
        show(note(visit.say(refusal(error)), tone="bad"))
        return
    st.toast(plain(visit.say("access.taken_back")), icon=":material/check:")
    st.rerun()
