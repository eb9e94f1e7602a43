"""Opens a contest for one principal: turns the folder, the ledger and the decisions into a view.

Results are computed once for each (ledger position, contest, boundary of time) and shared. The view
made from the results for one principal is never kept for another principal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from contest.forgetting import of_persons
from ledger.pulse import NO_PULSES, Pulse
from results import Principal, Results, View, compute, visible
from results.boundary import last_boundary
from results.once import Once
from service.before import results_before
from service.environment import Moment, Place, places
from service.wired import Wired, look

_computed = of_persons(Once(lambda: len(places()) + 2))
"""The results of each served contest; two more for an opened draft and for a state that ends."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The view of one principal on a contest now. `pulses`: the condition of the live sources.

    `stamp` changes whenever a page would show something different. Every cached figure has the
    stamp as its key.
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
    """Open a contest for a principal, and compute only tables that are not computed yet.

    `as_of` (contest-local) keeps the responses submitted before that time; such results are
    computed for this call and not kept. `fresh`: the view includes lines that another process
    wrote in the last half second.

    Raises:
        FolderError: the folder has mistakes.
        LedgerError: the ledger cannot be read.
    """
    return opened(look(place, moment.now, fresh=fresh), who, moment, as_of)


def opened(wired: Wired, who: Principal, moment: Moment, as_of: datetime | None = None) -> Opened:
    """The same as `open_for`, for a contest and a ledger that were already looked at."""
    contest, shown = wired.contest, moment.shown(wired.contest)
    if as_of is None:
        results = results_of(wired, moment)
    else:
        results = compute(contest, wired.ledger, now=shown, as_of=as_of)
    view = visible(
        results,
        who,
        wired.pulses,
        None if as_of else shown,
        partial(results_before, wired),
        wired.beside,
    )
    counted = "all" if as_of is None else "as of"
    at = results.reference_time.isoformat()
    parts = (wired.ledger.uri, wired.position, contest.hash, counted, at)
    stamp = "|".join((*parts, contest.titles_hash, wired.releases, wired.beside, who.scope))
    return Opened(view, stamp, wired.pulses)


def results_of(wired: Wired, moment: Moment) -> Results:
    """The results of now, computed once for each state."""
    contest, ledger, shown = wired.contest, wired.ledger, moment.shown(wired.contest)
    boundary = last_boundary(contest, contest.local(shown))
    state = (ledger.uri, wired.position, contest.hash, boundary)
    # None of them is part of the state, but pages also show the map and the titles in English, and
    # read the files.
    key = (*state, contest.map_hash, contest.titles_hash, wired.files)
    found: Results = _computed.get(key, lambda: compute(contest, ledger, now=shown))
    return found


def written(place: Place, moment: Moment) -> str:
    """A text that a waiting page compares now and then to know when to draw again.

    The text changes with the ledger, the releases, the petitions, the erasures, the folder and the
    state of a live source, at each boundary of time, and every ten minutes while time still counts.
    """
    wired = look(place, moment.now)
    contest = wired.contest
    shown = min(moment.local(contest), contest.closes_at or datetime.max)
    boundary = last_boundary(contest, shown).isoformat()
    slot = shown.replace(minute=shown.minute // 10 * 10, second=0).isoformat()
    pulses = wired.pulses.values()
    states = ",".join(f"{p.source}:{p.stale}:{p.failure}:{sorted(p.vanished)}" for p in pulses)
    declared = f"{contest.hash}|{contest.titles_hash}"
    beside = f"{wired.releases}|{wired.beside}"
    return f"{wired.position}|{beside}|{declared}|{boundary}|{slot}|{states}"
