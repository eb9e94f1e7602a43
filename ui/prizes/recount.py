"""The independent count, at the press of a button."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from contest.errors import ContestError
from service.recounted import recounted
from ui.components.blocks import heading, note, quiet, show
from ui.components.markup import Html, tag
from ui.components.tables import Column, Row, table
from ui.decisions.write import refusal
from ui.shell import session
from ui.shell.visit import Visit

SHOWN = 20


def draw_recount(visit: Visit) -> None:
    """Draw the button, and after a press what the second count found."""
    say, fmt = visit.say, visit.fmt
    show(heading(say("recount.title"), say("recount.lead")))
    if not st.button(say("recount.start"), icon=":material/balance:", key="recount"):
        return
    try:
        with st.spinner(say("recount.counting")):
            verdict = recounted(session.place(), session.principal(), session.moment())
    except ContestError as error:
        show(note(say(refusal(error)), tone="bad"))
        return
    if verdict.agrees:
        show(note(say("recount.agrees"), tone="good"))
        return
    count = fmt.whole(verdict.total)
    columns = [
        Column(say(f"recount.{name}"), _cell(name), "main" if name == "key" else "more")
        for name in ("table", "key", "ours", "recount")
    ]
    rows = [one._asdict() for one in verdict.differences[:SHOWN]]
    title = say("recount.differs", n=verdict.total, count=count)
    show(note(tag("b", title), tone="bad"), table(columns, rows, name=title))
    show(quiet(say("recount.then")))


def _cell(name: str) -> Callable[[Row], Html]:
    return lambda row: tag("code", row[name] or "")
