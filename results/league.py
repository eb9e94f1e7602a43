"""Units in the order of their participation rate, with competition ranks 1-2-2-4.

Rates are compared as exact fractions, so that equal rates share a rank whatever their floats say.
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
    """The units valid at the reference time in order, those that have ended, and what is missing.

    Rows are participation rows.
    """

    rows: tuple[Row, ...]
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


def ranked(
    rows: Iterable[Row], peers: Callable[[Row], Hashable] = lambda row: None
) -> list[dict[str, Any]]:
    """The rows in their order, each with its `rank` among the rows of equal `peers`.

    Without a rank: who has ended, who has no headcount, and all while nobody takes part, because
    not all units are first then.
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
    """Order ranked units by rate. Unknown headcounts come last, more people first."""
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
