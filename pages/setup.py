"""Thiết lập: the contest folder as a person sees it, to fill in and declare."""

from ui.setup.page import draw_setup
from ui.shell.guard import enter

visit = enter()

draw_setup(visit)
