"""Contest-local time as whole seconds and day numbers since 1970-01-01, and its texts.

Times are integers, because a million rows are sorted and compared.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache

DAY = 86_400
_ORIGIN = datetime(1970, 1, 1)


def seconds_of(moment: datetime) -> int:
    """The number of seconds of a moment.

    >>> seconds_of(datetime(1970, 1, 2, 0, 0, 5))
    86405
    """
    return round((moment - _ORIGIN).total_seconds())


def day_of(day: date) -> int:
    """The number of a day, equal to `seconds // DAY` of its moments."""
    return day.toordinal() - _ORIGIN.toordinal()


def date_of(day: int) -> date:
    """The day with this number."""
    return (_ORIGIN + timedelta(days=day)).date()


@cache
def _day_texts(day: int) -> tuple[str, str]:
    return date_of(day).strftime("%d/%m/%Y"), date_of(day).isoformat()


def _time_text(seconds: int) -> str:
    minutes, second = divmod(seconds % DAY, 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{second:02d}"


def sheet_time(seconds: int) -> str:
    """The time as a sheet with Vietnamese settings exports it.

    >>> sheet_time(86405)
    '02/01/1970 00:00:05'
    """
    return f"{_day_texts(seconds // DAY)[0]} {_time_text(seconds)}"


def iso_time(seconds: int) -> str:
    """The time as ISO local time without an offset.

    >>> iso_time(86405)
    '1970-01-02T00:00:05'
    """
    return f"{_day_texts(seconds // DAY)[1]}T{_time_text(seconds)}"
