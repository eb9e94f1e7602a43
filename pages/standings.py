"""Xếp hạng tạm tính: the rank of each participant, by name, unit and round."""

from ui import standings
from ui.components.release_difference import draw_difference
from ui.components.standings_table import (
    draw_contacts,
    draw_frozen,
    draw_nobody,
    draw_rules,
    draw_table,
    nobody,
)
from ui.shell.guard import enter

visit = enter()

draw_rules(visit)
draw_frozen(visit)
draw_difference(visit)
if nobody(visit):
    draw_nobody(visit)
else:
    choice = standings.choose(visit)
    draw_table(visit, choice)
    draw_contacts(visit, choice)
