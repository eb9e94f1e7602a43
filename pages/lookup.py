"""Tra cứu: the answer that staff read aloud to a caller."""

from ui import lookup
from ui.shell.guard import enter

visit = enter()

lookup.draw_lookup(visit)
