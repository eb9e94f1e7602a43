"""The choice of the day whose units group the participation, if the units of a group change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from contest.mergers import changes
from ui.components.blocks import quiet, show
from ui.components.inputs import asked
from ui.components.plain import plain
from ui.shell.visit import Visit

_PARAMETER = "units"
_SUBMITTED = "submitted"


def choose_state(visit: Visit) -> Visit:
    """The visit with the chosen state of the units: as at submission, or as before or from a day on
    which units change. The address keeps the choice. Without one, the newest state that is in force
    is shown; before the first change, the units at submission, which are the same ones.
    """
    names = _states(visit)
    if len(names) == 1:
        return visit
    wanted, newest = asked(_PARAMETER), _newest(visit, names)
    chosen = st.pills(
        visit.say("units_of.label"),
        list(names),
        default=wanted if wanted and wanted in names else newest,
        required=True,
        format_func=lambda name: plain(names[name]),
        key="unit_state",
        label_visibility="collapsed",
    )
    if chosen == newest:
        st.query_params.pop(_PARAMETER, None)
    else:
        st.query_params[_PARAMETER] = chosen
    if chosen == _SUBMITTED:
        return visit if newest == _SUBMITTED else replace(visit, kept={_PARAMETER: chosen})
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


def _newest(visit: Visit, names: Iterable[str]) -> str:
    """The last state that begins with a change and is in force at the reference time."""
    today = visit.view.reference_time.date()
    days = [date.fromisoformat(name) for name in names if name != _SUBMITTED]
    begun = [day for day in days[1:] if day <= today]  # the first day is the last before a change
    return begun[-1].isoformat() if begun else _SUBMITTED


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
