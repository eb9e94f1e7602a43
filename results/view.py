"""What a principal may see, and the only way to see it.

Every table that leaves the computation passes through a `View`: pages, files and commands hold
one and never `Results` itself. Each member asks `results.access` first; contacts leave it masked.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any, Literal, TypeVar

import pyarrow as pa

from contest import ALL
from contest.errors import NotAllowedError, UsageError
from contest.public import PublicContest, public
from contest.text import fold_case
from ledger import Decision
from ledger.pulse import NO_PULSES, Pulse
from ledger.state import State
from results import responses
from results.access import access_of, guarded, own_units, within
from results.agreement import KeyCheck, key_check
from results.balance import Balance, balance, balance_of, last_good
from results.compute import Results
from results.headline import Headline, headline
from results.league import League, league
from results.masks import masked_line
from results.people import Persons
from results.principal import NOBODY, Principal
from results.responses import Observed, Unmasked
from results.roster import roster_lines
from results.units import units_of
from results.writings import Writing, responses_with, writings
from scoring.standings import OVERALL

_T = TypeVar("_T")


def visible(
    results: Results,
    principal: Principal | None,
    pulses: Mapping[str, Pulse] = NO_PULSES,
    now: datetime | None = None,
) -> View:
    """What `principal` may see of `results`; `pulses`: how the live sources are doing, by id.

    `now` (aware) is the moment of looking; None where the results' own moment is to be shown.
    `principal` None is nobody.
    """
    return View(results, principal or NOBODY, pulses, now)


@guarded
class View:
    """See the module. Cheap to make. What counts over all is found out once for the viewers of a
    scope, who share it and never change it; each list of persons or responses is a query.

    Every member raises `NotAllowedError` where `results.access` does not give it to the role. Who
    sees only the people of own units gets lists and counts of only these, whatever is asked for.
    """

    def __init__(
        self,
        results: Results,
        principal: Principal,
        pulses: Mapping[str, Pulse] = NO_PULSES,
        now: datetime | None = None,
        state: date | None = None,
    ) -> None:
        self._results = results
        self._pulses = pulses
        self._now = now
        self._principal = principal
        self._access = access_of(principal, results.contest)
        self._units = units_of(results, state)

    def _once(self, about: Hashable, make: Callable[[], _T]) -> _T:
        """What is kept for one scope never reaches another."""
        scope = (self._principal.scope, self._own, self._units.state)
        return self._results.keep((*scope, about), make)

    @property
    def _own(self) -> frozenset[int] | None:
        """The units whose people are seen, by number, as they are on the day of looking; None: all
        people, those without a unit too."""
        if self._access.people == "all":
            return None
        if self._access.people == "none":
            return frozenset()
        contest, codes = self._results.contest, frozenset(self._principal.units)
        moment = contest.local(self._now) if self._now else self._results.reference_time
        day = moment.date()
        return self._results.keep(
            ("own units", codes, day), lambda: own_units(contest.units, codes, day)
        )

    @property
    def principal(self) -> Principal:
        """Who is looking."""
        return self._principal

    def with_units_of(self, day: date) -> View:
        """The same, with participation as if the units of that day had been there all the time:
        each person counts once in the unit that the credit belongs to then
        (`contest.mergers.standing_for`), headcounts are those of that day. A unit filters
        standings by that credit; what they name stays the unit of the submission."""
        return View(self._results, self._principal, self._pulses, self._now, day)

    @property
    def contest(self) -> PublicContest:
        """The public part of the contest: no keys, no roster, no exclusions, no contacts."""
        results = self._results
        return results.keep("public contest", lambda: public(results.contest))

    @property
    def state(self) -> State | None:
        """Names what the numbers are of; None where they are of no state (see `Results`)."""
        return self._results.state

    @property
    def reference_time(self) -> datetime:
        """Contest-local time that the numbers are for: the minute of looking, the closing after
        it, and never earlier than what the results were computed for."""
        computed_for, contest = self._results.reference_time, self._results.contest
        if self._now is None:
            return computed_for
        minute = contest.local(self._now).replace(second=0)
        return max(computed_for, min(minute, contest.closes_at or datetime.max))

    @property
    def known_until(self) -> datetime:
        """Contest-local time up to which the numbers know the sheets: `reference_time`, or, if that
        is earlier, the last good reading of a source that is stale, or the saving of an export."""
        old = [p for p in self._pulses.values() if p.stale or p.saved_at]
        read = [p.known_at for p in old if p.known_at]
        return min([self.reference_time, *map(self._results.contest.local, read)])

    @property
    def last_good_at(self) -> datetime | None:
        """When the sheets were last read (aware): of the live sources the one that was read the
        longest ago; where none is live, when rows were last taken in. None: never."""
        last = last_good(self._results, self._pulses)
        live = [last[name] for name in self._pulses if name in last]
        return min(live) if live else max(last.values(), default=None)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """All that was decided, in order; contacts in corrections and notes are masked."""
        results = self._results
        return results.keep("decisions", lambda: responses.masked_decisions(results.decisions))

    def balance(self) -> Balance:
        """Every observed row in one state, and why it does not count. Of own units only the states
        of the rows with a certain unit: neither reasons nor sources."""
        own = self._own
        if own is None:
            return balance(self._results, self._pulses)
        return self._once("balance", lambda: balance_of(self._results, own))

    def headline(self, round: str | None = None) -> Headline:
        """The first numbers of the contest, or of one round."""
        number = self._round(round)
        return self._once(
            ("headline", number), lambda: headline(self._results, self._units, number)
        )

    def standings(
        self,
        round: str | None = None,
        *,
        unit: str | None = None,
        search: str = "",
        offset: int = 0,
        limit: int | None = None,
        top: int | None = None,
    ) -> pa.Table:
        """Ranked lines: rank, person_id, response_id, full_name, unit_code, unit_name, score,
        prediction_distance, submitted_at, prize (null: prizes are not applied yet).

        `round` None is overall. `unit` (a code: it and all beneath) and `search` (in the name)
        filter; the rank stays. `top` keeps rank ≤ top. Equal ranks are listed by person.
        """
        where, params = self._filter(round, unit, search, top)
        page = "" if limit is None else f"limit {int(limit)}"
        whole = self._results.contest.denominator
        return self._results.rows(
            "standings",
            "select rank, person_id, response_id, full_name, unit_code, unit_name, "
            f"score / {whole}.0 as score, prediction_distance, submitted_at, "
            f"null::varchar as prize from standings left join units using (unit) where {where} "
            f"order by rank, person_id {page} offset {int(offset)}",
            params,
        )

    def standings_count(
        self, round: str | None = None, *, unit: str | None = None, search: str = ""
    ) -> int:
        """How many lines `standings` has in all."""
        where, params = self._filter(round, unit, search, None)
        query = f"select count(*) as n from standings where {where}"

        def count() -> int:
            return int(self._results.rows("standings", query, params)["n"][0].as_py())

        return count() if search else self._once((query, *params), count)

    def _filter(
        self, round: str | None, unit: str | None, search: str, top: int | None
    ) -> tuple[str, list[Any]]:
        where = ["round = ?", within("unit", self._own)]
        params: list[Any] = [self._round(round)]
        if unit is not None:
            where.append(within("unit", self._units.inside(unit)))
        if words := fold_case(search):
            where.append("contains(lower(full_name), ?)")
            params.append(words)
        if top is not None:
            where.append("rank <= ?")
            params.append(top)
        return " and ".join(where), params

    def participation(
        self, by: str | None = None, *, under: str | None = None, round: str | None = None
    ) -> pa.Table:
        """Units with people, attempts, headcount, participation_rate, mean_score,
        last_submitted_at and rank, silent ones too, in the order of units.csv.

        `by`: a group's id (its top units) or "unit" (every unit); `under`: all strictly beneath.
        `rank`: by rate, among the top units of the group, or among those with the same unit above.

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
        """The top units of a group, or the units directly beneath one, in order, and their totals.

        Raises:
            UsageError: no such group, unit or round.
        """

        def order() -> League:
            rows = self._units.table(group, under, self._round(round)).to_pylist()
            return league(row for row in rows if under is None or row["parent_code"] == under)

        return self._once(("league", group, under, round), order)

    def unit(self, code: str, round: str | None = None) -> dict[str, Any] | None:
        """The participation row of a unit without `rank`, and `path`: (code, name, group) of all
        above it, top first; None where there is no such unit."""
        return self._units.one(code, self._round(round))

    def unplaced(self, round: str | None = None) -> int:
        """People with credit that no unit of `with_units_of` surely contains: it is in no row."""
        return self._units.unplaced(self._round(round))

    def held(
        self,
        reason: str | None = None,
        *,
        unit_text: str | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> list[dict[str, Any]]:
        """Responses that wait, with all their fields: see `results.responses`."""
        return responses.held(self._results, reason, unit_text, offset, limit)

    def held_texts(self, reason: str, *, limit: int = 200) -> dict[str, int]:
        """Unit texts that several held responses of a reason share, with how many, most first."""
        return responses.held_texts(self._results, reason, limit)

    def responses(self, response_ids: Sequence[str]) -> list[dict[str, Any]]:
        """These responses, with all their fields and their state; those of own units with
        `response_id`, `full_name`, `unit_code`, `unit_name`, `unit_text` and `state` only."""
        return responses.lines(self._results, list(response_ids), self._own)

    def history(self, response_id: str) -> tuple[Observed, ...]:
        """Everything that was seen of a response, in order; contacts in the cells are masked."""
        return responses.masked_history(self._results, response_id)

    def decided(self, response_id: str) -> tuple[Decision, ...]:
        """Every decision about a response, in order, and the undoing of them."""
        return responses.decided(self._results, response_id)

    def unmasked(self, response_id: str, *, purpose: str = "") -> Unmasked | None:
        """One response with whole contacts and cells; None where there is none. Whoever hands this
        on logs it.

        Raises:
            NotAllowedError: the role has to say for which purpose, and did not.
        """
        if self._access.contacts == "unmask with a purpose" and not purpose.strip():
            raise NotAllowedError(
                f"the role {self._principal.role!r} may see a whole contact only for a purpose, "
                "and none was given; say what the contact is needed for"
            )
        return responses.unmasked(self._results, response_id)

    def look_up(self, text: str) -> list[dict[str, Any]]:
        """Responses by telephone number, its last digits, name or time; at most 50. Of own units
        only by name, and with the fields that `responses` gives."""
        return responses.look_up(self._results, text, self._own)

    def writings(self) -> tuple[Writing, ...]:
        """What was written as the unit, those that hold the most rows up first."""
        return self._once("writings", lambda: writings(self._results))

    def responses_with(self, texts: Sequence[str]) -> list[str]:
        """Ids of the responses with one of these writings as the unit."""
        return responses_with(self._results, texts)

    def roster(self, unit: str | None = None) -> list[dict[str, Any]]:
        """Who is expected, in the order of the roster, in a unit and beneath it or everywhere:
        `unit_code`, `unit_name`, `full_name`, `birth_date`, `phone`, `status`, `how`,
        `response_id` as `results.roster.Line` has them, the phone masked. Of own units only
        `unit_code`, `unit_name`, `full_name` and `status`. Empty without a roster.

        Raises:
            UsageError: no such unit.
        """
        inside = None if unit is None else self._units.inside(unit)
        own, units = self._own, self._results.contest.units.units
        return [
            {
                "unit_code": units[line.unit].code,
                "unit_name": units[line.unit].name,
                **(
                    masked_line(asdict(line))
                    if own is None
                    else {"full_name": line.full_name, "status": line.status}
                ),
            }
            for line in roster_lines(self._results)
            if (inside is None or line.unit in inside) and (own is None or line.unit in own)
        ]

    @property
    def persons(self) -> Persons:
        """Questions about who is one person or several, and what a decision about them is."""
        return Persons(self._results)

    def turnout(self, step: Literal["day", "hour"] = "day") -> pa.Table:
        """`starts_at`, `people` (there for the first time), `attempts`, in order of time."""
        query = f"from turnout_{step} order by starts_at"
        return self._once(query, lambda: self._results.rows(f"turnout_{step}", query))

    def key_check(self) -> KeyCheck | None:
        """The form's own scores against ours; None where `quiz_score` is not declared."""
        contest = self._results.contest
        if "quiz_score" not in contest.settings.columns:
            return None

        def check() -> KeyCheck:
            lines = self._results.rows("key_check", "from key_check").to_pylist()
            return key_check(lines[0], contest)

        return self._once("key_check", check)

    def _round(self, round_id: str | None) -> int:
        ids = [r.id for r in self._results.contest.rounds]
        if round_id is None or (round_id == ALL and len(ids) == 1):
            return OVERALL
        if round_id not in ids:
            raise UsageError(f"there is no round {round_id!r}; expected one of {', '.join(ids)}")
        return OVERALL if len(ids) == 1 else ids.index(round_id)
