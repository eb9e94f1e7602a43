"""The chart of participation over time, with a choice of step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from i18n.format import Format
from i18n.words import Words
from publish.figures.turnout import Step, Turnout, turnout_chart
from ui.components.blocks import heading, note, show
from ui.components.plotly import CONFIG, Figure, turnout_figure
from ui.shell.visit import Visit

Series = Callable[[Step], Turnout]
"""The numbers of a step: people who are new and attempts, by the time at which each step begins."""


def draw_turnout(
    visit: Visit, series: Series, steps: Sequence[Step], *, about: str, begun: bool
) -> None:
    """Draw new people and attempts in the chosen step, or a sentence if nobody has `begun`.

    `about`: what the chart is about; charts of one page have different ones.
    """
    say = visit.say
    show(heading(say("turnout.title")))
    if not begun:
        show(note(say("turnout.none")))
        return
    step: Step = st.segmented_control(
        say("turnout.step"),
        steps,
        default="day",
        required=True,
        format_func=lambda step: say(f"turnout.{step}"),
        key=f"step_{about}",
        label_visibility="collapsed",
    )
    figure = _figure(visit.stamp, about, step, _series=series, _say=say, _fmt=visit.fmt)
    st.plotly_chart(figure, config=CONFIG, key=f"turnout_{about}_{step}", alt=say("turnout.alt"))


@st.cache_resource(max_entries=64, show_spinner=False)
def _figure(
    stamp: str, about: str, step: Step, *, _series: Series, _say: Words, _fmt: Format
) -> Figure:
    """One figure for each (stamp, about, step); all viewers of the same scope share the figure."""
    people = _say("turnout.people_total" if step == "total" else "turnout.people")
    attempts = _say("turnout.attempts")
    chart = turnout_chart(_series(step), step, _fmt, people=people, attempts=attempts)
    return turnout_figure(chart)
