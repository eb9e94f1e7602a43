"""Parts of the page Đơn vị của tôi: the choice of the unit, its figures, the units beneath, the
text to copy, the focal persons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from contest.sanitize import sanitized
from i18n.phase import left_until
from i18n.rates import people_cell, people_note, rate_text
from publish.reminder import notices, per_day, projected_line, reminder, silent_line
from publish.sharing.units import beneath_bars, unit_headline
from publish.unit_summary import LOWEST, UnitSummary, lowest, unit_summary, view_of_today
from results.unit_contacts import Focal
from ui.components.blocks import Figure, bar, crumbs, figures, heading, note, quiet, show
from ui.components.call import focal_to_call, hotline_to_call, number_to_call
from ui.components.choice import choose_one, unit_entries
from ui.components.inputs import asked
from ui.components.markup import Child, Html, tag
from ui.components.plain import plain
from ui.components.rates import rate_cell
from ui.components.share import share
from ui.components.tables import Column, Row, table
from ui.shell.visit import Visit

_UNIT = "unit"


def two_columns() -> Sequence[DeltaGenerator]:
    """The wide and the narrow column of the page; one above the other on a phone."""
    return st.columns([3, 2], gap="medium")


def choose_unit(visit: Visit) -> tuple[Visit, UnitSummary | None]:
    """The unit of the address or, without one, the leader's first unit; and the visit with the
    units of today. A leader of several units, and the committee, choose one.

    A unit that the viewer does not lead is as unknown as one that does not exist.
    """
    own = _own_codes(visit)
    code = asked(_UNIT)
    if code and code not in own and not _leads(visit, code):
        show(note(visit.say("my_unit.no_such_unit"), tone="warn"))
        code = None
    if len(own) > 1:
        code = _chosen(visit, own, code)
    code = code or next(iter(own), None)
    found = unit_summary(visit.view, code, visit.say.language) if code else None
    if code is None or found is None:
        show(note(visit.say("my_unit.none"), tone="warn"))
        return visit, None
    opened = visit.opened
    view = view_of_today(opened.view, code)
    return replace(
        visit,
        opened=replace(opened, view=view),
        of_page=lambda again: view_of_today(again, code),
    ), found


def _own_codes(visit: Visit) -> Sequence[str]:
    """Codes of the units to choose from: the leader's own, or all for who sees
    the people of all units."""
    view = visit.view
    if view.principal.role == "leader":
        own = (view_of_today(view, code).unit(code) for code in view.principal.units)
        return [row["unit_code"] for row in own if row]
    rows = view.participation("unit").to_pylist()
    return [row["unit_code"] for row in rows if row["valid"]]


def _leads(visit: Visit, code: str) -> bool:
    units = visit.contest.units.by_code
    return code in units and view_of_today(visit.view, code).leads(code)


def _chosen(visit: Visit, own: Sequence[str], code: str | None) -> str | None:
    """The unit that was chosen. A unit beneath, from the address, is shown until another choice."""
    codes = own if code is None or code in own else (code, *own)

    def remember() -> None:
        st.query_params[_UNIT] = st.session_state["my_unit"]

    return choose_one(
        visit,
        visit.say("my_unit.choose"),
        unit_entries(visit.contest.units, codes, visit.today),
        key="my_unit",
        first=code or codes[0],
        on_change=remember,
    )


def draw_head(visit: Visit, unit: UnitSummary) -> None:
    """Draw the way down, the name, and the figures of the first ten seconds."""
    say, fmt = visit.say, visit.fmt
    show(_way(visit, unit), tag("h2", unit.name, cls="ct-h2"))
    for sentence in notices(unit, say, fmt, opens="account"):
        show(note(sentence, tone="warn"))
    first = [
        Figure(
            say("figure.rate"),
            rate_text(unit.rate, say, fmt),
            people_note(unit.people, unit.headcount, say, fmt),
            words=unit.rate is None,
        ),
        *_people(visit, unit),
        *_place(visit, unit),
        *_shortfall(visit, unit),
    ]
    second = [*_speeds(visit, unit), *_held(visit, unit)]
    projected = projected_line(unit, say, fmt)
    rule = say("my_unit.pace_rule") if unit.pace and unit.pace.present is not None else ""
    show(
        figures(first),
        figures(second, small=True) if second else None,
        quiet(" ".join(filter(None, (f"{projected}." if projected else "", rule)))),
    )
    share(visit, "numbers", partial(unit_headline, code=unit.code))


def _way(visit: Visit, unit: UnitSummary) -> Html | None:
    """The units above, down from the viewer's own unit; None on an own unit."""
    row = visit.view.unit(unit.code)
    above = [(code, name) for code, name, _ in row["path"] if _leads(visit, code)] if row else []
    if not above:
        return None
    return crumbs([*((name, visit.link(unit=code)) for code, name in above), (unit.name, None)])


def _people(visit: Visit, unit: UnitSummary) -> Iterator[Figure]:
    """The people alone where no rate stands beside them."""
    if unit.headcount is None:
        say = visit.say
        people = visit.fmt.whole(unit.people)
        yield Figure(say("figure.people"), people, say("under.each_person_once"))


def _place(visit: Visit, unit: UnitSummary) -> Iterator[Figure]:
    if unit.rank is not None and not unit.ended:
        say, fmt = visit.say, visit.fmt
        place = say("unit.place", rank=fmt.whole(unit.rank), count=fmt.whole(unit.peers))
        yield Figure(say("my_unit.place_label"), place, unit.among)


def _shortfall(visit: Visit, unit: UnitSummary) -> Iterator[Figure]:
    if unit.pace is None:
        return
    say, fmt = visit.say, visit.fmt
    share = fmt.declared(unit.target) if unit.target is not None else ""
    under = say("my_unit.to_target", share=share) if share else say("my_unit.to_all")
    yield Figure(say("my_unit.shortfall"), fmt.whole(unit.pace.shortfall), under)


def _speeds(visit: Visit, unit: UnitSummary) -> Iterator[Figure]:
    say, fmt, found = visit.say, visit.fmt, unit.pace
    if unit.phase == "open" and unit.closes_at and not unit.ended:
        left = left_until(unit.closes_at, unit.moment, say, fmt)
        yield Figure(say("figure.left"), left)
    if found and found.needed is not None:
        yield Figure(say("my_unit.needed_label"), fmt.whole(found.needed), say("my_unit.a_day"))
    if found and found.present is not None:
        now = per_day(float(found.present), fmt)
        yield Figure(say("my_unit.present_label"), now, say("my_unit.a_day"))


def _held(visit: Visit, unit: UnitSummary) -> Iterator[Figure]:
    if visit.view.leads(unit.code):
        say, held = visit.say, visit.view.balance(unit.code).held
        under = say("my_unit.held_note") if held else ""
        yield Figure(say("my_unit.held"), visit.fmt.whole(held), under)


def draw_lowest(visit: Visit, unit: UnitSummary) -> None:
    """Draw the units directly beneath with the least participation, those without any first."""
    if unit.lowest and unit.phase != "before":
        say, fmt = visit.say, visit.fmt
        lead = silent_line(unit, say, fmt)
        show(heading(say("my_unit.lowest_title"), lead), _beneath(visit, unit, LOWEST))
        share(visit, "beneath", partial(beneath_bars, code=unit.code))


def draw_beneath(visit: Visit, unit: UnitSummary) -> None:
    """Draw all units directly beneath, closed where there are more than those already drawn."""
    say = visit.say
    if unit.beneath <= LOWEST and unit.phase != "before":
        return
    title = f"{say('unit.beneath')} ({visit.fmt.whole(unit.beneath)})"
    if unit.beneath:
        with st.expander(plain(title)):
            show(_beneath(visit, unit), quiet(say("group.sum_note")))


def _beneath(visit: Visit, unit: UnitSummary, most: int | None = None) -> Html:
    """The table of the units directly beneath, each with the number of its first focal person."""
    say, fmt = visit.say, visit.fmt
    rows = {row["unit_code"]: row for row in visit.view.league(under=unit.code).rows}
    target = visit.contest.settings.targets.participation_rate
    focal: dict[str, Focal] = {}
    for one in visit.view.focal(unit.code):
        if one.dialled:
            focal.setdefault(one.unit_code, one)

    is_led = visit.view.leads(unit.code)

    def name(row: Row) -> Child:
        if not is_led:
            return str(row["unit_name"])
        return tag("a", row["unit_name"], href=visit.link(unit=row["unit_code"]))

    def call(row: Row) -> Child:
        if (one := focal.get(row["unit_code"])) is None:
            return None
        return focal_to_call(one, say("my_unit.call_focal"))

    columns = [
        Column(say("column.unit"), name, "main"),
        Column(say("column.rate"), lambda row: rate_cell(row, say, fmt), "lead-value", number=True),
        Column(
            say("column.bar"),
            lambda row: bar(row["participation_rate"], target),
            "line",
            style="ct-wide",
        ),
        Column(say("column.people"), lambda row: people_cell(row, fmt), number=True),
        Column(say("my_unit.focal"), call, "more", style="ct-tight"),
    ]
    shown = [rows[one.code] for one in lowest(rows.values())][:most]
    return table(columns, shown, name=say("unit.beneath"))


def draw_reminder(visit: Visit, unit: UnitSummary) -> None:
    """Draw the text that the leader copies and sends on."""
    say = visit.say
    show(heading(say("my_unit.remind"), say("my_unit.remind_lead")))
    with st.container(key="reminder"):
        st.code(sanitized(reminder(unit, say, visit.fmt)), language=None, wrap_lines=True)


def draw_contacts(visit: Visit, unit: UnitSummary) -> None:
    """Draw the focal persons of the unit itself, and the hotline."""
    say, hotline = visit.say, unit.hotline
    own = [one for one in visit.view.focal(unit.code) if one.unit_code == unit.code]
    show(heading(say("my_unit.contacts")))
    for one in own:
        who = " – ".join(filter(None, (one.name, one.title)))
        show(tag("p", who, " ", number_to_call(one.phone), cls="ct-act"))
    if not own:
        show(quiet(say("my_unit.no_focal")))
    if hotline:
        show(tag("p", hotline_to_call(hotline, say), cls="ct-act"))
