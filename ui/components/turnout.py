"""The chart of participation over time, with a choice of view."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from publish.figures.hours import heat_map
from publish.figures.turnout import Step, Turnout, TurnoutChart, turnout_chart, window_of
from publish.sharing.shared import Sharing
from publish.sharing.turnout import Choice
from ui.components.blocks import heading, note, show
from ui.components.markup import Html
from ui.components.picture import heat_picture, turnout_picture
from ui.components.plotly import CONFIG, turnout_figure
from ui.components.share import share
from ui.shell.visit import Visit

Series = Callable[[Choice], Turnout]
"""The numbers of a choice: people who are new and attempts, by the time at which each step begins;
by the hour for `recent` and `week`, else by the day."""


def draw_turnout(
    visit: Visit,
    series: Series,
    choices: Sequence[Choice],
    shared: Callable[[Choice], Sharing],
    *,
    about: str,
    begun: bool,
) -> None:
    """Draw new people and attempts in the chosen view, or a sentence if nobody has `begun`.

    `shared`: makes what is shared of a view. `about`: what the chart is about; charts of one page
    have different ones.
    """
    say = visit.say
    show(heading(say("turnout.title")))
    if not begun:
        show(note(say("turnout.none")))
        return
    choice: Choice = st.segmented_control(
        say("turnout.step"),
        choices,
        default="day",
        required=True,
        format_func=lambda choice: say(f"turnout.{choice}"),
        key=f"step_{about}",
        label_visibility="collapsed",
    )
    hour = visit.view.reference_time.replace(minute=0)
    place, below = st.container(), st.container(horizontal=True, vertical_alignment="center")
    closer = False
    with below:
        if choice != "week":
            closer = st.toggle(say("figures.closer"), key=f"closer_{about}")
        share(visit, f"turnout_{about}", shared(choice))
    with place:
        if choice == "week":
            show(_week(visit.stamp, about, _series=series, _visit=visit))
        elif closer:
            chart = _chart(visit, series, choice)
            alt = say(f"turnout.alt_{choice}")
            key = f"turnout_{about}_{choice}"
            st.plotly_chart(turnout_figure(chart, visit.fmt), config=CONFIG, key=key, alt=alt)
        else:
            show(_picture(visit.stamp, about, choice, str(hour), _series=series, _visit=visit))


def _chart(visit: Visit, series: Series, step: Step) -> TurnoutChart:
    window = window_of(visit.contest, visit.view.reference_time)
    return turnout_chart(series(step), step, window, visit.say, visit.fmt)


@st.cache_resource(max_entries=64, show_spinner=False)
def _picture(
    stamp: str, about: str, step: Step, hour: str, *, _series: Series, _visit: Visit
) -> Html:
    """One picture for each (stamp, about, step, hour), which all viewers of the scope share."""
    say = _visit.say
    return turnout_picture(_chart(_visit, _series, step), say(f"turnout.alt_{step}"), say)


@st.cache_resource(max_entries=16, show_spinner=False)
def _week(stamp: str, about: str, *, _series: Series, _visit: Visit) -> Html:
    """One heat map for each (stamp, about), which all viewers of the scope share."""
    say = _visit.say
    return heat_picture(heat_map(_series("week"), say, _visit.fmt), say("turnout.alt_week"), say)
