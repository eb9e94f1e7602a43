"""Answers a participant who asks whether the own responses were recorded."""

from __future__ import annotations

from dataclasses import replace

from contest import Contest
from results import OwnState as OwnState
from results import OwnStates as OwnStates
from results import Principal
from results import ReleasedPlaces as ReleasedPlaces
from service.environment import Moment, Place
from service.opened import open_for
from service.publication.times import is_embargoed
from service.wired import declared

_WHO = Principal("", "participant")
_NEEDED = {"phone", "full_name"}


def is_offered(contest: Contest) -> bool:
    """Whether the contest has the page: the folder declares it, and the form asks for a phone and
    a full name."""
    return contest.settings.publication.self_check and contest.settings.columns.keys() >= _NEEDED


def ask(place: Place, phone: str, name: str, moment: Moment) -> OwnStates:
    """The times and states of the responses with this phone and this full name, and what the newest
    release says of them, if there is one that everybody may see and no embargo holds.

    Raises:
        FolderError: the folder has mistakes.
        LedgerError: the ledger cannot be read.
    """
    contest = declared(place)
    found = open_for(place, _WHO, moment).view.own_states(phone, name)
    if is_embargoed(contest, moment.local(contest)):
        return replace(found, released=None)
    return found
