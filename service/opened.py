"""A contest opened for one principal: the folder, the ledger and the decisions become a view.

Results are computed once for each (ledger position, contest, boundary of time) and shared; what a
viewer gets is made from them for that viewer's principal and is never kept for another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from ledger.pulse import NO_PULSES, Pulse
from results import Principal, Results, View, compute, visible
from results.boundary import last_boundary
from results.once import Once
from service.environment import Moment, Place
from service.wired import Wired, look

_computed = Once(2)


@dataclass(frozen=True, slots=True)
class Opened:
    """All that one principal may see of a contest now; `pulses`: how its live sources are doing.

    `stamp` changes when the page would show something else; it is the key of every cached figure.
    """

    view: View
    stamp: str
    pulses: Mapping[str, Pulse] = field(default_factory=lambda: NO_PULSES)


def open_for(
    place: Place,
    who: Principal,
    moment: Moment,
    *,
    as_of: datetime | None = None,
    fresh: bool = False,
) -> Opened:
    """Open a contest for a principal, computing only what nobody has computed yet.

    `as_of` (contest-local) keeps the responses submitted before it. `fresh`: what another process
    wrote in the last half second is seen too.

    Raises:
        FolderError: the folder has mistakes.
        LedgerError: the ledger cannot be read.
    """
    return opened(look(place, moment.now, fresh=fresh), who, moment, as_of)


def opened(wired: Wired, who: Principal, moment: Moment, as_of: datetime | None = None) -> Opened:
    """The same for what was found already."""
    contest, ledger, shown = wired.contest, wired.ledger, moment.shown(wired.contest)
    boundary = as_of or last_boundary(contest, contest.local(shown))
    counted = "all" if as_of is None else "as of"
    state = (ledger.uri, wired.position, contest.hash, counted, boundary.isoformat())
    # Neither is part of the state, but who sees the results sees the map, and reads the files.
    key = (*state, contest.map_hash, wired.files)
    results: Results = _computed.get(key, lambda: compute(contest, ledger, now=shown, as_of=as_of))
    view = visible(results, who, wired.pulses, None if as_of else shown)
    return Opened(view, "|".join((*state, who.scope)), wired.pulses)


def written(place: Place, moment: Moment) -> str:
    """Changes when the ledger, the folder or the state of a live source did, at each boundary of
    time, and every ten minutes while time still counts: what a waiting page asks now and then."""
    wired = look(place, moment.now)
    contest = wired.contest
    shown = min(contest.local(moment.shown(contest)), contest.closes_at or datetime.max)
    boundary = last_boundary(contest, shown).isoformat()
    slot = shown.replace(minute=shown.minute // 10 * 10, second=0).isoformat()
    pulses = wired.pulses.values()
    states = ",".join(f"{p.source}:{p.stale}:{p.failure}:{sorted(p.vanished)}" for p in pulses)
    return f"{wired.position}|{contest.hash}|{boundary}|{slot}|{states}"
