"""The rules by which a response does not count, with the values that they compared, up to the rule
that decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from contest import Contest, reasons
from contest.items import NO_COLUMN
from results.masks import masked_text
from scoring.rules.basis import basis
from scoring.rules.states import STATE_RULES, names_differ


class Span(NamedTuple):
    """A half-open period, contest-local; None: not declared."""

    opens_at: datetime | None
    closes_at: datetime | None


Value = str | int | float | datetime | tuple[Span, ...] | tuple[str, ...] | None
SET_ASIDE = "accept"
"""`compared_with` of a rule that the committee set aside for the response."""


class Line(NamedTuple):
    """What a rule says of a response.

    `rule`: the name of its function in `scoring.rules`, or of a finding of the reading. `basis`:
    see `scoring.rules.basis`. `value`: what the response has; `compared_with`: what the rule
    compares the value with; null: nothing, or nothing that may be shown. `better`: true: the rule
    is passed; false: the rule decided against the response; null: the rule was not reached.
    """

    rule: str
    basis: tuple[str, ...]
    value: Value
    compared_with: Value
    better: bool | None


def line(
    rule: Callable[..., Any],
    contest: Contest,
    value: Value,
    compared_with: Value,
    better: bool | None,
) -> Line:
    """The line of a rule of `scoring.rules`, with the basis that the contest states."""
    stated = basis(rule, contest.settings)
    return Line(rule.__name__, stated, value, compared_with, better)


def state_lines(row: Mapping[str, Any], contest: Contest) -> Iterator[Line]:
    """The rules that the contest applies, in the order of `contest.reasons.PRECEDENCE`, up to the
    one that decided.

    `row`: a response as it was read, decided about and judged.
    """
    for code, says in _SAYS.items():
        decided = row["reason"] == code
        said = says(row, contest)
        if said is None and not decided:
            continue
        value, compared_with = said or (None, None)
        if not decided and _set_aside(row, code):
            compared_with = SET_ASIDE
        rule = _RULES.get(code)
        if rule is not None:
            yield line(rule, contest, value, compared_with, not decided)
        else:
            stated = contest.settings.identity.basis if code in _DECLARED_BY_IDENTITY else ""
            name = code.split("_", 1)[1]
            yield Line(name, (stated,) if stated else (), value, compared_with, not decided)
        if decided:
            return


_RULES: Mapping[str, Callable[..., Any]] = {**STATE_RULES, reasons.NAMES_DIFFER: names_differ}
_DECLARED_BY_IDENTITY = (reasons.FIELD_MISSING, reasons.FIELD_UNREADABLE, reasons.NO_IDENTITY)
_Said = tuple[Value, Value]
_Says = Callable[[Mapping[str, Any], Contest], _Said | None]


def _set_aside(row: Mapping[str, Any], code: str) -> bool:
    """True if the committee accepted the response although this reason applies to it."""
    if row["verdict"] != "accept" or row["decided_hash"] != row["content_hash"]:
        return False
    if code == reasons.BIRTH_DATE_UNKNOWN:
        return row["birth_date"] is None
    return code in reasons.SETTLEABLE and row["problem"] == code


def _window(row: Mapping[str, Any], contest: Contest) -> _Said | None:
    return _timed(row, (Span(contest.info.opens_at, contest.info.closes_at),))


def _voids(row: Mapping[str, Any], contest: Contest) -> _Said | None:
    spans = tuple(Span(one.opens_at, one.closes_at) for one in contest.settings.voids)
    return _timed(row, spans) if spans else None


def _timed(row: Mapping[str, Any], compared_with: Value) -> _Said | None:
    """The time of submission beside periods; a rule about times passes over a response without."""
    at = row["submitted_at"]
    return None if at is None else (at, compared_with)


def _end_of_first(row: Mapping[str, Any], contest: Contest) -> _Said | None:
    """The last version beside the first end of a round of an earlier version."""
    if not contest.settings.rounds:
        return None
    ends = [
        one.closes_at
        for before in row["earlier"] or ()
        for one in contest.rounds
        if one.opens_at and one.closes_at and one.opens_at <= before < one.closes_at
    ]
    return _timed(row, min(ends, default=None))


def _rounds(row: Mapping[str, Any], contest: Contest) -> _Said | None:
    if not contest.settings.rounds:
        return None
    bound = {source.id: source.round for source in contest.sources}.get(row["source"], "")
    spans = (Span(one.opens_at, one.closes_at) for one in contest.rounds if bound in ("", one.id))
    return _timed(row, tuple(spans))


def _asked(row: Mapping[str, Any], contest: Contest) -> list[tuple[int, str, bool]]:
    """The questions of the response's round: number, id, and whether there is a key."""
    rounds = {contest.rounds[row["round"]].id} if row["round"] >= 0 else set()
    return [
        (number, item.id, bool(item.key))
        for number, item in enumerate(contest.items)
        if not item.round or item.round in rounds
    ]


def _lost(row: Mapping[str, Any], contest: Contest) -> _Said:
    asked = _asked(row, contest)
    return tuple(name for n, name, _ in asked if row[f"q{n + 1}"] == NO_COLUMN), None


def _keyless(row: Mapping[str, Any], contest: Contest) -> _Said:
    return tuple(name for _, name, keyed in _asked(row, contest) if not keyed), None


def _blank(code: str) -> _Says:
    """The required fields without a reading, if the reading found this reason, of all required."""

    def says(row: Mapping[str, Any], contest: Contest) -> _Said | None:
        required = contest.settings.identity.required
        if not required:
            return None
        found = row["problem"] == code
        return tuple(name for name in required if found and _is_blank(row, name)), required

    return says


def _is_blank(row: Mapping[str, Any], name: str) -> bool:
    return row[name] is None if name in row and name != "unit" else row["unit_text"] is None


def _unit(code: str) -> _Says:
    """The unit, or, if the reading found this reason, what was written as the unit, which may hold
    anything."""

    def says(row: Mapping[str, Any], contest: Contest) -> _Said | None:
        if row["unit_name"] or row["problem"] != code:
            return (row["unit_name"], None) if row["unit_name"] else None
        return masked_text(row["unit_text"] or "") or None, None

    return says


def _age(row: Mapping[str, Any], contest: Contest) -> _Said | None:
    age = contest.settings.identity.minimum_age
    return (None, age) if age else None


def _age_of_birth_date(row: Mapping[str, Any], contest: Contest) -> _Said | None:
    return None if row["birth_date"] is None else _age(row, contest)


def _periods(row: Mapping[str, Any], contest: Contest) -> _Said:
    return None, tuple(Span(one.opens_at, one.closes_at) for one in contest.rounds)


def _nothing(row: Mapping[str, Any], contest: Contest) -> _Said:
    return None, None


_SAYS: Mapping[str, _Says] = dict(
    reasons.by_precedence(
        {
            reasons.GONE_FROM_SHEET: lambda row, contest: (row["presence"], "gone"),
            reasons.OUTSIDE_WINDOW: _window,
            reasons.VOID_PERIOD: _voids,
            reasons.EDITED_AFTER_END: _end_of_first,
            reasons.OUTSIDE_ROUND: _rounds,
            reasons.EXCLUDED: lambda row, contest: (None, None) if contest.exclusions else None,
            reasons.UNDER_AGE: _age_of_birth_date,
            reasons.COMMITTEE_REJECTED: lambda row, contest: (row["verdict"], "reject"),
            reasons.SUBMITTED_AT_UNREADABLE: lambda row, contest: (row["submitted_at"], None),
            reasons.COLUMN_MISSING: _lost,
            reasons.WINDOW_UNDECLARED: _periods,
            reasons.FIELD_MISSING: _blank(reasons.FIELD_MISSING),
            reasons.FIELD_UNREADABLE: _blank(reasons.FIELD_UNREADABLE),
            reasons.NO_IDENTITY: lambda row, contest: (None, contest.settings.identity.match_on),
            reasons.BIRTH_DATE_UNKNOWN: _age,
            reasons.UNIT_UNKNOWN: _unit(reasons.UNIT_UNKNOWN),
            reasons.UNIT_AMBIGUOUS: _unit(reasons.UNIT_AMBIGUOUS),
            reasons.KEY_UNDECLARED: _keyless,
            reasons.NAMES_DIFFER: lambda row, contest: (
                _nothing(row, contest)
                if contest.settings.identity.same_key_other_name == "hold"
                else None
            ),
        }
    )
)
"""Reason → the value of a response and what the rule compares the value with; None: the contest
does not declare the rule, or the response has nothing that the rule looks at. The place among a
person's attempts follows after these rules."""
