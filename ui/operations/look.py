"""The look at the installation that the page Vận hành draws."""

from __future__ import annotations

from datetime import datetime

from service.operations import Operations, operations
from ui.shell import session
from ui.shell.visit import Visit


def look(_visit: Visit) -> Operations:
    """The condition now, and who is on. The time is the present one, also in a demonstration that
    pretends another, because polls and backups live in the present."""
    return operations(session.place(), session.principal(), session.moment())


def local(visit: Visit, moment: datetime | None) -> str:
    """A moment in the contest's time, to the second; "chưa có" if there was none."""
    if moment is None:
        return visit.say("operations.never")
    return visit.fmt.second(visit.contest.local(moment))
