"""Compares the form's own quiz score with ours and finds the answers that explain a difference.

If a key is wrong, here or in the form, the two scores of each response with one particular answer
differ by just the points of its question. So suppose that the form judges an answer opposite to us:
for each answer, `evidence` measures how much closer this brings the two scores of all responses.
`results.agreement` supposes the best answer, then the next one, until no answer brings the scores
closer.

Ibis tables in, Ibis tables out, integers only. If the points of the form differ from ours (for
example 10 a question), the module compares shares, by cross-multiplication.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import reduce
from operator import add, or_

import ibis
from ibis import ir

from contest import Contest
from contest.items import Item
from scoring.rules.counts import is_valid
from scoring.rules.marks import asked, full_marks, item_mark

Answer = tuple[int, int]
"""Number of an item, and an answer to this item (`contest.items`)."""

_BARE = 100
"""The form's scores are in 1/100 of the form's points (`ledger.responses.form_score`)."""


def accepted(item: Item) -> frozenset[int]:
    """The answers that get all points of an item; empty for an item with partial points."""
    if item.kind == "multiple_partial" or not item.key:
        return frozenset()
    return frozenset(item.key_numbers if item.kind == "single" else [item.key_mask])


def candidates(contest: Contest) -> tuple[int, ...]:
    """Numbers of the items whose key may be found wrong: all-or-nothing items with points."""
    return tuple(n for n, item in enumerate(contest.items) if accepted(item) and item.points)


def compared(responses: ir.Table, attempts: ir.Table, contest: Contest) -> ir.Table:
    """The valid responses (accepted, superseded) that have a score from the form.

    - `gap`: the form's total minus ours, in 1/`unit` of a mark; null: no total. If the form does
      not say out of how many points, its points count as ours.
    - for each item `q1`: the answer; null: no answer, or the item is not asked.
    - for each item `q1_other`: true if the form's share of the item's points differs from ours;
      null: the form does not score the item.
    - `differs`: true if the total or an item differs.
    """
    valid = attempts.filter(is_valid(attempts))
    rows = responses.join(valid.select("response_id", "round", "marks"), "response_id")
    full = full_marks(rows, contest).cast("int64")
    same_points = rows.quiz_out_of.isnull()
    form = rows.quiz_score * same_points.ifelse(contest.denominator, full)
    unit = ibis.coalesce(rows.quiz_out_of, _BARE)
    columns: dict[str, ir.Value] = {
        "gap": (full > 0).ifelse(form - rows.marks * unit, ibis.null("int64")),
        "unit": unit,
    }
    for number, item in enumerate(contest.items):
        given, here = rows[f"q{number + 1}"], asked(rows, item, contest)
        columns[f"q{number + 1}"] = (here & (given >= 0)).ifelse(given, ibis.null("int64"))
        other = _other_share(rows, number, contest)
        columns[f"q{number + 1}_other"] = here.ifelse(other, ibis.null("boolean"))
    rows = rows.select("response_id", **columns)
    others = [rows[f"q{number + 1}_other"] for number in range(len(contest.items))]
    differs = reduce(or_, (o.fill_null(False) for o in [rows.gap != 0, *others]))
    return rows.mutate(differs=differs).filter(
        reduce(or_, (o.notnull() for o in [rows.gap, *others]))
    )


def _other_share(rows: ir.Table, number: int, contest: Contest) -> ir.BooleanValue:
    """True if the form's share of an item's points differs from ours."""
    item, name = contest.items[number], f"q{number + 1}"
    points = int(item.points * contest.denominator)
    if not (points and item.key):
        return ibis.null("boolean")
    out_of = rows[f"{name}_out_of"]
    ours = item_mark(rows[name], item, contest.denominator) * ibis.coalesce(out_of, _BARE)
    same_points = out_of.isnull()
    return rows[f"{name}_score"] * same_points.ifelse(contest.denominator, points) != ours


def with_left(rows: ir.Table, supposed: Collection[Answer], contest: Contest) -> ir.Table:
    """`compared` with `left`: the rest of `gap` if the form judges the supposed answers opposite to
    us."""
    changes: list[ir.IntegerValue] = [ibis.literal(0, "int64")]
    for number, value in sorted(supposed):
        item = contest.items[number]
        points = int(item.points * contest.denominator)
        change = -points if value in accepted(item) else points
        chosen = (rows[f"q{number + 1}"] == value).fill_null(False)
        changes.append(chosen.ifelse(change, 0).cast("int64"))
    return rows.mutate(left=rows.gap - rows.unit * reduce(add, changes))


def evidence(rows: ir.Table, supposed: Collection[Answer], contest: Contest) -> ir.Table:
    """One line for each given answer (`item`, `value`), while some answers are `supposed`.

    The columns are about the compared responses with the answer:

    - `responses`: their number.
    - `explained`: those whose totals differ, but agree under the supposed answers.
    - `gain`: how much closer the totals come if the form judges this answer, too, opposite to us.
    - `scored`: those with a score from the form for the item.
    - `other`: those where the form's share of the item's points differs from ours.

    The contest must have `candidates`.
    """
    rows = with_left(rows, supposed, contest)
    answers = []
    for number in candidates(contest):
        item, value = contest.items[number], rows[f"q{number + 1}"]
        points = int(item.points * contest.denominator)
        change = value.isin(sorted(accepted(item))).ifelse(-points, points)
        fields = {
            "item": ibis.literal(number, "int64"),
            "value": value,
            "change": change.cast("int64"),
            "other": rows[f"q{number + 1}_other"],
        }
        answers.append(ibis.struct(fields))
    # One array a response compiles ten times as quickly as one query an item.
    long = rows.select("gap", "unit", "left", answer=ibis.array(answers).unnest()).unpack("answer")
    closer = long.left.abs() - (long.left - long.unit * long.change).abs()
    return (
        long.mutate(closer=closer)
        .filter(long.value.notnull())
        .group_by("item", "value")
        .aggregate(
            responses=lambda t: t.count(),
            explained=lambda t: t.count(where=(t.gap != 0) & (t.left == 0)),
            gain=lambda t: t.closer.sum().fill_null(0),
            scored=lambda t: t.count(where=t.other.notnull()),
            other=lambda t: t.count(where=t.other.fill_null(False)),
        )
    )


def counts(rows: ir.Table) -> ir.Table:
    """One line of counts about `with_left`.

    `compared`: all responses. `differing`: those that differ in the total or in an item.
    `differing_totals`: those whose total differs. `left_over`: those whose total still differs
    under the supposed answers.
    """
    return rows.aggregate(
        compared=rows.count(),
        differing=rows.count(where=rows.differs),
        differing_totals=rows.count(where=rows.gap != 0),
        left_over=rows.count(where=rows.left != 0),
    )
