"""Giải thưởng: who stands to win, why, who would come next, and the draws that are needed."""

from ui.prizes import draw, persons, recount, units
from ui.shell.guard import enter

visit = enter()

persons.draw_lead(visit)
persons.draw_persons(visit)
units.draw_units(visit)
draw.draw_past(visit)
recount.draw_recount(visit)
