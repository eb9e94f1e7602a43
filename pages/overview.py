"""Tổng quan: the page that tells in ten seconds where the contest stands."""

from ui.overview import parts
from ui.overview.turnout import draw_turnout
from ui.shell.first_paint import after_first_paint
from ui.shell.guard import enter

visit = enter()
headline = visit.view.headline()


def rest() -> None:
    """Draw what stands below the figures."""
    leagues = parts.group_leagues(visit)
    parts.draw_work(visit, headline, leagues)
    draw_turnout(visit)
    parts.draw_maps(visit, leagues)
    parts.draw_last_line(visit)


parts.draw_alarms(visit)
parts.draw_empty(visit, headline)
parts.draw_figures(visit, headline)
after_first_paint(visit, rest)
