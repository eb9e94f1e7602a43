"""Chờ xử lý: the held responses as an inbox, the possible decisions, and the effect of each."""

from ui.decisions import log
from ui.review import case as review_case
from ui.review import work
from ui.shell.guard import enter

visit = enter()
asked = review_case.asked_for(visit)

if asked is not None:
    review_case.draw_way_back(visit)
    work.draw_work(visit, asked, alone=True)
else:
    work.draw_inbox(visit)
log.draw_log(visit, work.KINDS)
