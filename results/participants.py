"""The people of a unit with an accepted response, each person once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from results.access import within
from results.compute import Results
from results.names import tidied

_PEOPLE = """
from (select coalesce(a.person_id, a.response_id) as person_id,
    any_value(r.full_name order by a.submitted_at desc, a.response_id) as full_name,
    first(a.unit order by a.submitted_at desc, a.response_id) as unit
from attempts a join responses r using (response_id)
where a.state = 'accepted' and a.unit is not null and {inside}
group by 1) order by unit, lower(full_name) nulls last, full_name, person_id
"""


@dataclass(frozen=True, slots=True)
class Participant:
    """A person with an accepted response. `full_name` is that of the latest such response that has
    a readable one; None: none has. `units`: the names of the unit of the latest response and of
    those above it, nearest first, as they were at the submission."""

    person_id: str
    full_name: str | None
    units: tuple[str, ...]


def participants(results: Results, units: Collection[int]) -> tuple[Participant, ...]:
    """The people whose accepted responses are credited to these units, by unit and name."""
    tree = results.contest.units
    query = _PEOPLE.format(inside=within("a.unit", units))
    return tuple(
        Participant(
            row["person_id"],
            row["full_name"],
            tuple(tree.units[step].name for step in tree.paths[row["unit"]]),
        )
        for row in tidied(results.rows("attempts", query)).to_pylist()
    )
