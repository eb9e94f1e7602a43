"""What a sign is: groups of rows, and how often the same happens elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log
from typing import Any, Literal

SignName = Literal[
    "same_answers",
    "phone_units",
    "burst",
    "stopped",
    "prize_edited_in_sheet",
    "prize_edited_by_form",
    "prize_missing",
    "prize_out_of_order",
    "prize_no_seconds",
]

MOST_GROUPS, MOST_ROWS = 50, 10
"""The largest number of groups of a sign, and of named rows of a group."""
UNUSUAL = log(100)
"""The smallest surprise of a group that is listed: chance makes one in a hundred."""
COUNTS = "a.state in ('accepted', 'superseded', 'held') and a.submitted_at is not null"
"""The responses that are looked at: those that count, and those that may still count."""


@dataclass(frozen=True, slots=True)
class Share:
    """A base rate: `part` of `whole` cases show the same."""

    part: int
    whole: int

    @property
    def rate(self) -> float | None:
        """`part` ÷ `whole`; None without a case."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class SignGroup:
    """Rows that show a sign together.

    `response_ids`: the first `MOST_ROWS` of the `rows` responses, in order of time. `where`: the
    unit's name, or the id of the source; empty if the sign is not about one place. `expected`: the
    number that would be usual, in rows; None where none is computed. `starts_at` and `ends_at`:
    contest-local; None: no row has a time.
    """

    response_ids: tuple[str, ...]
    rows: int
    starts_at: datetime | None
    ends_at: datetime | None
    where: str = ""
    expected: float | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """One kind of sign. `groups`: the strongest first, at most `MOST_GROUPS`; `more`: the number of
    groups that are left out. `base`: how often the same happens in the rows with which the groups
    are compared."""

    name: SignName
    groups: tuple[SignGroup, ...]
    more: int
    base: Share


def sign(
    name: SignName,
    groups: Sequence[SignGroup],
    base: Share,
    total: int | None = None,
    most: int | None = MOST_GROUPS,
) -> Sign:
    """A sign with its first `most` groups (None: all). `total`: the number of groups in all; None:
    all of them are here."""
    count = len(groups) if total is None else total
    kept = tuple(groups[:most])
    return Sign(name, kept, count - len(kept), base)


def surprise(found: str, expected: str) -> str:
    """The SQL of the natural logarithm by which chance explains a number of rows badly.

    If `expected` rows are usual (above 0), chance gives `found` rows or more in at most exp(-s) of
    the cases, s = f·ln(f/e) - f + e (Chernoff's bound of a Poisson number). No more rows than
    expected surprise by 0.

    >>> import duckdb
    >>> query = f"select round({surprise('f', 'e')}, 2) from (values (6, 1.0), (1, 2.0)) t(f, e)"
    >>> duckdb.sql(query).fetchall()
    [(5.75,), (0.0,)]
    """
    return (
        f"case when {found} > {expected} "
        f"then {found} * ln({found} / ({expected})) - {found} + ({expected}) else 0 end"
    )


def groups_of(lines: Iterable[Mapping[str, Any]]) -> tuple[SignGroup, ...]:
    """Groups from lines with the columns `ids`, `rows`, `starts_at`, `ends_at`, and `place` and
    `expected` if the sign has them."""
    return tuple(
        SignGroup(
            tuple(line["ids"][:MOST_ROWS]),
            line["rows"],
            line["starts_at"],
            line["ends_at"],
            line.get("place") or "",
            line.get("expected"),
        )
        for line in lines
    )
