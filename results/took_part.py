"""The people of a unit who sent a response, as those see them who lead the unit: name, sub-unit,
state."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from results.access import within
from results.compute import Results
from results.names import by_name, tidied_line

_PEOPLE = """
with sent as (
    select coalesce(a.person_id, a.response_id) as who, a.unit, a.state, r.full_name,
        a.submitted_at
    from attempts a join responses r using (response_id)
    where a.state in ('accepted', 'held') and {inside}
),
people as (
    select unit, any_value(full_name order by submitted_at desc nulls last) as full_name,
        case when bool_or(state = 'accepted') then 'accepted' else 'held' end as state
    from sent group by unit, who
)
select full_name, unit, unit_code, state from people r join units using (unit) where {where}
"""


@dataclass(frozen=True, slots=True)
class TookPart:
    """A page of the people of a unit, and the number of all people that the search finds.

    Fields of a line: `full_name` (null if it could not be read), `unit_code`, `unit_name` and
    `state`: "accepted", or "held" while none of the person's responses counts.
    """

    lines: tuple[dict[str, Any], ...]
    total: int


def took_part(
    results: Results, units: Collection[int], search: str, offset: int, limit: int
) -> TookPart:
    """The people whose responses are credited to these units, by name.

    A person with responses in two of the units has a line for each of them.
    """
    where, params = by_name("r.full_name", search)
    query = _PEOPLE.format(inside=within("a.unit", units), where=where)
    page = (
        f"{query} order by lower(full_name) nulls last, full_name, unit_name, state "
        f"limit {int(limit)} offset {int(offset)}"
    )
    found = results.rows("attempts", page, params, also=("units",)).to_pylist() if limit else []
    tree = results.contest.units.units
    own = [row.pop("unit") for row in found]
    # The name without the unit above: the list is that of the unit above.
    lines = [
        tidied_line({**row, "unit_name": tree[unit].name})
        for row, unit in zip(found, own, strict=True)
    ]
    count = f"select count(*) as n from ({query})"  # nosec B608 # conditions of ours; what is asked is a parameter
    number = results.rows("attempts", count, params, also=("units",))
    return TookPart(tuple(lines), int(number["n"][0].as_py()))
