"""The curve of a unit: new people and attempts a day, or both added up."""

from __future__ import annotations

from datetime import datetime, time

from publish.figures.turnout import Step, Turnout
from publish.unit_summary import UnitSummary
from ui.components import turnout
from ui.shell.visit import Visit

_STEPS: tuple[Step, ...] = ("day", "total")


def draw_curve(visit: Visit, unit: UnitSummary) -> None:
    """Draw the days of the unit; a sentence while nobody took part."""

    def series(_: Step) -> Turnout:
        return Turnout(
            [datetime.combine(day.day, time.min) for day in unit.days],
            [day.people for day in unit.days],
            [day.attempts for day in unit.days],
        )

    begun = any(day.attempts for day in unit.days)
    turnout.draw_turnout(visit, series, _STEPS, about=f"unit_{unit.code}", begun=begun)
