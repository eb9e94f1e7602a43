"""The marks of an answer (contract, "Score"), in whole numbers of 1/D (`contest.items`)."""

from __future__ import annotations

import ibis
from ibis import ir

from contest import Contest
from contest.items import OTHER, Item
from scoring.rules.basis import declared_in, nowhere


@declared_in(nowhere)
def asked(t: ir.Table, item: Item, contest: Contest) -> ir.BooleanValue:
    """True if the item is asked in the response's round.

    Example: an item with an empty `round` is asked in every round, and outside all rounds.
    """
    numbers = [n for n, r in enumerate(contest.rounds) if item.round in ("", r.id)]
    return ibis.literal(True) if not item.round else t["round"].isin(numbers)


@declared_in(nowhere)
def single_mark(given: ir.IntegerColumn, item: Item, points: int) -> ir.IntegerValue:
    """All points for a choice that is in the key; 0 for any other choice and for no answer.

    Example: key A|B: B gets all points, C gets 0.
    """
    return ibis.cases((given.isin(item.key_numbers), points), else_=0)


@declared_in(nowhere)
def multiple_mark(given: ir.IntegerColumn, item: Item, points: int) -> ir.IntegerValue:
    """All points if the chosen set equals the key; otherwise 0.

    Example: key A|B: "A, B" gets all points; "A" and "A, B, C" get 0.
    """
    return ibis.cases((given == item.key_mask, points), else_=0)


@declared_in(nowhere)
def partial_mark(given: ir.IntegerColumn, item: Item, points: int) -> ir.IntegerValue:
    """points × max(0, right − wrong) ÷ size of the key. All text that is not one of the options is
    one wrong choice, in however many pieces.

    Example: key A|C, 1 point: "A" gets 1/2, "A, B" and "B" get 0, "A, C" gets 1.
    """
    right: ir.IntegerValue = ibis.literal(0)
    for bit in [1 << n for n in range(len(item.options))] + [OTHER]:
        sign = 1 if bit & item.key_mask else -1
        chosen = ((given & ibis.literal(bit, "int64")) != 0).cast("int64")
        right = right + chosen * sign
    each = points // len(set(item.key))
    return ibis.cases((given > 0, ibis.greatest(right, 0) * each), else_=0)


_MARKS = {"single": single_mark, "multiple": multiple_mark, "multiple_partial": partial_mark}


@declared_in(nowhere)
def item_mark(given: ir.IntegerColumn, item: Item, denominator: int) -> ir.IntegerValue:
    """The mark of one answer in 1/D, by the item's kind; 0 for no answer (null). The item must have
    a key.

    Example: 2 points and D = 2: a right answer gets 4.
    """
    return _MARKS[item.kind](given, item, int(item.points * denominator))


@declared_in(nowhere)
def marks(t: ir.Table, contest: Contest) -> ir.IntegerValue:
    """The marks of a response: the sum over the items of its round that have a key.

    Example: 3 right answers to 5 questions of one point: 3 D.
    """
    total: ir.IntegerValue = ibis.literal(0, "int64")
    for number, item in enumerate(contest.items):
        if item.key:
            mark = item_mark(t[f"q{number + 1}"], item, contest.denominator)
            total = total + ibis.cases((asked(t, item, contest), mark), else_=0).cast("int64")
    return total


@declared_in(nowhere)
def full_marks(t: ir.Table, contest: Contest) -> ir.IntegerValue:
    """The sum of the points of the round's items in 1/D, including items without a key; 0 for a
    response in no round.

    Example: five questions of one point: 5 D.
    """
    return ibis.cases(
        *((t["round"] == n, contest.full_marks(r.id)) for n, r in enumerate(contest.rounds)),
        else_=0,
    )
