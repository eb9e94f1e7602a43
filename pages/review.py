"""Chờ xử lý: what waits for the committee, what can be decided, what that would move."""

from ui import review, review_case, review_decide
from ui.decisions import log
from ui.shell.guard import enter

visit = enter()
case = review_case.asked_for(visit)

if case is None:
    review.draw_totals(visit)
    left, right = review.places(visit)
    with left:
        chosen = review.choose(visit)
    with right:
        review_decide.draw_work(visit, chosen)
else:
    review_case.draw_way_back(visit)
    review_decide.draw_work(visit, case)
log.draw_log(visit)
