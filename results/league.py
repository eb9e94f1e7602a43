"""Orders units by their participation rate, with competition ranks 1-2-2-4.

The order compares rates as exact fractions, so equal rates share a rank whatever their floats say.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class League:
    """The ordered units that are valid at the reference time, and the units that have ended.

    Rows are participation rows.
    """

    rows: tuple[Row, ...]
    ended: tuple[Row, ...]

    @property
    def silent(self) -> tuple[Row, ...]:
        """Units without a participant yet."""
        return tuple(row for row in self.rows if row["people"] == 0)

    @property
    def started(self) -> int:
        """Number of units that have participants."""
        return len(self.rows) - len(self.silent)

    @property
    def without_headcount(self) -> int:
        """Number of units without a known headcount."""
        return sum(row["headcount"] is None for row in self.rows)

    @property
    def ranked(self) -> int:
        """Number of units that have a rank."""
        return len(self.rows) - self.without_headcount

    @property
    def headcount(self) -> int | None:
        """The sum of the known headcounts; None if no headcount is known."""
        return sum(row["headcount"] or 0 for row in self.rows) or None

    @property
    def counted_people(self) -> int:
        """Number of people in the units whose headcount is known. `rate` divides this number."""
        return sum(row["people"] for row in self.rows if row["headcount"])

    @property
    def rate(self) -> float | None:
        """`counted_people` ÷ `headcount`. Neither number includes a unit without a headcount."""
        return self.counted_people / self.headcount if self.headcount else None

    def rank_of(self, code: str) -> int | None:
        """The rank of a unit; None for a unit without a rank."""
        return next((row["rank"] for row in self.rows if row["unit_code"] == code), None)


def ranked(
    rows: Iterable[Row], peers: Callable[[Row], Hashable] = lambda row: None
) -> list[dict[str, Any]]:
    """The rows in their order, each with its `rank` among the rows of equal `peers`.

    A unit that has ended and a unit without a headcount have no rank. While nobody takes part, no
    unit has a rank, because otherwise every unit would be first.
    """
    all_rows = list(rows)
    rates: defaultdict[Hashable, list[Fraction]] = defaultdict(list)
    for row in all_rows:
        if row["valid"] and (rate := _rate(row)) is not None:
            rates[peers(row)].append(rate)
    begun = {peers(row) for row in all_rows if row["valid"] and row["people"]}
    for among in rates.values():
        among.sort()

    def rank(row: Row) -> int | None:
        rate = _rate(row)
        if rate is None or not row["valid"] or peers(row) not in begun:
            return None
        among = rates[peers(row)]
        return 1 + len(among) - bisect_right(among, rate)

    return [{**row, "rank": rank(row)} for row in all_rows]


def league(rows: Iterable[Row]) -> League:
    """Order ranked units by rate. Units without a known headcount come last, most people first."""
    all_rows = list(rows)

    def key(row: Row) -> tuple[bool, Fraction, int, str]:
        rate = _rate(row)
        return (rate is None, -(rate or Fraction()), -row["people"], row["unit_name"])

    return League(
        rows=tuple(sorted((row for row in all_rows if row["valid"]), key=key)),
        ended=tuple(row for row in all_rows if not row["valid"] and row["people"]),
    )


def _rate(row: Row) -> Fraction | None:
    return Fraction(row["people"], row["headcount"]) if row["headcount"] else None
