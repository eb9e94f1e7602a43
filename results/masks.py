"""Masks people's numbers and addresses, and leaves just enough to tell two of them apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from contest.sanitize import on_one_line

HIDDEN = "***"
_LONGEST_PHONE = 11


def masked_phone(phone: str) -> str:
    """The first three digits and the last four, by which a caller is looked up. Spaces, dots and
    hyphens between digits are left out.

    >>> masked_phone("0912345678"), masked_phone("0912 345 678")
    ('091 *** 5678', '091 *** 5678')
    """
    digits = re.sub(r"[\s.-]", "", phone)
    return f"{digits[:3]} {HIDDEN} {digits[-4:]}" if len(digits) > 8 else f"{HIDDEN} {digits[-3:]}"


def masked_email(email: str) -> str:
    """The last two characters before the @, and the host.

    >>> masked_email("an.nguyen02@example.com"), masked_email("an@example.com")
    ('***02@example.com', '***@example.com')
    """
    name, at, host = email.rpartition("@")
    return f"{HIDDEN}{name[-2:] if len(name) > 4 else ''}{at}{host}"


def masked_number(number: str) -> str:
    """The last four digits of an identity number.

    >>> masked_number("030095123456")
    '*** 3456'
    """
    return f"{HIDDEN} {number[-4:]}"


CONTACTS: Mapping[str, Callable[[str], str]] = {
    "phone": masked_phone,
    "email": masked_email,
    "national_id": masked_number,
}
"""The fields that let somebody reach or impersonate a person, each with its mask."""

_EMAIL = r"[^\s@<>,;]+@[^\s@<>,;]+"
_ALONE = r"(?<!\d)(?<!\d\.)"
_LONG_NUMBER = rf"{_ALONE}\d{{9,}}(?!\d)"
_DAY = r"\d{1,2}[./-]\d{1,2}[./-]\d{4}\b"
_PHONE = rf"{_ALONE}(?!{_DAY})(?:\+\s?84|84|0)(?:[\s.-]?\d){{8,10}}(?!\d)"
_CONTACT = re.compile(f"({_EMAIL})|({_LONG_NUMBER})|({_PHONE})")


def masked_line(line: Mapping[str, Any]) -> dict[str, Any]:
    """A response or a line of the roster with masked contacts. Null stays null.

    >>> masked_line({"full_name": "An", "phone": "0912345678", "email": None})
    {'full_name': 'An', 'phone': '091 *** 5678', 'email': None}
    """
    return {
        name: CONTACTS[name](value) if value and name in CONTACTS else value
        for name, value in line.items()
    }


def masked_text(text: str) -> str:
    """A text with masked addresses and long numbers. Dates and short numbers stay.

    >>> masked_text("gọi 0912.345.678 hoặc an.nguyen02@example.com, CCCD 030095123456")
    'gọi 091 *** 5678 hoặc ***02@example.com, CCCD *** 3456'
    >>> masked_text("05-11-2024 08:07:00"), masked_text("2024-11-20 08:07:00")
    ('05-11-2024 08:07:00', '2024-11-20 08:07:00')
    """
    return _CONTACT.sub(_masked_match, text)


def masked_note(text: str, longest: int) -> str:
    """What somebody writes down, on one line of at most `longest` characters. The text is masked
    before it is cut, because the beginning of a number would pass the mask.

    >>> masked_note("gọi\\n0912345678", 12)
    'gọi 091 ***…'
    """
    return on_one_line(masked_text(on_one_line(text)), longest)


def masked_cell(text: str, field: str | None = None) -> str:
    """A cell as it was written, with the contacts in it masked.

    `field`: the contact that the cell's column holds; None for any other column. Another column may
    also hold a contact, for example because somebody renamed the column.

    >>> masked_cell("0912 345 678", "phone"), masked_cell("0912345678", "email")
    ('091 *** 5678', '***')
    """
    if field is None:
        return masked_text(text)
    if field == "email":
        return masked_text(masked_email(text)) if "@" in text else HIDDEN
    return CONTACTS[field](text)


def _masked_match(found: re.Match[str]) -> str:
    email, number, _ = found.groups()
    if email:
        return masked_email(email)
    return (
        masked_number(number) if number and len(number) > _LONGEST_PHONE else masked_phone(found[0])
    )
