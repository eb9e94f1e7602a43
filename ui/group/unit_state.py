"""The choice of the day whose units group the participation, if the units of a group change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from contest.mergers import changes
from ui.components.blocks import quiet, show
from ui.components.inputs import asked
from ui.components.plain import plain
from ui.shell.visit import Visit

_PARAMETER = "units"
_SUBMITTED = ""


def choose_state(visit: Visit) -> Visit:
    """The visit with the chosen state of the units: as at submission, or as before or from a day on
    which units change. The address keeps the choice.
    """
    names = _states(visit)
    if len(names) == 1:
        return visit
    wanted = asked(_PARAMETER) or _SUBMITTED
    chosen = st.pills(
        visit.say("units_of.label"),
        list(names),
        default=wanted if wanted in names else _SUBMITTED,
        required=True,
        format_func=lambda name: plain(names[name]),
        key="unit_state",
        label_visibility="collapsed",
    )
    if chosen == _SUBMITTED:
        st.query_params.pop(_PARAMETER, None)
        return visit
    st.query_params[_PARAMETER] = chosen
    opened = visit.opened
    day = date.fromisoformat(chosen)
    view = opened.view.with_units_of(day)
    unplaced = view.unplaced()
    note = visit.say("units_of.unplaced", n=unplaced, count=visit.fmt.whole(unplaced))
    show(quiet(" ".join([visit.say("units_of.lead"), *([note] if unplaced else [])])))
    return replace(
        visit,
        opened=replace(opened, view=view, stamp=f"{opened.stamp}|{chosen}"),
        kept={_PARAMETER: chosen},
        of_page=lambda again: again.with_units_of(day),
    )


def _states(visit: Visit) -> Mapping[str, str]:
    """The choices: a day of each state, and its words. One entry if nothing changes."""
    say, contest = visit.say, visit.contest
    tree, group = contest.units, visit.group.id if visit.group else ""
    inside = (
        unit
        for unit, path in zip(tree.units, tree.paths, strict=True)
        if any(tree.groups[step] == group for step in path)
    )
    days = changes(inside, contest.opens_at, contest.closes_at)
    names = {_SUBMITTED: say("units_of.submitted")}
    if days:
        last = days[0] - timedelta(days=1)
        names[last.isoformat()] = say("units_of.before", day=visit.fmt.day(days[0]))
    names |= {day.isoformat(): say("units_of.from", day=visit.fmt.day(day)) for day in days}
    return names
