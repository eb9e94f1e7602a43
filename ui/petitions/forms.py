"""The form of a new petition, and the form of an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import get_args

import streamlit as st

from contest.errors import ContestError, UsageError
from results import Petition
from service.petitioned import LONGEST, Channel, answer_petition, due_after, take_petition
from ui.components.blocks import facts, heading, note, show
from ui.components.choice import choose_one
from ui.components.inputs import asked
from ui.components.plain import options, plain
from ui.decisions.write import refusal
from ui.shell import session
from ui.shell.visit import Visit

_WRITTEN = "petition_written"


def draw_new(visit: Visit, petitions: Sequence[Petition]) -> None:
    """Draw the form of a new petition. A petition that was written empties the form."""
    say, today, key = visit.say, visit.today, len(petitions)
    show(heading(say("petitions.new"), say("petitions.new_lead")))
    received = st.date_input(
        say("petitions.received"), value=today, max_value=today, format="DD/MM/YYYY",
        key=f"petition_received_{key}",
    )  # fmt: skip
    with st.form(f"petition_{key}"):
        channels: tuple[Channel, ...] = get_args(Channel)
        names = options({one: say(f"petition_channel.{one}") for one in channels})
        channel = st.radio(
            say("petitions.channel"), channels, format_func=names.__getitem__, horizontal=True,
            key=f"petition_channel_{key}",
        )  # fmt: skip
        content = st.text_area(
            say("petitions.content"), max_chars=LONGEST, key=f"petition_content_{key}"
        )
        response = st.text_input(
            say("petitions.response"), value=asked("response") or "", max_chars=64,
            key=f"petition_response_{key}",
        )  # fmt: skip
        due = st.date_input(
            say("petitions.due"), value=due_after(received), min_value=received,
            format="DD/MM/YYYY", key=f"petition_due_{key}_{received}",
        )  # fmt: skip
        if st.form_submit_button(say("petitions.take"), icon=":material/inbox:", type="primary"):
            _write(
                visit,
                lambda: take_petition(
                    session.place(), session.principal(), received_on=received, channel=channel,
                    content=content, due_on=due, response_id=response.strip(),
                    moment=session.moment(),
                ),
            )  # fmt: skip


def draw_answer(visit: Visit, petitions: Sequence[Petition]) -> None:
    """Draw the choice of a petition and the form of its answer; an answer can be put right."""
    if st.session_state.pop(_WRITTEN, None):
        st.toast(plain(visit.say("petitions.written")), icon=":material/check:")
    if not petitions:
        return
    say, fmt = visit.say, visit.fmt
    show(heading(say("petitions.to_answer")))
    waiting = sorted(petitions, key=lambda one: (one.answered_on is not None, one.due_on))
    entries = {
        str(one.number): (
            say("petitions.choice", number=fmt.whole(one.number), due=fmt.day(one.due_on)),
        )
        for one in waiting
    }
    chosen = choose_one(visit, say("petitions.which"), entries, key="petition_answered",
                        first=str(waiting[0].number))  # fmt: skip
    one = next(one for one in waiting if str(one.number) == chosen)
    show(facts([(say("petitions.content"), one.content)]))
    with st.form(f"petition_answer_{one.number}_{one.line}"):
        answer = st.text_area(
            say("petitions.answer"), value=one.answer, max_chars=LONGEST,
            key=f"petition_text_{one.number}_{one.line}",
        )  # fmt: skip
        day = st.date_input(
            say("petitions.answered"), value=one.answered_on or visit.today,
            min_value=one.received_on, max_value=max(visit.today, one.received_on),
            format="DD/MM/YYYY", key=f"petition_day_{one.number}_{one.line}",
        )  # fmt: skip
        if st.form_submit_button(say("petitions.write_answer"), icon=":material/reply:"):
            _write(
                visit,
                lambda: answer_petition(
                    session.place(), session.principal(), one.number, answer, day,
                    looked_at=one.line, moment=session.moment(),
                ),
            )  # fmt: skip


def _write(visit: Visit, writing: Callable[[], Petition]) -> None:
    """Write, or say what is missing."""
    try:
        writing()
    except UsageError:
        show(note(visit.say("petitions.incomplete"), tone="bad"))
    except ContestError as error:
        show(note(visit.say(refusal(error)), tone="bad"))
    else:
        st.session_state[_WRITTEN] = True
        st.rerun()
