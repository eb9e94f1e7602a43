"""Gives out the prizes of ranked lists (contract, "Prizes", "Unit prizes").

A list is what one or several prizes are given out of, in order of rank: the persons of a round or
overall and of a category, or the units of a group. Only the first lines of a list can win
(`lines_needed`), so the caller hands in only these.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from scoring.rules.prizes import (
    draw_holds,
    is_eligible,
    last_places,
    lies_in_one_prize,
    may_win,
)


class Contender(NamedTuple):
    """A line of a list. `id`: the response or the unit's code. `holder`: the person, or the
    unit."""

    rank: int
    id: str
    holder: str


class Prize(NamedTuple):
    """A prize in the order of the folder, with its number of places. `of`: the list that the prize
    is given out of."""

    name: str
    size: int
    of: Hashable


class Won(NamedTuple):
    """A contender holds the prize with this number, out of the list `of`. `place`: the first place
    of its group."""

    of: Hashable
    prize: int
    place: int
    contender: Contender


class Tie(NamedTuple):
    """A group of equal rank that lies across the last place of a prize and waits for a draw.

    `places`: its first and last place. `prizes`: the numbers of the prizes that these places reach
    into.
    """

    of: Hashable
    places: tuple[int, int]
    prizes: tuple[int, ...]
    contenders: tuple[Contender, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the tied, in order: what a draw seals."""
        return tuple(sorted(one.id for one in self.contenders))


@dataclass(frozen=True, slots=True)
class Awards:
    """Who holds what. `following`: list → the contenders who would move up next, of equal rank."""

    won: tuple[Won, ...]
    ties: tuple[Tie, ...]
    following: Mapping[Hashable, tuple[Contender, ...]]


Drawn = Mapping[Hashable, Mapping[frozenset[str], Sequence[str]]]
"""List → a tied group, by its ids → the ids in the drawn order. The last draw comes last."""


def lines_needed(prizes: Iterable[Prize], ineligible: int = 0) -> int:
    """The last rank that can matter: the places of a list, as many persons before them who hold
    another prize, those who are not eligible, and the next one."""
    return 2 * sum(prize.size for prize in prizes) + ineligible + 1


def award(
    prizes: Sequence[Prize],
    lists: Mapping[Hashable, Iterable[Contender]],
    drawn: Drawn,
    *,
    one_per_person: bool,
    ineligible: Collection[str] = (),
) -> Awards:
    """Go through the prizes in their order and give each to the next places of its list.

    A list's next group of equal rank, without the holders who are `ineligible` (`is_eligible`) and
    without who already holds a prize (`may_win`), takes the next places. If the places end within
    the prize, all of the group win it. Otherwise a draw of this group (`draw_holds`) orders it, and
    its members stand one by one; without such a draw the group waits, and its places stay empty.

    >>> tied = [Contender(1, "a", "A"), Contender(1, "b", "B"), Contender(3, "c", "C")]
    >>> found = award([Prize("I", 1, 0), Prize("II", 2, 0)], {0: tied}, {}, one_per_person=True)
    >>> [(one.prize, one.contender.id) for one in found.won], found.ties[0].ids
    ([(1, 'c')], ('a', 'b'))
    """
    out: dict[Hashable, set[str]] = {}
    queues: dict[Hashable, deque[list[Contender]]] = {}
    for of, lines in lists.items():
        listed = list(lines)
        out[of] = {one.id for one in listed if not is_eligible(one.holder, ineligible)}
        queues[of] = _groups(one for one in listed if one.id not in out[of])
    ends = _ends(prizes)
    next_place = dict.fromkeys((prize.of for prize in prizes), 1)
    won: list[Won] = []
    ties: list[Tie] = []
    holders: set[str] = set()
    for number, (prize, last) in enumerate(zip(prizes, ends, strict=True)):
        queue = queues.get(prize.of, deque())
        while next_place[prize.of] <= last and queue:
            group = [c for c in queue.popleft() if may_win(c.holder, holders, one_per_person)]
            if not group:
                continue
            place = next_place[prize.of]
            order = _order(drawn.get(prize.of, {}), {c.id for c in group}, out.get(prize.of, ()))
            if lies_in_one_prize(place, len(group), last):
                won += [Won(prize.of, number, place, contender) for contender in group]
                holders.update(contender.holder for contender in group)
            elif order is not None:
                by_id = {contender.id: contender for contender in group}
                queue.extendleft([by_id[one]] for one in reversed(order))
                continue
            else:
                places = (place, place + len(group) - 1)
                reached = _reached(prizes, ends, prize.of, places)
                ties.append(Tie(prize.of, places, reached, tuple(group)))
            next_place[prize.of] += len(group)
    following = {of: _next(queues.get(of, deque()), holders, one_per_person) for of in next_place}
    return Awards(tuple(won), tuple(ties), following)


def _order(
    drawn: Mapping[frozenset[str], Sequence[str]], group: set[str], out: Collection[str]
) -> list[str] | None:
    """The ids of the group as its last draw ordered them; None without a draw."""
    orders = [order for ids, order in drawn.items() if draw_holds(group, ids, out)]
    return [one for one in orders[-1] if one in group] if orders else None


def _groups(lines: Iterable[Contender]) -> deque[list[Contender]]:
    ordered = sorted(lines)
    return deque(list(group) for _, group in groupby(ordered, key=lambda one: one.rank))


def _ends(prizes: Sequence[Prize]) -> list[int]:
    """The last place of each prize in its list."""
    counts: dict[Hashable, list[int]] = {}
    for prize in prizes:
        counts.setdefault(prize.of, []).append(prize.size)
    ends: dict[Hashable, Iterator[int]] = {of: iter(last_places(c)) for of, c in counts.items()}
    return [next(ends[prize.of]) for prize in prizes]


def _reached(
    prizes: Sequence[Prize], ends: Sequence[int], of: Hashable, places: tuple[int, int]
) -> tuple[int, ...]:
    first, last = places
    return tuple(
        number
        for number, (prize, end) in enumerate(zip(prizes, ends, strict=True))
        if prize.of == of and end - prize.size < last and first <= end
    )


def _next(
    queue: Iterable[list[Contender]], holders: set[str], one_per_person: bool
) -> tuple[Contender, ...]:
    for group in queue:
        left = [c for c in group if may_win(c.holder, holders, one_per_person)]
        if left:
            return tuple(left)
    return ()
