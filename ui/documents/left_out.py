"""The people who get no certificate before a person has looked at their names."""

from __future__ import annotations

from collections.abc import Sequence

from publish.certificates import Named
from ui.components.blocks import note, show
from ui.components.tables import Column, table
from ui.shell.visit import Visit


def draw_left_out(visit: Visit, left: Sequence[Named]) -> None:
    """Draw who is left out and why; nothing if nobody is."""
    if not left:
        return
    say = visit.say
    title = say("certificates.left_out", n=len(left), count=visit.fmt.whole(len(left)))
    columns = (
        Column(say("column.name"), lambda row: row["name"], "main"),
        Column(say("column.unit"), lambda row: row["unit"], "line"),
        Column(say("column.reason"), lambda row: row["why"], "more"),
    )
    rows = [{"name": one.name, "unit": one.unit, "why": say(one.why)} for one in left]
    show(note(title, tone="warn"), table(columns, rows, name=title))
