"""The only writer of petitions. They are beside the state: no number depends on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

from contest.errors import UsageError
from ledger.petitions import Channel, Petition, keep_petition, petitions_of
from results import Principal
from results.masks import masked_note
from service.allowed import require
from service.decide import responses_named
from service.environment import Moment, Place
from service.opened import opened
from service.wired import declared, ledger_of, look

__all__ = ["LONGEST", "TERM", "Channel", "answer_petition", "due_after", "take_petition"]

LONGEST = 4_000
"""The most characters of a petition and of an answer."""
TERM = 10
"""Working days until the answer is due: Điều 28 Luật Tiếp công dân 2013."""


def due_after(received_on: date, term: int = TERM) -> date:
    """The day `term` working days after a day. Saturdays and Sundays do not count; public holidays
    do, so the clerk can choose another day.

    >>> due_after(date(2024, 12, 2)), due_after(date(2024, 12, 7), 1)
    (datetime.date(2024, 12, 16), datetime.date(2024, 12, 9))
    """
    day = received_on
    for _ in range(term):
        day += timedelta(days=1)
        while day.weekday() > 4:
            day += timedelta(days=1)
    return day


def take_petition(
    place: Place,
    who: Principal,
    *,
    received_on: date,
    channel: Channel,
    content: str,
    due_on: date,
    response_id: str = "",
    moment: Moment,
) -> Petition:
    """Write a new petition down under the next number. `response_id`: "" if it is about none.
    Telephone numbers and addresses in the content are masked before they are written.

    Raises:
        NotAllowedError: the role may not decide.
        UsageError: there is no such channel or response, the content is blank or too long, the day
            is still to come, or the due day is before it.
        LedgerError: the ledger cannot be written, or somebody else wrote at the same moment.
    """
    require(who, "decide")
    wired = look(place, moment.now, fresh=True)
    today = moment.local(wired.contest).date()
    if channel not in get_args(Channel):
        raise UsageError(f"found the channel {channel[:20]!r}; expected one of {get_args(Channel)}")
    if received_on > today or due_on < received_on:
        raise UsageError("the petition came on a day to come, or is due before it came")
    if response_id:
        responses_named(opened(wired, who, moment).view, [response_id])
    text = _said(content, "petition")
    new = Petition(0, moment.now, who.name, received_on, channel, response_id, text, due_on)
    return keep_petition(wired.ledger, new)


def answer_petition(
    place: Place,
    who: Principal,
    number: int,
    answer: str,
    answered_on: date,
    *,
    looked_at: int,
    moment: Moment,
) -> Petition:
    """Write the answer of a petition down, also in place of an earlier answer.

    `looked_at`: the `line` of the petition that `who` looked at.

    Raises:
        NotAllowedError: the role may not decide.
        UsageError: there is no such petition, somebody has changed it since, the answer is blank or
            too long, or its day is before the petition or still to come.
        LedgerError: the ledger cannot be written, or somebody else wrote at the same moment.
    """
    require(who, "decide")
    contest = declared(place)
    ledger = ledger_of(place, contest)
    known = next((one for one in petitions_of(ledger) if one.number == number), None)
    if known is None or known.line != looked_at:
        raise UsageError(f"the petition {number} is not there, or changed since; look again")
    today = moment.local(contest).date()
    if not known.received_on <= answered_on <= today:
        raise UsageError("the petition was answered before it came, or on a day to come")
    text = _said(answer, "answer")
    return keep_petition(
        ledger, replace(known, at=moment.now, who=who.name, answer=text, answered_on=answered_on)
    )


def _said(text: str, what: str) -> str:
    said = masked_note(text, LONGEST + 1)
    if not said or len(said) > LONGEST:
        raise UsageError(f"the {what} is blank or longer than {LONGEST} letters")
    return said
