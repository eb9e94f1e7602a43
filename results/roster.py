"""Finds the people of the roster who took part: certain by identity fields, otherwise a question.

A person is never called absent while any response may be theirs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import numpy as np
from rapidfuzz import fuzz, process

from contest.roster import expected
from contest.text import bare, tidy_name
from results.compute import Results

Status = Literal["took_part", "to_confirm", "not_recorded"]
How = Literal["identity", "waits", "elsewhere", "differs", "phone", "name", "near_name", ""]
NEAR = 88
"""Two names that are alike to this percentage or more, without case and accents, may be one
person's."""


@dataclass(frozen=True, slots=True)
class Line:
    """A person of the roster. `unit`: number in units.csv.

    - `took_part`: a response that counts has the line's phone and name, or its name and birth date,
      in the line's unit or beneath it (`identity`).
    - `to_confirm`: such a response is held (`waits`), is credited to another unit (`elsewhere`), or
      has the phone but a different birth date (`differs`). Or a response has only the same phone
      (`phone`), only the same name in the unit (`name`), or nearly the same name (`near_name`).
    - `not_recorded`: none of these.

    `response_id`: the response that decides the status; None for `not_recorded`.
    """

    unit: int
    full_name: str
    birth_date: date | None
    phone: str | None
    status: Status
    how: How
    response_id: str | None


# Each response that a roster line may be about, with the evidence. A response without a certain
# unit may belong to any unit.
_MATCHES = """
with seen as (
    select a.response_id, a.unit, r.name_key, r.birth_date, r.phone,
        a.state = 'held' as waits
    from attempts a join responses r using (response_id)
    where a.state in ('accepted', 'superseded', 'held')
),
pairs as (
    select l.line, s.response_id from roster l join seen s on l.phone = s.phone
    union
    select l.line, s.response_id from roster l join seen s on l.name_key = s.name_key
    where l.birth_date = s.birth_date or s.unit is null
    union
    select l.line, s.response_id
    from roster l join seen s on l.name_key = s.name_key
    join above on s.unit = above.unit and above.ancestor = l.unit
)
select p.line, s.response_id, s.waits,
    coalesce(l.phone = s.phone, false) as same_phone,
    l.name_key = s.name_key as same_name,
    coalesce(l.birth_date = s.birth_date, false) as same_day,
    coalesce(l.birth_date <> s.birth_date, false) as other_day,
    exists (from above where above.unit = s.unit and above.ancestor = l.unit) as inside
from pairs p join roster l using (line) join seen s using (response_id)
order by p.line, s.response_id
"""
_NAMES = """
select a.response_id, a.unit, any_value(r.name_key) as name_key
from attempts a join responses r using (response_id)
where a.state in ('accepted', 'superseded', 'held') and a.unit is not null
    and r.name_key is not null
group by 1, 2 order by 1
"""


def roster_lines(results: Results) -> tuple[Line, ...]:
    """Every line of the roster, in its order; empty without a roster. The lines are made once."""
    return results.keep("roster_lines", lambda: _lines(results))


def _lines(results: Results) -> tuple[Line, ...]:
    lines = expected(results.contest.units, results.contest.roster)
    if not lines:
        return ()
    results.rows("above", "select 1 from above limit 0")
    results.rows("attempts", "select 1 from attempts limit 0")
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in results.rows("roster", _MATCHES).to_pylist():
        found[row["line"]].append(row)
    judged = {number: _judged(rows) for number, rows in found.items()}
    absent = [number for number in range(len(lines)) if number not in judged]
    judged |= _near_names(results, [(n, lines[n].unit, lines[n].name_key) for n in absent])
    return tuple(
        Line(
            one.unit,
            tidy_name(one.full_name),
            one.birth_date,
            one.phone,
            *judged.get(number, _NOTHING),
        )
        for number, one in enumerate(lines)
    )


_NOTHING: tuple[Status, How, str | None] = ("not_recorded", "", None)
_BEST_FIRST: tuple[How, ...] = ("identity", "waits", "elsewhere", "differs", "phone", "name")


def _judged(rows: Iterable[dict[str, Any]]) -> tuple[Status, How, str | None]:
    """The status from the strongest of the responses that may belong to a line."""
    how, response_id = min(
        ((_how(row), row["response_id"]) for row in rows),
        key=lambda pair: (_BEST_FIRST.index(pair[0]), pair[1]),
    )
    return "took_part" if how == "identity" else "to_confirm", how, response_id


def _how(row: dict[str, Any]) -> How:
    identified = row["same_name"] and (row["same_phone"] or row["same_day"])
    if not identified:
        return "phone" if row["same_phone"] else "waits" if row["waits"] else "name"
    if row["other_day"]:
        return "differs"
    if row["waits"]:
        return "waits"
    return "identity" if row["inside"] else "elsewhere"


def _near_names(
    results: Results, absent: Sequence[tuple[int, int, str]]
) -> dict[int, tuple[Status, How, str | None]]:
    """Lines (number, unit, name) with a response of nearly the same name in the unit or beneath."""
    if not absent:
        return {}
    tree = results.contest.units
    wanted: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for number, unit, name in absent:
        wanted[unit].append((number, bare(name)))
    there: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for row in results.rows("attempts", _NAMES).to_pylist():
        if asked := wanted.keys() & tree.paths[row["unit"]]:
            name = bare(row["name_key"])
            for unit in asked:
                there[unit].append((name, row["response_id"]))
    found: dict[int, tuple[Status, How, str | None]] = {}
    for unit, lines in wanted.items():
        people = there.get(unit)
        if not people:
            continue
        likeness = process.cdist(
            [name for _, name in lines], [name for name, _ in people],
            scorer=fuzz.ratio, score_cutoff=NEAR, dtype=np.uint8,
        )  # fmt: skip
        for (number, _), scores in zip(lines, likeness, strict=True):
            if scores.max() >= NEAR:
                found[number] = ("to_confirm", "near_name", people[int(scores.argmax())][1])
    return found
