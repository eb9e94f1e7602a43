"""A group (khối): its units by participation rate, and the units beneath one of them."""

from ui.components.blocks import note, show
from ui.components.inputs import asked
from ui.group import parts
from ui.group.unit_state import choose_state
from ui.shell.guard import enter

visit = enter()
visit = choose_state(visit)
group = visit.group
assert group is not None, "the frame registers this page for groups only"
code = asked("unit")
unit = visit.view.unit(code) if code else None

if code and (unit is None or unit["group"] != group.id):
    show(note(visit.say("group.no_such_unit"), tone="warn"))
    unit = None
if unit is None:
    parts.draw_group(visit, group)
else:
    visit.name_tab(unit["unit_name"])
    parts.draw_unit(visit, group, unit)
