"""The rules by which a response does not count (contract, "Window", "States", "Edits").

A rule is true for each row to which it applies. If several rules apply to a row, the first one in
`contest.reasons.PRECEDENCE` decides. Times are contest-local, and periods are half-open: the
opening second is inside, the closing second is not. The column `round` comes from `round_of`.
"""

from __future__ import annotations

from calendar import isleap
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import reduce
from operator import and_, or_

import ibis
from ibis import ir

from contest import Contest, reasons
from contest.items import NO_COLUMN
from scoring.persons import partition_key
from scoring.rules.basis import declared_in, nowhere
from scoring.rules.marks import asked

NO_ROUND = -1
_BETWEEN = "\x1f"
"""Stands between the fields of a key; no cell holds it."""


@declared_in(lambda settings: settings.rounds)
def round_of(moment: ir.TimestampColumn, contest: Contest) -> ir.IntegerColumn:
    """The number of the round that contains a moment; `NO_ROUND` outside all rounds.

    Rounds are numbered in order of time. Without declared rounds the window is round 0.

    Example: one round closes and the next opens on 25/11 at 07:30:00: 07:29:59 is in round 0,
    07:30:00 in round 1.
    """
    spans = [
        (_within(moment, r.opens_at, r.closes_at), n)
        for n, r in enumerate(contest.rounds)
        if r.opens_at and r.closes_at
    ]
    return ibis.cases(*spans, else_=NO_ROUND) if spans else ibis.literal(NO_ROUND)


@declared_in(nowhere)
def gone_from_sheet(t: ir.Table, contest: Contest) -> ir.BooleanValue:
    """The row is no longer in its sheet. A row that only one snapshot lacks is missing, and counts.

    Example: the rule applies to the `presence` "gone", not to "missing" or "present".
    """
    return t.presence == "gone"


@declared_in(lambda settings: [settings.contest])
def outside_window(t: ir.Table, contest: Contest) -> ir.BooleanValue:
    """Submitted before the contest opens or after it has closed. An undeclared opening or closing
    excludes no response.

    Example: `closes_at = 2024-12-13T16:30:00`: 16:29:59 counts, 16:30:00 does not.
    """
    info = contest.info
    before = [t.submitted_at < ibis.literal(info.opens_at)] if info.opens_at else []
    after = [t.submitted_at >= ibis.literal(info.closes_at)] if info.closes_at else []
    return _any([*before, *after])


@declared_in(lambda settings: settings.voids)
def in_void_period(t: ir.Table, contest: Contest) -> ir.BooleanValue:
    """Submitted in a period that the organizers cancelled.

    Example: a void from 10:00 to 11:00: 10:00:00 is in it, 11:00:00 is not.
    """
    return _any(_within(t.submitted_at, v.opens_at, v.closes_at) for v in contest.settings.voids)


@declared_in(lambda settings: settings.rounds)
def edited_after_end(t: ir.Table, contest: Contest) -> ir.BooleanValue:
    """The last version is stamped at or after the end of the round of an earlier version.

    Such a response does not count in a later round either. The rule applies only in a contest with
    declared rounds; without rounds such a response is outside the window.

    Example: a participant sends a response in round 0 and edits it in round 1: the response is
    rejected.
    """
    return (t.submitted_at >= t.ended_at).fill_null(False)


@declared_in(lambda settings: settings.rounds)
def end_of_round(moment: ir.TimestampColumn, contest: Contest) -> ir.TimestampValue:
    """The first second after the round that contains a moment; null outside all declared rounds.

    `edited_after_end` compares the last version with the least of these (`ended_at`) over the times
    of the earlier versions.

    Example: rounds until 25/11 and until 13/12: the versions of 20/11 and 26/11 end on 25/11.
    """
    ends = [
        (_within(moment, r.opens_at, r.closes_at), ibis.literal(r.closes_at))
        for r in contest.settings.rounds
        if r.opens_at and r.closes_at
    ]
    nothing = ibis.null("timestamp")
    return ibis.cases(*ends, else_=nothing) if ends else nothing


@declared_in(lambda settings: [*settings.rounds, *settings.sources])
def outside_round(t: ir.Table, contest: Contest) -> ir.BooleanValue:
    """Submitted outside all rounds, or in a round that differs from that of the source. The rule
    applies only in a contest with declared rounds.

    Example: a source has `round = "tuan-1"`: a response sent to this source in week 2 is rejected.
    """
    if not contest.settings.rounds:
        return ibis.literal(False)
    bound = [
        (t.source == source.id) & (t["round"] != number)
        for source in contest.sources
        for number, r in enumerate(contest.rounds)
        if source.round == r.id
    ]
    return t.submitted_at.notnull() & _any([t["round"] == NO_ROUND, *bound])


@declared_in(nowhere)
def committee_rejected(t: ir.Table, contest: Contest) -> ir.BooleanValue:
    """The committee decided that the response does not count. An edit does not end the decision.

    Example: the participant edits a rejected response: the response stays rejected.
    """
    return t.refused


@declared_in(nowhere)
def submitted_at_unreadable(t: ir.Table, contest: Contest) -> ir.BooleanValue:
    """The time of submission is missing or unreadable. A time is always required.

    Example: the rule applies if `submitted_at` is null.
    """
    return t.submitted_at.isnull()


@declared_in(nowhere)
def lacks_column(t: ir.Table, contest: Contest) -> ir.BooleanValue:
    """An item of the response's round has no column in the sheet. The response waits, and nothing
    is scored against it for that item.

    Example: only round 1 asks q2, and q2 has no column: responses of round 1 wait, responses of
    round 0 do not.
    """
    return _any(
        asked(t, item, contest) & (t[f"q{number + 1}"] == NO_COLUMN)
        for number, item in enumerate(contest.items)
    )


@declared_in(lambda settings: [settings.contest, *settings.rounds])
def window_undeclared(t: ir.Table, contest: Contest) -> ir.BooleanValue:
    """The opening or the closing of the contest, or of a round, is not declared yet. All responses
    wait.

    Example: a draft without `closes_at`: every response waits.
    """
    no = ibis.literal(False)
    return no if all(r.opens_at and r.closes_at for r in contest.rounds) else ~no


@declared_in(nowhere)
def key_undeclared(t: ir.Table, contest: Contest) -> ir.BooleanValue:
    """A question of the response's round has no key yet.

    Example: items.csv has an empty `key` for a question of round 1: responses of round 1 wait.
    """
    keyless = [
        n
        for n, r in enumerate(contest.rounds)
        if any(not item.key for _, item in contest.items_of(r.id))
    ]
    return t["round"].isin(keyless) if keyless else ibis.literal(False)


@declared_in(lambda settings: [settings.identity])
def names_differ(judged: ir.Table) -> ir.BooleanValue:
    """One identity has several names: all its otherwise good responses are held.

    Two kinds of responses are not held: those that the committee accepted, and those whose name the
    committee looked at in a decision about the person. The rule applies with
    `same_key_other_name = "hold"`.

    Example: one phone sent "Lan" twice and "Mai" once: all three responses wait. If "Mai" is
    rejected for another reason, both responses of "Lan" count.
    """
    eligible = judged.reason.isnull()
    name = eligible.ifelse(judged.name_key, ibis.null("string"))
    person = ibis.window(group_by=partition_key(judged))
    differ = name.min().over(person) != name.max().over(person)
    return and_(eligible & ~judged.taken & ~judged.settled, differ.fill_null(False))


@declared_in(nowhere)
def excluded(t: ir.Table, contest: Contest) -> ir.BooleanValue:
    """A line of exclusions.csv names the participant: the response equals all filled fields of the
    line, by its own cells. A unit in the line means this unit and all units beneath; a response
    without a certain unit is in none.

    Example: a line with a phone and the unit H1 excludes the responses with that phone from H1 and
    from the communes of H1, and no response from H2.
    """
    columns = {"phone": t.phone, "email": t.email, "national_id": t.national_id,
               "full_name": t.name_key}  # fmt: skip
    listed: defaultdict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
    for line in contest.exclusions:
        filled = tuple(name for name in columns if getattr(line, name))
        listed[line.unit_code, filled].add(_BETWEEN.join(getattr(line, name) for name in filled))
    return _any(
        _inside(t, code, contest) & _is_one_of([columns[name] for name in filled], keys)
        for (code, filled), keys in listed.items()
    )


@declared_in(lambda settings: [settings.identity])
def under_age(t: ir.Table, contest: Contest) -> ir.BooleanValue:
    """The participant has not completed `minimum_age` years on the local day on which the contest
    opens. The birthday itself counts.

    Example: `minimum_age = 18` and an opening on 18/11/2024: who is born on 18/11/2006 takes part,
    who is born on 19/11/2006 does not.
    """
    age, opens_at = contest.settings.identity.minimum_age, contest.opens_at
    if not age or not opens_at:
        return ibis.literal(False)
    return t.birth_date > ibis.literal(_last_birth_date(opens_at.date(), age))


def _last_birth_date(day: date, age: int) -> date:
    """The last day on which somebody can be born who has completed that many years on a day.

    Who is born on 29 February completes a year on 1 March, where the year has no 29 February.

    >>> _last_birth_date(date(2022, 2, 28), 18), _last_birth_date(date(2024, 2, 29), 18)
    (datetime.date(2004, 2, 28), datetime.date(2006, 2, 28))
    """
    year = day.year - age
    is_missing = (day.month, day.day) == (2, 29) and not isleap(year)
    return date(year, 2, 28) if is_missing else day.replace(year=year)


@declared_in(lambda settings: [settings.identity])
def birth_date_unknown(t: ir.Table, contest: Contest) -> ir.BooleanValue:
    """The contest has a minimum age, and the birth date is missing or unreadable. The response
    waits; the committee may accept it as it is.

    Example: `minimum_age = 18` and a blank birth date: the response is held.
    """
    if not contest.settings.identity.minimum_age:
        return ibis.literal(False)
    return t.birth_date.isnull() & ~t.taken


StateRule = Callable[[ir.Table, Contest], ir.BooleanValue]
STATE_RULES: Mapping[str, StateRule] = {
    reasons.GONE_FROM_SHEET: gone_from_sheet,
    reasons.OUTSIDE_WINDOW: outside_window,
    reasons.VOID_PERIOD: in_void_period,
    reasons.EDITED_AFTER_END: edited_after_end,
    reasons.OUTSIDE_ROUND: outside_round,
    reasons.EXCLUDED: excluded,
    reasons.UNDER_AGE: under_age,
    reasons.COMMITTEE_REJECTED: committee_rejected,
    reasons.SUBMITTED_AT_UNREADABLE: submitted_at_unreadable,
    reasons.COLUMN_MISSING: lacks_column,
    reasons.WINDOW_UNDECLARED: window_undeclared,
    reasons.BIRTH_DATE_UNKNOWN: birth_date_unknown,
    reasons.KEY_UNDECLARED: key_undeclared,
}
"""Reason → the rule that looks at one response alone. Reading finds other reasons. `names_differ`
and the place among a person's attempts are judged after these rules."""


def _within(
    moment: ir.TimestampColumn, opens_at: datetime, closes_at: datetime
) -> ir.BooleanColumn:
    return (moment >= ibis.literal(opens_at)) & (moment < ibis.literal(closes_at))


def _inside(t: ir.Table, code: str, contest: Contest) -> ir.BooleanValue:
    """True for a response of a unit of this code or beneath; for all, if there is no code."""
    if not code:
        return ibis.literal(True)
    named = contest.units.by_code[code]
    units = {*named, *contest.units.beneath(named)}
    # Without a time no unit is certain, because units begin and end.
    return (t.unit.isin(sorted(units)) & t.submitted_at.notnull()).fill_null(False)


def _is_one_of(columns: Sequence[ir.StringColumn], keys: Collection[str]) -> ir.BooleanValue:
    """True if the columns, as a key, are one of the keys; without columns, for all."""
    if not columns:
        return ibis.literal(True)
    key = reduce(lambda left, right: left + _BETWEEN + right, columns)
    return key.isin(sorted(keys)).fill_null(False)


def _any(conditions: Iterable[ir.BooleanValue]) -> ir.BooleanValue:
    return reduce(or_, conditions, ibis.literal(False))
