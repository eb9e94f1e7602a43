"""Header drift: columns that a sheet once had and no longer has under a declared heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contest import Contest
from ingest.columns import lay_out, places


def vanished(
    contest: Contest, header: Sequence[str], earlier: Iterable[Sequence[str]]
) -> dict[str, str]:
    """The fields and questions (by id) that have lost their column → their declared heading.

    A column is lost if the header does not have it and an earlier header of the same source had it.
    A column that no header ever had is not drift.
    """
    absent = lay_out(contest, header).absent
    left = dict(absent)
    for before in dict.fromkeys(map(tuple, earlier)) if absent else ():
        left = {
            name: text for name, text in left.items() if name in lay_out(contest, before).absent
        }
    return {name: text for name, text in absent.items() if name not in left}


def regained(contest: Contest, header: Sequence[str], before: Sequence[str]) -> bool:
    """True if a column was renamed back: the header before had the column too, under a heading that
    nothing reads."""
    now, then = lay_out(contest, header), lay_out(contest, before)
    found = places(contest, now)
    return any(place < len(before) for name, place in found.items() if name in then.absent)


def says_who(contest: Contest) -> frozenset[str]:
    """The fields that identify a person. Without one of them, a person would be another."""
    identity = contest.settings.identity
    matched = {field for match in identity.match_on for field in match.split("+")}
    return frozenset({*matched, *identity.required})
