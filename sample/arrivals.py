"""Draws the times of answers: an office's day and week, bulletins, and the rush at the end."""

from __future__ import annotations

from sample.clock import DAY, date_of
from sample.draw import Weighted

_BIN = 300
_HOUR = 3600
_WEEKDAYS = (1.15, 1.05, 1.0, 0.95, 0.9, 0.12, 0.10)
_FRIDAY = 4
_BULLETIN_AT = 15.5
_DAY_PARTS = (  # until this hour, this weight
    (6.0, 0.004),
    (7.5, 0.08),
    (8.5, 0.85),
    (10.5, 1.25),
    (11.5, 0.90),
    (13.5, 0.16),
    (14.5, 0.90),
    (16.0, 1.10),
    (17.0, 0.75),
    (19.5, 0.14),
    (22.0, 0.24),
    (24.0, 0.04),
)


class Arrivals:
    """The curve of first attempts over the window."""

    def __init__(self, opens: int, closes: int) -> None:
        self._opens, self._closes = opens, closes
        starts = range(opens, closes, _BIN)
        self._wheel = Weighted(self._weight(start) for start in starts)
        self._starts = starts

    def moment(self, bin_chance: float, second_chance: float) -> int:
        """A second inside the window."""
        start = self._starts[self._wheel.pick(bin_chance)]
        return min(start + int(second_chance * _BIN), self._closes - 1)

    def _weight(self, moment: int) -> float:
        day, hour = moment // DAY, moment % DAY / _HOUR
        weekday = date_of(day).weekday()
        weight = _WEEKDAYS[weekday] * next(share for end, share in _DAY_PARTS if hour < end)
        return weight * self._interest(moment) * _bulletin(weekday, hour) * self._rush(moment)

    def _interest(self, moment: int) -> float:
        """Curiosity in the first days, little in the middle, reminders in the last week."""
        passed = (moment - self._opens) / (self._closes - self._opens)
        if moment // DAY == self._opens // DAY:
            return 2.2
        return 1.3 if passed < 0.2 else 0.75 if passed < 0.75 else 1.35

    def _rush(self, moment: int) -> float:
        hours_left = (self._closes - moment) / _HOUR
        return 4.5 if hours_left < 1 else 3.0 if hours_left < 3 else 2.0 if hours_left < 9 else 1.0


def _bulletin(weekday: int, hour: float) -> float:
    """On Friday at 15:30 the committee names the units that are behind; Monday morning reacts."""
    if weekday == _FRIDAY and _BULLETIN_AT <= hour < _BULLETIN_AT + 2:
        return 2.2
    return 1.5 if weekday == 0 and hour < 11.5 else 1.0
