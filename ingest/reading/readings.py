"""Reads one cell: pure functions from a text to a typed value, or None if the text is unreadable.

The rules are those of the contract ("Reading"). Callers pass folded texts (`contest.text.fold`).
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from contest.text import fold

MIDNIGHT = " 00:00:00"
"""The time of day that follows a workbook's date."""
_NUMBER = re.compile(r"\d{1,18}|\d{1,3}(?:\.\d{3}){1,5}|\d{1,3}(?: \d{3}){1,5}")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})")
_CLOCK = re.compile(
    r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?"
    r"\s*(?:(am|pm|sa|ch|a\.?\s?m\.|p\.?\s?m\.|午前|午後))?"
    r"\s*(?:\(?(?:(z)|(?:gmt|utc)?\s*([+-]\d{1,2})(?::?(\d{2}))?|([a-z]{3,5}))\)?)?",
    re.IGNORECASE,
)
_QUIZ_SCORE = re.compile(
    r"(\d{1,6})(?:[.,](\d{1,2}))?(?:\s*/\s*(\d{1,6})(?:[.,](\d{1,2}))?)?", re.ASCII
)
ZONES = {
    "gmt": 0, "utc": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "cest": 120, "mez": 60,
    "mesz": 120, "eet": 120, "eest": 180, "msk": 180, "ist": 330, "ict": 420, "wib": 420,
    "wita": 480, "wit": 540, "hkt": 480, "sgt": 480, "jst": 540, "kst": 540, "est": -300,
    "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
    "brt": -180, "art": -180,
}  # fmt: skip
"""Zone names that Forms writes, in minutes east of Greenwich. A name means its fixed offset, so an
export that says CET in summer means CET. Any other name is unreadable: the program does not
guess."""


def email(text: str) -> str | None:
    """An address in lower case: one @, text before it, a dot after it, no white space inside."""
    name, at, host = text.casefold().partition("@")
    good = at and name and "." in host and "@" not in host and " " not in text
    return text.casefold() if good else None


def prediction(text: str) -> int | None:
    """A whole number; `.` or a space may stand before groups of exactly three digits.

    >>> prediction("1.234"), prediction("1 234"), prediction("12,5"), prediction("12.5")
    (1234, 1234, None, None)
    """
    if text.isdecimal() and text.isascii() and len(text) <= 18:
        return int(text)
    folded = fold(text)
    if not folded.isascii() or not _NUMBER.fullmatch(folded):
        return None
    return int(folded.replace(".", "").replace(" ", ""))


def day(text: str, *, day_first: bool, short_years: bool = False) -> date | None:
    """A date. The order of day and month is known if the year is first or dots separate the parts;
    otherwise `day_first` gives the order. `short_years`: 24 means 2024 (timestamps, not birth
    dates).

    >>> day("1/12/2024", day_first=True), day("1/12/2024", day_first=False)
    (datetime.date(2024, 12, 1), datetime.date(2024, 1, 12))
    """
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, number = int(found[1]), int(found[3]), int(found[4])
    elif found := _YEAR_LAST.fullmatch(text):
        number, month, year = int(found[1]), int(found[3]), int(found[4])
        if len(found[4]) == 2:
            if not short_years:
                return None
            year += 2000
        if found[2] != "." and not day_first:
            number, month = month, number
    else:
        return None
    try:
        return date(year, month, number)
    except ValueError:
        return None


class Clock(NamedTuple):
    """A time of day in seconds, and its offset from Greenwich in minutes, or None."""

    seconds: int
    offset_minutes: int | None


def clock(text: str) -> Clock | None:
    """A time of day: `7:30:05`, `11.38.57`, `7:06:31 PM GMT+7`, `8:00:00 CH`, seconds optional.

    >>> clock("7:06:31 PM GMT+5:30")
    Clock(seconds=68791, offset_minutes=330)
    """
    if not (found := _CLOCK.fullmatch(text)):
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if half := (found[4] or "").casefold():
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[0] in "pc" or half == "午後" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    offset: int | None = None
    if found[5]:
        offset = 0
    elif found[6]:
        size = abs(int(found[6])) * 60 + int(found[7] or 0)
        offset = -size if found[6].startswith("-") else size
    elif found[8] and (offset := ZONES.get(found[8].casefold())) is None:
        return None
    return Clock(int(timedelta(hours=hour, minutes=minute, seconds=second).total_seconds()), offset)


class QuizScore(NamedTuple):
    """The form's own score, and the score that was possible (never 0), or None if not written.

    Both are in 1/100 of a point, because Forms writes two decimals.
    """

    score: int
    out_of: int | None


def quiz_score(text: str) -> QuizScore | None:
    """A score as the form writes it: `8.00 / 10`, `8,5 / 10`, a workbook's bare `8`.

    None for `-- / 0`, for any score out of 0, for more than two decimals and for other texts.

    >>> quiz_score("8.50 / 10"), quiz_score("8"), quiz_score("-- / 0")
    (QuizScore(score=850, out_of=1000), QuizScore(score=800, out_of=None), None)
    """
    if not (found := _QUIZ_SCORE.fullmatch(text)):
        return None
    score, out_of = (
        int(whole) * 100 + int((part or "").ljust(2, "0")) if whole else None
        for whole, part in (found.group(1, 2), found.group(3, 4))
    )
    return None if score is None or out_of == 0 else QuizScore(score, out_of)
