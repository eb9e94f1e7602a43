"""Reads an identity number and finds signs that somebody should verify it.

A damaged number is read if it has one possible reading, and the repair is marked.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from contest.phones import Reading, as_digits

Doubt = Literal["birth_year", "province"]
"""A sign that somebody should verify an identity number: its year differs from that of the birth
date, or its first three digits are not the code of a province. A sign is never a proof: the number
counts as it was read."""

_PROVINCES = frozenset(
    f"{code:03}"
    for code in (
        1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36,
        37, 38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74,
        75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
    )
)  # fmt: skip
"""Codes of the provinces of birth, as the provinces were when the cards were numbered."""


def national_id(text: str) -> str | None:
    """Read a CCCD of 12 digits or an old CMND of 9 digits; None for any other text.

    Eleven digits are a CCCD that has lost its first zero, if the zero makes the number valid: a
    known province, and a digit for century and sex that has been issued.

    >>> national_id("030 095 123456"), national_id("30095123456"), national_id("84912345678")
    ('030095123456', '030095123456', None)
    """
    digits = as_digits(text.replace(" ", ""))
    if not (digits.isascii() and digits.isdigit()):
        return None
    if len(digits) == 11 and f"0{digits[:2]}" in _PROVINCES and digits[2] in "0123":
        return f"0{digits}"
    return digits if len(digits) in (9, 12) else None


def read_national_id(text: str) -> Reading | None:
    """`national_id`, and whether a spreadsheet had damaged the number. None if it is unreadable.

    >>> read_national_id("30095123456")
    Reading(number='030095123456', is_repaired=True)
    """
    number = national_id(text)
    return None if number is None else Reading(number, number != text.replace(" ", ""))


def national_id_doubt(number: str, born: date | None) -> Doubt | None:
    """The doubt about a number that `national_id` has read, or None.

    >>> national_id_doubt("030095123456", date(1995, 3, 1))
    >>> national_id_doubt("030195123456", date(1959, 3, 1))
    'birth_year'
    """
    if len(number) != 12:
        return None
    year = 1900 + 100 * (int(number[3]) // 2) + int(number[4:6])
    if born is not None and born.year != year:
        return "birth_year"
    return None if number[:3] in _PROVINCES else "province"
