"""Names of the sheets of a workbook: what a spreadsheet accepts, and no two that are equal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from contest.sanitize import on_one_line

LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_RESERVED = frozenset({"history", "lịch sử"})
"""Names that a spreadsheet program keeps for itself."""


def sheet_names(titles: Sequence[str]) -> list[str]:
    """A name for each title: at most 31 UTF-16 units, without `[]:*?/\\` and without an apostrophe
    at an end. Titles that come to the same name, whatever the case, get a number.

    >>> sheet_names(["Sở Nội vụ", "sở nội vụ", "A/B [1]", "'", "x" * 40])[1:4]
    ['sở nội vụ (2)', 'A B 1', 'Trang 4']
    """
    names: list[str] = []
    taken: set[str] = set(_RESERVED)
    for place, title in enumerate(titles, start=1):
        whole = on_one_line(_FORBIDDEN.sub(" ", unicodedata.normalize("NFC", title)))
        whole = whole.strip("' ") or f"Trang {place}"
        name, number = _cut(whole, LONGEST), 1
        while name.casefold() in taken:
            number += 1
            end = f" ({number})"
            name = _cut(whole, LONGEST - len(end)) + end
        taken.add(name.casefold())
        names.append(name)
    return names


def _cut(text: str, longest: int) -> str:
    """The longest start of a text that has this many UTF-16 units, not ending in a blank."""
    while len(text.encode("utf-16-le")) // 2 > longest:
        text = text[:-1]
    return text.rstrip("' ")
