"""A change that somebody is about to declare: its mistakes at their fields, its effect, the reason,
and the button that writes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

import streamlit as st

from contest.errors import ContestError, Problem
from results import Principal
from service.declare import declare, may_declare
from service.what_if import mistakes_of, open_points, supposed_folder
from ui.components.blocks import Figure, bullets, figures, heading, note, quiet, show
from ui.components.offer import file_link
from ui.components.plain import plain
from ui.decisions.moves import Change, change_between, draw_change
from ui.decisions.write import refusal
from ui.setup.fields import Slots
from ui.setup.mistakes import sentence
from ui.shell import session
from ui.shell.visit import Visit

_LOOKED = "setup_looked"
"""The session key of the change whose effect was asked for."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A file with another text. `base`: the text that the change was made from."""

    file: str
    base: str
    text: str

    @property
    def mark(self) -> str:
        """A key of the change."""
        return sha256(f"{self.file}|{self.base}|{self.text}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Looked:
    """The effect of a change: what moves, how many units the contest has before and after, and how
    many rows are read again (0: none)."""

    change: Change
    units: tuple[int, int]
    read_again: int


def draw_trial(visit: Visit, edit: Edit, slots: Slots) -> bool:
    """Draw what is open at its field, and of a change its mistakes, its effect and the way to write
    it. True when it was written."""
    say = visit.say
    if edit.text == edit.base:
        points = open_points(session.place(), session.principal())
        _tell(visit, edit.file, points, slots, opens=True)
        show(quiet(say("setup.nothing_changed")))
        return False
    problems = _mistakes(visit.opened.stamp, edit.mark, _edit=edit)
    if problems:
        others = _tell(visit, edit.file, problems, slots, opens=False)
        count = visit.fmt.whole(len(problems))
        show(note(say("setup.mistakes", n=len(problems), count=count), bullets(others),
                  tone="bad"))  # fmt: skip
        return False
    with st.container(key="setup_effect", border=True):
        return _draw_effect(visit, edit)


def _tell(
    visit: Visit, file: str, problems: Iterable[Problem], slots: Slots, *, opens: bool
) -> list[str]:
    """Say each problem under its field; the sentences of those that have none here. What is only
    open is no mistake, and is said only at a field."""
    others = []
    for one in problems:
        text = sentence(one, visit.say)
        if (place := slots.of(one.where) if one.file == file else None) is not None:
            with place:
                show(note(text, tone="warn" if opens else "bad", slim=True))
        elif one.where.startswith("line "):
            line = one.where.removeprefix("line ")
            others.append(visit.say("setup.at_line", line=line, mistake=text))
        else:
            others.append(f"{one.file}, {one.where}: {text}")
    return others


def _draw_effect(visit: Visit, edit: Edit) -> bool:
    """Draw the effect after a press; at once where nobody has taken part yet."""
    say = visit.say
    if not visit.view.balance().observed:
        show(heading(say("setup.changed", file=edit.file)), quiet(say("setup.nobody_yet")))
        return _draw_write(visit, edit)
    show(heading(say("setup.changed", file=edit.file), say("review.not_yet")))
    if st.button(say("review.preview"), icon=":material/preview:", key="setup_look"):
        st.session_state[_LOOKED] = edit.mark
    if st.session_state.get(_LOOKED) != edit.mark:
        show(quiet(say("setup.look_first")))
        return False
    try:
        with st.spinner(say("review.computing")):
            looked = _look(visit.opened.stamp, edit.mark, _visit=visit, _edit=edit)
    except ContestError as error:
        show(note(say("setup.not_tried"), " ", str(error), tone="bad"))
        return False
    _draw_looked(visit, looked)
    return _draw_write(visit, edit)


def _draw_looked(visit: Visit, looked: Looked) -> None:
    say, fmt = visit.say, visit.fmt
    if looked.read_again:
        show(note(say("setup.read_again", n=looked.read_again,
                      count=fmt.whole(looked.read_again)), slim=True))  # fmt: skip
    before, after = looked.units
    if before != after:
        value = f"{fmt.whole(before)} → {fmt.whole(after)}"
        show(figures([Figure(say("setup.units"), value)], small=True))
    draw_change(visit, looked.change)


def _draw_write(visit: Visit, edit: Edit) -> bool:
    say = visit.say
    if not may_declare(session.place()):
        show(note(say("setup.demo", file=edit.file)))
        _draw_file(visit, edit)
        return False
    why = st.text_input(say("what_if.why"), max_chars=500, key="setup_why",
                        placeholder=say("setup.why_hint"))  # fmt: skip
    pressed = st.button(
        plain(say("what_if.apply", files=edit.file)), type="primary", icon=":material/gavel:",
        key="setup_write",
    )  # fmt: skip
    if not pressed:
        return False
    if not why.strip():
        show(note(say("what_if.why_first"), tone="warn"))
        return False
    try:
        declare(
            session.place(), session.principal(), edit.file, edit.text, edit.base, why,
            session.moment(),
        )  # fmt: skip
    except ContestError as error:
        show(note(say(refusal(error)), tone="bad"))
        return False
    except OSError:
        show(note(say("what_if.no_write", files=edit.file), tone="bad"))
        _draw_file(visit, edit)
        return False
    st.session_state.pop(_LOOKED, None)
    st.toast(plain(say("what_if.applied", files=edit.file)), icon=":material/check:")
    return True


def _draw_file(visit: Visit, edit: Edit) -> None:
    """Offer the changed file, for whoever puts it into the folder."""
    content = edit.text.encode()

    def make(_: Principal) -> bytes:
        return content

    show(file_link(visit.say("setup.take_file", file=edit.file), edit.file, make, "text/plain"))


@st.cache_data(max_entries=8, show_spinner=False)
def _mistakes(stamp: str, mark: str, *, _edit: Edit) -> list[Problem]:
    return mistakes_of(session.place(), session.principal(), {_edit.file: _edit.text})


@st.cache_data(max_entries=8, show_spinner=False)
def _look(stamp: str, mark: str, *, _visit: Visit, _edit: Edit) -> Looked:
    texts, before = {_edit.file: _edit.text}, _visit.view
    after = supposed_folder(session.place(), session.principal(), texts, session.moment())
    same = before.contest.reading_hash == after.contest.reading_hash
    units = len(before.contest.units.units), len(after.contest.units.units)
    again = 0 if same else before.balance().observed
    return Looked(change_between(before, after), units, again)
