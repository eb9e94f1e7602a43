"""Finds names that are only near a text: slips of one letter, and suggestions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from contest.naming import words
from contest.naming.index import SYLLABLE, Form, Index
from contest.naming.spelling import spell

MOST = 8
_ALIKE = 60.0
_NEAR = 2
"""A slip is not read if another name differs by at most so many letters."""


def slipped(index: Index, parts: list[str], level: int | None) -> tuple[Form, ...]:
    """The forms of the only name at a level that is one letter away.

    No other name may be near, and the word that slipped must not be a syllable. So "Nam Sácch" is
    read as "Nam Sách". "Thanh Ba" is not read as "Thanh Hà", because "Thanh Ba" may be a place.
    """
    core = "".join(parts)
    cores = index.cores_at(level)
    close = process.extract(
        core, cores, scorer=OSA.distance, score_cutoff=_NEAR, limit=len(cores), processor=None
    )
    forms = [
        (form, distance)
        for name, distance, _ in close
        for form in index.by_core[name]
        if words.LEVELS.get(form.kind) == level
    ]
    meant = [
        form
        for form, distance in forms
        if distance <= 1
        and form.may_slip
        and not any(SYLLABLE.fullmatch(part) for part in parts if part not in form.words)
    ]
    if not meant or any(form.unit not in {f.unit for f in meant} for form, _ in forms):
        return ()
    return tuple(meant)


def alike(
    index: Index, text: str, day: date, within: frozenset[int]
) -> Iterator[tuple[int, float]]:
    """Yield the units whose names look like the text, best first, with a score from 0 to 100."""
    spoken = spell(text)
    query = " ".join(spoken.word_list(0, len(spoken.plain))) if spoken.plain else ""
    best: dict[int, float] = {}
    for _, score, place in process.extract(
        query, index.sayings, scorer=fuzz.token_sort_ratio, limit=10 * MOST, score_cutoff=_ALIKE
    ):
        for unit in index.meaning(index.forms[place].unit, day):
            if within <= {unit, *index.above(unit)}:
                best.setdefault(unit, score)
    yield from sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]
