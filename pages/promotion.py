"""Mã QR và banner."""

from ui.shell.guard import enter

visit = enter()
