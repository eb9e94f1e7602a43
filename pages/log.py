"""Nhật ký: who took a file away, looked somebody up, or saw a whole contact."""

from ui import log
from ui.shell.guard import enter

visit = enter()

log.draw_log(visit)
