"""Digests for the leaders of units: when, to whom, a preview, who stopped, and what was sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from contest.sanitize import sanitized
from publish.made import safe
from results import Principal
from service.allowed import require
from service.mail import digests
from service.mail.digest_times import next_slot
from service.mail.digests import Receiver
from ui.components.blocks import facts, heading, note, quiet, show
from ui.components.choice import choose_one, unit_entries
from ui.components.markup import tag
from ui.components.offer import file_link
from ui.components.tables import Column, table
from ui.components.unit_label import unit_label
from ui.shell import session
from ui.shell.visit import Visit

_SLOTS = 20


def draw_digests(visit: Visit) -> None:
    """Draw the digests of the served contest for an administrator; nothing for another viewer."""
    if not visit.may("manage_access") or session.opened_draft():
        return
    say, fmt = visit.say, visit.fmt
    show(heading(say("digests.title"), say("digests.lead")))
    at = visit.contest.settings.digests.at
    if not at:
        show(note(say("digests.none")))
        return
    readers = digests.receivers(session.place(), session.principal(), session.moment())
    stopped = sum(one.stopped_by is not None for one in readers)
    coming = next_slot(visit.contest, session.moment().local(visit.contest))
    count = say("digests.count", n=len(readers) - stopped, count=fmt.whole(len(readers) - stopped),
                stopped=fmt.whole(stopped))  # fmt: skip
    show(
        facts(
            [
                (say("digests.at"), fmt.listed(sorted(at))),
                (say("digests.next"), fmt.moment(coming) if coming else say("digests.no_next")),
                (say("digests.readers"), count),
            ]
        )
    )
    if readers:
        _draw_preview(visit, readers)
        _draw_switch(visit, readers)
    else:
        show(note(say("digests.nobody"), tone="warn"))
    _draw_log(visit)


def _draw_preview(visit: Visit, readers: Sequence[Receiver]) -> None:
    say = visit.say
    with st.expander(say("digests.preview"), icon=":material/drafts:"):
        entries = unit_entries(
            visit.contest.units, dict.fromkeys(one.unit for one in readers), visit.today
        )
        unit = choose_one(
            visit, say("column.unit"), entries, key="digest_unit", first=next(iter(entries))
        )
        if not unit:
            return
        moment = session.moment()
        letter = digests.preview(session.place(), session.principal(), unit, moment)
        if letter is None:
            show(note(say("digests.no_preview")))
            return
        show(tag("p", tag("b", letter.subject)))
        with st.container(key="sentence_digest"):
            st.code(sanitized(letter.text), language=None, wrap_lines=True)
        html = letter.html.encode()

        def taken(who: Principal) -> bytes:
            require(who, "manage_access")
            return html

        name = f"thu-{safe(unit)}.html"
        show(file_link(say("digests.take"), name, taken, "text/html; charset=utf-8"), narrow=True)


def _draw_switch(visit: Visit, readers: Sequence[Receiver]) -> None:
    """Draw who receives a digest, and let the administrator stop one reader, or send again."""
    say = visit.say
    by_key = {f"{one.unit} {one.key}": one for one in readers}
    entries = {key: (_label(visit, one),) for key, one in by_key.items()}
    with st.expander(say("digests.readers"), icon=":material/group:"):
        columns = (
            Column(say("column.unit"), lambda row: _unit(visit, row["one"].unit), "main"),
            Column(say("digests.address"), lambda row: row["one"].address, "line"),
            Column(say("digests.state"), lambda row: _state(visit, row["one"]), "lead-value"),
        )
        rows = [{"one": one} for one in readers]
        show(table(columns, rows, name=say("digests.readers")))
        chosen = choose_one(
            visit, say("digests.whom"), entries, key="digest_reader", first=None,
            placeholder=say("digests.choose"),
        )  # fmt: skip
        if not chosen:
            return
        one = by_key[chosen]
        on = one.stopped_by is not None
        label = say("digests.resume") if on else say("digests.stop")
        if st.button(label, key="digest_switch"):
            place, who = session.place(), session.principal()
            digests.switch(place, who, one.key, session.moment(), on=on)
            st.rerun()


def _draw_log(visit: Visit) -> None:
    say, fmt = visit.say, visit.fmt
    lines = digests.sent(session.place(), session.principal())
    with st.expander(say("digests.log"), icon=":material/outgoing_mail:"):
        if not lines:
            show(quiet(say("digests.no_log")))
            return
        sent = Counter(one.slot for one in lines if one.fate == "sent")
        missed = {slot: [one.unit for one in lines if one.slot == slot and one.fate != "sent"]
                  for slot in dict.fromkeys(one.slot for one in lines)}  # fmt: skip
        columns = (
            Column(say("digests.slot"), lambda row: fmt.moment(row["at"]), "main"),
            Column(say("digests.sent"), lambda row: fmt.whole(row["sent"]), "lead-value", True),
            Column(say("digests.missed"), lambda row: fmt.listed(row["missed"]) or "0", "more"),
        )  # fmt: skip
        rows = [
            {"at": datetime.fromisoformat(slot), "sent": sent[slot],
             "missed": [_unit(visit, unit) for unit in missed[slot]]}
            for slot in sorted(missed, reverse=True)[:_SLOTS]
        ]  # fmt: skip
        show(table(columns, rows, name=say("digests.log")))


def _unit(visit: Visit, code: str) -> str:
    return unit_label(visit.contest.units, code, visit.today)


def _label(visit: Visit, one: Receiver) -> str:
    return f"{_unit(visit, one.unit)} · {one.address}"


def _state(visit: Visit, one: Receiver) -> str:
    if one.stopped_by is None:
        return visit.say("digest_state.on")
    if not one.stopped_by:
        return visit.say("digest_state.own")
    return visit.say("digest_state.by", who=one.stopped_by)
