"""What stands in the way of a release now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from ledger.petitions import petitions_of
from ledger.releases import Kind, Release, releases_of
from results import Principal, Results
from results.frozen import Covered, covered, known_until, open_draws
from service.allowed import require_overview
from service.environment import Moment, Place
from service.opened import results_of
from service.wired import Wired, look

Obstacle = Literal["not_ended", "nobody", "not_known", "draws", "term", "petitions"]
"""Nothing has ended; nobody is ranked in what has ended; a source was not read since; a draw is
open; the petition term of the provisional release has not passed; a petition is not answered."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The checks before a release, besides the recount, which runs when a release is made. Times
    are contest-local. `known_until` None: a source was never read. `draws`: number of open draws.
    `term`: the end of the petition term of the provisional release; None: there is none.
    `petitions`: number of those that nobody has answered. `held_back`: a provisional release waits
    for its reveal."""

    covered: Covered
    ranked: bool
    known_until: datetime | None
    draws: int
    term: datetime | None
    petitions: int
    now: datetime
    held_back: bool

    def obstacles(self, kind: Kind) -> tuple[Obstacle, ...]:
        """What stands in the way of a release of this kind. A provisional one may have open draws,
        which its prizes then say."""
        ended_at = self.covered.ended_at
        if ended_at is None:
            return ("not_ended",)
        found: list[Obstacle] = [] if self.ranked else ["nobody"]
        if self.known_until is None or self.known_until < ended_at:
            found.append("not_known")
        if kind == "official" and self.draws:
            found.append("draws")
        if kind == "official" and self.term and self.now < self.term:
            found.append("term")
        if kind == "official" and self.petitions:
            found.append("petitions")
        return tuple(found)


def readiness(place: Place, who: Principal, moment: Moment) -> Ready:
    """The checks of now.

    Raises:
        NotAllowedError: the role of `who` does not see all people and the standings.
        FolderError: the folder has mistakes.
        LedgerError: the ledger cannot be read.
    """
    require_overview(who, "see whether a release is ready")
    wired = look(place, moment.now)
    return ready(wired, results_of(wired, moment), moment)


def ready(wired: Wired, results: Results, moment: Moment) -> Ready:
    """The checks of results. `wired`: the look that they were computed from."""
    contest, now = wired.contest, moment.local(wired.contest)
    of = covered(contest, now)
    return Ready(
        covered=of,
        ranked=of.ended_at is not None and _is_ranked(results),
        known_until=known_until(results, wired.pulses, now),
        draws=len(open_draws(results, of)),
        term=_term(releases_of(wired.ledger)),
        petitions=sum(one.answered_on is None for one in petitions_of(wired.ledger)),
        now=now,
        held_back=contest.settings.publication.freeze_standings_at is not None,
    )


def _is_ranked(results: Results) -> bool:
    return bool(results.rows("standings", "select 1 from standings limit 1").num_rows)


def _term(releases: Sequence[Release]) -> datetime | None:
    """The petition term of the newest release, if that is a provisional one."""
    newest = releases[-1] if releases else None
    return newest.petitions_until if newest and newest.kind == "provisional" else None
