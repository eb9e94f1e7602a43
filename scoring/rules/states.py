"""The rules by which a response does not count (contract, "Window", "States", "Edits").

A rule is true for each row to which it applies. If several rules apply to a row, the first one in
`contest.reasons.PRECEDENCE` decides. Times are contest-local, and periods are half-open: the
opening second is inside, the closing second is not. The column `round` comes from `round_of`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
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
    """The last version is stamped at or after the end of the round of the first version.

    Such a response does not count in a later round either. The rule applies only in a contest with
    declared rounds; without rounds such a response is outside the window.

    Example: a participant sends a response in round 0 and edits it in round 1: the response is
    rejected.
    """
    if not contest.settings.rounds:
        return ibis.literal(False)
    return _any(
        (t.first_round == n) & (t.submitted_at >= ibis.literal(r.closes_at))
        for n, r in enumerate(contest.rounds)
        if r.closes_at
    )


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


StateRule = Callable[[ir.Table, Contest], ir.BooleanValue]
STATE_RULES: Mapping[str, StateRule] = {
    reasons.GONE_FROM_SHEET: gone_from_sheet,
    reasons.OUTSIDE_WINDOW: outside_window,
    reasons.VOID_PERIOD: in_void_period,
    reasons.EDITED_AFTER_END: edited_after_end,
    reasons.OUTSIDE_ROUND: outside_round,
    reasons.COMMITTEE_REJECTED: committee_rejected,
    reasons.SUBMITTED_AT_UNREADABLE: submitted_at_unreadable,
    reasons.COLUMN_MISSING: lacks_column,
    reasons.WINDOW_UNDECLARED: window_undeclared,
    reasons.KEY_UNDECLARED: key_undeclared,
}
"""Reason → the rule that looks at one response alone. Reading finds other reasons. `names_differ`
and the place among a person's attempts are judged after these rules."""


def _within(
    moment: ir.TimestampColumn, opens_at: datetime, closes_at: datetime
) -> ir.BooleanColumn:
    return (moment >= ibis.literal(opens_at)) & (moment < ibis.literal(closes_at))


def _any(conditions: Iterable[ir.BooleanValue]) -> ir.BooleanValue:
    return reduce(or_, conditions, ibis.literal(False))
