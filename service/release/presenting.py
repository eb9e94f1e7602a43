"""Hands a release out for the ceremony, to the committee alone, before anybody else may see it."""

from __future__ import annotations

from results import Principal
from results import Released as Released
from service.allowed import require_overview
from service.environment import Moment, Place
from service.opened import open_for


def presented(
    place: Place, who: Principal, moment: Moment, number: int | None = None
) -> Released | None:
    """What a release says, also one that is held back; None: there is none with this number.
    `number` None: the newest one.

    Raises:
        NotAllowedError: the role of `who` does not see all people and the standings.
        FolderError: the folder has mistakes.
        LedgerError: the ledger cannot be read.
    """
    require_overview(who, "present a result")
    return open_for(place, who, moment).view.released(number)
