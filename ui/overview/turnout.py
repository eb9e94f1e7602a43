"""The turnout of the whole contest."""

from __future__ import annotations

from functools import partial

from publish.sharing.turnout import Choice, contest_turnout, of_contest
from ui.components import turnout
from ui.shell.visit import Visit

CHOICES: tuple[Choice, ...] = ("day", "total", "week", "recent")


def draw_turnout(visit: Visit) -> None:
    """Draw new people and attempts over time: by day, added up, by the hours of the week, and the
    last hours."""
    turnout.draw_turnout(
        visit,
        lambda choice: of_contest(visit.view, choice),
        CHOICES,
        lambda choice: partial(contest_turnout, choice=choice),
        about="contest",
        begun=visit.view.turnout().num_rows > 0,
    )
