"""The rows of units.csv, with the questions that the contract asks of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from .reading import caseless, fold, read_date, read_phone
from .tables import parts


@dataclass(frozen=True)
class Unit:
    """One row of units.csv: a unit is (`code`, `valid_from`)."""

    code: str
    name: str
    group: str
    parent: str
    headcount: int | None
    names: frozenset[str]
    valid_from: date | None
    valid_to: date | None
    successors: tuple[str, ...]

    def valid_on(self, day: date) -> bool:
        """valid_from and valid_to are dates, both inclusive."""
        return (self.valid_from is None or self.valid_from <= day) and not self.over_by(day)

    def over_by(self, day: date) -> bool:
        """True if the unit is valid only before that day."""
        return self.valid_to is not None and self.valid_to < day


def loose(text: str) -> str:
    """The text without the parts that say nothing about the unit."""
    called = caseless(text).rstrip(" .,")
    while called.startswith("ubnd "):
        called = called.removeprefix("ubnd ")
    return called


class UnitTree:
    """All rows of units.csv, with the questions the contract asks of them."""

    def __init__(self, units: Iterable[Unit], roster: Iterable[Mapping[str, str]] = ()) -> None:
        """Keeps the rows in their order, and the lines of the roster by unit, equal ones once.

        A code that several rows bear means the last of them. A line without a name is no person.
        """
        self.units = list(units)
        last = {unit.code: unit for unit in self.units}
        named = [(fold(line["unit_code"]), _person(line)) for line in roster]
        self.listed = [last[code] for code, who in dict.fromkeys(named) if code in last and who[0]]

    def parents(self, unit: Unit) -> list[Unit]:
        """The rows whose code is the unit's parent and whose validity meets its own."""
        first, last = unit.valid_from or date.min, unit.valid_to or date.max
        return [
            row
            for row in self.units
            if unit.parent
            and row.code == unit.parent
            and (row.valid_from or date.min) <= last
            and first <= (row.valid_to or date.max)
        ]

    def line(self, unit: Unit, day: date) -> list[Unit]:
        """A response belongs to the most specific certain unit and to all above it."""
        line = [unit]
        for parent in self.parents(unit):
            if parent.valid_on(day):
                line.extend(self.line(parent, day))
        return line

    def above(self, unit: Unit) -> list[Unit]:
        """Every unit above, whatever the day."""
        found: list[Unit] = []
        for parent in self.parents(unit):
            found.extend([parent, *self.above(parent)])
        return found

    def group_of(self, unit: Unit) -> str:
        """`group` on a top unit, its children inherit it."""
        if unit.group:
            return unit.group
        return next((self.group_of(parent) for parent in self.parents(unit)), "")

    def tops(self, group: str) -> list[Unit]:
        """The top units of a group: in the group, parent not in the group."""
        return [
            unit
            for unit in self.units
            if self.group_of(unit) == group
            and all(self.group_of(parent) != group for parent in self.parents(unit))
        ]

    def beneath(self, code: str) -> list[Unit]:
        """All units strictly beneath a code."""
        return [unit for unit in self.units if code in [row.code for row in self.above(unit)]]

    def headcount(self, unit: Unit, day: date) -> int | None:
        """As given; empty: the sum of the children valid that day if all are known; else, with a
        roster, the number of its lines and those beneath; else null, never 0."""
        if unit.headcount is not None:
            return unit.headcount
        children = [
            self.headcount(child, day)
            for child in self.units
            if child.valid_on(day) and unit in self.parents(child)
        ]
        known = [count for count in children if count is not None]
        if known and len(known) == len(children):
            return sum(known)
        return sum(unit in (own, *self.above(own)) for own in self.listed) or None

    def named(self, text: str, day: date) -> list[Unit]:
        """The units a text may mean that day; certain when there is exactly one.

        Certain: "the text equals, compared as above, the name or an alias of exactly one unit",
        valid that day. "A name valid only before the submission goes to its one successor."
        """
        bearers = [unit for unit in self.units if caseless(text) in unit.names]
        valid = [unit for unit in bearers if unit.valid_on(day)]
        if not bearers:
            return self.loosely_named(text, day)
        return valid or self.all_heirs(bearers, day)

    def loosely_named(self, text: str, day: date) -> list[Unit]:
        """The units of a text that is not a name as it stands. Punctuation after the text and
        "UBND" before it mean nothing. Successors of ended units stand beside units of the day."""
        called = loose(text)
        bearers = [unit for unit in self.units if called in map(loose, unit.names)]
        valid = [unit for unit in bearers if unit.valid_on(day)]
        return [*valid, *(heir for heir in self.all_heirs(bearers, day) if heir not in valid)]

    def all_heirs(self, units: Iterable[Unit], day: date) -> list[Unit]:
        """The successors, valid that day, of those units that have ended."""
        heirs: list[Unit] = []
        for unit in units:
            if unit.over_by(day):
                heirs.extend(heir for heir in self.heirs(unit, day) if heir not in heirs)
        return heirs

    def heirs(self, unit: Unit, day: date, seen: tuple[Unit, ...] = ()) -> list[Unit]:
        """The successors valid that day, through successors that have ended themselves."""
        found: list[Unit] = []
        for row in self.units:
            if row.code not in unit.successors or row in (unit, *seen):
                continue
            if row.valid_on(day):
                found.append(row)
            elif row.over_by(day):
                found.extend(self.heirs(row, day, (unit, *seen)))
        return found


def read_unit(row: dict[str, str]) -> Unit:
    """One line of units.csv."""
    valid_from, valid_to = row.get("valid_from"), row.get("valid_to")
    names = [row["name"], *parts(row.get("aliases", ""))]
    return Unit(
        code=row["code"],
        name=fold(row["name"]),
        group=row.get("group", ""),
        parent=row.get("parent", ""),
        headcount=int(row.get("headcount") or 0) or None,  # 0 reads as empty
        names=frozenset(caseless(name) for name in names),
        valid_from=date.fromisoformat(valid_from) if valid_from else None,
        valid_to=date.fromisoformat(valid_to) if valid_to else None,
        successors=parts(row.get("successor", "")),
    )


def _person(line: Mapping[str, str]) -> tuple[str, date | None, str | None]:
    """Name, birth date and phone of a line of the roster, as they are compared."""
    born, phone = line.get("birth_date", ""), line.get("phone", "")
    return caseless(line["full_name"]), read_date(born, day_first=True), read_phone(phone)
