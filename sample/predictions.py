"""Draws people's guesses of the number of participants, and the texts of the guesses."""

from __future__ import annotations

from math import exp

from sample.draw import Random, pick

_UNREADABLE = ("khoảng {n}", "{n} người", "87,65432", "rất nhiều", "{n},5", "hơn {n}")


def draw_prediction(usual: int, random: Random) -> tuple[str, int | None]:
    """The cell and the number in the cell, or None if the cell has no readable number."""
    spread = random() + random() + random() - 1.5
    number = max(1, round(usual * exp(spread)))
    if random() < 0.35:
        number = max(100, round(number, -2))
    kind = random()
    if kind < 0.02:
        return "", None
    if kind < 0.03:
        return pick(_UNREADABLE, random()).format(n=number), None
    if kind < 0.035 and number >= 1000:
        return f"{number:,}", None  # a comma is a decimal mark here, not a group mark
    if kind < 0.12:
        return f"{number:,}".replace(",", "."), number
    if kind < 0.14:
        return f"{number:,}".replace(",", " "), number
    return str(number), number
