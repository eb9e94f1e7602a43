"""Tra cứu: what the one at the telephone reads aloud."""

from ui import lookup
from ui.shell.guard import enter

visit = enter()

lookup.draw_lookup(visit)
