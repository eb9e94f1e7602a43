"""The turnout of the whole contest."""

from __future__ import annotations

from publish.figures.turnout import Step, Turnout
from ui.components import turnout
from ui.shell.visit import Visit

STEPS: tuple[Step, ...] = ("day", "hour", "total")


def draw_turnout(visit: Visit) -> None:
    """Draw new people and attempts over time: by day, by hour, or cumulative."""

    def series(step: Step) -> Turnout:
        found = visit.view.turnout("hour" if step == "hour" else "day").to_pydict()
        return Turnout(found["starts_at"], found["people"], found["attempts"])

    begun = visit.view.turnout().num_rows > 0
    turnout.draw_turnout(visit, series, STEPS, about="contest", begun=begun)
