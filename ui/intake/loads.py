"""The list of loads: what was loaded when, and undoing the newest file with its effect shown first.

A load that was undone stays in the list, and can be restored while nothing was loaded after it.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from results import Decision, Load
from service import acts
from service.taken import in_force, load_of
from ui.components.blocks import badge, heading, quiet, show
from ui.components.markup import Html, join, tag
from ui.components.source_name import source_name
from ui.decisions.log import who_and_when
from ui.decisions.preview import ask, draw_draft
from ui.shell.visit import Visit

SHOWN = 5


def draw_loads(visit: Visit) -> None:
    """Draw the last loads, the latest first; nothing before the first load of a file."""
    say, loads = visit.say, visit.view.loads
    if not any(load.is_file for load in loads):
        return
    show(heading(say("loads.title"), say("loads.lead")))
    latest = sorted(loads, key=lambda load: (load.observed_at, load.number), reverse=True)
    undone = {load_of(d): d for d in in_force(visit.view.decisions) if d.kind == "undo_load"}
    for load in latest[:SHOWN]:
        _draw_load(visit, load, undone)
    if (older := len(latest) - SHOWN) > 0:
        show(quiet(say("loads.older", n=older, count=visit.fmt.whole(older))))


def _draw_load(visit: Visit, load: Load, undone: Mapping[tuple[str, int], Decision]) -> None:
    say = visit.say
    about = f"load_{load.source}_{load.number}"
    decision = undone.get((load.source, load.number))
    can_undo = visit.may("undo") and acts.may_undo_load(visit.view, load)
    can_restore = visit.may("undo") and acts.may_restore_load(visit.view, load)
    with st.container(key=f"row_{about}", horizontal=True, wrap=False, vertical_alignment="center"):
        show(_line(visit, load, decision))
        if can_undo or can_restore:
            pressed = st.button(
                say("loads.undo" if can_undo else "loads.restore"),
                icon=":material/undo:" if can_undo else ":material/redo:",
                key=f"undo_{about}",
            )
            if pressed and can_undo:
                ask(visit, about, about, [acts.undo_load(visit.view, load.source)], ())
            elif pressed and decision is not None:
                ask(visit, about, about, acts.undoing([decision]), (), [decision.decision_id])
    draw_draft(visit, about, about)


def _line(visit: Visit, load: Load, decision: Decision | None) -> Html:
    say, fmt = visit.say, visit.fmt
    name = load.file if load.is_file else say("loads.live")
    head: list[Html | str] = [tag("b", name)]
    if decision is not None:
        head += [" ", badge(say("loads.undone"))]
    under = [
        fmt.moment(visit.contest.local(load.observed_at)),
        say("loads.rows", n=load.rows, count=fmt.whole(load.rows)),
    ]
    if len(visit.contest.sources) > 1:
        under.append(source_name(visit, load.source))
    if decision is not None:
        under += [f"{say('loads.undone')}: {who_and_when(visit, decision)}", decision.note]
    return join(
        [tag("div", join(head), cls="ct-act"),
         tag("div", " · ".join(filter(None, under)), cls="ct-quiet")]
    )  # fmt: skip
