"""Reads phones, e-mails, identity numbers and predictions as the contract says ("Reading").

Each function takes a folded text and returns None if the text is unreadable.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from recount.texts import fold
from recount.times import day

_PHONE = re.compile(r"0[35789][0-9]{8}|02[0-9]{9}")
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){1,5}|[0-9]{1,3}(?: [0-9]{3}){1,5}")
_WHOLE = re.compile(r"(\d+)\.0+")
_POWER = re.compile(r"(\d)(?:[.,](\d+))?[eE]\+?(\d{1,2})")
_DECIMAL = re.compile(r"([+-]?)0*(\d+)[.,](\d+)")
_MIDNIGHT = " 00:00:00"
_PROVINCES = frozenset(
    f"{code:03}"
    for first, last in (
        (1, 2), (4, 4), (6, 6), (8, 8), (10, 12), (14, 15), (17, 17), (19, 20), (22, 22),
        (24, 27), (30, 31), (33, 38), (40, 40), (42, 42), (44, 46), (48, 49), (51, 52), (54, 54),
        (56, 56), (58, 58), (60, 60), (62, 62), (64, 64), (66, 68), (70, 70), (72, 72), (74, 75),
        (77, 77), (79, 80), (82, 84), (86, 87), (89, 89), (91, 96),
    )
    for code in range(first, last + 1)
)  # fmt: skip
"""Codes of the provinces of birth."""


def _unspoiled(text: str) -> str:
    """The digits of a number as which a spreadsheet has stored a text; "" if digits were lost."""
    if found := _WHOLE.fullmatch(text):
        return found[1]
    if found := _POWER.fullmatch(text):
        rest = found[2] or ""
        return found[1] + rest if len(rest) == int(found[3]) else ""
    return text


def phone(text: str) -> str | None:
    """A Vietnamese number as `0…`.

    >>> phone("+84 912.345.678"), phone("912345678"), phone("+84 0912 345 678")
    ('0912345678', '0912345678', None)
    """
    kept = "".join(sign for sign in _unspoiled(text) if sign in "0123456789+")
    is_abroad, digits = kept.startswith("+"), kept.replace("+", "")
    ways = [] if is_abroad else [digits]
    ways += [
        f"0{digits[len(prefix) :]}"
        for prefix in (("84",) if is_abroad else ("0084", "84"))
        if digits.startswith(prefix)
    ]
    if not is_abroad and len(digits) == 9:
        ways.append(f"0{digits}")
    return next((way for way in ways if _PHONE.fullmatch(way)), None)


def email(text: str) -> str | None:
    """An address whatever its case: one @, with text before it and a dot after it.

    >>> email("An@Example.com"), email("an@example"), email("a@b@c.d"), email("không @ có.")
    ('an@example.com', None, None, None)
    """
    name, _, host = text.casefold().partition("@")
    is_readable = name and "." in host and "@" not in host and " " not in text
    return f"{name}@{host}" if is_readable else None


def national_id(text: str) -> str | None:
    """Twelve digits, nine digits, or eleven that have lost the zero of a known province.

    >>> national_id("030 095 123456"), national_id("30095123456"), national_id("1234567890")
    ('030095123456', '030095123456', None)
    """
    digits = _unspoiled(text.replace(" ", ""))
    if not (digits.isascii() and digits.isdecimal()):
        return None
    if len(digits) == 11 and f"0{digits[:2]}" in _PROVINCES and digits[2] <= "3":
        digits = f"0{digits}"
    return digits if len(digits) in (9, 12) else None


def birth_date(text: str, day_first: bool) -> date | None:
    """A day; a workbook writes midnight behind it."""
    return day(text.removesuffix(_MIDNIGHT), day_first)


@lru_cache(maxsize=100_000)
def prediction(text: str) -> int | None:
    """A whole number, perhaps in groups of three digits.

    >>> prediction("1.234"), prediction("1 234"), prediction("12.5"), prediction("120.0")
    (1234, 1234, None, None)
    """
    if text.isascii() and text.isdecimal():
        return int(text) if len(text) <= 18 else None
    return int(re.sub("[. ]", "", text)) if _GROUPED.fullmatch(text) else None


def meaning(cell: str | None) -> str:
    """What a cell says, whatever the precision at which it says it ("Same row").

    >>> [meaning(text) for text in ("912345678", "1,0", "01/02/1990", " A  b", None)]
    ['0912345678', '1', '1990-02-01', 'A b', '']
    """
    text = fold(cell or "")
    if not any(sign.isdigit() for sign in text):
        return text
    if number := phone(text):
        return number
    if found := birth_date(text, True):
        return found.isoformat()
    if parts := _DECIMAL.fullmatch(text):
        rest = parts[3].rstrip("0")
        return parts[1] + parts[2] + (f".{rest}" if rest else "")
    return (text.lstrip("0") or "0") if text.isdecimal() else text
