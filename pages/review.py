"""Chờ xử lý: the held responses, the possible decisions, and the effect of each."""

from ui.decisions import log
from ui.review import case as review_case
from ui.review import decide, waiting
from ui.shell.guard import enter

visit = enter()
case = review_case.asked_for(visit)

if case is None:
    waiting.draw_totals(visit)
    left, right = waiting.places(visit)
    with left:
        chosen = waiting.choose(visit)
    with right:
        decide.draw_work(visit, chosen)
else:
    review_case.draw_way_back(visit)
    decide.draw_work(visit, case)
log.draw_log(visit)
