"""Rows near a prize that were edited, went missing, or look typed by hand into the sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from contest.text import fold_case
from ledger.engine import connect
from results.awards import person_awards, persons_out
from results.compute import Results
from results.responses import history
from results.signs.model import Share, Sign, SignGroup, SignName, sign

_TIME = re.compile(r"\d{1,2}[:.h]\d{2}(?P<seconds>[:.]\d{2})?(?=\D*$)")
"""A time of day that ends its cell."""
_EVENTS = """
select distinct response_id, event from observations semi join loads using (load_id)
where event <> 'seen'
"""
_NEAR_PRIZES = """
with near as (
    select * from attempts where person_id in (select unnest(?::varchar[]))
), enough as (
    select round, min(marks) as marks from near where state = 'accepted' group by 1
)
select a.response_id, a.state, a.submitted_at, r.first_submitted_at
from attempts a join responses r using (response_id) left join enough e using (round)
where response_id in (select response_id from near)
    or a.state in ('withdrawn', 'held', 'rejected')
        and a.marks >= coalesce(e.marks, (select min(marks) from enough))
order by a.submitted_at nulls last, 1
"""
_RESTAMPED = """
select response_id from responses
where submitted_at is distinct from first_submitted_at
"""
# A form adds rows in the order of time. Three rows before, because any one of them may have been
# edited and bear a later time; a minute, because forms may swap rows that come together.
_ORDER = """
with placed as (
    select response_id, first_submitted_at + interval 1 minute < least(
        lag(first_submitted_at, 1) over arrived, lag(first_submitted_at, 2) over arrived,
        lag(first_submitted_at, 3) over arrived)
        and lag(first_submitted_at, 3) over arrived is not null as early
    from responses where first_submitted_at is not null window arrived as (
        partition by source order by first_load_number, first_row_number, response_id)
)
select count(*) as whole, count(*) filter (early) as part,
    list(response_id) filter (early and response_id in (select unnest(?::varchar[]))) as ids
from placed
"""
_WHOLE_MINUTES = """
select count(*) as whole, count(*) filter (second(first_submitted_at) = 0) as part from responses
where first_submitted_at is not null
"""


def prized(results: Results, *, whole: bool = False) -> tuple[Sign, ...]:
    """The signs about rows near a prize. Each group is one response. `whole`: all groups of a sign,
    and not only its first `MOST_GROUPS`.

    Near a prize are all responses of the persons who win, wait for a draw, come next or are not
    eligible, and the responses that are gone from the sheet, held or rejected with at least as many
    marks as one of these persons has: somebody may have won with them, before an edit made the
    response late or unreadable.

    - edited in the sheet: other cells changed and the time of the row stayed, while a form gives an
      edited response a new time;
    - edited by the form: the row was edited and has another time;
    - missing: a reading of the sheet lacked the row, or the row came back;
    - out of order: the row is more than a minute earlier than each of the three rows before it;
    - no seconds: the time is written without seconds, while most rows of the contest have some.

    Each base rate counts the same among all responses; that of "no seconds" counts whole minutes.
    """
    make = partial(sign, most=None) if whole else sign
    near = {line["response_id"]: line for line in _near_prizes(results)}
    events = _events(results)
    restamped = set(results.rows("attempts", _RESTAMPED)["response_id"].to_pylist())
    responses = results.rows("attempts", "select count(*) as n from responses")["n"][0].as_py()
    by_mark = {name: _marked(events, restamped, name) for name in _OF_EVENTS}
    found = [
        make(name, _groups(near, ids), Share(len(ids), responses)) for name, ids in by_mark.items()
    ]
    (order,) = results.rows("attempts", _ORDER, [list(near)]).to_pylist()
    early = _groups(near, order["ids"] or ())
    found.append(make("prize_out_of_order", early, Share(order["part"], order["whole"])))
    (minutes,) = results.rows("attempts", _WHOLE_MINUTES).to_pylist()
    base = Share(**minutes)
    ids = _without_seconds(results, near) if base.part * 2 < base.whole else ()
    found.append(make("prize_no_seconds", _groups(near, ids), base))
    return tuple(found)


_OF_EVENTS: tuple[SignName, ...] = (
    "prize_edited_in_sheet",
    "prize_edited_by_form",
    "prize_missing",
)


def _marked(events: Mapping[str, set[str]], restamped: set[str], name: SignName) -> list[str]:
    if name == "prize_missing":
        return [one for one, seen in events.items() if seen & {"missing", "gone", "back"}]
    by_form = name == "prize_edited_by_form"
    return [
        one for one, seen in events.items() if "edited" in seen and (one in restamped) == by_form
    ]


def _near_prizes(results: Results) -> list[dict[str, Any]]:
    awards = person_awards(results)
    contenders = [
        *(one.contender for one in awards.won),
        *(one for tie in awards.ties for one in tie.contenders),
        *(one for following in awards.following.values() for one in following),
    ]
    persons = sorted({one.holder for one in contenders} | persons_out(results))
    found: list[dict[str, Any]] = results.rows("attempts", _NEAR_PRIZES, [persons]).to_pylist()
    return found


def _events(results: Results) -> dict[str, set[str]]:
    """Response → what was seen of it after the first time, in the loads of these results."""
    with connect() as con:
        if not results.ledger.scan(con, "observations", "observations"):
            return {}
        con.register("loads", results.loads.select(["load_id"]))
        table = con.sql(_EVENTS).to_arrow_table()
    found: dict[str, set[str]] = {}
    for response, event in zip(*(column.to_pylist() for column in table.columns), strict=True):
        found.setdefault(response, set()).add(event)
    return found


def _groups(near: Mapping[str, Mapping[str, Any]], ids: Iterable[str]) -> list[SignGroup]:
    """One group for each of these responses that is near a prize, in order of time."""
    wanted = set(ids)
    return [
        SignGroup((one,), 1, line["submitted_at"], line["submitted_at"])
        for one, line in near.items()
        if one in wanted
    ]


def _without_seconds(results: Results, near: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The responses in the sheet whose first time is written without seconds."""
    columns = results.contest.settings.columns
    headings = {fold_case(text) for text in columns.get("submitted_at", ())}
    return [
        one
        for one, line in near.items()
        if line["state"] != "withdrawn"
        and (at := line["first_submitted_at"]) is not None
        and at.second == 0
        and lacks_seconds(_first_time(results, one, headings))
    ]


def _first_time(results: Results, response_id: str, headings: set[str]) -> str:
    """The cell with the time in the first observation."""
    cells = next((seen.cells for seen in history(results, response_id) if seen.cells), ())
    return next((text or "" for heading, text in cells if fold_case(heading) in headings), "")


def lacks_seconds(text: str) -> bool:
    """Whether a cell ends with a time of day that has no seconds.

    >>> lacks_seconds("20/11/2024 8:15"), lacks_seconds("20/11/2024 08:15:00"), lacks_seconds("")
    (True, False, False)
    """
    found = _TIME.search(text)
    return found is not None and found["seconds"] is None
