"""Answers whoever holds a winner's paper and asks whether the organizers stand by it."""

from __future__ import annotations

from contest import Contest
from results import WinnerPaper as WinnerPaper
from results import official
from results.principal import NOBODY
from results.winner_codes import code_as_meant as code_as_meant
from service import environment
from service.environment import Moment, Place
from service.identity.access_file import read_access
from service.opened import open_for
from service.publication.times import is_embargoed
from service.wired import declared

NAME = "verify"


def address(contest_id: str) -> str:
    """The address of the page that verifies papers, as it is printed; "" while no base_url is
    declared, because a paper must not name an address that is this machine's only."""
    base = read_access(environment.access_path()).base_url
    return f"{base}/{contest_id}/{NAME}" if base else ""


def compared_with(place: Place, moment: Moment) -> Contest | None:
    """The contest as the newest official release declares it, with which papers are compared; None:
    there is none yet, or an embargo holds.

    Raises:
        FolderError: the folder has mistakes.
        LedgerError: the ledger cannot be read.
    """
    contest = declared(place)
    if is_embargoed(contest, moment.local(contest)):
        return None
    view = open_for(place, NOBODY, moment).view
    found = official(view.releases)
    return view.release_contest(found[-1].number) if found else None


def ask(place: Place, code: str, name: str, moment: Moment) -> WinnerPaper | None:
    """What the paper with this code and this name says; None: there is no such paper.

    Raises:
        FolderError: the folder has mistakes.
        LedgerError: the ledger cannot be read.
    """
    return open_for(place, NOBODY, moment).view.winner_paper(code, name)
