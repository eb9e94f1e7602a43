"""Finds edits in a sorted sheet, in which only the person identifies a row, not its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from ingest.loading.diff import Cells, Matches


def match_by_person(
    matches: Matches,
    old_rows: Mapping[int, Cells],
    new_rows: Mapping[int, Cells],
    who: Sequence[int],
) -> None:
    """Match the rows and responses that are left in a sorted sheet, and add edits to `matches`.

    A sheet was sorted if its matched rows have a different order from the responses. A row and a
    response that are left are one edit if they are by the same person, and no other row or response
    of that person is left. Otherwise the function does not guess: the row is new and the response
    is missing.

    `who`: positions of the cells that identify the person. All filled ones must be equal.
    """
    found = matches.new_to_old[matches.new_to_old >= 0]
    if not who or not bool((np.diff(found) < 0).any()):
        return
    taken = set(found.tolist())
    old = _by_person(((n, cells) for n, cells in old_rows.items() if n not in taken), who)
    free = ((n, cells) for n, cells in new_rows.items() if matches.new_to_old[n] < 0)
    for person, rows in _by_person(free, who).items():
        responses = old.get(person, [])
        if len(rows) == len(responses) == 1:
            matches.new_to_old[rows[0]] = responses[0]
            matches.edited.append(rows[0])


def _by_person(
    rows: Iterable[tuple[int, Cells]], who: Sequence[int]
) -> dict[tuple[str, ...], list[int]]:
    people: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, cells in rows:
        person = tuple(cells[place] or "" for place in who if place < len(cells))
        if any(person):
            people[person].append(number)
    return people
