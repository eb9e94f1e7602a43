"""Thử thay đổi: what another key, rule or exclusion would move, before anybody decides it."""

from ui.shell.guard import enter
from ui.what_if import effect

visit = enter()

effect.draw(visit)
