"""Finds units with the same name, which make a text ambiguous, by plain comparison of names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sample import spelling
from sample.folder import Unit, Units, fold

_ALSO_PROVINCES = {"hai duong", "hoa binh"}
_NEW_TONES = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "uỷ": "ủy"}


class Namesakes:
    """For each unit, the other units of any time with a similar name. A successor of a unit is not
    its namesake."""

    def __init__(self, units: Units) -> None:
        self._units = units.all
        self._by_letters: defaultdict[str, list[Unit]] = defaultdict(list)
        for unit in units.all:
            self._by_letters[_letters(unit)].append(unit)

    def of_any_kind(self, unit: Unit) -> tuple[int, ...]:
        """The namesakes with the same letters, without regard to accents and kind."""
        return tuple(u.number for u in self._others(unit))

    def of_same_kind(self, unit: Unit) -> tuple[int, ...]:
        """The namesakes with the same kind and accents. The place of a tone does not matter."""
        return tuple(u.number for u in self._others(unit) if _called(u.name) == _called(unit.name))

    def with_other_marks(self, unit: Unit) -> tuple[int, ...]:
        """The namesakes with the same letters and different accents."""
        own = _called(unit.short_name)
        return tuple(u.number for u in self._others(unit) if _called(u.short_name) != own)

    def is_a_province(self, unit: Unit) -> bool:
        """True if a province has the name as well."""
        return _letters(unit) in _ALSO_PROVINCES

    def _others(self, unit: Unit) -> Iterable[Unit]:
        for other in self._by_letters[_letters(unit)]:
            is_line = other.code in unit.successors or unit.code in other.successors
            if other is not unit and not is_line:
                yield other


def _letters(unit: Unit) -> str:
    return spelling.ascii_only(unit.short_name)


def _called(name: str) -> str:
    folded = fold(name)
    for old, new in _NEW_TONES.items():
        folded = folded.replace(old, new)
    return folded
