"""What came in between two times, to the second."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from results.compute import Results


@dataclass(frozen=True, slots=True)
class CameIn:
    """`people`: those whose first valid attempt lies between the times. `attempts`: all valid
    attempts between them. `last`: the time of the last of these, contest-local; None: there is
    none."""

    people: int
    attempts: int
    last: datetime | None


def came_in(results: Results, since: datetime | None, until: datetime | None) -> CameIn:
    """What came in from `since` to before `until`, both contest-local; None leaves a side open."""
    inside = "sent >= coalesce(?, sent) and sent < coalesce(?, sent + interval 1 second)"
    query = f"""
        with valid as (
            select person_id, submitted_at as sent from attempts
            where state in ('accepted', 'superseded')
        ), firsts as (select min(sent) as sent from valid group by person_id)
        select
            (select count(*) from firsts where {inside}) as people,
            (select count(*) from valid where {inside}) as attempts,
            (select max(sent) from valid where {inside}) as last
    """  # nosec B608 # a condition of ours; the times are parameters
    (row,) = results.rows("attempts", query, [since, until] * 3).to_pylist()
    return CameIn(row["people"], row["attempts"], row["last"])
