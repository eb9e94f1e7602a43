"""Alarms by mail: by which server, to how many, what was told of, and a test."""

from __future__ import annotations

import streamlit as st

from contest.errors import ContestError
from service import environment
from service.mail.alarms import send_trial
from service.mail.post import MailError
from service.mail.standing import Standing, standing
from ui.components.blocks import bullets, facts, heading, note, quiet, show
from ui.components.markup import Child
from ui.components.source_name import source_name
from ui.decisions.write import refusal
from ui.operations.look import local
from ui.shell import session
from ui.shell.visit import Visit


def draw_alarms(visit: Visit) -> Standing | None:
    """Draw how mail stands, and for an administrator the button that sends a test. None: no mail
    server is declared."""
    say = visit.say
    show(heading(say("alarms.title"), say("alarms.lead")))
    found = standing(session.place(), session.principal())
    if found is None:
        show(note(say("alarms.none")))
        return None
    if not found.server:
        show(note(say("mail_trouble.settings"), tone="bad"))
        return None
    told = [_told(visit, found, key[0], key[1]) for key in found.told]
    lines: list[tuple[str, Child]] = [
        (say("alarms.server"), found.server),
        (say("alarms.from"), found.sender),
        (say("alarms.readers"), _addresses(visit, found.readers)),
        (say("alarms.told"), bullets(told) if told else say("alarms.nothing")),
    ]
    show(facts(lines))
    if found.trouble:
        moment = local(visit, found.trouble.since)
        why = say(f"mail_trouble.{found.trouble.what}")
        show(note(say("alarms.trouble", moment=moment, why=why), tone="bad"))
    with st.container(key="alarms_test"):  # its answer moves nothing below
        _draw_test(visit, found)
    return found


def _told(visit: Visit, found: Standing, code: str, subject: str) -> str:
    say = visit.say
    what = say(f"fault.{code}", source=source_name(visit, subject) if subject else "")
    moment = next(one.told_at for key, one in found.told.items() if key == (code, subject))
    return say("alarms.fault", what=what, moment=local(visit, moment))


def _addresses(visit: Visit, count: int) -> str:
    return visit.say("alarms.addresses", n=count, count=visit.fmt.whole(count))


def _draw_test(visit: Visit, found: Standing) -> None:
    say = visit.say
    if not visit.may("manage_access") or not found.readers:
        return
    if environment.demonstration():
        show(quiet(say("alarms.demo")))
        return
    if not st.button(say("alarms.try"), icon=":material/send:", key="alarms_try"):
        return
    try:
        with st.spinner(say("alarms.trying")):
            count = send_trial(session.place(), session.principal(), session.moment())
    except MailError as error:
        show(note(say(f"mail_refused.{error.fault}"), tone="bad"))
    except ContestError as error:
        show(note(say(refusal(error)), tone="bad"))
    else:
        show(note(say("alarms.tried", n=count, count=visit.fmt.whole(count)), tone="good"))
