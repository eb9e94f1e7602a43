"""Awards prizes to people and to units (contract, "Prizes", "Unit prizes")."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import groupby

from contest import Contest
from recount.decided import Draws
from recount.ranking import OVERALL, Line, Standings
from recount.units import Turnout


@dataclass
class _Walk:
    """The way down one list: the groups of equal rank that have no place yet, and the places.

    `next`: the next place that is free. `end`: the last place of the prizes so far.
    """

    groups: deque[list[str]]
    next: int = 1
    end: int = 0

    def award(
        self,
        count: int,
        order: Callable[[Iterable[str]], Sequence[str] | None],
        is_out: Callable[[str], bool],
    ) -> list[str]:
        """The ids that get the next prize of this list, of which there are `count`.

        A group that lies across the last place of the prize waits for a draw, and its places stay
        empty; after the draw its members follow one by one. `is_out`: true for an id that takes no
        place, because it holds a prize already or is not eligible.
        """
        self.end += count
        winners: list[str] = []
        while self.groups and self.next <= self.end:
            group = [own for own in self.groups.popleft() if not is_out(own)]
            if self.next + len(group) - 1 <= self.end:
                winners += group
            elif drawn := order(group):
                self.groups.extendleft([own] for own in reversed(drawn))
                continue
            self.next += len(group)
        return winners


def award_people(
    found: Standings, contest: Contest, draws: Draws, out: Collection[str] = ()
) -> None:
    """Write the prize of each person into the line of the list in which the person holds it.

    `out`: the persons who are not eligible.
    """
    settings = contest.settings
    rounds = {r.id: number for number, r in enumerate(contest.rounds)}
    categories = {category.id: number for number, category in enumerate(settings.categories)}
    walks: dict[tuple[str, str], tuple[_Walk, dict[str, Line]]] = {}
    holders: set[str] = set()
    for prize in settings.prizes:
        name = prize.round, prize.category
        if name not in walks:
            number = rounds[prize.round] if prize.round and len(rounds) > 1 else OVERALL
            lines = found.get((number, categories.get(prize.category, -1)), [])
            walks[name] = (
                _Walk(deque([*map(_ids, _equal(lines))])),
                {line.response_id: line for line in lines},
            )
        walk, by_id = walks[name]

        def holds(own: str, by_id: dict[str, Line] = by_id) -> bool:
            person = by_id[own].person
            return person in out or (settings.prize_rules.one_per_person and person in holders)

        left_out = [own for own, line in by_id.items() if line.person in out]
        order = partial(draws.order, ("people", *name), left_out)
        for own in walk.award(prize.count, order, holds):
            line = by_id[own]
            line.prize = line.prize or prize.name
            holders.add(line.person)


def _equal(lines: Sequence[Line]) -> list[list[Line]]:
    return [[*own] for _, own in groupby(lines, lambda line: line.rank)]


def _ids(lines: Iterable[Line]) -> list[str]:
    return [line.response_id for line in lines]


def award_units(
    turnout: Mapping[int, Turnout],
    headcounts: Sequence[int | None],
    tops: Callable[[str], Iterable[int]],
    contest: Contest,
    draws: Draws,
    parts: int,
    out: Collection[tuple[str, str]] = (),
) -> dict[tuple[str, int], list[str]]:
    """Group and number of a unit → the names of the prizes that the unit gets, one a list.

    `tops`: the top units of a group that are valid at the reference time. `parts`: D. `out`: code
    and first day of the units that are not eligible.
    """
    walks: dict[tuple[object, ...], _Walk] = {}
    won: dict[tuple[str, int], list[str]] = defaultdict(list)
    units = contest.units.units
    for prize in contest.settings.unit_prizes:
        of = ("units", prize.group, [*prize.measure], prize.minimum_headcount)
        key = (prize.group, prize.measure, prize.minimum_headcount)
        numbers = {units[number].code: number for number in tops(prize.group)}
        if key not in walks:
            measured = {
                code: _measures(prize.measure, own, heads, parts)
                for code, number in numbers.items()
                for heads in [headcounts[number]]
                for own in [turnout.get(number, Turnout())]
                if heads is not None and len(own.people) <= heads >= prize.minimum_headcount
            }
            ordered = sorted(measured, key=measured.__getitem__)
            groups = groupby(ordered, measured.__getitem__)
            walks[key] = _Walk(deque([*same] for _, same in groups))
        left_out = {
            code
            for code, number in numbers.items()
            for first in [units[number].valid_from]
            if (code, first.isoformat() if first else "") in out
        }
        order = partial(draws.order, of, left_out)
        for code in walks[key].award(prize.count, order, left_out.__contains__):
            won[prize.group, numbers[code]].append(prize.name)
    return won


def _measures(
    names: Sequence[str], own: Turnout, heads: int, parts: int
) -> tuple[tuple[bool, Fraction], ...]:
    """The measures in the order of the prize, the better ones smaller, null last."""
    counted = own.counted
    values = {
        "participation_rate": Fraction(len(own.people), heads),
        "mean_score": Fraction(own.score, counted * parts) if counted else None,
        "people": Fraction(len(own.people)),
        "attempts": Fraction(own.attempts),
    }
    return tuple(
        (value is None, -value if value is not None else Fraction(0))
        for value in (values[name] for name in names)
    )
