"""One unit of the page **Đôn đốc**: whom to call, what to send, and what was promised."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from contest.errors import ContestError, UsageError
from contest.sanitize import sanitized
from i18n.phase import phase_at
from publish.chase import Chase, Chased
from publish.reminder import reminder
from publish.unit_summary import unit_summary
from results import Contacted
from service.contacted import LONGEST, MOST_PEOPLE, Outcome, note_down_contact
from ui.chase.parts import UNIT
from ui.components.author import author
from ui.components.blocks import bullets, heading, note, quiet, show
from ui.components.call import number_to_call
from ui.components.choice import choose_one, unit_entries
from ui.components.inputs import asked
from ui.components.markup import tag
from ui.components.plain import plain
from ui.decisions.write import refusal
from ui.shell import session
from ui.shell.visit import Visit

_NOTED = "chase_noted"
_DAYS_AHEAD = 2
"""A promise is proposed for the day after tomorrow."""


def choose_unit(visit: Visit, chased: Chase, about: str) -> Chased | None:
    """The unit to call, from the address or the box; None before a choice."""
    if not chased.below:
        return None
    units = {one.unit.code: one for one in chased.below}
    entries = unit_entries(visit.contest.units, units, visit.today)
    code, key = asked(UNIT), f"chase_unit_{about}"
    if code and code not in units:
        show(note(visit.say("chase.no_such_unit"), tone="warn"))

    def remember() -> None:
        if chosen := st.session_state[key]:
            st.query_params[UNIT] = chosen
        else:
            st.query_params.pop(UNIT, None)

    chosen = choose_one(
        visit,
        visit.say("chase.choose"),
        entries,
        key=key,
        first=code if code in units else None,
        placeholder=visit.say("chase.choose_unit"),
        on_change=remember,
    )
    return units.get(chosen or "")


def draw_unit(visit: Visit, one: Chased) -> None:
    """Draw whom to call, the text to send, the form for a contact, and all contacts so far."""
    with st.container(border=True):
        show(tag("h2", one.unit.name, cls="ct-h2"))
        left, right = st.columns([3, 2], gap="medium")
        with left:
            _draw_call(visit, one)
            _draw_reminder(visit, one)
        with right:
            _draw_form(visit, one)
            _draw_history(visit, one)


def _draw_call(visit: Visit, one: Chased) -> None:
    for focal in one.focal:
        who = " – ".join(filter(None, (focal.name, focal.title)))
        show(tag("p", who, " ", number_to_call(focal.phone), cls="ct-act"))
    if not one.focal:
        show(quiet(visit.say("my_unit.no_focal")))


def _draw_reminder(visit: Visit, one: Chased) -> None:
    found = unit_summary(visit.view, one.unit.code, visit.say.language)
    if found is not None:
        show(quiet(visit.say("chase.copy_lead")))
        text = sanitized(reminder(found, visit.say, visit.fmt))
        with st.container(key="reminder"):
            st.code(text, language=None, wrap_lines=True)


def _draw_form(visit: Visit, one: Chased) -> None:
    """The form with the outcome as its two buttons; nothing for who may not note, or when the
    contest is over."""
    say, contest, code = visit.say, visit.contest, one.unit.code
    moment = visit.view.reference_time
    phase = phase_at(moment, contest.opens_at, contest.closes_at)
    if not visit.may("note_contact") or phase == "after":
        return
    show(heading(say("chase.note_title")))
    if st.session_state.pop(_NOTED, "") == code:
        show(note(say("chase.noted"), tone="good"))
    today = moment.date()
    last = contest.closes_at.date() if contest.closes_at else None
    # A contact that was noted empties the form.
    key = f"{code}_{len(one.contacts)}"
    with st.form(f"chase_form_{key}", border=False):
        promised = st.number_input(
            say("chase.promised"), min_value=1, max_value=MOST_PEOPLE, value=None, step=1,
            key=f"chase_promised_{key}",
        )  # fmt: skip
        until = st.date_input(
            say("chase.until"), value=min(today + timedelta(days=_DAYS_AHEAD), last or date.max),
            min_value=today, max_value=last, format="DD/MM/YYYY", key=f"chase_until_{key}",
        )  # fmt: skip
        text = st.text_input(
            say("chase.note"), placeholder=say("chase.note_hint"), max_chars=LONGEST,
            key=f"chase_note_{key}",
        )  # fmt: skip
        with st.container(horizontal=True):
            reached = st.form_submit_button(
                say("chase.reached"), icon=":material/call:", key=f"chase_reached_{key}"
            )
            missed = st.form_submit_button(
                say("chase.missed"), icon=":material/phone_missed:", key=f"chase_missed_{key}"
            )
    if reached or missed:
        day = until if promised and isinstance(until, date) else None
        _note(visit, code, "reached" if reached else "missed", promised, day, text or "")


def _note(
    visit: Visit, code: str, outcome: Outcome, promised: int | None, until: date | None, text: str
) -> None:
    try:
        note_down_contact(
            session.place(), session.principal(), code, outcome,
            promised=promised, until=until, note=text, moment=session.moment(),
        )  # fmt: skip
    except UsageError:
        show(note(visit.say("chase.incomplete"), tone="warn"))
    except ContestError as error:
        show(note(visit.say(refusal(error)), tone="bad"))
    else:
        st.session_state[_NOTED] = code
        st.rerun()


def _draw_history(visit: Visit, one: Chased) -> None:
    if one.contacts:
        title = visit.say("chase.history", count=visit.fmt.whole(len(one.contacts)))
        with st.expander(plain(title)):
            show(bullets(_line(visit, contact) for contact in one.contacts))


def _line(visit: Visit, contact: Contacted) -> str:
    say, fmt = visit.say, visit.fmt
    promise = ""
    if contact.promised and contact.until:
        count, day = fmt.whole(contact.promised), fmt.day(contact.until)
        promise = say("chase.promise", n=contact.promised, count=count, day=day)
    parts = (
        fmt.moment(contact.at),
        say(f"chase_outcome.{contact.outcome}"),
        promise,
        contact.note,
        author(visit, contact.by, contact.at.date()) if contact.by else "",
    )
    return " · ".join(filter(None, parts))
