"""Counts the answers to items, and the marks by topic, over the responses that count.

Ibis tables in, Ibis tables out, integers only. `scoring.rules.items` makes the indices of the
counts.
"""

from __future__ import annotations

from functools import reduce
from operator import add

import ibis
from ibis import ir

from contest import Contest
from contest.items import Item
from scoring.rules import counts
from scoring.rules.counts import is_accepted
from scoring.rules.marks import asked, item_mark


def topics(contest: Contest) -> tuple[str, ...]:
    """The topics that items name, each once, in the order of items.csv."""
    return tuple(dict.fromkeys(item.topic for item in contest.items if item.topic))


def answered(responses: ir.Table, attempts: ir.Table, contest: Contest) -> ir.Table:
    """One line for each item, answer and marks on the other items.

    `item` (its number), `value`, `mark`, `rest`, `responses`: see `scoring.rules.items.Answered`.
    Only accepted responses whose round asks the item are there: a person counts once a round. The
    contest must have items.
    """
    rows = _counting(responses, attempts, contest)
    lines = []
    for number, item in enumerate(contest.items):
        given, mark = rows[f"q{number + 1}"], _mark(rows, number, contest)
        fields = {
            "item": ibis.literal(number, "int64"),
            "value": (given >= 0).ifelse(given.cast("int64"), ibis.null("int64")),
            "mark": mark,
            "rest": rows.marks.cast("int64") - mark,
            "here": asked(rows, item, contest),
        }
        lines.append(ibis.struct(fields))
    # One array a response compiles ten times as quickly as one query an item.
    long = rows.select(answer=ibis.array(lines).unnest()).unpack("answer")
    long = long.filter(long.here)
    return long.group_by("item", "value", "mark", "rest").aggregate(responses=long.count())


def topic_marks(
    responses: ir.Table, attempts: ir.Table, above: ir.Table, contest: Contest
) -> ir.Table:
    """One line for each topic and unit that has responses, its own or from units beneath.

    `above`: see `scoring.participation.participation`. `unit`: null for the whole contest.
    `topic`: its number in `topics`. `people`: distinct persons whose response was asked items of
    the topic. `marks`: the marks they got for these items, in 1/D. `full`: the marks they could
    have got. Only accepted responses are there. The contest must have topics.
    """
    rows = _counting(responses, attempts, contest)
    lines = []
    for number, topic in enumerate(topics(contest)):
        about = [
            (n, item) for n, item in enumerate(contest.items) if item.topic == topic and item.key
        ]
        got = [_if_asked(rows, item, _mark(rows, n, contest), contest) for n, item in about]
        full = [
            _if_asked(rows, item, ibis.literal(_points(item, contest), "int64"), contest)
            for _, item in about
        ]
        zero: ir.IntegerValue = ibis.literal(0, "int64")
        fields = {
            "topic": ibis.literal(number, "int64"),
            "marks": reduce(add, got, zero),
            "full": reduce(add, full, zero),
        }
        lines.append(ibis.struct(fields))
    kept = ("unit", "person_id", "state")
    long = rows.select(*kept, about=ibis.array(lines).unnest()).unpack("about")
    long = long.filter(long.full > 0)
    columns = ("person_id", "state", "topic", "marks", "full")
    within = long.join(above, long.unit == above.unit).select(
        *(long[name] for name in columns), unit=above.ancestor
    )
    whole = long.select(*columns, unit=ibis.null("int32"))
    spread = ibis.union(within, whole)
    return spread.group_by("unit", "topic").aggregate(
        people=counts.people(spread), marks=spread.marks.sum(), full=spread.full.sum()
    )


def _counting(responses: ir.Table, attempts: ir.Table, contest: Contest) -> ir.Table:
    """The accepted responses with their answers, and with round, unit, person and marks as
    judged."""
    accepted = attempts.filter(is_accepted(attempts))
    accepted = accepted.select("response_id", "person_id", "unit", "state", "round", "marks")
    answers = [f"q{number + 1}" for number in range(len(contest.items))]
    return accepted.join(responses.select("response_id", *answers), "response_id")


def _mark(rows: ir.Table, number: int, contest: Contest) -> ir.IntegerValue:
    item = contest.items[number]
    if not item.key:
        return ibis.literal(0, "int64")
    return item_mark(rows[f"q{number + 1}"], item, contest.denominator).cast("int64")


def _if_asked(
    rows: ir.Table, item: Item, value: ir.IntegerValue, contest: Contest
) -> ir.IntegerValue:
    return asked(rows, item, contest).ifelse(value, 0).cast("int64")


def _points(item: Item, contest: Contest) -> int:
    return int(item.points * contest.denominator)
