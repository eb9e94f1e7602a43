"""The texts that participants wrote as their unit, with counts of rows and of held rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from contest.naming.likely import is_likely
from contest.reasons import UNIT_AMBIGUOUS, UNIT_UNKNOWN
from contest.text import fold_case
from results.compute import Results

_DIGITS_OF_A_PERSON = 6
"""A text with so many digits may hold a phone, a birth date or an identity number."""

_WRITTEN = (
    "select r.unit_text as text, count(*) as rows, count(a.unit) as credited, "
    "count(*) filter (where a.state = 'held' and a.reason in (?, ?)) as held, "
    "min(a.submitted_at) as first_at, max(a.submitted_at) as last_at, "
    "max(a.submitted_at) filter (where a.state = 'held' and a.reason in (?, ?)) as held_at "
    "from attempts a join responses r using (response_id) "
    "where r.unit_text is not null and a.state <> 'withdrawn' group by 1 order by rows desc, text"
)


@dataclass(frozen=True, slots=True)
class Writing:
    """One writing of a unit, with all its forms.

    `key`: the folded form that the program compares. `text`: the most frequent form. `texts`: every
    form. `rows`: number of responses with the writing that are in their sheet. `credited`: number
    of these with a unit. `held`: number of these that wait because the unit is not certain.
    `first_at`, `last_at`, and `held_at` (the last of those that wait): contest-local; None if no
    time was readable.
    """

    key: str
    text: str
    texts: tuple[str, ...]
    rows: int
    credited: int
    held: int
    first_at: datetime | None
    last_at: datetime | None
    held_at: datetime | None


def writings(results: Results) -> tuple[Writing, ...]:
    """All writings. The writing that holds up most rows comes first."""
    params = [UNIT_UNKNOWN, UNIT_AMBIGUOUS] * 2
    lines = results.rows("attempts", _WRITTEN, params).to_pylist()
    together: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        together.setdefault(fold_case(line["text"]), []).append(line)
    found = [_writing(key, same) for key, same in together.items() if key]
    return tuple(sorted(found, key=lambda w: (-w.held, -w.rows, w.key)))


@dataclass(frozen=True, slots=True)
class LikelyWriting:
    """A writing that may mean a unit. `held`: number of responses that wait because of it."""

    text: str
    held: int


def likely_writings(
    results: Results, found: Iterable[Writing], code: str, day: date, own: Collection[int] | None
) -> tuple[LikelyWriting, ...]:
    """The writings that hold up responses and may mean the unit that has a code on a day, most
    first; none for a unit that is not among `own` (None: all units).

    A writing that says anything else, such as a name or a number of a person, is left out: the
    viewer may be a leader of this unit, and the writer may belong to another.
    """
    tree, now = results.contest.units, results.reference_time
    number = next(reversed(tree.bearers(code, day)), None)
    if number is None or (own is not None and number not in own):
        return ()

    def look() -> tuple[LikelyWriting, ...]:
        return tuple(
            LikelyWriting(one.text, one.held)
            for one in found
            if one.held
            and sum(char.isdecimal() for char in one.text) < _DIGITS_OF_A_PERSON
            and is_likely(tree, one.text, number, (one.last_at or now).date())
        )

    return results.keep(("likely writings", number), look)


def responses_with(results: Results, texts: Iterable[str]) -> list[str]:
    """Ids of the responses whose unit text equals one of these texts, letter by letter."""
    query = (
        "select response_id from attempts join responses using (response_id) "
        "where unit_text in (select unnest(?::varchar[])) order by 1"
    )
    found: list[str] = results.rows("attempts", query, [list(texts)])["response_id"].to_pylist()
    return found


def _writing(key: str, lines: list[dict[str, Any]]) -> Writing:
    """One writing from the lines of its forms, the most frequent first."""
    moments = [line[name] for line in lines for name in ("first_at", "last_at") if line[name]]
    return Writing(
        key,
        lines[0]["text"],
        tuple(line["text"] for line in lines),
        sum(line["rows"] for line in lines),
        sum(line["credited"] for line in lines),
        sum(line["held"] for line in lines),
        min(moments, default=None),
        max(moments, default=None),
        max((line["held_at"] for line in lines if line["held_at"]), default=None),
    )
