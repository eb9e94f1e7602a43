"""New links of units, with the effect shown first, and the package that hands them out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from contest.errors import ContestError
from publish.link_package import Handed, link_package
from results import Principal
from service.allowed import require
from service.identity.links import Listed
from service.unit_links import address, base_url, hand_out, listed
from ui.components.blocks import heading, note, quiet, show
from ui.components.choice import choose_one, unit_entries
from ui.components.markup import tag
from ui.components.offer import file_link
from ui.components.plain import option
from ui.components.unit_label import unit_label
from ui.decisions.write import refusal
from ui.shell import session
from ui.shell.visit import Visit

_DAYS = 30
_MADE = "access_made"
"""The session key of the package that was just made, and of the number of links in it."""


def links_of(visit: Visit) -> Sequence[Listed]:
    """All links of the contest, the newest first, for an administrator."""
    return listed(session.place(), session.principal(), session.moment())


def draw_new(visit: Visit, rows: Sequence[Listed]) -> None:
    """Draw the form of new links: for one unit, a group with all beneath, or every unit that has no
    link yet. The number of links and what they open stand before the button."""
    say = visit.say
    show(heading(say("access.new"), say("access.new_lead")))
    now = session.clock()
    out = {one.unit for one in rows if one.revoked_at is None and one.expires_at > now}
    whom = {"missing": say("access.for_missing"), "one": say("access.for_one")}
    whom |= {f"group:{g.id}": say("access.for_group", group=g.title) for g in visit.contest.groups}
    chosen = st.selectbox(
        say("access.whom"), list(whom), format_func=lambda one: option(whom[one]),
        filter_mode=None, key="access_whom",
    )  # fmt: skip
    units = _one(visit) if chosen == "one" else _many(visit, chosen, out)
    days = st.number_input(
        say("access.days"), min_value=1, max_value=366, value=_DAYS, step=1, key="access_days"
    )
    if not units:
        show(quiet(say("access.nobody")))
        _draw_made(visit)
        return
    until = visit.contest.local(now + timedelta(days=int(days)))
    again = sum(code in out for code in units)
    count = visit.fmt.whole(len(units))
    effect = [say("access.effect", n=len(units), count=count, until=visit.fmt.moment(until))]
    if again:
        effect.append(say("access.again", n=again, count=visit.fmt.whole(again)))
    begins = base_url(session.local_address())
    if not begins.startswith("https"):
        effect.append(say("access.not_https", url=begins))
    show(note(" ".join(effect)))
    if st.button(say("access.make"), type="primary", icon=":material/add_link:", key="access_make"):
        _make(visit, units, int(days))
    _draw_made(visit)


def _make(visit: Visit, units: list[str], days: int) -> None:
    say, contest = visit.say, visit.contest
    try:
        with st.spinner(say("access.making")):
            made = hand_out(session.place(), session.principal(), units, days, session.moment())
    except ContestError as error:
        show(note(say(refusal(error)), tone="bad"))
        return
    day = visit.today
    handed = [
        Handed(
            one.unit, unit_label(contest.units, one.unit, day),
            address(contest.id, one.token, session.local_address()), one.pin,
            contest.local(one.expires_at),
        )
        for one in made
    ]  # fmt: skip
    package = link_package(contest.title, handed, say, visit.fmt)
    st.session_state[_MADE] = (package, len(made))
    st.rerun()


def _draw_made(visit: Visit) -> None:
    """Draw the package that was made last. Nothing can show its PINs again later."""
    kept: tuple[bytes, int] = st.session_state.get(_MADE, (b"", 0))
    package, count = kept
    if not package:
        return
    say = visit.say

    def hand_over(who: Principal) -> bytes:
        require(who, "manage_access")
        return package

    name = f"lien-ket-{visit.contest.id}.zip"
    link = file_link(say("access.take_package"), name, hand_over, "application/zip")
    done = say("access.package", n=count, count=visit.fmt.whole(count))
    show(note(tag("p", done), tag("p", link), tone="good"))


def _one(visit: Visit) -> list[str]:
    tree, day = visit.contest.units, visit.today
    entries = unit_entries(tree, dict.fromkeys(unit.code for unit in tree.units), day)
    say = visit.say
    code = choose_one(
        visit, say("column.unit"), entries, key="access_unit", first=None,
        placeholder=say("review.unit_choose"),
    )  # fmt: skip
    return [code] if code else []


def _many(visit: Visit, chosen: str, out: set[str]) -> list[str]:
    """Codes of the units that are valid today: all without a link, or those of one group."""
    tree, day = visit.contest.units, visit.today
    group = chosen.removeprefix("group:") if chosen.startswith("group:") else None
    codes = dict.fromkeys(
        unit.code
        for unit, path in zip(tree.units, tree.paths, strict=True)
        if unit.valid_on(day)
        and (group is None or any(tree.groups[step] == group for step in path))
    )
    return [code for code in codes if group is not None or code not in out]
