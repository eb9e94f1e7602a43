"""Who has pages open."""

from __future__ import annotations

from collections.abc import Sequence

from service.operations import On
from ui.components.blocks import heading, quiet, show
from ui.components.tables import Column, table
from ui.operations.look import local
from ui.shell.visit import Visit


def draw_people(visit: Visit, on: Sequence[On]) -> None:
    """Draw who is on: the role, since when, and how many pages; the name for administrators."""
    say = visit.say
    show(heading(say("operations.people"), say("operations.people_lead")))
    if not on:
        show(quiet(say("operations.nobody")))
        return
    rows = [{"on": one} for one in on]
    columns = [
        Column(say("access.role"), lambda row: say(f"role.{row['on'].role}"), "lead-value"),
        Column(say("operations.since"), lambda row: local(visit, row["on"].since), "more", True),
        Column(say("operations.pages"), lambda row: visit.fmt.whole(row["on"].pages), "more", True),
    ]
    if any(one.name for one in on):
        columns.insert(0, Column(say("access.name"), lambda row: row["on"].name, "main"))
    else:
        columns[0] = Column(columns[0].heading, columns[0].write, "main")
    show(table(columns, rows, name=say("operations.people")))
