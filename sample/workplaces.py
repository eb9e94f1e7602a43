"""Draws people's workplaces, and the texts that people write about them on a given day."""

from __future__ import annotations

from typing import NamedTuple

from sample import wording
from sample.clock import DAY
from sample.draw import For, Random, Stream, Weighted, pick
from sample.folder import Contest, Unit, fold
from sample.namesakes import Namesakes
from sample.wording import AMBIGUOUS, BLANK, UNKNOWN, Writing

_GUESSED_STAFF = 80  # of a unit whose headcount nobody knows
_OWN_STAFF_SHARE = 0.05  # of a unit whose headcount is that of its children
_SILENT_COMMUNES, _SILENT_DEPARTMENTS = 5, 1
_EAGER_COMMUNES, _EAGER_WILL = 2, 1.0
_JUNK = ("Không", "Cán bộ", "Văn phòng", "Hải Dương", "Hải Phòng", "0950000000", "UBND", "Nhà nước")
_EXACT_SHARE, _BARE_SHARE, _FORMER_SHARE, _EARLY_SHARE = 0.865, 0.25, 0.35, 0.03


class Habit(NamedTuple):
    """A person's way of writing the unit, as three fixed chances."""

    care: float
    variant: float
    memory: float


class Workplaces:
    """The workplaces from which people come: the units valid at the opening."""

    def __init__(self, contest: Contest, seed: int) -> None:
        self._units = contest.units
        self._stream = Stream(seed, For.UNITS)
        opening, closing = (moment // DAY for moment in (contest.opens, contest.closes))
        self._places = [unit for unit in self._units.all if unit.valid_on(opening)]
        self._wheel = Weighted(self._weights(closing))
        numbered = self._units.all
        self._certain = [wording.certain(unit, self._units) for unit in numbered]
        namesakes = Namesakes(self._units)
        self._spoken = [wording.spoken(unit, self._units, namesakes) for unit in numbered]
        self._early = [wording.early(unit, self._units) for unit in numbered]
        self._shared = [wording.is_shared(unit, self._units) for unit in numbered]
        self._heirs: dict[tuple[int, int], Unit] = {}
        self._last_day = closing

    def draw(self, chance: float) -> Unit:
        """A workplace. Large, willing units come most often, silent units never."""
        return self._places[self._wheel.pick(chance)]

    def unit_on(self, number: int, day: int) -> Unit:
        """The unit itself on a day, or its heir if the unit has ended."""
        if (number, day) not in self._heirs:
            self._heirs[number, day] = self._units.heir(self._units.all[number], day)
        return self._heirs[number, day]

    def write(self, place: Unit, day: int, habit: Habit, random: Random) -> Writing:
        """The text that a person of `place` writes on a day. Most people always write the same."""
        now = self.unit_on(place.number, day)
        care, variant, memory = habit
        if random() < 0.06:
            care, variant = random(), random()
        slip = random()
        if slip < 0.002:
            return Writing("", "blank", BLANK) if slip < 0.001 else self._junk(random())
        if care >= _EXACT_SHARE:
            return self._on(day, pick(self._spoken[now.number], variant))
        if self._shared[now.number] and memory < _BARE_SHARE and self._is_ambiguous(now, day):
            return Writing(pick((now.name, now.name.lower()), variant), "shared_name", AMBIGUOUS)
        if now is not place and memory < _FORMER_SHARE:
            return pick(self._certain[place.number], variant)._replace(kind="former_name")
        coming = self.unit_on(place.number, self._last_day)
        if day < coming.first_day and memory > 1 - _EARLY_SHARE and self._early[coming.number]:
            return pick(self._early[coming.number], variant)
        return pick(self._certain[now.number], variant)

    def write_well(self, place: Unit, day: int) -> Writing:
        """The text with which an organizer corrects the cell: the first certain text."""
        return self._certain[self.unit_on(place.number, day).number][0]

    def _on(self, day: int, writing: Writing) -> Writing:
        """The writing on a day. It is ambiguous only if it may mean several units of that day."""
        rivals = [self._units.all[number] for number in writing.rivals]
        alive = {self.unit_on(u.number, day).number for u in rivals if u.first_day <= day}
        return writing._replace(names=writing.alone) if len(alive) == 1 else writing

    def _is_ambiguous(self, unit: Unit, day: int) -> bool:
        owners = self._units.named[fold(unit.name)]
        return sum(owner.valid_on(day) for owner in owners) > 1

    def _junk(self, chance: float) -> Writing:
        return Writing(pick(_JUNK, chance), "junk", UNKNOWN)

    def _weights(self, closing: int) -> list[float]:
        staff = [self._own_staff(unit, closing) for unit in self._places]
        will = [self._will(unit) for unit in self._places]
        for number in self._chosen("commune", _SILENT_COMMUNES + _EAGER_COMMUNES, part=1):
            will[number] = 0.0
        for number in self._chosen("commune", _EAGER_COMMUNES, part=1):
            will[number] = _EAGER_WILL
        for number in self._chosen("department", _SILENT_DEPARTMENTS, part=2):
            will[number] = 0.0
        return [people * share for people, share in zip(staff, will, strict=True)]

    def _will(self, unit: Unit) -> float:
        """The share of the staff that takes part, similar within a district."""
        above = self._units.parent_of(unit)
        district = self._stream.at((above or unit).number)()
        own = self._stream.at(unit.number, part=1)()
        return 0.1 + 0.55 * district + 0.3 * own

    def _chosen(self, level: str, count: int, part: int) -> list[int]:
        """Positions of a few places that no merger touches. A larger count only adds places."""
        candidates = [
            number
            for number, unit in enumerate(self._places)
            if not unit.successors
            and bool(unit.parent) == (level == "commune")
            and (level == "commune" or (unit.group == "department" and (unit.headcount or 0) < 150))
        ]
        return sorted(candidates, key=lambda n: self._stream.at(n, 10 + part)())[:count]

    def _own_staff(self, unit: Unit, closing: int) -> float:
        """The staff of the unit itself, without that of its children or of units it took in."""
        children = sum(
            child.headcount or 0
            for child in self._units.children_of(unit)
            if child.valid_on(closing)
        )
        if unit.headcount is None:
            return children * _OWN_STAFF_SHARE or _GUESSED_STAFF
        taken_in = sum(
            other.headcount or 0
            for other in self._places
            if unit.code in other.successors and unit.valid_on(closing) and other is not unit
        )
        return unit.headcount - children - taken_in
