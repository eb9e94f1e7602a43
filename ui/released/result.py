"""The newest release that the viewer may see: who won, and how anybody checks that."""

from __future__ import annotations

from functools import partial

import streamlit as st

from publish.release.package import public_files, zip_name, zipped
from publish.release.text import ReleaseText, release_text
from results import View
from ui.components.blocks import Tone, bullets, heading, note, quiet, seal, show
from ui.components.guide import offer_guide
from ui.components.markup import tag
from ui.components.offer import offer_document
from ui.components.tables import Column, table
from ui.shell.visit import Visit


def draw_result(visit: Visit) -> None:
    """Draw the result, or say that there is none yet."""
    say = visit.say
    found = visit.view.released()
    if found is None:
        show(note(say("released.none")))
        return
    text = release_text(found, say, visit.fmt)
    tone: Tone = "warn" if text.is_provisional else "good"
    show(heading(text.title), note(bullets(text.lead), tone=tone))
    _draw_winners(visit, text)
    show(
        heading(say("released.seal"), say("released.seal_lead")),
        tag("p", seal(text.seal)),
        heading(say("released.check")),
        bullets(text.steps),
    )
    number = found.release.number
    with st.container(key="released_files", horizontal=True):
        offer_document(
            visit, say("released.take"), zip_name(found.contest.id, number),
            partial(_zip, number=number), "application/zip",
        )  # fmt: skip
        offer_guide(visit)


def _draw_winners(visit: Visit, text: ReleaseText) -> None:
    say = visit.say
    if not text.lists:
        show(heading(say("released.winners")), quiet(say("released.no_winners")))
    columns = (
        Column(say("prizes.prize"), lambda row: row["line"].prize, "line", style="ct-strong"),
        Column(say("column.name"), lambda row: row["line"].name, "main"),
        Column(say("column.unit"), lambda row: row["line"].unit, "line"),
    )
    for title, lines in text.lists:
        name = f"{say('released.winners')} – {title}"
        show(heading(name), table(columns, [{"line": one} for one in lines], name=name))
    if text.units:
        name = say("released.unit_winners")
        show(heading(name), table(_of_units(visit), [{"line": one} for one in text.units],
                                  name=name))  # fmt: skip


def _of_units(visit: Visit) -> tuple[Column, ...]:
    say = visit.say
    return (
        Column(say("prizes.prize"), lambda row: row["line"].prize, "line", style="ct-strong"),
        Column(say("column.unit"), lambda row: row["line"].unit, "main"),
        Column(say("column.rate"), lambda row: row["line"].rate, "lead-value", True),
        Column(say("column.people"), lambda row: row["line"].ratio, "line", True),
    )


def _zip(view: View, *, number: int) -> bytes:
    return zipped(public_files(view, number), number)
