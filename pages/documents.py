"""Báo cáo và văn bản."""

from ui.documents import bulletin
from ui.shell.guard import enter

visit = enter()

bulletin.draw_bulletin(visit)
