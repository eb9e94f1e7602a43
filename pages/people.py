"""Trùng người: responses that may be of one person or of several, and the decision about them."""

from ui import people
from ui.decisions import log
from ui.shell.guard import enter

visit = enter()

found = visit.view.persons.questions()
people.draw_totals(visit, found)
left, right = people.places()
with left:
    chosen = people.choose(visit, found)
with right:
    if chosen is not None:
        people.draw_question(visit, chosen)
people.draw_doubts(visit)
log.draw_log(visit, log.ABOUT_PEOPLE)
