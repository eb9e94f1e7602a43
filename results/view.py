"""`View` shows a principal what the role may see, and is the only way out of the results.

Every table that leaves the computation passes through a `View`: pages, files and commands hold a
view and never `Results` itself. Each member asks `results.access` first. Contacts leave a view
masked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Literal

import pyarrow as pa

from contest.errors import NotAllowedError
from contest.public import PublicContest, public
from ledger import Decision
from ledger.bulletins import KeptBulletin, bulletins_of
from ledger.loads import Load, loads_of
from ledger.pulse import NO_PULSES, Pulse
from ledger.state import State
from results import responses
from results.access import guarded, shows
from results.agreement import KeyCheck, key_check
from results.balance import last_good
from results.came_in import CameIn, came_in
from results.compute import Before, Results
from results.explained import Explained, explained
from results.headline import Headline, headline
from results.held_cases import Case, held_cases
from results.logged import LogPage, log_page
from results.people import Persons
from results.petitions import Petition, petitions
from results.principal import NOBODY, Principal
from results.proposals import Proposal, proposals
from results.release_view import ReleaseView
from results.responses import Observed, Unmasked
from results.self_check import OwnStates, own_states
from results.signs import Sign, signs
from results.unread import unread_cells
from results.writings import LikelyWriting, Writing, likely_writings, responses_with, writings


def visible(
    results: Results,
    principal: Principal | None,
    pulses: Mapping[str, Pulse] = NO_PULSES,
    now: datetime | None = None,
    before: Before | None = None,
    beside: str = "",
) -> View:
    """The view of `results` for `principal`. `pulses`: the condition of the live sources, by id.

    `now` (aware): the moment of looking; None shows the results' own moment. `principal`: None
    stands for nobody. `before` reads responses again without later decisions, for standings that
    stand still; None leaves only decisions about single responses and persons out.
    `beside` changes with what stands beside the state, such as petitions; "" asks the ledger.
    """
    return View(results, principal or NOBODY, pulses, now, before=before, beside=beside)


@guarded
class View(ReleaseView):
    """The tables of a contest as one principal may see them. A view is cheap to make.

    The viewers of a scope share the overall counts, which are made once and never change. Each list
    of persons or responses is a query.

    Every member raises `NotAllowedError` if `results.access` does not give the member to the role.
    A principal that sees only the people of its own units gets lists and counts of only these
    people, whatever the arguments.
    """

    @property
    def principal(self) -> Principal:
        """The person or account that looks."""
        return self._principal

    def shows(self, member: str) -> bool:
        """Whether the role of this viewer has this member, by its name."""
        return shows(self._access, member)

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
    def known_until(self) -> datetime:
        """The contest-local time up to which the numbers know the sheets.

        The time is the earliest of `reference_time`, the last good reading of each stale source,
        and the saving of each export.
        """
        return self._known_until()

    def _known_until(self) -> datetime:
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

    @property
    def loads(self) -> tuple[Load, ...]:
        """All loads, by source and number, with those that the committee has undone."""
        results = self._results
        return results.keep("loads", lambda: loads_of(results.ledger, results.decisions))

    def headline(self, round: str | None = None) -> Headline:
        """The headline numbers of the contest, or of one round."""
        number = self._round(round)
        return self._once(
            ("headline", number), lambda: headline(self._results, self._units, number)
        )

    def held(
        self, reason: str | None = None, *, offset: int = 0, limit: int = 50
    ) -> list[dict[str, Any]]:
        """Held responses with all their fields; see `results.responses`."""
        return responses.held(self._results, reason, offset, limit)

    def held_cases(self) -> tuple[Case, ...]:
        """The held responses as cases, each of which one decision settles; see
        `results.held_cases`."""
        return self._results.keep("held cases", lambda: held_cases(self._results))

    def unread(self, *, offset: int = 0, limit: int = 50) -> list[dict[str, Any]]:
        """The cells of responses that count that could not be read; see `results.unread`."""
        about = ("unread", offset, limit)
        return self._results.keep(about, lambda: unread_cells(self._results, offset, limit))

    def responses(self, response_ids: Sequence[str]) -> list[dict[str, Any]]:
        """These responses, with all their fields and their state.

        A principal with own units gets only responses of these units, and only `response_id`,
        `full_name`, `unit_code`, `unit_name`, `unit_text` and `state`.
        """
        return responses.lines(self._results, list(response_ids), self._own)

    def history(self, response_id: str) -> tuple[Observed, ...]:
        """Every event of a response, in order. Contacts in the cells are masked."""
        return responses.masked_history(self._results, response_id)

    def log_lines(
        self, act: str | None = None, *, day: date | None = None, offset: int = 0, limit: int = 50
    ) -> LogPage:
        """Who took what away, looked somebody up or saw a whole contact: a page of the log.

        `act`: only this act (`service.log.Logged`). `day`: only this contest-local day.
        """
        return log_page(self._results, act, day, offset, limit)

    def explained(self, response_id: str, round: str | None = None) -> Explained | None:
        """Why a response stands where it stands, in the standings of a round; None for an unknown
        id. `round` None means overall.

        Raises:
            UsageError: no such round, or the response is of another one.
        """
        return explained(self._results, response_id, self._round(round))

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

    def contacts_of(
        self, response_ids: Sequence[str], *, purpose: str
    ) -> dict[str, dict[str, Any]]:
        """Whole `phone`, `email` and `national_id` of many responses, by response: for an export.

        A caller that hands them out writes a line in the log, with the purpose.

        Raises:
            NotAllowedError: `purpose` is blank.
        """
        if not purpose.strip():
            raise NotAllowedError(
                "whole contacts of many people are handed out only for a purpose, and none was "
                "given; say what they are needed for"
            )
        return responses.contacts_of(self._results, response_ids)

    def look_up(self, text: str) -> list[dict[str, Any]]:
        """At most 50 responses, found by telephone number, its last digits, name or time.

        A principal with own units finds only responses of these units, only by name, and with the
        fields that `responses` gives.
        """
        return responses.look_up(self._results, text, self._own)

    def own_states(self, phone: str, name: str) -> OwnStates:
        """The times and states of the responses with this phone and this full name, and what the
        newest visible release says of them; see `results.self_check`. No score of now, no unit and
        no contact is among them."""
        newest = next(reversed(self._releases()), None)
        return own_states(self._results, self._known_until(), newest, phone, name)

    def writings(self) -> tuple[Writing, ...]:
        """The texts that participants wrote as the unit, ordered by the rows that they hold up."""
        return self._written()

    def _written(self) -> tuple[Writing, ...]:
        return self._results.keep("writings", lambda: writings(self._results))

    def likely_writings(self, unit: str) -> tuple[LikelyWriting, ...]:
        """The writings that hold up responses and may mean this unit, without any person's data.
        A principal with own units gets none for another unit."""
        day = self.day_of_codes
        return likely_writings(self._results, self._written(), unit, day, self._own)

    def proposals(self) -> tuple[Proposal, ...]:
        """The data that units proposed about themselves, the oldest first; see
        `results.proposals.Proposal`. A principal with own units gets only proposals about these
        units, without the names of those who made them."""
        return self._once("proposals", lambda: proposals(self._results, self._own))

    def responses_with(self, texts: Sequence[str]) -> list[str]:
        """Ids of the responses with one of these texts as the unit."""
        return responses_with(self._results, texts)

    @property
    def persons(self) -> Persons:
        """Questions about persons who may be one or several, and the decisions that answer them."""
        return Persons(self._results)

    def signs(self) -> tuple[Sign, ...]:
        """What the committee should verify, with rows and base rates. A sign changes no state."""
        known = last_good(self._results, self._pulses)
        return signs(self._results, known, self.reference_time)

    def turnout(self, step: Literal["day", "hour"] = "day") -> pa.Table:
        """`starts_at`, `people` (first-time participants) and `attempts`, in order of time."""
        query = f"from turnout_{step} order by starts_at"
        return self._once(query, lambda: self._results.rows(f"turnout_{step}", query))

    def came_in(self, since: datetime | None = None, until: datetime | None = None) -> CameIn:
        """What came in from `since` to before `until`, both contest-local: people who took part for
        the first time, and valid attempts. None leaves a side open."""
        about = ("came_in", since, until)
        return self._results.keep(about, lambda: came_in(self._results, since, until))

    def bulletins(self) -> tuple[KeptBulletin, ...]:
        """The issued bulletins, in the order of issue."""
        return bulletins_of(self._results.ledger)

    def petitions(self) -> tuple[Petition, ...]:
        """Every petition as its last line has it, in order of number. Contacts are masked."""
        return petitions(self._results, self._beside)

    def open_petitions(self) -> int:
        """The number of petitions that nobody has answered."""
        return sum(one.answered_on is None for one in petitions(self._results, self._beside))

    def key_check(self) -> KeyCheck | None:
        """The form's own scores compared with ours; None if `quiz_score` is not declared."""
        contest = self._results.contest
        if "quiz_score" not in contest.settings.columns:
            return None

        def check() -> KeyCheck:
            lines = self._results.rows("key_check", "from key_check").to_pylist()
            return key_check(lines[0], contest)

        return self._once("key_check", check)
