"""What a cell says, whatever the precision at which it says it (contract, "Same row")."""

from __future__ import annotations

import re
from functools import lru_cache

from contest.forgetting import of_persons
from contest.phones import phone
from contest.text import fold
from ingest.reading import readings

_DECIMAL = re.compile(r"([+-]?)0*(\d+)[.,](\d+)")
_DIGITS = re.compile(r"0*(\d+)")


@of_persons
@lru_cache(maxsize=400_000)
def said(text: str, day_first: bool) -> str:
    """What a cell says, written in one way whatever the precision of its number.

    A phone has its first zero, a number has no zeros that change nothing, a date is
    `1990-02-01`. Other text is only folded.

    >>> [said(text, True) for text in ("912345678", "1,0", "01/02/1990", " A  b")]
    ['0912345678', '1', '1990-02-01', 'A b']
    """
    folded = fold(text)
    if not folded or not any(c.isdigit() for c in folded):
        return folded
    if number := phone(folded):
        return number
    if date := readings.day(folded.removesuffix(readings.MIDNIGHT), day_first=day_first):
        return date.isoformat()
    if found := _DECIMAL.fullmatch(folded):
        part = found[3].rstrip("0")
        return f"{found[1]}{found[2]}.{part}" if part else f"{found[1]}{found[2]}"
    if found := _DIGITS.fullmatch(folded):
        return found[1]
    return folded
