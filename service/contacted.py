"""The only writer of the contact log: who called which unit, and what the unit promised.

The log is not part of the state: no number depends on it, and a new line causes no new computation.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

from contest.errors import NotAllowedError, UsageError
from ledger.contacts import Contact, Outcome, contacts_of, note_contact
from results import Principal
from results.access import own_units
from results.masks import masked_note
from service.allowed import require
from service.environment import Moment, Place
from service.repair import number_of
from service.wired import declared, ledger_of

__all__ = ["LONGEST", "MOST_A_DAY", "MOST_PEOPLE", "Outcome", "note_down_contact"]

LONGEST = 200
"""The most characters of a note; a longer note is cut."""
MOST_A_DAY = 100
"""Contacts that a leader may note within 24 hours, because the ledger keeps each of them."""
MOST_PEOPLE = 9_999_999


def note_down_contact(
    place: Place,
    who: Principal,
    code: str,
    outcome: Outcome,
    *,
    promised: int | None = None,
    until: date | None = None,
    note: str = "",
    moment: Moment,
) -> None:
    """Note that `who` called the unit that has the code on the day of looking.

    `promised`: people whom the unit will have, with all beneath, by the end of the day `until`.
    Both are None if the unit promised nothing. Telephone numbers and addresses in the note are
    masked before they are written.

    Raises:
        NotAllowedError: the role may not note contacts, the unit is not among the leader's units,
            or the leader noted too many today.
        UsageError: there is no such unit or outcome, or the promise is not one.
        LedgerError: the ledger cannot be read or written; nothing was noted.
    """
    require(who, "note_contact")
    contest = declared(place)
    today = moment.local(contest).date()
    number = number_of(contest.units, code, today)
    if who.role == "leader" and number not in own_units(contest.units, who.units, today):
        raise NotAllowedError(
            "the contact is about a unit that this person does not lead; expected a unit that this "
            "person leads, or a unit beneath one"
        )
    _check(outcome, promised, until, today)
    ledger = ledger_of(place, contest)
    since = moment.now - timedelta(days=1)
    noted = sum(one.who == who.name and one.at > since for one in contacts_of(ledger))
    if who.role == "leader" and noted >= MOST_A_DAY:
        raise NotAllowedError(
            f"{noted} contacts came from this person within a day; expected at most {MOST_A_DAY}. "
            "Note the rest tomorrow"
        )
    unit = contest.units.units[number]
    text = masked_note(note, LONGEST)
    note_contact(
        ledger,
        Contact(
            moment.now, who.name, unit.code, unit.valid_from, outcome, promised, until, text
        ),
    )  # fmt: skip


def _check(outcome: str, promised: int | None, until: date | None, today: date) -> None:
    if outcome not in get_args(Outcome):
        raise UsageError(f"found the outcome {outcome[:20]!r}; expected reached or missed")
    if promised is None and until is None:
        return
    if outcome == "missed":
        raise UsageError("nobody was reached, so nobody promised; expected no number and no day")
    if promised is None or not 0 < promised <= MOST_PEOPLE:
        raise UsageError(f"found {promised} promised people; expected a number above 0")
    if until is None or until < today:
        raise UsageError(f"found the day {until}; expected one from {today} on")
