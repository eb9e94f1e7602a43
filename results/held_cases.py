"""The held responses as cases: what says the same is one case, which one decision settles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from contest.reasons import (
    COLUMN_MISSING,
    FIELD_MISSING,
    FIELD_UNREADABLE,
    KEY_UNDECLARED,
    NAMES_DIFFER,
    UNIT_AMBIGUOUS,
    UNIT_UNKNOWN,
    WINDOW_UNDECLARED,
)
from contest.text import fold_case
from results.compute import Results

UNIT_REASONS = (UNIT_UNKNOWN, UNIT_AMBIGUOUS)
_DECLARED = (COLUMN_MISSING, WINDOW_UNDECLARED, KEY_UNDECLARED)
"""Reasons of the contest folder: a declaration settles all responses with the reason at once."""

_HELD = (
    "select a.response_id, a.reason, a.person_id, r.unit_text, r.unread, {lacking} "
    "from attempts a join responses r using (response_id) where a.state = 'held' "
    "order by a.submitted_at nulls first, 1"
)


@dataclass(frozen=True, slots=True)
class Case:
    """Held responses that say the same.

    `key`: the same as long as the case waits, however many responses it has; it tells nothing about
    a person. `reason`: the reason of the first response. `ids`: the earliest response first.
    `lacking`: the required fields that have no value in any of them. `texts`: every form in which
    they wrote the unit, the most frequent first; empty if the unit is not the question.
    """

    key: str
    reason: str
    ids: tuple[str, ...]
    lacking: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


def held_cases(results: Results) -> tuple[Case, ...]:
    """All held responses, each in one case: the largest case first, then the single responses.

    Responses belong together that wrote the same unit, as `fold_case` compares; that lack the same
    fields, with the same text in them; that share an identity but not the name; or that wait for
    the same declaration. The single responses stand in the order of submission, those of one
    person together.
    """
    required = results.contest.settings.identity.required
    columns = {field: "unit_text" if field == "unit" else field for field in required}
    lacking = ", ".join(f'r."{c}" is null as "lacks {f}"' for f, c in columns.items()) or "1"
    together: dict[Hashable, list[dict[str, Any]]] = {}
    for line in results.rows("attempts", _HELD.format(lacking=lacking)).to_pylist():
        line["lacking"] = tuple(field for field in required if line[f"lacks {field}"])
        together.setdefault(_says(line), []).append(line)
    several = sorted((c for c in together.items() if len(c[1]) > 1), key=lambda c: -len(c[1]))
    persons: dict[str, list[tuple[Hashable, list[dict[str, Any]]]]] = {}
    for says, lines in together.items():
        if len(lines) == 1:
            about = lines[0]["person_id"] or lines[0]["response_id"]
            persons.setdefault(about, []).append((says, lines))
    single = [one for ones in persons.values() for one in ones]
    return tuple(_case(says, lines) for says, lines in (*several, *single))


def apart(case: Case) -> tuple[Case, ...]:
    """A case for each response of a case."""
    return tuple(replace(case, key=_key(one), ids=(one,)) for one in case.ids)


def _says(line: Mapping[str, Any]) -> Hashable:
    """What a response says in the matter for which it waits; equal for responses of one case."""
    reason = line["reason"]
    if reason in UNIT_REASONS and line["unit_text"]:
        return "unit", fold_case(line["unit_text"])
    if reason in (FIELD_MISSING, FIELD_UNREADABLE):
        unread = ((cell["field"], fold_case(cell["text"])) for cell in line["unread"] or ())
        about = tuple(sorted(cell for cell in unread if cell[0] in line["lacking"]))
        return reason, line["lacking"], about
    if reason == NAMES_DIFFER and line["person_id"]:
        return reason, line["person_id"]
    return (reason,) if reason in _DECLARED else (reason, line["response_id"])


def _case(says: Hashable, lines: list[dict[str, Any]]) -> Case:
    first = lines[0]
    ids = tuple(line["response_id"] for line in lines)
    asked = lines if first["reason"] in UNIT_REASONS else ()
    texts = Counter(line["unit_text"] for line in asked if line["unit_text"])
    ordered = tuple(sorted(texts, key=lambda text: (-texts[text], text)))
    return Case(_key(says), first["reason"], ids, first["lacking"], ordered)


def _key(about: Hashable) -> str:
    return sha256(repr(about).encode()).hexdigest()[:16]
