"""Xếp hạng tạm tính: who stands where, by name, unit and round."""

from ui import standings
from ui.shell.guard import enter

visit = enter()

standings.draw_rules(visit)
if standings.nobody(visit):
    standings.draw_nobody(visit)
else:
    choice = standings.choose(visit)
    standings.draw_table(visit, choice)
