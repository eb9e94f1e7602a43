"""How a form offers the units: by which text, and in which drop-downs, each in a section.

The texts and the sections follow from the folder alone. So the script that makes the form
(`authoring.form_script`) and the pre-filled links (`publish.promotion.form_link`) agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from contest.contest import Contest
from contest.naming import resolve
from contest.text import fold_case
from contest.units import UnitTree

GROUP, REST = "Khối", "Đơn vị khác trong khối"
"""The heading of the choice of a group, and the way to a group's units that have none beneath."""
_NO_GROUP = "Đơn vị khác"


@dataclass(frozen=True, slots=True)
class Option:
    """A line of a drop-down. `units`: the numbers of the units that it means, one on each day; none
    for a group. `leads`: the key of the next section, empty: to the questions."""

    text: str
    units: tuple[int, ...] = ()
    leads: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the form with one drop-down.

    `key` names the drop-down in `[prefill]`: `group` the choice of a group, `group:<id>` a group's
    units, `rest:<id>` those of its units that have none beneath, where others have some,
    `unit:<code>` a unit with those beneath it. `title` is what was chosen before, empty in the
    first section. `heading` is the question's, `field` the field of `[columns]` that it fills,
    empty if the answer only leads on.
    """

    key: str
    title: str
    heading: str
    field: str
    options: tuple[Option, ...]


def window_days(contest: Contest, first: date | None = None) -> tuple[date, ...]:
    """The first day of each span of the contest's window in which no unit begins or ends; without a
    window, of all time. `first`: a later first day."""
    tree = contest.units
    opens = first or (contest.opens_at.date() if contest.opens_at else date.min)
    closes = contest.closes_at
    last = (closes - timedelta(seconds=1)).date() if closes else date.max
    begins = {unit.valid_from for unit in tree.units if unit.valid_from}
    ends = {u.valid_to + timedelta(days=1) for u in tree.units if u.valid_to and u.valid_to < last}
    return (opens, *sorted(day for day in begins | ends if opens < day <= last))


def first_day(contest: Contest, now: datetime) -> date:
    """The first day for which a form made at `now` (contest-local) offers units: today while the
    contest is open, else the day of the opening."""
    opens, closes = contest.opens_at, contest.closes_at
    if opens and (now < opens or (closes and now >= closes)):
        return opens.date()
    return now.date()


def option_text(tree: UnitTree, number: int, days: Sequence[date]) -> str:
    """The text by which the form offers a unit: the first of its name, its aliases, and its name
    with that of the unit above, that names the unit and no other on each of `days` on which the
    unit is valid (`contest.naming.resolve`). A unit without such a text has its name.

    >>> from contest.units import Unit
    >>> tree = UnitTree((Unit("1", "Xã Một", aliases=("Xã Một, huyện A",)), Unit("2", "Xã Một"),
    ...                  Unit("3", "Xã Ba", aliases=("UBND xã Ba",))))
    >>> [option_text(tree, number, [date(2024, 12, 2)]) for number in range(3)]
    ['Xã Một, huyện A', 'Xã Một', 'Xã Ba']
    """
    unit, above = tree.units[number], tree.parents[number]
    texts = [unit.name, *unit.aliases]
    if above is not None:
        texts.append(f"{unit.name}, {tree.units[above].name}")
    return next((text for text in texts if is_certain(tree, number, text, days)), unit.name)


def is_certain(tree: UnitTree, number: int, text: str, days: Sequence[date]) -> bool:
    """Whether a text names a unit and no other on each of `days` on which the unit is valid; false
    if the unit is valid on none of them."""
    valid = [day for day in days if tree.units[number].valid_on(day)]
    return bool(valid) and all(resolve(tree, text, day).unit == number for day in valid)


def sections(contest: Contest, days: Sequence[date]) -> tuple[Section, ...]:
    """The sections in which a form offers the units that are valid on one of `days`.

    Several groups: first the choice of the group. Then a section for each group, and one for each
    unit with units beneath it, in which that unit itself stands first. With `[columns] unit_1`,
    `unit_2`, … each level fills its own field. The last field (`unit` if it is the only one) is
    filled only by the drop-down in which somebody names the own unit, because two columns of one
    field that differ are unreadable; a choice that leads to units beneath has another heading, of
    the group or of the unit. No units or no such field: no section.
    """
    return tuple(_Sections(contest, days).all())


class _Sections:
    """The sections of one form, made from the top down."""

    def __init__(self, contest: Contest, days: Sequence[date]) -> None:
        self._contest, self._tree = contest, contest.units
        self._headings = {n: h[0] for n, h in contest.settings.columns.items()}
        texts = window_days(contest)
        self._texts = {
            number: option_text(self._tree, number, texts)
            for number, unit in enumerate(self._tree.units)
            if any(unit.valid_on(day) for day in days)
        }
        self._levels = sorted(
            (n for n in self._headings if n.startswith("unit")), key=lambda n: (len(n), n)
        )
        self._codes = [self._tree.units[n].code for n in self._texts if self._beneath((n,))]

    def all(self) -> Iterator[Section]:
        if not self._texts or not self._levels:
            return
        groups = [(g.id, g.title or g.id) for g in self._contest.groups] + [("", _NO_GROUP)]
        offered = [(g, title, tops) for g, title in groups if (tops := self._tops(g))]
        several = len(offered) > 1
        if several:
            options = [Option(title, (), f"group:{g}") for g, title, _ in offered]
            yield Section("group", "", self._free(GROUP), "", tuple(options))
        for group, title, tops in offered:
            yield from self._group(group, title if several else "", title, tops)

    def _group(
        self, group: str, title: str, heading: str, tops: Sequence[tuple[int, ...]]
    ) -> Iterator[Section]:
        above = [top for top in tops if self._beneath(top)]
        alone = [top for top in tops if not self._beneath(top)]
        field = self._field(0, leads=bool(above))
        options = [self._option(top) for top in (tops if field else above)]
        if alone and not field:
            options.append(Option(REST, (), f"rest:{group}"))
        yield Section(f"group:{group}", title, self._heading(field, heading), field, tuple(options))
        if alone and not field:
            last = self._field(0, leads=False)
            rest = tuple(map(self._option, alone))
            yield Section(f"rest:{group}", REST, self._headings[last], last, rest)
        for top in above:
            yield from self._unit(top, 1)

    def _unit(self, slot: tuple[int, ...], depth: int) -> Iterator[Section]:
        """The section of a unit: the unit itself, then the units directly beneath it."""
        children = self._beneath(slot)
        deeper = [child for child in children if self._beneath(child)]
        field, text = self._field(depth, leads=bool(deeper)), self._texts[slot[0]]
        itself = Option(text, slot)
        if field:
            options = [itself, *map(self._option, children)]
        else:
            # Who works in the unit itself, or in one that has none beneath, names it one step on.
            options = [Option(REST, (), f"rest:{self._key(slot)}"), *map(self._option, deeper)]
        yield Section(
            self._key(slot), text, self._heading(field, f"{text}: chọn"), field, tuple(options)
        )
        if not field:
            last = self._field(depth, leads=False)
            alone = [self._option(child) for child in children if child not in deeper]
            yield Section(
                f"rest:{self._key(slot)}", text, self._headings[last], last, (itself, *alone)
            )
        for child in deeper:
            yield from self._unit(child, depth + 1)

    def _field(self, depth: int, *, leads: bool) -> str:
        """The field of the drop-down at a depth; empty if the choice only leads to another, because
        the last field is for the drop-down in which somebody names the own unit."""
        if depth < len(self._levels) - 1:
            return self._levels[depth]
        return "" if leads else self._levels[-1]

    def _heading(self, field: str, otherwise: str) -> str:
        return self._headings[field] if field else self._free(otherwise)

    def _free(self, heading: str) -> str:
        """A heading that no field and no question of the contest has."""
        settings = self._contest.settings
        declared = [h for headings in settings.columns.values() for h in headings]
        declared += [h for item in self._contest.items for h in item.headings]
        declared += [category.when.column for category in settings.categories]
        taken = set(map(fold_case, declared))
        while fold_case(heading) in taken:
            heading += " (chọn)"
        return heading

    def _tops(self, group: str) -> list[tuple[int, ...]]:
        return self._slots(self._tree.top_of(group))

    def _beneath(self, slot: tuple[int, ...]) -> list[tuple[int, ...]]:
        return self._slots([child for number in slot for child in self._tree.children[number]])

    def _slots(self, numbers: Sequence[int]) -> list[tuple[int, ...]]:
        """The offered ones of these units. Units of one text, one after the other in time, are one
        line."""
        found: dict[str, tuple[int, ...]] = {}
        for number in numbers:
            if number in self._texts:
                text = self._texts[number]
                found[text] = (*found.get(text, ()), number)
        return list(found.values())

    def _option(self, slot: tuple[int, ...]) -> Option:
        leads = self._key(slot) if self._beneath(slot) else ""
        return Option(self._texts[slot[0]], slot, leads)

    def _key(self, slot: tuple[int, ...]) -> str:
        unit = self._tree.units[slot[0]]
        is_shared = self._codes.count(unit.code) > 1 and unit.valid_from
        return f"unit:{unit.code}@{unit.valid_from}" if is_shared else f"unit:{unit.code}"


def way_to(found: Sequence[Section], number: int) -> list[tuple[str, str]]:
    """The choices that lead to a unit: key of each section, text of the option. Empty: the form
    does not offer the unit."""

    def onward(key: str) -> list[tuple[str, str]]:
        section = by_key[key]
        for option in section.options:
            if number in option.units and not option.leads:
                return [(key, option.text)]
        for option in section.options:
            if option.leads and (rest := onward(option.leads)):
                return [(key, option.text), *rest]
        return []

    by_key = {section.key: section for section in found}
    return onward(found[0].key) if found else []
