"""Why a response does not count (contract, "Window", "States", "Edits").

A rule tells for every row whether it applies. Where several apply, the first in
`contest.reasons.PRECEDENCE` counts. Times are contest-local, and periods are half-open: the opening
second is inside, the closing second is not. `round` is that of `round_of`.
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
    """The number of the round that a moment is in, in order of time; `NO_ROUND` in none. Without
    declared rounds the window is round 0.

    Example: rounds until and from 25/11 07:30:00: 07:29:59 is in round 0, 07:30:00 in round 1.
    """
    spans = [
        (_within(moment, r.opens_at, r.closes_at), n)
        for n, r in enumerate(contest.rounds)
        if r.opens_at and r.closes_at
    ]
    return ibis.cases(*spans, else_=NO_ROUND) if spans else ibis.literal(NO_ROUND)


@declared_in(nowhere)
def gone_from_sheet(t: ir.Table, contest: Contest) -> ir.BooleanValue:
    """The row is no longer in its sheet. A row that one snapshot lacks is only missing, and counts.

    Example: `presence` "gone" applies, "missing" and "present" do not.
    """
    return t.presence == "gone"


@declared_in(lambda settings: [settings.contest])
def outside_window(t: ir.Table, contest: Contest) -> ir.BooleanValue:
    """Submitted before the contest opens, or when it has closed. An edge that is not declared
    excludes nothing.

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
    """The last version is stamped at or after the end of the round of the first version. It counts
    in no later round either. Only where rounds are declared: otherwise it is outside the window.

    Example: first sent in round 0, edited when round 1 was open: the response is rejected.
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
    """Submitted in no round, or in another than that of the source. Only where rounds are declared.

    Example: a source with `round = "tuan-1"`: what is sent to it in week 2 is rejected.
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
    """The committee decided that the response does not count. An edit does not end that.

    Example: rejected, then edited by the participant: still rejected.
    """
    return t.refused


@declared_in(nowhere)
def submitted_at_unreadable(t: ir.Table, contest: Contest) -> ir.BooleanValue:
    """The time of submission is missing or unreadable: it is always required.

    Example: `submitted_at` null applies.
    """
    return t.submitted_at.isnull()


@declared_in(nowhere)
def lacks_column(t: ir.Table, contest: Contest) -> ir.BooleanValue:
    """An item of the response's round has no column in the sheet: nothing is scored against it.

    Example: q2 is asked in round 1 alone and has no column: responses of round 1 wait, those of
    round 0 do not.
    """
    return _any(
        asked(t, item, contest) & (t[f"q{number + 1}"] == NO_COLUMN)
        for number, item in enumerate(contest.items)
    )


@declared_in(lambda settings: [settings.contest, *settings.rounds])
def window_undeclared(t: ir.Table, contest: Contest) -> ir.BooleanValue:
    """The opening or the closing of the contest, or of a round, is not declared yet: all wait.

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
    """One identity, several names: all its otherwise good responses are held, but for those that
    the committee accepted, and those whose name it looked at when it decided about the person.
    With `same_key_other_name = "hold"`.

    Example: one phone sent "Lan" twice and "Mai" once: all three wait. If "Mai" is rejected for
    another reason, the two of "Lan" count.
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
"""By reason: the rules that look at one response alone. Reading finds other reasons; `names_differ`
and the place among a person's attempts are judged after these."""


def _within(
    moment: ir.TimestampColumn, opens_at: datetime, closes_at: datetime
) -> ir.BooleanColumn:
    return (moment >= ibis.literal(opens_at)) & (moment < ibis.literal(closes_at))


def _any(conditions: Iterable[ir.BooleanValue]) -> ir.BooleanValue:
    return reduce(or_, conditions, ibis.literal(False))
