"""Units in the order of their participation rate, with competition ranks 1-2-2-4.

Rates are compared as exact fractions, so that equal rates share a rank whatever their floats say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class League:
    """The units valid at the reference time in order, those that have ended, and what is missing.

    Rows carry a `rank`, None where the headcount is unknown.
    """

    rows: tuple[dict[str, Any], ...]
    ended: tuple[Row, ...]

    @property
    def silent(self) -> tuple[Row, ...]:
        """Units in which nobody takes part yet."""
        return tuple(row for row in self.rows if row["people"] == 0)

    @property
    def started(self) -> int:
        """How many units have participants."""
        return len(self.rows) - len(self.silent)

    @property
    def without_headcount(self) -> int:
        """How many units have no known headcount."""
        return sum(row["headcount"] is None for row in self.rows)

    @property
    def ranked(self) -> int:
        """How many units have a rank."""
        return len(self.rows) - self.without_headcount

    @property
    def headcount(self) -> int | None:
        """The sum of the known headcounts, None when none is known."""
        return sum(row["headcount"] or 0 for row in self.rows) or None

    @property
    def counted_people(self) -> int:
        """People of the units whose headcount is known: what the rate is made from."""
        return sum(row["people"] for row in self.rows if row["headcount"])

    @property
    def rate(self) -> float | None:
        """Their people ÷ their headcounts; a unit without headcount enters neither."""
        return self.counted_people / self.headcount if self.headcount else None

    def rank_of(self, code: str) -> int | None:
        """The rank of a unit, None if it has none."""
        return next((row["rank"] for row in self.rows if row["unit_code"] == code), None)


def league(rows: Iterable[Row]) -> League:
    """Order and rank units. Unknown headcounts come last, more people first, without a rank.

    While nobody at all takes part there are no ranks: not all units are first.
    """
    all_rows = list(rows)
    valid = [row for row in all_rows if row["valid"]]
    begun = any(row["people"] for row in valid)
    rates = {id(row): _rate(row) for row in valid}

    def key(row: Row) -> tuple[bool, Fraction, int, str]:
        rate = rates[id(row)]
        return (rate is None, -(rate or Fraction()), -row["people"], row["unit_name"])

    ordered = sorted(valid, key=key)
    return League(
        rows=tuple(_ranked(ordered, [rates[id(row)] for row in ordered], begun=begun)),
        ended=tuple(row for row in all_rows if not row["valid"] and row["people"]),
    )


def _rate(row: Row) -> Fraction | None:
    return Fraction(row["people"], row["headcount"]) if row["headcount"] else None


def _ranked(
    rows: Sequence[Row], rates: Sequence[Fraction | None], *, begun: bool
) -> Iterable[dict[str, Any]]:
    rank = 0
    for position, (row, rate) in enumerate(zip(rows, rates, strict=True), start=1):
        if position == 1 or rate != rates[position - 2]:
            rank = position
        yield {**row, "rank": rank if begun and rate is not None else None}
