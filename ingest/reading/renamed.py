"""Proposes the new heading of a missing column; a person confirms the proposal or not.

The program does not read a column under a proposed heading until a `map_heading` decision maps the
heading (`ledger.decisions`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from contest.text import fold, fold_case

_LIKE = 0.75
"""Two headings of this likeness are probably one; below it, a survey's "Họ tên con" would be
proposed for any name."""


def propose_headings(
    absent: Mapping[str, str], unread: Sequence[str], header: Sequence[str], before: Sequence[str]
) -> dict[str, str]:
    """Absent field or item → the unread heading that is probably its new heading.

    An unread heading at the place of the old one in the last load's header (`before`) is the
    renamed heading, if most of the other headings stand where they stood. Otherwise the function
    proposes the most similar heading, if one is very similar. No heading is proposed twice.

    >>> propose_headings({"phone": "Số điện thoại"}, ["Số ĐT"], ["Tên", "Số ĐT"],
    ...                  ["Tên", "Số điện thoại"])
    {'phone': 'Số ĐT'}
    """
    free = [heading for heading in unread if heading]
    proposals: dict[str, str] = {}

    def take(subject: str, heading: str) -> None:
        proposals[subject] = heading
        free.remove(heading)

    old, new = list(map(fold_case, before)), list(map(fold_case, header))
    stayed = sum(one == other for one, other in zip(old, new, strict=False))
    in_place = 2 * stayed >= len(old) - len(absent)
    for subject, declared in absent.items() if in_place else ():
        if (key := fold_case(declared)) in old and (place := old.index(key)) < len(header):
            now = fold(header[place])
            if now in free:
                take(subject, now)
    for subject, declared in absent.items():
        if subject not in proposals and free:
            likeness, heading = max((_likeness(declared, heading), heading) for heading in free)
            if likeness >= _LIKE:
                take(subject, heading)
    return proposals


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, fold_case(one), fold_case(other)).ratio()
