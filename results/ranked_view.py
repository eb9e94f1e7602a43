"""`RankedView`: the members of a view about ranks, scores and prizes."""

from __future__ import annotations

from datetime import datetime
from typing import Self

import pyarrow as pa

from contest.errors import UsageError
from contest.forgetting import of_persons
from ledger.draws import Draw
from results.access import guarded
from results.altered import Altered, altered_near_prizes
from results.awards import UnitList, person_awards, sealed_draws, unit_awards
from results.compute import Results, compute
from results.item_view import ItemView
from results.once import Once
from results.prize_checks import PrizeChecks, prize_checks
from results.scores import Scores, scores
from results.standings import Filter, filtered, line_count, ranked_lines
from results.units import units_of
from scoring.awards import Awards, Tie

_earlier = of_persons(Once(4))
"""Results as of earlier times. Each holds tables of its own, so only the last few are kept."""


@guarded
class RankedView(ItemView):
    """What a principal may see of ranks, scores and prizes. `results.view.View` has the other
    members."""

    def standings(
        self,
        round: str | None = None,
        *,
        category: str | None = None,
        unit: str | None = None,
        search: str = "",
        offset: int = 0,
        limit: int | None = None,
        top: int | None = None,
        as_read: bool = False,
    ) -> pa.Table:
        """Ranked lines: rank, person_id, response_id, full_name, unit_code, unit_name, score,
        prediction_distance, submitted_at, prize (its name; null: none), category (its id; null in a
        contest without categories).

        `round` None means overall. `category` (its id) keeps one category; each is ranked apart.
        `unit` (the code of a unit, which includes all units beneath) and `search` (in the name)
        filter the lines and leave the ranks as they are. `top` keeps rank ≤ top. Lines of equal
        rank are ordered by person. `as_read`: names of people as they were read and units by their
        name alone, as programs compare them; else tidy and with the unit above, as people read.
        """
        asked = self._asked(round, category, unit, search, top)
        return ranked_lines(self._shown, round or "", asked, offset, limit, as_read=as_read)

    def standings_count(
        self,
        round: str | None = None,
        *,
        category: str | None = None,
        unit: str | None = None,
        search: str = "",
    ) -> int:
        """Number of lines that `standings` has in all."""
        asked = self._asked(round, category, unit, search)

        def count() -> int:
            return line_count(self._shown, asked)

        about = ("standings", asked, self.standings_frozen_at)
        return count() if search else self._once(about, count)

    def _asked(
        self,
        round: str | None,
        category: str | None,
        unit: str | None,
        search: str,
        top: int | None = None,
    ) -> Filter:
        inside = None if unit is None else self._units.inside(unit)
        number = None if category is None else self._category(category)
        return filtered(self._round(round), number, self._own, inside, search, top)

    def _category(self, category: str) -> int:
        known = [one.id for one in self._results.contest.settings.categories]
        if category not in known:
            expected = f"one of {', '.join(known)}" if known else "none: none is declared"
            raise UsageError(f"there is no category {category!r}; expected {expected}")
        return known.index(category)

    def scores(self, round: str | None = None, *, category: str | None = None) -> Scores:
        """How many responses that count, and how many valid attempts, reached which share of the
        full marks. `round` None: all rounds together. `category`: its id; None: all.

        Raises:
            UsageError: no such round or category.
        """
        number = None if category is None else self._category(category)
        return scores(self._results, self._round(round), number)

    def awards(self) -> Awards:
        """Who stands to win the prizes of persons, which groups wait for a draw, and who comes
        next. The numbers of prizes are those of `[[prizes]]`."""
        return person_awards(self._results)

    def unit_awards(self) -> tuple[tuple[UnitList, ...], Awards]:
        """The lists of unit prizes, and their ties. The numbers of prizes are those of
        `[[unit_prizes]]`."""
        return unit_awards(self._results, units_of(self._results))

    def prize_checks(self) -> PrizeChecks:
        """What the committee has verified of those who stand to win, and who is not eligible. It is
        beside the state and read anew each time."""
        return prize_checks(self._results)

    def altered_near_prizes(self) -> tuple[Altered, ...]:
        """All responses near a prize that were edited, went missing, or look typed by hand into the
        sheet; see `results.altered`."""
        about = "altered near prizes"
        return self._results.keep(about, lambda: altered_near_prizes(self._results))

    def draws(self) -> tuple[Draw, ...]:
        """The tied lists that were sealed for a draw, with the draws that are recorded."""
        return sealed_draws(self._results)

    def ties(self) -> tuple[Tie, ...]:
        """The groups of persons and of units that wait for a draw."""
        return (*self.awards().ties, *self.unit_awards()[1].ties)

    @property
    def standings_frozen_at(self) -> datetime | None:
        """The contest-local time at which the standings that the principal sees stand still; None:
        they follow the responses. They stand still from `freeze_standings_at` on, for everybody who
        does not see the people of all units."""
        at = self._results.contest.settings.publication.freeze_standings_at
        if at is None or self._access.people == "all":
            return None
        return at if self._looked_at >= at else None

    @property
    def _shown(self) -> Results:
        """The results whose standings the principal sees. The one place that freezes standings: all
        members that need standings ask here."""
        at = self.standings_frozen_at
        if at is None or (self._results.as_of is not None and self._results.as_of < at):
            return self._results
        return self._earlier(at, is_frozen=True)

    def as_of(self, moment: datetime) -> Self:
        """The same view of the responses submitted before a contest-local time, by today's
        decisions; of the rounds and units of that time. A view whose standings are frozen shows
        no later time than theirs, and no decision that was taken since."""
        at = self.standings_frozen_at
        found = self._earlier(moment if at is None else min(at, moment), is_frozen=at is not None)
        return type(self)(found, self._principal, self._pulses, None, before=self._before)

    def _earlier(self, moment: datetime, *, is_frozen: bool) -> Results:
        results = self._results
        contest, ledger = results.contest, results.ledger
        at = contest.settings.publication.freeze_standings_at if is_frozen else None
        before = at.replace(tzinfo=contest.zone) if at else None

        def earlier() -> Results:
            if at and self._before:
                return self._before(at, moment)
            now = moment.replace(tzinfo=contest.zone)
            return compute(contest, ledger, now=now, as_of=moment, decided_before=before)

        if results.state is None:  # nothing names these results, so nothing tells when they change
            return earlier()
        found: Results = _earlier.get(
            (ledger.uri, results.state, contest.hash, moment, before), earlier
        )
        return found
