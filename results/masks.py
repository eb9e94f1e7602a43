"""Numbers and addresses of people of which only enough is shown to tell two apart."""

from __future__ import annotations

HIDDEN = "***"


def masked_phone(phone: str) -> str:
    """The first four digits and the last three.

    >>> masked_phone("0912345678")
    '0912 *** 678'
    """
    return f"{phone[:4]} {HIDDEN} {phone[-3:]}" if len(phone) > 8 else f"{HIDDEN} {phone[-3:]}"


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
