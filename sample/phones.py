"""Makes phone numbers that belong to nobody, in the ways in which people type them."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

from sample.draw import Random, Weighted

PEOPLE_LIMIT = 10_000_000
_STEP = 7_654_321  # has no common factor with PEOPLE_LIMIT, so all people have different numbers


class Readable(IntEnum):
    """Whether the committee can read a phone cell."""

    YES = 0
    BLANK = 1
    NO = 2


def phone_of(person: int, seed: int) -> str:
    """The person's number. 095 is a prefix of the right form that no network uses any longer.

    >>> phone_of(1, 0)
    '0957654321'
    """
    return f"095{(person * _STEP + seed * 97) % PEOPLE_LIMIT:07d}"


_READABLE: dict[Callable[[str], str], float] = {
    lambda p: p: 62,
    lambda p: p[1:]: 18,  # the sheet took it for a number
    lambda p: f"{p[:4]} {p[4:7]} {p[7:]}": 7,
    lambda p: f"{p[:4]}.{p[4:7]}.{p[7:]}": 5,
    lambda p: f"+84{p[1:]}": 3,
    lambda p: f"+84 {p[1:4]} {p[4:7]} {p[7:]}": 1,
    lambda p: f"84{p[1:]}": 1,
    lambda p: f"{p[:4]}-{p[4:7]}-{p[7:]}": 1,
    lambda p: f"{p[:3]} {p[3:6]} {p[6:8]} {p[8:]}": 1,
    lambda p: f"{p}\u00a0": 1,
}
_UNREADABLE: dict[Callable[[str], str], float] = {
    lambda p: p[:-1]: 4,  # a digit short
    lambda p: p + p[-1]: 3,  # a digit too many
    lambda p: f"{p} / {p[:-1]}0": 1,  # two numbers
    lambda p: f"0162{p[3:]}": 1,  # eleven digits, as before 2018
    lambda _: "không có": 1,
    lambda p: f"{p[1:4]}xxx{p[7:]}": 1,
}
_WAYS, _WAYS_WHEEL = tuple(_READABLE), Weighted(_READABLE.values())
_SLIPS, _SLIPS_WHEEL = tuple(_UNREADABLE), Weighted(_UNREADABLE.values())


def write_phone(phone: str, habit: float, random: Random) -> tuple[str, Readable]:
    """The cell, and whether it can be read. A habit belongs to a person, a slip to a row."""
    slip = random()
    if slip < 0.001:
        return "", Readable.BLANK
    if slip < 0.005:
        return _SLIPS[_SLIPS_WHEEL.pick(random())](phone), Readable.NO
    return _WAYS[_WAYS_WHEEL.pick(habit)](phone), Readable.YES
