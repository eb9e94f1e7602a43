"""Why a response is no attempt: the rules in the order of the contract ("States")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from contest import Contest
from recount.records import Response
from recount.times import moment_of, seconds_of

GONE = "R401_gone_from_sheet"
OUTSIDE_WINDOW = "R101_outside_window"
OUTSIDE_ROUND = "R102_outside_round"
VOID = "R103_void_period"
EXCLUDED = "R104_excluded"
UNDER_AGE = "R105_under_age"
PAST_LIMIT = "R106_past_attempt_limit"
EDITED_AFTER_END = "R107_edited_after_end"
REFUSED = "R108_committee_rejected"
TIME_UNREADABLE = "R201_submitted_at_unreadable"
FIELD_MISSING = "R202_field_missing"
FIELD_UNREADABLE = "R203_field_unreadable"
NO_IDENTITY = "R204_no_identity"
UNIT_UNCERTAIN = "R206_unit_unknown"
COLUMN_MISSING = "R208_column_missing"
WINDOW_UNDECLARED = "R209_window_undeclared"
KEY_UNDECLARED = "R210_key_undeclared"
NAMES_DIFFER = "R211_names_differ"
BIRTH_DATE_UNKNOWN = "R212_birth_date_unknown"
OTHER_COUNTS = "R301_other_attempt_counts"

_STATES = {"1": "rejected", "2": "held", "3": "superseded", "4": "withdrawn"}


def state_of(reason: str) -> str:
    """The state of a response with a reason: the reason's first digit tells it.

    >>> state_of(VOID), state_of(NO_IDENTITY)
    ('rejected', 'held')
    """
    return _STATES[reason[1]]


@dataclass(frozen=True, slots=True)
class Facts:
    """What reading has found out about one response, besides its time.

    `earlier`: the times of earlier versions. `lost`: a column of the person or the unit is lost.
    `unasked`: a question of the round has no column. `is_taken`: the committee accepted this very
    content. `old_enough`: None if the age is not known.
    """

    earlier: Sequence[int | None]
    lost: bool
    unasked: bool
    missing: bool
    unreadable: bool
    is_unit_uncertain: bool
    is_excluded: bool
    old_enough: bool | None
    is_refused: bool
    is_taken: bool


class _Span:
    """A half-open period; an end that is not declared excludes nothing."""

    def __init__(self, opens_at: datetime | None, closes_at: datetime | None) -> None:
        self.is_whole = opens_at is not None and closes_at is not None
        self._opens = seconds_of(opens_at) if opens_at else -(2**62)
        self._closes = seconds_of(closes_at) if closes_at else 2**62

    def holds(self, when: int) -> bool:
        return self._opens <= when < self._closes

    def is_over(self, when: int) -> bool:
        return when >= self._closes


class Rules:
    """The rules of a contest that look at one response alone."""

    def __init__(self, contest: Contest) -> None:
        info, rounds = contest.info, contest.rounds
        self._window = _Span(info.opens_at, info.closes_at)
        self._voids = [_Span(void.opens_at, void.closes_at) for void in contest.settings.voids]
        self._rounds = [_Span(r.opens_at, r.closes_at) for r in rounds]
        self._is_declared = bool(contest.settings.rounds)
        numbers = {r.id: number for number, r in enumerate(rounds)}
        self._bound = [numbers.get(source.round) for source in contest.sources]
        self._has_window = all(span.is_whole for span in self._rounds)
        self._keyless = {
            number
            for number, r in enumerate(rounds)
            if any(not item.key and item.round in ("", r.id) for item in contest.items)
        }

    def round_of(self, when: int | None) -> int:
        """The number of the round that contains a time; -1 if none does."""
        if when is not None:
            for number, span in enumerate(self._rounds):
                if span.is_whole and span.holds(when):
                    return number
        return -1

    def reason(self, one: Response, facts: Facts) -> str | None:
        """The first reason that applies, or None."""
        if one.presence == "gone":
            return GONE
        if (late := self._outside(one, facts.earlier)) is not None:
            return late
        if facts.is_excluded:
            return EXCLUDED
        if facts.old_enough is False:
            return UNDER_AGE
        if facts.is_refused:
            return REFUSED
        if one.when is None:
            return TIME_UNREADABLE
        if facts.lost or facts.unasked:
            return COLUMN_MISSING
        if not self._has_window:
            return WINDOW_UNDECLARED
        if not facts.is_taken and (doubt := self._doubt(one, facts)) is not None:
            return doubt
        return KEY_UNDECLARED if one.round in self._keyless else None

    def _outside(self, one: Response, earlier: Sequence[int | None]) -> str | None:
        when = one.when
        if when is None:
            return None
        if not self._window.holds(when):
            return OUTSIDE_WINDOW
        if any(void.holds(when) for void in self._voids):
            return VOID
        if not self._is_declared:
            return None
        for number in {self.round_of(before) for before in earlier} - {-1}:
            if self._rounds[number].is_over(when):
                return EDITED_AFTER_END
        bound = self._bound[one.source]
        is_elsewhere = one.round == -1 or (bound is not None and one.round != bound)
        return OUTSIDE_ROUND if is_elsewhere else None

    @staticmethod
    def _doubt(one: Response, facts: Facts) -> str | None:
        """What a person could settle by accepting the response as it is."""
        doubts = (
            (facts.missing, FIELD_MISSING),
            (facts.unreadable, FIELD_UNREADABLE),
            (one.person is None, NO_IDENTITY),
            (facts.old_enough is None, BIRTH_DATE_UNKNOWN),
            (facts.is_unit_uncertain, UNIT_UNCERTAIN),
        )
        return next((reason for applies, reason in doubts if applies), None)


def is_old_enough(born: date | None, least: int | None, opens_at: int | None) -> bool | None:
    """True if the person has completed `least` years on the day of the opening; None if nobody
    knows. Who is born on 29 February is a year older on 1 March in other years.

    >>> is_old_enough(date(2004, 2, 29), 18, seconds_of(datetime(2022, 2, 28)))
    False
    """
    if least is None:
        return True
    if born is None or opens_at is None:
        return None
    day = moment_of(opens_at).date()
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day)) >= least
