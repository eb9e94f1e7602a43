"""The unit tree: the units, their parents, and the unit that a name meant on a given day.

A code may be reused after a merger, so (`code`, `valid_from`) identifies a unit. Tables refer to a
unit by its number, which is its position in `units.csv`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import ClassVar, NamedTuple

from contest.errors import Problem
from contest.settings import is_identifier
from contest.tables import parse_day, read_rows, split_list
from contest.text import fold_case

COLUMNS = (
    "code",
    "name",
    "kind",
    "group",
    "parent",
    "headcount",
    "headcount_source",
    "aliases",
    "valid_from",
    "valid_to",
    "successor",
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One line of units.csv. `valid_from` and `valid_to` are inclusive; None is an open end.

    `headcount` is None if it is unknown (an empty cell, or 0). `listed`: number of people whom the
    roster lists in this unit and beneath it.
    """

    code: str
    name: str
    kind: str = ""
    group: str = ""
    parent: str = ""
    headcount: int | None = None
    headcount_source: str = ""
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[str, ...] = ()
    listed: int = 0

    def valid_on(self, day: date) -> bool:
        """True if the unit exists on that day."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)

    def overlaps(self, other: Unit) -> bool:
        """True if both units exist on some common day."""
        start = max(self.valid_from or date.min, other.valid_from or date.min)
        end = min(self.valid_to or date.max, other.valid_to or date.max)
        return start <= end


class Headcount(NamedTuple):
    """The headcount of a unit on a day; None if it is unknown. `derived`: it is the sum over the
    children. `listed`: it is counted in the roster."""

    number: int | None
    derived: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class SubUnits:
    """`[[sub_units]]`: a text that begins with one of `starts_with` belongs to `owner`, a unit's
    code. If `owner` is `NAMED`, the text belongs to the unit that the rest of the text names."""

    NAMED: ClassVar = "named"

    starts_with: tuple[str, ...]
    owner: str


@dataclass(frozen=True)
class UnitTree:
    """All units, by number, with pure look-ups that are computed once.

    `places`: the names of the contest's place, as they end the names of units ("Hải Dương").
    `sub_units`: the declared owners of parts of units.
    """

    units: tuple[Unit, ...] = ()
    places: tuple[str, ...] = ()
    sub_units: tuple[SubUnits, ...] = ()

    @cached_property
    def by_code(self) -> dict[str, tuple[int, ...]]:
        """Code → numbers of the units that have or had the code."""
        found: dict[str, tuple[int, ...]] = {}
        for number, unit in enumerate(self.units):
            found[unit.code] = (*found.get(unit.code, ()), number)
        return found

    def bearers(self, code: str, day: date) -> tuple[int, ...]:
        """The unit that has a code on a day; if there is none, all units that ever had the code, in
        order of time."""
        had = self.by_code.get(code, ())
        return tuple(number for number in had if self.units[number].valid_on(day)) or had

    @cached_property
    def parents(self) -> tuple[int | None, ...]:
        """For each unit, the number of its parent: the last unit that has the parent's code and
        exists on some day together with the unit."""
        return tuple(
            next(
                (
                    number
                    for number in reversed(self.by_code.get(unit.parent, ()))
                    if self.units[number].overlaps(unit)
                ),
                None,
            )
            for unit in self.units
        )

    @cached_property
    def paths(self) -> tuple[tuple[int, ...], ...]:
        """For each unit, the unit itself and all units above it, nearest first."""

        def path(number: int) -> tuple[int, ...]:
            steps = [number]
            while (above := self.parents[steps[-1]]) is not None and above not in steps:
                steps.append(above)
            return tuple(steps)

        return tuple(path(number) for number in range(len(self.units)))

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """For each unit, its own group, else that of the nearest unit above that has a group."""
        return tuple(
            next((self.units[step].group for step in path if self.units[step].group), "")
            for path in self.paths
        )

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each unit, the units directly beneath it."""
        beneath: list[list[int]] = [[] for _ in self.units]
        for number, above in enumerate(self.parents):
            if above is not None:
                beneath[above].append(number)
        return tuple(map(tuple, beneath))

    @cached_property
    def names(self) -> dict[str, tuple[int, ...]]:
        """Folded name or alias → numbers of the units that the name has ever meant."""
        found: dict[str, tuple[int, ...]] = {}
        for number, unit in enumerate(self.units):
            for name in dict.fromkeys(map(fold_case, (unit.name, *unit.aliases))):
                found[name] = (*found.get(name, ()), number)
        return found

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """For each unit, its name; with the unit above where another unit has the same name on some
        common day.

        >>> tree = UnitTree(
        ...     (Unit("A", "Huyện A"), Unit("B", "Huyện B"), Unit("A1", "Xã Hai", parent="A"),
        ...      Unit("B1", "xã hai", parent="B"), Unit("B2", "Xã Ba", parent="B"))
        ... )
        >>> tree.labels[2:]
        ('Xã Hai (Huyện A)', 'xã hai (Huyện B)', 'Xã Ba')
        """
        alike: dict[str, list[int]] = {}
        for number, unit in enumerate(self.units):
            alike.setdefault(fold_case(unit.name), []).append(number)

        def label(number: int) -> str:
            unit, above = self.units[number], self.parents[number]
            others = (self.units[n] for n in alike[fold_case(unit.name)] if n != number)
            if above is None or not any(other.overlaps(unit) for other in others):
                return unit.name
            return f"{unit.name} ({self.units[above].name})"

        return tuple(map(label, range(len(self.units))))

    def top_of(self, group: str) -> tuple[int, ...]:
        """The top units of a group: their parent is outside the group, or they have no parent."""
        return tuple(
            number
            for number, own in enumerate(self.groups)
            if own == group
            and ((above := self.parents[number]) is None or self.groups[above] != group)
        )

    def beneath(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """All units strictly beneath any of these units."""
        wanted = set(numbers)
        return tuple(n for n, path in enumerate(self.paths) if wanted.intersection(path[1:]))

    def codes_within(self, code: str) -> frozenset[str]:
        """The code with those of all units beneath it, of whatever day; empty if no unit has it."""
        numbers = self.by_code.get(code, ())
        return frozenset(self.units[n].code for n in (*numbers, *self.beneath(numbers)))

    def named(self, text: str, day: date) -> frozenset[int]:
        """The units that a text names on a day: one is certain, several ambiguous, none unknown.

        A name means the units that have the name and are valid that day. If all units with the name
        have ended, the name means their successors (contract, "Units").
        """
        known = self.names.get(fold_case(text), ())
        now = frozenset(number for number in known if self.units[number].valid_on(day))
        if now:
            return now
        ended = [n for n in known if (self.units[n].valid_to or date.max) < day]
        return frozenset().union(*(self.successors_on(number, day) for number in ended))

    def successors_on(self, number: int, day: date) -> frozenset[int]:
        """The units valid on `day` that an ended unit has become, directly or through others."""
        reached: set[int] = set()
        waiting, seen = [number], {number}
        while waiting:
            for heir in self.heirs[waiting.pop()]:
                if heir in seen:
                    continue
                seen.add(heir)
                if self.units[heir].valid_on(day):
                    reached.add(heir)
                else:
                    waiting.append(heir)
        return frozenset(reached)

    @cached_property
    def heirs(self) -> tuple[tuple[int, ...], ...]:
        """For each unit, the units that the codes in `successor` name. A code names the first unit
        that exists after the end of the unit, never a later unit that received the code again."""

        def heirs(unit: Unit) -> tuple[int, ...]:
            later = (
                [n for n in self.by_code.get(code, ()) if _exists_after(self.units[n], unit)]
                for code in unit.successors
            )
            return tuple(
                min(numbers, key=lambda n: self.units[n].valid_from or date.min)
                for numbers in later
                if numbers
            )

        return tuple(map(heirs, self.units))

    @cached_property
    def predecessors(self) -> tuple[tuple[int, ...], ...]:
        """For each unit, the units that became the unit, or a part of it."""
        before: list[list[int]] = [[] for _ in self.units]
        for number, after in enumerate(self.heirs):
            for heir in after:
                before[heir].append(number)
        return tuple(map(tuple, before))

    def headcounts_on(self, day: date) -> tuple[Headcount, ...]:
        """The headcount of each unit on a day (contract, "Units").

        The headcount is the declared one. If none is declared, the headcount is the sum over the
        children valid that day, provided that all of these are known; else the number of people
        whom the roster lists in the unit and beneath it; else None.
        """
        known: dict[int, Headcount] = {}
        deepest_first = sorted(range(len(self.units)), key=lambda n: -len(self.paths[n]))
        for number in deepest_first:
            unit = self.units[number]
            beneath = [
                known[c].number for c in self.children[number] if self.units[c].valid_on(day)
            ]
            counts = [count for count in beneath if count is not None]
            if unit.headcount is not None:
                known[number] = Headcount(unit.headcount)
            elif counts and len(counts) == len(beneath):
                known[number] = Headcount(sum(counts), derived=True)
            else:
                known[number] = Headcount(unit.listed or None, listed=bool(unit.listed))
        return tuple(known[number] for number in range(len(self.units)))


def _exists_after(heir: Unit, ended: Unit) -> bool:
    """True if the heir exists after the ended unit's last day; the ended unit itself does not."""
    return (heir.valid_to or date.max) > (ended.valid_to or date.max)


def read_units(path: Path, problems: list[Problem]) -> UnitTree:
    """Read units.csv; mistakes go to `problems` with their line."""
    units: list[Unit] = []
    lines: list[int] = []

    def wrong(line: int, found: str, expected: str) -> None:
        problems.append(Problem(path.name, f"line {line}", found, expected))

    for line, row in read_rows(path, COLUMNS, ("code", "name"), problems):
        for column in ("code", "name"):
            if not row[column]:
                wrong(line, f"an empty {column}", f"a {column}")
        if row["group"] and not is_identifier(row["group"]):
            expected = "letters without accents, digits, _ . -; contest.toml [[groups]] has a title"
            wrong(line, f"group {row['group']!r}", expected)
        headcount = row["headcount"]
        if headcount and not (headcount.isascii() and headcount.isdigit()):
            wrong(line, f"headcount {headcount!r}", "a whole number, or nothing")
            headcount = ""
        days: dict[str, date | None] = {}
        for column in ("valid_from", "valid_to"):
            days[column] = parse_day(row[column]) if row[column] else None
            if row[column] and days[column] is None:
                wrong(line, f"{column} {row[column]!r}", "a day such as 2024-12-01, or nothing")
        lines.append(line)
        units.append(
            Unit(
                code=row["code"],
                name=row["name"],
                kind=row["kind"],
                group=row["group"],
                parent=row["parent"],
                headcount=int(headcount or 0) or None,
                headcount_source=row["headcount_source"],
                aliases=split_list(row["aliases"]),
                valid_from=days["valid_from"],
                valid_to=days["valid_to"],
                successors=split_list(row["successor"]),
            )
        )
    tree = UnitTree(tuple(units))
    _check_tree(tree, lines, wrong)
    return tree


def _check_tree(tree: UnitTree, lines: list[int], wrong: object) -> None:
    assert callable(wrong)
    for number, unit in enumerate(tree.units):
        line = lines[number]
        if unit.valid_from and unit.valid_to and unit.valid_to < unit.valid_from:
            wrong(line, f"valid_to {unit.valid_to}", f"a day from {unit.valid_from} on")
        for other in tree.by_code[unit.code]:
            if other < number and tree.units[other].overlaps(unit):
                expected = f"days that do not overlap those of line {lines[other]}"
                wrong(line, f"code {unit.code} again", expected)
        if unit.parent and unit.parent not in tree.by_code:
            wrong(line, f"parent {unit.parent!r}", "the code of a unit in this file")
        elif unit.parent and tree.parents[number] is None:
            wrong(line, f"parent {unit.parent!r}", "a parent that exists in the same time")
        for code in unit.successors:
            if code not in tree.by_code:
                wrong(line, f"successor {code!r}", "the code of a unit in this file")
        if unit.successors and unit.valid_to is None:
            wrong(line, "a successor without valid_to", "the unit's last day in valid_to")
        path = tree.paths[number]
        if (top := tree.parents[path[-1]]) is not None and top in path:
            wrong(line, f"parent {unit.parent!r}", "a tree: a unit is not above itself")
