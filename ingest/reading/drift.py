"""Header drift: columns that a sheet had, and has no more under a heading that is declared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contest import Contest
from ingest.columns import lay_out, places


def vanished(
    contest: Contest, header: Sequence[str], earlier: Iterable[Sequence[str]]
) -> dict[str, str]:
    """The fields and, by id, questions that have no column in a header although an earlier one of
    the same source had it → their declared heading. What never was there is no drift."""
    absent = lay_out(contest, header).absent
    left = dict(absent)
    for before in dict.fromkeys(map(tuple, earlier)) if absent else ():
        left = {
            name: text for name, text in left.items() if name in lay_out(contest, before).absent
        }
    return {name: text for name, text in absent.items() if name not in left}


def regained(contest: Contest, header: Sequence[str], before: Sequence[str]) -> bool:
    """True when a header has a declared column that stood there before too, under a heading that
    nothing read: it was renamed back."""
    now, then = lay_out(contest, header), lay_out(contest, before)
    found = places(contest, now)
    return any(place < len(before) for name, place in found.items() if name in then.absent)


def says_who(contest: Contest) -> frozenset[str]:
    """The fields by which a person is known: without one of them somebody would be another."""
    identity = contest.settings.identity
    matched = {field for match in identity.match_on for field in match.split("+")}
    return frozenset({*matched, *identity.required})
