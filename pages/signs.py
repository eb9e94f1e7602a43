"""Dấu hiệu cần xác minh: what the committee looks at again, with rows and base rates."""

from ui.shell.guard import enter
from ui.signs import parts

visit = enter()

parts.draw_lead(visit)
parts.draw_signs(visit)
