"""Đơn vị: what units propose about themselves, the unit of each writing, and headcounts."""

from ui.decisions import log
from ui.shell.guard import enter
from ui.units import headcounts, inbox, writings

visit = enter()

inbox.draw_inbox(visit)
seen = visit.view.writings()
writings.draw_totals(visit, seen)
left, right = writings.places()
with left:
    chosen = writings.choose(visit, seen)
with right:
    if chosen is not None:
        writings.draw_decision(visit, chosen)
headcounts.draw_headcounts(visit)
log.draw_log(visit, log.ABOUT_UNITS)
