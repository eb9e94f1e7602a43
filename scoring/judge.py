"""From responses to judged attempts: state, reason, marks (contract, "Window", "States", "Score").

Ibis tables in, Ibis tables out; no clock, no text comparison, integers only. Runs on any engine
that Ibis compiles to.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from operator import and_, or_

import ibis
from ibis import ir

from contest import Contest, reasons
from contest.items import NO_COLUMN, OTHER, Item

RESPONSE_COLUMNS = (
    "response_id",
    "source",
    "first_load_number",
    "first_row_number",
    "person_id",
    "full_name",
    "unit",
    "prediction",
    "submitted_at",
    "duration_seconds",
)
NO_ROUND = -1


def judge(responses: ir.Table, verdicts: ir.Table, contest: Contest) -> ir.Table:
    """Every response with its `round` (number, or -1), `marks` (1/D), `full` (all marks) and
    `reason`: why it takes no place among the attempts, or null.

    `responses` is the derived table of the ledger after `scoring.persons.with_persons`, `verdicts`
    what the committee decided of some of them (`ledger.decided.verdicts`). The reason is the
    first of `contest.reasons.PRECEDENCE` that applies. An accepted response whose person
    nobody knows is a person of its own.
    """
    judged = _with_verdicts(responses, verdicts).mutate(
        round=_round_of(responses.submitted_at, contest),
        first_round=_round_of(responses.first_submitted_at, contest),
        source_order=ibis.cases(
            *((responses.source == s.id, n) for n, s in enumerate(contest.sources)), else_=999
        ),
    )
    marks = _marks(judged, contest)
    full_marks = ibis.cases(
        *((judged["round"] == n, contest.full_marks(r.id)) for n, r in enumerate(contest.rounds)),
        else_=0,
    )
    judged = judged.mutate(marks=marks, full=marks == full_marks)
    judged = judged.mutate(reason=_reason(judged, contest))
    if contest.settings.identity.same_key_other_name == "hold":
        judged = _hold_other_names(judged)
    return judged.select(*RESPONSE_COLUMNS, "source_order", "round", "marks", "full", "reason")


def _with_verdicts(responses: ir.Table, verdicts: ir.Table) -> ir.Table:
    """`taken` and `refused`: true where the committee accepted or rejected the response."""
    t = responses.left_join(verdicts, "response_id").select(responses, "verdict", "decided_hash")
    same = (t.decided_hash == t.content_hash).fill_null(False)
    taken = (t.verdict == "accept").fill_null(False) & same
    settled = taken & t.problem.isin(reasons.SETTLEABLE).fill_null(False)
    return t.mutate(
        taken=taken,
        refused=(t.verdict == "reject").fill_null(False),
        problem=settled.ifelse(ibis.null("string"), t.problem),
        person_id=taken.ifelse(ibis.coalesce(t.person_id, t.response_id), t.person_id),
    )


def _round_of(moment: ir.TimestampColumn, contest: Contest) -> ir.IntegerColumn:
    """Number of the round that a moment is in; -1 in none."""
    spans = [
        (_within(moment, r.opens_at, r.closes_at), n)
        for n, r in enumerate(contest.rounds)
        if r.opens_at and r.closes_at
    ]
    return ibis.cases(*spans, else_=NO_ROUND) if spans else ibis.literal(NO_ROUND)


def _within(
    moment: ir.TimestampColumn, opens_at: datetime, closes_at: datetime
) -> ir.BooleanColumn:
    return (moment >= ibis.literal(opens_at)) & (moment < ibis.literal(closes_at))


def _reason(t: ir.Table, contest: Contest) -> ir.StringColumn:
    """The first reason that applies, be it found by reading (`problem`) or by judging; or null."""
    no = ibis.literal(False)
    has_window = all(r.opens_at and r.closes_at for r in contest.rounds)
    keyless = [n for n, r in enumerate(contest.rounds) if _lacks_key(contest, r.id)]
    conditions: dict[str, ir.BooleanValue] = {
        reasons.GONE_FROM_SHEET: t.presence == "gone",
        reasons.OUTSIDE_WINDOW: _outside_window(t, contest),
        reasons.VOID_PERIOD: _any(
            _within(t.submitted_at, v.opens_at, v.closes_at) for v in contest.settings.voids
        ),
        reasons.COMMITTEE_REJECTED: t.refused,
        reasons.SUBMITTED_AT_UNREADABLE: t.submitted_at.isnull(),
        reasons.COLUMN_MISSING: _lacks_column(t, contest),
        reasons.WINDOW_UNDECLARED: no if has_window else ~no,
        reasons.KEY_UNDECLARED: t["round"].isin(keyless) if keyless else no,
    }
    if contest.settings.rounds:
        conditions[reasons.EDITED_AFTER_END] = _edited_after_end(t, contest)
        conditions[reasons.OUTSIDE_ROUND] = _outside_round(t, contest)
    for code in reasons.REASONS:
        conditions[code] = conditions.get(code, no) | (t.problem == code)
    return ibis.cases(*((condition, code) for code, condition in reasons.by_precedence(conditions)))


def _any(conditions: Iterable[ir.BooleanValue]) -> ir.BooleanValue:
    return reduce(or_, conditions, ibis.literal(False))


def _outside_window(t: ir.Table, contest: Contest) -> ir.BooleanValue:
    info = contest.info
    before = [t.submitted_at < ibis.literal(info.opens_at)] if info.opens_at else []
    after = [t.submitted_at >= ibis.literal(info.closes_at)] if info.closes_at else []
    return _any([*before, *after])


def _edited_after_end(t: ir.Table, contest: Contest) -> ir.BooleanValue:
    """The last version is stamped at or after the end of the round of the first version."""
    return _any(
        (t.first_round == n) & (t.submitted_at >= ibis.literal(r.closes_at))
        for n, r in enumerate(contest.rounds)
        if r.closes_at
    )


def _outside_round(t: ir.Table, contest: Contest) -> ir.BooleanValue:
    """Submitted in no round, or in another than that of the source."""
    bound = [
        (t.source == source.id) & (t["round"] != number)
        for source in contest.sources
        for number, r in enumerate(contest.rounds)
        if source.round == r.id
    ]
    return t.submitted_at.notnull() & _any([t["round"] == NO_ROUND, *bound])


def _lacks_key(contest: Contest, round_id: str) -> bool:
    return any(not item.key for _, item in contest.items_of(round_id))


def _lacks_column(t: ir.Table, contest: Contest) -> ir.BooleanValue:
    """An item of the response's round has no column in the sheet: nothing is scored against it."""
    return _any(
        asked(t, item, contest) & (t[f"q{number + 1}"] == NO_COLUMN)
        for number, item in enumerate(contest.items)
    )


def asked(t: ir.Table, item: Item, contest: Contest) -> ir.BooleanValue:
    """True where the item is asked in the response's round."""
    numbers = [n for n, r in enumerate(contest.rounds) if item.round in ("", r.id)]
    return ibis.literal(True) if not item.round else t["round"].isin(numbers)


def _marks(t: ir.Table, contest: Contest) -> ir.IntegerValue:
    """The marks of a response in 1/D; no answer is 0."""
    total: ir.IntegerValue = ibis.literal(0, "int64")
    for number, item in enumerate(contest.items):
        if item.key:
            mark = item_mark(t[f"q{number + 1}"], item, contest.denominator)
            total = total + ibis.cases((asked(t, item, contest), mark), else_=0).cast("int64")
    return total


def item_mark(given: ir.IntegerColumn, item: Item, denominator: int) -> ir.IntegerValue:
    """The mark of one answer in 1/D (contract, "Score"); null given is 0.

    `single`: the choice is in the key. `multiple`: the chosen set equals the key.
    `multiple_partial`: points × max(0, right − wrong) ÷ size of the key.
    """
    points = int(item.points * denominator)
    if item.kind == "single":
        return ibis.cases((given.isin(item.key_numbers), points), else_=0)
    if item.kind == "multiple":
        return ibis.cases((given == item.key_mask, points), else_=0)
    right: ir.IntegerValue = ibis.literal(0)
    for bit in [1 << n for n in range(len(item.options))] + [OTHER]:
        sign = 1 if bit & item.key_mask else -1
        chosen = ((given & ibis.literal(bit, "int64")) != 0).cast("int64")
        right = right + chosen * sign
    each = points // len(set(item.key))
    return (ibis.greatest(right, 0) * each).fill_null(0)


def _hold_other_names(judged: ir.Table) -> ir.Table:
    """One identity, several names: all its otherwise good responses are held, but for those that
    the committee accepted, and those whose name it looked at when it decided about the person."""
    eligible = judged.reason.isnull()
    name = eligible.ifelse(judged.name_key, ibis.null("string"))
    person = ibis.window(group_by="person_id")
    differ = name.min().over(person) != name.max().over(person)
    held = and_(eligible & ~judged.taken & ~judged.settled, differ.fill_null(False))
    return judged.mutate(reason=held.ifelse(ibis.literal(reasons.NAMES_DIFFER), judged.reason))
