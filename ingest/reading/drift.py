"""Header drift: columns that a sheet once had and no longer has under a declared heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contest import Contest
from ingest.columns import CATEGORY, lay_out, places


def vanished(
    contest: Contest, header: Sequence[str], earlier: Iterable[Sequence[str]]
) -> dict[str, str]:
    """The fields and questions (by id) that have lost their column → their declared heading.
    `CATEGORY` stands for a column by which people are ranked apart.

    A column is lost if the header does not have it and an earlier header of the same source had it.
    A column that no header ever had is not drift.
    """
    absent = _absent(contest, header)
    left = dict(absent)
    for before in dict.fromkeys(map(tuple, earlier)) if absent else ():
        left = {name: text for name, text in left.items() if name in _absent(contest, before)}
    return {name: text for name, text in absent.items() if name not in left}


def _absent(contest: Contest, header: Sequence[str]) -> dict[str, str]:
    layout = lay_out(contest, header)
    conditions = zip(contest.settings.categories, layout.categories, strict=True)
    missing = [category.when.column for category, place in conditions if place is None]
    return {**layout.absent, **({CATEGORY: missing[0]} if missing else {})}


def regained(contest: Contest, header: Sequence[str], before: Sequence[str]) -> bool:
    """True if a column was renamed back: the header before had the column too, under a heading that
    nothing reads."""
    now, then = lay_out(contest, header), lay_out(contest, before)
    found = places(contest, now)
    return any(place < len(before) for name, place in found.items() if name in then.absent)


def says_who(contest: Contest) -> frozenset[str]:
    """The fields that say who a person is, and among whom the person is ranked. If the sheet loses
    the column of one of them, its rows wait."""
    identity = contest.settings.identity
    matched = {field for match in identity.match_on for field in match.split("+")}
    aged = {"birth_date"} if identity.minimum_age else set()
    return frozenset({*matched, *identity.required, *aged, CATEGORY})
