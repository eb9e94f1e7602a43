"""The page Thiết lập: a part of the contest folder at a time, each of one file."""

from __future__ import annotations

from hashlib import sha256

import streamlit as st

from service.declare import may_declare, note_edits
from service.what_if import file_texts, open_points
from ui.components.blocks import bullets, heading, note, quiet, show
from ui.components.inputs import asked
from ui.components.markup import tag
from ui.setup.fields import Slots
from ui.setup.history import draw_history
from ui.setup.items import draw_items
from ui.setup.mistakes import sentence
from ui.setup.parts import draw_part
from ui.setup.preflight import draw_preflight
from ui.setup.trial import Edit, draw_trial
from ui.setup.units import draw_units
from ui.shell import session
from ui.shell.visit import Visit

ORDER = (
    "start", "about", "time", "groups", "units", "items", "sources", "rules", "prizes", "public",
    "papers", "history",
)  # fmt: skip
_SHEETS = {"units": "units.csv", "items": "items.csv"}
_SETTINGS = "contest.toml"
_PART = "setup_part"
"""The parameter of the address, and the session key, of the part."""


def draw_setup(visit: Visit) -> None:
    """Draw the choice of a part and the part."""
    say = visit.say
    show(quiet(say("setup.lead")))
    if not visit.may("decide"):
        show(note(say("what_if.not_allowed")))
        return
    note_edits(session.place(), session.principal(), visit.view, session.moment())
    parts = {part: say(f"setup.part.{part}") for part in ORDER}
    named = asked(_PART)
    part = st.pills(
        say("setup.part"), ORDER, default=named if named in ORDER else "start", required=True,
        format_func=parts.__getitem__, key=_PART, label_visibility="collapsed", wrap=True,
    )  # fmt: skip
    if st.query_params.get(_PART) != part:
        st.query_params[_PART] = part
    if part == "start":
        _draw_start(visit)
    elif part == "history":
        draw_history(visit)
    else:
        _draw_edited(visit, part)


def _draw_edited(visit: Visit, part: str) -> None:
    """Draw a part over the text that it was begun with, until that is written or let go."""
    say, file = visit.say, _SHEETS.get(part, _SETTINGS)
    now = file_texts(session.place(), session.principal())[file]
    began = _base(part)
    base: str = st.session_state.setdefault(began, now)
    if base != now:
        show(note(say("setup.elsewhere", file=file), tone="warn"))
        if st.button(say("setup.take_new"), icon=":material/sync:", key="setup_take_new"):
            del st.session_state[began]
            st.rerun()
        return
    key, slots = f"setup_{part}_{sha256(base.encode()).hexdigest()[:8]}", Slots()
    if part == "units":
        text = draw_units(visit, base, key)
    elif part == "items":
        text = draw_items(visit, base, key)
    else:
        text = draw_part(visit, part, base, key, slots)
    if draw_trial(visit, Edit(file, base, text), slots):
        for one in ORDER:
            st.session_state.pop(_base(one), None)
        st.rerun()


def _base(part: str) -> str:
    """The session key of the text that a part was begun with, in the contest at hand."""
    return f"setup_base_{session.place().folder}_{part}"


def _draw_start(visit: Visit) -> None:
    """Draw what is still to be declared, and how the page works."""
    say = visit.say
    if not may_declare(session.place()):
        show(note(say("setup.demo_lead")))
    show(heading(say("setup.open"), say("setup.open_lead")))
    found = open_points(session.place(), session.principal())
    lines = [tag("span", tag("b", _part_of(visit, one.file, one.where)), ": ", sentence(one, say))
             for one in found]  # fmt: skip
    if lines:
        show(note(bullets(dict.fromkeys(lines)), tone="warn"))
    else:
        show(note(say("setup.open_none"), tone="good"))
    draw_preflight(visit)


def _part_of(visit: Visit, file: str, where: str) -> str:
    """The part of the page in which something is declared."""
    part = {"units.csv": "units", "items.csv": "items"}.get(file)
    section = where.partition(".")[0]
    if part is None and where in ("contest.opens_at", "contest.closes_at"):
        part = "time"
    known = {"columns": "sources", "identity": "rules"}
    return visit.say(f"setup.part.{part or known.get(section, 'about')}")
