"""The unit tree of one day, and the unit of that day that receives each other unit's credit.

A response is credited to the unit that was valid when the response was submitted. These functions
answer another question: if the units of a given day had always existed, which of them would the
response be credited to?
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from contest.units import Unit, UnitTree


def changes(
    units: Iterable[Unit], opens_at: datetime | None, closes_at: datetime | None
) -> tuple[date, ...]:
    """The days inside a window on which some units change, in order.

    A unit changes on its first day and on the day after its last day. A day counts if its midnight
    is strictly after the opening and before the closing. If an end of the window is None, the
    result is empty.
    """
    if opens_at is None or closes_at is None:
        return ()
    days: set[date] = set()
    for unit in units:
        if unit.valid_from:
            days.add(unit.valid_from)
        if unit.valid_to and unit.valid_to < date.max:
            days.add(unit.valid_to + timedelta(days=1))
    return tuple(
        sorted(day for day in days if opens_at < datetime.combine(day, time.min) < closes_at)
    )


def numbers_on(tree: UnitTree, day: date) -> tuple[int, ...]:
    """The numbers of the units valid on a day, in the order of `tree_on`."""
    return tuple(number for number, unit in enumerate(tree.units) if unit.valid_on(day))


def tree_on(tree: UnitTree, day: date) -> UnitTree:
    """The tree of only the units valid on a day, each beneath its parent of that day.

    In this tree a code belongs to one unit. The parent is the unit that has the parent's code and
    is valid that day. If no unit with that code is valid, the parent is the only successor of the
    ended parent, else the nearest unit further up.
    """
    return replace(
        tree,
        units=tuple(
            replace(
                tree.units[number],
                group=tree.groups[number],
                parent="" if above is None else tree.units[above].code,
            )
            for number in numbers_on(tree, day)
            for above in [_above(tree, number, day)]
        ),
    )


def standing_for(tree: UnitTree, day: date) -> tuple[int | None, ...]:
    """For each unit, the number of the unit valid on `day` that receives its credit.

    - A unit valid that day receives its own credit.
    - For a unit that has ended: its only successor, followed through later mergers.
    - For a unit that was divided, or that has no successor: the nearest unit above it that contains
      every unit that it may have become.
    - For a unit that does not exist yet: the nearest unit above it that contains all the units that
      it was made from. Nobody knows which of these units its people come from, and the function
      does not guess.
    - None if no unit of that day surely contains the unit.

    So a district in which communes merge has the same people in every state.

    >>> from contest.units import Unit
    >>> end, start = date(2024, 11, 30), date(2024, 12, 1)
    >>> tree = UnitTree((
    ...     Unit("H", "Huyện"),
    ...     Unit("1", "Xã Một", parent="H", valid_to=end, successors=("3",)),
    ...     Unit("2", "Xã Hai", parent="H", valid_to=end, successors=("3",)),
    ...     Unit("3", "Xã Ba", parent="H", valid_from=start),
    ... ))
    >>> standing_for(tree, start), standing_for(tree, end)
    ((0, 3, 3, 3), (0, 1, 2, 0))
    """
    numbers = numbers_on(tree, day)
    paths = {
        number: tuple(numbers[step] for step in path)
        for number, path in zip(numbers, tree_on(tree, day).paths, strict=True)
    }

    def standing(number: int) -> int | None:
        place = _place(tree, number, day)
        if place is not None:
            return place
        ways = tree.heirs if _ended(tree, number, day) else tree.predecessors
        parts = [standing(part) for part in _followed(tree, ways, number, day) if part != number]
        for above in _containers(tree, number, day):
            for step in paths[above]:
                if all(part is not None and step in paths[part] for part in parts):
                    return step
        return None

    return tuple(map(standing, range(len(tree.units))))


def _ended(tree: UnitTree, number: int, day: date) -> bool:
    return (tree.units[number].valid_to or date.max) < day


def _followed(
    tree: UnitTree, ways: Sequence[Sequence[int]], number: int, day: date
) -> frozenset[int]:
    """The units where the ways from a unit end: valid on the day, or without a declared way on."""
    reached: set[int] = set()
    waiting, seen = [number], {number}
    while waiting:
        here = waiting.pop()
        if tree.units[here].valid_on(day) or not ways[here]:
            reached.add(here)
            continue
        waiting += [step for step in ways[here] if step not in seen]
        seen.update(ways[here])
    return frozenset(reached)


def _place(tree: UnitTree, number: int, day: date) -> int | None:
    """The unit itself if it is valid, its only successor if it has ended, else None."""
    if tree.units[number].valid_on(day):
        return number
    if not _ended(tree, number, day):
        return None
    reached = _followed(tree, tree.heirs, number, day)
    one = next(iter(reached)) if len(reached) == 1 else number
    return one if tree.units[one].valid_on(day) else None


def _above(tree: UnitTree, number: int, day: date) -> int | None:
    """The unit that is directly above a valid unit on the day."""
    for same_code in tree.by_code.get(tree.units[number].parent, ()):
        if tree.units[same_code].valid_on(day):
            return same_code
    return next(_containers(tree, number, day), None)


def _containers(tree: UnitTree, number: int, day: date) -> Iterator[int]:
    """Yield the units valid on the day that contain a unit, nearest first, along its own path."""
    for above in tree.paths[number][1:]:
        place = _place(tree, above, day)
        if place is not None and place != number:
            yield place
