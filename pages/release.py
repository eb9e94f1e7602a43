"""Công bố kết quả: what a release needs, making one, and the releases so far."""

from ui.release import checks, listed, making
from ui.shell.guard import enter

visit = enter()

found = checks.draw_checks(visit)
if found:
    making.draw_making(visit, found)
listed.draw_releases(visit)
