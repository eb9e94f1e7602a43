"""`UnitView`: the members of a view that are about units and the people of a unit."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any, Self, TypeVar

import pyarrow as pa

from contest import ALL
from contest.errors import UsageError
from ledger.pulse import NO_PULSES, Pulse
from results.access import access_of, guarded, own_units
from results.balance import Balance, balance, balance_of
from results.compute import Before, Results
from results.contact_log import Contacted, contact_log
from results.league import League, league
from results.masks import masked_line
from results.participants import Participant, participants
from results.principal import Principal
from results.roster import roster_lines
from results.took_part import TookPart, took_part
from results.unit_contacts import Focal, Office, focal_of, offices_of
from results.unit_days import UnitDay, days_of_units, with_zero_days
from results.units import units_of
from scoring.standings import OVERALL

_T = TypeVar("_T")


@guarded
class UnitView:
    """What a principal may see of units. `results.view.View` has the other members.

    Units are those at the time of each submission, or, after `with_units_of`, those of one day.
    """

    def __init__(
        self,
        results: Results,
        principal: Principal,
        pulses: Mapping[str, Pulse] = NO_PULSES,
        now: datetime | None = None,
        state: date | None = None,
        before: Before | None = None,
        beside: str = "",
    ) -> None:
        self._results = results
        self._pulses = pulses
        self._now = now
        self._principal = principal
        self._before = before
        self._beside = beside
        self._access = access_of(principal, results.contest)
        sees_all = self._access.people == "all"
        small_cell = 0 if sees_all else results.contest.settings.privacy.small_cell
        self._units = units_of(results, state, small_cell)

    def _once(self, about: Hashable, make: Callable[[], _T]) -> _T:
        """A value made once for a scope. A value of one scope never reaches another scope."""
        scope = (self._principal.scope, self._led, self._units.state)
        return self._results.keep((*scope, about), make)

    @property
    def _led(self) -> frozenset[int] | None:
        """Numbers of the units that the principal leads, as on the day of looking, with those
        beneath. None: the principal sees the people of all units."""
        if self._access.people == "all":
            return None
        contest, codes = self._results.contest, frozenset(self._principal.units)
        day = self.day_of_codes
        return self._results.keep(
            ("own units", codes, day), lambda: own_units(contest.units, codes, day)
        )

    @property
    def _own(self) -> frozenset[int] | None:
        """Numbers of the units whose people the principal sees.

        None: the principal sees all people, also those without a unit.
        """
        return frozenset() if self._access.people == "none" else self._led

    def with_units_of(self, day: date) -> Self:
        """The same view, with participation as if the units of that day had always existed.

        Each person counts once in the unit that holds the credit on that day
        (`contest.mergers.standing_for`), and headcounts are those of that day. A unit filters
        standings by that credit; the standings still name the unit of the submission.
        """
        return type(self)(
            self._results, self._principal, self._pulses, self._now, day, self._before, self._beside
        )

    @property
    def reference_time(self) -> datetime:
        """The contest-local time that the numbers are for.

        The time is the minute of looking, or the closing once the contest has closed. It is never
        earlier than the time that the results were computed for.
        """
        computed_for, contest = self._results.reference_time, self._results.contest
        if self._now is None:
            return computed_for
        minute = contest.local(self._now).replace(second=0)
        return max(computed_for, min(minute, contest.closes_at or datetime.max))

    @property
    def day_of_codes(self) -> date:
        """The contest-local day on which a unit's code means its bearer.

        A leader's codes are those of the day of looking, also after the closing. Who sees the
        people of all units chooses among the units at `reference_time`.
        """
        if self._access.people == "all":
            return self.reference_time.date()
        return self._looked_at.date()

    @property
    def _looked_at(self) -> datetime:
        """The contest-local time of looking, also after the closing."""
        if self._now is None:
            return self.reference_time
        return self._results.contest.local(self._now)

    def participation(
        self, by: str | None = None, *, under: str | None = None, round: str | None = None
    ) -> pa.Table:
        """Units with people, attempts, headcount, participation_rate, mean_score,
        last_submitted_at and rank, in the order of units.csv. Silent units are included.

        `by`: a group's id (its top units) or "unit" (every unit). `under`: a code; all units
        strictly beneath that unit. `rank`: by rate, among the top units of the group, or among the
        units with the same unit above.

        Raises:
            UsageError: no such group, unit or round.
        """
        number = self._round(round)
        return self._once(
            ("participation", by, under, number), lambda: self._units.table(by, under, number)
        )

    def league(
        self, group: str | None = None, *, under: str | None = None, round: str | None = None
    ) -> League:
        """The top units of a group, or the units directly beneath a unit, in order, with totals.

        Raises:
            UsageError: no such group, unit or round.
        """

        def order() -> League:
            rows = self._units.table(group, under, self._round(round)).to_pylist()
            return league(row for row in rows if under is None or row["parent_code"] == under)

        return self._once(("league", group, under, round), order)

    def unit(self, code: str, round: str | None = None) -> dict[str, Any] | None:
        """The participation row of a unit without `rank`; None for an unknown code.

        The row has `path` too: (code, name, group) of each unit above, top first.
        """
        return self._units.one(code, self._round(round))

    def unplaced(self, round: str | None = None) -> int:
        """Number of people whose credit no unit of `with_units_of` surely contains.

        No row counts these people.
        """
        return self._units.unplaced(self._round(round))

    def leads(self, code: str) -> bool:
        """Whether all credit of a unit is credit of units that the principal leads.

        Who sees the people of all units leads every unit in this sense.

        Raises:
            UsageError: no unit has this code.
        """
        led, inside = self._led, self._units.inside(code)
        return led is None or (bool(inside) and inside <= led)

    def unit_days(self, code: str) -> tuple[UnitDay, ...]:
        """The participation of a unit with all beneath, a local day after the other.

        Days of the window without a response are there too, up to today. The people of all days are
        together the `people` of `unit`. Empty before the opening, and for a unit that the principal
        does not lead.

        Raises:
            UsageError: no unit has this code.
        """
        until = self.reference_time
        opens_at = self._results.contest.opens_at
        if not self.leads(code) or (opens_at and until < opens_at):
            return ()
        days = days_of_units(self._results, self._units.state).get(self._units.bearer(code), ())
        return with_zero_days(days, self._results.contest, until.date())

    def offices(self, code: str) -> tuple[Office, ...]:
        """The landline numbers of a unit and of the units directly beneath it, without a person.

        Empty for a unit that the principal does not lead.

        Raises:
            UsageError: no unit has this code.
        """
        if not self.leads(code):
            return ()
        codes = self._units.codes_beneath(code, directly=True)
        return offices_of(self._results.contest, codes)

    def focal(self, code: str) -> tuple[Focal, ...]:
        """The focal persons of a unit and of all units beneath it, with whole phones.

        Empty for a unit that the principal does not lead.

        Raises:
            UsageError: no unit has this code.
        """
        if not self.leads(code):
            return ()
        return focal_of(self._results.contest, self._units.codes_beneath(code))

    def contact_log(self) -> tuple[Contacted, ...]:
        """Who called which unit and what the unit promised, the newest first. The log is beside the
        state and read anew each time.

        A principal with own units gets only lines about these units, and of the lines of other
        people neither the author nor the note.
        """
        return contact_log(self._results, self._principal, self._own)

    def took_part(
        self, code: str, *, search: str = "", offset: int = 0, limit: int = 50
    ) -> TookPart:
        """The people of a unit and beneath it who sent a response: name, sub-unit and state.

        A principal with own units gets only people of these units. `search`: a part of the name,
        whatever case and accents.

        Raises:
            UsageError: no unit has this code.
        """
        own, inside = self._own, self._units.inside(code)
        units = inside if own is None else inside & own
        return took_part(self._results, units, search, offset, limit)

    def participants(self, code: str) -> tuple[Participant, ...]:
        """The people of a unit and beneath it with an accepted response, each once, by unit and
        name: as many as the `people` of `unit`. A reused code means all units that had it.

        Raises:
            UsageError: no unit has this code.
        """
        return participants(self._results, self._units.inside(code))

    def balance(self, unit: str | None = None) -> Balance:
        """Every observed row in one state, with the reasons of the rows that do not count.

        `unit`: only the rows that are credited to this unit or beneath it. Such a balance, and that
        of a principal with own units, has only the states, without reasons and sources.

        Raises:
            UsageError: no unit has this code.
        """
        own = self._own
        inside = None if unit is None else self._units.inside(unit)
        if inside is None and own is None:
            return balance(self._results, self._pulses)
        units = own if inside is None else inside if own is None else inside & own
        assert units is not None
        return self._once(("balance", unit), lambda: balance_of(self._results, units))

    def roster(self, unit: str | None = None) -> list[dict[str, Any]]:
        """The expected people, in the order of the roster; empty without a roster.

        `unit`: only people of this unit and beneath it. Fields: `unit_code`, `unit_name`,
        `full_name`, `birth_date`, `phone` (masked), `status`, `how`, `response_id`; see
        `results.roster.Line`. A principal with own units gets only the people of these units, and
        only `unit_code`, `unit_name`, `full_name` and `status`.

        Raises:
            UsageError: no unit has this code.
        """
        inside = None if unit is None else self._units.inside(unit)
        own, tree = self._own, self._results.contest.units
        names = tree.labels if unit is None else tuple(one.name for one in tree.units)
        return [
            {
                "unit_code": tree.units[line.unit].code,
                "unit_name": names[line.unit],
                **(
                    masked_line(asdict(line))
                    if own is None
                    else {"full_name": line.full_name, "status": line.status}
                ),
            }
            for line in roster_lines(self._results)
            if (inside is None or line.unit in inside) and (own is None or line.unit in own)
        ]

    def _round(self, round_id: str | None) -> int:
        ids = [r.id for r in self._results.contest.rounds]
        if round_id is None or (round_id == ALL and len(ids) == 1):
            return OVERALL
        if round_id not in ids:
            raise UsageError(f"there is no round {round_id!r}; expected one of {', '.join(ids)}")
        return OVERALL if len(ids) == 1 else ids.index(round_id)
