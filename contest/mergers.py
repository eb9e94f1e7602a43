"""The unit tree in the state of one day, and where the credit of every other unit belongs then.

A response is credited to the unit that was valid when it was submitted. These functions answer the
other question: had the units of a given day been there all the time, whose would it be?
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from contest.units import Unit, UnitTree


def changes(
    units: Iterable[Unit], opens_at: datetime | None, closes_at: datetime | None
) -> tuple[date, ...]:
    """The first days of new states of some units inside a window, in order.

    A unit that begins, or the day after a unit's last one, at a midnight strictly after the opening
    and before the closing. Without both ends of the window there are none.
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
    """The units valid on a day; their order is that of `tree_on`."""
    return tuple(number for number, unit in enumerate(tree.units) if unit.valid_on(day))


def tree_on(tree: UnitTree, day: date) -> UnitTree:
    """The tree of the units valid on a day only, each beneath what is above it that day.

    In it a code is one unit. What is above is, of the units with the parent's code, the one valid
    that day; if that code has ended, its one successor, else the nearest unit further up.
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
    """For each unit the unit valid on `day` that its credit belongs to.

    - a unit valid that day: itself;
    - one that has ended: its one successor, followed through later mergers;
    - one that was divided, or that has no successor: the nearest unit above it that contains all
      that it may have become;
    - one that does not exist yet: the nearest unit above it that contains all it was made of.
      Which of the old units its people come from is not known, and never guessed.
    - None where no unit of that day surely contains it.

    So people of a district in which communes merge are the same in every state.

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
    origins: list[list[int]] = [[] for _ in tree.units]
    for number, after in enumerate(tree.heirs):
        for heir in after:
            origins[heir].append(number)

    def standing(number: int) -> int | None:
        place = _place(tree, number, day)
        if place is not None:
            return place
        ways = tree.heirs if _ended(tree, number, day) else origins
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
    """Where the ways from a unit end: at units valid on the day, or where nothing is declared."""
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
    """The unit itself where it is valid, its one successor where it has ended, else None."""
    if tree.units[number].valid_on(day):
        return number
    if not _ended(tree, number, day):
        return None
    reached = _followed(tree, tree.heirs, number, day)
    one = next(iter(reached)) if len(reached) == 1 else number
    return one if tree.units[one].valid_on(day) else None


def _above(tree: UnitTree, number: int, day: date) -> int | None:
    """The unit directly above a valid one, in the state of the day."""
    for same_code in tree.by_code.get(tree.units[number].parent, ()):
        if tree.units[same_code].valid_on(day):
            return same_code
    return next(_containers(tree, number, day), None)


def _containers(tree: UnitTree, number: int, day: date) -> Iterator[int]:
    """Units valid on the day that contain a unit, nearest first, as its own path names them."""
    for above in tree.paths[number][1:]:
        place = _place(tree, above, day)
        if place is not None and place != number:
            yield place
