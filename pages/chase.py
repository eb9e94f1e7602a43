"""Đôn đốc: the units to chase, whom to call, and what was promised."""

from ui.chase import parts
from ui.chase.letters import draw_letters
from ui.chase.unit import choose_unit, draw_unit
from ui.shell.guard import enter

visit = enter()
found = parts.choose(visit)
if found is not None:
    layer, chased = found
    about = f"{layer.group}_{layer.beneath}"
    unit = choose_unit(visit, chased, about)
    if unit is not None:
        draw_unit(visit, unit)
    parts.draw_table(visit, layer, chased, about)
    draw_letters(visit, chased, about)
    parts.draw_rest(visit, chased)
