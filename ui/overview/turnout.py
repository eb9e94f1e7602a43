"""The turnout chart with a choice of step."""

from __future__ import annotations

import streamlit as st

from i18n.format import Format
from i18n.words import Words
from publish.figures.turnout import Step, Turnout, turnout_chart
from results import View
from ui.components.blocks import heading, note, show
from ui.components.plotly import CONFIG, Figure, turnout_figure
from ui.shell.visit import Visit

STEPS: tuple[Step, ...] = ("day", "hour", "total")


def draw_turnout(visit: Visit) -> None:
    """Draw new people and attempts over time: by day, by hour, or cumulative."""
    say = visit.say
    show(heading(say("turnout.title")))
    if not visit.view.turnout().num_rows:
        show(note(say("turnout.none")))
        return
    step: Step = st.segmented_control(
        say("turnout.step"),
        STEPS,
        default="day",
        required=True,
        format_func=lambda step: say(f"turnout.{step}"),
        key="step",
        label_visibility="collapsed",
    )
    figure = _figure(visit.stamp, step, _view=visit.view, _say=say, _fmt=visit.fmt)
    st.plotly_chart(figure, config=CONFIG, key=f"turnout_{step}", alt=say("turnout.alt"))


@st.cache_resource(max_entries=64, show_spinner=False)
def _figure(stamp: str, step: Step, *, _view: View, _say: Words, _fmt: Format) -> Figure:
    """One figure for each (stamp, step); all viewers of the same scope share the figure."""
    table = _view.turnout("hour" if step == "hour" else "day")
    columns = table.to_pydict()
    data = Turnout(columns["starts_at"], columns["people"], columns["attempts"])
    people = _say("turnout.people_total" if step == "total" else "turnout.people")
    attempts = _say("turnout.attempts")
    return turnout_figure(turnout_chart(data, step, _fmt, people=people, attempts=attempts))
