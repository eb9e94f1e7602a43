"""Writes a participation rate with its denominator, or says that the denominator is unknown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from i18n.format import Format
from i18n.words import Words


def rate_text(rate: float | None, say: Words, fmt: Format) -> str:
    """62,4 %, or "chưa có mẫu số" for an unknown rate, which is never written as 0 %."""
    return say("unknown_headcount") if rate is None else fmt.share(rate)


def people_cell(row: Mapping[str, Any], fmt: Format) -> str:
    """1.204/1.930, or the people alone where the headcount is unknown."""
    if row["headcount"] is None:
        return fmt.whole(row["people"])
    return fmt.out_of(row["people"], row["headcount"])


def people_note(people: int, headcount: int | None, say: Words, fmt: Format) -> str:
    """1.204/1.930 người, the line under a printed rate; "" where the headcount is unknown."""
    if headcount is None:
        return ""
    return say("people_out_of", n=headcount, ratio=fmt.out_of(people, headcount))
