"""The map of a group's units on a page: the table, the legend and the figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

import streamlit as st

from contest.geography import Shape
from contest.settings import Group
from i18n.format import Format
from i18n.words import Words
from publish.figures.map import BANDS, SILENT, UNKNOWN, GroupMap, group_map, legend, level
from publish.sharing.units import map_of_group
from results import League
from ui.components.blocks import quiet, show
from ui.components.markup import Html, join, tag
from ui.components.picture import map_picture
from ui.components.plotly import MAP_CONFIG, map_figure
from ui.components.rates import rate_cell
from ui.components.share import share
from ui.components.tables import Column, Row, table
from ui.components.unit_address import unit_link
from ui.shell.visit import Visit

_MOST_LISTED = 30


def shapes_of(visit: Visit, units: League) -> tuple[Shape, ...]:
    """The shapes of these units. Of a reused code: the shape valid at the reference time."""
    codes = {row["unit_code"] for row in units.rows}
    return tuple(shape for shape in visit.contest.shapes if shape.code in codes)


def draw_map(visit: Visit, group: Group, units: League) -> None:
    """Draw the map, and what is shared of it. Looked at closer, it is interactive."""
    say, shapes = visit.say, shapes_of(visit, units)
    alt = say("map.alt", count=visit.fmt.whole(len(shapes)), group=group.title)
    place, below = st.container(), st.container(horizontal=True, vertical_alignment="center")
    with below:
        closer = st.toggle(say("figures.closer"), key=f"closer_map_{group.id}")
        share(visit, f"map_{group.id}", partial(map_of_group, group=group.id))
    with place:
        model = _model(
            visit.stamp,
            group.id,
            visit.contest.map_hash,
            _rows=units.rows,
            _shapes=shapes,
            _target=visit.contest.settings.targets.participation_rate,
            _say=say,
            _fmt=visit.fmt,
        )
        if closer:
            st.plotly_chart(map_figure(model), config=MAP_CONFIG, key=f"map_{group.id}", alt=alt)
            show(quiet(join(model.key, " · ")) if model.key else None)
        else:
            groups = {row["unit_code"]: row["group"] for row in units.rows}
            show(map_picture(model, alt, lambda code: unit_link(visit, code, groups[code])))


def draw_legend(visit: Visit, units: League) -> None:
    """Draw the meaning of the fills, and the names of units that are not on the map."""
    say, codes = visit.say, {shape.code for shape in shapes_of(visit, units)}
    absent = [str(row["unit_name"]) for row in units.rows if row["unit_code"] not in codes]
    show(
        _legend(visit, [row for row in units.rows if row["unit_code"] in codes]),
        quiet(say("map.schematic")),
        quiet(say("map.absent", names=" · ".join(absent))) if absent else None,
    )


@st.cache_resource(max_entries=64, show_spinner=False)
def _model(
    stamp: str,
    group: str,
    map_hash: str,
    *,
    _rows: Sequence[Row],
    _shapes: Sequence[Shape],
    _target: float | None,
    _say: Words,
    _fmt: Format,
) -> GroupMap:
    """One map for each (stamp, group, map); all viewers of the same scope share the map."""
    return group_map(_rows, _shapes, _target, _say, _fmt)


def draw_short_table(visit: Visit, units: League) -> None:
    """Draw rank, unit and rate, each with the fill of the map. A long list stands on the page of
    the group only."""
    if len(units.rows) > _MOST_LISTED:
        return
    say, fmt = visit.say, visit.fmt
    target = visit.contest.settings.targets.participation_rate

    def name(row: Row) -> Html:
        link = unit_link(visit, row["unit_code"], row["group"])
        return tag("a", row["unit_name"], href=link)

    def rate(row: Row) -> Html:
        return join([swatch(level(row, target)), rate_cell(row, say, fmt)])

    columns = (
        Column(
            say("column.rank"),
            lambda row: fmt.whole(row["rank"]),
            role="rank",
            number=True,
            style="ct-tight",
        ),
        Column(say("column.unit"), name, role="main"),
        Column(say("column.rate"), rate, role="lead-value", number=True),
    )
    show(table(columns, units.rows, name=say("group.table"), ranked=True))


def swatch(of: str) -> Html:
    """A small square with the fill that units of this level have on the map."""
    return tag("i", cls=f"ct-swatch ct-level-{of}", aria_hidden="true")


def _legend(visit: Visit, rows: Sequence[Row]) -> Html:
    """The meaning of each fill in words, and the number of units with that fill."""
    target = visit.contest.settings.targets.participation_rate
    counts = Counter(level(row, target) for row in rows)
    shown = [*map(str, range(1, BANDS + 1)), *(of for of in (SILENT, UNKNOWN) if counts[of])]
    words = legend(target, visit.say, visit.fmt)
    lines = [
        tag("li", swatch(of), words[of], " ", tag("b", f"({visit.fmt.whole(counts[of])})"))
        for of in shown
    ]
    return tag("ul", *lines, cls="ct-legend", aria_label=visit.say("map.legend"))
