"""Keeps the numbers of a few people out of public tables, also where they could be worked out.

A total is public, and so is what it is made of. Whoever takes away from a total all that is shown
of it has the number of the rest. A small unit alone in the rest is as good as shown, so another
unit goes with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Id = tuple[str, str]
"""What a cell is (a contest, a group, a unit), and its own id or code."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A group or a unit. `parts_of`: the ids of the totals that contain the cell: the unit above,
    the group, the contest. `headcount`: None if unknown. `wanted`: whether the contest wants the
    cell named, small or not."""

    id: Id
    parts_of: tuple[Id, ...]
    headcount: int | None
    wanted: bool


def shown(cells: Iterable[Cell], small_cell: int) -> frozenset[Id]:
    """The ids of the cells that public tables name.

    - A cell with a known headcount below `small_cell` is kept back, with all beneath it.
    - The rest of a total that holds a cell kept back is two cells or more, with known headcounts of
      `small_cell` people or more together. Where it is less, the smallest of the other cells is
      kept back too, with all beneath it; those without a known headcount come last.
    - All other cells that are wanted are named.

    People of a total who belong to no cell of it would hide a small cell too. Nobody declares their
    number, so they do not count here.

    >>> all = ("contest", "")
    >>> some = [Cell(("unit", name), (all,), size, True) for name, size in (("a", 3), ("b", 7))]
    >>> shown(some, 5), sorted(shown(some[1:], 5)), len(shown(some, 3))
    (frozenset(), [('unit', 'b')], 2)
    """
    cells = list(cells)
    parts: defaultdict[Id, list[Cell]] = defaultdict(list)
    for cell in cells:
        for total in cell.parts_of:
            parts[total].append(cell)
    kept_back: set[Id] = set()
    new = [cell.id for cell in cells if cell.headcount is not None and cell.headcount < small_cell]
    while new:
        kept_back |= _with_beneath(new, parts)
        told = {cell.id for cell in cells if cell.id not in kept_back and _tells(cell, parts)}
        rests = (
            _also_kept_back(members, kept_back, told, small_cell) for members in parts.values()
        )
        new = [id for id in rests if id is not None]
    return frozenset(cell.id for cell in cells if cell.wanted and cell.id not in kept_back)


def _also_kept_back(
    members: Sequence[Cell], kept_back: set[Id], told: set[Id], small_cell: int
) -> Id | None:
    """The next cell to keep back so that the rest of a total tells of no few people; None: the rest
    is safe, or nothing of the total is shown."""
    if not any(cell.id in kept_back for cell in members):
        return None
    rest = [cell for cell in members if cell.id not in told]
    if len(rest) > 1 and sum(cell.headcount or 0 for cell in rest) >= small_cell:
        return None
    others = [cell for cell in members if cell.id in told]
    order = sorted(others, key=lambda one: (one.headcount is None, one.headcount or 0, one.id))
    return order[0].id if order else None


def _tells(cell: Cell, parts: Mapping[Id, Sequence[Cell]]) -> bool:
    """Whether the cell or one beneath it is wanted, so that the cell hides nothing for sure."""
    beneath = _with_beneath([cell.id], parts)
    return cell.wanted or any(one.wanted for id in beneath for one in parts.get(id, ()))


def _with_beneath(ids: Iterable[Id], parts: Mapping[Id, Sequence[Cell]]) -> set[Id]:
    found: set[Id] = set()
    waiting = list(ids)
    while waiting:
        if (id := waiting.pop()) not in found:
            found.add(id)
            waiting += (cell.id for cell in parts.get(id, ()))
    return found
