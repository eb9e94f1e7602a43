"""`View` shows a principal what the role may see, and is the only way out of the results.

Every table that leaves the computation passes through a `View`: pages, files and commands hold a
view and never `Results` itself. Each member asks `results.access` first. Contacts leave a view
masked.
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
    """The view of `results` for `principal`. `pulses`: the condition of the live sources, by id.

    `now` (aware): the moment of looking; None shows the results' own moment. `principal`: None
    stands for nobody.
    """
    return View(results, principal or NOBODY, pulses, now)


@guarded
class View:
    """The tables of a contest as one principal may see them. A view is cheap to make.

    The viewers of a scope share the overall counts, which are made once and never change. Each list
    of persons or responses is a query.

    Every member raises `NotAllowedError` if `results.access` does not give the member to the role.
    A principal that sees only the people of its own units gets lists and counts of only these
    people, whatever the arguments.
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
        """A value made once for a scope. A value of one scope never reaches another scope."""
        scope = (self._principal.scope, self._own, self._units.state)
        return self._results.keep((*scope, about), make)

    @property
    def _own(self) -> frozenset[int] | None:
        """Numbers of the units whose people the principal sees, as on the day of looking.

        None: the principal sees all people, also those without a unit.
        """
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
        """The person or account that looks."""
        return self._principal

    def with_units_of(self, day: date) -> View:
        """The same view, with participation as if the units of that day had always existed.

        Each person counts once in the unit that holds the credit on that day
        (`contest.mergers.standing_for`), and headcounts are those of that day. A unit filters
        standings by that credit; the standings still name the unit of the submission.
        """
        return View(self._results, self._principal, self._pulses, self._now, day)

    @property
    def contest(self) -> PublicContest:
        """The public part of the contest: no keys, no roster, no exclusions, no contacts."""
        results = self._results
        return results.keep("public contest", lambda: public(results.contest))

    @property
    def state(self) -> State | None:
        """The state that the numbers belong to; None if they belong to no state (see `Results`)."""
        return self._results.state

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
    def known_until(self) -> datetime:
        """The contest-local time up to which the numbers know the sheets.

        The time is the earliest of `reference_time`, the last good reading of each stale source,
        and the saving of each export.
        """
        old = [p for p in self._pulses.values() if p.stale or p.saved_at]
        read = [p.known_at for p in old if p.known_at]
        return min([self.reference_time, *map(self._results.contest.local, read)])

    @property
    def last_good_at(self) -> datetime | None:
        """The time (aware) of the last good reading of the live source that is furthest behind.

        If no source is live, the time at which rows were last taken in. None: never.
        """
        last = last_good(self._results, self._pulses)
        live = [last[name] for name in self._pulses if name in last]
        return min(live) if live else max(last.values(), default=None)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """All decisions, in order. Contacts in corrections and notes are masked."""
        results = self._results
        return results.keep("decisions", lambda: responses.masked_decisions(results.decisions))

    def balance(self) -> Balance:
        """Every observed row in one state, with the reasons of the rows that do not count.

        A principal with own units gets only the states of the rows that are credited to these
        units, without reasons and sources.
        """
        own = self._own
        if own is None:
            return balance(self._results, self._pulses)
        return self._once("balance", lambda: balance_of(self._results, own))

    def headline(self, round: str | None = None) -> Headline:
        """The headline numbers of the contest, or of one round."""
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

        `round` None means overall. `unit` (the code of a unit, which includes all units beneath)
        and `search` (in the name) filter the lines and leave the ranks as they are. `top` keeps
        rank ≤ top. Lines of equal rank are ordered by person.
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
        """Number of lines that `standings` has in all."""
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

    def held(
        self,
        reason: str | None = None,
        *,
        unit_text: str | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> list[dict[str, Any]]:
        """Held responses with all their fields; see `results.responses`."""
        return responses.held(self._results, reason, unit_text, offset, limit)

    def held_texts(self, reason: str, *, limit: int = 200) -> dict[str, int]:
        """Unit text → number of held responses of a reason that share the text, most first."""
        return responses.held_texts(self._results, reason, limit)

    def responses(self, response_ids: Sequence[str]) -> list[dict[str, Any]]:
        """These responses, with all their fields and their state.

        A principal with own units gets only responses of these units, and only `response_id`,
        `full_name`, `unit_code`, `unit_name`, `unit_text` and `state`.
        """
        return responses.lines(self._results, list(response_ids), self._own)

    def history(self, response_id: str) -> tuple[Observed, ...]:
        """Every event of a response, in order. Contacts in the cells are masked."""
        return responses.masked_history(self._results, response_id)

    def decided(self, response_id: str) -> tuple[Decision, ...]:
        """Every decision about a response, and every undo of such a decision, in order."""
        return responses.decided(self._results, response_id)

    def unmasked(self, response_id: str, *, purpose: str = "") -> Unmasked | None:
        """One response with whole contacts and cells; None for an unknown id.

        A caller that shows the response to somebody writes a line in the log.

        Raises:
            NotAllowedError: the role must state a purpose, and `purpose` is blank.
        """
        if self._access.contacts == "unmask with a purpose" and not purpose.strip():
            raise NotAllowedError(
                f"the role {self._principal.role!r} may see a whole contact only for a purpose, "
                "and none was given; say what the contact is needed for"
            )
        return responses.unmasked(self._results, response_id)

    def look_up(self, text: str) -> list[dict[str, Any]]:
        """At most 50 responses, found by telephone number, its last digits, name or time.

        A principal with own units finds only responses of these units, only by name, and with the
        fields that `responses` gives.
        """
        return responses.look_up(self._results, text, self._own)

    def writings(self) -> tuple[Writing, ...]:
        """The texts that participants wrote as the unit, ordered by the rows that they hold up."""
        return self._once("writings", lambda: writings(self._results))

    def responses_with(self, texts: Sequence[str]) -> list[str]:
        """Ids of the responses with one of these texts as the unit."""
        return responses_with(self._results, texts)

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
        """Questions about persons who may be one or several, and the decisions that answer them."""
        return Persons(self._results)

    def turnout(self, step: Literal["day", "hour"] = "day") -> pa.Table:
        """`starts_at`, `people` (first-time participants) and `attempts`, in order of time."""
        query = f"from turnout_{step} order by starts_at"
        return self._once(query, lambda: self._results.rows(f"turnout_{step}", query))

    def key_check(self) -> KeyCheck | None:
        """The form's own scores compared with ours; None if `quiz_score` is not declared."""
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
