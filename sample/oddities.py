"""Hostile and strange texts that a few people type. They are only text and must stay only text."""

from __future__ import annotations

from typing import Literal, NamedTuple

_FIRST_PERSON, _EVERY = 25, 9


class Oddity(NamedTuple):
    """A text and the field of the cell that it is typed into."""

    field: Literal["name", "unit"]
    text: str


_ODDITIES = (
    Oddity("name", '=HYPERLINK("https://example.com/x","Bấm vào đây")'),
    Oddity("name", "<script>alert(1)</script>"),
    Oddity("name", "Nguyễn Văn " + "A" * 489),  # 500 characters
    Oddity("name", "Trần Thị Hoa \U0001f338"),
    Oddity("name", "\"Vũ Đức Nam\", 'Phó phòng'"),
    Oddity("name", "@SUM(1;1)"),
    Oddity("name", "Phạm Thị Lan\nTổ 3"),
    Oddity("unit", '=HYPERLINK("https://example.com/y","Sở Nội vụ")'),
    Oddity("unit", '<img src="x" onerror="alert(1)">'),
    Oddity("unit", "Cơ quan " + "dài " * 123),  # 500 characters
    Oddity("unit", "Sở Nội vụ \U0001f389"),
    Oddity("unit", "'; DROP TABLE units; --"),
    Oddity("unit", "+2-1"),
    Oddity("unit", "\u202eụv iộN ởS"),  # written from right to left
)


def of(person: int) -> Oddity | None:
    """The strange text that this person types, or None."""
    number, rest = divmod(person - _FIRST_PERSON, _EVERY)
    return _ODDITIES[number] if rest == 0 and 0 <= number < len(_ODDITIES) else None
