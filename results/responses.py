"""Single responses: those that wait, what was seen of one and decided about it, and finding one by
what a person says on the phone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from contest.text import fold_case
from ledger import Decision
from ledger.engine import connect
from results.compute import Results

_LINE = (
    "select a.response_id, r.content_hash, a.source, r.row_number, a.submitted_at, r.full_name, "
    "r.phone, r.phone_repaired, r.email, r.national_id, r.national_id_repaired, r.birth_date, "
    "a.unit, u.unit_code, u.unit_name, r.unit_text, r.prediction, a.person_id, a.state, a.reason "
    "from attempts a join responses r using (response_id) left join units u on a.unit = u.unit "
)
_MOST_FOUND = 50


@dataclass(frozen=True, slots=True)
class Observed:
    """A response as it stood in one load: heading and cell, in the order of the sheet.

    `event`: seen, edited, missing, gone or back; without cells where the row was not there.
    """

    observed_at: datetime
    event: str
    row_number: int | None
    cells: tuple[tuple[str, str | None], ...]


def held(
    results: Results, reason: str | None, unit_text: str | None, offset: int, limit: int
) -> list[dict[str, Any]]:
    """Responses that wait for the committee, of one reason or all, and where asked with one unit
    text; the earliest first."""
    where, params = ("and a.reason = ?", [reason]) if reason else ("", [])
    if unit_text is not None:
        where, params = f"{where} and r.unit_text = ?", [*params, unit_text]
    query = f"{_LINE} where a.state = 'held' {where} order by a.submitted_at nulls first, 1"
    return _lines(results, f"{query} limit {int(limit)} offset {int(offset)}", params)


def held_texts(results: Results, reason: str, limit: int) -> dict[str, int]:
    """The unit texts that several held responses of a reason share, and how many, most first."""
    query = (
        "select r.unit_text, count(*) as held from attempts a join responses r using (response_id) "
        "where a.state = 'held' and a.reason = ? and r.unit_text is not null group by 1 "
        f"having held > 1 order by held desc, 1 limit {int(limit)}"
    )
    found = results.rows("attempts", query, [reason]).to_pylist()
    return {line["unit_text"]: line["held"] for line in found}


def lines(results: Results, response_ids: list[str]) -> list[dict[str, Any]]:
    """These responses, in whatever state."""
    query = f"{_LINE} where a.response_id in (select unnest(?::varchar[])) order by 1"
    return _lines(results, query, [response_ids])


def history(results: Results, response_id: str) -> tuple[Observed, ...]:
    """Everything that was seen of a response, in order; empty where there is none."""
    headers = {load["load_id"]: load["header"] for load in results.loads.to_pylist()}
    with connect() as con:
        if not results.ledger.scan(con, "observations", "observations"):
            return ()
        rows = con.sql(
            "select * from observations where response_id = ? order by load_number",
            params=[response_id],
        ).to_arrow_table()
    found = []
    for row in rows.to_pylist():
        header = headers.get(row["load_id"], ())
        there = row["row_number"] is not None
        cells = [(heading, row.get(f"c{n}")) for n, heading in enumerate(header, start=1)]
        found.append(
            Observed(
                row["observed_at"], row["event"], row["row_number"], tuple(cells) if there else ()
            )
        )
    return tuple(found)


def decided(results: Results, response_id: str) -> tuple[Decision, ...]:
    """Every decision about a response, and every undo of one, in order."""
    about = {response_id}
    found = []
    for decision in results.decisions:
        if decision.subject in about:
            about.add(decision.decision_id)
            found.append(decision)
    return tuple(found)


def look_up(results: Results, text: str) -> list[dict[str, Any]]:
    """Responses in any state by what a person says: a telephone number, its last digits (four or
    more), a name or a part of it (accents do not matter), or a time of day (`9:14`, `20/11 9:14`);
    at most 50, whoever has exactly this name first, then the latest first. Blank finds nothing.
    """
    words = fold_case(text)
    if not words:
        return []
    where, params = _condition(words)
    order = "coalesce(r.name_key = ?, false) desc, a.submitted_at desc nulls last, 1"
    query = f"{_LINE} where {where} order by {order} limit {_MOST_FOUND}"
    return _lines(results, query, [*params, words])


_TIME = re.compile(
    r"(?:(\d{1,2})[/.-](\d{1,2})(?:[/.-]\d{2,4})?\s+)?(\d{1,2})\s*(?::|h|giờ)\s*(\d{2})(?::\d{2})?\s*(?:phút)?"
)
_PLAIN = "replace(strip_accents(lower({})), 'đ', 'd')"


def _condition(words: str) -> tuple[str, list[Any]]:
    digits = re.sub(r"[\s.+()-]", "", words)
    if digits.isdigit() and len(digits) >= 4:
        # Ten digits or +84: the last nine are the same.
        return "ends_with(coalesce(r.phone, '') , ?)", [digits[-9:]]
    if time := _TIME.fullmatch(words):
        day, month, hour, minute = (int(part) if part else None for part in time.groups())
        of_day = "hour(a.submitted_at) = ? and minute(a.submitted_at) = ?"
        if day is None:
            return of_day, [hour, minute]
        return (
            f"{of_day} and day(a.submitted_at) = ? and month(a.submitted_at) = ?",
            [hour, minute, day, month],
        )
    name, asked = _PLAIN.format("r.full_name"), _PLAIN.format("?")
    return f"contains({name}, {asked})", [words]


def _lines(results: Results, query: str, params: list[Any]) -> list[dict[str, Any]]:
    results.rows("units", "select 1 from units limit 0")
    found: list[dict[str, Any]] = results.rows("attempts", query, params).to_pylist()
    return found
