"""Who is excluded by exclusions.csv (contract, "Exclusions")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from contest.exclusions import Exclusion
from contest.units import UnitTree

UNIT = "unit_code"


class Exclusions:
    """The rows of exclusions.csv. A row excludes who matches all of its filled fields."""

    def __init__(self, rows: Sequence[Exclusion], tree: UnitTree) -> None:
        self._by_field: dict[tuple[str, str], list[dict[str, str]]] = {}
        self._by_unit: list[dict[str, str]] = []
        for wanted in filter(None, map(_wanted, rows)):
            field = next((name for name in wanted if name != UNIT), None)
            if field is None:
                self._by_unit.append(wanted)
            else:
                self._by_field.setdefault((field, wanted[field]), []).append(wanted)
        self._paths = tree.paths
        self._bearers = tree.by_code

    def meets(self, fields: Mapping[str, str], unit: int | None) -> bool:
        """True if a response is excluded. `fields`: as read; `unit`: a number, or None."""
        rows = [*self._by_unit]
        if self._by_field:
            for said in fields.items():
                rows += self._by_field.get(said, ())
        return any(self._matches(row, fields, unit) for row in rows)

    def _matches(self, row: Mapping[str, str], fields: Mapping[str, str], unit: int | None) -> bool:
        return all(
            self._is_beneath(unit, text) if field == UNIT else fields.get(field) == text
            for field, text in row.items()
        )

    def _is_beneath(self, unit: int | None, code: str) -> bool:
        meant = self._bearers.get(code, ())
        return unit is not None and any(step in meant for step in self._paths[unit])


def _wanted(one: Exclusion) -> dict[str, str]:
    """The filled fields of a row, as a response's own cells are read."""
    return {field: text for field, text in one._asdict().items() if text}
