"""Participation rows: the counts of scoring joined with the unit tree at the reference time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any

import pyarrow as pa

from contest.errors import UsageError
from contest.mergers import tree_on
from contest.roster import HEADCOUNT_SOURCE
from contest.units import Headcount
from results.compute import Results
from results.league import Row, ranked
from results.tables import NOWHERE, Key
from scoring.standings import OVERALL

SCHEMA = pa.schema(
    [
        ("unit_code", pa.string()),
        ("unit_name", pa.string()),
        ("kind", pa.string()),
        ("group", pa.string()),
        ("parent_code", pa.string()),
        ("valid_from", pa.date32()),
        ("valid_to", pa.date32()),
        ("valid", pa.bool_()),
        ("children", pa.int64()),
        ("people", pa.int64()),
        ("attempts", pa.int64()),
        ("headcount", pa.int64()),
        ("headcount_derived", pa.bool_()),
        ("participation_rate", pa.float64()),
        ("mean_score", pa.float64()),
        ("last_submitted_at", pa.timestamp("us")),
        ("rank", pa.int64()),
    ]
)


class UnitRows:
    """Rows about the units of one `Results`.

    The rows show the units as they were at the time of each submission. With `state`, the rows show
    the units of that day, and all credit belongs to the units of that day. Means over fewer people
    than `small_cell` are null, because they would tell single persons' scores; numbers of people
    are always there, zero too.

    `units_of` returns the object that all viewers share.
    """

    def __init__(self, results: Results, state: date | None = None, small_cell: int = 0) -> None:
        self.state = state
        self.small_cell = small_cell
        self._results = results
        tree = results.contest.units
        self._tree = tree_on(tree, state) if state else tree
        self._day = state or results.reference_time.date()
        self._where = f"in the state of {state}" if state else "in units.csv"

    @cached_property
    def _headcounts(self) -> tuple[Headcount, ...]:
        return self._tree.headcounts_on(self._day)

    def of_code(self, code: str) -> tuple[int, ...]:
        """The units that have a code, in order of time; a reused code has several.

        Raises:
            UsageError: no unit has this code.
        """
        if code not in self._tree.by_code:
            raise UsageError(f"there is no unit with code {code!r} {self._where}")
        return self._tree.by_code[code]

    def bearer(self, code: str) -> int:
        """The unit that has a code at the reference time, else the last unit that had it.

        Raises:
            UsageError: no unit has this code.
        """
        self.of_code(code)  # refuses an unknown code
        return self._tree.bearers(code, self._day)[-1]

    def codes_beneath(self, code: str, *, directly: bool = False) -> frozenset[str]:
        """The code itself, and the codes of the units beneath that are valid at the reference time.

        `directly`: only the units directly beneath.

        Raises:
            UsageError: no unit has this code.
        """
        tree, unit = self._tree, self.bearer(code)
        beneath = tree.children[unit] if directly else tree.beneath((unit,))
        valid = (tree.units[n] for n in beneath if tree.units[n].valid_on(self._day))
        return frozenset({code, *(one.code for one in valid)})

    def inside(self, code: str) -> set[int]:
        """The units of the contest whose credit belongs to a unit of this code or beneath it.

        Raises:
            UsageError: no unit has this code.
        """
        return set().union(*(self._insides.get(number, ()) for number in self.of_code(code)))

    @property
    def _insides(self) -> Mapping[int, frozenset[int]]:
        """Number of each unit → the units whose credit belongs to it or beneath it.

        One query finds those of all units, because a page may ask for every unit of a province.
        """
        above = Key("above", self.state)

        def insides() -> dict[int, frozenset[int]]:
            found: defaultdict[int, set[int]] = defaultdict(set)
            query = f'select ancestor, unit from "{above}"'  # nosec B608 # the name of a table of ours
            for row in self._results.rows(above, query).to_pylist():
                found[row["ancestor"]].add(row["unit"])
            return {unit: frozenset(inside) for unit, inside in found.items()}

        return self._results.keep(above, insides)

    def numbers(self, by: str | None, under: str | None) -> tuple[int, ...]:
        """The numbers of the units that a report is about."""
        if under is not None:
            return self._tree.beneath(self.of_code(under))
        if by == "unit":
            return tuple(range(len(self._tree.units)))
        groups = [group.id for group in self._results.contest.groups]
        if by not in groups:
            expected = ", ".join([*groups, "unit"])
            raise UsageError(f"there is no group {by!r}; expected one of {expected}")
        return self._tree.top_of(by)

    def top_rows(self, round_number: int) -> list[dict[str, Any]]:
        """Rows of the units without a unit above them that are valid or have people."""
        top = [n for n, above in enumerate(self._tree.parents) if above is None]
        rows = self.rows(top, round_number)
        return [row for row in rows if row["valid"] or row["people"]]

    def silent_beneath(self, round_number: int) -> dict[tuple[str, bool], int]:
        """Number of valid units beneath others in which nobody took part, where somebody did in
        another one: by group, and whether the unit above is of the same group."""
        tree, counts = self._tree, self._counts(round_number)
        people: defaultdict[tuple[str, bool], list[int]] = defaultdict(list)
        for number, above in enumerate(tree.parents):
            if above is not None and tree.units[number].valid_on(self._day):
                group = tree.groups[number]
                count = counts.get(number, {}).get("people", 0)
                people[group, tree.groups[above] == group].append(count)
        return {layer: some.count(0) for layer, some in people.items() if any(some) and 0 in some}

    def table(self, by: str | None, under: str | None, round_number: int) -> pa.Table:
        """The ranked rows of a report.

        The top units of a group are ranked among themselves. Other units are ranked among the units
        with the same unit above, or, without a unit above, among the units of the same group.
        """
        rows = self.rows(self.numbers(by, under), round_number)
        one_group = under is None and by != "unit"

        def peers(row: Row) -> Hashable:
            return None if one_group else row["parent_code"] or ("top of", row["group"])

        return pa.Table.from_pylist(ranked(rows, peers), schema=SCHEMA)

    def rows(self, numbers: Iterable[int], round_number: int) -> list[dict[str, Any]]:
        """One row a unit. A unit in which nobody took part has 0 people and a null mean."""
        counts = self._counts(round_number)
        return [self._row(number, counts.get(number, {})) for number in numbers]

    def exact_rows(self, group: str) -> list[dict[str, Any]]:
        """The rows of a group's top units, with `score_sum` (1/D) and `score_count`, for rules that
        compare exact means."""
        numbers, counts = self.numbers(group, None), self._counts(OVERALL)
        sums = ("score_sum", "score_count")
        return [
            {**row, **{name: counts.get(number, {}).get(name) for name in sums}}
            for number, row in zip(numbers, self.rows(numbers, OVERALL), strict=True)
        ]

    def unplaced(self, round_number: int) -> int:
        """Number of people whose credit no unit of the state surely contains."""
        return int(self._counts(round_number).get(NOWHERE, {}).get("people", 0))

    def _counts(self, round_number: int) -> dict[int, dict[str, Any]]:
        table = Key("participation", self.state)

        def count() -> dict[int, dict[str, Any]]:
            query = f'select * from "{table}" where round = ?'  # nosec B608 # the name of a table of ours
            found = self._results.rows(table, query, [round_number]).to_pylist()
            return {row["unit"]: row for row in found}

        return self._results.keep((table, round_number), count)

    def _row(self, number: int, count: dict[str, Any]) -> dict[str, Any]:
        unit, above = self._tree.units[number], self._tree.parents[number]
        headcount, derived, listed = self._headcounts[number]
        people = count.get("people", 0)
        hidden = people < self.small_cell
        return {
            "unit_code": unit.code,
            "unit_name": unit.name,
            "kind": unit.kind,
            "group": self._tree.groups[number],
            "parent_code": None if above is None else self._tree.units[above].code,
            "valid_from": unit.valid_from,
            "valid_to": unit.valid_to,
            "valid": unit.valid_on(self._day),
            "children": len(self._tree.children[number]),
            "people": people,
            "attempts": count.get("attempts", 0),
            "headcount": headcount,
            "headcount_derived": derived,
            "headcount_source": HEADCOUNT_SOURCE if listed else unit.headcount_source,
            "participation_rate": people / headcount if headcount else None,
            "mean_score": None
            if hidden
            else self.mean(count.get("score_sum"), count.get("score_count")),
            "last_submitted_at": count.get("last_submitted_at"),
        }

    def mean(self, total: int | None, count: int | None) -> float | None:
        """The mean mark: total (1/D) ÷ D ÷ count; None if nobody took part.

        No other place turns marks into a mean.
        """
        if not count or total is None:
            return None
        return int(total) / (self._results.contest.denominator * count)

    def one(self, code: str, round_number: int) -> dict[str, Any] | None:
        """The row of the unit that has the code at the reference time, with `path` from the top.

        If no unit has the code at that time, the row is that of the last unit that had it; None if
        no unit ever had it.
        """
        if code not in self._tree.by_code:
            return None
        number, tree = self.bearer(code), self._tree
        path = reversed(tree.paths[number][1:])
        above = [(tree.units[n].code, tree.units[n].name, tree.groups[n]) for n in path]
        return {**self.rows([number], round_number)[0], "path": above}


def units_of(results: Results, state: date | None = None, small_cell: int = 0) -> UnitRows:
    """The rows about units in one state of the tree, made once for all viewers."""
    about = ("units", state, small_cell)
    return results.keep(about, lambda: UnitRows(results, state, small_cell))
