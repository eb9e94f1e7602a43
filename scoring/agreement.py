"""The form's own quiz score beside ours: where they differ, and which answers explain it.

Where a key is wrong, here or in the form, those who gave one answer differ by just the points of
its question. So suppose that the form judges an answer the other way round than we: `evidence`
says of each answer how much closer that brings the two scores of all responses.
`results.agreement` supposes the best of them, and again, until nothing brings them closer.

Ibis tables in, Ibis tables out, integers only. The form may count other points than we do (10 a
question): then shares are compared, by cross-multiplication.
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
"""Number of an item, and an answer to it (`contest.items`)."""

_BARE = 100
"""The form's scores are in 1/100 of its points (`ledger.responses.form_score`)."""


def accepted(item: Item) -> frozenset[int]:
    """The answers that get all points of an item; empty where some get a part of them."""
    if item.kind == "multiple_partial" or not item.key:
        return frozenset()
    return frozenset(item.key_numbers if item.kind == "single" else [item.key_mask])


def candidates(contest: Contest) -> tuple[int, ...]:
    """Numbers of the items whose key can be found wrong: scored all or nothing, with points."""
    return tuple(n for n, item in enumerate(contest.items) if accepted(item) and item.points)


def compared(responses: ir.Table, attempts: ir.Table, contest: Contest) -> ir.Table:
    """The valid responses (accepted, superseded) that have a score of the form.

    - `gap`: the form's total minus ours, in 1/`unit` of a mark; null: no total. Where the
      form does not say out of how many, it is taken to count as we do.
    - for each item `q1`, the answer (null: none, or not asked), and `q1_other`: true where the
      form gave another share of the item's points than we; null: it does not say.
    - `differs`: the total does, or an item.
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
    """Whether the form gave another share of an item's points than we."""
    item, name = contest.items[number], f"q{number + 1}"
    points = int(item.points * contest.denominator)
    if not (points and item.key):
        return ibis.null("boolean")
    out_of = rows[f"{name}_out_of"]
    ours = item_mark(rows[name], item, contest.denominator) * ibis.coalesce(out_of, _BARE)
    same_points = out_of.isnull()
    return rows[f"{name}_score"] * same_points.ifelse(contest.denominator, points) != ours


def with_left(rows: ir.Table, supposed: Collection[Answer], contest: Contest) -> ir.Table:
    """`compared` with `left`: what remains of `gap` if the form judges the supposed
    answers the other way round than we."""
    changes: list[ir.IntegerValue] = [ibis.literal(0, "int64")]
    for number, value in sorted(supposed):
        item = contest.items[number]
        points = int(item.points * contest.denominator)
        change = -points if value in accepted(item) else points
        chosen = (rows[f"q{number + 1}"] == value).fill_null(False)
        changes.append(chosen.ifelse(change, 0).cast("int64"))
    return rows.mutate(left=rows.gap - rows.unit * reduce(add, changes))


def evidence(rows: ir.Table, supposed: Collection[Answer], contest: Contest) -> ir.Table:
    """What is known of each answer (`item`, `value`) that was given, while some are `supposed`.

    Of the compared responses that gave it: `responses`, how many; `explained`: their totals
    differ, and agree under what is supposed; `gain`: how much closer the totals come if this
    answer too is judged the other way round; `scored`: the form gave a score of the item; `other`:
    another share than we. There must be `candidates`.
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
    # One array a response and not one query an item: ten times as quick to compile.
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
    """One line about `with_left`: `compared`, `differing`; `differing_totals`: those whose total
    differs; `left_over`: those whose total differs under what is supposed."""
    return rows.aggregate(
        compared=rows.count(),
        differing=rows.count(where=rows.differs),
        differing_totals=rows.count(where=rows.gap != 0),
        left_over=rows.count(where=rows.left != 0),
    )
