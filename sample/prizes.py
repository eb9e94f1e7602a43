"""Gives out the prizes of persons and of units in the plainest possible way.

All prizes of persons are overall, so they are one list, in which each person stands once and nobody
could hold two. Therefore a place is a rank: a group of equal rank begins at its rank and takes as
many places as it has members. Nobody draws lots in the sample.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from sample.clock import DAY
from sample.folder import Contest, Prize, UnitPrize
from sample.results import Turnout


class UnitLine(NamedTuple):
    """A unit in a list of unit prizes. `rank` is None for a unit that is `out`; `prize` is "" for a
    unit without one."""

    prize: str
    group: str
    rank: int | None
    turnout: Turnout
    out: str


def prizes_at(ranks: Sequence[int], prizes: Iterable[Prize | UnitPrize]) -> list[str]:
    """The prize at each of the ranks of a whole list; "" for none. A group of equal rank gets a
    prize if all its places lie in that prize.

    >>> prizes_at([1, 2, 2, 4], [Prize("I", 1), Prize("II", 2)]), prizes_at([1, 1], [Prize("I", 1)])
    (['I', 'II', 'II', ''], ['', ''])
    """
    equals, found, last = Counter(ranks), [""] * len(ranks), 0
    for prize in prizes:
        first, last = last + 1, last + prize.count
        for position, rank in enumerate(ranks):
            if first <= rank and rank + equals[rank] - 1 <= last:
                found[position] = prize.name
    return found


def unit_lines(contest: Contest, turnouts: Iterable[Turnout]) -> Iterator[UnitLine]:
    """For each list of unit prizes, its units in order of rank, then those that are out."""
    top = [t for t in turnouts if t.unit.group and t.unit.valid_on(contest.closes // DAY)]
    top.sort(key=lambda turnout: turnout.unit.code)
    for group, measures, minimum in dict.fromkeys(p.ranking for p in contest.unit_prizes):
        prizes = [p for p in contest.unit_prizes if p.ranking == (group, measures, minimum)]
        units = [turnout for turnout in top if turnout.unit.group == group]
        ranked = [turnout for turnout in units if not _out(turnout, minimum)]
        ranked.sort(key=lambda turnout: _order(turnout, measures))
        orders = [_order(turnout, measures) for turnout in ranked]
        ranks = [orders.index(order) + 1 for order in orders]
        for prize, rank, turnout in zip(prizes_at(ranks, prizes), ranks, ranked, strict=True):
            yield UnitLine(prize, group, rank, turnout, "")
        for turnout in units:
            if out := _out(turnout, minimum):
                yield UnitLine("", group, None, turnout, out)


def _out(turnout: Turnout, minimum: int) -> str:
    if turnout.headcount is None:
        return "headcount_unknown"
    if turnout.headcount < minimum:
        return "below_minimum"
    return "above_one" if turnout.people > turnout.headcount else ""


def _order(turnout: Turnout, measures: Sequence[str]) -> list[tuple[bool, Fraction]]:
    """The values of the measures; the highest come first, an unknown one last."""
    known = {
        "participation_rate": turnout.rate,
        "mean_score": turnout.mean_score,
        "people": Fraction(turnout.people),
        "attempts": Fraction(turnout.attempts),
    }
    values = [known[measure] for measure in measures]
    return [(value is None, -(value or Fraction())) for value in values]
