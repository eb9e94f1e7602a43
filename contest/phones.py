"""Reads a telephone number in an answer or in a table about people (contract, "Reading")."""

from __future__ import annotations

import re
from typing import NamedTuple

_NATIONAL = re.compile(r"0[35789]\d{8}|02\d{9}", re.ASCII)
_NOT_DIALLED = re.compile(r"[^0-9+]+")
_AS_NUMBER = re.compile(r"(\d+)\.0+|(\d)(?:[.,](\d+))?[eE]\+?(\d{1,2})")


class Reading(NamedTuple):
    """A number in the form for comparison. `is_repaired`: a spreadsheet had damaged its text."""

    number: str
    is_repaired: bool


def phone(text: str) -> str | None:
    """Read a Vietnamese number as `0…`: 0[35789] and eight digits, or 02 and nine; else None.

    A phone that a spreadsheet turned into a plain number is read if the number kept all digits.

    >>> phone("+84 912.345.678"), phone("912345678"), phone("9.12345678E+08"), phone("12345")
    ('0912345678', '0912345678', '0912345678', None)
    >>> phone("9.12346E+08") is None
    True
    """
    if _NATIONAL.fullmatch(text):
        return text
    kept = _NOT_DIALLED.sub("", as_digits(text))
    international = kept.startswith("+")
    digits = kept.replace("+", "")
    if not international and _NATIONAL.fullmatch(digits):
        return digits
    prefixes = ("84",) if international else ("0084", "84")
    for prefix in prefixes:
        national = "0" + digits.removeprefix(prefix)
        if digits.startswith(prefix) and _NATIONAL.fullmatch(national):
            return national
    if not international and len(digits) == 9 and _NATIONAL.fullmatch("0" + digits):
        return "0" + digits
    return None


def in_groups(number: str) -> str:
    """A number of the form `0…` as people read it.

    >>> in_groups("0912345678"), in_groups("02203888999")
    ('0912 345 678', '0220 3888 999')
    """
    return f"{number[:4]} {number[4:-3]} {number[-3:]}"


def read_phone(text: str) -> Reading | None:
    """`phone`, and whether a spreadsheet had damaged the text. None if `phone` cannot read it.

    A damaged text has lost its first zero or has become a plain number.

    >>> read_phone("841234567")
    Reading(number='0841234567', is_repaired=True)
    >>> read_phone("84912345678")
    Reading(number='0912345678', is_repaired=False)
    """
    if (number := phone(text)) is None:
        return None
    return Reading(number, is_repaired=number != text and _is_damaged(text))


def _is_damaged(text: str) -> bool:
    digits = sum(c in "0123456789" for c in text)
    return digits == 9 or _AS_NUMBER.fullmatch(text) is not None


def as_digits(text: str) -> str:
    """Turn a spreadsheet's plain number into its digits, or into "" if it has lost some digits.

    Any other text is returned unchanged.

    >>> as_digits("912345678.0"), as_digits("9.12345678E+08"), as_digits("9.12E+08"), as_digits("x")
    ('912345678', '912345678', '', 'x')
    """
    if not (found := _AS_NUMBER.fullmatch(text)):
        return text
    whole, first, rest, power = found.groups()
    if whole is None and len(rest or "") != int(power):
        return ""
    return whole or f"{first}{rest or ''}"
