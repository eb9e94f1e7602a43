"""The curve of a unit: new people and attempts a day, or both added up."""

from __future__ import annotations

from functools import partial

from publish.sharing.turnout import Choice, of_days, unit_turnout
from publish.unit_summary import UnitSummary
from ui.components import turnout
from ui.shell.visit import Visit

_CHOICES: tuple[Choice, ...] = ("day", "total")


def draw_curve(visit: Visit, unit: UnitSummary) -> None:
    """Draw the days of the unit; a sentence while nobody took part."""
    turnout.draw_turnout(
        visit,
        lambda _: of_days(unit.days),
        _CHOICES,
        lambda choice: partial(unit_turnout, code=unit.code, choice=choice),
        about=f"unit_{unit.code}",
        begun=any(day.attempts for day in unit.days),
    )
