"""Reads days and moments as the contract says. A moment is whole seconds of wall time from 1970."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_EPOCH = datetime(1970, 1, 1)
_FIRST_DAY = date(1970, 1, 1).toordinal()
DAY = 86_400
_PARTS = re.compile(r"([0-9./-]+)(?:,? |T)(.*)")
_DAY = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})")
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?P<half>am|pm|sa|ch|a\.?\s?m\.|p\.?\s?m\.|午前|午後)?"
    r"\s*(?:\(?(?P<zone>z|(?:gmt|utc)?\s*[+-]\d{1,2}(?::?\d\d)?|[a-z]{3,5})\)?)?",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?:gmt|utc)?\s*([+-])(\d{1,2}):?(\d\d)?")
_TO_THE_SECOND = re.compile(r"[0-9./-]+(?:,? |T)\d{1,2}[:.]\d\d[:.]\d\d")
_HOURS_EAST = {
    "z": 0, "gmt": 0, "utc": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "cest": 2, "mez": 1,
    "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "ist": 5.5, "ict": 7, "wib": 7, "wita": 8, "wit": 9,
    "hkt": 8, "sgt": 8, "jst": 9, "kst": 9, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7,
    "mdt": -6, "pst": -8, "pdt": -7, "brt": -3, "art": -3,
}  # fmt: skip


def seconds_of(moment: datetime) -> int:
    """A wall time as whole seconds.

    >>> seconds_of(datetime(1970, 1, 2, 0, 0, 1, 999_999))
    86401
    """
    return int((moment.replace(microsecond=0) - _EPOCH).total_seconds())


def moment_of(seconds: int) -> datetime:
    """The wall time that `seconds_of` counts."""
    return _EPOCH + timedelta(seconds=seconds)


@lru_cache(maxsize=100_000)
def day(text: str, day_first: bool, short_years: bool = False) -> date | None:
    """A date; None if it is unreadable. `short_years`: 24 means 2024.

    >>> day("1/12/2024", True), day("1/12/2024", False), day("1.12.2024", False)
    (datetime.date(2024, 12, 1), datetime.date(2024, 1, 12), datetime.date(2024, 12, 1))
    """
    if (found := _DAY.fullmatch(text)) is None:
        return None
    first, between, second, last = found.groups()
    if len(first) == 4 and len(last) <= 2:
        parts = int(first), int(second), int(last)
    elif len(first) <= 2 and (len(last) == 4 or (len(last) == 2 and short_years)):
        year = int(last) + (2000 if len(last) == 2 else 0)
        one, other = int(first), int(second)
        parts = (year, other, one) if day_first or between == "." else (year, one, other)
    else:
        return None
    try:
        return date(*parts)
    except ValueError:
        return None


@lru_cache(maxsize=200_000)
def _clock(text: str) -> tuple[int, float | None] | None:
    """Seconds from midnight, and the seconds east of Greenwich or None."""
    if (found := _CLOCK.fullmatch(text)) is None:
        return None
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    if half := (found["half"] or "").casefold():
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (0 if half[0] in "as" or half == "午前" else 12)
    if hour > 23 or minute > 59 or second > 59:
        return None
    zone = (found["zone"] or "").casefold()
    offset: float | None = None
    if shift := _OFFSET.fullmatch(zone):
        size = int(shift[2]) * 3600 + int(shift[3] or 0) * 60
        offset = -size if shift[1] == "-" else size
    elif zone:
        if zone not in _HOURS_EAST:
            return None
        offset = _HOURS_EAST[zone] * 3600
    return hour * 3600 + minute * 60 + second, offset


def moment(folded: str, day_first: bool, here: ZoneInfo, there: ZoneInfo) -> int | None:
    """The contest's wall time of a timestamp; None if the day or the time of day is unreadable.

    `here`: the zone of the contest. `there`: the zone of a source's times without an offset.
    """
    if (found := _PARTS.fullmatch(folded)) is None:
        return None
    on, at = day(found[1], day_first, True), _clock(found[2])
    if on is None or at is None:
        return None
    wall, offset = (on.toordinal() - _FIRST_DAY) * DAY + at[0], at[1]
    if offset is None and here.key == there.key:
        return wall
    try:
        stated = moment_of(wall)
        if offset is None:
            aware = stated.replace(tzinfo=there)
        else:
            aware = (stated - timedelta(seconds=offset)).replace(tzinfo=UTC)
        return seconds_of(aware.astimezone(here).replace(tzinfo=None))
    except OverflowError:
        return None


def is_coarse(folded: str) -> bool:
    """True if a timestamp is written without its seconds."""
    return _TO_THE_SECOND.match(folded) is None
