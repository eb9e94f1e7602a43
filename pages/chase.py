"""Đôn đốc."""

from ui.shell.guard import enter

visit = enter()
