"""Prizes are given place by place; who is equal across a line waits for a draw."""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from .rules import Prize, PrizeList


@dataclass(frozen=True)
class Entry:
    """Somebody in a list: a person with the id of the list's response, or a unit with its code."""

    holder: Hashable
    id: str


Queue = list[list[Entry]]
"""Groups of equal rank, the best first."""
Drawn = Callable[[PrizeList, Collection[str]], list[str] | None]


@dataclass
class Awards:
    """Who holds which prize of a list, and the ids of each group that waits for a draw."""

    held: dict[PrizeList, dict[Hashable, str]] = field(default_factory=dict)
    waiting: list[tuple[PrizeList, frozenset[str]]] = field(default_factory=list)

    def holds_any(self, holder: Hashable) -> bool:
        """True if somebody holds a prize of any list."""
        return any(holder in names for names in self.held.values())


def award(
    prizes: Sequence[Prize],
    queues: Mapping[PrizeList, Queue],
    drawn: Drawn,
    *,
    one_per_person: bool,
    barred: Collection[Hashable] = (),
) -> Awards:
    """Goes through the prizes in their order, each from where its list stands.

    A list's places are the counts of its prizes, one after another. A group takes the next places;
    beyond the line of a prize it waits, and its places stay empty, unless its draw is recorded.
    Who is barred stands in no queue.
    """
    awards = Awards()
    rest = {
        of: [[entry for entry in group if entry.holder not in barred] for group in queue]
        for of, queue in queues.items()
    }
    taken = {prize.of: 0 for prize in prizes}
    last = dict(taken)
    for prize in prizes:
        held = awards.held.setdefault(prize.of, {})
        last[prize.of] += prize.count
        queue = rest.get(prize.of, [])
        while queue and taken[prize.of] < last[prize.of]:
            group = queue.pop(0)
            if one_per_person:
                group = [entry for entry in group if not awards.holds_any(entry.holder)]
            ids = frozenset(entry.id for entry in group)
            if taken[prize.of] + len(group) <= last[prize.of]:
                held.update((entry.holder, prize.name) for entry in group)
            elif (order := drawn(prize.of, ids)) is not None:
                queue[:0] = [[entry] for one in order for entry in group if entry.id == one]
                continue
            else:
                awards.waiting.append((prize.of, ids))
            taken[prize.of] += len(group)
    return awards
