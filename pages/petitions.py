"""Kiến nghị, phản ánh: what came in, until when it is answered, and the answers."""

from ui.petitions import forms, listed
from ui.shell.guard import enter

visit = enter()

petitions = visit.view.petitions()
listed.draw_lead(visit, petitions)
listed.draw_petitions(visit, petitions)
if visit.may("decide"):
    forms.draw_answer(visit, petitions)
    forms.draw_new(visit, petitions)
