"""The ranked lines: their filter, a page of them, and their number."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

import pyarrow as pa

from results.access import within
from results.awards import person_list, prizes_held
from results.compute import Results
from results.names import by_name, tidied


class Filter(NamedTuple):
    """A condition in SQL on the table of standings, and its parameters."""

    where: str
    params: tuple[Any, ...]


def filtered(
    round_number: int,
    category: int | None,
    own: Collection[int] | None,
    inside: Iterable[int] | None,
    search: str,
    top: int | None = None,
) -> Filter:
    """The lines of a round that a viewer may see and asks for.

    `category`: its number; None: all. `own`: the units that the viewer may see; None: all.
    `inside`: the units asked for; None: all. `search`: words of the name (`results.names.by_name`).
    `top` keeps rank ≤ top.
    """
    where = ["round = ?", within("unit", own)]
    params: list[Any] = [round_number]
    if category is not None:
        where.append("category = ?")
        params.append(category)
    if inside is not None:
        where.append(within("unit", frozenset(inside)))
    if search:
        named, words = by_name("full_name", search)
        where.append(named)
        params += words
    if top is not None:
        where.append("rank <= ?")
        params.append(top)
    return Filter(" and ".join(where), tuple(params))


def ranked_lines(
    results: Results,
    round_id: str,
    asked: Filter,
    offset: int,
    limit: int | None,
    *,
    as_read: bool = False,
) -> pa.Table:
    """The lines in order of category, rank, and person where ranks are equal. See
    `View.standings`."""
    unit_name = "declared_name" if as_read else "unit_name"
    page = "" if limit is None else f"limit {int(limit)}"
    lines = results.rows(
        "standings",
        f"select rank, person_id, response_id, full_name, unit_code, {unit_name} as unit_name, "
        f"score / {results.contest.denominator}.0 as score, prediction_distance, submitted_at, "  # nosec B608 # conditions of ours; what is asked is a parameter
        "duration_seconds as duration, category from standings left join units using (unit) "
        f"where {asked.where} "
        f"order by category, rank, person_id {page} offset {int(offset)}",
        list(asked.params),
    )
    lines = lines if as_read else tidied(lines)
    ids = [category.id for category in results.contest.settings.categories]
    own = [None if n is None else ids[n] for n in lines["category"].to_pylist()]
    held = prizes_held(results)
    persons = zip(own, lines["person_id"].to_pylist(), strict=True)
    prizes = [held.get((person_list(round_id, one or ""), person)) for one, person in persons]
    at = lines.schema.get_field_index("category")
    return lines.set_column(at, "prize", pa.array(prizes, pa.string())).append_column(
        "category", pa.array(own, pa.string())
    )


def line_count(results: Results, asked: Filter) -> int:
    """The number of lines."""
    query = f"select count(*) as n from standings where {asked.where}"  # nosec B608 # conditions of ours; what is asked is a parameter
    return int(results.rows("standings", query, list(asked.params))["n"][0].as_py())
