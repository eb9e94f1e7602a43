"""Previews decisions: the contest as it would be if somebody took them now. Writes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from ingest import read_until, reread, touched
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
    shown = moment.shown(supposed)
    if supposed.undone_loads != wired.contest.undone_loads:
        numbers = {source.id: ledger.load_number(source.id) for source in supposed.sources}
        responses = read_until(supposed, ledger, numbers, (*taken, *more))
        what = Supposed(more, responses, all=True)
    else:
        again = touched(wired.contest, ledger, taken, (*taken, *more))
        what = Supposed(more, reread(supposed, ledger, again, (*taken, *more)))
    results = compute(supposed, ledger, now=shown, supposed=what)
    return visible(results, who)
