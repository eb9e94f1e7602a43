"""The drafts in progress: the list, the one at hand, and what was chosen in it before.

The browser's session holds the widgets, and the server's disk holds their values. A page that is
loaded again, a tab that is opened again and a server that has started again go on with the values
on the disk.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import TypeVar, cast

import streamlit as st
from pydantic import JsonValue

from contest.errors import ContestError
from contest.sanitize import on_one_line
from service import drafts, environment
from service.drafts import Kept
from ui.components.blocks import heading, note, quiet, show
from ui.components.inputs import asked
from ui.components.markup import tag
from ui.components.uploaded import pick
from ui.shell import session
from ui.shell.visit import Visit

AT_HAND = "draft"
"""The parameter of the address, and the session key, of the draft at hand."""
_BEFORE, _PICKED, _TOLD = "chosen_before", "drafts_begun", "draft_told"
_LONGEST_NAME = 200
_Value = TypeVar("_Value")


def at_hand(visit: Visit) -> Kept | None:
    """The draft at hand; None while none is chosen. The address names it."""
    if AT_HAND not in st.session_state:
        st.session_state[AT_HAND] = ""
        if named := asked(AT_HAND):
            _take_up(named)
    who = session.signed_in()
    kept = drafts.find(who, st.session_state[AT_HAND]) if st.session_state[AT_HAND] else None
    if kept is None:
        if AT_HAND in st.query_params:
            show(note(visit.say("unfinished.gone"), tone="warn"))
            del st.query_params[AT_HAND]
        st.session_state[AT_HAND] = ""
    elif st.query_params.get(AT_HAND) != kept.id:
        st.query_params[AT_HAND] = kept.id
    return kept


def before(key: str, default: _Value) -> _Value:
    """What the widget of this key had when the draft was taken up; `default`: nothing is known."""
    return cast("_Value", st.session_state.get(_BEFORE, {}).get(key, default))


def moment_before(key: str) -> datetime | None:
    """The same for a widget of a date and a time, which the record holds as text."""
    text = before(key, "")
    try:
        return datetime.fromisoformat(text) if text else None
    except (TypeError, ValueError):
        return None


def key_of(kept: Kept) -> str:
    """The prefix of the keys of this draft's widgets."""
    return f"draft_{kept.id}"


def remember(kept: Kept, title: str) -> None:
    """Keep what the widgets of the draft have now."""
    prefix = f"{key_of(kept)}_"
    choices = dict(_known())
    for key, value in st.session_state.items():
        if isinstance(key, str) and key.startswith(prefix):
            choices[key] = _as_json(value)
    drafts.save(session.signed_in(), kept.id, title, choices, session.clock())


def draw_unfinished(visit: Visit) -> None:
    """Draw the drafts in progress, each with the ways to go on and to delete it."""
    say, fmt = visit.say, visit.fmt
    if told := st.session_state.pop(_TOLD, ""):
        show(note(say(told), tone="good", slim=True))
    found = drafts.unfinished(session.signed_in(), session.clock())
    if not found:
        return
    days = fmt.whole(drafts.LIFE.days)
    meaning = "unfinished.lead_demo" if environment.demonstration() else "unfinished.lead"
    show(heading(say("unfinished.title"), say(meaning, days=days)))
    for one in found:
        changed = fmt.moment(visit.contest.local(one.changed_at))
        with st.container(border=True, key=f"unfinished_{one.id}", horizontal=True,
                          vertical_alignment="center"):  # fmt: skip
            with st.container():
                show(tag("p", tag("b", one.title)),
                     quiet(say("unfinished.of", file=one.file, moment=changed)))  # fmt: skip
            with st.container(horizontal=True, width="content"):
                if st.button(say("unfinished.go_on"), type="primary", key=f"go_on_{one.id}"):
                    _take_up(one.id)
                    st.rerun()
                with st.popover(say("unfinished.delete"), icon=":material/delete:"):
                    show(tag("p", say("unfinished.delete_what")))
                    if st.button(say("unfinished.delete_yes"), key=f"delete_{one.id}"):
                        delete(one)


def delete(kept: Kept) -> None:
    """Delete a draft, and show the list."""
    drafts.delete(session.signed_in(), kept.id)
    st.session_state[_TOLD] = "unfinished.deleted"
    lay_down()


def lay_down() -> None:
    """Leave the draft at hand; the page begins again with the list."""
    st.session_state[AT_HAND] = ""
    if AT_HAND in st.query_params:
        del st.query_params[AT_HAND]
    st.rerun()


def draw_new(visit: Visit) -> None:
    """Draw the picker of a file. A file that is dropped is a draft at once."""
    say = visit.say
    count = st.session_state.get(_PICKED, 0)
    file = pick(say, f"draft_file_{count}")
    if file is None:
        return
    name = PurePosixPath(file.name.replace("\\", "/")).name
    name = on_one_line(name, _LONGEST_NAME) or "file"
    who, now = session.signed_in(), session.clock()
    try:
        with st.spinner(say("unfinished.keeping")):
            kept = drafts.begin(who, name, file.getvalue(), now)
    except ContestError:
        show(note(say("unfinished.too_many", count=visit.fmt.whole(drafts.MOST)), tone="bad"))
        return
    except OSError:
        show(note(say("unfinished.no_room"), tone="bad"))
        return
    if kept.changed_at != now:
        st.session_state[_TOLD] = "unfinished.same_file"
    st.session_state[_PICKED] = count + 1  # a new picker: the old one lets go of the bytes
    _take_up(kept.id)
    st.rerun()


def draw_at_hand(visit: Visit, kept: Kept) -> None:
    """Draw the name of the file at hand, that it is kept, and the way to another one."""
    say, fmt = visit.say, visit.fmt
    with st.container(horizontal=True, vertical_alignment="center", key="draft_at_hand"):
        with st.container():
            show(tag("p", tag("b", kept.file)),
                 quiet(say("unfinished.kept", days=fmt.whole(drafts.LIFE.days))))  # fmt: skip
        if st.button(say("unfinished.other"), icon=":material/list:", key="draft_other"):
            lay_down()
    if told := st.session_state.pop(_TOLD, ""):
        show(note(say(told), slim=True))


def _take_up(draft_id: str) -> None:
    """Go on with a draft, with what was chosen in it before."""
    kept = drafts.find(session.signed_in(), draft_id)
    st.session_state[AT_HAND] = kept.id if kept else ""
    st.session_state[_BEFORE] = dict(kept.choices) if kept else {}


def _known() -> Mapping[str, JsonValue]:
    known: Mapping[str, JsonValue] = st.session_state.get(_BEFORE, {})
    return known


def _as_json(value: object) -> JsonValue:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_as_json(one) for one in value]
    return value if isinstance(value, str | int | float | bool) else None
