"""Phones: responses of one phone that name several units."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from contest.mergers import numbers_on, standing_for, tree_on
from results.compute import Results
from results.signs.model import COUNTS, MOST_ROWS, Share, Sign, groups_of, sign

_PHONES = f"""
select list(distinct a.unit) as units, count(*) as rows,
    min(a.submitted_at) as starts_at, max(a.submitted_at) as ends_at,
    list(a.response_id order by a.submitted_at, a.response_id)[:{MOST_ROWS}] as ids
from attempts a join responses r using (response_id)
where {COUNTS} and a.unit is not null and r.phone is not null
group by r.phone having count(distinct a.unit) > 1
"""  # nosec B608 # a condition and a number of ours
_WHOLE = f"""
select count(*) as n from (
    select 1 from attempts a join responses r using (response_id)
    where {COUNTS} and a.unit is not null and r.phone is not null
    group by r.phone having count(*) > 1
)
"""  # nosec B608 # a condition of ours


def phone_units(results: Results) -> Sign:
    """Phones whose responses are credited to several units. The phone with most units comes first.

    A unit and a unit beneath it are one place, and so are a unit and the unit that it merged into.
    The base rate counts these phones among all phones with two responses or more.
    """
    places = _places(results)
    lines = [
        {**line, "places": count}
        for line in results.rows("attempts", _PHONES).to_pylist()
        if (count := places(line["units"])) > 1
    ]
    lines.sort(key=lambda line: (-line["places"], -line["rows"], line["ids"]))
    whole = results.rows("attempts", _WHOLE)["n"][0].as_py()
    return sign("phone_units", groups_of(lines), Share(len(lines), whole))


def _places(results: Results) -> Callable[[Iterable[int]], int]:
    """The number of places that some units are, in the units of the reference time."""
    tree, day = results.contest.units, results.reference_time.date()
    numbers = numbers_on(tree, day)
    paths = {
        number: frozenset(numbers[step] for step in path)
        for number, path in zip(numbers, tree_on(tree, day).paths, strict=True)
    }
    nowhere: frozenset[int] = frozenset()  # no unit of that day surely contains the unit
    path_of = [nowhere if to is None else paths[to] for to in standing_for(tree, day)]

    def count(units: Iterable[int]) -> int:
        found = {path_of[unit] for unit in units}
        return sum(not any(one < other for other in found) for one in found)

    return count
