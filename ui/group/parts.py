"""Parts of a group's page: the ranked table, the silent units, one unit and the units beneath."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from contest.settings import Group
from i18n.rates import people_cell, people_note, rate_text
from publish.sharing.shared import Sharing
from publish.sharing.units import beneath_bars, group_bars, group_headline, unit_headline
from results import League, View
from ui.components.blocks import Figure, bar, crumbs, figures, heading, note, quiet, show
from ui.components.map_section import draw_legend, draw_map, shapes_of
from ui.components.markup import Child, join, tag
from ui.components.offer import offer
from ui.components.rates import rate_cell
from ui.components.share import share
from ui.components.tables import Column, Row, table
from ui.components.unit_address import unit_link
from ui.group.roster import draw_roster
from ui.shell.visit import Visit

_FILE_COLUMNS = (
    ("column.rank", "rank"),
    ("column.code", "unit_code"),
    ("column.unit", "unit_name"),
    ("column.kind", "kind"),
    ("column.people", "people"),
    ("column.headcount", "headcount"),
    ("column.rate", "participation_rate"),
    ("column.attempts", "attempts"),
    ("column.mean_score", "mean_score"),
    ("column.last", "last_submitted_at"),
)


def draw_group(visit: Visit, group: Group) -> None:
    """Draw a whole group: figures, the ranked table, the silent units."""

    def found(view: View) -> League:
        return view.league(group.id)

    units = found(visit.view)
    if not units.rows and not units.ended:
        show(note(visit.say("group.empty")))
        return
    _draw_counts(visit, units)
    share(visit, "numbers", partial(group_headline, group=group.id))
    show(heading(visit.say("group.table"), _explanation(visit)))
    _draw_league(visit, units, group.id, found, partial(group_bars, group=group.id))
    _draw_silent(visit, units)
    if shapes_of(visit, units):
        show(heading(visit.say("map.title", group=group.title), visit.say("map.lead")))
        left, right = st.columns([2, 3], gap="medium")
        with left:
            draw_legend(visit, units)
        with right:
            draw_map(visit, group, units)


def draw_unit(visit: Visit, group: Group, unit: Mapping[str, Any]) -> None:
    """Draw one unit: the way back, its figures, and the units directly beneath it."""
    say = visit.say
    show(crumbs(_way(visit, group, unit)), tag("h2", unit["unit_name"], cls="ct-h2"))
    _draw_unit_figures(visit, group, unit)
    code = unit["unit_code"]
    share(visit, "numbers", partial(unit_headline, code=code))

    def found(view: View) -> League:
        return view.league(under=code)

    beneath = found(visit.view)
    if beneath.rows or beneath.ended:
        show(heading(say("unit.beneath"), _explanation(visit)))
        _draw_league(visit, beneath, code, found, partial(beneath_bars, code=code))
        _draw_silent(visit, beneath)
    else:
        show(note(say("unit.beneath_none")))
    if visit.view.shows("held"):  # a leader has the own roster on the page of the own unit
        draw_roster(visit, unit)


def _draw_counts(visit: Visit, units: League) -> None:
    say, fmt = visit.say, visit.fmt
    count = len(units.rows)
    of_units = say("under.of_units", n=count, count=fmt.whole(count))
    counted = people_note(units.counted_people, units.headcount, say, fmt)
    partly = say("under.known_only") if units.headcount and units.without_headcount else ""
    show(
        figures(
            [
                Figure(
                    say("figure.rate"),
                    rate_text(units.rate, say, fmt),
                    " · ".join(filter(None, (counted, partly))),
                    words=units.rate is None,
                ),
                Figure(say("figure.units_started"), fmt.whole(units.started), of_units),
                Figure(say("figure.silent"), fmt.whole(len(units.silent)), of_units),
                Figure(
                    say("figure.without_headcount"), fmt.whole(units.without_headcount), of_units
                ),
            ]
        )
    )


def _draw_unit_figures(visit: Visit, group: Group, unit: Mapping[str, Any]) -> None:
    say, fmt = visit.say, visit.fmt
    rate, headcount = unit["participation_rate"], unit["headcount"]
    peers = visit.view.league(group.id)
    rank = peers.rank_of(unit["unit_code"])
    last = unit["last_submitted_at"]
    first = [
        Figure(
            say("figure.rate"),
            rate_text(rate, say, fmt),
            people_note(unit["people"], headcount, say, fmt),
            words=rate is None,
        ),
        Figure(say("figure.people"), fmt.whole(unit["people"])),
        Figure(say("figure.attempts"), fmt.whole(unit["attempts"])),
    ]
    if rank is not None:
        place = say("unit.place", rank=fmt.whole(rank), count=fmt.whole(peers.ranked))
        first.insert(1, Figure(say("unit.place_label"), place))
    second = [
        Figure(
            say("figure.headcount"),
            say("unknown_headcount") if headcount is None else fmt.whole(headcount),
            say("unit.derived") if unit["headcount_derived"] else unit["headcount_source"],
        ),
        Figure(say("figure.mean_score"), fmt.decimal(unit["mean_score"], 2)),
        Figure(say("unit.last"), say("unit.none_yet") if last is None else fmt.moment(last)),
    ]
    show(figures(first), figures(second, small=True))


def _draw_league(
    visit: Visit, units: League, name: str, found: Callable[[View], League], sharing: Sharing
) -> None:
    """Draw the table of these units, its file and what is shared of it. `found` finds the units in
    a view."""
    say = visit.say
    show(
        table(_columns(visit), units.rows, name=say("group.table"), ranked=True),
        quiet(say("group.sum_note")),
    )
    if units.ended:
        show(
            heading(say("group.ended")),
            table(_columns(visit)[1:], units.ended, name=say("group.ended")),
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        offer(
            visit,
            say("unit.download"),
            "-".join((visit.contest.id, name, *visit.kept.values())),
            _FILE_COLUMNS,
            lambda view: (*found(view).rows, *found(view).ended),
        )
        share(visit, "units", sharing)


def _draw_silent(visit: Visit, units: League) -> None:
    say = visit.say
    if not units.silent:
        show(note(say("group.silent_none"), tone="good"))
        return
    names = join((row["unit_name"] for row in units.silent), " · ")
    count = visit.fmt.whole(len(units.silent))
    show(heading(f"{say('group.silent')} ({count})"), note(names, tone="warn"))


def _columns(visit: Visit) -> Sequence[Column]:
    say, fmt = visit.say, visit.fmt
    target = visit.contest.settings.targets.participation_rate

    def name(row: Row) -> Child:
        if not row["children"]:
            return str(row["unit_name"])
        return tag("a", row["unit_name"], href=unit_link(visit, row["unit_code"], row["group"]))

    return (
        Column(
            say("column.rank"),
            lambda row: fmt.whole(row["rank"]),
            role="rank",
            number=True,
            style="ct-tight",
        ),
        Column(say("column.unit"), name, role="main"),
        Column(
            say("column.rate"),
            lambda row: rate_cell(row, say, fmt),
            role="lead-value",
            number=True,
        ),
        Column(
            say("column.bar"),
            lambda row: bar(row["participation_rate"], target),
            role="line",
            style="ct-wide",
        ),
        Column(say("column.people"), lambda row: people_cell(row, fmt), number=True),
        Column(say("column.attempts"), lambda row: fmt.whole(row["attempts"]), number=True),
        Column(
            say("column.mean_score"), lambda row: fmt.decimal(row["mean_score"], 2), number=True
        ),
        Column(
            say("column.last"),
            lambda row: fmt.moment(row["last_submitted_at"]),
            number=True,
            style="ct-soft ct-late",
        ),
    )


def _explanation(visit: Visit) -> str:
    target = visit.contest.settings.targets.participation_rate
    lead = visit.say("group.rank_lead")
    if target is None:
        return lead
    return f"{lead} {visit.say('group.target', share=visit.fmt.share(target))}"


def _way(visit: Visit, group: Group, unit: Mapping[str, Any]) -> Sequence[tuple[str, str | None]]:
    above = [(str(name), unit_link(visit, code, of)) for code, name, of in unit["path"]]
    return ((group.title, visit.link()), *above, (str(unit["unit_name"]), None))
