"""Previews decisions: the contest as it would be if somebody took them now. Writes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from ingest import reread, touched
from ledger.decided import as_decided
from ledger.decisions import drafted
from results import Principal, Supposed, View, compute, visible
from service.acts import Wanted
from service.decide import require_acts
from service.environment import Moment, Place
from service.wired import look


def suppose(place: Place, who: Principal, wanted: Sequence[Wanted], moment: Moment) -> View:
    """The view that the same viewer would have if somebody took these decisions now.

    Raises:
        NotAllowedError: the role of `who` does not allow an act.
    """
    require_acts(who, wanted)
    wired = look(place, moment.now)
    ledger, taken = wired.ledger, wired.ledger.decisions()
    last = max((decision.number for decision in taken), default=0)
    more = drafted(wanted, last, note="", by=who.name, now=moment.now)
    supposed = as_decided(wired.declared, (*taken, *more))
    again = touched(wired.contest, ledger, taken, (*taken, *more))
    responses = reread(supposed, ledger, again, (*taken, *more))
    shown = moment.shown(supposed)
    results = compute(supposed, ledger, now=shown, supposed=Supposed(more, responses))
    return visible(results, who)
