"""The section *Biểu tổng hợp*: the scope, and the workbook to take away."""

from __future__ import annotations

from functools import partial

from publish.made import safe
from publish.workbook.book import MEDIA_TYPE, counted
from publish.workbook.content import above_others
from ui.components.blocks import heading, show
from ui.components.choice import choose_one
from ui.components.offer import offer_counted
from ui.shell.visit import Visit

_WHOLE = ""


def draw_workbook(visit: Visit) -> None:
    """Draw the section. The whole contest, or a top unit that has units beneath."""
    say = visit.say
    show(heading(say("workbook.title"), say("workbook.lead")))
    names = {_WHOLE: say("workbook.whole"), **above_others(visit.view)}
    entries = {code: (name,) for code, name in names.items()}
    code = choose_one(visit, say("workbook.scope"), entries, key="workbook_scope")
    of_unit = f"-{safe(code)}" if code else ""
    offer_counted(
        visit,
        say("workbook.download"),
        f"bieu-tong-hop-{visit.contest.id}{of_unit}.xlsx",
        partial(counted, code=code or None),
        MEDIA_TYPE,
    )
