"""Kết quả đã công bố: the newest release that the viewer may see."""

from ui.released.result import draw_result
from ui.shell.guard import enter

visit = enter()

draw_result(visit)
