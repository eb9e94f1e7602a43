"""The address of a unit on the page of its group."""

from __future__ import annotations

from ui.shell.menu import group_address
from ui.shell.visit import Visit


def unit_link(visit: Visit, code: str, group: str) -> str | None:
    """A link to a unit on the page of its own group; a unit without a group has no page."""
    link = visit.link(unit=code)
    if visit.group and visit.group.id == group:
        return link
    return next((group_address(g) + link for g in visit.contest.groups if g.id == group), None)
