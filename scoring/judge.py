"""Judges responses: round, reason and marks (contract, "Window", "States", "Score").

Ibis tables in, Ibis tables out; no clock, no text comparison, integers only. The module runs on any
engine that Ibis compiles to.
"""

from __future__ import annotations

import ibis
from ibis import ir

from contest import Contest, reasons
from scoring.rules.marks import full_marks, marks
from scoring.rules.states import STATE_RULES, end_of_round, names_differ, round_of

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
    "category",
)


def judge(responses: ir.Table, verdicts: ir.Table, contest: Contest) -> ir.Table:
    """Every response with its `round` (number, or -1), `marks` (1/D), `full` (all marks) and
    `reason`: the reason that keeps the response from being an attempt, or null.

    `responses`: the derived table of the ledger after `scoring.persons.with_persons`. `verdicts`:
    the committee's decisions about some of the responses (`ledger.decided.verdicts`). The reason is
    the first of `contest.reasons.PRECEDENCE` that applies. An accepted response of an unknown
    person counts as a person of its own.
    """
    if not contest.settings.categories:
        responses = responses.mutate(category=ibis.null("int32"))
    judged = _with_earlier_end(_with_verdicts(responses, verdicts), contest).mutate(
        round=round_of(responses.submitted_at, contest),
        source_order=ibis.cases(
            *((responses.source == s.id, n) for n, s in enumerate(contest.sources)), else_=999
        ),
    )
    got = marks(judged, contest)
    judged = judged.mutate(marks=got, full=got == full_marks(judged, contest))
    judged = judged.mutate(reason=_reason(judged, contest))
    if contest.settings.identity.same_key_other_name == "hold":
        judged = _hold_other_names(judged)
    return judged.select(*RESPONSE_COLUMNS, "source_order", "round", "marks", "full", "reason")


def _with_verdicts(responses: ir.Table, verdicts: ir.Table) -> ir.Table:
    """Add `taken` and `refused`: true if the committee accepted or rejected the response."""
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


def _with_earlier_end(t: ir.Table, contest: Contest) -> ir.Table:
    """Add `ended_at`: the first end of a round of an earlier version; null without one."""
    if not contest.settings.rounds:
        return t.mutate(ended_at=ibis.null("timestamp"))
    before = t.filter(t.earlier.notnull()).select("response_id", moment=t.earlier.unnest())
    ends = before.group_by("response_id").aggregate(
        ended_at=end_of_round(before.moment, contest).min()
    )
    return t.left_join(ends, "response_id").select(t, "ended_at")


def _reason(t: ir.Table, contest: Contest) -> ir.StringColumn:
    """The first reason that applies, or null. Reading (`problem`) or a rule finds the reason."""
    no = ibis.literal(False)
    found = {code: rule(t, contest) for code, rule in STATE_RULES.items()}
    conditions = {code: found.get(code, no) | (t.problem == code) for code in reasons.REASONS}
    return ibis.cases(*((condition, code) for code, condition in reasons.by_precedence(conditions)))


def _hold_other_names(judged: ir.Table) -> ir.Table:
    held = names_differ(judged)
    return judged.mutate(reason=held.ifelse(ibis.literal(reasons.NAMES_DIFFER), judged.reason))
