"""Báo cáo và văn bản."""

from ui.shell.guard import enter

visit = enter()
