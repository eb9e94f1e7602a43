"""Same answers: people of one unit who gave the same answers to all questions within minutes."""

from __future__ import annotations

from ledger.responses import answer
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

_NEAR = "interval 10 minutes"
_ALONE = f"""
with written as (
    select a.response_id, a.round, a.unit, a.submitted_at as moment,
        coalesce(a.person_id, a.response_id) as person, {{answers}} as answers
    from attempts a join responses r using (response_id)
    where {COUNTS} and a.unit is not null and greatest({{columns}}) >= 0
), given as (
    select * from written qualify row_number() over (
        partition by round, unit, answers, person order by moment, response_id) = 1
)
"""  # nosec B608 # a condition of ours and names of columns
_GROUPS = f"""
{_ALONE}, everywhere as (
    select round, count(*) as rows from given group by 1
), of_units as (
    select round, unit, count(*) as rows from given group by 1, 2
), of_answers as (
    select round, answers, count(*) as rows from given group by 1, 2
), of_both as (
    select round, unit, answers, count(*) as rows from given group by 1, 2, 3
), rare as (
    select b.round, b.unit, b.answers, (v.rows - b.rows + 1) / (e.rows - u.rows + 1) as share
    from of_both b join of_answers v using (round, answers) join of_units u using (round, unit)
    join everywhere e using (round) where b.rows > 1
), placed as (
    select *, row_number() over (partition by round, unit order by moment, response_id) as place,
        coalesce(moment - lag(moment) over same > {_NEAR}, true) as begins
    from given window same as (partition by round, unit, answers order by moment, response_id)
), runs as (
    select *, sum(begins::int) over (
        partition by round, unit, answers order by moment, response_id) as run
    from placed
), grouped as (
    select round, unit, answers, count(*) as rows, min(moment) as starts_at, max(moment) as ends_at,
        list(response_id order by moment, response_id)[:{MOST_ROWS}] as ids,
        max(place) - min(place) as others
    from runs group by round, unit, answers, run having count(*) > 1
), judged as (
    select g.*, others * share as expected, {surprise("(rows - 1)", "others * share")} as surprise
    from grouped g join rare using (round, unit, answers)
)
select j.*, u.unit_name as place, count(*) over () as total
from judged j left join units u using (unit) where surprise >= {UNUSUAL}
order by surprise desc, starts_at, ids limit {MOST_GROUPS}
"""  # nosec B608 # conditions and numbers of ours
_BASE = f"""
{_ALONE}, timed as (select *, time_bucket({_NEAR}, moment) as bucket from given
), pairs as (
    select round, bucket, grouping(unit) as any_unit, grouping(answers) as any_answers,
        count(*) * (count(*) - 1) // 2 as pairs
    from timed group by grouping sets (
        (round, bucket), (round, bucket, unit), (round, bucket, answers),
        (round, bucket, unit, answers))
)
select coalesce(sum(pairs * (2 * any_unit - 1)) filter (any_answers = 0), 0)::bigint as part,
    coalesce(sum(pairs * (2 * any_unit - 1)) filter (any_answers = 1), 0)::bigint as whole
from pairs
"""  # nosec B608 # conditions and numbers of ours


def same_answers(results: Results) -> Sign:
    """Runs of responses of one unit and round with the same answers to all questions, each from
    another person and within ten minutes of the one before.

    A run is listed if chance explains it badly: `expected` is the number of the other responses of
    the unit in that time that would have these answers, if they were as frequent in the unit as
    they are in other units. Answers that many give, such as all right ones, therefore say little.
    The prediction is not an answer. The base rate counts pairs of responses of different units in
    the same ten minutes: those with the same answers, of all.
    """
    columns = [answer(number) for number in range(len(results.contest.items))]
    if not columns:
        return sign("same_answers", (), Share(0, 0))
    names = {
        "answers": f"[{', '.join(columns)}]",
        "columns": ", ".join(f"r.{name}" for name in columns),
    }
    lines = results.rows("attempts", _GROUPS.format(**names), also=("units",)).to_pylist()
    (base,) = results.rows("attempts", _BASE.format(**names)).to_pylist()
    total = lines[0]["total"] if lines else 0
    return sign("same_answers", groups_of(lines), Share(**base), total)
