"""Single responses: the held ones, the history and the decisions of one, and the search for one by
the words of a caller on the phone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from contest import Contest
from contest.national_ids import national_id_doubt
from contest.text import fold_case
from ledger import Decision
from ledger.engine import connect
from ledger.unit_decisions import LINES, NAME, SOURCE, TEXT, TITLE
from results.access import within
from results.compute import Results
from results.masks import CONTACTS, HIDDEN, masked_cell, masked_line, masked_text
from results.names import by_name, tidied_line

_FROM = "from attempts a join responses r using (response_id) left join units u on a.unit = u.unit "
_LINE = (
    "select a.response_id, r.content_hash, a.source, r.row_number, a.submitted_at, r.full_name, "
    "r.phone, r.phone_repaired, r.email, r.national_id, r.national_id_repaired, r.birth_date, "
    "a.unit, u.unit_code, u.unit_name, r.unit_text, r.prediction, a.person_id, a.state, a.reason "
    f"{_FROM}"
)
_OWN_LINE = (
    f"select a.response_id, r.full_name, u.unit_code, u.unit_name, r.unit_text, a.state {_FROM}"
)
"""For people of a leader's own units. The query does not even read a score, answer, time, contact
or birth date."""
_MOST_FOUND = 50
_WRITTEN_BY_PEOPLE = (TEXT, SOURCE, NAME, TITLE)


@dataclass(frozen=True, slots=True)
class Observed:
    """A response as it stood in one load: heading and cell, in the order of the sheet.

    `event`: seen, edited, missing, gone or back; there are no cells if the sheet lacked the row.
    `changed`: headings whose cell differs from the version before; masks may hide the difference.
    """

    observed_at: datetime
    event: str
    row_number: int | None
    cells: tuple[tuple[str, str | None], ...]
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unmasked:
    """One response without masks. `line`: the fields, named as in `View.responses`. `seen`: the
    history of the response."""

    line: Mapping[str, Any]
    seen: tuple[Observed, ...]


def held(results: Results, reason: str | None, offset: int, limit: int) -> list[dict[str, Any]]:
    """Responses that wait for the committee, the earliest first; with `reason`, only those that
    wait for this reason."""
    where, params = ("and a.reason = ?", [reason]) if reason else ("", [])
    query = f"{_LINE} where a.state = 'held' {where} order by a.submitted_at nulls first, 1"
    return _lines(results, f"{query} limit {int(limit)} offset {int(offset)}", params)


def lines(
    results: Results, response_ids: list[str], own: Collection[int] | None = None
) -> list[dict[str, Any]]:
    """These responses, in any state. `own`: keeps responses of these units, with few fields."""
    select = _LINE if own is None else _OWN_LINE
    where = f"a.response_id in (select unnest(?::varchar[])) and {within('a.unit', own)}"
    return _lines(results, f"{select} where {where} order by 1", [response_ids])


def unmasked(results: Results, response_id: str) -> Unmasked | None:
    """One response without masks; None for an unknown id."""
    found = _whole_lines(results, f"{_LINE} where a.response_id = ?", [response_id])
    return Unmasked(found[0], history(results, response_id)) if found else None


def contacts_of(results: Results, response_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The whole contacts of these responses as they were read, by response."""
    query = f"{_LINE} where a.response_id in (select unnest(?::varchar[]))"
    return {
        line["response_id"]: {name: line[name] for name in CONTACTS}
        for line in _whole_lines(results, query, [list(response_ids)])
    }


def masked_history(results: Results, response_id: str) -> tuple[Observed, ...]:
    """The history of a response, with masked contacts in its cells."""
    fields = _contact_columns(results.contest)
    return tuple(
        replace(
            one,
            cells=tuple(
                (heading, text and masked_cell(text, fields.get(fold_case(heading))))
                for heading, text in one.cells
            ),
        )
        for one in history(results, response_id)
    )


def _contact_columns(contest: Contest) -> dict[str, str]:
    """Heading, folded → the contact that its column holds."""
    return {
        fold_case(heading): field
        for field in CONTACTS
        for heading in contest.settings.columns.get(field, ())
    }


def history(results: Results, response_id: str) -> tuple[Observed, ...]:
    """The events of a response in the loads of these results, in order; none for an unknown id."""
    headers = {load["load_id"]: load["header"] for load in results.loads.to_pylist()}
    with connect() as con:
        if not results.ledger.scan(con, "observations", "observations"):
            return ()
        rows = con.sql(
            "select * from observations where response_id = ? order by load_number",
            params=[response_id],
        ).to_arrow_table()
    found = []
    before: dict[tuple[str, int], str | None] = {}
    for row in rows.to_pylist():
        if (header := headers.get(row["load_id"])) is None:
            continue
        there = row["row_number"] is not None
        cells = [(heading, row.get(f"c{n}")) for n, heading in enumerate(header, start=1)]
        cells = cells if there else []
        met: Counter[str] = Counter()
        now = {}
        for heading, text in cells:  # a heading may stand on several columns
            met[heading] += 1
            now[heading, met[heading]] = text
        changed = [key[0] for key, text in now.items() if before and before.get(key) != text]
        found.append(
            Observed(
                row["observed_at"], row["event"], row["row_number"], tuple(cells), tuple(changed)
            )
        )
        before = now or before
    return tuple(found)


def decided(results: Results, response_id: str) -> tuple[Decision, ...]:
    """Every decision about a response, and every undo of such a decision, in order."""
    about = {response_id}
    found = []
    for decision in results.decisions:
        if decision.subject in about:
            about.add(decision.decision_id)
            found.append(decision)
    return masked_decisions(found)


def masked_decisions(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Decisions with masked contacts in corrections, texts and notes, and rosters without lines."""
    return tuple(
        replace(
            one,
            facts={
                name: HIDDEN
                if name == LINES
                else masked_cell(text, name)
                if name in CONTACTS
                else masked_text(text)
                if name in _WRITTEN_BY_PEOPLE
                else text
                for name, text in one.facts.items()
            },
            note=masked_text(one.note),
        )
        for one in decisions
    )


def look_up(
    results: Results, text: str, own: Collection[int] | None = None
) -> list[dict[str, Any]]:
    """Responses in any state that match the words of a person.

    The words are a telephone number, its last digits (four or more), words of a name or their
    beginnings (accents do not matter), or a time of day (`9:14`, `20/11 9:14`). Returns at most 50
    responses: those with exactly this name first, then the latest first. Without a word or a
    number, nothing is found.

    `own`: finds only responses of these units, and only by name, because a search by number would
    reveal the number.
    """
    words = fold_case(text)
    if not words:
        return []
    where, params = _condition(words) if own is None else _named(words)
    where = f"{where} and {within('a.unit', own)}"
    order = "coalesce(r.name_key = ?, false) desc, a.submitted_at desc nulls last, 1"
    select = _LINE if own is None else _OWN_LINE
    query = f"{select} where {where} order by {order} limit {_MOST_FOUND}"
    return _lines(results, query, [*params, words])


_TIME = re.compile(
    r"(?:(\d{1,2})[/.-](\d{1,2})(?:[/.-]\d{2,4})?\s+)?(\d{1,2})\s*(?::|h|giờ)\s*(\d{2})(?::\d{2})?\s*(?:phút)?"
)


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
    return _named(words)


def _named(words: str) -> tuple[str, list[Any]]:
    where, params = by_name("r.full_name", words)
    return (where, params) if params else ("false", [])


def _lines(results: Results, query: str, params: list[Any]) -> list[dict[str, Any]]:
    return [masked_line(line) for line in _whole_lines(results, query, params)]


def _whole_lines(results: Results, query: str, params: list[Any]) -> list[dict[str, Any]]:
    """Lines with tidy names, and with `national_id_doubt`: the part of the number that needs
    verification. The mask of the number would hide this part."""
    table = results.rows("attempts", query, params, also=("units",))
    found = [tidied_line(line) for line in table.to_pylist()]
    for line in found:
        if "national_id" in line:
            number, born = line["national_id"], line["birth_date"]
            line["national_id_doubt"] = number and national_id_doubt(number, born)
    return found
