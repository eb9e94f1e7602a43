"""Bursts: minutes in which a unit sent in far more responses than it usually does."""

from __future__ import annotations

from results.compute import Results
from results.signs.model import (
    COUNTS,
    MOST_GROUPS,
    MOST_ROWS,
    UNUSUAL,
    Share,
    Sign,
    groups_of,
    sign,
    surprise,
)

_LEAST = 5
_MINUTES = f"""
with minutes as (
    select a.unit, date_trunc('minute', a.submitted_at) as minute, count(*) as rows,
        list(a.response_id order by a.submitted_at, a.response_id)[:{MOST_ROWS}] as ids,
        min(a.submitted_at) as starts_at, max(a.submitted_at) as ends_at
    from attempts a where {COUNTS} and a.unit is not null group by 1, 2
), everywhere as (
    select avg(rows) as mean from minutes
), usual as (
    select m.*, (sum(rows) over (partition by unit) - rows + mean)
        / count(*) over (partition by unit) as expected
    from minutes m, everywhere
)
"""  # nosec B608 # a condition and a number of ours
_GROUPS = f"""
{_MINUTES}, judged as (select *, {surprise("rows", "expected")} as surprise from usual)
select j.*, u.unit_name as place, count(*) over () as total
from judged j left join units u using (unit) where rows >= {_LEAST} and surprise >= {UNUSUAL}
order by surprise desc, minute, unit limit {MOST_GROUPS}
"""  # nosec B608 # numbers of ours
_BASE = f"""
{_MINUTES} select count(*) filter (rows >= {_LEAST}) as part, count(*) as whole from usual
"""  # nosec B608 # a number of ours


def bursts(results: Results) -> Sign:
    """Clock minutes with five responses of a unit or more, where so many are unusual for the unit.

    `expected` is the mean of the unit's other minutes with responses, and of one minute more with
    the mean of all units, so that a unit with a single minute is compared too. The base rate counts
    the minutes of a unit that have five responses or more, of all its minutes with responses, over
    all units.
    """
    lines = results.rows("attempts", _GROUPS, also=("units",)).to_pylist()
    (base,) = results.rows("attempts", _BASE).to_pylist()
    return sign("burst", groups_of(lines), Share(**base), lines[0]["total"] if lines else 0)
