"""Thông tin báo chí."""

from ui.shell.guard import enter

visit = enter()
