"""Đơn vị của tôi: the leader's own unit, what is missing, and whom to remind."""

from ui.my_unit import parts
from ui.my_unit.curve import draw_curve
from ui.my_unit.people import draw_people
from ui.my_unit.repair import draw_repair
from ui.shell.guard import enter

visit = enter()
visit, unit = parts.choose_unit(visit)
if unit is not None:
    visit.name_tab(unit.name)
    parts.draw_head(visit, unit)
    parts.draw_lowest(visit, unit)
    if visit.view.leads(unit.code):  # the code of an ended unit leads nobody any more
        left, right = parts.two_columns()
        with left:
            parts.draw_reminder(visit, unit)
        with right:
            parts.draw_contacts(visit, unit)
        draw_curve(visit, unit)
        parts.draw_beneath(visit, unit)
        draw_people(visit, unit)
        draw_repair(visit, unit.code)
